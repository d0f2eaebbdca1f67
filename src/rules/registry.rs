//! All rules, in the order of their codes.

use super::Rule;

/// Every rule there is.
pub static RULES: &[&dyn Rule] = &[
    &super::missing_front_matter::MissingFrontMatter,
    &super::unclosed_front_matter::UnclosedFrontMatter,
    &super::invalid_yaml::InvalidYaml,
    &super::invalid_utf8::InvalidUtf8Rule,
    &super::duplicate_key::DuplicateKey,
    &super::resource_limit::ResourceLimit,
    &super::internal_error::InternalError,
    &super::control_character::ControlCharacter,
    &super::missing_field::MissingField,
    &super::unknown_key::UnknownKey,
    &super::wrong_type::WrongType,
    &super::invalid_value::InvalidValue,
    &super::path_mismatch::PathMismatch,
    &super::empty_compensation::EmptyCompensation,
    &super::duplicate_region::DuplicateRegion,
    &super::conflicting_bonus::ConflictingBonus,
    &super::half_range::HalfRange,
    &super::ambiguous_scalar::AmbiguousScalar,
    &super::yaml_feature::YamlFeature,
    &super::total_mismatch::TotalMismatch,
    &super::total_counts_whole_grant::TotalCountsWholeGrant,
    &super::total_impossible::TotalImpossible,
    &super::reversed_range::ReversedRange,
    &super::value_differs::ValueDiffers,
    &super::value_lost::ValueLost,
    &super::bonus_range_collapsed::BonusRangeCollapsed,
    &super::currency_differs::CurrencyDiffers,
    &super::region_lost::RegionLost,
    &super::unused_ignore::UnusedIgnore,
    &super::unknown_rule::UnknownRule,
    &super::ignore_without_reason::IgnoreWithoutReason,
    &super::malformed_directive::MalformedDirectiveRule,
];

/// The rule with that name or code.
pub fn find(name: &str) -> Option<&'static dyn Rule> {
    RULES.iter().copied().find(|rule| {
        let id = rule.meta().id;
        id.name == name || id.code.eq_ignore_ascii_case(name)
    })
}

/// All rule names.
pub fn names() -> impl Iterator<Item = &'static str> {
    RULES.iter().copied().map(|rule| rule.meta().id.name)
}
