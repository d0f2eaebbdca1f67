//! The schema of the front matter: keys, types, values, paths.

use crate::rules::framework::rules;

rules! {
    Schema:
    missing_field::MissingField,
    unknown_key::UnknownKey,
    wrong_type::WrongType,
    invalid_value::InvalidValue,
    path_mismatch::PathMismatch,
    empty_compensation::EmptyCompensation,
    duplicate_region::DuplicateRegion,
    conflicting_bonus::ConflictingBonus,
    half_range::HalfRange,
    ambiguous_scalar::AmbiguousScalar,
    yaml_feature::YamlFeature,
    role_type_differs::RoleTypeDiffers,
    vesting_schedule::VestingSchedule,
}
