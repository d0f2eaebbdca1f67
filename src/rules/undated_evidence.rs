//! No item of evidence says of which year it is.
//!
//! ## What it finds
//!
//! An Evidence list without a year (`2025`, `FY25`, `Q3 '25`) in any of its items, where no data
//! source has a `date_accessed` either.
//!
//! ## Why it matters
//!
//! A salary site shows other figures every year. Without a date nobody can tell which of them were
//! looked at.
//!
//! ## Example
//!
//! ````guide fails missing-field missing-section
//! ---
//! role_type: standard
//! ---
//! **Evidence & Sources**
//!
//! - Levels.fyi, Acme software engineers
//! ````
//!
//! ````guide passes missing-field missing-section
//! ---
//! role_type: standard
//! ---
//! **Evidence & Sources**
//!
//! - Levels.fyi, Acme software engineers, 2025
//! ````

use super::sources::evidence_sections;
use super::{Context, Meta, Rule, meta, words};
use crate::model::Guide;

meta!(
    "NG405",
    "undated-evidence",
    Note,
    None,
    "undated_evidence.rs"
);

pub struct UndatedEvidence;

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
        let place = match first.opener.is_empty() {
            true => first.content,
            false => first.opener,
        };
        let finding = context
            .finding(
                "no item of evidence says of which year it is",
                words::head(&guide.source.text, place),
                "no year in this section",
            )
            .cause(format!(
                "evidence without a date in guides of {}",
                guide.company_folder()
            ))
            .help("add to each item the year or month of its figures");
        context.report(finding);
    }
}

/// Whether a text names a year: `2025`, `FY25`, `Q3 '25`.
pub(super) fn names_year(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    words.any(|word| {
        let digits = word.trim_start_matches(|c: char| !c.is_ascii_digit());
        let (before, digits) = word.split_at(word.len() - digits.len());
        let is_number = digits.bytes().take_while(u8::is_ascii_digit).count() == digits.len();
        let century = digits.starts_with("19") || digits.starts_with("20");
        match digits.len() {
            4 => is_number && century,
            2 => is_number && (before.eq_ignore_ascii_case("fy") || before.ends_with(['\'', '’'])),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::names_year;

    #[test]
    fn years() {
        for text in [
            "Site, 2024–2025",
            "FY25 report",
            "Q3 '25",
            "a/2024/b",
            "FY2025",
        ] {
            assert!(names_year(text), "{text}");
        }
        for text in [
            "Site",
            "500 firms, 12 of them",
            "L5, E5",
            "1200 people",
            "20255",
        ] {
            assert!(!names_year(text), "{text}");
        }
    }
}
