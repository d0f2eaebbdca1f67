//! What the front matter and the path tell of a guide before its table is read.

use std::collections::BTreeSet;

use crate::model::{Compensation, Currency, Places, RegionLabel, fold, fold_level};

/// What a table is about where it states pay of this guide.
#[derive(Clone, Debug)]
pub struct Hints<'g> {
    /// The entries of the front matter.
    pub entries: &'g [Compensation],
    /// The guide's role: `data-engineer`.
    pub role: &'g str,
    /// The guide's company: `acme-corp`.
    pub company: &'g str,
    /// The year that the guide's figures are of.
    pub year: Option<u16>,
    pub places: &'g Places,
    /// The regions of the entries, by their words and by what they mean.
    region_words: BTreeSet<&'g str>,
    region_identities: BTreeSet<&'g str>,
    /// The levels of the entries, folded, be they stated where the region belongs.
    levels: BTreeSet<String>,
}

impl<'g> Hints<'g> {
    /// Nothing but the places: for a table by itself.
    pub fn none(places: &'g Places) -> Hints<'g> {
        Hints::of(&[], places)
    }

    /// What `entries` tell; role, company and year are the caller's to set.
    pub fn of(entries: &'g [Compensation], places: &'g Places) -> Hints<'g> {
        let regions = || entries.iter().filter_map(|entry| entry.region.value());
        let levels = entries.iter().filter_map(|entry| entry.level.value());
        Hints {
            entries,
            role: "",
            company: "",
            year: None,
            places,
            region_words: regions().map(RegionLabel::words).collect(),
            region_identities: regions().map(RegionLabel::identity).collect(),
            levels: levels
                .chain(regions().map(|region| &region.text))
                .map(|name| fold_level(name))
                .filter(|name| !name.is_empty())
                .collect(),
        }
    }

    /// The regions of the entries.
    pub fn regions(&self) -> impl Iterator<Item = &'g RegionLabel> {
        let entries = self.entries.iter();
        entries.filter_map(|entry| entry.region.value())
    }

    /// Whether an entry is about `label`.
    pub fn has_region(&self, label: &RegionLabel) -> bool {
        self.region_words.contains(label.words())
            || self.region_identities.contains(label.identity())
    }

    /// Whether an entry is about the level called `name`, be it said where the region belongs.
    pub fn has_level(&self, name: &str) -> bool {
        self.levels.contains(&fold_level(name))
    }

    /// Whether `title` is the guide's own role.
    pub fn is_role(&self, title: &str) -> bool {
        !self.role.is_empty() && fold(title) == fold(self.role)
    }

    /// Whether `title` has all the words of the guide's role.
    pub fn contains_role(&self, title: &str) -> bool {
        let folded = fold(title);
        let words: Vec<&str> = folded.split(' ').collect();
        let role = fold(self.role);
        !role.is_empty() && role.split(' ').all(|word| words.contains(&word))
    }

    /// The one currency of all entries.
    pub fn currency(&self) -> Option<Currency> {
        let entries = self.entries.iter();
        let mut currencies = entries.filter_map(|entry| entry.currency.value());
        let first = *currencies.next()?;
        let agree = currencies.all(|currency| *currency == first);
        agree.then_some(first)
    }

    /// The region of the only entry.
    pub fn only_region(&self) -> Option<&'g RegionLabel> {
        match self.entries {
            [only] => only.region.value(),
            _ => None,
        }
    }
}
