//! Words of a header that may make its figures others than the guide's own pay in force.

use super::hints::Hints;
use super::labels::is_entry_name;
use crate::model::header::{Header, WordList};
use crate::model::titles::TitleUse;
use crate::model::{RegionLabel, fold};

/// Whether a header names a year before that of the guide's figures.
pub(super) fn is_old(header: &Header, hints: &Hints<'_>) -> bool {
    let years = hints.year.zip(header.data_year);
    years.is_some_and(|(own, year)| year + 1 < own)
}

/// Whether a header has words that are not known, but for those of the guide's role and company, of places
/// and of levels: they may make it another figure.
pub(super) fn has_unknown_words(header: &Header, hints: &Hints<'_>) -> bool {
    header.unknown.iter().any(|word| {
        word.chars().any(char::is_alphabetic) && !is_own_word(word, &header.label, hints)
    })
}

/// `Engineering Manager base salary` in a guide for another role.
pub(super) fn names_another_role(header: &Header, hints: &Hints<'_>) -> bool {
    let role = fold(hints.role);
    let is_other = |word: &String| {
        let word = fold(word);
        TitleUse::OtherRole.has(&word) && !role.split(' ').any(|own| word.starts_with(own))
    };
    !role.is_empty() && header.unknown.iter().any(is_other)
}

/// `Pay at Globex`: a name with a capital after `at` that is no place and not the guide's company.
pub(super) fn names_another_company(text: &str, hints: &Hints<'_>) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|pair| {
        let name = pair[1].trim_matches(|c: char| !c.is_alphanumeric());
        WordList::At.has(&fold(pair[0]))
            && name.starts_with(char::is_uppercase)
            && Header::read(name).unknown == [name]
            && !is_own_word(name, text, hints)
    })
}

/// Whether `word`, which is in `text`, belongs to a place, a level, the guide's role or its company.
pub(super) fn is_own_word(word: &str, text: &str, hints: &Hints<'_>) -> bool {
    let folded = fold(word);
    let has_word = |name: &str| fold(name).split(' ').any(|own| own == folded);
    let is_of_place =
        |part: &str| has_word(part) && RegionLabel::read(part, hints.places).place.is_some();
    has_word(hints.role)
        || has_word(hints.company)
        || hints.regions().any(|region| has_word(&region.text))
        || is_entry_name(word, hints)
        || text.split([',', '(', ')', ':', '–', '—']).any(is_of_place)
}
