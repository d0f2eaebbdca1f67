//! Guides against each other.

use crate::rules::framework::rules;

rules! {
    Corpus:
    duplicate_guide::DuplicateGuide,
    near_duplicate::NearDuplicate,
    seniority_inversion::SeniorityInversion,
    inconsistent_company::InconsistentCompany,
    missing_role::MissingRole,
    level_contradiction::LevelContradiction,
}
