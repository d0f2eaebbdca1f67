//! `negguide reconcile`: after a hand edit of one side, the other side follows.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::configuration::configuration;
use super::edit_dates::EditDates;
use super::global::Global;
use super::reading::reader;
use super::{CLEAN, FAILED, FINDINGS, discovery, output, setup};
use crate::check::{
    CheckOptions, PreferredSide, ReconcileRefusal, ReconcileRequest, Reconciled, reconcile,
};
use crate::project::{Disk, FileError, GuideReader, refuse_hidden_guides, rewrite};
use crate::report::{counted, diff, unbroken};
use crate::text::Source;

#[derive(Args, Debug)]
#[command(
    after_help = "The figures of the preferred side are written on the other one, in the form that it has: numbers in\n\
    the front matter, the author's notation in the table. A total that followed its parts before the edit, and\n\
    was not edited itself, follows them again on both sides. With --quarter, guides that change also get the\n\
    quarter, today's date and the next review, in the keys that they have.\n\n\
    A guide is changed wholly or not at all. Where a figure cannot be written on the other side, or another\n\
    rule would report an error afterwards, it stays as it is, and the reason is given.\n\n\
    Exit codes: 0 done, 1 a guide was left as it is or, with --diff, would change, 2 the tool could not do\n\
    its work.\n\n\
    Examples:\n  \
    negguide reconcile --prefer table guides/acme\n  \
    negguide reconcile --prefer table --quarter 2026-Q3 --diff\n  \
    negguide reconcile --prefer front-matter"
)]
pub(super) struct Reconcile {
    /// Guides, or folders of guides [default: the project's guides folder]
    #[arg(value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
    /// Which side is right
    #[arg(long, value_name = "SIDE")]
    pub prefer: SideArgument,
    /// Write nothing and show what would change, as a unified diff; the exit code is 1 if anything would
    #[arg(long)]
    pub diff: bool,
    #[command(flatten)]
    pub dates: EditDates,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum SideArgument {
    /// The pay table of the body
    Table,
    /// The front matter
    FrontMatter,
}

/// What became of a guide.
struct TriedGuide {
    source: Source,
    result: Result<Option<Reconciled>, ReconcileRefusal>,
}

pub(super) fn run(global: &Global, command: &Reconcile) -> Result<u8> {
    let config = configuration(global, command.paths.first())?;
    let paths = match &command.paths[..] {
        [] => vec![discovery::default_folder(&config)?],
        paths => paths.to_vec(),
    };
    refuse_hidden_guides(&Disk, &config.out, &paths)?;
    let found = discovery::discovered(global, &Disk, config.search_places(&paths, &config.out));
    if found.is_nothing() {
        return Err(discovery::no_guides(&paths));
    }
    let progress = setup::progress(global, found.guides.len());
    let options = command.dates.check_options(&config);
    let request = ReconcileRequest {
        side: match command.prefer {
            SideArgument::Table => PreferredSide::Table,
            SideArgument::FrontMatter => PreferredSide::FrontMatter,
        },
        entries: None,
        totals_follow: true,
        dates: command.dates.new_dates()?,
    };
    let outcomes: Vec<Result<TriedGuide, FileError>> = { found.guides.par_iter() }
        .map(|file| {
            let outcome = outcome(file, reader(&config), request, &options);
            progress.inc(1);
            outcome
        })
        .collect();
    progress.finish_and_clear();
    let mut tally = ReconcileTally::default();
    for (file, outcome) in found.guides.iter().zip(outcomes) {
        if let Err(trouble) =
            outcome.and_then(|outcome| tally.finish(global, command, (file, outcome)))
        {
            tally.troubles.push(trouble);
        }
    }
    tally.troubles.extend(found.troubles);
    tally.show(global, command)
}

fn outcome(
    file: &Path,
    reader: GuideReader<'_>,
    request: ReconcileRequest<'_>,
    options: &CheckOptions,
) -> Result<TriedGuide, FileError> {
    let source = reader.source(file)?;
    let result = reconcile(&source, request, options);
    Ok(TriedGuide { source, result })
}

/// What became of all guides.
#[derive(Default)]
struct ReconcileTally {
    shown: String,
    changed: usize,
    figures: usize,
    totals: usize,
    same: usize,
    left_alone: usize,
    troubles: Vec<FileError>,
}

impl ReconcileTally {
    fn finish(
        &mut self,
        global: &Global,
        command: &Reconcile,
        (file, outcome): (&Path, TriedGuide),
    ) -> Result<(), FileError> {
        let source = &outcome.source;
        match outcome.result {
            Ok(None) => self.same += 1,
            Err(why) => {
                self.left_alone += 1;
                let path = unbroken(&source.path);
                let why = unbroken(&why.to_string());
                self.shown
                    .push_str(&format!("left as it is: {path}: {why}\n"));
            }
            Ok(Some(made)) => {
                if command.diff {
                    let style = output::diff_style(global);
                    self.shown
                        .push_str(&diff(&source.path, &source.text, &made.text, style));
                } else {
                    rewrite(&Disk, file, &source.text, &made.text)?;
                }
                self.changed += 1;
                self.figures += made.figures;
                self.totals += made.totals;
            }
        }
        Ok(())
    }

    fn show(&self, global: &Global, command: &Reconcile) -> Result<u8> {
        output::print(&self.shown)?;
        for trouble in &self.troubles {
            output::say(&format!("error: {}", unbroken(&trouble.to_string())));
        }
        if !global.quiet {
            output::say(&self.sentence(command.diff));
        }
        Ok(if !self.troubles.is_empty() {
            FAILED
        } else if self.left_alone > 0 || (command.diff && self.changed > 0) {
            FINDINGS
        } else {
            CLEAN
        })
    }

    fn sentence(&self, is_diff: bool) -> String {
        let changed = counted(self.changed, "guide");
        let verb = if is_diff { "would change" } else { "changed" };
        let mut sentence = format!("{changed} {verb}");
        if self.changed > 0 {
            sentence.push_str(&format!(
                ": {} brought along, {} computed again",
                counted(self.figures, "difference"),
                counted(self.totals, "total")
            ));
        }
        if self.left_alone > 0 {
            sentence.push_str(&format!(", {} left as they are", self.left_alone));
        }
        sentence.push_str(&format!(", {} the same on both sides", self.same));
        sentence
    }
}
