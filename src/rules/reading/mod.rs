//! Reading the file: fences, YAML, encodings, duplicate keys, limits.

use crate::rules::framework::rules;

mod yaml_messages;

rules! {
    Reading:
    missing_front_matter::MissingFrontMatter,
    unclosed_front_matter::UnclosedFrontMatter,
    invalid_yaml::InvalidYaml,
    invalid_utf8::InvalidUtf8Rule,
    duplicate_key::DuplicateKey,
    resource_limit::ResourceLimit,
    internal_error::InternalError,
    control_character::ControlCharacter,
    invisible_character::InvisibleCharacter,
    unportable_front_matter::UnportableFrontMatter,
}
