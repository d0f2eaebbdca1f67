//! What builds keep of guides in the user's cache: one file for each company of each site. The cache may vanish at
//! any time, and what cannot be read of it counts as not there.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use super::cache::{remove_unchanged, user_folder};
use super::site_inputs::SiteInputs;
use super::world::{Content, World, shown};
use crate::render::CompanyRecords;

/// The subfolder for these files; its name changes if their form does.
const OWN_FOLDER: &str = "sites-1";

/// Larger files are not read: negguide did not write them.
const MAX_BYTES: u64 = 1 << 30;

/// The records of one site.
#[derive(Debug)]
pub struct SiteRecords {
    folder: PathBuf,
    /// Of the folder that the site is in.
    site: String,
    /// A hash of all that decides what is kept of a guide, apart from the guide.
    made_like: u128,
    /// Whether this run has written any.
    has_written: AtomicBool,
}

impl SiteRecords {
    /// Those of the site in the folder `out`, which is made of `inputs`; `None` where there is no cache.
    pub fn of_user(world: &dyn World, out: &Path, inputs: &SiteInputs) -> Option<SiteRecords> {
        Some(SiteRecords {
            folder: user_folder(OWN_FOLDER).ok()?,
            site: shown(&world.canonical(out)),
            made_like: inputs.made_like(),
            has_written: AtomicBool::new(false),
        })
    }

    /// What is kept of a company's guides.
    pub(super) fn read(&self, world: &dyn World, company: &str) -> CompanyRecords {
        let records = match world.read(&self.file_of(company), MAX_BYTES) {
            Ok(Content::Bytes(bytes)) => self.parse(&bytes),
            _ => None,
        };
        records.unwrap_or_default()
    }

    /// Keeps `records`. If writing fails, the next build reads these guides again.
    pub(super) fn write(&self, world: &dyn World, company: &str, records: &CompanyRecords) {
        if let Some(bytes) = self.print(records)
            && world.write(&self.file_of(company), &bytes).is_ok()
        {
            self.has_written.store(true, Ordering::Relaxed);
        }
    }

    /// Removes old files, if this run has written any.
    pub(super) fn remove_old(&self) {
        if self.has_written.load(Ordering::Relaxed) {
            remove_unchanged(&self.folder);
        }
    }

    fn parse(&self, bytes: &[u8]) -> Option<CompanyRecords> {
        let (made_like, rest) = bytes.split_first_chunk()?;
        let (hash, records) = rest.split_first_chunk()?;
        let is_whole = u64::from_le_bytes(*hash) == xxh3_64(records);
        let is_made_like = u128::from_le_bytes(*made_like) == self.made_like;
        let is_usable = is_whole && is_made_like;
        is_usable.then(|| postcard::from_bytes(records).ok())?
    }

    fn print(&self, records: &CompanyRecords) -> Option<Vec<u8>> {
        let records = postcard::to_stdvec(records).ok()?;
        let made_like = self.made_like.to_le_bytes();
        let hash = xxh3_64(&records).to_le_bytes();
        Some([&made_like[..], &hash, &records].concat())
    }

    fn file_of(&self, company: &str) -> PathBuf {
        let name = xxh3_128(format!("{}\n{company}", self.site).as_bytes());
        self.folder.join(format!("{name:032x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_damaged_or_made_otherwise_counts_as_not_there() {
        let records = |made_like| SiteRecords {
            folder: PathBuf::from("cache"),
            site: "site".to_string(),
            made_like,
            has_written: AtomicBool::new(false),
        };
        let bytes = records(1).print(&CompanyRecords::default()).unwrap();
        assert!(records(1).parse(&bytes).is_some());
        assert!(records(2).parse(&bytes).is_none());
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            assert!(records(1).parse(&damaged).is_none(), "{at}");
            assert!(records(1).parse(&bytes[..at]).is_none(), "{at}");
        }
        assert_ne!(records(1).file_of("acme"), records(1).file_of("globex"));
    }
}
