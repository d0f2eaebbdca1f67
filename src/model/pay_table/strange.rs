//! Words of a header that may make its figures others than the guide's own pay in force.

use super::hints::Hints;
use super::subject;
use crate::model::fold;
use crate::model::header::Header;

/// Whether a header names a year before that of the guide's figures.
pub(super) fn is_old(header: &Header, hints: &Hints<'_>) -> bool {
    hints
        .year
        .zip(header.data_year)
        .is_some_and(|(own, year)| year + 1 < own)
}

/// Whether a header has words that nobody knows, but for those of the guide's role and company, of places
/// and of levels: they may make it another figure.
pub(super) fn has_unknown_words(header: &Header, hints: &Hints<'_>) -> bool {
    header.unknown.iter().any(|word| {
        word.chars().any(char::is_alphabetic) && !subject::is_own_word(word, &header.label, hints)
    })
}

/// Words for people of other roles, folded, where a header names a component beside them.
const ROLES: [&str; 22] = [
    "apprentices",
    "praktikanten",
    "stagiaires",
    "becarios",
    "consultants",
    "contractors",
    "manager",
    "managers",
    "designer",
    "designers",
    "scientist",
    "scientists",
    "analyst",
    "analysts",
    "intern",
    "interns",
    "director",
    "directors",
    "recruiter",
    "recruiters",
    "executive",
    "executives",
];

/// `Engineering Manager base salary` in a guide for another role.
pub(super) fn names_another_role(header: &Header, hints: &Hints<'_>) -> bool {
    let role = fold(hints.role);
    let is_other = |word: &String| {
        let word = fold(word);
        ROLES.contains(&word.as_str()) && !role.split(' ').any(|own| word.starts_with(own))
    };
    !role.is_empty() && header.unknown.iter().any(is_other)
}
