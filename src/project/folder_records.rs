//! The records of one folder's guides in the cache, and the file they are in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use super::cache_use::ReadReason;

/// The first bytes of the file.
const MARK: &[u8; 8] = b"negcach2";

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
    /// How many records are new.
    added: usize,
    /// Why there are no records from earlier runs, if there are none.
    absence: Option<ReadReason>,
}

/// What a record is about and what it was made with, as hashes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct RecordKey {
    /// Of the version of negguide.
    pub version: u64,
    /// Of all else that decides what is found in a text: the options, the date and the path.
    pub options: u128,
    /// Of the guide's bytes.
    pub text: u128,
}

#[derive(Debug)]
struct Record {
    key: RecordKey,
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
    /// No records, for this reason.
    pub(super) fn absent(reason: ReadReason) -> FolderRecords {
        FolderRecords {
            absence: Some(reason),
            ..FolderRecords::default()
        }
    }

    /// The record of the guide in the file called `name`, or why there is none of this key.
    pub(super) fn find(&self, name: &str, key: &RecordKey) -> Result<&[u8], ReadReason> {
        let records = self.records.get(&hash_of_name(name));
        let records = records.map_or(&[][..], Vec::as_slice);
        if let Some(found) = records.iter().find(|record| record.key == *key) {
            return Ok(&found.bytes);
        }
        if let Some(reason) = self.absence {
            return Err(reason);
        }
        let of_text = records.iter().filter(|record| record.key.text == key.text);
        let versions: Vec<u64> = of_text.map(|record| record.key.version).collect();
        Err(if versions.is_empty() {
            ReadReason::Text
        } else if versions.contains(&key.version) {
            ReadReason::Options
        } else {
            ReadReason::Version
        })
    }

    /// Notes that this run has read the file called `name`.
    pub(super) fn note_read(&mut self, name: &str) {
        self.read.insert(hash_of_name(name));
    }

    /// Adds the newest record of the guide in the file called `name`.
    pub(super) fn put(&mut self, name: &str, key: RecordKey, bytes: Vec<u8>) {
        let records = self.records.entry(hash_of_name(name)).or_default();
        records.insert(0, Record { key, bytes });
        records.truncate(RECORDS_OF_GUIDE);
        self.added += 1;
    }

    /// Removes the records of all guides but those in the files called `names` and those that this run has
    /// read.
    pub(super) fn retain(&mut self, names: impl Iterator<Item = String>) {
        let mut known: BTreeSet<u64> = names.map(|name| hash_of_name(&name)).collect();
        known.extend(&self.read);
        self.records.retain(|name, _| known.contains(name));
    }

    /// How many records there are that the file does not have yet.
    pub(super) fn added(&self) -> usize {
        self.added
    }

    /// The content of the file: [`MARK`], a hash of all that follows, and for each record the hash of the
    /// guide's file name, the three hashes of the key, the record's length and the record. Numbers are in
    /// little-endian order.
    pub(super) fn print(&self) -> Vec<u8> {
        let mut all = Vec::new();
        for (name, records) in &self.records {
            for Record { key, bytes } in records {
                all.extend(name.to_le_bytes());
                all.extend(key.version.to_le_bytes());
                all.extend(key.options.to_le_bytes());
                all.extend(key.text.to_le_bytes());
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
            let (version, after) = after.split_first_chunk()?;
            let (options, after) = after.split_first_chunk()?;
            let (text, after) = after.split_first_chunk()?;
            let (length, after) = after.split_first_chunk()?;
            let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
            let (bytes, after) = after.split_at_checked(length)?;
            let record = Record {
                key: RecordKey {
                    version: u64::from_le_bytes(*version),
                    options: u128::from_le_bytes(*options),
                    text: u128::from_le_bytes(*text),
                },
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

    /// A key of one version and of the same options.
    fn key(text: u128) -> RecordKey {
        RecordKey {
            version: 1,
            options: 2,
            text,
        }
    }

    #[test]
    fn records_are_read_as_they_were_written() {
        let mut records = FolderRecords::default();
        records.put("a.md", key(7), vec![1, 2, 3]);
        records.put("b.md", key(8), Vec::new());
        let bytes = records.print();
        let read = FolderRecords::parse(&bytes).unwrap();
        assert_eq!(read.find("a.md", &key(7)), Ok(&[1, 2, 3][..]));
        assert_eq!(read.find("b.md", &key(8)), Ok(&[][..]));
        assert_eq!(read.find("a.md", &key(8)), Err(ReadReason::Text));
        assert_eq!(read.added, 0);
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
        for text in 0..6 {
            records.put("a.md", key(text), Vec::new());
        }
        let read = FolderRecords::parse(&records.print()).unwrap();
        let kept: Vec<u128> = (0..6)
            .filter(|text| read.find("a.md", &key(*text)).is_ok())
            .collect();
        assert_eq!(kept, [2, 3, 4, 5]);
    }

    #[test]
    fn guides_that_are_gone_are_forgotten() {
        let mut records = FolderRecords::default();
        for name in ["a.md", "b.md", "c.md"] {
            records.put(name, key(7), Vec::new());
        }
        records.note_read("c.md");
        records.retain(["a.md".to_string()].into_iter());
        let has = |name| records.find(name, &key(7)).is_ok();
        assert_eq!([has("a.md"), has("b.md"), has("c.md")], [true, false, true]);
    }

    #[test]
    fn what_is_not_there_is_said_to_differ_in_what_differs() {
        let mut records = FolderRecords::default();
        records.put("a.md", key(7), Vec::new());
        let other_options = RecordKey {
            options: 3,
            ..key(7)
        };
        let other_version = RecordKey {
            version: 9,
            ..other_options
        };
        let why = |name, key: RecordKey| records.find(name, &key).err();
        assert_eq!(why("a.md", key(7)), None);
        assert_eq!(why("a.md", key(8)), Some(ReadReason::Text));
        assert_eq!(why("b.md", key(7)), Some(ReadReason::Text));
        assert_eq!(why("a.md", other_options), Some(ReadReason::Options));
        assert_eq!(why("a.md", other_version), Some(ReadReason::Version));
        for reason in [ReadReason::NoRecords, ReadReason::BadRecords] {
            let absent = FolderRecords::absent(reason);
            assert_eq!(absent.find("a.md", &key(7)), Err(reason));
        }
    }
}
