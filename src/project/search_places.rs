//! The folders that a search for guides starts from, and those that it stays in.

use std::path::{Path, PathBuf};

use globset::GlobSet;

/// Where guides are looked for.
#[derive(Clone, Copy, Debug)]
pub struct SearchPlaces<'a> {
    pub paths: &'a [PathBuf],
    /// The project's folder: links in it may lead to files in it.
    pub project: &'a Path,
    /// The folder of the project's guides, wherever it is.
    pub guides: &'a Path,
    /// The folder that builds write to.
    pub out: Option<&'a Path>,
    /// Patterns, seen from the project's folder, of files that are no guides, and what each matches.
    pub exclude: &'a [(String, GlobSet)],
}
