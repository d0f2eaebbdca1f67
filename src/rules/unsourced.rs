//! Figures without a source, or with fewer than their claimed quality takes.
//!
//! ## What it finds
//!
//! - An error: no data source and no evidence at all.
//! - A warning: fewer independent sources than `data_quality` claims. Two mentions of one site
//!   (`Blind` and `TeamBlind`, two pages of one address) are one source. What only the Evidence list
//!   names counts too: publishers of pay figures, and each survey, report, benchmark or other
//!   document of salaries or compensation, whoever publishes it.
//!
//! ## Why it matters
//!
//! People stake their salary on these figures. What nobody can look up is a rumour, and one source
//! alone is not data of high quality.
//!
//! ## Example
//!
//! ````keys fails
//! data_quality: high
//! ````
//!
//! ````guide fails missing-field missing-section
//! ---
//! data_sources: []
//! ---
//! ### Software Engineer | Acme Global Negotiation Guide
//! ````
//!
//! ````keys passes
//! data_quality: medium
//! ````
//!
//! ````guide passes missing-field missing-section
//! ---
//! data_quality: high
//! data_sources:
//!   - Levels.fyi
//!   - Glassdoor
//! ---
//! ### Software Engineer | Acme Global Negotiation Guide
//!
//! **Evidence & Sources**
//!
//! - Levels.fyi and Glassdoor, 2025
//! - Cloud Guild salary survey, 2025
//! - Platform engineers' compensation benchmarks, London, 2025
//! ````
//!
//! ## Options
//!
//! - `high` (default 4): independent sources that `data_quality: high` takes.
//! - `medium` (default 2): those that `data_quality: medium` takes.

use std::collections::BTreeMap;

use super::pay_evidence::pay_documents;
use super::sources::{evidence_sections, named, sites_in_evidence};
use super::{Context, Meta, Rule, RuleOption, meta, words};
use crate::diagnostic::Severity;
use crate::model::Guide;
use crate::model::front_matter::DataQuality;
use crate::text::TextRange;

meta!(
    "NG404",
    "unsourced",
    Warning,
    None,
    "unsourced.rs",
    RuleOption::count(
        "high",
        4,
        "independent sources that `data_quality: high` takes"
    )
    .not_below("medium"),
    RuleOption::count(
        "medium",
        2,
        "independent sources that `data_quality: medium` takes"
    ),
);

pub struct Unsourced;

impl Rule for Unsourced {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let (Some(key), Some(sources)) = (guide.front.data_sources_key, named(guide)) else {
            return;
        };
        if sources.is_empty() {
            // With evidence in the body, `source-differs` says what is missing.
            if evidence_sections(guide).next().is_none() {
                let finding = context
                    .graded(
                        Severity::Error,
                        "no source for any figure: no data source, and no evidence in the body",
                        key,
                        "no source",
                    )
                    .help("name the sources here and in an Evidence list");
                context.report(finding);
            }
            return;
        }
        let Some(quality) = guide.front.data_quality.spanned() else {
            return;
        };
        let needed = match quality.value {
            DataQuality::High => context.count("high"),
            DataQuality::Medium => context.count("medium"),
            DataQuality::Low => return,
        };
        let mut names: BTreeMap<String, &str> = BTreeMap::new();
        let mut counted: Vec<&str> = Vec::new();
        let mut repeated = Vec::new();
        for source in &sources {
            match names.get(&source.identity) {
                Some(first) => repeated.push((source.source.range, *first)),
                None => {
                    names.insert(source.identity.clone(), source.name);
                    counted.push(source.name);
                }
            }
        }
        let documents = pay_documents(guide, &sources);
        let sites = sites_in_evidence(guide)
            .into_iter()
            .map(|(site, range)| (site.name, range));
        let documents = documents
            .iter()
            .map(|cited| (cited.text.as_str(), cited.range));
        let mut in_evidence: Vec<(&str, TextRange)> = sites.chain(documents).collect();
        in_evidence.retain(|(name, _)| names.insert((*name).to_string(), *name).is_none());
        counted.extend(in_evidence.iter().map(|(name, _)| *name));
        let count = counted.len() as u64;
        if count >= needed {
            return;
        }
        let name = quality.value.name();
        let lower = match quality.value {
            DataQuality::High if count >= context.count("medium") => DataQuality::Medium,
            _ => DataQuality::Low,
        };
        let shown: Vec<String> = counted.iter().copied().map(short).collect();
        let mut finding = context
            .finding(
                format!(
                    "`data_quality: {name}` takes {}, but the guide names {count}: {}",
                    words::count(needed, "independent source") + " of pay figures",
                    words::all_of(shown.iter().map(String::as_str))
                ),
                quality.range,
                format!("takes {}", words::count(needed, "source")),
            )
            .related(key, "counted: these")
            .note(
                "every data source counts, and in the evidence every publisher, survey, report or \
                 benchmark of pay; several pages of one publisher are one source",
            )
            .help(format!(
                "add further sources of the figures, or write `data_quality: {}`",
                lower.name()
            ))
            .cause(format!(
                "guides of {name} data quality name fewer than {}",
                words::count(needed, "independent source")
            ));
        for (_, range) in in_evidence {
            let head = words::head(&guide.source.text, range);
            finding = finding.related(head, "counted: this");
        }
        for (range, first) in repeated {
            finding = finding.related(range, format!("the same source as {}", short(first)));
        }
        context.report(finding);
    }
}

/// A name without brackets around it, or the beginning of a long one.
fn short(name: &str) -> String {
    const LONGEST: usize = 40;
    let name = name.trim_matches(['[', ']']);
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", name[..end].trim_end()),
        None => name.to_string(),
    }
}
