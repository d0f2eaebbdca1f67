//! A company with guides for most standard roles, but not for all.
//!
//! ## What it finds
//!
//! Companies that have guides for at least `from` of the `roles`, but not for all of them. A
//! company is checked only if the run includes all guides of its folder. There is one finding per
//! company, at its first guide.
//!
//! ## Why it matters
//!
//! Readers who compare a role across companies do not find it at this one. Among many guides, one
//! that was deleted, renamed or never written is easily overlooked.
//!
//! ## Example
//!
//! ````folders fails note x1 @"acme" #1
//! === guides/acme/data-engineer.md
//! === guides/acme/data-scientist.md
//! === guides/acme/devops-engineer.md
//! === guides/acme/engineering-manager.md
//! === guides/acme/ml-ai-engineer.md
//! === guides/acme/product-designer.md
//! === guides/acme/product-manager.md
//! === guides/acme/security-engineer.md
//! === guides/acme/senior-software-engineer.md
//! === guides/acme/software-engineer.md
//! === guides/acme/solutions-architect.md
//! === guides/acme/staff-software-engineer.md
//! ````
//!
//! ````folders passes
//! === guides/acme/data-engineer.md
//! === guides/acme/data-scientist.md
//! === guides/acme/devops-engineer.md
//! === guides/acme/engineering-manager.md
//! === guides/acme/ml-ai-engineer.md
//! === guides/acme/product-designer.md
//! === guides/acme/product-manager.md
//! === guides/acme/security-engineer.md
//! === guides/acme/senior-software-engineer.md
//! === guides/acme/software-engineer.md
//! === guides/acme/solutions-architect.md
//! === guides/acme/staff-software-engineer.md
//! === guides/acme/technical-program-manager.md
//! === guides/initech/software-engineer.md
//! ````
//!
//! ## Options
//!
//! - `roles` (default: the standard roles, as listed for `role-type-differs`): the roles that every
//!   company should have a guide for.
//! - `from` (default 7): how many of these roles a company must have before the missing ones are
//!   reported, so that a company with only a few guides is not a finding.

use std::collections::BTreeSet;

use crate::analysis::corpus::index::Company;
use crate::analysis::corpus::index::Index;
use crate::analysis::corpus::packed_guide::PackedGuide;
use crate::analysis::text::path::folder_and_stem;
use crate::analysis::text::phrases;
use crate::diagnostic::Diagnostic;
use crate::model::STANDARD_ROLES;
use crate::rules::{CorpusContext, CountOption, Meta, Rule, WordsOption, meta};
use crate::text::TextRange;

meta!(
    across guides:
    "NG705",
    "missing-role",
    Note,
    None,
    "missing_role.rs",
    ROLES,
    FROM
);

static ROLES: WordsOption = WordsOption::new(
    &META.id,
    "roles",
    &STANDARD_ROLES,
    "the roles that every company should have a guide for",
);
static FROM: CountOption = CountOption::new(
    &META.id,
    "from",
    7,
    "how many of the roles a company must have before the others are missed",
);

pub(crate) struct MissingRole;

impl Rule for MissingRole {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, index: &Index<'_>, context: &mut CorpusContext<'_>) {
        let (roles, from) = (context.words(&ROLES), context.count(&FROM));
        for company in index.companies.iter().filter(|company| company.is_whole) {
            let coverage = RoleCoverage::of(index, company, &roles);
            let Some(first) = company.guides.first() else {
                continue;
            };
            if !coverage.missing.is_empty() && coverage.found as u64 >= from {
                let finding = coverage.finding(index.guides[*first], context);
                context.report(*first, finding);
            }
        }
    }
}

/// The roles that a company's guides are about, by their key `role` or the names of their files.
fn roles_of<'g>(index: &Index<'g>, company: &Company<'_>) -> BTreeSet<&'g str> {
    let guides = company.guides.iter().map(|at| index.guides[*at]);
    guides
        .flat_map(|guide| {
            let stem = folder_and_stem(guide.path()).map(|(_, stem)| stem);
            [guide.summary().role.as_deref(), stem]
        })
        .flatten()
        .collect()
}

/// Which of the standard roles a company has guides for.
struct RoleCoverage<'g> {
    company: &'g str,
    found: usize,
    missing: Vec<&'g str>,
}

impl<'g> RoleCoverage<'g> {
    fn of(index: &Index<'_>, company: &Company<'g>, roles: &'g [String]) -> RoleCoverage<'g> {
        let has = roles_of(index, company);
        let roles = roles.iter().map(String::as_str);
        let (there, missing): (Vec<&str>, Vec<&str>) = roles.partition(|role| has.contains(role));
        RoleCoverage {
            company: company.name,
            found: there.len(),
            missing,
        }
    }

    /// The finding that some are missing, in the company's first guide.
    fn finding(&self, guide: &PackedGuide, context: &CorpusContext<'_>) -> Diagnostic {
        let (name, has) = (self.company, self.found);
        let all = has + self.missing.len();
        let range = guide.summary().company_range;
        context
            .finding(
                format!(
                    "`{name}` has guides for {has} of {all} standard roles; there is none for {}",
                    phrases::all_of(self.missing.iter().copied())
                ),
                range.unwrap_or(TextRange::at(guide.source().bom_len())),
                format!(
                    "{} missing",
                    phrases::count(self.missing.len() as u64, "role")
                ),
            )
            .help(
                "write the missing guides, or remove roles that the company does not have from \
                 the rule's option `roles`",
            )
    }
}
