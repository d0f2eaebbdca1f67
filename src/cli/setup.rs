//! From arguments to a checked set of guides: what every command does first.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow, bail};
use indicatif::{ProgressBar, ProgressStyle};

use super::adopting::ChangedOnly;
use super::configuration::configuration;
use super::discovery::{default_folder, discovered, no_guides, show_idle_overrides, show_troubles};
use super::global::Global;
use super::scope::Chosen;
use super::selection::Selection;
use super::timings::{RunStep, Timings};
use super::verbose;
use crate::check::CheckOptions;
use crate::model::{Date, Guide};
use crate::project::{
    Config, Discovered, Disk, FileError, Files, LoadRequest, Loaded, SearchPlaces, World, discover,
    load, refuse_hidden_guides, shown,
};
use crate::rules::{self, RULES, RunScope, Settings};

/// Guides from which on progress is worth showing.
const PROGRESS_FROM: usize = 500;

/// Everything a command works with.
pub(super) struct CheckRun {
    pub config: Config,
    /// What the guides are read and checked by; the command line can change what is configured.
    pub options: CheckOptions,
    /// Where the guides were looked for.
    pub paths: Vec<PathBuf>,
    /// The guides that were to be reported on, readable or not.
    pub files: Vec<PathBuf>,
    /// Links that lead out of the project, where guides would be: not read.
    pub refused: Vec<PathBuf>,
    /// All guides that were to be read, those of the comparison too.
    pub inputs: Vec<PathBuf>,
    pub loaded: Loaded,
    /// The date that dates are compared with.
    pub as_of: Date,
    /// Whether what earlier runs made may be taken as it is.
    pub uses_cache: bool,
    /// Whether all guides of the project were reported on.
    pub is_whole: bool,
    /// Whether no rule was chosen or left out on the command line.
    pub all_rules: bool,
    /// What to say where there was no guide to report on.
    pub nothing: Option<String>,
}

/// What guides are compared with besides each other, by the rules between guides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ContextGuides {
    /// Nothing: those of the run are all that count.
    None,
    /// All guides of the project, where a part of them is named.
    Project,
}

/// What a command wants to have checked.
pub(super) struct CheckRequest<'c> {
    pub global: &'c Global,
    pub selection: &'c Selection,
    pub scope: &'c ChangedOnly,
    pub surroundings: ContextGuides,
    /// Shown each guide that is read, from any thread.
    pub look: &'c (dyn Fn(&Guide) + Sync),
    /// The folder a build will write to, where it is named: nothing below it is a guide.
    pub out: Option<&'c Path>,
}

/// Finds the configuration and the guides, reads and checks them.
pub(super) fn run(request: &CheckRequest<'_>, timings: &mut Timings) -> Result<CheckRun> {
    let (global, selection, scope) = (request.global, request.selection, request.scope);
    let named = scope.stdin_path.as_ref().or(selection.paths.first());
    let config = configuration(global, named)?;
    let as_of = selection.as_of.unwrap_or_else(today);
    let mut settings = config.settings.clone();
    choose_rules(&mut settings, selection)?;
    let chosen = Chosen::of(global, &config, scope, &selection.paths)?;
    let world = &*chosen.world;
    let excluded = request.out.unwrap_or(&config.out).to_path_buf();
    let paths = match &chosen.paths {
        Some(paths) => paths.clone(),
        None => vec![default_folder(&config)?],
    };
    let places = config.search_places(&paths, &excluded);
    let Discovered {
        guides: found,
        troubles,
        refused,
        ..
    } = found(global, &chosen, places)?;
    let is_all = covers_project(&config, &paths);
    let project = match request.surroundings {
        ContextGuides::Project if !is_all && compares(&settings) => {
            of_project(&config, &found, &excluded)
        }
        _ => None,
    };
    let options = CheckOptions {
        limits: config.limits,
        settings,
        scope: RunScope {
            as_of: Some(as_of),
            whole_folders: whole_folders(&paths, project.as_ref().map(|_| &config.guides)),
            is_partial: !is_all && project.is_none(),
            places: Arc::clone(&config.places),
        },
    };
    let files = chosen.files(found, project.unwrap_or_default());
    verbose::show_comparison(global, &files.context_guides);
    let inputs: Vec<PathBuf> = files.all().cloned().collect();
    show_idle_overrides(global, &options.settings, is_all.then_some(&inputs));
    timings.end(RunStep::Finding);
    let (mut loaded, uses_cache) = read_and_check(request, &options, (world, &files), timings);
    loaded.troubles.splice(0..0, troubles);
    Ok(CheckRun {
        config,
        options,
        paths,
        refused,
        inputs,
        files: files.reported,
        loaded,
        as_of,
        uses_cache,
        is_whole: is_all && scope.changed.is_none(),
        all_rules: selection.select.is_empty() && selection.ignore.is_empty(),
        nothing: chosen.nothing,
    })
}

/// The guides that were `chosen`. Says what could not be looked at.
fn found(global: &Global, chosen: &Chosen, places: SearchPlaces<'_>) -> Result<Discovered> {
    if let Some(out) = places.out {
        refuse_hidden_guides(&Disk, out, places.paths)?;
    }
    let found = discovered(global, &*chosen.world, places);
    show_troubles(&found.troubles);
    if found.is_nothing() && chosen.nothing.is_none() {
        return Err(no_guides(places.paths));
    }
    Ok(found)
}

/// The guides, and whether what earlier runs found was at hand.
fn read_and_check(
    request: &CheckRequest<'_>,
    options: &CheckOptions,
    (world, files): (&dyn World, &Files),
    timings: &mut Timings,
) -> (Loaded, bool) {
    let cache = request.selection.cache();
    verbose::show_cache(request.global, cache.as_ref().ok());
    let load_request = LoadRequest {
        options,
        cache: cache.as_ref().ok(),
        look: request.look,
    };
    let progress = progress(request.global, files.len());
    let loaded = load(world, files, load_request, &|| {
        progress.inc(1);
    });
    timings.end_load(&loaded, cache.as_ref().map_err(|absence| *absence));
    progress.finish_and_clear();
    show_troubles(&loaded.troubles);
    (loaded, cache.is_ok())
}

impl CheckRun {
    /// Trouble with single files, as text.
    pub(super) fn troubles(&self) -> Vec<String> {
        self.loaded
            .troubles
            .iter()
            .map(FileError::to_string)
            .collect()
    }
}

/// Whether the project's guides are all among `paths`. Where there is no project, folders are whole and
/// files are not.
fn covers_project(config: &Config, paths: &[PathBuf]) -> bool {
    let guides = Disk.canonical(&config.guides);
    let covers = |path: &PathBuf| guides.starts_with(Disk.canonical(path));
    if config.guides.is_dir() {
        paths.iter().any(covers)
    } else {
        paths.iter().all(|path| path.is_dir())
    }
}

/// Whether a rule runs that compares guides with each other.
fn compares(settings: &Settings) -> bool {
    let mut rules = RULES.iter().map(|rule| rule.meta());
    rules.any(|meta| meta.scope == rules::Scope::Corpus && settings.runs(meta))
}

/// The project's guides, where any of `files` is among them; what can't be looked at is not.
fn of_project(config: &Config, files: &[PathBuf], excluded: &Path) -> Option<Vec<PathBuf>> {
    let guides = Disk.canonical(&config.guides);
    let folder = |file: &PathBuf| Disk.canonical(file.parent().unwrap_or(Path::new("")));
    let is_part = files.iter().any(|file| folder(file).starts_with(&guides));
    let places = config.search_places(std::slice::from_ref(&config.guides), excluded);
    is_part.then(|| discover(&Disk, places).guides)
}

fn choose_rules(settings: &mut Settings, selection: &Selection) -> Result<()> {
    for pattern in &selection.select {
        if !rules::select(settings, pattern_of("--select", pattern)?) {
            return Err(unknown_rule("--select", pattern));
        }
    }
    for pattern in &selection.ignore {
        if !rules::ignore(settings, pattern_of("--ignore", pattern)?) {
            return Err(unknown_rule("--ignore", pattern));
        }
    }
    let chosen = !selection.select.is_empty() || !selection.ignore.is_empty();
    if chosen && !RULES.iter().any(|rule| settings.runs(rule.meta())) {
        bail!("no rule is left to run: what --select names is switched off or ignored");
    }
    Ok(())
}

fn pattern_of<'p>(option: &str, pattern: &'p str) -> Result<&'p str> {
    match pattern.trim() {
        "" => bail!("{option}: a rule is empty; write names or codes, separated by commas"),
        pattern => Ok(pattern),
    }
}

fn unknown_rule(option: &str, pattern: &str) -> anyhow::Error {
    let advice = rules::advice(pattern);
    anyhow!("{option}: no rule is called `{pattern}`; {advice}")
}

/// The folders of which all guides are looked at: those named, and `project` where its guides are.
fn whole_folders(paths: &[PathBuf], project: Option<&PathBuf>) -> Vec<String> {
    let folders = paths.iter().filter(|path| path.is_dir());
    folders.chain(project).map(|path| shown(path)).collect()
}

pub(super) fn progress(global: &Global, files: usize) -> ProgressBar {
    if global.quiet || files < PROGRESS_FROM || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} guides")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(files as u64).with_style(style)
}

pub(super) fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}
