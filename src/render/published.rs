//! What a site is made of.

use std::collections::BTreeMap;

use super::catalog::GuideCard;
use super::{Address, RenderError, address, address_of};
use crate::analysis::corpus::kept_guide::KeptGuide;
use crate::diagnostic::Diagnostic;
use crate::format::{normalize, normalize_outline};
use crate::model::Guide;

/// A guide and what its page says is wrong with it.
#[derive(Clone, Debug)]
pub struct Published<'a> {
    pub guide: SiteGuide<'a>,
    /// The guide in short, if that is known already.
    pub card: Option<GuideCard>,
    /// The guide's file as data files name it, relative to the project.
    pub file: &'a str,
    /// Readers are told of those that concern figures; empty for a clean guide.
    pub findings: &'a [Diagnostic],
    /// A hash of the guide and of what was found in it, where that is known. Together with the options of the
    /// site and what the other guides say, it decides what the guide's files are.
    pub made_of: Option<u128>,
    /// What a baseline keeps from failing a run. Readers have to know of it all the same.
    pub held_back: &'a [Diagnostic],
}

/// A guide that is at hand, or that is read again when its page is made.
#[derive(Clone, Copy, Debug)]
pub enum SiteGuide<'a> {
    Read(&'a Guide),
    Kept(&'a KeptGuide),
}

impl<'a> SiteGuide<'a> {
    pub(super) fn with<T>(self, look: impl FnOnce(&Guide) -> T) -> T {
        match self {
            SiteGuide::Read(guide) => look(guide),
            SiteGuide::Kept(guide) => guide.with(look),
        }
    }

    /// The same with its normalized text. A guide that has to be read again is read once for both.
    pub(super) fn with_normalized<T>(self, look: impl FnOnce(&Guide, String) -> T) -> T {
        if let SiteGuide::Kept(guide) = self
            && let Some((guide, normalized)) = guide.with_outline(normalize_outline)
        {
            return look(&guide, normalized);
        }
        self.with(|guide| look(guide, normalize(guide)))
    }

    pub(super) fn path(self) -> &'a str {
        match self {
            SiteGuide::Read(guide) => &guide.source.path,
            SiteGuide::Kept(guide) => &guide.source().path,
        }
    }

    fn address(self) -> Option<Address> {
        match self {
            SiteGuide::Read(guide) => address(guide),
            SiteGuide::Kept(guide) => address_of(guide),
        }
    }
}

impl Published<'_> {
    /// The guide in short. What is known of it is given away: a second time, the guide is read for it.
    pub(super) fn take_card(&mut self, address: &Address) -> GuideCard {
        let known = self.card.take();
        known.unwrap_or_else(|| self.guide.with(|guide| GuideCard::of(address, guide)))
    }
}

/// `guides` in the order of their addresses.
pub(super) fn by_address(
    guides: Vec<Published<'_>>,
) -> Result<Vec<(Address, Published<'_>)>, RenderError> {
    let mut sorted: BTreeMap<Address, Published<'_>> = BTreeMap::new();
    for published in guides {
        let path = published.guide.path();
        let address = published.guide.address();
        let address = address.ok_or_else(|| RenderError::NoAddress {
            path: path.to_string(),
        })?;
        if let Some(first) = sorted.get(&address) {
            return Err(RenderError::SharedAddress {
                address: address.to_string(),
                first: first.guide.path().to_string(),
                second: path.to_string(),
            });
        }
        sorted.insert(address, published);
    }
    Ok(sorted.into_iter().collect())
}
