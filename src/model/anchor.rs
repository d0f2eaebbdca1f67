//! The ids of headings and of places that HTML names, which `#...` links lead to.

use std::collections::{BTreeMap, BTreeSet};

/// What every id starts with, so that no heading takes the id of a part of the page around it.
const PREFIX: &str = "s-";

/// The ids of a body's headings.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Anchors {
    /// In the order of the headings, without [`PREFIX`].
    slugs: Vec<String>,
    known: BTreeSet<String>,
}

impl Anchors {
    /// The ids of headings with these words. A second heading of the same words gets a number
    /// after it: `-1`, as where guides are read as Markdown.
    pub fn of<'h>(headings: impl IntoIterator<Item = &'h str>) -> Anchors {
        let mut anchors = Anchors::default();
        // The highest number given to each heading: a search from 1 would be slow for many.
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        for heading in headings {
            let words = match slug(heading) {
                words if words.is_empty() => "section".to_string(),
                words => words,
            };
            let number = numbers.entry(words.clone()).or_default();
            let mut free = words.clone();
            while anchors.known.contains(&free) {
                *number += 1;
                free = format!("{words}-{number}");
            }
            anchors.known.insert(free.clone());
            anchors.slugs.push(free);
        }
        anchors
    }

    /// With the places that HTML names too. Those with the id of a heading are found before: they are the
    /// heading's.
    #[must_use]
    pub fn with_html_ids<'h>(mut self, ids: impl IntoIterator<Item = &'h str>) -> Anchors {
        let slugs = ids.into_iter().map(slug);
        self.known.extend(slugs.filter(|slug| !slug.is_empty()));
        self
    }

    /// The ids, in the order of the headings.
    pub fn ids(&self) -> impl Iterator<Item = String> {
        self.slugs.iter().map(|slug| format!("{PREFIX}{slug}"))
    }

    /// Whether a link to `#fragment` leads to one of the headings.
    pub fn has(&self, fragment: &str) -> bool {
        self.known.contains(&wanted(fragment))
    }

    /// The heading ids as a link names them, for suggestions.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.slugs.iter().map(String::as_str)
    }
}

/// The id that a link to `#fragment` means: `Evidence--Sources` is `s-evidence-sources`.
pub fn id_of(fragment: &str) -> String {
    format!("{PREFIX}{}", wanted(fragment))
}

fn wanted(fragment: &str) -> String {
    let decoded = percent_decoded(fragment);
    slug(decoded.strip_prefix(PREFIX).unwrap_or(&decoded))
}

/// The words in lower case with a dash between them, other signs left out, as GitHub makes it: `What's
/// next` is `whats-next`. Of several dashes one is kept.
fn slug(words: &str) -> String {
    let mut slug = String::new();
    for character in words.chars() {
        if character.is_alphanumeric() || character == '_' {
            slug.extend(character.to_lowercase());
        } else if (character == '-' || character.is_whitespace())
            && !slug.is_empty()
            && !slug.ends_with('-')
        {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Text in which `%20` means a blank; what is no such code stays as it is.
pub fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let digits = match rest {
            [b'%', high, low, ..] => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match digits {
            Some((high, low)) => {
                bytes.push(high * 16 + low);
                rest = &rest[3..];
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_found() {
        let anchors = Anchors::of([
            "Evidence & Sources",
            "X",
            "X",
            "X 1",
            "🏦",
            "AT&T: 5%",
            "What’s next?",
        ]);
        let ids: Vec<String> = anchors.ids().collect();
        assert_eq!(
            ids,
            [
                "s-evidence-sources",
                "s-x",
                "s-x-1",
                "s-x-1-1",
                "s-section",
                "s-att-5",
                "s-whats-next"
            ]
        );
        for fragment in [
            "evidence--sources",
            "Evidence-%26-Sources",
            "s-x",
            "x-1",
            "att-5",
            "whats-next",
        ] {
            assert!(anchors.has(fragment), "{fragment}");
        }
        assert!(!anchors.has("evidence"));
        assert_eq!(id_of("Evidence--Sources"), "s-evidence-sources");
        assert_eq!(percent_decoded("%e2%82%b9 %2 100%"), "₹ %2 100%");
    }
}
