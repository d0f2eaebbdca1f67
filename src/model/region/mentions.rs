//! Places that running text names: `All figures are for the Dublin office`.

use super::RegionLabel;
use crate::model::{Places, fold};
use crate::text::{TextRange, word_ranges};

/// A place that a text names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mention {
    /// The name as a label: its place or country is known, or several places have the name.
    pub label: RegionLabel,
    /// Where it is in the text.
    pub range: TextRange,
}

/// Names that are words of English where they are first in a line or among capitals.
const COMMON_WORDS: [&str; 22] = [
    "reading", "nice", "mobile", "split", "bend", "golden", "sterling", "summit", "purchase",
    "bath", "wells", "tours", "hull", "mesa", "sandy", "warren", "rogers", "mason", "clark",
    "allen", "orange", "progress",
];

/// The places and countries that `text` names in words with capitals, in order. What a currency's
/// name starts with (`US dollars`) is none.
pub fn mentions(text: &str, places: &Places) -> Vec<Mention> {
    let words = word_ranges(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match mention_at(text, &words[at..], places) {
            Some((mention, length)) => {
                found.push(mention);
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// The longest name at the first of `words`, and how many of them it takes.
fn mention_at(text: &str, words: &[TextRange], places: &Places) -> Option<(Mention, usize)> {
    let longest = places.longest_name().min(words.len());
    (1..=longest).rev().find_map(|length| {
        let run = &words[..length];
        let range = run.first()?.cover(*run.last()?);
        let name = &text[range.start()..range.end()];
        if !is_name(text, run) {
            return None;
        }
        let label = named(name, places)?;
        let next = words.get(length).copied();
        if next.is_some_and(|next| is_currency_word(&text[next.start()..next.end()])) {
            return None;
        }
        if next.is_some_and(|next| is_organisation(text, range, next)) {
            return None;
        }
        // `Cambridge, MA` is one place.
        let wider = next.and_then(|next| within(text, range.cover(next), places));
        Some(match wider {
            Some(mention) => (mention, length + 1),
            None => (Mention { label, range }, length),
        })
    })
}

/// What `name` means where it is the name of a place or country, and nothing else.
fn named(name: &str, places: &Places) -> Option<RegionLabel> {
    let folded = fold(name);
    let is_common = COMMON_WORDS.contains(&folded.as_str());
    let is_place = places.named(&folded).is_some() && !is_common;
    let label = RegionLabel::read(name, places);
    let is_country = label.place.is_none() && label.country.is_some();
    // Two letters are as often a word or a code of something else.
    let is_long = folded.len() > 2;
    (is_place || is_country && is_long && name.contains(char::is_lowercase)).then_some(label)
}

/// `Cambridge, MA`: a name and, after a comma, what it lies in.
fn within(text: &str, range: TextRange, places: &Places) -> Option<Mention> {
    let written = &text[range.start()..range.end()];
    let (city, area) = written.split_once(", ")?;
    let is_area = places.named(&fold(area)).is_none();
    let label = RegionLabel::read(written, places);
    (is_area && !city.contains(',') && label.place.is_some()).then_some(Mention { label, range })
}

/// Whether `run` is written as a name: each word with a capital, or in a script that has none, and
/// only blanks, dashes and full stops between them.
fn is_name(text: &str, run: &[TextRange]) -> bool {
    const JOINING: [&str; 6] = ["de", "of", "am", "upon", "la", "del"];
    let is_capital = |word: &TextRange| {
        let word = &text[word.start()..word.end()];
        !word.starts_with(char::is_lowercase) || JOINING.contains(&word)
    };
    let starts_name = run.first().is_some_and(|word| {
        let word = &text[word.start()..word.end()];
        word.starts_with(char::is_alphabetic) && !word.starts_with(char::is_lowercase)
    });
    let joins = run.windows(2).all(|pair| {
        let between = &text[pair[0].end()..pair[1].start()];
        between
            .chars()
            .all(|c| matches!(c, ' ' | '-' | '.' | '\'' | '’'))
    });
    starts_name && joins && run.iter().all(is_capital)
}

/// Whether a word names a currency, of which the country's name is part: `Swiss francs`.
fn is_currency_word(word: &str) -> bool {
    const CURRENCIES: [&str; 12] = [
        "dollar", "pound", "franc", "krona", "krone", "kronor", "peso", "rupee", "yen", "yuan",
        "real", "won",
    ];
    let lower = word.to_lowercase();
    CURRENCIES.iter().any(|name| lower.starts_with(name))
}

/// Whether `next` makes the name at `range` one of an organisation: `Palo Alto Networks`, `Boston Scientific`.
fn is_organisation(text: &str, range: TextRange, next: TextRange) -> bool {
    const WORDS: [&str; 12] = [
        "airlines",
        "airways",
        "capital",
        "computing",
        "consulting",
        "dynamics",
        "laboratories",
        "labs",
        "networks",
        "scientific",
        "trading",
        "university",
    ];
    let is_beside = &text[range.end()..next.start()] == " ";
    let word = &text[next.start()..next.end()];
    is_beside
        && word.starts_with(char::is_uppercase)
        && WORDS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let mentions = mentions(text, Places::built_in());
        mentions.into_iter().map(|found| found.label.text).collect()
    }

    #[test]
    fn places_are_found_in_words() {
        assert_eq!(names("All figures are for the Lyon office."), ["Lyon"]);
        assert_eq!(names("Salary Bands, San Francisco"), ["San Francisco"]);
        assert_eq!(names("Pay in Cambridge, MA, by level"), ["Cambridge, MA"]);
        assert_eq!(names("Graz and Linz"), ["Graz", "Linz"]);
        assert_eq!(names("Staff in Portugal"), ["Portugal"]);
    }

    #[test]
    fn words_that_only_look_like_places_are_none() {
        for text in [
            "Reading the table",
            "Base salary in US dollars",
            "In Hong Kong dollars",
            "nice figures",
            "what pay is in berlin",
            "Mobile Engineer",
            "Palo Alto Networks shares",
            "Boston Scientific",
        ] {
            assert_eq!(names(text), [""; 0], "{text}");
        }
    }
}
