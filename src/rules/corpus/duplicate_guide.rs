//! Two guides for the same company and role.
//!
//! ## What it finds
//!
//! A guide whose `company` and `role` are those of another guide of the same run. If a guide does
//! not state them, the names of its folder and file are used.
//!
//! ## Why it matters
//!
//! Both guides have the same address, so only one of them can be published. If their figures
//! differ, it is not known which are right.
//!
//! ## Example
//!
//! ````guides fails error x1 @"data-engineer" #2
//! === archive/acme/data-engineer.md
//! === guides/acme/data-engineer.md
//! === guides/acme/data-scientist.md
//! ````
//!
//! ````guides passes
//! === guides/acme/data-engineer.md
//! === guides/acme/data-scientist.md
//! === guides/initech/data-engineer.md
//! ````

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::analysis::corpus::index::Index;
use crate::analysis::corpus::packed_guide::PackedGuide;
use crate::diagnostic::Diagnostic;
use crate::rules::{CorpusContext, Meta, Rule, meta};
use crate::text::{Source, TextRange};

meta!(
    across guides:
    "NG701",
    "duplicate-guide",
    Error,
    None,
    "duplicate_guide.rs"
);

pub(crate) struct DuplicateGuide;

impl Rule for DuplicateGuide {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, index: &Index<'_>, context: &mut CorpusContext<'_>) {
        let mut firsts: BTreeMap<(&str, &str), FirstGuide<'_>> = BTreeMap::new();
        for (at, guide) in index.guides.iter().enumerate() {
            let summary = guide.summary();
            let Some(address) = summary.company.as_deref().zip(summary.role.as_deref()) else {
                continue;
            };
            match firsts.get(&address) {
                Some(first) => {
                    let finding = finding(context, guide, first, address);
                    context.report(at, finding);
                }
                None => {
                    let source = OnceCell::new();
                    firsts.insert(address, FirstGuide { guide, source });
                }
            }
        }
    }
}

/// The first guide for a role at a company. Its text is unpacked once, however many others there are.
struct FirstGuide<'g> {
    guide: &'g PackedGuide,
    source: OnceCell<Source>,
}

fn finding(
    context: &CorpusContext<'_>,
    guide: &PackedGuide,
    first: &FirstGuide<'_>,
    (company, role): (&str, &str),
) -> Diagnostic {
    let name = format!("`{role}` at `{company}`");
    context
        .finding(
            format!(
                "a second guide for {name}; the first is {}",
                first.guide.path()
            ),
            place(guide),
            "the same company and role as in the other guide",
        )
        .elsewhere(
            first.source.get_or_init(|| first.guide.source()),
            place(first.guide),
            format!("the first guide for {name}"),
        )
        .note("a company has one guide for a role: both would be published under one address")
        .help("keep the guide that is right and delete the other, or give one of them its own role")
}

/// The role, or where the guide starts.
fn place(guide: &PackedGuide) -> TextRange {
    let role = guide.summary().role_range;
    role.unwrap_or(TextRange::at(guide.source().bom_len()))
}
