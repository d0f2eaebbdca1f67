//! No fix is offered that would change a part of a guide which was not read completely.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, RuleId};
use crate::model::Guide;
use crate::model::front_matter::{SchemaFault, schema};
use crate::rules::{Family, UNKNOWN_KEY, meta_of};
use crate::syntax::Fence;
use crate::syntax::yaml::{Entry, NodeValue, Tree};
use crate::text::{Edit, TextRange};

/// Parts of a guide of which something is not known, in order and without overlaps.
struct UnreadParts(Vec<UnreadPart>);

struct UnreadPart {
    range: TextRange,
    reason: UnreadReason,
}

/// Why something of a part is not known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum UnreadReason {
    /// What is over a limit was not read.
    Limit,
    /// Without a closing fence, what is front matter is a guess.
    Unclosed,
    /// The closing fence has further keys below it.
    ClosedEarly,
    SyntaxError,
    DuplicateKey,
    UnknownKey,
}

impl UnreadReason {
    /// What a finding says whose fix is not offered for it.
    fn describe(self) -> &'static str {
        match self {
            UnreadReason::Limit => {
                "no fix is offered while the guide is over a limit: correct what `resource-limit` reports \
                 first"
            }
            UnreadReason::Unclosed => {
                "no fix is offered while the front matter has no closing `---`: correct what \
                 `unclosed-front-matter` reports first"
            }
            UnreadReason::ClosedEarly => {
                "no fix is offered while keys of the front matter are below its closing `---`: move them \
                 above it, or remove the line of dashes that is between them"
            }
            UnreadReason::SyntaxError => {
                "no fix is offered while a syntax error hides a part of the front matter: correct what \
                 `invalid-yaml` reports first"
            }
            UnreadReason::DuplicateKey => {
                "no fix is offered if a key occurs twice: correct what `duplicate-key` reports \
                 first"
            }
            UnreadReason::UnknownKey => {
                "no fix is offered while an entry may state figures under another key: correct what \
                 `unknown-key` reports first"
            }
        }
    }
}

/// Removes the fixes from `findings` that change a part of the guide which was not read completely,
/// except those that make it readable.
pub(super) fn withdraw_fixes(guide: &Guide, findings: &mut [Diagnostic]) {
    let parts = UnreadParts::of(guide);
    if parts.0.is_empty() {
        return;
    }
    for finding in findings {
        let fixes = finding.fix.iter().chain(&finding.alternatives);
        let mut edits = fixes.flat_map(|fix| &fix.edits);
        let part = edits.find_map(|edit| parts.changed_by(edit));
        if let Some(part) = part.filter(|part| !part.is_mended_by(finding.rule)) {
            finding.fix = None;
            finding.alternatives.clear();
            finding.notes.push(part.reason.describe().to_string());
        }
    }
}

impl UnreadPart {
    /// Whether a fix of `rule` is one of those that make the part readable.
    fn is_mended_by(&self, rule: RuleId) -> bool {
        if self.reason == UnreadReason::Limit {
            return false;
        }
        let is_of_reading = meta_of(rule).is_some_and(|meta| meta.family == Family::Reading);
        let is_of_keys = matches!(
            self.reason,
            UnreadReason::DuplicateKey | UnreadReason::UnknownKey
        );
        is_of_reading || (rule == UNKNOWN_KEY.id && is_of_keys)
    }
}

impl UnreadParts {
    fn of(guide: &Guide) -> UnreadParts {
        if !guide.problems.limits.is_empty() {
            let range = TextRange::new(0, guide.source.text.len());
            let reason = UnreadReason::Limit;
            return UnreadParts(vec![UnreadPart { range, reason }]);
        }
        let whole = if !guide.problems.yaml_errors.is_empty() {
            Some(UnreadReason::SyntaxError)
        } else if matches!(guide.fence, Fence::Unclosed { .. }) {
            Some(UnreadReason::Unclosed)
        } else if starts_with_key(guide.source.slice(guide.body_range)) {
            Some(UnreadReason::ClosedEarly)
        } else {
            None
        };
        if let Some(reason) = whole {
            let range = guide.front.range;
            return UnreadParts(vec![UnreadPart { range, reason }]);
        }
        let mut parts = Vec::new();
        let faults = &guide.problems.schema;
        if { faults.iter() }.any(|fault| matches!(fault, SchemaFault::DuplicateKey { .. })) {
            parts.extend(duplicates(&guide.yaml).map(|range| (range, UnreadReason::DuplicateKey)));
        }
        for fault in faults {
            let SchemaFault::UnknownKey {
                range,
                value,
                meant,
                ..
            } = fault
            else {
                continue;
            };
            if !meant.is_empty() && has_figure(guide, *value) {
                let entry = guide.front.entry_around(*range);
                parts.extend(entry.map(|entry| (entry.range, UnreadReason::UnknownKey)));
            }
        }
        parts.sort_unstable();
        let mut apart: Vec<UnreadPart> = Vec::new();
        for (range, reason) in parts {
            match apart.last_mut() {
                Some(last) if range.start <= last.range.end => last.range = last.range.cover(range),
                _ => apart.push(UnreadPart { range, reason }),
            }
        }
        UnreadParts(apart)
    }

    /// The first part that `edit` changes, or writes right beside. Another entry after one that is not
    /// read whole does not touch it.
    fn changed_by(&self, edit: &Edit) -> Option<&UnreadPart> {
        let before = self
            .0
            .partition_point(|part| part.range.end < edit.range.start);
        let part = self.0.get(before)?;
        let is_new_entry = edit.range.is_empty() && edit.text.trim_start().starts_with("- ");
        let is_after = is_new_entry
            && edit.range.start == part.range.end
            && part.reason == UnreadReason::UnknownKey;
        (part.range.start <= edit.range.end && !is_after).then_some(part)
    }
}

/// Whether the first line of a body is a key that only front matter has, or an item of a list of entries.
fn starts_with_key(body: &str) -> bool {
    let mut lines = body.lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty()).unwrap_or_default();
    let first = first.strip_prefix("- ").unwrap_or(first);
    let key = first.split_once(':').map_or("", |(key, _)| key);
    let is_of_entry = key.contains('_') && schema::find(&schema::ENTRY, key).is_some();
    is_of_entry || first.starts_with("region: ") || schema::is_key_line(first)
}

fn has_figure(guide: &Guide, value: TextRange) -> bool {
    guide
        .source
        .slice(value)
        .contains(|c: char| c.is_ascii_digit())
}

/// What keys that are given twice put in doubt: the map that has them, or of the outermost map the
/// values of these keys.
fn duplicates(tree: &Tree) -> impl Iterator<Item = TextRange> {
    tree.nodes().flat_map(|(id, node)| {
        let entries = match &node.value {
            NodeValue::Map(entries) => &entries[..],
            _ => &[],
        };
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for name in entries.iter().filter_map(|entry| tree.key(entry)) {
            *counts.entry(name).or_default() += 1;
        }
        let is_twice = |entry: &&Entry| tree.key(entry).is_some_and(|name| counts[name] > 1);
        let twice = entries.iter().filter(is_twice);
        let ranges = twice.map(|entry| {
            let whole = tree.range(entry.key).cover(tree.range(entry.value));
            if tree.root == Some(id) {
                whole
            } else {
                node.range
            }
        });
        ranges.collect::<Vec<_>>()
    })
}
