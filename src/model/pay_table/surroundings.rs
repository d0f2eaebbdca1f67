//! The text around a table.

use super::hints::Hints;
use crate::model::header::Header;
use crate::model::{RegionLabel, fold, fold_level, mentions};
use crate::text::{Spanned, TextRange};

/// The text around a table, without markup.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Surroundings {
    /// The guide's title, where it is the nearest heading: it may name a place.
    pub title: Option<Spanned<String>>,
    /// Its captions and the headings above it with no other table between, the nearest first.
    pub headings: Vec<Spanned<String>>,
    /// The paragraphs between those and the table.
    pub above: Vec<Spanned<String>>,
    /// The paragraphs right after the table.
    pub below: Vec<Spanned<String>>,
}

impl Surroundings {
    /// The one place that the text above names, and where: a heading, or a sentence about pay.
    pub(super) fn place(&self, hints: &Hints<'_>) -> Option<Spanned<RegionLabel>> {
        let mut found: Vec<Spanned<RegionLabel>> = Vec::new();
        let mut is_about_pay = false;
        for (passage, is_heading) in self.passages() {
            let places = places_in(passage, hints);
            is_about_pay |= !places.is_empty() && (is_heading || speaks_of_pay(&passage.value));
            for place in places {
                if !found
                    .iter()
                    .any(|known| known.value.is_same_region(&place.value))
                {
                    found.push(place);
                }
            }
        }
        if found.len() == 1 && is_about_pay {
            found.pop()
        } else {
            None
        }
    }

    /// The one level of an entry that the text above names, and where.
    pub(super) fn level(&self, hints: &Hints<'_>) -> Option<Spanned<String>> {
        let folded: Vec<(String, TextRange)> = { self.passages() }
            .map(|(passage, _)| (format!(" {} ", fold_level(&passage.value)), passage.range))
            .collect();
        let mut found: Option<Spanned<String>> = None;
        for level in hints.entries.iter().filter_map(|entry| entry.level.value()) {
            let wanted = format!(" {} ", fold_level(level));
            let Some((_, range)) = folded.iter().find(|(text, _)| text.contains(&wanted)) else {
                continue;
            };
            if found.as_ref().is_some_and(|known| known.value != *level) {
                return None;
            }
            found = Some(Spanned::new(level.clone(), *range));
        }
        found
    }

    /// What is above the table, and whether it is a heading.
    fn passages(&self) -> impl Iterator<Item = (&Spanned<String>, bool)> {
        let headings = self.title.iter().chain(&self.headings);
        let headings = headings.map(|heading| (heading, true));
        headings.chain(self.above.iter().map(|passage| (passage, false)))
    }
}

fn speaks_of_pay(text: &str) -> bool {
    let header = Header::read(text);
    header.is_of_pay() || header.names_amounts || header.names.is_some()
}

/// The places that `passage` names: those that everybody knows, and those that entries are about.
fn places_in(passage: &Spanned<String>, hints: &Hints<'_>) -> Vec<Spanned<RegionLabel>> {
    let at = TextRange::at(passage.range.start());
    let known = mentions(&passage.value, hints.places).into_iter();
    let mut found: Vec<Spanned<RegionLabel>> = known
        .map(|mention| Spanned::new(mention.label, at))
        .filter(|label| label.value.place.is_some())
        .collect();
    let folded = format!(" {} ", fold(&passage.value));
    for region in hints.regions().filter(|region| !region.words().is_empty()) {
        let is_new = !found.iter().any(|label| label.value.is_same_region(region));
        if is_new && folded.contains(&format!(" {} ", region.words())) {
            found.push(Spanned::new(region.clone(), at));
        }
    }
    found
}
