//! A guide in which one side was edited by hand, made one again: the other side is brought along, and the
//! totals that followed their parts before the edit follow them again.
//!
//! All of it or nothing: where a figure cannot be written on the other side, or something else would be wrong
//! afterwards, the guide stays as it is, and the reason is given.

mod dates;
mod refusal;
mod totals;

use std::collections::BTreeSet;

pub use dates::NewDates;
pub use refusal::ReconcileRefusal;
pub(crate) use refusal::refuse_worse;

use super::{CheckOptions, Checked, read_and_check};
use crate::diagnostic::{Diagnostic, Fix};
use crate::model::Guide;
use crate::rules::{CHOICE_RULE, VALUE_LOST};
use crate::text::{Edit, Source, apply};
use refusal::refuse_other_differences;
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
    if !guide.is_read_whole() {
        return Err(ReconcileRefusal::Unread);
    }
    let followers = Followers::of(guide, side, &options.settings);
    let Some(brought) = bring_along(&before, request, &check)? else {
        if request.entries.is_none() {
            refuse_other_differences(&before)?;
        }
        return Ok(None);
    };
    let mut now = brought.checked;
    let mut totals = 0;
    let followers = followers.edits(now.guide.get(), &brought.entries, &options.settings)?;
    if let Some(edits) = followers.filter(|_| request.totals_follow) {
        totals = edits.len();
        now = check(&applied(now.guide.get(), &edits.concat())?);
        if differences(&now, request).next().is_some() {
            return Err(ReconcileRefusal::Endless);
        }
    }
    if let Some(text) = request.dates.written_in(now.guide.get())? {
        now = check(&text);
    }
    refuse_worse(&before, &now)?;
    Ok(Some(Reconciled {
        text: now.guide.get().source.text.to_string(),
        figures: brought.figures,
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

/// `None` where there is no difference.
fn bring_along(
    before: &Checked,
    request: ReconcileRequest<'_>,
    check: &dyn Fn(&str) -> Checked,
) -> Result<Option<Brought>, ReconcileRefusal> {
    let mut brought: Option<Brought> = None;
    for _ in 0..ROUNDS {
        let now = brought.as_ref().map_or(before, |brought| &brought.checked);
        let guide = now.guide.get();
        let mut edits: Vec<Edit> = Vec::new();
        let mut figures = 0;
        let mut entries = BTreeSet::new();
        for finding in differences(now, request) {
            let fix = fix_of(finding, request.side).ok_or_else(|| ReconcileRefusal::NoWay {
                line: guide.source.line(finding.primary.range.start),
                message: finding.message.clone(),
            })?;
            let touches = |edit: &Edit| edits.iter().any(|other| touch(edit, other));
            if !fix.edits.iter().any(touches) {
                edits.extend(fix.edits.iter().cloned());
                figures += 1;
                let at = finding.primary.range;
                let mut all = guide.front.compensation.iter();
                entries.extend(all.position(|entry| entry.range.contains(at)));
            }
        }
        if figures == 0 {
            return Ok(brought);
        }
        edits.sort_by_key(|edit| edit.range);
        let checked = check(&applied(guide, &edits)?);
        if let Some(earlier) = brought {
            figures += earlier.figures;
            entries.extend(earlier.entries);
        }
        brought = Some(Brought {
            checked,
            figures,
            entries,
        });
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
