//! What the front matter and the path tell of a guide before its table is read.

use crate::model::{Compensation, Currency, Places, RegionLabel, fold};

/// What a table is about where it states pay of this guide.
#[derive(Clone, Copy, Debug)]
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
}

impl<'g> Hints<'g> {
    /// Nothing but the places: for a table by itself.
    pub fn none(places: &'g Places) -> Hints<'g> {
        Hints {
            entries: &[],
            role: "",
            company: "",
            year: None,
            places,
        }
    }

    /// Whether an entry is about `label`.
    pub fn has_region(&self, label: &RegionLabel) -> bool {
        let mut regions = self.entries.iter().filter_map(|entry| entry.region.value());
        regions.any(|region| region.is_same_region(label))
    }

    /// Whether an entry is about the level called `name`, be it said where the region belongs.
    pub fn has_level(&self, name: &str) -> bool {
        let wanted = fold(name);
        !wanted.is_empty()
            && self.entries.iter().any(|entry| {
                let level = entry.level.value().map(|level| fold(level));
                let region = entry.region.value().map(|region| fold(&region.text));
                level.as_deref() == Some(&*wanted) || region.as_deref() == Some(&*wanted)
            })
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
        let mut currencies = self
            .entries
            .iter()
            .filter_map(|entry| entry.currency.value());
        let first = *currencies.next()?;
        currencies
            .all(|currency| *currency == first)
            .then_some(first)
    }

    /// The one region that all entries are about.
    pub fn only_region(&self) -> Option<&'g RegionLabel> {
        let mut regions = self.entries.iter().filter_map(|entry| entry.region.value());
        let first = regions.next()?;
        regions
            .all(|region| region.is_same_region(first))
            .then_some(first)
    }
}
