//! Countries and the states, provinces and the like within them, as labels name them.
//!
//! `countries.tsv` holds the countries of ISO 3166 with their currencies, `areas.tsv` the states,
//! provinces and well-known stretches that people write beside a city.

use std::sync::OnceLock;

use foldhash::{HashMap, HashMapExt};

use super::Currency;
use super::fold;

/// A country.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Country {
    /// ISO 3166 alpha-2.
    pub code: &'static str,
    pub name: &'static str,
    /// The currencies people are paid in there; first the one of most salaries.
    pub currencies: Vec<Currency>,
}

/// A country, or a part of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct CurrencyArea {
    /// ISO 3166 alpha-2.
    pub country: &'static str,
    /// The area's code, where the scope is a part of the country. Areas that are not written as a
    /// code have their name for one.
    pub area: Option<&'static str>,
}

const COUNTRIES: &str = include_str!("countries.tsv");
const AREAS: &str = include_str!("areas.tsv");

/// The territories that a label may count to the country after them.
const WITHIN: [(&str, &str); 7] = [
    ("HK", "CN"),
    ("MO", "CN"),
    ("TW", "CN"),
    ("PR", "US"),
    ("JE", "GB"),
    ("GG", "GB"),
    ("IM", "GB"),
];

struct Atlas {
    countries: Vec<Country>,
    by_code: HashMap<&'static str, usize>,
    names: HashMap<String, Vec<CurrencyArea>>,
    codes: HashMap<&'static str, Vec<CurrencyArea>>,
}

fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(load)
}

fn load() -> Atlas {
    let mut atlas = Atlas {
        countries: Vec::new(),
        by_code: HashMap::new(),
        names: HashMap::new(),
        codes: HashMap::new(),
    };
    for [code, alpha3, name, currencies, spellings] in rows(COUNTRIES) {
        let scope = CurrencyArea {
            country: code,
            area: None,
        };
        atlas.by_code.insert(code, atlas.countries.len());
        atlas.countries.push(Country {
            code,
            name,
            currencies: currencies
                .split('|')
                .filter_map(Currency::from_code)
                .collect(),
        });
        for code in [code, alpha3] {
            atlas.codes.entry(code).or_default().push(scope);
        }
        atlas.name(scope, name, spellings);
    }
    for [country, code, name, spellings] in rows(AREAS) {
        let scope = CurrencyArea {
            country,
            area: Some(if code.is_empty() { name } else { code }),
        };
        if !code.is_empty() {
            // Several rows name one area: a state and the well-known parts of it.
            let scopes = atlas.codes.entry(code).or_default();
            if !scopes.contains(&scope) {
                scopes.push(scope);
            }
        }
        atlas.name(scope, name, spellings);
    }
    atlas
}

impl Atlas {
    fn name(&mut self, scope: CurrencyArea, name: &str, spellings: &str) {
        let others = spellings.split('|').filter(|other| !other.is_empty());
        for spelling in std::iter::once(name).chain(others) {
            let scopes = self.names.entry(fold(spelling)).or_default();
            if !scopes.contains(&scope) {
                scopes.push(scope);
            }
        }
    }
}

/// The rows of a table of `N` columns.
pub(super) fn rows<const N: usize>(data: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    data.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok())
}

impl Country {
    /// The country with this ISO 3166 alpha-2 code.
    pub fn from_code(code: &str) -> Option<&'static Country> {
        let atlas = atlas();
        atlas.countries.get(*atlas.by_code.get(code)?)
    }

    /// The country with this code, in capitals or not, or this name.
    pub fn find(text: &str) -> Option<&'static Country> {
        let upper = text.to_uppercase();
        let whole = |scope: &&CurrencyArea| scope.area.is_none();
        Country::from_code(&upper).or_else(|| {
            let folded = fold(text);
            let mut named = CurrencyArea::coded(&upper)
                .iter()
                .chain(CurrencyArea::named(&folded));
            Country::from_code(named.find(whole)?.country)
        })
    }

    /// The names of its states, provinces and the like, as far as they are known.
    pub fn areas(&self) -> impl Iterator<Item = &'static str> {
        rows::<4>(AREAS)
            .filter(|[country, ..]| *country == self.code)
            .flat_map(|[_, _, name, spellings]| std::iter::once(name).chain(spellings.split('|')))
            .filter(|name| !name.is_empty())
    }

    /// Every country, in the order of their codes.
    pub fn all() -> impl Iterator<Item = &'static Country> {
        atlas().countries.iter()
    }
}

/// The area of `country` with this code or name.
pub fn named_area(country: &str, text: &str) -> Option<&'static str> {
    let (upper, folded) = (text.to_uppercase(), fold(text));
    let mut scopes = CurrencyArea::coded(&upper)
        .iter()
        .chain(CurrencyArea::named(&folded));
    scopes
        .find(|scope| scope.country == country && scope.area.is_some())?
        .area
}

impl CurrencyArea {
    /// What a folded name means: `georgia` is a country and a state.
    pub(super) fn named(folded: &str) -> &'static [CurrencyArea] {
        atlas().names.get(folded).map_or(&[], Vec::as_slice)
    }

    /// What a code in capitals means: `CA` is Canada and California.
    pub(super) fn coded(code: &str) -> &'static [CurrencyArea] {
        atlas().codes.get(code).map_or(&[], Vec::as_slice)
    }

    /// The country with a code in capitals, as flags have it: never a state.
    pub(super) fn country(code: &str) -> &'static [CurrencyArea] {
        // Countries are read before the areas.
        match CurrencyArea::coded(code) {
            [first, ..] if first.area.is_none() => std::slice::from_ref(first),
            _ => &[],
        }
    }

    /// Whether people write the area's code without a city of it: `Remote (TX)`. Elsewhere such a
    /// code is the country's: `Remote (NL)` is not Nagaland.
    pub(super) fn stands_alone(self) -> bool {
        self.area.is_none() || matches!(self.country, "US" | "CA" | "AU")
    }

    /// Whether a place in `country` and `area` (empty where that is not known) may lie in it.
    pub(super) fn admits(self, country: &str, area: &str) -> bool {
        match self.area {
            Some(own) => self.country == country && (area.is_empty() || area == own),
            None => self.country == country || WITHIN.contains(&(country, self.country)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let count = |data: &str| data.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(rows::<5>(COUNTRIES).count(), count(COUNTRIES));
        assert_eq!(rows::<4>(AREAS).count(), count(AREAS));
        for country in Country::all() {
            assert!(!country.currencies.is_empty(), "{}", country.code);
        }
        for [code, _, name, currencies, _] in rows::<5>(COUNTRIES) {
            for currency in currencies.split('|') {
                assert!(Currency::from_code(currency).is_some(), "{code} {currency}");
            }
            let country = Country::from_code(code).expect("a country");
            assert_eq!(country.name, name);
        }
        for [country, ..] in rows::<4>(AREAS) {
            assert!(Country::from_code(country).is_some(), "{country}");
        }
    }

    #[test]
    fn the_euro_is_paid_in_the_euro_area() {
        let euro = [
            "AD", "AT", "BE", "BG", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IE", "IT",
            "LT", "LU", "LV", "MC", "ME", "MT", "NL", "PT", "SI", "SK", "SM", "VA", "XK",
        ];
        for code in euro {
            let country = Country::from_code(code).expect("a country");
            assert_eq!(country.currencies[0].code(), "EUR", "{code}");
        }
    }

    #[test]
    fn codes_and_names_are_read_in_all_their_meanings() {
        let countries = |scopes: &[CurrencyArea]| -> Vec<&str> {
            scopes.iter().map(|scope| scope.country).collect()
        };
        assert_eq!(countries(CurrencyArea::coded("CA")), ["CA", "US"]);
        assert_eq!(countries(CurrencyArea::named("georgia")), ["GE", "US"]);
        assert_eq!(countries(CurrencyArea::named("uk")), ["GB"]);
        assert!(CurrencyArea::named("uk")[0].admits("GB", ""));
        assert!(CurrencyArea::named("china")[0].admits("HK", ""));
        assert_eq!(countries(CurrencyArea::country("CA")), ["CA"]);
        assert!(CurrencyArea::country("TX").is_empty());
        assert!(!CurrencyArea::named("florida")[0].admits("AU", "VIC"));
    }
}
