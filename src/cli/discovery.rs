//! Finding guides, and saying what was not found.

use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};

use super::global::Global;
use super::output::say;
use super::verbose;
use crate::project::{
    CONFIG_FILE, Config, Discovered, Disk, FileError, SearchPlaces, World, discover, idle_patterns,
    shown,
};
use crate::report::{self, counted};
use crate::rules::Settings;

/// The guides at the paths. Says how many files of an earlier build are left out, and which paths have no
/// guides where others do.
pub(super) fn discovered(
    global: &Global,
    world: &dyn World,
    places: SearchPlaces<'_>,
) -> Discovered {
    let found = discover(world, places);
    verbose::show_guides(global, places, &found);
    let is_rest = !found.guides.is_empty() && !global.quiet;
    for path in found.empty.iter().filter(|_| is_rest) {
        say(&format!(
            "note: there is no guide in {}",
            report::unbroken(&shown(path))
        ));
    }
    if let Some(first) = found.built.first().filter(|_| !global.quiet) {
        say(&format!(
            "note: left out {} that an earlier build wrote, the first {}",
            counted(found.built.len(), "file"),
            report::unbroken(&shown(first)),
        ));
    }
    let is_said = |file: &&PathBuf| found.guides.is_empty() || places.paths.contains(file);
    let excluded = found.excluded.iter().map(|(file, _)| file);
    let excluded: Vec<&PathBuf> = excluded.filter(is_said).collect();
    if let Some(first) = excluded.first().filter(|_| !global.quiet) {
        say(&format!(
            "note: left alone {} that `exclude` in {CONFIG_FILE} names, the first {}",
            counted(excluded.len(), "file"),
            report::unbroken(&shown(first)),
        ));
    }
    if places.paths == [places.guides.to_path_buf()] {
        show_idle_exclusions(global, places, &found);
    }
    found
}

/// Says which patterns of `exclude` match no file among the project's guides.
fn show_idle_exclusions(global: &Global, places: SearchPlaces<'_>, found: &Discovered) {
    let patterns = places.exclude.iter().map(|(pattern, _)| pattern);
    let is_idle = |pattern: &&String| found.excluded.iter().all(|(_, own)| own != *pattern);
    for pattern in patterns.filter(is_idle).filter(|_| !global.quiet) {
        say(&format!(
            "note: `exclude` in {CONFIG_FILE} names no file by `{}`; patterns start from the folder of {CONFIG_FILE}",
            report::unbroken(pattern)
        ));
    }
}

/// Says which overrides are about no guide, if `all` guides of the project were looked for.
pub(super) fn show_idle_overrides(
    global: &Global,
    settings: &Settings,
    all: Option<&Vec<PathBuf>>,
) {
    let Some(files) = all.filter(|_| !global.quiet) else {
        return;
    };
    for idle in idle_patterns(&Disk, &settings.overrides, files) {
        let pattern = report::unbroken(&idle.pattern);
        let help = match idle.meant {
            Some(meant) => format!("did you mean `{}`?", report::unbroken(&meant)),
            None => format!("patterns start from the folder of {CONFIG_FILE}"),
        };
        say(&format!(
            "note: no guide matches `{pattern}`, which [[overrides]] in {CONFIG_FILE} are for; {help}"
        ));
    }
}

/// Says at once what could not be looked at.
pub(super) fn show_troubles(troubles: &[FileError]) {
    for trouble in troubles {
        say(&format!(
            "error: {}",
            report::unbroken(&trouble.to_string())
        ));
    }
}

/// The project's guides folder, which must be there.
pub(super) fn default_folder(config: &Config) -> Result<PathBuf> {
    if config.guides.is_dir() {
        return Ok(config.guides.clone());
    }
    bail!(
        "there is no folder {} here: name the guides to work on, or set `guides` in {}",
        config.guides.display(),
        CONFIG_FILE
    )
}

/// What to say where there is no guide at or below `paths`.
pub(super) fn no_guides(paths: &[PathBuf]) -> anyhow::Error {
    let paths = listed(paths);
    anyhow!("no guides found in {paths}: guides are Markdown files, COMPANY/ROLE.md")
}

fn listed(paths: &[PathBuf]) -> String {
    let paths: Vec<String> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    paths.join(", ")
}
