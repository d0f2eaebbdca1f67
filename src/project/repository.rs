//! What files are called from the root of the repository they are in.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::world::{World, shown};

/// The path of each guide from the root of the repository around `here`, or from `here` where there
/// is none; as it is for guides elsewhere.
pub fn repository_paths(world: &dyn World, here: &Path, guides: &[&str]) -> Vec<String> {
    let here = world.canonical(here);
    let root = repository_root(world, &here);
    let mut folders: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    guides
        .iter()
        .map(|path| {
            let path = Path::new(path);
            let folder = path.parent().unwrap_or(Path::new(""));
            let canonical = folders
                .entry(folder.to_path_buf())
                .or_insert_with(|| world.canonical(&here.join(folder)));
            let whole = canonical.join(path.file_name().unwrap_or_default());
            match whole.strip_prefix(root) {
                Ok(below) => shown(below),
                Err(_) => shown(path),
            }
        })
        .collect()
}

/// The root of the repository around `folder`, or `folder` itself where there is none.
pub(super) fn repository_root<'f>(world: &dyn World, folder: &'f Path) -> &'f Path {
    let is_root = |folder: &&Path| world.exists(&folder.join(".git"));
    folder.ancestors().find(is_root).unwrap_or(folder)
}
