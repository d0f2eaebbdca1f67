//! Figures without a source, or with fewer than their claimed quality takes.
//!
//! ## What it finds
//!
//! - An error: no data source and no evidence at all.
//! - A warning: fewer independent sources than `data_quality` claims. Two mentions of one site
//!   (`Blind` and `TeamBlind`, two pages of one address) are one source. Sites of pay figures that
//!   only the Evidence list names count too.
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
//! ## Options
//!
//! - `high` (default 4): independent sources that `data_quality: high` takes.
//! - `medium` (default 2): those that `data_quality: medium` takes.

use std::collections::BTreeMap;

use super::sources::{evidence_sections, named, sites_in_evidence};
use super::{Context, Meta, Rule, RuleOption, meta, words};
use crate::diagnostic::Severity;
use crate::model::Guide;
use crate::model::front_matter::DataQuality;

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
        let mut order: Vec<&str> = Vec::new();
        let mut repeated = Vec::new();
        for source in &sources {
            match names.get(&source.identity) {
                Some(first) => repeated.push((source.source.range, *first)),
                None => {
                    names.insert(source.identity.clone(), source.name);
                    order.push(source.name);
                }
            }
        }
        for (site, _) in sites_in_evidence(guide) {
            if names.insert(site.name.to_string(), site.name).is_none() {
                order.push(site.name);
            }
        }
        let count = order.len() as u64;
        if count >= needed {
            return;
        }
        let name = quality.value.name();
        let lower = match quality.value {
            DataQuality::High if count >= context.count("medium") => DataQuality::Medium,
            _ => DataQuality::Low,
        };
        let mut finding = context
            .finding(
                format!(
                    "`data_quality` is {name}, which takes {} of pay data, but {count} {} named: {}",
                    words::count(needed, "independent source"),
                    if count == 1 { "is" } else { "are" },
                    words::all_of(order.iter().copied().map(short))
                ),
                quality.range,
                format!("takes {needed}"),
            )
            .related(key, format!("{count} here and in the evidence"))
            .help(format!(
                "name the other sources, or write `data_quality: {}`",
                lower.name()
            ))
            .cause(format!(
                "guides of {name} data quality name fewer than {}",
                words::count(needed, "independent source")
            ));
        for (range, first) in repeated {
            finding = finding.related(range, format!("the same source as {}", short(first)));
        }
        context.report(finding);
    }
}

/// A name, or the beginning of a long one.
fn short(name: &str) -> &str {
    const LONGEST: usize = 40;
    let end = name.char_indices().nth(LONGEST).map(|(at, _)| at);
    end.map_or(name, |end| name[..end].trim_end())
}
