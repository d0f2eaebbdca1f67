//! What a report is made from.

use rayon::prelude::*;

use super::visible::unbroken;
use crate::check::Checked;
use crate::diagnostic::{Diagnostic, Severity};

/// The findings of a run.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    pub guides: &'a [Checked],
    /// Where each guide is, from the root of its repository, with forward slashes. In the order of
    /// `guides`. Reports for other programs name files by it.
    pub paths: &'a [String],
    /// Other guides that findings name places in: each as it is shown, and from the root of its
    /// repository.
    pub context_guides: &'a [(String, String)],
    /// Files that could not be looked at, and why.
    pub troubles: &'a [String],
    /// The severity from which on a finding fails the run, if any does.
    pub fails_from: Option<Severity>,
    /// Where people read about this negguide, on the web.
    pub information_uri: Option<&'a str>,
}

impl<'a> Findings<'a> {
    /// Each guide with its path.
    pub fn guides(self) -> impl Iterator<Item = (&'a Checked, &'a str)> {
        self.guides
            .iter()
            .zip(self.paths.iter().map(String::as_str))
    }

    /// What `of_guide` makes of each guide and its path, in their order. The guides are looked at in parallel:
    /// fingerprints take another reading of a guide.
    pub(super) fn collect<T: Send>(
        self,
        of_guide: impl Fn(&'a Checked, &'a str) -> Vec<T> + Sync,
    ) -> Vec<T> {
        let guides = self.guides.par_iter().zip(self.paths);
        let all: Vec<Vec<T>> = guides
            .map(|(checked, path)| of_guide(checked, path))
            .collect();
        all.into_iter().flatten().collect()
    }

    /// Whether a finding fails the run.
    pub fn fails(self, finding: &Diagnostic) -> bool {
        self.fails_from.is_some_and(|from| finding.severity >= from)
    }
}

/// The message of a finding with its notes and advice, a line each, for reports that show no source. What
/// an author wrote starts no line of its own.
pub(super) fn full_message(finding: &Diagnostic) -> String {
    let notes = finding
        .notes
        .iter()
        .map(|note| format!("note: {}", unbroken(note)));
    let help = finding.help.iter().map(|help| format!("help: {help}"));
    let fixes = finding.fix.iter().chain(&finding.alternatives);
    let fixes = fixes.map(|fix| format!("{}: {}", fix.safety.describe(), unbroken(&fix.title)));
    let lines: Vec<String> = std::iter::once(unbroken(&finding.message))
        .chain(notes)
        .chain(help)
        .chain(fixes)
        .collect();
    lines.join("\n")
}
