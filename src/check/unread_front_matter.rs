//! Fixes that would change front matter which was not read whole: none is offered.

use crate::diagnostic::Diagnostic;
use crate::model::Guide;
use crate::model::front_matter::SchemaFault;
use crate::rules::{Family, UNKNOWN_KEY, meta_of};
use crate::syntax::yaml::{NodeValue, Tree};
use crate::text::TextRange;

/// A part of the front matter of which something is not known, and why.
struct UnreadPart {
    range: TextRange,
    reason: &'static str,
}

/// Takes the fixes out of `findings` that change a part of the front matter which was not read whole,
/// but for those that mend the reading itself.
pub(super) fn withdraw_fixes(guide: &Guide, findings: &mut [Diagnostic]) {
    let parts = unread_parts(guide);
    if parts.is_empty() {
        return;
    }
    for finding in findings {
        let is_of_reading =
            meta_of(finding.rule).is_some_and(|meta| meta.family == Family::Reading);
        if is_of_reading || finding.rule == UNKNOWN_KEY.id {
            continue;
        }
        let touched = |range: TextRange| parts.iter().find(|part| meets(part.range, range));
        let fixes = finding.fix.iter().chain(&finding.alternatives);
        let mut edits = fixes.flat_map(|fix| &fix.edits);
        if let Some(part) = edits.find_map(|edit| touched(edit.range)) {
            finding.fix = None;
            finding.alternatives.clear();
            finding.notes.push(part.reason.to_string());
        }
    }
}

fn unread_parts(guide: &Guide) -> Vec<UnreadPart> {
    if !guide.problems.yaml_errors.is_empty() {
        return vec![UnreadPart {
            range: guide.front.range,
            reason: "no fix is offered while a syntax error hides a part of the front matter: mend \
                     what `invalid-yaml` reports first",
        }];
    }
    let mut parts = Vec::new();
    for fault in &guide.problems.schema {
        match fault {
            SchemaFault::DuplicateKey { first, .. } => {
                let ranges = parts_with(&guide.yaml, *first).into_iter();
                parts.extend(ranges.map(|range| UnreadPart {
                    range,
                    reason: "no fix is offered where a key is given twice: settle what \
                             `duplicate-key` reports first",
                }));
            }
            SchemaFault::UnknownKey { range, meant, .. } if !meant.is_empty() => {
                let mut entries = guide.front.compensation.iter();
                let entry = entries.find(|entry| entry.range.contains(*range));
                parts.extend(entry.map(|entry| UnreadPart {
                    range: entry.range,
                    reason: "no fix is offered while an entry may state figures under another key: \
                             settle what `unknown-key` reports first",
                }));
            }
            _ => {}
        }
    }
    parts
}

/// What a key that is given twice puts in doubt: the map that has it, or of the outermost map the
/// values of the key. `key` is where the key is written first.
fn parts_with(tree: &Tree, key: TextRange) -> Vec<TextRange> {
    for (id, node) in tree.nodes() {
        let NodeValue::Map(entries) = &node.value else {
            continue;
        };
        let Some(first) = entries.iter().find(|entry| tree.range(entry.key) == key) else {
            continue;
        };
        if tree.root != Some(id) {
            return vec![node.range];
        }
        let same = entries.iter();
        let same = same.filter(|entry| tree.key(entry) == tree.key(first));
        let whole = same.map(|entry| tree.range(entry.key).cover(tree.range(entry.value)));
        return whole.collect();
    }
    Vec::new()
}

/// Whether an edit of `edited` changes `part`, or writes right beside it.
fn meets(part: TextRange, edited: TextRange) -> bool {
    edited.start <= part.end && part.start <= edited.end
}
