//! `negguide import`: bodies without front matter become guides.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;

use super::configuration::configuration;
use super::global::Global;
use super::imported::{Done, ImportTally};
use super::{discovery, input, output, setup};
use crate::import::{ImportOutcome, Imported, Importer, is_name};
use crate::project::{
    Config, Disk, FileError, Importing, Naming, Tried, import_files, refuse_hidden_guides, shown,
    write_imported, write_imported_to,
};
use crate::report::{counted, diff};
use crate::rules::standard_roles;
use crate::text::Source;

#[derive(Args, Debug)]
#[command(
    after_help = "The front matter is written from what the Markdown states: company and role from the path\n\
    (guides/COMPANY/ROLE.md) or a title `Role | Company Negotiation Guide`, an entry of pay for each\n\
    row of the pay table, the level mapping, the sources, the one-line Negotiation DNA, and what a\n\
    line states by name (`Last updated: 2026-02-23`, `Data quality: high`).\n\n\
    Nothing is converted, added up or guessed: what is not stated, or not understood, is `null` and\n\
    listed, and `negguide validate` asks for it. Keys that are there already stay as they are, also\n\
    those of other tools, and so does the Markdown. A file whose front matter can't be read, or is\n\
    never closed, is left alone.\n\n\
    Exit codes: 0 all was read or there was nothing to do, 1 something is left null, a file was left\n\
    alone or, with --diff, would change, 2 the tool could not do its work.\n\n\
    Examples:\n  \
    negguide import                        complete the project's guides\n  \
    negguide import --diff guides/acme     show what would be written\n  \
    negguide import handbook --out guides  write guides/COMPANY/ROLE.md from a handbook\n  \
    negguide import page.md --company 'Acme Tools' --role data-engineer\n  \
    negguide import --stdin-path guides/acme/data-engineer.md < page.md"
)]
pub(super) struct Import {
    /// Markdown files, or folders of them [default: the project's guides folder]
    #[arg(value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
    /// Write nothing and show what would change, as a unified diff; the exit code is 1 if anything
    /// would
    #[arg(long)]
    pub diff: bool,
    /// Write the guides below this folder, as COMPANY/ROLE.md, and leave the files as they are;
    /// complete guides are not copied
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["diff", "stdin_path"])]
    pub out: Option<PathBuf>,
    /// Read one file, whose place is PATH, from standard input and write the guide to standard output
    #[arg(long, value_name = "PATH")]
    pub stdin_path: Option<PathBuf>,
    /// The company, as a slug or as people write it [default: the folder's name]
    #[arg(long, value_name = "NAME", value_parser = name)]
    pub company: Option<String>,
    /// The role of the one file, as a slug or as people write it [default: the file's name]
    #[arg(long, value_name = "NAME", value_parser = name)]
    pub role: Option<String>,
}

/// A name that a slug can be made of.
fn name(text: &str) -> Result<String, String> {
    let name = text.trim();
    if is_name(name) {
        Ok(name.to_string())
    } else {
        Err("expected a name with letters a to z or digits, such as data-engineer".to_string())
    }
}

pub(super) fn run(global: &Global, command: &Import) -> Result<u8> {
    let config = configuration(
        global,
        command.stdin_path.as_ref().or(command.paths.first()),
    )?;
    let is_stdin = command.paths == [PathBuf::from("-")];
    match &command.stdin_path {
        Some(path) if command.paths.is_empty() || is_stdin => stdin(global, command, &config, path),
        Some(_) => {
            bail!("--stdin-path imports one body from standard input: leave out the other paths")
        }
        None if is_stdin => {
            bail!("to import a body from standard input, say where it belongs with --stdin-path")
        }
        None => files(global, command, &config),
    }
}

fn files(global: &Global, command: &Import, config: &Config) -> Result<u8> {
    let paths = match &command.paths[..] {
        [] => vec![discovery::default_folder(config)?],
        paths => paths.to_vec(),
    };
    refuse_hidden_guides(&Disk, &config.out, &paths)?;
    let places = config.search_places(&paths, &config.out);
    let found = discovery::discovered(global, &Disk, places);
    if found.is_nothing() {
        return Err(discovery::no_guides(&paths));
    }
    let (files, troubles) = (found.guides, found.troubles);
    if command.role.is_some() && files.len() > 1 {
        let count = counted(files.len(), "file");
        bail!("--role is the role of one guide, but there are {count} at these paths");
    }
    let progress = setup::progress(global, files.len());
    let roles = standard_roles(&config.settings);
    let importing = Importing {
        importer: importer(config, &roles),
        naming: naming(command, config),
    };
    let done = || progress.inc(1);
    let tried = import_files(&Disk, &files, &importing, &done);
    progress.finish_and_clear();
    let mut tally = ImportTally::default();
    for (file, tried) in files.iter().zip(tried) {
        match tried.and_then(|tried| finish(global, command, file, tried)) {
            Ok(done) => tally.add(done),
            Err(trouble) => tally.troubles.push(trouble),
        }
    }
    tally.troubles.splice(0..0, troubles);
    output::print(&tally.shown)?;
    Ok(tally.show(global, command.diff))
}

/// Imports standard input to standard output. A file that is left alone or complete is passed on as
/// it is.
fn stdin(global: &Global, command: &Import, config: &Config, path: &Path) -> Result<u8> {
    let bytes = input::guide_from_standard_input(&config.limits)?;
    let source = Source::from_bytes(shown(path), bytes.clone());
    let roles = standard_roles(&config.settings);
    let known = naming(command, config).of(&Disk, path);
    let tried = Tried::new(source, &importer(config, &roles), &known);
    let mut tally = ImportTally::default();
    match (&tried.outcome, command.diff) {
        (Ok(ImportOutcome::Imported(imported)), false) => output::print(&imported.text)?,
        (_, false) => output::print_bytes(&bytes)?,
        (Ok(ImportOutcome::Imported(imported)), true) => {
            output::print(&shown_diff(global, &tried.source, imported))?;
        }
        (_, true) => {}
    }
    tally.add(Done::of(tried, None));
    Ok(tally.show(global, command.diff))
}

fn importer<'a>(config: &'a Config, standard_roles: &'a [String]) -> Importer<'a> {
    Importer {
        limits: &config.limits,
        places: &config.places,
        standard_roles,
    }
}

fn naming(command: &Import, config: &Config) -> Naming {
    Naming {
        company: command.company.clone(),
        role: command.role.clone(),
        guides: config.guides.clone(),
    }
}

/// Shows or writes what `file` became.
fn finish(global: &Global, command: &Import, file: &Path, tried: Tried) -> Result<Done, FileError> {
    let Ok(ImportOutcome::Imported(imported)) = &tried.outcome else {
        return Ok(Done::of(tried, None));
    };
    let mut target = None;
    let mut shown = String::new();
    match &command.out {
        _ if command.diff => shown = shown_diff(global, &tried.source, imported),
        Some(out) => target = Some(write_imported_to(&Disk, out, &tried.source, imported)?),
        None => write_imported(&Disk, file, &tried.source, imported)?,
    }
    let mut done = Done::of(tried, target);
    done.shown = shown;
    Ok(done)
}

fn shown_diff(global: &Global, source: &Source, imported: &Imported) -> String {
    let style = output::diff_style(global);
    diff(&source.path, &source.text, &imported.text, style)
}
