//! The places that region labels mean.
//!
//! `places.tsv` lists hubs with country, area (state, province), salary currency and spellings. A
//! project adds its own, which win over these.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock};

use foldhash::{HashMap, HashMapExt};

use super::Currency;
use super::country::rows;
use super::fold;

/// A hub: one labour market with one salary currency.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// `new-york`
    pub id: String,
    /// `New York`
    pub city: String,
    /// ISO 3166 alpha-2.
    pub country: &'static str,
    /// State or province code, or empty.
    pub area: String,
    pub currency: Currency,
}

const DATA: &str = include_str!("places.tsv");

/// The places there are: those that negguide knows by itself, and those that a project adds.
#[derive(Clone, Default)]
pub struct Places {
    /// Those that were added, as they were described.
    own: Vec<OwnPlace>,
    /// Tells these places from others: of those that were added.
    version: u64,
    /// All of them; made when it is first asked for.
    table: OnceLock<PlaceTable>,
}

/// Places, and what they are called.
#[derive(Clone)]
struct PlaceTable {
    all: Vec<Arc<Place>>,
    /// By folded name.
    names: HashMap<String, PlaceName>,
    /// Words of the longest name.
    longest: usize,
}

/// What a name means.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct PlaceName {
    /// Indices of the places that have it.
    pub places: Vec<usize>,
    /// The one that is meant where nothing else is said.
    pub claimed: Option<usize>,
}

/// A place that a project adds, or describes again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwnPlace {
    pub city: String,
    /// ISO 3166 alpha-2.
    pub country: &'static str,
    pub area: String,
    pub currency: Currency,
    /// How labels call it besides its name.
    pub spellings: Vec<String>,
}

impl fmt::Debug for Places {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} own places", self.own.len())
    }
}

impl Places {
    /// The places that negguide knows by itself.
    pub fn built_in() -> &'static Arc<Places> {
        static BUILT_IN: OnceLock<Arc<Places>> = OnceLock::new();
        BUILT_IN.get_or_init(Arc::default)
    }

    /// Adds a project's places. Their names are theirs, whatever else was called so. One that has
    /// the name and country of a known place takes that one's stead.
    pub fn extend(&mut self, own: impl IntoIterator<Item = OwnPlace>) {
        self.own.extend(own);
        self.table = OnceLock::new();
        let mut hasher = DefaultHasher::new();
        format!("{:?}", self.own).hash(&mut hasher);
        self.version = hasher.finish();
    }

    /// The same for the same places.
    pub(super) fn version(&self) -> u64 {
        self.version
    }

    /// How the places are called.
    pub fn cities(&self) -> impl Iterator<Item = &str> {
        self.table().all.iter().map(|place| place.city.as_str())
    }

    /// The places that were added to those negguide knows by itself.
    pub fn own(&self) -> &[OwnPlace] {
        &self.own
    }

    pub(super) fn named(&self, folded: &str) -> Option<&PlaceName> {
        self.table().names.get(folded)
    }

    pub(super) fn at(&self, index: usize) -> Option<&Arc<Place>> {
        self.table().all.get(index)
    }

    pub(super) fn longest_name(&self) -> usize {
        self.table().longest
    }

    fn table(&self) -> &PlaceTable {
        self.table.get_or_init(|| {
            let mut table = PlaceTable::load();
            for own in &self.own {
                table.add(own.clone());
            }
            table
        })
    }
}

impl PlaceTable {
    fn add(&mut self, own: OwnPlace) {
        let name = fold(&own.city);
        let known = self.all.iter().position(|place| {
            place.country == own.country
                && fold(&place.city) == name
                && (own.area.is_empty() || place.area.is_empty() || own.area == place.area)
        });
        let (index, id, area) = match known.map(|index| (index, &self.all[index])) {
            Some((index, place)) if own.area.is_empty() => {
                (index, place.id.clone(), place.area.clone())
            }
            Some((index, place)) => (index, place.id.clone(), own.area),
            None => (
                self.all.len(),
                self.free_id(&name, &own.area, own.country),
                own.area,
            ),
        };
        let place = Arc::new(Place {
            id,
            city: own.city,
            country: own.country,
            area,
            currency: own.currency,
        });
        match known {
            Some(index) => self.all[index] = place,
            None => self.all.push(place),
        }
        let spellings = own.spellings.iter().map(|spelling| fold(spelling));
        for name in std::iter::once(name).chain(spellings) {
            let named = self.named_mut(name);
            named.claimed = Some(index);
            if !named.places.contains(&index) {
                named.places.push(index);
            }
        }
    }

    /// `springfield`, or with its area or country where another place is called so.
    fn free_id(&self, name: &str, area: &str, country: &str) -> String {
        let slug = slug_of(name);
        let within = if area.is_empty() { country } else { area };
        let longer = format!("{slug}-{}", slug_of(&fold(within)));
        let is_shared = self
            .names
            .get(name)
            .is_some_and(|named| !named.places.is_empty());
        let is_taken = |id: &String| {
            *id == slug_of(name) && is_shared || self.all.iter().any(|place| place.id == *id)
        };
        [slug, longer.clone()]
            .into_iter()
            .find(|id| !is_taken(id))
            .unwrap_or_else(|| format!("{longer}-{}", self.all.len()))
    }

    fn named_mut(&mut self, name: String) -> &mut PlaceName {
        self.longest = self.longest.max(name.split(' ').count());
        self.names.entry(name).or_default()
    }

    /// A city name that several rows share is claimed by none of them, unless one lists it among its
    /// spellings too.
    fn load() -> PlaceTable {
        let mut table = PlaceTable {
            all: Vec::new(),
            names: HashMap::new(),
            longest: 1,
        };
        for [id, city, country, area, code, spellings] in rows(DATA) {
            let Some(currency) = Currency::from_code(code) else {
                continue;
            };
            let index = table.all.len();
            table.all.push(Arc::new(Place {
                id: id.to_string(),
                city: city.to_string(),
                country,
                area: area.to_string(),
                currency,
            }));
            let named = table.named_mut(fold(city));
            named.places.push(index);
            for spelling in spellings.split('|').filter(|spelling| !spelling.is_empty()) {
                let named = table.named_mut(fold(spelling));
                named.claimed = Some(index);
                if !named.places.contains(&index) {
                    named.places.push(index);
                }
            }
        }
        for named in table.names.values_mut() {
            if let [only] = named.places[..] {
                named.claimed = Some(only);
            }
        }
        table
    }
}

fn slug_of(folded: &str) -> String {
    folded.replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::country::{Country, CurrencyArea};

    fn table() -> Vec<[&'static str; 6]> {
        rows(DATA).collect()
    }

    #[test]
    fn every_row_is_read() {
        let lines = DATA.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(table().len(), lines);
        assert_eq!(Places::built_in().table().all.len(), lines);
        assert!(lines >= 250);
    }

    #[test]
    fn rows_are_of_known_countries_areas_and_currencies() {
        let mut ids = BTreeSet::new();
        for [id, city, country, area, currency, _] in table() {
            assert!(ids.insert(id), "{id} twice");
            assert!(fold(id).replace(' ', "-") == id && !city.is_empty(), "{id}");
            let found = Country::from_code(country).unwrap_or_else(|| panic!("{id}: {country}"));
            assert_eq!(found.currencies[0].code(), currency, "{id}");
            let areas = CurrencyArea::coded(area).iter();
            let known = areas.filter(|scope| scope.country == country).count();
            assert_eq!(known, usize::from(!area.is_empty()), "{id}: {area}");
        }
    }

    #[test]
    fn no_spelling_is_claimed_twice() {
        let mut claims: BTreeSet<String> = BTreeSet::new();
        let mut cities: HashMap<String, usize> = HashMap::new();
        for [_, city, ..] in table() {
            *cities.entry(fold(city)).or_default() += 1;
        }
        for [id, city, _, _, _, spellings] in table() {
            for spelling in spellings.split('|').filter(|spelling| !spelling.is_empty()) {
                let folded = fold(spelling);
                assert!(
                    claims.insert(folded.clone()),
                    "{id}: {spelling} is claimed twice"
                );
                let shared = cities.get(&folded).copied().unwrap_or(0);
                let own = fold(city) == folded;
                // What is another row's name may not be claimed, and its own only to settle whose
                // it is.
                assert!(shared == 0 || own && shared > 1, "{id}: {spelling}");
            }
        }
    }

    #[test]
    fn a_project_has_the_last_word() {
        let mut places = Places::default();
        let own = |city: &str, country, area: &str, spellings: &[&str]| OwnPlace {
            city: city.to_string(),
            country,
            area: area.to_string(),
            currency: Currency::USD,
            spellings: spellings.iter().map(ToString::to_string).collect(),
        };
        let count = places.table().all.len();
        places.extend([
            own("London", "GB", "", &["The City"]),
            own("Cambridge", "CA", "ON", &["NYC"]),
        ]);
        assert_eq!(places.table().all.len(), count + 1);
        let id = |name: &str| {
            let index = places.named(name).and_then(|named| named.claimed);
            index.map(|index| places.table().all[index].id.as_str())
        };
        assert_eq!(id("the city"), id("london"));
        assert_eq!(
            id("greater london"),
            Places::built_in().named("greater london").and(id("london"))
        );
        assert_eq!(id("nyc"), id("cambridge"));
        assert_eq!(id("cambridge"), Some("cambridge-on"));
        assert_eq!(places.table().all[count].id, "cambridge-on");
    }
}
