//! An Evidence list without any year.
//!
//! ## What it finds
//!
//! An Evidence list that has no year (`2025`, `FY25`, `Q3 '25`) in any of its items, in a guide
//! none of whose data sources has a `date_accessed`.
//!
//! ## Why it matters
//!
//! A salary site shows different figures every year. Without a date, readers cannot know which
//! figures the guide is based on.
//!
//! ## Example
//!
//! ````guide fails note x1 @"**Evidence & Sources**" missing-field x12 missing-section x1
//! ---
//! role_type: standard
//! ---
//! **Evidence & Sources**
//!
//! - Levels.fyi, Acme software engineers
//! ````
//!
//! ````guide passes missing-field x12 missing-section x1
//! ---
//! role_type: standard
//! ---
//! **Evidence & Sources**
//!
//! - Levels.fyi, Acme software engineers, 2025
//! ````

use crate::analysis::sources::cited::evidence_sections;
use crate::analysis::text::phrases;
use crate::analysis::text::year::names_year;
use crate::diagnostic::CauseKey;
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};

meta!(
    "NG405",
    "undated-evidence",
    Note,
    None,
    "undated_evidence.rs"
);

pub(crate) struct UndatedEvidence;

impl Rule for UndatedEvidence {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let mut sources = guide.front.data_sources.iter();
        if sources.any(|source| source.date_accessed.value().is_some()) {
            return;
        }
        let mut sections = evidence_sections(guide);
        let Some(first) = sections.next() else { return };
        let mut texts = sections
            .chain([first])
            .map(|section| guide.source.slice(section.content));
        if texts.any(names_year) {
            return;
        }
        let place = if first.opener.is_empty() {
            first.content
        } else {
            first.opener
        };
        let finding = context
            .finding(
                "no item of evidence says which year it is from",
                phrases::head(&guide.source.text, place),
                "no year in this section",
            )
            .cause(CauseKey::new(
                "evidence without a date in guides of {}",
                [&guide.company_folder()],
            ))
            .help("add to each item the year or month of its figures");
        context.report(finding);
    }
}
