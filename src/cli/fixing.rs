//! `--fix` and `--diff`: making fixes, or showing what they would make.

use clap::Args;

use super::fix_counts::{FixCounts, fixes};
use super::global::Global;
use super::output;
use super::setup::CheckRun;
use crate::check::{Extent, FixRejection, Fixed, Made, fix_all};
use crate::project::{Disk, remove_leftovers_beside, write_fixed};
use crate::report::{diff, one_line, unbroken};

/// Fixes that were refused and are reported one by one.
const MOST_REFUSED: usize = 10;

/// What to do about findings that have a fix.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct Fixing {
    /// Make the safe fixes, which keep the author's meaning, then report what is left
    #[arg(long, group = "fixing", conflicts_with = "stdin_path")]
    pub fix: bool,
    /// Write nothing and show what --fix would change, as a unified diff; the exit code is 1 if
    /// anything would
    #[arg(long, group = "fixing", conflicts_with_all = ["format", "stats", "output_file", "write_baseline", "prune_baseline", "fail_on"])]
    pub diff: bool,
    /// With --fix or --diff: also make the unsafe fixes, which choose between several meanings
    #[arg(long, requires = "fixing")]
    pub unsafe_fixes: bool,
}

impl Fixing {
    fn extent(self) -> Extent {
        if self.unsafe_fixes {
            Extent::All
        } else {
            Extent::Safe
        }
    }

    fn fixed(self, run: &CheckRun) -> Vec<Option<Fixed>> {
        fix_all(&run.loaded.guides, &run.options, self.extent())
    }

    /// Makes the fixes and writes the guides they change. Gives what to say of it.
    pub(super) fn write(self, run: &mut CheckRun) -> Vec<String> {
        let fixed = self.fixed(run);
        let mut lines = not_made(run, &fixed);
        let made: Vec<Vec<Made>> = fixed
            .iter()
            .map(|fixed| fixed.as_ref().map_or_else(Vec::new, |it| it.made.clone()))
            .collect();
        let known = run.loaded.troubles.len();
        let written = write_fixed(&Disk, &run.files, &mut run.loaded, fixed);
        remove_leftovers_beside(&Disk, &run.files);
        run.loaded.recheck(&run.options);
        for trouble in &run.loaded.troubles[known..] {
            output::say(&format!("error: {}", unbroken(&trouble.to_string())));
        }
        let mut counts = FixCounts::default();
        for (made, _) in made.iter().zip(written).filter(|(_, written)| *written) {
            counts.add(made);
        }
        if !counts.is_empty() {
            lines.extend(counts.lines("made"));
        } else if !run.loaded.guides.is_empty() {
            // That there was nothing to look at has been said, or will be.
            lines.push("nothing fixed".to_string());
        }
        lines
    }

    /// What the fixes would change. Gives the diffs of all guides, and what to say of them.
    pub(super) fn diff(self, run: &CheckRun, global: &Global) -> (String, Vec<String>) {
        let style = output::diff_style(global);
        let fixed = self.fixed(run);
        let mut lines = not_made(run, &fixed);
        let (mut text, mut counts) = (String::new(), FixCounts::default());
        for (before, fixed) in run.loaded.guides.iter().zip(&fixed) {
            let Some(fixed) = fixed.as_ref().filter(|fixed| !fixed.made.is_empty()) else {
                continue;
            };
            let source = before.guide().source();
            let after = &fixed.checked.guide.source().text;
            text.push_str(&diff(&source.path, &source.text, after, style));
            counts.add(&fixed.made);
        }
        if counts.is_empty() {
            lines.push("nothing to fix".to_string());
        } else {
            lines.extend(counts.lines("would be made"));
        }
        (text, lines)
    }
}

/// Which wanted fixes were not made, and why.
fn not_made(run: &CheckRun, fixed: &[Option<Fixed>]) -> Vec<String> {
    let guides = run.loaded.guides.iter().zip(fixed);
    let mut lines = Vec::new();
    let mut refused = Vec::new();
    for (before, fixed) in guides {
        let (path, Some(fixed)) = (unbroken(before.guide().path()), fixed) else {
            continue;
        };
        if !fixed.fighting.is_empty() {
            lines.push(format!(
                "{path}: the fixes of {} undo each other, so the choice is left to you",
                fixed.fighting.join(" and ")
            ));
        }
        let (untried, tried): (Vec<_>, Vec<_>) = fixed
            .refused
            .iter()
            .partition(|refused| refused.why == FixRejection::Untried);
        if !untried.is_empty() {
            lines.push(format!(
                "{path}: {} not tried, as too many others fail: run again for some rules with --select",
                fixes(untried.len())
            ));
        }
        refused.extend(tried.into_iter().map(|refused| {
            format!(
                "{path}: fix of {} not made: {}",
                refused.finding.rule.name,
                one_line(&refused.why.to_string())
            )
        }));
    }
    let more = refused.len().saturating_sub(MOST_REFUSED);
    lines.extend(refused.into_iter().take(MOST_REFUSED));
    if more > 0 {
        lines.push(format!("{} more not made", fixes(more)));
    }
    lines
}
