//! Whether the text above a further table says that it is about the same pay as the pay table.

use super::context::Surroundings;
use super::hints::Hints;
use super::labels::is_entry_name;
use crate::model::header::{Header, Names};
use crate::model::{RegionLabel, fold};

/// Whether the headings and sentences above a table name nothing but parts of pay, places and levels:
/// no other role, company, person, offer or year.
pub(super) fn is_of_same_pay(
    surroundings: &Surroundings,
    main: &Surroundings,
    hints: &Hints<'_>,
) -> bool {
    let headings = surroundings.headings.iter().map(|heading| &heading.value);
    let is_mains = |text: &String| main.headings.iter().any(|heading| heading.value == *text);
    let are_own = headings
        .filter(|text| !is_mains(text))
        .all(|text| is_neutral(text, Words::All, hints));
    are_own && { surroundings.above.iter() }
        .all(|passage| is_neutral(&passage.value, Words::Names, hints))
}

/// Which words of a text must be understood.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    All,
    /// Those with a capital, but for the first of a sentence.
    Names,
}

fn is_neutral(text: &str, which: Words, hints: &Hints<'_>) -> bool {
    let mut rest = text;
    let mut is_first = true;
    // A header is read up to some length; a paragraph in its sentences.
    while !rest.is_empty() {
        let end = rest
            .find(['.', '!', '?', ':', ';', '\n'])
            .map_or(rest.len(), |at| at + 1);
        let (sentence, behind) = rest.split_at(end);
        let header = Header::read(sentence);
        let is_of_others = header
            .whose
            .is_some_and(|whose| whose != crate::model::header::Whose::Own)
            || header.time.is_some()
            || header.data_year.is_some() && which == Words::All
            || matches!(
                header.names,
                Some(
                    Names::Person | Names::Company | Names::Offer | Names::Title | Names::Contract
                )
            ) && which == Words::All;
        let is_known = |(index, word): (usize, &String)| {
            let is_name = word.starts_with(char::is_uppercase) && !(index == 0 && is_first);
            which == Words::Names && !is_name || is_own_word(word, text, hints)
        };
        if is_of_others || !header.unknown.iter().enumerate().all(is_known) {
            return false;
        }
        is_first = true;
        rest = behind;
    }
    true
}

/// Whether `word` belongs to a place, a level, the guide's role or its company.
pub(super) fn is_own_word(word: &str, text: &str, hints: &Hints<'_>) -> bool {
    let folded = fold(word);
    let of_guide = [hints.role, hints.company];
    let is_of_guide = of_guide
        .iter()
        .any(|name| fold(name).split(' ').any(|own| own == folded));
    let is_of_region = hints.entries.iter().any(|entry| {
        let region = entry.region.value().map(|region| fold(&region.text));
        region.is_some_and(|region| region.split(' ').any(|own| own == folded))
    });
    is_of_guide
        || is_of_region
        || is_entry_name(word, hints)
        || text.split([',', '(', ')', ':', '–', '—']).any(|part| {
            fold(part).split(' ').any(|own| own == folded)
                && RegionLabel::read(part, hints.places).place.is_some()
        })
}
