//! Whether fixes do what they should, and nothing else.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Engine;
use super::candidate::Candidate;
use super::edit_conflicts::joined;
use super::rejection::FixRejection;
use crate::check::Checked;
use crate::diagnostic::{Diagnostic, Fix, Safety, Severity};
use crate::model::Guide;
use crate::rules::{Stage, is_about_checking, may_bring, stage_of};
use crate::syntax::{Limits, yaml};
use crate::text::{Edit, TextRange, apply};

/// What is wrong with a fix of `guide` whatever others are made.
pub(super) fn own_fault(guide: &Guide, fix: &Fix) -> Option<FixRejection> {
    let is_idle = |edit: &Edit| guide.source.slice(edit.range) == edit.text;
    if fix.edits.iter().all(is_idle) {
        return Some(FixRejection::Nothing);
    }
    let is_safe = fix.safety == Safety::Safe;
    (is_safe && is_in_both(guide, &fix.edits)).then_some(FixRejection::BothHalves)
}

/// Fixes on trial, with those that are made already.
pub(super) struct Trial<'t, 'a> {
    /// The guide without any of them.
    pub before: &'t Checked,
    /// The guide with those that are made already, if any.
    pub now: Option<&'t Checked>,
    /// All of them.
    pub fixes: &'t [Candidate<'a>],
    /// Those on trial.
    pub part: &'t [Candidate<'a>],
}

/// Why fixes can't be made together.
pub(super) struct TrialFailure {
    pub why: FixRejection,
    /// Those on trial whose findings are still there, by their index. Empty where it is not known which of
    /// them are to blame.
    pub to_blame: Vec<usize>,
}

impl From<FixRejection> for TrialFailure {
    fn from(why: FixRejection) -> TrialFailure {
        TrialFailure {
            why,
            to_blame: Vec::new(),
        }
    }
}

impl Trial<'_, '_> {
    /// The guide after all fixes. Or what one of those on trial does that it should not.
    pub(super) fn verify(&self, engine: &Engine<'_>) -> Result<Checked, TrialFailure> {
        let before = self.before.guide.get();
        let source = &before.source;
        let fixes = self.fixes;
        let edits = joined(fixes.iter().map(|candidate| &candidate.fix.edits[..]));
        let text = apply(&source.text, &edits).ok_or(FixRejection::Misfit)?;
        keeps_form(&source.text, &text)?;
        let after = engine.check(source, &Arc::from(text));
        // A fix of the fences themselves changes what is front matter and what is body.
        let moves_fence =
            |candidate: &Candidate<'_>| stage_of(candidate.finding.rule) == Stage::File;
        if !fixes.iter().any(moves_fence) {
            keeps_halves(before, after.guide.get(), &edits)?;
            let about_directives =
                |candidate: &Candidate<'_>| is_about_checking(candidate.finding.rule);
            let directives = fixes.iter().any(about_directives);
            keeps_comments(before, after.guide.get(), engine.limits, directives)?;
        }
        self.are_gone(&after)?;
        self.brings_nothing(&after)?;
        Ok(after)
    }

    /// What each fix is for is no longer found.
    fn are_gone(&self, after: &Checked) -> Result<(), TrialFailure> {
        let was = Multiset::of(self.before.findings.iter().map(words));
        let is = Multiset::of(after.findings.iter().map(words));
        let fixed = Multiset::of(fixed(self.fixes).map(words));
        let is_there = |words: &_| is.get(words) + fixed.get(words) > was.get(words);
        if !fixed.0.keys().any(is_there) {
            return Ok(());
        }
        let part = self.part.iter().enumerate();
        let to_blame = part.filter(|(_, one)| one.is_own && is_there(&words(one.finding)));
        Err(TrialFailure {
            why: FixRejection::StillFound,
            to_blame: to_blame.map(|(index, _)| index).collect(),
        })
    }

    /// No rule finds more than it did, nor graver things, without those that were fixed; unless that
    /// is what every fix on trial may reveal. A finding that was there before may change its
    /// words with the figures it is about.
    fn brings_nothing(&self, after: &Checked) -> Result<(), FixRejection> {
        let before = &self.before.findings;
        let now = self.now.map_or(&[][..], |now| &now.findings);
        let was_said = Multiset::of(before.iter().map(words));
        let now_said = Multiset::of(now.iter().map(words));
        let is_said = Multiset::of(after.findings.iter().map(words));
        for least in [Severity::Note, Severity::Error] {
            let rule = |finding: &Diagnostic| finding.rule.name;
            let weighs = |finding: &&Diagnostic| finding.severity >= least;
            let was = Multiset::of(before.iter().filter(weighs).map(rule));
            let is = Multiset::of(after.findings.iter().filter(weighs).map(rule));
            let fixed = Multiset::of(fixed(self.fixes).filter(weighs).map(rule));
            let is_more = |found: &&Diagnostic| {
                let rule = &found.rule.name;
                let known = was.get(rule).saturating_sub(fixed.get(rule));
                let words = words(found);
                is.get(rule) > known
                    && is_said.get(&words) > was_said.get(&words).max(now_said.get(&words))
            };
            for found in after.findings.iter().filter(weighs).filter(is_more) {
                let is_light = |one: &Candidate<'_>| {
                    found.severity == Severity::Note || may_bring(one.finding.rule, found.rule)
                };
                if !self.part.iter().all(is_light) {
                    return Err(FixRejection::Brings(found.rule.name, found.message.clone()));
                }
            }
        }
        Ok(())
    }
}

/// Whether edits are in the front matter and in the body.
fn is_in_both(guide: &Guide, edits: &[Edit]) -> bool {
    let body = guide.body_range.start;
    let front = edits.iter().any(|edit| edit.range.start < body);
    front
        && edits
            .iter()
            .any(|edit| edit.range.end > body || edit.range.start >= body)
}

/// The byte order mark, the kinds of line breaks and the end of the last line stay.
fn keeps_form(before: &str, after: &str) -> Result<(), FixRejection> {
    let has_mark = |text: &str| text.starts_with('\u{feff}');
    if has_mark(before) != has_mark(after) {
        return Err(FixRejection::Outside("the byte order mark"));
    }
    let kinds = |text: &str| {
        let crlf = text.matches("\r\n").count();
        let lf = text.matches('\n').count() - crlf;
        let cr = text.matches('\r').count() - crlf;
        (crlf > 0, lf > 0, cr)
    };
    let (was, is) = (kinds(before), kinds(after));
    let brings_kind = (is.0 && !was.0) || (is.1 && !was.1) || is.2 > was.2;
    if brings_kind && was != (false, false, 0) {
        return Err(FixRejection::Outside("the line endings"));
    }
    if before.ends_with('\n') != after.ends_with('\n') {
        return Err(FixRejection::Outside("the end of the last line"));
    }
    Ok(())
}

/// What is front matter and what is body stays so, and a half without edits stays as it is.
fn keeps_halves(before: &Guide, after: &Guide, edits: &[Edit]) -> Result<(), FixRejection> {
    let at = before.body_range.start;
    let (front, body): (Vec<Edit>, Vec<Edit>) = edits
        .iter()
        .cloned()
        .partition(|edit| edit.range.start < at);
    let half = |guide: &Guide, range: TextRange| guide.source.slice(range).to_string();
    let whole = |guide: &Guide| TextRange::new(0, guide.body_range.start());
    let expected = apply(&half(before, whole(before)), &front);
    if expected.as_deref() != Some(after.source.slice(whole(after))) {
        return Err(FixRejection::Outside("where the front matter ends"));
    }
    let shifted: Vec<Edit> = body
        .into_iter()
        .map(|edit| {
            let range = edit.range;
            let range = TextRange::new(range.start() - at as usize, range.end() - at as usize);
            Edit::replace(range, edit.text)
        })
        .collect();
    let expected = apply(&half(before, before.body_range), &shifted);
    if expected.as_deref() == Some(after.source.slice(after.body_range)) {
        Ok(())
    } else {
        Err(FixRejection::Outside("the body"))
    }
}

/// The comments of the front matter stay, and nothing else becomes a comment. Where a fix is about
/// `directives`, those may change.
fn keeps_comments(
    before: &Guide,
    after: &Guide,
    limits: &Limits,
    directives: bool,
) -> Result<(), FixRejection> {
    let comments = |guide: &Guide| {
        let source = &guide.source;
        let tree = yaml::read(&source.text, guide.front.range, limits);
        let mut texts: Vec<String> = tree
            .comments
            .iter()
            .map(|range| source.slice(*range))
            .filter(|text| !(directives && text.contains("negguide:")))
            .map(str::to_string)
            .collect();
        texts.sort();
        texts
    };
    if comments(before) == comments(after) {
        Ok(())
    } else {
        Err(FixRejection::Outside("a comment"))
    }
}

/// How often each thing occurs.
struct Multiset<K>(BTreeMap<K, usize>);

impl<K: Ord> Multiset<K> {
    fn of(things: impl Iterator<Item = K>) -> Self {
        let mut counts = BTreeMap::new();
        for thing in things {
            *counts.entry(thing).or_default() += 1;
        }
        Multiset(counts)
    }

    fn get(&self, thing: &K) -> usize {
        self.0.get(thing).copied().unwrap_or_default()
    }
}

fn words(finding: &Diagnostic) -> (&'static str, Severity, &str) {
    (finding.rule.name, finding.severity, &finding.message)
}

/// The findings that the fixes of `trial` are for, as far as the guide shows them by itself.
fn fixed<'d>(trial: &[Candidate<'d>]) -> impl Iterator<Item = &'d Diagnostic> {
    let own = trial.iter().filter(|candidate| candidate.is_own);
    own.map(|candidate| candidate.finding)
}
