//! Reports for people, kept in the user's cache: one file for each set of guides that is checked.

use std::path::PathBuf;

use xxhash_rust::xxh3::xxh3_128;

use super::cache::{THIS_BUILD, remove_unchanged, user_folder};
use super::cache_file::CacheFile;
use super::world::{World, shown};
use crate::report::RenderedTexts;

/// The subfolder for these files; its name changes if their form does.
const OWN_FOLDER: &str = "reports-1";

/// Where the texts of one set of guides are kept.
#[derive(Debug)]
pub struct RenderedRecords {
    folder: PathBuf,
    file: CacheFile,
}

impl RenderedRecords {
    /// Those of the guides at or below `paths`; `None` where there is no cache.
    pub fn of_user(world: &dyn World, paths: &[PathBuf]) -> Option<RenderedRecords> {
        let folder = user_folder(OWN_FOLDER).ok()?;
        let names = paths.iter().map(|path| shown(&world.canonical(path)));
        let name = names.collect::<Vec<_>>().join("\n");
        let file = CacheFile::of(&folder, &name, xxh3_128(THIS_BUILD.as_bytes()));
        Some(RenderedRecords { folder, file })
    }

    pub fn read(&self, world: &dyn World) -> RenderedTexts {
        RenderedTexts::of(self.file.read(world).unwrap_or_default())
    }

    /// Keeps the texts of a run, if any is new. If writing fails, the next run makes them again.
    pub fn write(&self, world: &dyn World, texts: RenderedTexts) {
        let changed = texts.into_changed();
        if changed.is_some_and(|texts| self.file.write(world, &texts)) {
            remove_unchanged(&self.folder);
        }
    }
}
