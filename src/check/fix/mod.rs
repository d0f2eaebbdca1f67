//! The one fix engine: makes the fixes that rules propose, and keeps only those that do what they
//! should.
//!
//! It works in rounds. A round makes all fixes that do not touch the same text, reads the guide
//! again, and keeps a fix if its finding is gone, nothing new is wrong and nothing outside its edits
//! changed. What is refused, or had to wait for another fix, gets its turn in the next round, until
//! a round changes nothing or too much has failed. Safe fixes come first: only what they leave is a matter of choice.

mod candidate;
mod edit_conflicts;
mod rejection;
mod round;
mod verify;

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Baseline, CheckOptions, Checked, PackedCheck, read_and_check};
use crate::diagnostic::{Diagnostic, Fix, RuleId, Safety};
use crate::rules::{Settings, runs};
use crate::syntax::Limits;
use crate::text::{Edit, Source};
use candidate::Candidate;
pub use rejection::FixRejection;
use round::Round;

/// Rounds after which the engine stops, whatever is left: far more than any guide needs.
const ROUNDS: usize = 100;

/// Bytes that the trials of a guide's fixes may read, and the number of trials that a guide of any length
/// may have. Finding the bad ones among hundreds of fixes takes time that grows with the square of the
/// guide's length; in a guide of a few pages, all fixes can be bad before the trials are used up.
const BYTES_ON_TRIAL: usize = 4 << 20;
const LEAST_TRIALS: usize = 4;

/// Which fixes are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// Those that keep the author's meaning.
    Safe,
    /// Those that choose between readings too.
    All,
}

/// A guide after its fixes.
#[derive(Debug)]
pub struct Fixed {
    /// The guide as it is now, and what it shows to be wrong with it by itself.
    pub checked: Checked,
    /// What was made, in the order it was made.
    pub made: Vec<Made>,
    /// What was not made although its finding is still there.
    pub refused: Vec<Refused>,
    /// The edits of each round, on the text that the round before left.
    pub rounds: Vec<Vec<Edit>>,
    /// Rules whose fixes undo each other. The text is as it was before they met.
    pub fighting: Vec<&'static str>,
}

/// A fix that was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Made {
    pub rule: RuleId,
    pub title: String,
    pub safety: Safety,
}

/// A fix that was not made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    /// What it is a fix for.
    pub finding: Diagnostic,
    pub why: FixRejection,
}

/// Makes the fixes of `checked`, if it has any of this extent. Findings that the baseline suppresses are
/// left as they are.
///
/// Findings that only all guides together show may be among those of `checked`. Their fixes are
/// tried in the first round, and judged by what the guide shows by itself.
pub fn fix(checked: &Checked, options: &CheckOptions, extent: Extent) -> Option<Fixed> {
    let options = checked.own_options.as_deref().unwrap_or(options);
    // A fix must not cause findings of rules that are not selected in this run either.
    let watched = options.with_settings(options.settings.without_selection());
    let engine = Engine {
        limits: &options.limits,
        settings: &options.settings,
        check: &|source| read_and_check(source, &watched),
        extent,
        held_back: held_back(checked),
    };
    // What is read of a file that is not UTF-8 is not what the file holds: it can't be written back.
    let is_text = checked.guide.source().invalid_utf8.is_none();
    let mut findings = checked.findings.iter();
    let has_fixes = findings.any(|finding| engine.wanted(finding).is_some());
    (is_text && has_fixes).then(|| engine.run(checked))
}

/// Makes the fixes of all `guides`, in parallel; the outcomes are in their order.
pub fn fix_all(
    guides: &[PackedCheck],
    options: &CheckOptions,
    extent: Extent,
) -> Vec<Option<Fixed>> {
    let fixed = guides
        .par_iter()
        .map(|checked| fix(&checked.unpacked(), options, extent));
    fixed.collect()
}

/// The suppressed findings of a guide, to be recognised when its lines have moved.
fn held_back(checked: &Checked) -> Baseline {
    let mut baseline = Baseline::default();
    if !checked.held_back.is_empty() {
        checked
            .guide
            .with(|guide| baseline.record(guide, &guide.source.path, &checked.held_back));
    }
    baseline
}

/// How far to go, and what to judge by.
struct Engine<'a> {
    limits: &'a Limits,
    /// The rules whose fixes are made.
    settings: &'a Settings,
    /// What is wrong with a guide that has this text.
    check: &'a dyn Fn(Source) -> Checked,
    extent: Extent,
    /// Findings that are known and stay.
    held_back: Baseline,
}

/// What a round came to.
struct Step {
    checked: Checked,
    edits: Vec<Edit>,
    made: Vec<Made>,
}

impl Engine<'_> {
    fn run(&self, checked: &Checked) -> Fixed {
        let start = self.check(checked.guide.source(), &checked.guide.source().text);
        let place = |finding: &Diagnostic| (finding.rule.name, finding.primary.range);
        let mut own: HashMap<_, Vec<&Diagnostic>> = HashMap::new();
        for finding in &start.findings {
            own.entry(place(finding)).or_default().push(finding);
        }
        let is_shared = |finding: &&Diagnostic| {
            let there = own.get(&place(finding));
            !there.is_some_and(|there| there.contains(finding))
        };
        let mut shared: Vec<&Diagnostic> = checked.findings.iter().filter(is_shared).collect();
        let mut steps: Vec<Step> = Vec::new();
        let mut refused = Vec::new();
        let mut fighting = Vec::new();
        let length = start.guide.source().text.len().max(1);
        let mut trials_left = LEAST_TRIALS.max(BYTES_ON_TRIAL / length);
        for _ in 0..ROUNDS {
            let now = steps.last().map_or(&start, |step| &step.checked);
            let (step, not_made) = self.round(now, &shared, &mut trials_left);
            refused = not_made;
            shared.clear();
            let Some(step) = step else { break };
            let is_same =
                |earlier: &Checked| earlier.guide.source().text == step.checked.guide.source().text;
            let earlier = steps.iter().map(|step| &step.checked);
            let circle = std::iter::once(&start).chain(earlier).position(is_same);
            steps.push(step);
            if let Some(first) = circle {
                let rules = steps.drain(first..).flat_map(|step| step.made);
                fighting = rules.map(|made| made.rule.name).collect();
                fighting.sort_unstable();
                fighting.dedup();
                break;
            }
            // Another round could only say less of what failed.
            if trials_left == 0 {
                break;
            }
        }
        let mut fixed = Fixed {
            checked: start,
            made: Vec::new(),
            refused,
            rounds: Vec::new(),
            fighting,
        };
        for step in steps {
            fixed.checked = step.checked;
            fixed.made.extend(step.made);
            fixed.rounds.push(step.edits);
        }
        let findings = &mut fixed.checked.findings;
        findings.retain(|finding| runs(self.settings, finding.rule));
        fixed
    }

    /// Safe fixes if any can be made, or else the others.
    fn round(
        &self,
        now: &Checked,
        shared: &[&Diagnostic],
        trials_left: &mut usize,
    ) -> (Option<Step>, Vec<Refused>) {
        let mut refused = Vec::new();
        let held_back = self.held_back.clone().known(now, &now.guide.source().path);
        for safety in [Safety::Safe, Safety::Unsafe] {
            let own = now.findings.iter().zip(&held_back);
            let own = own.filter(|(_, is_held_back)| !**is_held_back);
            let own = own.map(|(finding, _)| (finding, true));
            let shared = shared.iter().map(|finding| (*finding, false));
            let candidates = own.chain(shared).filter_map(|(finding, is_own)| {
                let fix = self.wanted(finding).filter(|fix| fix.safety == safety)?;
                Some(Candidate {
                    finding,
                    fix,
                    is_own,
                })
            });
            let (step, not_made) = Round::new(self, now, trials_left).make(candidates.collect());
            refused.extend(not_made);
            if step.is_some() {
                return (step, refused);
            }
        }
        (None, refused)
    }

    /// The fix of `finding`, where it is one to make.
    fn wanted<'d>(&self, finding: &'d Diagnostic) -> Option<&'d Fix> {
        let is_running = runs(self.settings, finding.rule);
        let is_wanted = |fix: &&Fix| self.extent == Extent::All || fix.safety == Safety::Safe;
        finding
            .fix
            .as_ref()
            .filter(is_wanted)
            .filter(|_| is_running)
    }

    /// Reads and checks `text` in place of that of `source`.
    fn check(&self, source: &Source, text: &Arc<str>) -> Checked {
        (self.check)(Source::new(source.path.clone(), Arc::clone(text)))
    }
}

#[cfg(test)]
mod tests;
