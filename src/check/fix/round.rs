//! One round: as many fixes as can be made together, each of which does what it should.

use super::candidate::Candidate;
use super::edit_conflicts::{EditConflicts, joined};
use super::rejection::FixRejection;
use super::verify::{Trial, TrialFailure, own_fault};
use super::{Engine, Made, Refused, Step};
use crate::check::Checked;

pub(super) struct Round<'a> {
    engine: &'a Engine<'a>,
    /// The guide before the round.
    before: &'a Checked,
    made: Vec<Candidate<'a>>,
    /// The guide with what is made so far.
    now: Option<Checked>,
    refused: Vec<(Candidate<'a>, FixRejection)>,
    /// How often those to blame can still be looked for among fixes that fail together.
    trials_left: &'a mut usize,
}

impl<'a> Round<'a> {
    pub(super) fn new(
        engine: &'a Engine<'a>,
        before: &'a Checked,
        trials_left: &'a mut usize,
    ) -> Self {
        Round {
            engine,
            before,
            made: Vec::new(),
            now: None,
            refused: Vec::new(),
            trials_left,
        }
    }

    /// Makes what can be made of `candidates`, those first in order first. What touches the same
    /// text as a fix that is made waits for another round.
    pub(super) fn make(mut self, candidates: Vec<Candidate<'a>>) -> (Option<Step>, Vec<Refused>) {
        let mut waiting = Vec::new();
        for candidate in candidates {
            match own_fault(self.before.guide.get(), candidate.fix) {
                Some(why) => self.refused.push((candidate, why)),
                None => waiting.push(candidate),
            }
        }
        while !waiting.is_empty() {
            let mut room = EditConflicts::default();
            for candidate in &self.made {
                room.take(&candidate.fix.edits);
            }
            waiting.retain(|candidate| room.leave_room_for(&candidate.fix.edits));
            let (chosen, rest): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|candidate| {
                let fits = room.leave_room_for(&candidate.fix.edits);
                if fits {
                    room.take(&candidate.fix.edits);
                }
                fits
            });
            match *self.trials_left {
                0 => self.leave(&chosen),
                _ => self.grow(&chosen),
            }
            waiting = rest;
        }
        let refused = self.refused.into_iter().map(|(candidate, why)| Refused {
            finding: candidate.finding.clone(),
            why,
        });
        let made = self.made.iter().map(|candidate| Made {
            rule: candidate.finding.rule,
            title: candidate.fix.title.clone(),
            safety: candidate.fix.safety,
        });
        let step = self.now.map(|checked| Step {
            checked,
            edits: joined(self.made.iter().map(|candidate| &candidate.fix.edits[..])),
            made: made.collect(),
        });
        (step, refused.collect())
    }

    /// Adds those of `part` that do what they should to what is made: all at once if that goes
    /// well, or else without those that are to blame. Where those are not known, it tries halves, down to the
    /// one that is to blame or to the end of the trials.
    fn grow(&mut self, part: &[Candidate<'a>]) {
        if part.is_empty() {
            return;
        }
        *self.trials_left = self.trials_left.saturating_sub(1);
        let fixes = [&self.made, part].concat();
        let trial = Trial {
            before: self.before,
            now: self.now.as_ref(),
            fixes: &fixes,
            part,
        };
        match trial.verify(self.engine) {
            Ok(checked) => {
                self.made = fixes;
                self.now = Some(checked);
            }
            Err(TrialFailure { why, to_blame }) => match part {
                [one] => self.refused.push((*one, why)),
                _ if *self.trials_left == 0 => self.leave(part),
                _ if to_blame.is_empty() || to_blame.len() == part.len() => {
                    let (first, second) = part.split_at(part.len() / 2);
                    self.grow(first);
                    self.grow(second);
                }
                // If others were to blame for it, they get their turn in the next round.
                _ => self.grow_without(part, &to_blame, &why),
            },
        }
    }

    /// Refuses those of `part` that are `to_blame`, and adds the others.
    fn grow_without(&mut self, part: &[Candidate<'a>], to_blame: &[usize], why: &FixRejection) {
        let blamed = to_blame.iter().map(|index| (part[*index], why.clone()));
        self.refused.extend(blamed);
        let is_blamed = |index: &usize| to_blame.binary_search(index).is_ok();
        let others = (0..part.len()).filter(|index| !is_blamed(index));
        let others: Vec<Candidate<'a>> = others.map(|index| part[index]).collect();
        self.grow(&others);
    }

    /// Gives up on `part` without finding out which are good and which are bad.
    fn leave(&mut self, part: &[Candidate<'a>]) {
        let untried = part
            .iter()
            .map(|candidate| (*candidate, FixRejection::Untried));
        self.refused.extend(untried);
    }
}
