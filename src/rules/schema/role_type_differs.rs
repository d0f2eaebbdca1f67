//! A `role_type` that does not match the list of standard roles.
//!
//! ## What it finds
//!
//! `role_type: standard` for a role that is not in the list of standard roles, or
//! `role_type: specialty` for a role that is.
//!
//! ## Why it matters
//!
//! Companies are compared by their standard roles. A standard role that is marked as a specialty is
//! missing from the comparison, and a specialty that is marked as standard has no counterpart at
//! other companies.
//!
//! ## Example
//!
//! ````keys fails warning x1 @"specialty"
//! role_type: specialty
//! ````
//!
//! ````keys passes
//! role_type: standard
//! ````
//!
//! A role that only this company has:
//!
//! ````keys fails warning x1 @"standard" path-mismatch x1
//! role: anvil-engineer
//! role_type: standard
//! ````
//!
//! ````keys passes path-mismatch x1
//! role: anvil-engineer
//! role_type: specialty
//! ````
//!
//! ## Options
//!
//! - `standard-roles` (default `software-engineer`, `senior-software-engineer`,
//!   `staff-software-engineer`, `engineering-manager`, `product-manager`, `product-designer`,
//!   `data-scientist`, `data-engineer`, `ml-ai-engineer`, `devops-engineer`, `security-engineer`,
//!   `solutions-architect`, `technical-program-manager`): the roles that are standard, as slugs.
//!
//! ## Fix safety
//!
//! Unsafe: the fix writes the type that follows from the list, but the role may be misspelt, or the
//! list may lack it. There is no fix for a role that is not in the list but resembles one that is.

use crate::analysis::text::phrases::shown;
use crate::diagnostic::{Fix, Safety};
use crate::model::STANDARD_ROLES;
use crate::model::front_matter::RoleType;
use crate::model::{Guide, closest};
use crate::rules::{Context, Meta, Rule, Settings, WordsOption, meta};

meta!(
    "NG112",
    "role-type-differs",
    Warning,
    Unsafe,
    "role_type_differs.rs",
    STANDARD
);

static STANDARD: WordsOption = WordsOption::new(
    &META.id,
    "standard-roles",
    &STANDARD_ROLES,
    "roles that are standard, as slugs",
);

/// The slugs of standard roles, which the import goes by too.
pub fn standard_roles(settings: &Settings) -> Vec<String> {
    settings.words(&STANDARD)
}

pub(crate) struct RoleTypeDiffers;

impl Rule for RoleTypeDiffers {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let front = &guide.front;
        let (Some(role), Some(stated)) = (front.role.spanned(), front.role_type.spanned()) else {
            return;
        };
        let standard = standard_roles(context.settings);
        let is_standard = standard.contains(&role.value);
        let expected = if is_standard {
            RoleType::Standard
        } else {
            RoleType::Specialty
        };
        if stated.value == expected {
            return;
        }
        let (name, expected) = (shown(&role.value), expected.name());
        let finding = if is_standard {
            context.finding(
                format!("{name} is a standard role, not a specialty"),
                stated.range,
                "a standard role",
            )
        } else {
            context.finding(
                format!("{name} is not one of the {} standard roles", standard.len()),
                stated.range,
                "not a standard role",
            )
        };
        let finding = finding.related(
            role.range,
            if is_standard {
                "among the standard roles"
            } else {
                "not among the standard roles"
            },
        );
        let near = closest(&role.value, standard.iter().map(String::as_str));
        context.report(match near.filter(|_| !is_standard) {
            Some(near) => finding.help(format!(
                "did you mean the role `{near}`? Otherwise write `role_type: {expected}`"
            )),
            None => finding
                .help(format!(
                    "write `role_type: {expected}`, or change `standard-roles` in the configuration"
                ))
                .fix(Fix::replace(
                    format!("write `role_type: {expected}`"),
                    stated.range,
                    expected,
                    Safety::Unsafe,
                )),
        });
    }
}
