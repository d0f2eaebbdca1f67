//! The canonical places behind region labels.
//!
//! `places.tsv` lists hubs with country, area (state, province), salary currency and spellings.

use std::collections::HashMap;
use std::sync::OnceLock;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::Currency;

/// A hub: one labour market with one salary currency.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// `new-york`
    pub id: &'static str,
    /// `New York`
    pub city: &'static str,
    /// ISO 3166 alpha-2.
    pub country: &'static str,
    /// State or province code, or empty.
    pub area: &'static str,
    pub currency: Currency,
}

const DATA: &str = include_str!("places.tsv");

struct Gazetteer {
    places: Vec<Place>,
    /// Folded spelling to index.
    spellings: HashMap<String, usize>,
}

fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(|| load(DATA))
}

/// A city name that several rows share counts for none of them, unless a row claims it as an alias.
fn load(data: &'static str) -> Gazetteer {
    let mut places = Vec::new();
    let mut aliases = HashMap::new();
    let mut cities: HashMap<String, Vec<usize>> = HashMap::new();
    for line in data.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&'static str> = line.split('\t').collect();
        let [id, city, country, area, code, spellings] = columns[..] else {
            continue;
        };
        let Some(currency) = Currency::from_code(code) else {
            continue;
        };
        let index = places.len();
        places.push(Place {
            id,
            city,
            country,
            area,
            currency,
        });
        cities.entry(fold(city)).or_default().push(index);
        for spelling in spellings.split('|').filter(|spelling| !spelling.is_empty()) {
            aliases.insert(fold(spelling), index);
        }
    }
    for (city, rows) in cities {
        if let [only] = rows[..] {
            aliases.entry(city).or_insert(only);
        }
    }
    Gazetteer {
        places,
        spellings: aliases,
    }
}

impl Place {
    /// The place that `name`, one spelling without decorations, stands for.
    pub fn find(name: &str) -> Option<&'static Place> {
        let gazetteer = gazetteer();
        let index = *gazetteer.spellings.get(&fold(name))?;
        gazetteer.places.get(index)
    }
}

/// Lower case without accents, punctuation as single blanks: `São Paulo` and `sao-paulo` are one.
pub fn fold(text: &str) -> String {
    match text.is_ascii() {
        true => fold_characters(text.chars(), text.len()),
        false => fold_characters(text.nfd(), text.len()),
    }
}

fn fold_characters(characters: impl Iterator<Item = char>, length: usize) -> String {
    let mut folded = String::with_capacity(length);
    let mut gap = false;
    for character in characters.filter(|c| c.is_ascii() || !is_combining_mark(*c)) {
        if !character.is_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && !folded.is_empty() {
            folded.push(' ');
        }
        gap = false;
        match character {
            'ł' | 'Ł' => folded.push('l'),
            'ø' | 'Ø' => folded.push('o'),
            'đ' | 'Đ' => folded.push('d'),
            'ß' => folded.push_str("ss"),
            _ => folded.extend(character.to_lowercase()),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> Option<&'static str> {
        Place::find(name).map(|place| place.id)
    }

    #[test]
    fn spellings_lead_to_one_place() {
        for name in ["New York", "NYC", "New York City", "new york, NY"] {
            assert_eq!(id(name), Some("new-york"), "{name}");
        }
        assert_eq!(id("São Paulo"), id("Sao Paulo"));
        assert_ne!(id("Melbourne"), id("Melbourne, FL"));
        assert_ne!(id("Cambridge MA"), id("Cambridge UK"));
        assert_eq!(id("Cambridge"), None);
        assert_eq!(id("Remote US"), None);
        assert_eq!(id("Europe"), None);
    }

    #[test]
    fn every_row_is_read() {
        let rows = DATA.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(gazetteer().places.len(), rows);
        assert!(rows >= 250);
    }
}
