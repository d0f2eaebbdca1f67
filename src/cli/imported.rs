//! What became of the files that were imported, for people.

use std::path::{Path, PathBuf};

use super::global::Global;
use super::{CLEAN, FAILED, FINDINGS, output};
use crate::import::{ImportOutcome, ImportRefusal, Unread};
use crate::project::{FileError, Tried, shown};
use crate::report::{counted, left_null, unbroken};
use crate::text::Source;

/// What came of a file.
pub(super) struct Done {
    /// Where the guide is.
    path: String,
    source: Source,
    outcome: Result<ImportOutcome, ImportRefusal>,
    /// What goes to standard output about it.
    pub shown: String,
}

impl Done {
    pub(super) fn of(tried: Tried, target: Option<PathBuf>) -> Done {
        let path = target.map_or_else(|| tried.source.path.clone(), |target| shown(&target));
        Done {
            path,
            source: tried.source,
            outcome: tried.outcome,
            shown: String::new(),
        }
    }
}

/// What the files came to.
#[derive(Default)]
pub(super) struct ImportTally {
    pub shown: String,
    unread: Vec<(String, Vec<Unread>)>,
    entries: usize,
    complete: usize,
    left_alone: usize,
    pub troubles: Vec<FileError>,
}

impl ImportTally {
    pub(super) fn add(&mut self, done: Done) {
        self.shown.push_str(&done.shown);
        match done.outcome {
            Ok(ImportOutcome::Complete) => self.complete += 1,
            Ok(ImportOutcome::Imported(imported)) => {
                self.entries += imported.entries;
                self.unread.push((done.path, imported.unread));
            }
            Err(refusal) => {
                self.left_alone += 1;
                let place = refusal.place().map_or_else(String::new, |range| {
                    format!(" (line {})", done.source.line_column(range.start()).line)
                });
                let reason = format!("left alone: {refusal}{place}");
                let trouble = FileError::new(Path::new(&done.source.path), reason);
                output::say(&format!("error: {}", unbroken(&trouble.to_string())));
            }
        }
    }

    /// Says what came of it all. Gives the exit code.
    pub(super) fn show(&self, global: &Global, is_diff: bool) -> u8 {
        for trouble in &self.troubles {
            output::say(&format!("error: {}", unbroken(&trouble.to_string())));
        }
        if !global.quiet {
            let unread = self.unread.iter();
            let unread: Vec<(String, &[Unread])> = unread
                .map(|(path, unread)| (path.clone(), &unread[..]))
                .collect();
            for line in left_null(&unread).lines() {
                output::say(line);
            }
            output::say(&self.sentence(is_diff));
        }
        let is_whole = self.unread.iter().all(|(_, unread)| unread.is_empty());
        let would_change = is_diff && !self.unread.is_empty();
        if !self.troubles.is_empty() {
            FAILED
        } else if is_whole && !would_change && self.left_alone == 0 {
            CLEAN
        } else {
            FINDINGS
        }
    }

    fn sentence(&self, is_diff: bool) -> String {
        let guides = counted(self.unread.len(), "guide");
        let entries = match self.entries {
            1 => "1 entry".to_string(),
            count => format!("{count} entries"),
        };
        let verb = if is_diff {
            "would be imported"
        } else {
            "imported"
        };
        let mut parts = vec![
            format!("{guides} {verb} with {entries} of pay"),
            format!("{} complete already", self.complete),
        ];
        if self.left_alone > 0 {
            parts.push(format!("{} left alone", self.left_alone));
        }
        parts.join(", ")
    }
}
