//! What was found in guides, kept from one run to the next.
//!
//! Each folder of guides has one file in the cache: the records of its guides, each under hashes of the
//! guide's text and of all that decides what is found in it. The cache may vanish at any time, and what
//! cannot be read of it counts as not there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use etcetera::BaseStrategy;
use xxhash_rust::xxh3::{Xxh3, xxh3_64, xxh3_128};

use super::cache_use::{CacheAbsence, ReadReason};
use super::folder_records::{FolderRecords, RecordKey, name_of};
use super::world::{Content, World, shown};

/// A hash of the program's sources: another version of negguide may find other things.
pub(super) const THIS_BUILD: &str = env!("NEGGUIDE_SOURCES");

/// The environment variable with the cache's folder. If it is empty, nothing is cached.
const FOLDER_VARIABLE: &str = "NEGGUIDE_CACHE_DIR";

/// The subfolder for these files; its name changes if their form does.
const OWN_FOLDER: &str = "guides-2";

/// Larger files are not read: negguide did not write them.
const MAX_BYTES: u64 = 1 << 30;

/// Files that were last written longer ago are removed: their guides may be gone.
const LONGEST_UNCHANGED: Duration = Duration::from_hours(30 * 24);

/// The cache, in a folder.
#[derive(Debug)]
pub struct GuideCache {
    folder: PathBuf,
    /// Whether this run has written to it.
    has_written: AtomicBool,
    /// How many records it could not write.
    unwritten: AtomicUsize,
}

impl GuideCache {
    /// The user's cache: `NEGGUIDE_CACHE_DIR`, or a folder of negguide's own where caches are on this
    /// system, if there is such a place.
    pub fn of_user() -> Result<GuideCache, CacheAbsence> {
        Ok(GuideCache {
            folder: user_folder(OWN_FOLDER)?,
            has_written: AtomicBool::new(false),
            unwritten: AtomicUsize::new(0),
        })
    }

    /// The records of the guides in `folder`, a canonical path.
    pub(super) fn read(&self, world: &dyn World, folder: &Path) -> FolderRecords {
        let records = match world.read(&self.file_of(folder), MAX_BYTES) {
            Ok(Content::Bytes(bytes)) => FolderRecords::parse(&bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return FolderRecords::absent(ReadReason::NoRecords);
            }
            _ => None,
        };
        records.unwrap_or_else(|| FolderRecords::absent(ReadReason::BadRecords))
    }

    /// Writes the records of the guides in `folder`, a canonical path, if any of them is new. Those of guides
    /// that are no longer there are left out. If writing fails, the next run checks these guides again.
    pub(super) fn write(&self, world: &dyn World, folder: &Path, mut records: FolderRecords) {
        if records.added() > 0 {
            let guides = world.guides_in(folder);
            records.retain(guides.iter().flatten().map(|file| name_of(file)));
            match world.write(&self.file_of(folder), &records.print()) {
                Ok(()) => self.has_written.store(true, Ordering::Relaxed),
                Err(_) => _ = self.unwritten.fetch_add(records.added(), Ordering::Relaxed),
            }
        }
    }

    /// How many guides this run could not write to it.
    pub fn unwritten(&self) -> usize {
        self.unwritten.load(Ordering::Relaxed)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Removes old files, if this run has written any.
    pub(super) fn remove_old(&self) {
        if self.has_written.load(Ordering::Relaxed) {
            remove_unchanged(&self.folder);
        }
    }

    /// The key of a guide that is shown as `path` and has these bytes. `options` is the fingerprint of what
    /// it is checked by.
    pub(super) fn key(path: &str, bytes: &[u8], options: u128) -> RecordKey {
        let mut hash = Xxh3::new();
        hash.update(&options.to_le_bytes());
        hash.update(path.as_bytes());
        RecordKey {
            version: xxh3_64(THIS_BUILD.as_bytes()),
            options: hash.digest128(),
            text: xxh3_128(bytes),
        }
    }

    fn file_of(&self, folder: &Path) -> PathBuf {
        let name = xxh3_128(shown(folder).as_bytes());
        self.folder.join(format!("{name:032x}"))
    }
}

/// The subfolder `name` of the user's cache.
pub(super) fn user_folder(name: &str) -> Result<PathBuf, CacheAbsence> {
    let folder = match std::env::var_os(FOLDER_VARIABLE) {
        Some(folder) if folder.is_empty() => return Err(CacheAbsence::EmptyVariable),
        Some(folder) => PathBuf::from(folder),
        None => etcetera::choose_base_strategy()
            .map_err(|_| CacheAbsence::NoFolder)?
            .cache_dir()
            .join("negguide"),
    };
    Ok(folder.join(name))
}

/// Removes the files of the cache in `folder` that were last written long ago.
pub(super) fn remove_unchanged(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(found) = entry.metadata() else {
            continue;
        };
        let age = found.modified().ok().and_then(|it| it.elapsed().ok());
        let is_old = age.is_some_and(|age| age > LONGEST_UNCHANGED);
        if is_old && found.is_file() && is_name(&entry.file_name().to_string_lossy()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether `name` is one that files of the cache have: 32 hexadecimal digits.
fn is_name(name: &str) -> bool {
    name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;

    #[test]
    fn old_files_are_removed_if_they_are_of_the_cache() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        let (own, other) = (file(&"0".repeat(32)), file("thesis.txt"));
        for path in [&own, &other] {
            let made = File::create(path).unwrap();
            made.set_modified(std::time::SystemTime::now() - LONGEST_UNCHANGED * 2)
                .unwrap();
        }
        let cache = GuideCache {
            folder: folder.path().to_path_buf(),
            has_written: AtomicBool::new(false),
            unwritten: AtomicUsize::new(0),
        };
        cache.remove_old();
        assert!(own.exists(), "nothing was written");
        cache.has_written.store(true, Ordering::Relaxed);
        cache.remove_old();
        assert!(!own.exists() && other.exists());
    }

    #[test]
    fn each_part_of_a_key_is_of_what_it_says() {
        let key = GuideCache::key("a.md", b"text", 7);
        assert_eq!(key, GuideCache::key("a.md", b"text", 7));
        assert_eq!(key.version, xxh3_64(THIS_BUILD.as_bytes()));
        for other in [
            GuideCache::key("b.md", b"text", 7),
            GuideCache::key("a.md", b"text", 8),
        ] {
            assert_eq!(other.text, key.text);
            assert_ne!(other.options, key.options);
        }
        let other = GuideCache::key("a.md", b"texts", 7);
        assert_eq!(other.options, key.options);
        assert_ne!(other.text, key.text);
    }
}
