//! `--timings`: how long each step of a run took, and why something was done again.

use std::fmt::Display;
use std::time::{Duration, Instant};

use super::output::say;
use crate::project::{CacheAbsence, GuideCache, Loaded, ReadCounts, RemakeReason, shown};
use crate::report::{counted, thousands, unbroken};

/// A part of a run. Every moment of it belongs to one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum RunStep {
    Finding,
    Checking,
    BetweenGuides,
    Baseline,
    Fixing,
    EarlierSite,
    Rendering,
    Writing,
    Report,
}

impl RunStep {
    fn name(self) -> &'static str {
        match self {
            RunStep::Finding => "finding the guides",
            RunStep::Checking => "reading and checking the guides",
            RunStep::BetweenGuides => "rules between guides",
            RunStep::Baseline => "holding back the baseline",
            RunStep::Fixing => "fixes",
            RunStep::EarlierSite => "comparing with the site",
            RunStep::Rendering => "rendering pages",
            RunStep::Writing => "writing files",
            RunStep::Report => "report",
        }
    }
}

/// The steps of a run so far, and what is to be said of them.
#[derive(Debug)]
pub(super) struct Timings {
    started: Instant,
    /// When the last step ended.
    last: Instant,
    /// In the order in which they were first taken.
    steps: Vec<(RunStep, Duration)>,
    /// What was done again and why, line by line.
    notes: Vec<String>,
}

impl Timings {
    pub(super) fn start() -> Timings {
        let now = Instant::now();
        Timings {
            started: now,
            last: now,
            steps: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Notes that what was done since the last step was this one.
    pub(super) fn end(&mut self, step: RunStep) {
        self.end_at(step, Instant::now());
    }

    fn end_at(&mut self, step: RunStep, at: Instant) {
        let took = at.saturating_duration_since(self.last);
        match self.steps.iter_mut().find(|(known, _)| *known == step) {
            Some((_, known)) => *known += took,
            None => self.steps.push((step, took)),
        }
        self.last = at;
    }

    /// Notes that the guides were read, checked and compared with each other.
    pub(super) fn end_load(&mut self, loaded: &Loaded, cache: Result<&GuideCache, CacheAbsence>) {
        if let Some(at) = loaded.read_at {
            self.end_at(RunStep::Checking, at);
        }
        self.end(RunStep::BetweenGuides);
        self.note_counts("guides", &loaded.counts);
        if !loaded.context_counts.is_empty() {
            self.note_counts("further guides to compare with", &loaded.context_counts);
        }
        self.notes.push(match cache {
            Ok(cache) => format!("cache: {}", shown(cache.folder())),
            Err(absence) => format!("cache: off ({absence})"),
        });
        if let Ok(unwritten @ 1..) = cache.map(GuideCache::unwritten) {
            let count = counted(unwritten, "guide");
            self.notes
                .push(format!("  could not be written for {count}"));
        }
    }

    fn note_counts(&mut self, what: &str, counts: &ReadCounts) {
        self.notes.push(format!(
            "{what}: {} from the cache, {} read anew",
            thousands(counts.from_cache),
            thousands(counts.read_count())
        ));
        let reasons = counts.read.iter();
        self.note_all(reasons.map(|(reason, count)| format!("{}: {reason}", thousands(*count))));
    }

    /// Notes how many guides' findings were laid out by an earlier run, and how many by this one.
    pub(super) fn note_rendered(&mut self, (earlier, new): (usize, usize)) {
        self.notes.push(format!(
            "report: the findings of {} taken from the cache, of {} laid out anew",
            counted(earlier, "guide"),
            thousands(new)
        ));
    }

    /// Notes that the site was there already.
    pub(super) fn note_unchanged(&mut self) {
        self.notes.push("site: nothing changed".to_string());
    }

    /// Notes that the site was made, why, and how many files of guides were taken from the one before.
    pub(super) fn note_made(&mut self, reasons: &[RemakeReason], reused: usize) {
        if reused > 0 {
            let files = counted(reused, "file");
            let note = format!("pages and texts: {files} taken from the earlier site");
            self.notes.push(note);
        }
        self.notes.push("site: made anew".to_string());
        self.note_all(reasons.iter());
    }

    fn note_all(&mut self, lines: impl Iterator<Item = impl Display>) {
        self.notes.extend(lines.map(|line| format!("  {line}")));
    }

    /// Says all of it. What was done since the last step was the report.
    pub(super) fn show(mut self) {
        self.end(RunStep::Report);
        let whole = self.last.saturating_duration_since(self.started);
        say("timings:");
        for (step, took) in &self.steps {
            say(&line(step.name(), *took, whole));
        }
        say(&line("whole run", whole, whole));
        for note in &self.notes {
            say(&unbroken(note));
        }
    }
}

/// A line of the table: seconds, and the share of the whole in percent.
fn line(name: &str, took: Duration, whole: Duration) -> String {
    let share = (took.as_micros() * 100 + whole.as_micros() / 2) / whole.as_micros().max(1);
    let (seconds, millis) = (took.as_secs(), took.subsec_millis());
    format!("  {name:<32} {seconds:>4}.{millis:03} s {share:>4} %")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_aligned_and_rounded() {
        let line = |millis| {
            let (took, whole) = (Duration::from_millis(millis), Duration::from_mins(1));
            line(RunStep::Report.name(), took, whole)
        };
        let expected = [
            (0, "  report                              0.000 s    0 %"),
            (299, "  report                              0.299 s    0 %"),
            (300, "  report                              0.300 s    1 %"),
            (
                40_001,
                "  report                             40.001 s   67 %",
            ),
            (
                60_000,
                "  report                             60.000 s  100 %",
            ),
        ];
        for (millis, expected) in expected {
            assert_eq!(line(millis), expected);
        }
        // A run that takes no time at all is no division by zero.
        assert!(super::line("x", Duration::ZERO, Duration::ZERO).ends_with("   0 %"));
    }

    #[test]
    fn a_step_that_is_taken_twice_is_one() {
        let mut timings = Timings::start();
        for step in [RunStep::Baseline, RunStep::Fixing, RunStep::Baseline] {
            timings.end(step);
        }
        let steps: Vec<RunStep> = timings.steps.iter().map(|(step, _)| *step).collect();
        assert_eq!(steps, [RunStep::Baseline, RunStep::Fixing]);
        let all: Duration = timings.steps.iter().map(|(_, took)| *took).sum();
        assert_eq!(all, timings.last - timings.started);
    }
}
