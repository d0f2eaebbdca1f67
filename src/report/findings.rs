//! What a report is made from.

use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;

use super::rendered::RenderedTexts;
use super::visible::unbroken;
use crate::check::{Checked, PackedCheck};
use crate::diagnostic::{Diagnostic, Severity};

/// The findings of a run.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    pub guides: &'a [PackedCheck],
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
    /// Texts that an earlier run rendered of findings, for people.
    pub rendered: Option<&'a RenderedTexts>,
    /// Where people read about this negguide, on the web.
    pub information_uri: Option<&'a str>,
}

/// Guides that are unpacked at a time, for each thread.
const AT_ONCE: usize = 8;

/// Gives `take` what `of_guide` makes of each guide and its index, in their order; ends where `take` fails. Guides are
/// unpacked in parallel, a few of them at a time.
pub(super) fn each_unpacked<T: Send, E>(
    guides: &[PackedCheck],
    of_guide: impl Fn(usize, Checked) -> T + Sync,
    take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let of_packed = |at: usize, packed: &PackedCheck| of_guide(at, packed.unpacked());
    in_parts(guides, of_packed, take)
}

/// The same for anything that unpacks a guide.
pub(super) fn in_parts<I: Sync, T: Send, E>(
    items: &[I],
    make: impl Fn(usize, &I) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let at_once = AT_ONCE * rayon::current_num_threads();
    for (part, items) in items.chunks(at_once).enumerate() {
        let first = part * at_once;
        let made: Vec<T> = { items.par_iter().enumerate() }
            .map(|(at, item)| make(first + at, item))
            .collect();
        made.into_iter().try_for_each(&mut take)?;
    }
    Ok(())
}

/// Writes a JSON value, indented, and ends its last line.
pub(super) fn write_pretty(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    out.write_all(b"\n")
}

impl<'a> Findings<'a> {
    /// Gives `take` what `of_guide` makes of each guide and its path, as [`each_unpacked`] does.
    pub(super) fn each_unpacked<T: Send, E>(
        self,
        of_guide: impl Fn(&Checked, &'a str) -> T + Sync,
        take: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let of_guide = |at: usize, checked: Checked| of_guide(&checked, &self.paths[at]);
        each_unpacked(self.guides, of_guide, take)
    }

    /// Whether a finding of this severity fails the run.
    pub fn fails(self, severity: Severity) -> bool {
        self.fails_from.is_some_and(|from| severity >= from)
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
