//! What a label's items, taken together, mean.

use std::sync::Arc;

use super::items::RegionItem;
use super::vocabulary::RegionMeaning;
use super::words::LabelWords;
use crate::model::Currency;
use crate::model::country::{Country, CurrencyArea};
use crate::model::place::{Place, Places};

/// What a label means.
#[derive(Default)]
pub(super) struct Resolved {
    pub place: Option<Arc<Place>>,
    pub country: Option<&'static Country>,
    /// What it says about the place beyond which it is: `remote`.
    pub variant: String,
    /// The currencies it names.
    pub currencies: Vec<Currency>,
}

pub(super) fn resolve(
    words: &LabelWords<'_>,
    items: &[RegionItem<'_>],
    places: &Places,
) -> Resolved {
    let groups = groups(items);
    let label = LabelReading {
        items,
        flags: &words.flags,
        places,
    };
    // A label that a place has for its name, in whatever marks, is that place.
    let whole = places.named(&words.folded).and_then(|named| named.claimed);
    let place = match whole.filter(|_| words.flags.is_empty()) {
        Some(index) => places.at(index).cloned(),
        None => label.place(&groups),
    };
    let country = match &place {
        Some(place) => Country::from_code(place.country),
        None => label.country(&groups),
    };
    Resolved {
        variant: match place {
            Some(_) => LabelReading::variant(&groups),
            None => String::new(),
        },
        currencies: label.currencies(),
        place,
        country,
    }
}

/// A part of the label: outside brackets, in one, or after a dash.
struct Group<'i, 'l> {
    items: Vec<&'i RegionItem<'l>>,
    /// A remark, which places nothing: it has words that nothing is known of.
    is_note: bool,
    is_first: bool,
}

fn groups<'i, 'l>(items: &'i [RegionItem<'l>]) -> Vec<Group<'i, 'l>> {
    let mut numbers: Vec<usize> = items.iter().map(|item| item.group).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let groups = numbers.iter().map(|number| {
        let members = items.iter().filter(|item| item.group == *number);
        let members: Vec<&RegionItem<'_>> = members.collect();
        let odd = |item: &&RegionItem<'_>| {
            item.is_unknown() || item.meaning == Some(RegionMeaning::Elsewhere)
        };
        Group {
            is_note: members.iter().any(odd),
            is_first: numbers.first() == Some(number),
            items: members,
        }
    });
    groups.collect()
}

impl<'i, 'l> Group<'i, 'l> {
    /// The alternatives that slashes separate.
    fn segments(&self) -> Vec<Vec<&'i RegionItem<'l>>> {
        let mut segments: Vec<Vec<&RegionItem<'_>>> = Vec::new();
        for item in &self.items {
            match segments.last_mut() {
                Some(segment) if !item.joined => segment.push(item),
                _ => segments.push(vec![item]),
            }
        }
        segments
    }
}

struct LabelReading<'i, 'l> {
    items: &'i [RegionItem<'l>],
    flags: &'i [&'i [CurrencyArea]],
    places: &'i Places,
}

impl LabelReading<'_, '_> {
    /// The one place that every part of the label can mean.
    fn place(&self, groups: &[Group<'_, '_>]) -> Option<Arc<Place>> {
        if groups.iter().any(|group| group.is_first && group.is_note) {
            return None;
        }
        let telling: Vec<&Group<'_, '_>> = groups.iter().filter(|group| !group.is_note).collect();
        let cities = telling.iter().flat_map(|group| &group.items);
        let named: Vec<_> = cities.filter_map(|item| item.city).collect();
        let mut fitting: Vec<usize> = Vec::new();
        for index in named.iter().flat_map(|named| &named.places) {
            if !fitting.contains(index) && self.fits(*index, &telling) {
                fitting.push(*index);
            }
        }
        let claimed = { named.iter() }
            .filter_map(|named| named.claimed)
            .find(|claimed| fitting.contains(claimed));
        // `Cambridge (GBP)`: of places with one name, those that pay in the label's currency. In US
        // dollars people are paid everywhere: they do not make Melbourne the one in Florida.
        if let [currency] = self.currencies()[..]
            && (claimed.is_none() || currency != Currency::USD)
        {
            let pays = |index: &usize| {
                let place = self.places.at(*index);
                place.is_some_and(|place| place.currency == currency)
            };
            if fitting.iter().any(pays) {
                fitting.retain(pays);
            }
        }
        let index = match fitting[..] {
            [only] => only,
            _ => claimed.filter(|claimed| fitting.contains(claimed))?,
        };
        self.places.at(index).cloned()
    }

    fn fits(&self, index: usize, groups: &[&Group<'_, '_>]) -> bool {
        let Some(place) = self.places.at(index) else {
            return false;
        };
        let admitted = |scopes: &[CurrencyArea]| {
            let mut scopes = scopes.iter();
            scopes.any(|scope| scope.admits(place.country, &place.area))
        };
        let fits = |item: &RegionItem<'_>| {
            is_city(item, index)
                || item.scopes.iter().any(|scopes| admitted(scopes))
                || item.currency.is_some()
                || item.city.is_none() && !item.is_scope() && !item.is_unknown()
        };
        let in_segment = |segment: &Vec<&RegionItem<'_>>, alone: bool| {
            segment.iter().all(|item| fits(item))
                && (alone
                    || segment.iter().any(|item| is_city(item, index))
                    || segment.iter().all(|item| item.is_inert()))
        };
        self.flags.iter().all(|flag| admitted(flag))
            && groups.iter().all(|group| {
                let segments = group.segments();
                let alone = segments.len() == 1;
                segments.iter().all(|segment| in_segment(segment, alone))
            })
    }

    /// The one country that all of the label lies in.
    fn country(&self, groups: &[Group<'_, '_>]) -> Option<&'static Country> {
        if groups.iter().any(|group| group.is_first && group.is_note) {
            return None;
        }
        let mut common: Option<Vec<&'static str>> = None;
        let mut narrow = |countries: Vec<&'static str>| {
            common = Some(match common.take() {
                Some(common) => common
                    .into_iter()
                    .filter(|country| countries.contains(country))
                    .collect(),
                None => countries,
            });
        };
        for flag in self.flags {
            narrow(flag.iter().map(|scope| scope.country).collect());
        }
        let has_city = self.items.iter().any(|item| item.city.is_some());
        for group in groups.iter().filter(|group| !group.is_note) {
            let segments = group.segments();
            for item in &group.items {
                if item.city.is_none() && !item.is_scope() {
                    // `UK / Europe` is more than the one.
                    if item.meaning == Some(RegionMeaning::Wide) && segments.len() > 1 {
                        return None;
                    }
                    continue;
                }
                let cities = item.city.iter().flat_map(|named| &named.places);
                let cities = cities.filter_map(|index| Some(self.places.at(*index)?.country));
                narrow(if has_city {
                    cities
                        .chain(item.scopes().map(|scope| scope.country))
                        .collect()
                } else {
                    item.countries().collect()
                });
            }
        }
        let mut common = common?;
        common.sort_unstable();
        common.dedup();
        match common[..] {
            [only] => Country::from_code(only),
            _ => None,
        }
    }

    fn variant(groups: &[Group<'_, '_>]) -> String {
        let mut words: Vec<&str> = Vec::new();
        for group in groups {
            for item in &group.items {
                let counts = if group.is_note {
                    !item.is_mute()
                } else {
                    item.meaning == Some(RegionMeaning::Variant)
                };
                if counts {
                    words.push(item.folded);
                }
            }
        }
        words.join(" ")
    }

    fn currencies(&self) -> Vec<Currency> {
        let cities = self.items.iter().filter(|item| item.city.is_some()).count();
        let mut found = Vec::new();
        for item in self.items {
            // `MAD` is Madrid where nothing else is named, and dirham in `Rabat (MAD)`.
            let is_the_place = item.city.is_some() && cities == 1;
            if let Some(currency) = item.currency.filter(|_| !is_the_place)
                && !found.contains(&currency)
            {
                found.push(currency);
            }
        }
        found
    }
}

fn is_city(item: &RegionItem<'_>, index: usize) -> bool {
    item.city.is_some_and(|named| named.places.contains(&index))
}
