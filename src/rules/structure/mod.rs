//! The structure of the body: sections, headings, tables, links.

use crate::rules::framework::rules;

rules! {
    Structure:
    missing_section::MissingSection,
    section_order::SectionOrder,
    empty_section::EmptySection,
    duplicate_section::DuplicateSection,
    lever_without_script::LeverWithoutScript,
    malformed_table::MalformedTable,
    broken_link::BrokenLink,
    heading_skip::HeadingSkip,
    conflict_marker::ConflictMarker,
    stray_markup::StrayMarkup,
    empty_body::EmptyBody,
    invalid_address::InvalidAddress,
    unfilled::Unfilled,
}
