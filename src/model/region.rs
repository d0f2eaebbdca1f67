//! Region labels: a place with its decorations.

use std::fmt;

use super::place::fold;
use super::{Currency, Place};

/// A region as an author labels it: `New York City (HQ)`, `🇧🇷 São Paulo (BRL)`,
/// `London / Europe (GBP/EUR)`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RegionLabel {
    /// As written, without Markdown marks.
    pub text: String,
    /// The currency the label itself names, where it names exactly one.
    pub currency: Option<Currency>,
    /// The one place the label stands for, where it is a single known place.
    pub place: Option<&'static Place>,
    /// What two labels of the same region have in common.
    key: String,
}

impl RegionLabel {
    pub fn new(text: &str) -> RegionLabel {
        let text = text.trim();
        let (bare, brackets) = split_brackets(text);
        let bare = without_pictures(&bare);
        let currencies = named_currencies(&brackets);
        let currency = match currencies[..] {
            [only] => Some(only),
            _ => None,
        };
        let distinguishing = brackets
            .iter()
            .filter(|bracket| !is_decoration(bracket))
            .cloned();
        let key = std::iter::once(bare.clone())
            .chain(distinguishing)
            .map(|part| fold(&part))
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        RegionLabel {
            text: text.to_string(),
            currency,
            place: single_place(&bare),
            key,
        }
    }

    /// The label without the pictures (flags, emoji, `:us:`) it starts with.
    pub fn clean(&self) -> String {
        without_pictures(&self.text)
    }

    /// The label without pictures, and without brackets that only repeat the currency:
    /// `São Paulo (BRL)` is `São Paulo`.
    pub fn name(&self) -> String {
        let clean = self.clean();
        match clean.rfind('(') {
            Some(at)
                if clean.ends_with(')') && is_currency_note(&clean[at + 1..clean.len() - 1]) =>
            {
                clean[..at].trim_end().to_string()
            }
            _ => clean,
        }
    }

    /// The currency of the label or, failing that, of its place.
    pub fn local_currency(&self) -> Option<Currency> {
        self.currency.or(self.place.map(|place| place.currency))
    }

    /// Whether both labels mean the same region: the same words but for decorations, or the same
    /// place.
    pub fn is_same_region(&self, other: &RegionLabel) -> bool {
        let same_place = match (self.place, other.place) {
            (Some(one), Some(two)) => one.id == two.id,
            _ => false,
        };
        self.key == other.key || same_place
    }

    /// What labels of one region share: the place's id or, where it is no known place, the words.
    pub fn identity(&self) -> &str {
        self.place.map_or(&self.key, |place| place.id)
    }

    /// The words of the label, folded, without decorations.
    pub fn words(&self) -> &str {
        &self.key
    }

    /// Whether this names no region, but a figure over all of them: `Average`, `Grand Total`.
    pub fn is_summary(&self) -> bool {
        let folded = fold(&self.text);
        let mut found = words(&folded);
        let statistic = |word: &str| matches!(word, "average" | "avg" | "median" | "mean");
        let sum = |word: &str| matches!(word, "total" | "totals" | "subtotal" | "sum" | "overall");
        let filler = |word: &str| matches!(word, "grand" | "all" | "regions" | "locations" | "the");
        words(&folded).any(statistic)
            || words(&folded).any(sum) && found.all(|word| sum(word) || filler(word))
    }
}

impl fmt::Display for RegionLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The text outside brackets, and each bracket's content.
fn split_brackets(text: &str) -> (String, Vec<String>) {
    let mut bare = String::new();
    let mut brackets = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        bare.push_str(before);
        let (inside, behind) = after.split_once(')').unwrap_or((after, ""));
        brackets.push(inside.to_string());
        rest = behind;
    }
    bare.push_str(rest);
    (bare.trim().to_string(), brackets)
}

/// Drops leading flags, emoji, and shortcodes such as `:us:`.
fn without_pictures(text: &str) -> String {
    let mut rest = text.trim();
    loop {
        let shortcode = rest.strip_prefix(':').and_then(|inner| {
            let (name, after) = inner.split_once(':')?;
            let is_name = !name.is_empty()
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+'));
            is_name.then_some(after)
        });
        let next = match shortcode {
            Some(after) => after,
            None => rest.trim_start_matches(is_picture),
        }
        .trim_start();
        if next.len() == rest.len() {
            return rest.to_string();
        }
        rest = next;
    }
}

fn is_picture(character: char) -> bool {
    matches!(u32::from(character),
        0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x2B00..=0x2BFF | 0xFE0F | 0x200D | 0xE0020..=0xE007F)
}

/// Currency codes named in brackets: `(AUD A$)`, `(GBP/EUR)`, `(ILS/USD equiv)`.
fn named_currencies(brackets: &[String]) -> Vec<Currency> {
    let mut found = Vec::new();
    for word in brackets.iter().flat_map(|bracket| words(bracket)) {
        if let Some(currency) = Currency::from_code(word)
            && !found.contains(&currency)
        {
            found.push(currency);
        }
    }
    found
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// A bracket that says nothing about which region this is.
fn is_decoration(bracket: &str) -> bool {
    let folded = fold(bracket);
    folded.is_empty()
        || is_currency_note(bracket)
        || words(&folded)
            .all(|word| matches!(word, "hq" | "headquarters" | "global" | "primary" | "main"))
}

/// `USD`, `AUD A$`, `EUR €`, `GBP/EUR`, `ILS/USD equiv`.
fn is_currency_note(bracket: &str) -> bool {
    let has_code = words(bracket).any(|word| Currency::from_code(word).is_some());
    has_code
        && words(bracket).all(|word| {
            Currency::from_code(word).is_some()
                || word.len() <= 2
                || word.to_ascii_lowercase().starts_with("equiv")
        })
}

/// The place of a label without brackets. Several places joined by `/` are one place only if
/// they are the same one.
fn single_place(bare: &str) -> Option<&'static Place> {
    let undecorated = bare
        .trim()
        .trim_end_matches("HQ")
        .trim_end_matches([' ', ',', '-', '–', '—']);
    if let Some(place) = Place::find(undecorated) {
        return Some(place);
    }
    let mut parts = undecorated.split('/').map(Place::find);
    let first = parts.next()??;
    parts
        .all(|part| part.is_some_and(|place| place.id == first.id))
        .then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decorations_do_not_make_another_region() {
        let same =
            |one: &str, two: &str| RegionLabel::new(one).is_same_region(&RegionLabel::new(two));
        assert!(same("Sydney", "Sydney (AUD A$)"));
        assert!(same("🇧🇷 São Paulo (BRL)", "Sao Paulo"));
        assert!(same(":us: New York (USD)", "NYC"));
        assert!(same("New York City (HQ)", "New York NY"));
        assert!(same("Tel Aviv", "Tel Aviv (ILS/USD equiv)"));
        assert!(!same("Remote US (West)", "Remote US (East)"));
        assert!(!same("London", "London / Europe"));
        assert!(!same("Cambridge MA", "Cambridge UK"));
    }

    #[test]
    fn currencies_come_from_the_label_or_its_place() {
        let code = |label: &str| RegionLabel::new(label).local_currency().map(Currency::code);
        assert_eq!(code("Gothenburg (SEK)"), Some("SEK"));
        assert_eq!(code("Shanghai"), Some("CNY"));
        assert_eq!(code("Tokyo"), Some("JPY"));
        assert_eq!(code("London / Europe (GBP/EUR)"), None);
        assert_eq!(code("Remote"), None);
    }

    #[test]
    fn summaries_are_no_regions() {
        for label in [
            "Average",
            "**Median**",
            "Global average",
            "Total",
            "Grand Total",
            "Overall",
        ] {
            assert!(RegionLabel::new(label).is_summary(), "{label}");
        }
        for label in [
            "London",
            "All regions",
            "Meanwood",
            "",
            "TotalEnergies Paris",
        ] {
            assert!(!RegionLabel::new(label).is_summary(), "{label}");
        }
    }

    #[test]
    fn names_lose_only_pictures_and_currency_notes() {
        let name = |label: &str| RegionLabel::new(label).name();
        assert_eq!(name("🇧🇷 São Paulo (BRL)"), "São Paulo");
        assert_eq!(name("Bay Area (HQ)"), "Bay Area (HQ)");
        assert_eq!(name("Ottawa (CAD C$)"), "Ottawa");
    }
}
