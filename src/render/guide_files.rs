//! The files that a guide has on a site of its own.

use xxhash_rust::xxh3::Xxh3;

use super::catalog::GuideCard;
use super::company_records::GuideRecord;
use super::data::GuideData;
use super::guide_records::{OpenRecords, record};
use super::html::{GuideAt, Pages};
use super::published::{Published, with_normalized};
use super::{Address, Artifact, FoundFile, GuidePage, Outlet, RenderError};
use crate::model::Guide;

/// A guide that is to be rendered.
#[derive(Clone, Copy)]
pub(super) struct GuideRequest<'r> {
    pub address: &'r Address,
    pub published: &'r Published<'r>,
    pub at: GuideAt<'r>,
    pub outlet: &'r dyn Outlet,
}

/// What is left to do with a guide whose files are made.
pub(super) struct MadeGuide {
    pub data: GuideData,
    /// What the next build can use, if it has not been kept yet.
    pub record: Option<GuideRecord>,
}

impl GuideRequest<'_> {
    /// Gives the outlet the page of the guide, its normalized Markdown and its data, unless they are there already,
    /// and what comparisons load of it.
    pub(super) fn make(
        self,
        pages: &Pages<'_>,
        records: &OpenRecords<'_>,
    ) -> Result<MadeGuide, RenderError> {
        let made_of = self.published.made_of();
        let files = GuideFiles {
            outlet: self.outlet,
            of_guide: made_of,
            of_all: combined(made_of, self.at.digest()?),
        };
        let known = records.data(self.address, made_of);
        let is_wanted = known.is_none() && self.outlet.keeps_records();
        if let Some(data) = known
            && let Some(found) = files.find_all(self.address)
        {
            self.outlet.take(pages.compared(self.at)?);
            for file in found {
                self.outlet.keep(file);
            }
            return Ok(MadeGuide { data, record: None });
        }
        let checked = self.published.guide.unpacked();
        let rest = |guide: &Guide| -> Result<MadeGuide, RenderError> {
            let page = GuidePage {
                address: self.address,
                guide,
                file: self.published.file,
                findings: &checked.findings,
                held_back: &checked.held_back,
            };
            let data = files.make(&page, pages, self.at)?;
            let card = || GuideCard::of(self.address, guide);
            let record = is_wanted.then(|| record(made_of, &card(), &data));
            let record = record.flatten();
            Ok(MadeGuide { data, record })
        };
        let path = self.address.markdown();
        if let Some(found) = files.find(&path, files.of_guide) {
            let made = checked.guide.with(rest)?;
            self.outlet.keep(found);
            return Ok(made);
        }
        with_normalized(&checked.guide, |guide, normalized| {
            let made = rest(guide)?;
            let bytes = normalized.into_bytes();
            files.take(Artifact { path, bytes }, files.of_guide);
            Ok(made)
        })
    }
}

/// Makes the files of a guide that are not there yet.
#[derive(Clone, Copy)]
struct GuideFiles<'o> {
    outlet: &'o dyn Outlet,
    /// A hash of what the normalized Markdown and the data are made of: the guide and what was found in it.
    of_guide: u128,
    /// A hash of what the page is made of: the guide, and what is said of the others.
    of_all: u128,
}

impl GuideFiles<'_> {
    /// Makes all but the normalized Markdown.
    fn make(
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
        self.take(file, self.of_guide);
        Ok(data)
    }

    /// All files but what comparisons load, if all are there as they are to be.
    fn find_all(self, address: &Address) -> Option<[FoundFile; 3]> {
        Some([
            self.find(&address.page(), self.of_all)?,
            self.find(&address.markdown(), self.of_guide)?,
            self.find(&address.data(), self.of_guide)?,
        ])
    }

    /// A file that is there as it is to be.
    fn find(self, path: &str, made_of: u128) -> Option<FoundFile> {
        self.outlet.find(path, made_of)
    }

    fn take(self, artifact: Artifact, made_of: u128) {
        self.outlet.take_made_of(artifact, made_of);
    }
}

/// A hash of what two hashes are of.
fn combined(one: u128, other: u128) -> u128 {
    let mut hash = Xxh3::new();
    hash.update(&one.to_le_bytes());
    hash.update(&other.to_le_bytes());
    hash.digest128()
}
