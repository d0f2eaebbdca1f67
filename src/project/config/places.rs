//! `[[places]]`: the project's own places.

use std::collections::BTreeMap;

use super::fault::ConfigFault;
use super::table::{ConfigTable, range};
use crate::model::{Country, Currency, OwnPlace, closest, fold, named_area};
use crate::text::TextRange;

/// Reads `[[places]]`.
pub(super) fn read_places(
    table: &mut ConfigTable<'_>,
    faults: &mut Vec<ConfigFault>,
) -> Vec<OwnPlace> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut places = Vec::new();
    for (whole, mut item) in table.tables("places", faults) {
        let mut reader = PlaceReader {
            table: &mut item,
            whole,
            faults,
        };
        places.extend(reader.place(&mut names));
        item.finish(faults);
    }
    places
}

/// Reads one table of `[[places]]`.
struct PlaceReader<'r, 't> {
    table: &'r mut ConfigTable<'t>,
    /// Where the table is, for what is missing in it.
    whole: TextRange,
    faults: &'r mut Vec<ConfigFault>,
}

impl<'t> PlaceReader<'_, 't> {
    /// The place, whose names are added to those of other places.
    fn place(&mut self, names: &mut BTreeMap<String, String>) -> Option<OwnPlace> {
        let city = self.required("city", "the name of a city");
        let country = self
            .required("country", "a country")
            .and_then(|(text, at)| read_country(text, at, self.faults));
        let area = match (self.text("area"), country) {
            (Some((text, at)), Some(country)) => read_area(text, at, country, self.faults),
            _ => String::new(),
        };
        let currency = match self.text("currency") {
            Some((text, at)) => read_currency(text, at, country, self.faults),
            None => country.and_then(|country| country.currencies.first().copied()),
        };
        let spellings = self.table.words("spellings", &[], self.faults);
        let spellings = spellings.unwrap_or_default();
        let (city, city_at) = city?;
        // A city may have its name in common with another one; what else a place is called is its own.
        let mut claim = |spelling: &str, key: String, at: TextRange| {
            if fold(spelling).is_empty() {
                self.faults.push(ConfigFault::new(
                    format!("`{spelling}` is not a name"),
                    at,
                    "a name has letters or digits",
                ));
            } else if let Some(first) = names.insert(key, city.to_string()) {
                let fault = ConfigFault::new(
                    format!("`{spelling}` means two places: {first} and {city}"),
                    at,
                    "claimed before",
                );
                self.faults.push(fault.help("leave it to one of the two"));
            }
        };
        let within = country.map_or("", |country| country.code);
        claim(city, format!("{} / {within} / {area}", fold(city)), city_at);
        for (index, spelling) in spellings.iter().enumerate() {
            let at = self.table.item("spellings", index).unwrap_or(self.whole);
            claim(spelling, fold(spelling), at);
        }
        Some(OwnPlace {
            city: city.to_string(),
            country: country?.code,
            area,
            currency: currency?,
            spellings,
        })
    }

    /// A text that no place is without; `what` it says.
    fn required(&mut self, key: &'static str, what: &str) -> Option<(&'t str, TextRange)> {
        if self.table.get(key).is_none() {
            self.faults.push(ConfigFault::new(
                format!("a place needs `{key}`"),
                self.whole,
                format!("`{key}` is missing: {what}"),
            ));
            return None;
        }
        let (text, at) = self.text(key)?;
        Some((text.trim(), at))
    }

    fn text(&mut self, key: &'static str) -> Option<(&'t str, TextRange)> {
        let text = self.table.text(key, self.faults)?;
        Some((text, self.table.get(key).map_or(self.whole, range)))
    }
}

fn read_country(
    text: &str,
    at: TextRange,
    faults: &mut Vec<ConfigFault>,
) -> Option<&'static Country> {
    let found = Country::find(text);
    if found.is_none() {
        let names = Country::all().flat_map(|country| [country.name, country.code]);
        let fault = ConfigFault::new(format!("`{text}` is not a country"), at, "no such country");
        faults.push(match closest(text, names) {
            Some(near) => fault.help(format!("did you mean `{near}`?")),
            None => fault.help("write its ISO 3166 code, such as DE, or its English name"),
        });
    }
    found
}

fn read_area(
    text: &str,
    at: TextRange,
    country: &Country,
    faults: &mut Vec<ConfigFault>,
) -> String {
    if let Some(area) = named_area(country.code, text) {
        return area.to_string();
    }
    let known: Vec<&str> = country.areas().collect();
    let fault = ConfigFault::new(
        format!("`{text}` is not a state or province of {}", country.name),
        at,
        "no such area",
    );
    faults.push(match closest(text, known.iter().copied()) {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None if known.is_empty() => fault.help("leave `area` out for this country"),
        None => fault.help("write its name or the code that addresses have, such as CA"),
    });
    String::new()
}

fn read_currency(
    text: &str,
    at: TextRange,
    country: Option<&Country>,
    faults: &mut Vec<ConfigFault>,
) -> Option<Currency> {
    let found = Currency::from_code(text);
    if found.is_none() {
        let fault = ConfigFault::new(
            format!("`{text}` is not a currency"),
            at,
            "not an ISO 4217 code",
        );
        let upper = Currency::from_code(&text.trim().to_uppercase());
        let local = country.and_then(|country| country.currencies.first().copied());
        faults.push(match (upper, local, country) {
            (Some(meant), ..) => fault.help(format!("did you mean `{meant}`?")),
            (None, Some(local), Some(country)) => {
                fault.help(format!("people in {} are paid in {local}", country.name))
            }
            _ => fault.help("write the three-letter code, such as USD, EUR or INR"),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::model::RegionLabel;
    use crate::project::config::read::read;

    #[test]
    fn a_projects_places_are_read() {
        let text = "[[places]]\ncity = \"Wolfsberg\"\ncountry = \"Austria\"\n\
            spellings = [\"Alpine Campus\"]\n\
            [[places]]\ncity = \"Cambridge\"\ncountry = \"US\"\narea = \"massachusetts\"\n\
            [[places]]\ncity = \"Phnom Penh\"\ncountry = \"KH\"\ncurrency = \"USD\"\n";
        let (config, faults) = read(text, Path::new(""));
        assert!(faults.is_empty(), "{faults:?}");
        let place = |label: &str| RegionLabel::read(label, &config.places).place;
        let id = |label: &str| place(label).map(|place| place.id.clone());
        assert_eq!(id("Alpine Campus (HQ)"), Some("wolfsberg".to_string()));
        assert_eq!(id("Wolfsberg, AT"), id("alpine campus"));
        assert_eq!(id("Cambridge"), Some("cambridge-ma".to_string()));
        assert_eq!(id("Cambridge, UK"), Some("cambridge-gb".to_string()));
        let code = place("Phnom Penh").map(|place| place.currency.code());
        assert_eq!(code, Some("USD"));
        assert_eq!(RegionLabel::new("Cambridge").place, None);
    }

    #[test]
    fn every_fault_has_its_place() {
        let text = "[[places]]\ncity = \"A\"\ncountry = \"Germny\"\nspelings = []\n\
            [[places]]\ncountry = \"DE\"\narea = \"Bavria\"\ncurrency = \"eur\"\n\
            [[places]]\ncity = \"B\"\ncountry = \"PT\"\narea = \"Algarve\"\nspellings = [\"X\", \"…\"]\n\
            [[places]]\ncity = \"C\"\ncountry = \"PT\"\nspellings = [\"x\"]\n";
        let (_, faults) = read(text, Path::new(""));
        let told: Vec<(&str, &str, Option<&str>)> = faults
            .iter()
            .map(|fault| {
                let slice = &text[fault.range.start()..fault.range.end()];
                (slice, fault.message.as_str(), fault.help.as_deref())
            })
            .collect();
        assert_eq!(
            told,
            [
                (
                    "\"Germny\"",
                    "`Germny` is not a country",
                    Some("did you mean `Germany`?")
                ),
                (
                    "spelings",
                    "unknown key `spelings` in [[places]]",
                    Some("did you mean `spellings`?")
                ),
                ("[[places]]", "a place needs `city`", None),
                (
                    "\"Bavria\"",
                    "`Bavria` is not a state or province of Germany",
                    Some("did you mean `bavaria`?")
                ),
                (
                    "\"eur\"",
                    "`eur` is not a currency",
                    Some("did you mean `EUR`?")
                ),
                (
                    "\"Algarve\"",
                    "`Algarve` is not a state or province of Portugal",
                    Some("leave `area` out for this country")
                ),
                ("\"…\"", "`…` is not a name", None),
                (
                    "\"x\"",
                    "`x` means two places: B and C",
                    Some("leave it to one of the two")
                ),
            ]
        );
    }

    #[test]
    fn places_are_a_list_of_tables() {
        for text in ["places = 3\n", "places = [3]\n"] {
            let (_, faults) = read(text, Path::new(""));
            assert_eq!(faults.len(), 1, "{text}");
            assert_eq!(
                &text[faults[0].range.start()..faults[0].range.end()].trim_matches(['[', ']']),
                &"3"
            );
        }
    }
}
