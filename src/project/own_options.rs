//! The options of single guides, where overrides change those of all.

use std::path::PathBuf;
use std::sync::Arc;

use super::folders::{Folders, from_folder};
use super::world::World;
use crate::check::CheckOptions;

/// For each file its own options, where an override is about it.
pub(super) fn own_options(
    world: &dyn World,
    files: &[PathBuf],
    options: &CheckOptions,
) -> Vec<Option<Arc<CheckOptions>>> {
    let overrides = &options.settings.overrides;
    if overrides.list.is_empty() {
        return files.iter().map(|_| None).collect();
    }
    let root = world.canonical(&overrides.root);
    let mut folders = Folders::default();
    let own = files.iter().map(|file| {
        let path = from_folder(&root, &folders.canonical(world, file));
        options.overridden(&path).map(Arc::new)
    });
    own.collect()
}
