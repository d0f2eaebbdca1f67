//! Places as the site tells them apart.

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::model::slug::{is_file_name, is_page};
use crate::model::{RegionLabel, fold};

/// Characters of a slug that is made of a label's words; longer ones are cut.
const LONGEST: usize = 80;

/// Which place pay is for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(in crate::render) struct PlaceKey {
    /// `new-york`; of a place that negguide does not know, the words of its name.
    pub slug: String,
    pub name: String,
    pub is_known: bool,
    /// Whether it has a page of its own: a known place has one, another region if several guides name it.
    pub has_page: bool,
}

impl PlaceKey {
    /// Where its page is, from the site's first folder.
    pub(in crate::render) fn href(&self) -> Option<String> {
        self.has_page.then(|| format!("place/{}.html", self.slug))
    }

    /// The place that `label` means. One that negguide does not know goes by the words of its label.
    pub(in crate::render) fn of(label: &RegionLabel) -> PlaceKey {
        match &label.place {
            Some(place) => PlaceKey {
                slug: place.id.clone(),
                name: place.city.clone(),
                is_known: true,
                has_page: true,
            },
            None => {
                let name = label.name();
                PlaceKey {
                    slug: slug(&name),
                    name,
                    is_known: false,
                    has_page: true,
                }
            }
        }
    }
}

/// The words of `name` in letters that every address takes; a hash where it has none of them.
fn slug(name: &str) -> String {
    let folded = fold(&name.replace('+', " plus "));
    let words = folded.split(' ').filter(|word| !word.is_empty());
    let (words, others): (Vec<&str>, Vec<&str>) = words.partition(|word| word.is_ascii());
    let mut slug = words.join("-");
    if !others.is_empty() || slug.len() > LONGEST {
        slug.truncate(LONGEST);
        let rest = xxh3_64(name.as_bytes()) >> 32;
        slug = format!("{}-{rest:08x}", slug.trim_end_matches('-'));
    }
    let slug = slug.trim_start_matches('-');
    if slug.is_empty() {
        format!("region-{:016x}", xxh3_64(name.as_bytes()))
    } else if !words.is_empty() && is_file_name(slug) && !is_page(slug) {
        slug.to_string()
    } else {
        format!("region-{slug}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(label: &str) -> (String, String) {
        let key = PlaceKey::of(&RegionLabel::new(label));
        (key.slug, key.name)
    }

    #[test]
    fn known_places_are_one_however_they_are_written() {
        assert_eq!(key("NYC (HQ)").0, key("New York City").0);
        assert_eq!(key("Remote (US)").0, "remote-us");
        assert!(key("東の島").0.starts_with("region-"));
        assert_eq!(key(&"long ".repeat(60)).0.len(), 79 + 9);
        assert_ne!(key("Zone A+").0, key("Zone A").0);
        assert_ne!(key("Zone 東").0, key("Zone 西").0);
    }
}
