//! Which places have pages, and under which names.

use std::collections::{BTreeSet, HashMap};

use super::card::GuideCard;

/// A region that negguide does not know gets another slug where a known place has its own.
pub(super) fn keep_places_apart(guides: &mut [GuideCard]) {
    let places = |guides: &[GuideCard]| {
        let pay = guides.iter().flat_map(|guide| &guide.pay);
        let places = pay.filter_map(|pay| pay.place.as_ref());
        let known = places.filter(|place| place.is_known);
        known
            .map(|place| place.slug.clone())
            .collect::<BTreeSet<String>>()
    };
    let known = places(guides);
    let pay = guides.iter_mut().flat_map(|guide| &mut guide.pay);
    for place in pay.filter_map(|pay| pay.place.as_mut()) {
        if !place.is_known && known.contains(&place.slug) {
            place.slug.push_str("-region");
        }
    }
}

/// Takes the page from regions that negguide does not know and a single guide names: nobody else pays there.
pub(super) fn give_pages_to_places(guides: &mut [GuideCard]) {
    let mut named: HashMap<String, usize> = HashMap::new();
    for guide in &*guides {
        let places = guide.pay.iter().filter_map(|pay| pay.place.as_ref());
        let slugs: BTreeSet<&str> = places.map(|place| place.slug.as_str()).collect();
        for slug in slugs {
            *named.entry(slug.to_string()).or_default() += 1;
        }
    }
    let pay = guides.iter_mut().flat_map(|guide| &mut guide.pay);
    for place in pay.filter_map(|pay| pay.place.as_mut()) {
        place.has_page = place.is_known || named.get(&place.slug).is_some_and(|count| *count > 1);
    }
}
