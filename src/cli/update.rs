//! `negguide update`: figures of a spreadsheet written into guides.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::configuration::configuration;
use super::edit_dates::EditDates;
use super::global::Global;
use super::reading::{project_guides, reader};
use super::{CLEAN, FAILED, FINDINGS, input, output};
use crate::compare::GuideName;
use crate::model::Guide;
use crate::project::{Config, Content, Disk, World, rewrite, shown};
use crate::report::{counted, diff, unbroken};
use crate::text::Source;
use crate::update::{
    RowFaultAt, RowsFormat, TotalsMode, UpdateRequest, UpdateRow, Updated, update_guide,
    update_rows,
};

#[derive(Args, Debug)]
#[command(
    after_help = "Rows are found by company, role, region and level; the columns are those of the\n\
    data/compensation.csv that `build` writes, any of them may be missing, and an empty cell leaves a figure as\n\
    it is. Only the figures are written, not the other columns. Front matter and table change together, the\n\
    table in the author's notation. A total that followed its parts is computed again; one that the row states\n\
    is taken as it is, so empty the cells of totals that are to follow. With --quarter, guides that change also\n\
    get the quarter, today's date and the next review, in the keys that they have.\n\n\
    Nothing is written unless all rows can be; --partial writes the sound ones. Scripts that ask for more than\n\
    the new bands are reported.\n\n\
    Exit codes: 0 done, 1 rows at fault or, with --diff, changes, 2 the tool could not do its work.\n\n\
    Examples:\n  \
    negguide update dist/data/compensation.csv --quarter 2026-Q3\n  \
    negguide update figures.ndjson --diff\n  \
    generate | negguide update - --rows json --dry-run"
)]
pub(super) struct Update {
    /// A CSV, JSON or NDJSON file, or `-` for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// How the rows are written [default: by the file's name; csv on standard input]
    #[arg(long, value_name = "FORM")]
    pub rows: Option<RowsArgument>,
    /// What becomes of totals that the rows do not state
    #[arg(long, value_name = "MODE", default_value = "recompute")]
    pub totals: TotalsArgument,
    #[command(flatten)]
    pub dates: EditDates,
    /// Write the rows that are sound, also where others are not
    #[arg(long)]
    pub partial: bool,
    /// Write nothing and show what would change, as a unified diff
    #[arg(long, conflicts_with = "dry_run")]
    pub diff: bool,
    /// Write nothing and count what would change
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum RowsArgument {
    Csv,
    /// A list of objects
    Json,
    /// An object on each line
    Ndjson,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum TotalsArgument {
    /// Compute those again that followed their parts
    Recompute,
    /// Leave them
    Keep,
    /// Leave them, and refuse where one no longer follows its parts
    Check,
}

/// A guide with its rows, and what becomes of it.
struct TriedUpdate {
    file: PathBuf,
    source: Source,
    /// The rows that are not written.
    faults: Vec<RowFaultAt>,
    /// The guide with the other rows; `None` where nothing is to be written.
    made: Option<Updated>,
}

impl TriedUpdate {
    /// With `is_partial`, the sound ones of `rows` are written also where others are not.
    fn of(
        (file, source): &(PathBuf, Source),
        rows: &[&UpdateRow],
        request: UpdateRequest<'_>,
        is_partial: bool,
    ) -> TriedUpdate {
        let mut tried = TriedUpdate {
            file: file.clone(),
            source: source.clone(),
            faults: Vec::new(),
            made: None,
        };
        let mut result = update_guide(source, rows, request);
        if let (Err(faults), true) = (&result, is_partial) {
            let is_sound = |row: &&UpdateRow| faults.iter().all(|(at, _)| *at != row.at);
            let sound: Vec<&UpdateRow> = rows.iter().copied().filter(is_sound).collect();
            if !sound.is_empty() {
                tried.faults.clone_from(faults);
                result = update_guide(source, &sound, request);
            }
        }
        match result {
            Ok(made) => tried.made = made,
            Err(faults) => tried.faults.extend(faults),
        }
        tried
    }
}

pub(super) fn run(global: &Global, command: &Update) -> Result<u8> {
    let config = configuration(global, None)?;
    let (name, bytes) = input::file_or_standard_input(&command.file)?;
    let text = String::from_utf8_lossy(&bytes);
    let read =
        update_rows(&text, rows_format(command)).map_err(|fault| anyhow!("{name}: {fault}"))?;
    let mut by_guide: BTreeMap<&GuideName, Vec<&UpdateRow>> = BTreeMap::new();
    for row in &read.rows {
        by_guide.entry(&row.guide).or_default().push(row);
    }
    let sources = guide_sources(&config)?;
    let unread = { read.faults.iter() }.map(|(at, fault)| (at.line, fault.to_string()));
    let mut faults: Vec<(u64, String)> = unread.collect();
    let mut found = Vec::new();
    for (guide, rows) in by_guide {
        match sources.get(guide) {
            Some(source) => found.push((source, rows)),
            None => faults.extend(
                rows.iter()
                    .map(|row| (row.at.line, format!("there is no guide for {guide}"))),
            ),
        }
    }
    let updates = updates(found, command, &config)?;
    let mut tally = UpdateTally::default();
    for update in &updates {
        let path = &update.source.path;
        let own = update.faults.iter();
        faults.extend(own.map(|(at, fault)| (at.line, format!("{path}: {fault}"))));
        tally.add(update);
    }
    faults.sort();
    for (line, fault) in &faults {
        output::say(&format!(
            "error: {}:{line}: {}",
            unbroken(&name),
            unbroken(fault)
        ));
    }
    if !faults.is_empty() && !command.partial {
        output::say(&format!(
            "nothing is written: {} at fault (--partial writes the others)",
            counted(faults.len(), "row")
        ));
        return Ok(FINDINGS);
    }
    if !command.diff && !command.dry_run {
        refuse_unwritable(&updates)?;
    }
    let code = write(global, command, &updates)?;
    if !global.quiet && code != FAILED {
        output::say(&tally.sentence(command.diff || command.dry_run));
    }
    Ok(if faults.is_empty() {
        code
    } else {
        code.max(FINDINGS)
    })
}

/// Refuses all before the first is written, where one cannot be.
fn refuse_unwritable(updates: &[TriedUpdate]) -> Result<()> {
    let changed = updates.iter().filter(|update| update.made.is_some());
    for update in changed {
        let target = Disk.canonical(&update.file);
        if !Disk.is_writable(&target) {
            bail!("nothing is written: {} is read-only", update.source.path);
        }
        let is_same = match Disk.read(&target, update.source.text.len() as u64 + 1) {
            Ok(Content::Bytes(bytes)) => bytes == update.source.text.as_bytes(),
            _ => false,
        };
        if !is_same {
            bail!(
                "nothing is written: {} has changed since it was read",
                update.source.path
            );
        }
    }
    Ok(())
}

/// Writes the guides that change, or shows what would.
fn write(global: &Global, command: &Update, updates: &[TriedUpdate]) -> Result<u8> {
    let mut code = CLEAN;
    for update in updates {
        let Some(made) = &update.made else {
            continue;
        };
        if command.diff {
            let style = output::diff_style(global);
            output::print(&diff(
                &update.source.path,
                &update.source.text,
                &made.text,
                style,
            ))?;
            code = FINDINGS;
        } else if !command.dry_run
            && let Err(trouble) = rewrite(&Disk, &update.file, &update.source.text, &made.text)
        {
            output::say(&format!("error: {}", unbroken(&trouble.to_string())));
            code = FAILED;
        }
        for ask in made.asks.iter().filter(|_| !global.quiet) {
            output::say(&format!("note: {}", unbroken(ask)));
        }
    }
    Ok(code)
}

fn rows_format(command: &Update) -> RowsFormat {
    let extension = command
        .file
        .extension()
        .unwrap_or_default()
        .to_string_lossy();
    match (command.rows, &*extension.to_ascii_lowercase()) {
        (Some(RowsArgument::Csv), _) => RowsFormat::Csv,
        (Some(RowsArgument::Json), _) | (None, "json") => RowsFormat::Json,
        (Some(RowsArgument::Ndjson), _) | (None, "ndjson" | "jsonl") => RowsFormat::Ndjson,
        (None, _) => RowsFormat::Csv,
    }
}

/// The project's guides, by company and role.
fn guide_sources(config: &Config) -> Result<GuideSources> {
    let named =
        |file: &Path, guide: Guide| (GuideName::of(&guide), (file.to_path_buf(), guide.source));
    let read = reader(config).each(&project_guides(config)?, named)?;
    let mut sources = GuideSources::new();
    for (name, found) in read {
        if let Some((other, _)) = sources.get(&name) {
            bail!(
                "{} and {} are both {name}: which one is meant?",
                shown(other),
                shown(&found.0)
            );
        }
        sources.insert(name, found);
    }
    Ok(sources)
}

/// The files and texts of guides, by company and role.
type GuideSources = BTreeMap<GuideName, (PathBuf, Source)>;

fn updates(
    found: Vec<(&(PathBuf, Source), Vec<&UpdateRow>)>,
    command: &Update,
    config: &Config,
) -> Result<Vec<TriedUpdate>> {
    let options = command.dates.check_options(config);
    let request = UpdateRequest {
        totals: match command.totals {
            TotalsArgument::Recompute => TotalsMode::Recompute,
            TotalsArgument::Keep => TotalsMode::Keep,
            TotalsArgument::Check => TotalsMode::Check,
        },
        dates: command.dates.new_dates()?,
        options: &options,
    };
    let updated = { found.into_par_iter() }
        .map(|(guide, rows)| TriedUpdate::of(guide, &rows, request, command.partial));
    Ok(updated.collect())
}

/// What became of all guides.
#[derive(Default)]
struct UpdateTally {
    guides: usize,
    figures: usize,
    totals: usize,
    same: usize,
}

impl UpdateTally {
    fn add(&mut self, update: &TriedUpdate) {
        let Some(made) = &update.made else {
            self.same += usize::from(update.faults.is_empty());
            return;
        };
        self.guides += 1;
        self.figures += made.figures;
        self.totals += made.totals;
    }

    fn sentence(&self, is_trial: bool) -> String {
        let verb = if is_trial { "would change" } else { "changed" };
        let mut sentence = format!("{} {verb}", counted(self.guides, "guide"));
        if self.guides > 0 {
            sentence.push_str(&format!(
                ": {}, and {} computed again",
                counted(self.figures, "figure"),
                counted(self.totals, "total")
            ));
        }
        sentence.push_str(&format!(", {} with these figures already", self.same));
        sentence
    }
}
