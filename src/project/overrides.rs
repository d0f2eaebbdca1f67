//! Overrides that are about nothing.

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
    let mut idle = Vec::new();
    for one in &overrides.list {
        for (pattern, guides) in &one.patterns {
            let is_match = |name: &String| guides.is_match(name);
            if names.iter().any(is_match) || elsewhere(world, &root, pattern).iter().any(is_match) {
                continue;
            }
            // Most often the folder of the guides was left out.
            let mut below = names.iter().filter_map(|name| name.split_once('/'));
            let meant = below.find(|(_, rest)| guides.is_match(Path::new(rest)));
            idle.push(IdlePattern {
                pattern: pattern.clone(),
                meant: meant.map(|(first, _)| format!("{first}/{pattern}")),
            });
        }
    }
    idle
}

/// The guides in the folder that `pattern` starts with, if it names one: the project may have guides
/// beside those that are looked at without paths.
fn elsewhere(world: &dyn World, root: &Path, pattern: &str) -> Vec<String> {
    let is_plain = |part: &&str| *part != ".." && !part.contains(['*', '?', '[', '{', '\\']);
    let plain: PathBuf = pattern.split('/').take_while(is_plain).collect();
    let folder = root.join(&plain);
    if plain.as_os_str().is_empty() || !world.exists(&folder) {
        return Vec::new();
    }
    let found = world.guides(&folder, None).into_iter().flatten();
    found.map(|file| from_folder(root, &file)).collect()
}
