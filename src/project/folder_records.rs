//! The records of one folder's guides in the cache, and the file they are in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

/// The first bytes of the file.
const MARK: &[u8; 8] = b"negcach1";

/// The most records of one guide. Runs with other rules, on other days or from other working folders have
/// records of their own.
const RECORDS_OF_GUIDE: usize = 4;

/// The records of one folder's guides.
#[derive(Debug, Default)]
pub(super) struct FolderRecords {
    /// By a hash of the guide's file name. Of a guide the newest record is the first.
    records: BTreeMap<u64, Vec<Record>>,
    /// Hashes of the names of files that this run has read.
    read: BTreeSet<u64>,
    is_changed: bool,
}

#[derive(Debug)]
struct Record {
    key: u128,
    bytes: Vec<u8>,
}

/// The name of a guide's file, by which its records are found.
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

    /// Notes that this run has read the file called `name`.
    pub(super) fn note_read(&mut self, name: &str) {
        self.read.insert(hash_of_name(name));
    }

    /// Adds the newest record of the guide in the file called `name`.
    pub(super) fn put(&mut self, name: &str, key: u128, bytes: Vec<u8>) {
        let records = self.records.entry(hash_of_name(name)).or_default();
        records.insert(0, Record { key, bytes });
        records.truncate(RECORDS_OF_GUIDE);
        self.is_changed = true;
    }

    /// Removes the records of all guides but those in the files called `names` and those that this run has
    /// read.
    pub(super) fn retain(&mut self, names: impl Iterator<Item = String>) {
        let mut known: BTreeSet<u64> = names.map(|name| hash_of_name(&name)).collect();
        known.extend(&self.read);
        self.records.retain(|name, _| known.contains(name));
    }

    /// Whether there are records that the file does not have yet.
    pub(super) fn is_changed(&self) -> bool {
        self.is_changed
    }

    /// The content of the file: [`MARK`], a hash of all that follows, and for each record the hash of the
    /// guide's file name, the key, the record's length and the record. Numbers are in little-endian order.
    pub(super) fn print(&self) -> Vec<u8> {
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

    /// Reads the content of the file; `None` if it is not exactly what was written.
    pub(super) fn parse(bytes: &[u8]) -> Option<FolderRecords> {
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
        records.note_read("c.md");
        records.retain(["a.md".to_string()].into_iter());
        let has = |name| records.get(name, 7).is_some();
        assert_eq!([has("a.md"), has("b.md"), has("c.md")], [true, false, true]);
    }
}
