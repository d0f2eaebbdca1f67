//! All rules, in the order of their codes.

use super::Rule;

/// Every rule there is.
pub const RULES: [&dyn Rule; 3] = [
    &super::duplicate_key::DuplicateKey,
    &super::internal_error::InternalError,
    &super::missing_field::MissingField,
];

/// The rule with that name or code.
pub fn find(name: &str) -> Option<&'static dyn Rule> {
    RULES.into_iter().find(|rule| {
        let id = rule.meta().id;
        id.name == name || id.code.eq_ignore_ascii_case(name)
    })
}

/// All rule names.
pub fn names() -> impl Iterator<Item = &'static str> {
    RULES.into_iter().map(|rule| rule.meta().id.name)
}
