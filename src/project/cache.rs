//! What was found in guides, kept from one run to the next.
//!
//! Each folder of guides has one file in the cache: the records of its guides, each under a hash of the
//! guide's text and of all that decides what is found in it. The cache may vanish at any time, and what
//! cannot be read of it counts as not there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use etcetera::BaseStrategy;
use xxhash_rust::xxh3::{Xxh3, xxh3_64, xxh3_128};

use super::world::{Content, World, shown};

/// Names the folder of the cache; empty for none.
const FOLDER_VARIABLE: &str = "NEGGUIDE_CACHE_DIR";

/// The first bytes of a file of the cache.
const MARK: &[u8; 8] = b"negcach1";

/// Files of more bytes are none of the cache.
const MAX_BYTES: u64 = 1 << 30;

/// Files that were not written for so long are removed: nobody may ask for them again.
const KEPT: Duration = Duration::from_hours(30 * 24);

/// A cache in a folder, for one build of negguide.
#[derive(Debug)]
pub struct GuideCache {
    folder: PathBuf,
    /// A hash of what tells this negguide from others.
    build: u128,
    has_written: AtomicBool,
}

/// The records of one folder's guides.
#[derive(Debug, Default)]
pub(super) struct FolderRecords {
    /// By a hash of the guide's path.
    records: BTreeMap<u64, Record>,
    is_changed: bool,
}

#[derive(Debug)]
struct Record {
    key: u128,
    bytes: Vec<u8>,
}

impl GuideCache {
    /// The user's cache: `NEGGUIDE_CACHE_DIR`, or a folder of negguide's own where caches are on this
    /// system. `None` where there is no such place.
    pub fn of_user() -> Option<GuideCache> {
        let folder = match std::env::var_os(FOLDER_VARIABLE) {
            Some(folder) if folder.is_empty() => return None,
            Some(folder) => PathBuf::from(folder),
            None => etcetera::choose_base_strategy()
                .ok()?
                .cache_dir()
                .join("negguide"),
        };
        Some(GuideCache {
            folder,
            build: this_build()?,
            has_written: AtomicBool::new(false),
        })
    }

    /// The records of the guides in `folder`.
    pub(super) fn read(&self, world: &dyn World, folder: &Path) -> FolderRecords {
        let read = || match world.read(&self.file_of(world, folder), MAX_BYTES) {
            Ok(Content::Bytes(bytes)) => FolderRecords::parse(&bytes),
            _ => None,
        };
        read().unwrap_or_default()
    }

    /// Writes the records of the guides in `folder`, if any is new, without those of guides that are no
    /// longer there. A cache that cannot be written is none.
    pub(super) fn write(&self, world: &dyn World, folder: &Path, mut records: FolderRecords) {
        if records.is_changed {
            let guides = world.guides_in(folder);
            records.retain(guides.iter().flatten().map(|file| shown(file)));
            let file = self.file_of(world, folder);
            let _ = world.write(&file, &records.print());
            self.has_written.store(true, Ordering::Relaxed);
        }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Removes what is old, if anything was written.
    pub(super) fn remove_old(&self) {
        if !self.has_written.load(Ordering::Relaxed) {
            return;
        }
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let age = entry.metadata().and_then(|found| found.modified());
            let age = age.ok().and_then(|written| written.elapsed().ok());
            if age.is_some_and(|age| age > KEPT) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// The key of a guide that is shown as `path` and has these bytes. `options` is the fingerprint of what
    /// it is checked by.
    pub(super) fn key(&self, path: &str, bytes: &[u8], options: u128) -> u128 {
        let mut hash = Xxh3::new();
        hash.update(&self.build.to_le_bytes());
        hash.update(&options.to_le_bytes());
        hash.update(path.as_bytes());
        hash.update(b"\0");
        hash.update(bytes);
        hash.digest128()
    }

    fn file_of(&self, world: &dyn World, folder: &Path) -> PathBuf {
        let name = xxh3_128(shown(&world.canonical(folder)).as_bytes());
        self.folder.join(format!("{name:032x}"))
    }
}

/// A hash of the version and of the program's file: another build may find other things.
pub(super) fn this_build() -> Option<u128> {
    let program = std::env::current_exe().ok()?.metadata().ok()?;
    let age = program.modified().ok()?;
    let build = (env!("CARGO_PKG_VERSION"), program.len(), age);
    Some(xxh3_128(format!("{build:?}").as_bytes()))
}

impl FolderRecords {
    /// The record of the guide that is shown as `path`, if it is of this key.
    pub(super) fn get(&self, path: &str, key: u128) -> Option<&[u8]> {
        let record = self.records.get(&xxh3_64(path.as_bytes()))?;
        (record.key == key).then_some(&record.bytes)
    }

    pub(super) fn put(&mut self, path: &str, key: u128, bytes: Vec<u8>) {
        let record = Record { key, bytes };
        self.records.insert(xxh3_64(path.as_bytes()), record);
        self.is_changed = true;
    }

    /// Forgets guides other than those shown as `paths`.
    pub(super) fn retain(&mut self, paths: impl Iterator<Item = String>) {
        let names: Vec<u64> = paths.map(|path| xxh3_64(path.as_bytes())).collect();
        self.records.retain(|name, _| names.contains(name));
    }

    /// A mark and a hash of what follows; of each record the hash of its path, its key, its length, and it.
    fn print(&self) -> Vec<u8> {
        let mut all = Vec::new();
        for (name, Record { key, bytes }) in &self.records {
            all.extend(name.to_le_bytes());
            all.extend(key.to_le_bytes());
            all.extend((bytes.len() as u64).to_le_bytes());
            all.extend(bytes);
        }
        [&MARK[..], &xxh3_128(&all).to_le_bytes(), &all].concat()
    }

    fn parse(bytes: &[u8]) -> Option<FolderRecords> {
        let (hash, mut rest) = bytes.strip_prefix(MARK)?.split_first_chunk()?;
        if xxh3_128(rest) != u128::from_le_bytes(*hash) {
            return None;
        }
        let mut records = FolderRecords::default();
        while !rest.is_empty() {
            let (name, after) = rest.split_first_chunk()?;
            let (key, after) = after.split_first_chunk()?;
            let (length, after) = after.split_first_chunk()?;
            let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
            let (bytes, after) = after.split_at_checked(length)?;
            let record = Record {
                key: u128::from_le_bytes(*key),
                bytes: bytes.to_vec(),
            };
            records.records.insert(u64::from_le_bytes(*name), record);
            rest = after;
        }
        Some(records)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_as_they_were_written() {
        let mut records = FolderRecords::default();
        records.put("a.md", 7, vec![1, 2, 3]);
        records.put("b.md", 8, Vec::new());
        let bytes = records.print();
        let read = FolderRecords::parse(&bytes).unwrap();
        assert_eq!(read.get("a.md", 7), Some(&[1, 2, 3][..]));
        assert_eq!(read.get("b.md", 8), Some(&[][..]));
        assert_eq!(read.get("a.md", 8), None);
        assert!(!read.is_changed);
        // Anything else is no cache.
        for broken in 0..bytes.len() {
            let mut other = bytes.clone();
            other[broken] ^= 1;
            assert!(FolderRecords::parse(&other).is_none(), "{broken}");
            assert!(FolderRecords::parse(&bytes[..broken]).is_none(), "{broken}");
        }
    }

    #[test]
    fn guides_that_are_gone_are_forgotten() {
        let mut records = FolderRecords::default();
        records.put("a.md", 7, Vec::new());
        records.put("b.md", 7, Vec::new());
        let mut records = FolderRecords::parse(&records.print()).unwrap();
        records.retain(["a.md", "c.md"].map(String::from).into_iter());
        assert!(records.get("a.md", 7).is_some() && records.get("b.md", 7).is_none());
    }
}
