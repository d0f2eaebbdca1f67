//! A guide in which one side was edited by hand, made one again: the other side is brought along, and the
//! totals that followed their parts before the edit follow them again.
//!
//! All of it or nothing: where a figure cannot be written on the other side, or something else would be wrong
//! afterwards, the guide stays as it is, and the reason is given.

mod dates;
mod totals;

use std::collections::{BTreeMap, BTreeSet};

pub use dates::NewDates;

use super::{CheckOptions, Checked, read_and_check};
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::model::Guide;
use crate::rules::{CHOICE_RULE, VALUE_LOST};
use crate::text::{Edit, Source, apply};
use totals::Followers;

/// Which side of a guide is taken to be right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PreferredSide {
    Table,
    FrontMatter,
}

/// A guide whose sides say the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reconciled {
    pub text: String,
    /// How many figures were brought along.
    pub figures: usize,
    /// How many totals follow their parts again.
    pub totals: usize,
}

/// Why a guide stays as it is.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReconcileRefusal {
    #[error("it could not be read completely: correct what `negguide validate` reports first")]
    Unread,
    /// A difference that cannot be written on the other side.
    #[error("line {line}: {message}; there is no sure way to write that on the other side")]
    NoWay { line: usize, message: String },
    /// A total that is to follow and that cannot be written on both sides.
    #[error(
        "line {line}: the total of {row} follows its parts, and cannot be rewritten on both sides"
    )]
    Total { line: usize, row: String },
    /// What would be wrong afterwards.
    #[error("afterwards {rule} would report: {message}")]
    Worse { rule: &'static str, message: String },
    #[error("the two sides cannot be made the same")]
    Endless,
}

/// Rounds after which a guide is taken never to settle.
const ROUNDS: usize = 8;

/// What is to be made of a guide.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReconcileRequest<'r> {
    pub side: PreferredSide,
    /// The entries that are looked at, by their indices; all where none are named.
    pub entries: Option<&'r [usize]>,
    /// Whether totals that followed their parts follow them again.
    pub totals_follow: bool,
    pub dates: NewDates,
}

/// The guide with the side that is not preferred brought along; `None` where both say the same already.
pub fn reconcile(
    source: &Source,
    request: ReconcileRequest<'_>,
    options: &CheckOptions,
) -> Result<Option<Reconciled>, ReconcileRefusal> {
    let side = request.side;
    // What a run selects or a directive ignores is to be brought along all the same.
    let options = options.with_settings(options.settings.without_selection());
    let check = |text: &str| {
        let source = Source::new(source.path.as_str(), text);
        read_and_check(source, &options)
    };
    let before = check(&source.text);
    let guide = before.guide.get();
    if !guide.problems.limits.is_empty() || !guide.problems.yaml_errors.is_empty() {
        return Err(ReconcileRefusal::Unread);
    }
    let followers = Followers::of(guide, side, &options.settings);
    let Brought {
        checked: mut now,
        figures,
        entries,
    } = bring_along(&before, request, &check)?;
    if figures == 0 {
        return refuse_other_differences(&before, request);
    }
    let mut totals = 0;
    let followers = followers.edits(now.guide.get(), &entries, &options.settings)?;
    if let Some(edits) = followers.filter(|_| request.totals_follow) {
        totals = edits.len();
        now = check(&applied(now.guide.get(), &edits.concat())?);
        if differences(&now, request).next().is_some() {
            return Err(ReconcileRefusal::Endless);
        }
    }
    if let Some(text) = request.dates.written_in(now.guide.get()) {
        now = check(&text);
    }
    refuse_worse(&before, &now)?;
    Ok(Some(Reconciled {
        text: now.guide.get().source.text.to_string(),
        figures,
        totals,
    }))
}

/// A guide after every difference was written on the other side.
struct Brought {
    checked: Checked,
    /// How many differences there were.
    figures: usize,
    /// The entries that they were in, by their indices.
    entries: BTreeSet<usize>,
}

fn bring_along(
    before: &Checked,
    request: ReconcileRequest<'_>,
    check: &dyn Fn(&str) -> Checked,
) -> Result<Brought, ReconcileRefusal> {
    let mut now = check(&before.guide.source().text);
    let mut figures = 0;
    let mut touched = BTreeSet::new();
    for _ in 0..ROUNDS {
        let mut edits: Vec<Edit> = Vec::new();
        let mut taken = 0;
        let guide = now.guide.get();
        for finding in differences(&now, request) {
            let fix = fix_of(finding, request.side).ok_or_else(|| ReconcileRefusal::NoWay {
                line: guide.source.line(finding.primary.range.start),
                message: finding.message.clone(),
            })?;
            let touches = |edit: &Edit| edits.iter().any(|other| touch(edit, other));
            if !fix.edits.iter().any(touches) {
                edits.extend(fix.edits.iter().cloned());
                taken += 1;
                let at = finding.primary.range;
                let mut entries = guide.front.compensation.iter();
                touched.extend(entries.position(|entry| entry.range.contains(at)));
            }
        }
        if taken == 0 {
            return Ok(Brought {
                checked: now,
                figures,
                entries: touched,
            });
        }
        figures += taken;
        edits.sort_by_key(|edit| edit.range);
        let text = applied(guide, &edits)?;
        now = check(&text);
    }
    Err(ReconcileRefusal::Endless)
}

fn touch(one: &Edit, other: &Edit) -> bool {
    one.range.start <= other.range.end && other.range.start <= one.range.end
}

/// Where the two sides say different things, as far as the preferred one says anything.
pub(crate) fn differences<'c>(
    checked: &'c Checked,
    request: ReconcileRequest<'c>,
) -> impl Iterator<Item = &'c Diagnostic> {
    let all = checked.findings.iter().chain(&checked.ignored);
    let entries = &checked.guide.get().front.compensation;
    all.filter(move |finding| {
        let rule = finding.rule;
        // What only the table states is nothing that the front matter says otherwise.
        let is_difference = rule == CHOICE_RULE.id
            || (rule == VALUE_LOST.id && request.side == PreferredSide::Table);
        let is_of = |index: &usize| {
            let entry = entries.get(*index);
            entry.is_some_and(|entry| entry.range.contains(finding.primary.range))
        };
        is_difference && request.entries.is_none_or(|own| own.iter().any(is_of))
    })
}

/// The fix that takes what the preferred side says.
fn fix_of(finding: &Diagnostic, side: PreferredSide) -> Option<&Fix> {
    match side {
        PreferredSide::Table => finding.fix.as_ref(),
        PreferredSide::FrontMatter => finding.alternatives.first(),
    }
}

fn applied(guide: &Guide, edits: &[Edit]) -> Result<String, ReconcileRefusal> {
    apply(&guide.source.text, edits).ok_or(ReconcileRefusal::Endless)
}

/// Refuses a guide whose sides differ in another way than by figures.
fn refuse_other_differences(
    checked: &Checked,
    request: ReconcileRequest<'_>,
) -> Result<Option<Reconciled>, ReconcileRefusal> {
    let is_other = |finding: &&Diagnostic| OTHER_DIFFERENCES.contains(&finding.rule.name);
    let found = checked.findings.iter().find(is_other);
    match found.filter(|_| request.entries.is_none()) {
        Some(finding) => Err(ReconcileRefusal::NoWay {
            line: checked.guide.source().line(finding.primary.range.start),
            message: finding.message.clone(),
        }),
        None => Ok(None),
    }
}

/// Rules on pay that one side states in another way, and that are no differing figures.
const OTHER_DIFFERENCES: [&str; 13] = [
    "value-lost",
    "region-lost",
    "region-invented",
    "bonus-kind-differs",
    "bonus-range-collapsed",
    "currency-differs",
    "column-lost",
    "levels-collapsed",
    "ambiguous-cell",
    "unread-table",
    "reversed-range",
    "half-range",
    "wrong-type",
];

/// Refuses where a rule finds more errors than before.
pub(crate) fn refuse_worse(before: &Checked, after: &Checked) -> Result<(), ReconcileRefusal> {
    let errors = |checked: &Checked| {
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        for finding in &checked.findings {
            if finding.severity == Severity::Error {
                *counts.entry(finding.rule.name).or_default() += 1;
            }
        }
        counts
    };
    let (was, is) = (errors(before), errors(after));
    let more = is
        .iter()
        .find(|(rule, count)| was.get(*rule).is_none_or(|was| was < *count));
    let Some((rule, _)) = more else {
        return Ok(());
    };
    let known = |finding: &&Diagnostic| {
        finding.rule.name == *rule
            && finding.severity == Severity::Error
            && !before
                .findings
                .iter()
                .any(|other| other.message == finding.message)
    };
    let of_rule =
        |finding: &&Diagnostic| finding.rule.name == *rule && finding.severity == Severity::Error;
    let found = after.findings.iter().find(known);
    let found = found.or_else(|| after.findings.iter().find(of_rule));
    Err(ReconcileRefusal::Worse {
        rule,
        message: found
            .map(|finding| finding.message.clone())
            .unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_that_is_named_exists() {
        for name in OTHER_DIFFERENCES {
            assert!(crate::rules::names().any(|rule| rule == name), "{name}");
        }
    }
}
