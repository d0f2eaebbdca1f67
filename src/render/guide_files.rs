//! The files that a guide has on a site of its own.

use xxhash_rust::xxh3::Xxh3;

use super::data::GuideData;
use super::html::{GuideAt, Pages};
use super::{Artifact, FoundFile, GuidePage, Outlet, RenderError};

/// Makes the files of a guide that are not there yet.
#[derive(Clone, Copy)]
pub(super) struct GuideFiles<'o> {
    pub outlet: &'o dyn Outlet,
    /// What the files are made of that say nothing of other guides.
    pub alone: Option<u128>,
    /// What the others are made of.
    pub among_others: Option<u128>,
}

impl GuideFiles<'_> {
    /// Makes all but the normalized Markdown.
    pub(super) fn make(
        self,
        page: &GuidePage<'_>,
        pages: &Pages<'_>,
        at: GuideAt<'_>,
    ) -> Result<GuideData, RenderError> {
        let (data, file) = GuideData::of(page, pages.options())?;
        let made_of = self.among_others;
        match self.find(&page.address.page(), made_of) {
            Some(found) => self.outlet.keep(found),
            None => self.take(pages.guide(page, at)?, made_of),
        }
        let compared = pages.compared(at)?;
        self.take(compared, None);
        self.take(file, None);
        Ok(data)
    }

    /// A file that is there as it is to be.
    pub(super) fn find(self, path: &str, made_of: Option<u128>) -> Option<FoundFile> {
        self.outlet.find(path, made_of?)
    }

    pub(super) fn take(self, artifact: Artifact, made_of: Option<u128>) {
        match made_of {
            Some(made_of) => self.outlet.take_made_of(artifact, made_of),
            None => self.outlet.take(artifact),
        }
    }
}

/// A hash of what two hashes are of.
pub(super) fn combined(one: u128, other: u128) -> u128 {
    let mut hash = Xxh3::new();
    hash.update(&one.to_le_bytes());
    hash.update(&other.to_le_bytes());
    hash.digest128()
}
