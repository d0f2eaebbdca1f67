//! Areas that guides state pay for, and the cities in them.

/// Ids of places: an area, and cities in it.
const AREAS: [(&str, &[&str]); 4] = [
    (
        "bay-area",
        &[
            "alameda",
            "belmont",
            "berkeley",
            "brisbane-ca",
            "burlingame",
            "campbell",
            "cupertino",
            "daly-city",
            "dublin-ca",
            "emeryville",
            "foster-city",
            "fremont",
            "livermore",
            "los-altos",
            "los-gatos",
            "menlo-park",
            "milpitas",
            "mountain-view",
            "newark-ca",
            "oakland",
            "palo-alto",
            "pleasanton",
            "redwood-city",
            "san-bruno",
            "san-carlos",
            "san-francisco",
            "san-jose-ca",
            "san-mateo",
            "san-rafael",
            "san-ramon",
            "santa-clara",
            "saratoga",
            "south-san-francisco",
            "sunnyvale",
            "walnut-creek",
        ],
    ),
    (
        "dallas-fort-worth",
        &[
            "dallas",
            "fort-worth",
            "frisco",
            "irving",
            "plano",
            "richardson",
        ],
    ),
    (
        "delhi-ncr",
        &["faridabad", "ghaziabad", "gurugram", "new-delhi", "noida"],
    ),
    (
        "research-triangle",
        &["cary", "chapel-hill", "durham-nc", "morrisville", "raleigh"],
    ),
];

/// The area that the place with this id is in.
pub(super) fn area_of(place: &str) -> Option<&'static str> {
    let mut areas = AREAS.into_iter();
    let area = areas.find(|(_, cities)| cities.contains(&place));
    area.map(|(area, _)| area)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_and_cities_are_places() {
        let text = include_str!("../model/places.tsv");
        let known: Vec<&str> = { text.lines() }
            .filter_map(|line| line.split('\t').next())
            .collect();
        for (area, cities) in AREAS {
            for place in [area].iter().chain(cities) {
                assert!(known.contains(place), "{place}");
            }
        }
        assert_eq!(area_of("san-francisco"), Some("bay-area"));
        assert_eq!(area_of("london"), None);
    }
}
