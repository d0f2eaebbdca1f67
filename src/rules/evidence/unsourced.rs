//! Figures without a source, or with fewer sources than their `data_quality` requires.
//!
//! ## What it finds
//!
//! - An error: no data source and no evidence at all, or only sources about the cost of living.
//! - A warning: fewer independent sources than `data_quality` requires. Two mentions of the same
//!   site (`Blind` and `TeamBlind`, or two pages of one site) are one source. Sources that only the
//!   Evidence list names count too: publishers of pay figures, and each survey, report, benchmark
//!   or other document about salaries or compensation.
//!
//! Sources about the cost of living (Numbeo, a price index, rents) do not count, because they do
//! not say what people are paid.
//!
//! ## Why it matters
//!
//! People rely on these figures in negotiations. A figure that cannot be looked up is only a
//! rumour, and a single source is not data of high quality.
//!
//! ## Example
//!
//! ````keys fails warning x1 @"high" #1
//! data_quality: high
//! ````
//!
//! ````guide fails error x1 @"data_sources" missing-field x12 missing-section x1
//! ---
//! data_sources: []
//! ---
//! ### Software Engineer | Acme Global Negotiation Guide
//! ````
//!
//! ````guide fails warning x1 @"medium" missing-field x11 missing-section x1
//! ---
//! data_quality: medium
//! data_sources:
//!   - Glassdoor
//!   - Numbeo
//! ---
//! ### Software Engineer | Acme Global Negotiation Guide
//!
//! **Evidence & Sources**
//!
//! - Glassdoor, 2025
//! - Numbeo, salaries and rents in London, 2025
//! ````
//!
//! ````guide fails error x1 @"data_sources" missing-field x11 missing-section x1
//! ---
//! data_quality: low
//! data_sources:
//!   - Numbeo
//! ---
//! ### Software Engineer | Acme Global Negotiation Guide
//!
//! **Evidence & Sources**
//!
//! - Numbeo, 2025
//! ````
//!
//! ````keys passes
//! data_quality: medium
//! ````
//!
//! ````guide passes missing-field x11 missing-section x1
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
//! - `high` (default 4): how many independent sources `data_quality: high` requires.
//! - `medium` (default 2): how many independent sources `data_quality: medium` requires.

use std::collections::BTreeMap;

use crate::analysis::sources::cited::{NamedSource, evidence_sections, named};
use crate::analysis::sources::pay_evidence::{Cited, cites_more_than_living_costs, pay_documents};
use crate::analysis::sources::pay_sites::PaySite;
use crate::analysis::text::phrases;
use crate::diagnostic::{CauseKey, Diagnostic, Label, Severity};
use crate::model::Guide;
use crate::model::front_matter::DataQuality;
use crate::rules::{Context, CountOption, Meta, Rule, meta};
use crate::text::{Spanned, TextRange};

meta!(
    "NG404",
    "unsourced",
    Warning,
    None,
    "unsourced.rs",
    HIGH,
    MEDIUM
);

static HIGH: CountOption = CountOption::new(
    &META.id,
    "high",
    4,
    "independent sources that `data_quality: high` takes",
)
.not_below(&MEDIUM);
static MEDIUM: CountOption = CountOption::new(
    &META.id,
    "medium",
    2,
    "independent sources that `data_quality: medium` takes",
);

pub(crate) struct Unsourced;

impl Rule for Unsourced {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let (Some(key), Some(all)) = (guide.front.data_sources_key, named(guide)) else {
            return;
        };
        let (sources, of_other): (Vec<NamedSource<'_>>, Vec<NamedSource<'_>>) =
            all.into_iter().partition(NamedSource::is_of_pay);
        if sources.is_empty() && of_other.is_empty() {
            // With evidence in the body, `source-differs` says what is missing.
            if evidence_sections(guide).next().is_none() {
                let message =
                    "no source for any figure: no data source, and no evidence in the body";
                let finding =
                    context.graded(Severity::Error, message, Label::new(key, "no source"));
                context.report(finding.help("name the sources here and in an Evidence list"));
            }
            return;
        }
        if sources.is_empty() && !cites_more_than_living_costs(guide) {
            let message = "no source of pay: all that the guide names is about the cost of living";
            let finding = context.graded(
                Severity::Error,
                message,
                Label::new(key, "no source of pay"),
            );
            let help = "name where the figures are from, here and in an Evidence list";
            context.report(with_others(finding, &of_other).help(help));
            return;
        }
        let Some(claim) = QualityClaim::of(guide, context) else {
            return;
        };
        let documents = pay_documents(guide, &sources);
        let sites = context.facts().sites_in_evidence();
        let counted = IndependentSources::of(&sources, sites, &documents);
        if (counted.names.len() as u64) < claim.needed {
            let finding = counted.finding(guide, context, claim);
            context.report(with_others(finding, &of_other));
        }
    }
}

/// What a guide claims its data to be, and how many sources that takes.
#[derive(Clone, Copy)]
struct QualityClaim<'g> {
    quality: &'g Spanned<DataQuality>,
    needed: u64,
}

impl<'g> QualityClaim<'g> {
    /// `None` where the guide claims nothing that takes sources.
    fn of(guide: &'g Guide, context: &Context<'_>) -> Option<QualityClaim<'g>> {
        let quality = guide.front.data_quality.spanned()?;
        let needed = match quality.value {
            DataQuality::High => context.count(&HIGH),
            DataQuality::Medium => context.count(&MEDIUM),
            DataQuality::Low => return None,
        };
        Some(QualityClaim { quality, needed })
    }
}

/// The independent sources of pay that a guide names.
struct IndependentSources<'g> {
    /// The data sources', and then those that only the evidence names.
    names: Vec<&'g str>,
    /// Where the evidence names the latter.
    in_evidence: Vec<TextRange>,
    /// Data sources that are another one again, each with the name of the first.
    repeated: Vec<(TextRange, &'g str)>,
}

impl<'g> IndependentSources<'g> {
    fn of(
        sources: &[NamedSource<'g>],
        sites: &[(&'static PaySite, TextRange)],
        documents: &'g [Cited],
    ) -> IndependentSources<'g> {
        let mut known: BTreeMap<String, &str> = BTreeMap::new();
        let mut counted = IndependentSources {
            names: Vec::new(),
            in_evidence: Vec::new(),
            repeated: Vec::new(),
        };
        for source in sources {
            match known.get(&source.identity) {
                Some(first) => counted.repeated.push((source.source.range, *first)),
                None => {
                    known.insert(source.identity.clone(), source.name);
                    counted.names.push(source.name);
                }
            }
        }
        let sites = sites.iter().map(|(site, range)| (site.name, *range));
        let documents = documents
            .iter()
            .map(|cited| (cited.text.as_str(), cited.range));
        for (name, range) in sites.chain(documents) {
            if known.insert(name.to_string(), name).is_none() {
                counted.names.push(name);
                counted.in_evidence.push(range);
            }
        }
        counted
    }

    fn finding(&self, guide: &Guide, context: &Context<'_>, claim: QualityClaim<'_>) -> Diagnostic {
        let QualityClaim { quality, needed } = claim;
        let name = quality.value.name();
        let lower = match quality.value {
            DataQuality::High if self.names.len() as u64 >= context.count(&MEDIUM) => {
                DataQuality::Medium
            }
            _ => DataQuality::Low,
        };
        let shown: Vec<String> = self.names.iter().copied().map(short).collect();
        let all = phrases::all_of(shown.iter().map(String::as_str));
        let message = format!(
            "`data_quality: {name}` requires {} of pay figures, but the guide names {}",
            phrases::count(needed, "independent source"),
            match shown.len() {
                0 => "none".to_string(),
                count => format!("{count}: {all}"),
            }
        );
        let label = format!("requires {}", phrases::count(needed, "source"));
        context
            .finding(message, quality.range, label)
            .note(
                "every data source of pay counts, and in the evidence every publisher, survey, report \
                 or benchmark of pay; several pages of one publisher are one source",
            )
            .help(format!(
                "add further sources of the figures, or write `data_quality: {}`",
                lower.name()
            ))
            .cause(CauseKey::new(
                "guides of {} data quality name fewer than {}",
                [&name, &phrases::count(needed, "independent source")],
            ))
            .related_all(guide.front.data_sources_key.map(|key| (key, "counted: these")))
            .related_all(self.in_evidence.iter().map(|range| {
                (phrases::head(&guide.source.text, *range), "counted: this")
            }))
            .related_all(self.repeated.iter().map(|(range, first)| {
                (*range, format!("the same source as {}", short(first)))
            }))
    }
}

/// Points at the data sources that do not count.
fn with_others(finding: Diagnostic, of_other: &[NamedSource<'_>]) -> Diagnostic {
    finding.related_all(of_other.iter().map(|source| {
        (
            source.source.range,
            "not counted: the cost of living is not pay",
        )
    }))
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
