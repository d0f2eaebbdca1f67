//! Whether the text above a further table says that it is about the same pay as the pay table.

use super::Surroundings;
use super::hints::Hints;
use super::strange::is_own_word;
use crate::model::header::{Header, Names, Whose};

/// Whether the headings and sentences above a table name nothing but parts of pay, places and levels:
/// no other role, company, person, offer or year.
pub(super) fn is_of_same_pay(
    surroundings: &Surroundings,
    main: &Surroundings,
    hints: &Hints<'_>,
) -> bool {
    let is_mains = |text: &str| main.headings.iter().any(|heading| heading.value == text);
    let headings = surroundings.headings.iter().map(|it| it.value.as_str());
    let mut headings = headings.filter(|text| !is_mains(text));
    let mut sentences = { surroundings.above.iter() }
        .flat_map(|passage| passage.value.split(['.', '!', '?', ':', ';', '\n']));
    headings.all(|heading| is_neutral_heading(heading, hints))
        && sentences.all(|sentence| is_neutral_sentence(sentence, hints))
}

/// Every word of a heading is a part of pay, a place, a level, or of the guide itself.
fn is_neutral_heading(heading: &str, hints: &Hints<'_>) -> bool {
    let header = Header::read(heading);
    let names_others = matches!(
        header.names,
        Some(Names::Person | Names::Company | Names::Offer | Names::Title | Names::Contract)
    );
    let mut unknown = header.unknown.iter();
    !is_of_others(&header)
        && !names_others
        && header.data_year.is_none()
        && unknown.all(|word| is_own_word(word, heading, hints))
}

/// No word with a capital, but the first, is another's name.
fn is_neutral_sentence(sentence: &str, hints: &Hints<'_>) -> bool {
    let header = Header::read(sentence);
    let first = sentence.split_whitespace().next().unwrap_or_default();
    let mut names = { header.unknown.iter() }
        .filter(|word| word.starts_with(char::is_uppercase) && !first.contains(word.as_str()));
    !is_of_others(&header) && names.all(|name| is_own_word(name, sentence, hints))
}

fn is_of_others(header: &Header) -> bool {
    !matches!(header.whose, None | Some(Whose::Own)) || header.time.is_some()
}
