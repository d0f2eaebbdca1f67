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
    &super::role_type_differs::RoleTypeDiffers,
    &super::vesting_schedule::VestingSchedule,
    &super::total_mismatch::TotalMismatch,
    &super::total_counts_whole_grant::TotalCountsWholeGrant,
    &super::total_impossible::TotalImpossible,
    &super::reversed_range::ReversedRange,
    &super::implausible_amount::ImplausibleAmount,
    &super::unverifiable_total::UnverifiableTotal,
    &super::currency_place_mismatch::CurrencyPlaceMismatch,
    &super::region_outlier::RegionOutlier,
    &super::first_year_total::FirstYearTotal,
    &super::value_differs::ValueDiffers,
    &super::value_lost::ValueLost,
    &super::bonus_range_collapsed::BonusRangeCollapsed,
    &super::bonus_kind_differs::BonusKindDiffers,
    &super::currency_differs::CurrencyDiffers,
    &super::region_lost::RegionLost,
    &super::region_invented::RegionInvented,
    &super::levels_collapsed::LevelsCollapsed,
    &super::column_lost::ColumnLost,
    &super::mixed_currency::MixedCurrency,
    &super::ambiguous_cell::AmbiguousCell,
    &super::title_differs::TitleDiffers,
    &super::summary_differs::SummaryDiffers,
    &super::level_mapping_differs::LevelMappingDiffers,
    &super::source_differs::SourceDiffers,
    &super::level_as_region::LevelAsRegion,
    &super::unread_table::UnreadTableRule,
    &super::stale::Stale,
    &super::review_overdue::ReviewOverdue,
    &super::date_order::DateOrder,
    &super::unsourced::Unsourced,
    &super::undated_evidence::UndatedEvidence,
    &super::missing_section::MissingSection,
    &super::section_order::SectionOrder,
    &super::empty_section::EmptySection,
    &super::duplicate_section::DuplicateSection,
    &super::lever_without_script::LeverWithoutScript,
    &super::malformed_table::MalformedTable,
    &super::broken_link::BrokenLink,
    &super::heading_skip::HeadingSkip,
    &super::conflict_marker::ConflictMarker,
    &super::stray_markup::StrayMarkup,
    &super::empty_body::EmptyBody,
    &super::floor_above_band::FloorAboveBand,
    &super::ask_outside_band::AskOutsideBand,
    &super::floor_above_ask::FloorAboveAsk,
    &super::duplicate_guide::DuplicateGuide,
    &super::near_duplicate::NearDuplicate,
    &super::seniority_inversion::SeniorityInversion,
    &super::inconsistent_company::InconsistentCompany,
    &super::missing_role::MissingRole,
    &super::level_contradiction::LevelContradiction,
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
