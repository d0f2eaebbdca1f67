//! What earlier builds wrote among the guides: Markdown files that are none.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::folders::{Folders, from_folder};
use super::manifest::{Manifest, hash};
use super::world::{Content, World, shown};

/// The manifests below a folder, each read once.
pub(super) struct BuiltFiles<'w> {
    world: &'w dyn World,
    root: &'w Path,
    manifests: BTreeMap<PathBuf, Option<Manifest>>,
}

impl<'w> BuiltFiles<'w> {
    pub(super) fn below(world: &'w dyn World, root: &'w Path) -> Self {
        BuiltFiles {
            world,
            root,
            manifests: BTreeMap::new(),
        }
    }

    /// Whether a manifest in a folder below the root lists `file`, as it is now, and not as one of the
    /// guides that were built from.
    pub(super) fn has(&mut self, file: &Path) -> bool {
        let folders = file.ancestors().skip(1);
        let below: Vec<&Path> = folders.take_while(|folder| *folder != self.root).collect();
        below.into_iter().any(|folder| self.is_listed(folder, file))
    }

    fn is_listed(&mut self, folder: &Path, file: &Path) -> bool {
        let world = self.world;
        let read = || Manifest::read_existing(world, folder);
        let manifest = self.manifests.entry(folder.to_path_buf());
        let Some(manifest) = manifest.or_insert_with(read) else {
            return false;
        };
        let Ok(name) = file.strip_prefix(folder).map(shown) else {
            return false;
        };
        if !manifest.has(&name) || manifest.guides.contains(&name_from(world, folder, file)) {
            return false;
        }
        match world.read(file, u64::MAX) {
            Ok(Content::Bytes(bytes)) => manifest.wrote(&name, &hash(&bytes)),
            Ok(Content::TooLarge(_)) | Err(_) => false,
        }
    }
}

/// `file` as a manifest in `folder` names it among its guides.
fn name_from(world: &dyn World, folder: &Path, file: &Path) -> String {
    let file = Folders::default().canonical(world, file);
    from_folder(&world.canonical(folder), &file)
}
