//! What a site is made of.

use std::collections::BTreeMap;

use xxhash_rust::xxh3::xxh3_128;

use super::catalog::GuideCard;
use super::{Address, RenderError, address_of};
use crate::analysis::corpus::lazy_guide::LazyGuide;
use crate::check::PackedCheck;
use crate::format::{normalize, normalize_outline};
use crate::model::Guide;

/// A guide and what its page says is wrong with it.
#[derive(Clone, Debug)]
pub struct Published<'a> {
    /// Readers are told of findings that concern figures, whether or not a baseline keeps them from failing a run.
    pub guide: &'a PackedCheck,
    /// The guide in short, if that is known already.
    pub card: Option<GuideCard>,
    /// The guide's file as data files name it, relative to the project.
    pub file: &'a str,
}

impl<'a> Published<'a> {
    pub(super) fn path(&self) -> &'a str {
        self.guide.guide().path()
    }

    pub(super) fn made_of(&self) -> u128 {
        made_of(self.guide, self.file)
    }

    /// The guide in short, read anew.
    pub(super) fn read_card(&self, address: &Address) -> GuideCard {
        let guide = self.guide.guide().unpacked();
        guide.with(|guide| GuideCard::of(address, guide))
    }
}

/// A hash of a guide, of its name in data files, and of what was found in it. Together with the options of the
/// site and what the other guides say, it decides what the guide's files are.
pub fn made_of(guide: &PackedCheck, file: &str) -> u128 {
    let all = format!("{} {file}", guide.digest());
    xxh3_128(all.as_bytes())
}

/// Uses a guide and its normalized text. A guide that has to be read is read once for both.
pub(super) fn with_normalized<T>(guide: &LazyGuide, look: impl FnOnce(&Guide, String) -> T) -> T {
    match guide.with_outline(normalize_outline) {
        Some((guide, normalized)) => look(&guide, normalized),
        None => guide.with(|guide| look(guide, normalize(guide))),
    }
}

/// `guides` in the order of their addresses.
pub(super) fn by_address(
    guides: Vec<Published<'_>>,
) -> Result<Vec<(Address, Published<'_>)>, RenderError> {
    let mut sorted: BTreeMap<Address, Published<'_>> = BTreeMap::new();
    for published in guides {
        let path = published.path();
        let address = address_of(published.guide.guide());
        let address = address.ok_or_else(|| RenderError::NoAddress {
            path: path.to_string(),
        })?;
        if let Some(first) = sorted.get(&address) {
            return Err(RenderError::SharedAddress {
                address: address.to_string(),
                first: first.path().to_string(),
                second: path.to_string(),
            });
        }
        sorted.insert(address, published);
    }
    Ok(sorted.into_iter().collect())
}
