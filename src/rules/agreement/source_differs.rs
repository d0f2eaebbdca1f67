//! The sources of the front matter differ from those of the body's evidence.
//!
//! ## What it finds
//!
//! One finding per guide for all of these:
//!
//! - a site or survey of pay figures (Levels.fyi, Payscale, Robert Half ...) that the Evidence list
//!   names and `data_sources` does not;
//! - a data source that is not mentioned anywhere in the body;
//! - a data source that is only the beginning of an evidence item and breaks off in its middle;
//! - an empty `data_sources` although the body lists evidence.
//!
//! Evidence that is not about pay (news, filings, product pages) needs no data source.
//!
//! ## Why it matters
//!
//! Readers judge a figure by its sources. A source that is named in only one of the two places
//! cannot be found from the other.
//!
//! ## Example
//!
//! ````keys fails warning x1 @"Levels.fyi" #1
//! data_sources:
//!   - Levels.fyi
//! data_quality: low
//! ````
//!
//! ````keys fails warning x1 @"Payscale"
//! data_sources:
//!   - Levels.fyi
//!   - Glassdoor
//!   - Payscale
//! ````
//!
//! ````keys passes
//! data_sources:
//!   - name: Levels.fyi salary data
//!     url: https://www.levels.fyi/companies/acme
//!   - Glassdoor
//! ````
//!
//! ## Fix safety
//!
//! Safe: the fix adds the names that the Evidence list states, and completes sources that break
//! off. There is no fix if the body does not mention a data source: the author must cite or remove
//! it.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashSet};

use crate::analysis::facts::GuideFacts;
use crate::analysis::sources::cited::{Mentions, NamedSource, evidence_sections, named};
use crate::analysis::sources::evidence_items::EvidenceItems;
use crate::analysis::sources::pay_sites::{PaySite, mentioned_in};
use crate::analysis::text::phrases;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::{Edit, TextRange};

meta!(
    "NG315",
    "source-differs",
    Warning,
    Safe,
    "source_differs.rs"
);

pub(crate) struct SourceDiffers;

impl Rule for SourceDiffers {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let Some(key) = guide.front.data_sources_key else {
            return;
        };
        let (Some(section), Some(sources)) = (evidence_sections(guide).next(), named(guide)) else {
            return;
        };
        let Some(last) = sources.last() else {
            let finding = context
                .finding(
                    "the body lists evidence, but `data_sources` is empty",
                    key,
                    "no source",
                )
                .related(
                    phrases::head(&guide.source.text, section.range),
                    "listed here",
                )
                .help("name the sources of the pay figures in `data_sources`");
            context.report(finding);
            return;
        };
        let found = SourceDifferences::of(guide, &sources, context.facts());
        if let Some(finding) = found.finding(guide, context, last.source.range) {
            context.report(finding);
        }
    }
}

/// Where sources and evidence disagree.
struct SourceDifferences<'g> {
    /// Sources that break off, each with what it is the beginning of.
    broken: Vec<(&'g NamedSource<'g>, String)>,
    unmentioned: Vec<&'g NamedSource<'g>>,
    missing: Vec<(&'static PaySite, TextRange)>,
}

impl<'g> SourceDifferences<'g> {
    fn of(
        guide: &'g Guide,
        sources: &'g [NamedSource<'g>],
        facts: &GuideFacts<'_>,
    ) -> SourceDifferences<'g> {
        let evidence = EvidenceItems::of(guide);
        let broken: Vec<(&NamedSource<'_>, String)> = sources
            .iter()
            .filter_map(|source| {
                let whole = evidence.whole_of(source.name)?;
                Some((source, whole))
            })
            .collect();
        let broken_names: BTreeSet<&str> = broken.iter().map(|(source, _)| source.name).collect();
        let mentions = Mentions::of(guide, sources);
        let unmentioned = sources
            .iter()
            .filter(|source| !broken_names.contains(source.name) && !mentions.has(source));
        let in_sources = OnceCell::new();
        let are_named = || in_sources.get_or_init(|| sites_of(sources));
        let missing = facts.sites_in_evidence().iter().copied();
        let missing = missing.filter(|(site, _)| !are_named().contains(site.name));
        SourceDifferences {
            unmentioned: unmentioned.collect(),
            missing: missing.collect(),
            broken,
        }
    }

    fn finding(&self, guide: &Guide, context: &Context<'_>, last: TextRange) -> Option<Diagnostic> {
        let missing: Vec<&str> = self.missing.iter().map(|(site, _)| site.name).collect();
        let mut facts = Vec::new();
        let mut places: Vec<(TextRange, String)> = Vec::new();
        if !self.broken.is_empty() {
            let ends: Vec<String> = self
                .broken
                .iter()
                .map(|(source, _)| end_of(source.name))
                .collect();
            let ends = phrases::all_of(ends.iter().map(String::as_str));
            facts.push(match self.broken.len() {
                1 => format!("the data source {ends} breaks off"),
                _ => format!("the data sources {ends} break off"),
            });
            let ranges = self.broken.iter().map(|(source, _)| source.source.range);
            places.extend(ranges.map(|range| (range, "breaks off here".to_string())));
        }
        if !self.unmentioned.is_empty() {
            let names: Vec<&str> = self.unmentioned.iter().map(|source| source.name).collect();
            let s = if names.len() == 1 { "" } else { "s" };
            let names = phrases::all_of(names);
            facts.push(format!(
                "the body does not mention the data source{s} {names}"
            ));
            let ranges = self.unmentioned.iter().map(|source| source.source.range);
            places.extend(ranges.map(|range| (range, "mentioned nowhere in the body".to_string())));
        }
        if !missing.is_empty() {
            facts.push(format!(
                "the evidence names {}, which `data_sources` does not",
                phrases::all_of(missing.iter().copied())
            ));
            places.push((last, "the last data source".to_string()));
            let named = self
                .missing
                .iter()
                .map(|(_, range)| (*range, "not in `data_sources`".to_string()));
            places.extend(named);
        }
        let mut places = places.into_iter();
        let (place, label) = places.next()?;
        let head = |place| phrases::head(&guide.source.text, place);
        let fix = self.edits(guide, last, &missing).map(|edits| Fix {
            title: if self.broken.is_empty() {
                format!("add {}", phrases::all_of(missing.iter().copied()))
            } else {
                "complete the sources from the evidence".to_string()
            },
            edits,
            safety: Safety::Safe,
        });
        Some(
            context
                .finding(facts.join("; "), head(place), label)
                .related_all(places.map(|(place, label)| (head(place), label)))
                .help(self.help())
                .fix_opt(fix),
        )
    }

    /// What to do about all that is found.
    fn help(&self) -> &'static str {
        match (
            self.broken.is_empty(),
            self.unmentioned.is_empty(),
            self.missing.is_empty(),
        ) {
            (false, true, true) => "write the whole name in `data_sources`, as the evidence has it",
            (true, true, false) => {
                "add what pay figures are from to `data_sources`, or take it out of the evidence"
            }
            _ => "cite each source of the pay figures in both places, with its whole name",
        }
    }

    fn edits(&self, guide: &Guide, last: TextRange, missing: &[&str]) -> Option<Vec<Edit>> {
        if !self.unmentioned.is_empty() {
            return None;
        }
        let editor = guide.yaml_editor();
        let mut edits = Vec::new();
        for (source, whole) in &self.broken {
            edits.push(editor.replace(source.source.name.range()?, whole)?);
        }
        if !missing.is_empty() {
            let names: Vec<String> = missing.iter().map(ToString::to_string).collect();
            edits.push(editor.append_texts(last, &names)?);
        }
        Some(edits)
    }
}

/// The names of the pay sites that `sources` are or mention.
fn sites_of(sources: &[NamedSource<'_>]) -> HashSet<&'static str> {
    let are = sources.iter().filter_map(|source| source.site);
    let mentioned = sources.iter().flat_map(|source| mentioned_in(source.name));
    are.map(|site| site.name).chain(mentioned).collect()
}

/// The end of a long name.
fn end_of(name: &str) -> String {
    const LONGEST: usize = 30;
    let count = name.chars().count();
    let end: String = name.chars().skip(count.saturating_sub(LONGEST)).collect();
    format!("… {}", end.trim_start())
}
