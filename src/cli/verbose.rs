//! `--verbose`: what a run works with, and where that was found.

use std::path::{Path, PathBuf};

use super::global::Global;
use super::output::say;
use crate::project::{CONFIG_FILE, Config, Discovered, GuideCache, SearchPlaces, shown, skipped};
use crate::report::{counted, unbroken};

/// Says a line if it was asked for.
pub(super) fn info(global: &Global, line: impl FnOnce() -> String) {
    if global.verbose {
        say(&format!("info: {}", unbroken(&line())));
    }
}

/// Which configuration is used.
pub(super) fn show_configuration(global: &Global, config: &Config) {
    info(global, || match &global.config {
        Some(path) => format!("configuration: {}, named with --config", shown(path)),
        None => {
            let path = config.root.join(CONFIG_FILE);
            if path.is_file() {
                format!("configuration: {}, the nearest upward", from_here(&path))
            } else {
                format!(
                    "configuration: none, as no {CONFIG_FILE} is in the working folder or above it"
                )
            }
        }
    });
}

/// Where guides are looked for, which are read, and why other files are not.
pub(super) fn show_guides(global: &Global, places: SearchPlaces<'_>, found: &Discovered) {
    if !global.verbose {
        return;
    }
    let paths: Vec<String> = places.paths.iter().map(|path| shown(path)).collect();
    let is_default = places.paths == [places.guides.to_path_buf()];
    info(global, || match &paths[..] {
        [folder] if is_default => format!("guides: below {folder}, the project's guides folder"),
        [] => "guides: no path is left to look for them at".to_string(),
        paths => format!("guides: at or below {}", paths.join(", ")),
    });
    for guide in &found.guides {
        info(global, || format!("found {}", shown(guide)));
    }
    for skipped in skipped(places, found) {
        let path = shown(&skipped.path);
        info(global, || format!("skipped {path}: {}", skipped.reason));
    }
}

/// Where what earlier runs found is taken from.
pub(super) fn show_cache(global: &Global, cache: Option<&GuideCache>) {
    info(global, || match cache {
        Some(cache) => format!("cache: {}", shown(cache.folder())),
        None => "cache: none".to_string(),
    });
}

/// Which further guides those of the run are compared with.
pub(super) fn show_comparison(global: &Global, guides: &[PathBuf]) {
    if !guides.is_empty() {
        let count = counted(guides.len(), "further guide");
        info(global, || format!("compared with {count} of the project"));
    }
}

/// `path` from the working folder, if it is below it.
fn from_here(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    let below = here.and_then(|here| path.strip_prefix(here).ok());
    shown(below.unwrap_or(path))
}
