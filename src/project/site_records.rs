//! What builds keep of guides in the user's cache: one file for each company of each site.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::cache::{remove_unchanged, user_folder};
use super::cache_file::CacheFile;
use super::site_inputs::SiteInputs;
use super::world::{World, shown};
use crate::render::CompanyRecords;

/// The subfolder for these files; its name changes if their form does.
const OWN_FOLDER: &str = "sites-1";

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
        self.file_of(company).read(world).unwrap_or_default()
    }

    /// Keeps `records`. If writing fails, the next build reads these guides again.
    pub(super) fn write(&self, world: &dyn World, company: &str, records: &CompanyRecords) {
        if self.file_of(company).write(world, records) {
            self.has_written.store(true, Ordering::Relaxed);
        }
    }

    /// Removes old files, if this run has written any.
    pub(super) fn remove_old(&self) {
        if self.has_written.load(Ordering::Relaxed) {
            remove_unchanged(&self.folder);
        }
    }

    fn file_of(&self, company: &str) -> CacheFile {
        let name = format!("{}\n{company}", self.site);
        CacheFile::of(&self.folder, &name, self.made_like)
    }
}
