//! Region labels: a place with its decorations.
//!
//! A label is words in groups: outside brackets, in a bracket, after a dash or colon. Words are
//! read, longest names first, as cities, countries and states, currencies, or words that say
//! nothing of a place (`HQ`), how people work there (`remote`) or that it is no one place (`EMEA`,
//! `other`). The label's place is the one that every group can mean: `Cambridge, MA` is the
//! Cambridge in Massachusetts, `London / Dublin` is none.

mod items;
mod mentions;
mod resolve;
#[cfg(test)]
mod tests;
mod vocabulary;
mod words;

use std::cell::Cell;
use std::fmt;
use std::sync::Arc;

use self::items::RegionItem;
use self::resolve::Resolved;
use super::country::Country;
use super::fold;
use super::known_texts::KnownTexts;
use super::{Currency, Place, Places};

pub use self::mentions::{Mention, mentions};

/// A region as an author labels it: `New York City (HQ)`, `🇧🇷 São Paulo (BRL)`,
/// `London / Europe (GBP/EUR)`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RegionLabel {
    /// As written, without Markdown marks.
    pub text: String,
    /// The currency the label itself names, where it names exactly one.
    pub currency: Option<Currency>,
    /// The one place the label means, where it is a single known place.
    pub place: Option<Arc<Place>>,
    /// The country that all of the label lies in, where it names one or more places of it.
    pub country: Option<&'static Country>,
    /// What two labels of the same region have in common.
    key: String,
    /// The place with what tells it apart from other pay at that place, or the key.
    identity: String,
    /// The words without those that say nothing beside a name, and without countries and states,
    /// where the label names a place that negguide does not know: `Greater Hellerup` is `hellerup`.
    bare: Option<String>,
    /// Of such a label, the countries and states that it names, or nothing.
    within: String,
}

/// Bytes of a label that is searched for places: what is longer is no name of a region.
const LONGEST_READ: usize = 4_000;

impl RegionLabel {
    /// Reads a label of one of the places negguide knows by itself.
    pub fn new(text: &str) -> RegionLabel {
        RegionLabel::read(text, Places::built_in())
    }

    /// Reads a label of one of `places`.
    pub fn read(text: &str, places: &Places) -> RegionLabel {
        thread_local! {
            static BUILT_IN: KnownTexts<RegionLabel> = KnownTexts::default();
            /// Labels of the places of a project, and which places these are.
            static OWN: KnownTexts<RegionLabel> = KnownTexts::default();
            static OWN_VERSION: Cell<u64> = const { Cell::new(0) };
        }
        let read = |labels: &KnownTexts<RegionLabel>| {
            labels.get_or_read(text.trim(), |text| RegionLabel::read_anew(text, places))
        };
        if places.own().is_empty() {
            return BUILT_IN.with(read);
        }
        OWN.with(|labels| {
            if OWN_VERSION.replace(places.version()) != places.version() {
                labels.clear();
            }
            read(labels)
        })
    }

    fn read_anew(text: &str, places: &Places) -> RegionLabel {
        let words = words::words(text);
        let items = if text.len() > LONGEST_READ {
            Vec::new()
        } else {
            items::items(&words, places)
        };
        let resolved = resolve::resolve(&words, &items, places);
        let telling = items.iter().filter(|item| !item.is_mute());
        let key: Vec<&str> = telling.map(|item| item.folded).collect();
        let key = if key.is_empty() {
            words.folded.clone()
        } else {
            key.join(" ")
        };
        let (bare, within) = unknown_name(&items, &resolved);
        let identity = match &resolved.place {
            Some(place) if resolved.variant.is_empty() => place.id.clone(),
            Some(place) => format!("{} {}", place.id, resolved.variant),
            None => key.clone(),
        };
        RegionLabel {
            text: text.to_string(),
            currency: match resolved.currencies[..] {
                [only] => Some(only),
                _ => None,
            },
            place: resolved.place,
            country: resolved.country,
            key,
            identity,
            bare,
            within,
        }
    }

    /// The label without the pictures (flags, emoji, `:us:`) it starts with.
    pub fn clean(&self) -> String {
        without_pictures(&self.text)
    }

    /// The label without pictures, and without brackets that only repeat the currency:
    /// `São Paulo (BRL)` is `São Paulo`.
    pub fn name(&self) -> String {
        let clean = self.clean();
        match clean.rfind('(') {
            Some(at)
                if clean.ends_with(')') && is_currency_note(&clean[at + 1..clean.len() - 1]) =>
            {
                clean[..at].trim_end().to_string()
            }
            _ => clean,
        }
    }

    /// The currency of the label or, failing that, of its place or country.
    pub fn local_currency(&self) -> Option<Currency> {
        let place = self.place.as_ref().map(|place| place.currency);
        let country = || self.country?.currencies.first().copied();
        self.currency.or(place).or_else(country)
    }

    /// Whether both labels mean the same region: the same words but for decorations, or the same
    /// place.
    pub fn is_same_region(&self, other: &RegionLabel) -> bool {
        self.key == other.key || self.identity == other.identity
    }

    /// What labels of one region share: the place's id, with what tells the pay apart from other
    /// pay there (`remote`), or, where it is no known place, the words.
    pub fn identity(&self) -> &str {
        &self.identity
    }

    /// The name of a place that negguide does not know, bare, and where the label says it lies.
    pub(super) fn unknown_name(&self) -> Option<(&str, &str)> {
        self.bare
            .as_deref()
            .map(|bare| (bare, self.within.as_str()))
    }

    /// The words of the label, folded, without decorations.
    pub fn words(&self) -> &str {
        &self.key
    }

    /// Whether this names no region, but a figure over all of them: `Average`, `Grand Total`.
    pub fn is_summary(&self) -> bool {
        let folded = fold(&self.text);
        let mut found = split(&folded);
        let statistic = |word: &str| matches!(word, "average" | "avg" | "median" | "mean");
        let sum = |word: &str| matches!(word, "total" | "totals" | "subtotal" | "sum" | "overall");
        let filler = |word: &str| matches!(word, "grand" | "all" | "regions" | "locations" | "the");
        split(&folded).any(statistic)
            || split(&folded).any(sum) && found.all(|word| sum(word) || filler(word))
    }
}

impl fmt::Display for RegionLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The name of an unknown place, or of a state or stretch of a country, and what it lies within.
fn unknown_name(items: &[RegionItem<'_>], resolved: &Resolved) -> (Option<String>, String) {
    let is_new = items.iter().any(RegionItem::is_unknown);
    let names_area = |item: &RegionItem<'_>| item.scopes().any(|scope| scope.area.is_some());
    let has_city = items.iter().any(|item| item.city.is_some());
    let is_area = !has_city && items.iter().any(names_area);
    if resolved.place.is_some() || !(is_new || is_area) {
        return (None, String::new());
    }
    // Beside an unknown name a state says where that is; alone it is the name.
    let is_around = |item: &&RegionItem<'_>| {
        item.is_scope() && item.city.is_none() && (is_new || !names_area(item))
    };
    let tells = |item: &&RegionItem<'_>| !item.is_inert() && !is_around(item);
    let words: Vec<&str> = { items.iter().filter(tells) }
        .map(|item| item.folded)
        .collect();
    let scopes = items.iter().filter(is_around).flat_map(RegionItem::scopes);
    let mut within: Vec<String> = scopes.map(|scope| format!("{scope:?}")).collect();
    within.sort_unstable();
    within.dedup();
    (Some(words.join(" ")), within.join(" "))
}

/// Drops leading flags, emoji, and shortcodes such as `:us:`.
fn without_pictures(text: &str) -> String {
    let mut rest = text.trim();
    loop {
        let next = match words::shortcode_at(rest) {
            Some(name) => &rest[name.len() + 2..],
            None => rest.trim_start_matches(words::is_picture),
        }
        .trim_start();
        if next.len() == rest.len() {
            return rest.to_string();
        }
        rest = next;
    }
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// `USD`, `AUD A$`, `EUR €`, `GBP/EUR`, `ILS/USD equiv`.
fn is_currency_note(bracket: &str) -> bool {
    let has_code = split(bracket).any(|word| Currency::from_code(word).is_some());
    has_code
        && split(bracket).all(|word| {
            Currency::from_code(word).is_some()
                || word.len() <= 2
                || word.to_ascii_lowercase().starts_with("equiv")
        })
}
