//! The view of one guide.

use std::cmp::Reverse;

use minijinja::Value;
use serde::Serialize;

use super::body::body;
use super::pay::{self, PayView};
use crate::model::Guide;
use crate::model::front_matter::DataQuality;
use crate::render::{GuidePage, SiteOptions};

#[derive(Serialize)]
pub(super) struct GuideView {
    company: String,
    role: String,
    /// The normalized Markdown beside the page.
    markdown: String,
    description: String,
    updated: Option<String>,
    quarter: Option<String>,
    quality: Option<&'static str>,
    review_due: Option<String>,
    /// The review is due and nobody made it.
    overdue: bool,
    summary: Option<String>,
    facts: Vec<Fact>,
    pay: PayView,
    /// HTML, safe.
    body: Value,
    levels: Levels,
    sources: Vec<SourceView>,
    /// The most serious ones, in the order of the text.
    findings: Vec<FindingView>,
    /// How many there are in all.
    findings_count: usize,
}

/// The most findings that a page shows; `negguide validate` reports all of them.
const MOST_FINDINGS: usize = 100;

#[derive(Serialize)]
struct Fact {
    name: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Levels {
    internal: Option<String>,
    chain: Option<String>,
    companies: Vec<(String, String)>,
}

#[derive(Serialize)]
struct SourceView {
    name: String,
    /// Only `http` and `https`.
    href: Option<String>,
    accessed: Option<String>,
}

#[derive(Serialize)]
struct FindingView {
    severity: &'static str,
    rule: &'static str,
    line: usize,
    message: Vec<MessagePart>,
    help: Option<Vec<MessagePart>>,
}

/// A stretch of a message; code is between backticks.
#[derive(Serialize)]
struct MessagePart {
    code: bool,
    text: String,
}

pub(super) fn view(page: &GuidePage<'_>, options: &SiteOptions) -> GuideView {
    let guide = page.guide;
    let front = &guide.front;
    let (company, role) = (company_name(page), role_name(page));
    let summary = front.negotiation_dna_summary.value().cloned();
    let review_due = front.next_review_due.value();
    GuideView {
        markdown: format!("{}.md", page.address.role()),
        description: format!("What {company} pays a {role}, by region, and how to ask for more."),
        company,
        role,
        updated: front.last_updated.value().map(ToString::to_string),
        quarter: front.salary_data_quarter.value().map(ToString::to_string),
        quality: front.data_quality.value().copied().map(DataQuality::name),
        review_due: review_due.map(ToString::to_string),
        overdue: review_due.is_some_and(|due| *due < options.as_of),
        summary,
        facts: facts(guide),
        pay: pay::view(guide),
        body: body(guide),
        levels: levels(guide),
        sources: sources(guide),
        findings: findings(page),
        findings_count: page.findings.len(),
    }
}

/// The company's name as people write it, or else its slug.
pub(super) fn company_name(page: &GuidePage<'_>) -> String {
    let name = page.guide.front.company_display.value();
    name.cloned()
        .unwrap_or_else(|| page.address.company().to_string())
}

/// The role's name as people write it, or else its slug.
pub(super) fn role_name(page: &GuidePage<'_>) -> String {
    let name = page.guide.front.role_display.value();
    name.cloned()
        .unwrap_or_else(|| page.address.role().to_string())
}

fn facts(guide: &Guide) -> Vec<Fact> {
    let name = |key: &str| {
        Some(match key {
            "industry" => "Industry",
            "hq_location" => "Headquarters",
            "public_or_private" => "Ownership",
            "ticker" => "Ticker",
            "employee_count_range" => "Employees",
            "author" => "Author",
            _ => return None,
        })
    };
    let found = guide.front.facts.iter();
    found
        .filter_map(|(key, value)| {
            let value = value.value.clone();
            name(key).map(|name| Fact { name, value })
        })
        .collect()
}

fn levels(guide: &Guide) -> Levels {
    let mapping = &guide.front.level_mapping;
    let companies = mapping.companies.iter();
    Levels {
        internal: mapping.internal.value().cloned(),
        chain: mapping.raw.value().cloned(),
        companies: companies
            .filter_map(|(company, level)| Some((company.value.clone(), level.value()?.clone())))
            .collect(),
    }
}

fn sources(guide: &Guide) -> Vec<SourceView> {
    let named = guide.front.data_sources.iter();
    named
        .filter_map(|source| {
            Some(SourceView {
                name: source.name.value()?.clone(),
                href: source.url.value().filter(|url| is_web(url)).cloned(),
                accessed: source.date_accessed.value().map(ToString::to_string),
            })
        })
        .collect()
}

fn is_web(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

fn findings(page: &GuidePage<'_>) -> Vec<FindingView> {
    let source = &page.guide.source;
    let mut shown: Vec<usize> = (0..page.findings.len()).collect();
    shown.sort_by_key(|at| Reverse(page.findings[*at].severity));
    shown.truncate(MOST_FINDINGS);
    shown.sort_unstable();
    let found = shown.into_iter().map(|at| &page.findings[at]);
    found
        .map(|finding| FindingView {
            severity: finding.severity.name(),
            rule: finding.rule.name,
            line: source.line(finding.primary.range.start),
            message: parts(&finding.message),
            help: finding.help.as_deref().map(parts),
        })
        .collect()
}

fn parts(message: &str) -> Vec<MessagePart> {
    let pieces = message.split('`').enumerate();
    pieces
        .filter(|(_, text)| !text.is_empty())
        .map(|(index, text)| MessagePart {
            code: index % 2 == 1,
            text: text.to_string(),
        })
        .collect()
}
