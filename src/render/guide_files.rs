//! The files that a guide has on a site of its own.

use xxhash_rust::xxh3::Xxh3;

use super::data::GuideData;
use super::html::{GuideAt, Pages};
use super::{Artifact, FoundFile, GuidePage, Outlet, RenderError};

/// Makes the files of a guide that are not there yet.
#[derive(Clone, Copy)]
pub(super) struct GuideFiles<'o> {
    pub outlet: &'o dyn Outlet,
    /// A hash of what the normalized Markdown is made of: the guide.
    pub of_guide: u128,
    /// A hash of what the page is made of: the guide, and what is said of the others.
    pub of_all: u128,
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
        let compared = pages.compared(at)?;
        let made_of = self.of_all;
        // From here on, nothing but the page can fail: a guide that fails has no file.
        match self.find(&page.address.page(), made_of) {
            Some(found) => self.outlet.keep(found),
            None => self.take(pages.guide(page, at)?, made_of),
        }
        self.outlet.take(compared);
        self.outlet.take(file);
        Ok(data)
    }

    /// A file that is there as it is to be.
    pub(super) fn find(self, path: &str, made_of: u128) -> Option<FoundFile> {
        self.outlet.find(path, made_of)
    }

    pub(super) fn take(self, artifact: Artifact, made_of: u128) {
        self.outlet.take_made_of(artifact, made_of);
    }
}

/// A hash of what two hashes are of.
pub(super) fn combined(one: u128, other: u128) -> u128 {
    let mut hash = Xxh3::new();
    hash.update(&one.to_le_bytes());
    hash.update(&other.to_le_bytes());
    hash.digest128()
}
