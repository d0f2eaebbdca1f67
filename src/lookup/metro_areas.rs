//! Metropolitan areas that guides state pay for, and the cities in them.

/// Ids of places: a metropolitan area, and cities in it.
const METRO_AREAS: [(&str, &[&str]); 4] = [
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

/// The metropolitan area that the place with this id is in.
pub(super) fn metro_area_of(place: &str) -> Option<&'static str> {
    let mut areas = METRO_AREAS.into_iter();
    let area = areas.find(|(_, cities)| cities.contains(&place));
    area.map(|(area, _)| area)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metro_areas_and_cities_are_places() {
        let text = include_str!("../model/places.tsv");
        let known: Vec<&str> = { text.lines() }
            .filter_map(|line| line.split('\t').next())
            .collect();
        for (area, cities) in METRO_AREAS {
            for place in [area].iter().chain(cities) {
                assert!(known.contains(place), "{place}");
            }
        }
        assert_eq!(metro_area_of("san-francisco"), Some("bay-area"));
        assert_eq!(metro_area_of("london"), None);
    }
}
