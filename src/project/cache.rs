//! What was found in guides, kept from one run to the next.
//!
//! Each folder of guides has one file in the cache: the records of its guides, each under a hash of the
//! guide's text and of all that decides what is found in it. The cache may vanish at any time, and what
//! cannot be read of it counts as not there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use etcetera::BaseStrategy;
use xxhash_rust::xxh3::{Xxh3, xxh3_64, xxh3_128};

use super::world::{Content, World, shown};

/// Names the folder of the cache; empty for none.
const FOLDER_VARIABLE: &str = "NEGGUIDE_CACHE_DIR";

/// The folder in it that is negguide's alone.
const OWN_FOLDER: &str = "guides-1";

/// The first bytes of a file of the cache.
const MARK: &[u8; 8] = b"negcach1";

/// Records of one guide that are kept: runs from other folders or with other rules have their own.
const RECORDS_OF_GUIDE: usize = 4;

/// Files of more bytes are none of the cache.
const MAX_BYTES: u64 = 1 << 30;

/// Files that were not written for so long are removed: nobody may ask for them again.
const KEPT: Duration = Duration::from_hours(30 * 24);

/// A cache in a folder.
#[derive(Debug)]
pub struct GuideCache {
    folder: PathBuf,
    has_written: AtomicBool,
}

/// The records of one folder's guides.
#[derive(Debug, Default)]
pub(super) struct FolderRecords {
    /// By a hash of the guide's file name; the newest first.
    records: BTreeMap<u64, Vec<Record>>,
    /// The guides that this run looked at, by the same hash.
    seen: BTreeSet<u64>,
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
            folder: folder.join(OWN_FOLDER),
            has_written: AtomicBool::new(false),
        })
    }

    /// The records of the guides in `folder`, which has this one name.
    pub(super) fn read(&self, world: &dyn World, folder: &Path) -> FolderRecords {
        let read = || match world.read(&self.file_of(folder), MAX_BYTES) {
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
            records.retain(guides.iter().flatten().map(|file| name_of(file)));
            let written = world.write(&self.file_of(folder), &records.print());
            if written.is_ok() {
                self.has_written.store(true, Ordering::Relaxed);
            }
        }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Removes its files that are old, if anything was written.
    pub(super) fn remove_old(&self) {
        if !self.has_written.load(Ordering::Relaxed) {
            return;
        }
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let Ok(found) = entry.metadata() else {
                continue;
            };
            let age = found.modified().ok().and_then(|it| it.elapsed().ok());
            let is_old = age.is_some_and(|age| age > KEPT);
            if is_old && found.is_file() && is_name(&entry.file_name().to_string_lossy()) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// The key of a guide that is shown as `path` and has these bytes. `options` is the fingerprint of what
    /// it is checked by.
    pub(super) fn key(path: &str, bytes: &[u8], options: u128) -> u128 {
        let mut hash = Xxh3::new();
        hash.update(THIS_BUILD.as_bytes());
        hash.update(&options.to_le_bytes());
        hash.update(path.as_bytes());
        hash.update(b"\0");
        hash.update(bytes);
        hash.digest128()
    }

    fn file_of(&self, folder: &Path) -> PathBuf {
        let name = xxh3_128(shown(folder).as_bytes());
        self.folder.join(format!("{name:032x}"))
    }
}

/// Whether a file of the cache may be called so.
fn is_name(name: &str) -> bool {
    name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A hash of the program's sources: another negguide may find other things.
pub(super) const THIS_BUILD: &str = env!("NEGGUIDE_SOURCES");

/// The name of a file, by which its records are kept.
pub(super) fn name_of(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn hash_of_name(name: &str) -> u64 {
    xxh3_64(name.as_bytes())
}

impl FolderRecords {
    /// The record of the guide in the file called `name`, if there is one of this key.
    pub(super) fn get(&self, name: &str, key: u128) -> Option<&[u8]> {
        let mut records = self.records.get(&hash_of_name(name))?.iter();
        let found = records.find(|record| record.key == key)?;
        Some(&found.bytes)
    }

    /// Notes that this run looked at the guide in the file called `name`.
    pub(super) fn see(&mut self, name: &str) {
        self.seen.insert(hash_of_name(name));
    }

    pub(super) fn put(&mut self, name: &str, key: u128, bytes: Vec<u8>) {
        let records = self.records.entry(hash_of_name(name)).or_default();
        records.insert(0, Record { key, bytes });
        records.truncate(RECORDS_OF_GUIDE);
        self.is_changed = true;
    }

    /// Forgets guides other than those in the files called `names`, and those that this run looked at.
    fn retain(&mut self, names: impl Iterator<Item = String>) {
        let mut known: BTreeSet<u64> = names.map(|name| hash_of_name(&name)).collect();
        known.extend(&self.seen);
        self.records.retain(|name, _| known.contains(name));
    }

    /// A mark and a hash of what follows; of each record the hash of its file's name, its key, its length,
    /// and it.
    fn print(&self) -> Vec<u8> {
        let mut all = Vec::new();
        for (name, records) in &self.records {
            for Record { key, bytes } in records {
                all.extend(name.to_le_bytes());
                all.extend(key.to_le_bytes());
                all.extend((bytes.len() as u64).to_le_bytes());
                all.extend(bytes);
            }
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
            let name = u64::from_le_bytes(*name);
            records.records.entry(name).or_default().push(record);
            rest = after;
        }
        Some(records)
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;

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
    fn of_a_guide_the_newest_records_are_kept() {
        let mut records = FolderRecords::default();
        for key in 0..6 {
            records.put("a.md", key, Vec::new());
        }
        let read = FolderRecords::parse(&records.print()).unwrap();
        let kept: Vec<u128> = (0..6)
            .filter(|key| read.get("a.md", *key).is_some())
            .collect();
        assert_eq!(kept, [2, 3, 4, 5]);
    }

    #[test]
    fn guides_that_are_gone_are_forgotten() {
        let mut records = FolderRecords::default();
        for name in ["a.md", "b.md", "c.md"] {
            records.put(name, 7, Vec::new());
        }
        records.see("c.md");
        records.retain(["a.md".to_string()].into_iter());
        let has = |name| records.get(name, 7).is_some();
        assert_eq!([has("a.md"), has("b.md"), has("c.md")], [true, false, true]);
    }

    #[test]
    fn old_files_are_removed_if_they_are_of_the_cache() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        let (own, other) = (file(&"0".repeat(32)), file("thesis.txt"));
        for path in [&own, &other] {
            let made = File::create(path).unwrap();
            made.set_modified(std::time::SystemTime::now() - KEPT * 2)
                .unwrap();
        }
        let cache = GuideCache {
            folder: folder.path().to_path_buf(),
            has_written: AtomicBool::new(false),
        };
        cache.remove_old();
        assert!(own.exists(), "nothing was written");
        cache.has_written.store(true, Ordering::Relaxed);
        cache.remove_old();
        assert!(!own.exists() && other.exists());
    }
}
