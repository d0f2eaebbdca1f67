//! Overrides that are about nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::folders::{Folders, from_folder};
use super::world::World;
use crate::rules::Overrides;

/// A pattern that no guide matches.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IdlePattern {
    pub pattern: String,
    /// The pattern that was probably meant: it matches some.
    pub meant: Option<String>,
}

/// The patterns of `overrides` that are about none of `files`, in their order.
pub fn idle_patterns(
    world: &dyn World,
    overrides: &Overrides,
    files: &[PathBuf],
) -> Vec<IdlePattern> {
    if overrides.list.is_empty() {
        return Vec::new();
    }
    let root = world.canonical(&overrides.root);
    let mut folders = Folders::default();
    let name = |file: &PathBuf| from_folder(&root, &folders.canonical(world, file));
    let names: Vec<String> = files.iter().map(name).collect();
    let mut below = BTreeMap::new();
    let mut idle = Vec::new();
    for one in &overrides.list {
        for (pattern, guides) in &one.patterns {
            let is_match = |name: &String| guides.is_match(name);
            if names.iter().any(is_match) {
                continue;
            }
            let plain = plain_start(pattern);
            let others = || guides_below(world, &root, &plain);
            let others = below.entry(plain.clone()).or_insert_with(others);
            if others.iter().any(is_match) {
                continue;
            }
            // Most often the folder of the guides was left out.
            let mut names = names.iter().filter_map(|name| name.split_once('/'));
            let meant = names.find(|(_, rest)| guides.is_match(Path::new(rest)));
            idle.push(IdlePattern {
                pattern: pattern.clone(),
                meant: meant.map(|(first, _)| format!("{first}/{pattern}")),
            });
        }
    }
    idle
}

/// The folder that a pattern starts with.
fn plain_start(pattern: &str) -> PathBuf {
    let is_plain = |part: &&str| *part != ".." && !part.contains(['*', '?', '[', '{', '\\']);
    pattern.split('/').take_while(is_plain).collect()
}

/// The guides in `folder`, which is seen from `root`: the project may have guides beside those that are
/// looked at without paths.
fn guides_below(world: &dyn World, root: &Path, folder: &Path) -> Vec<String> {
    let whole = root.join(folder);
    if folder.as_os_str().is_empty() || !world.exists(&whole) {
        return Vec::new();
    }
    let found = world.guides(&whole, None).into_iter().flatten();
    found.map(|file| from_folder(root, &file)).collect()
}
