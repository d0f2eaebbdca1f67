//! A file of the user's cache with one value in it. It may vanish at any time, and what cannot be read of it counts as
//! not there.

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use super::world::{Content, World};

/// Larger files are not read: negguide did not write them.
const MAX_BYTES: u64 = 1 << 30;

/// Where such a value is, and what it is good for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct CacheFile {
    path: PathBuf,
    /// A hash of all that decides whether the value can be used, apart from its name.
    made_like: u128,
}

impl CacheFile {
    /// The file in `folder` with the value of this `name`.
    pub(super) fn of(folder: &Path, name: &str, made_like: u128) -> CacheFile {
        let name = xxh3_128(name.as_bytes());
        CacheFile {
            path: folder.join(format!("{name:032x}")),
            made_like,
        }
    }

    pub(super) fn read<T: DeserializeOwned>(&self, world: &dyn World) -> Option<T> {
        match world.read(&self.path, MAX_BYTES) {
            Ok(Content::Bytes(bytes)) => self.parse(&bytes),
            _ => None,
        }
    }

    /// Whether the value could be written.
    pub(super) fn write(&self, world: &dyn World, value: &impl Serialize) -> bool {
        let bytes = self.print(value);
        bytes.is_some_and(|bytes| world.write(&self.path, &bytes).is_ok())
    }

    fn parse<T: DeserializeOwned>(&self, bytes: &[u8]) -> Option<T> {
        let (made_like, rest) = bytes.split_first_chunk()?;
        let (hash, value) = rest.split_first_chunk()?;
        let is_whole = u64::from_le_bytes(*hash) == xxh3_64(value);
        let is_made_like = u128::from_le_bytes(*made_like) == self.made_like;
        let is_usable = is_whole && is_made_like;
        is_usable.then(|| postcard::from_bytes(value).ok())?
    }

    fn print(&self, value: &impl Serialize) -> Option<Vec<u8>> {
        let value = postcard::to_stdvec(value).ok()?;
        let made_like = self.made_like.to_le_bytes();
        let hash = xxh3_64(&value).to_le_bytes();
        Some([&made_like[..], &hash, &value].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_damaged_or_made_otherwise_counts_as_not_there() {
        let file = |made_like| CacheFile::of(Path::new("cache"), "acme", made_like);
        let value = vec!["one".to_string(), "two".to_string()];
        let bytes = file(1).print(&value).unwrap();
        assert_eq!(file(1).parse(&bytes), Some(value));
        let is_there = |file: CacheFile, bytes: &[u8]| file.parse::<Vec<String>>(bytes).is_some();
        assert!(!is_there(file(2), &bytes));
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            assert!(!is_there(file(1), &damaged), "{at}");
            assert!(!is_there(file(1), &bytes[..at]), "{at}");
        }
        assert_ne!(file(1), CacheFile::of(Path::new("cache"), "globex", 1));
    }
}
