//! Statistics for programs: one JSON object, versioned.

use serde::Serialize;

use super::findings::Findings;
use super::statistics::{CLASSES, StatCounts, StatRow, Statistics};

/// Raised when a field is removed or changes its meaning; new fields may come without.
const STATS_VERSION: u32 = 1;

/// The JSON Schema of what [`stats_json`] prints. A test derives it from the types below and compares.
pub const STATS_SCHEMA: &str = include_str!("../../docs/statistics.schema.json");

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct StatsReport<'a> {
    schema_version: u32,
    negguide: &'static str,
    /// Guides that were checked, with and without findings.
    guides: usize,
    rules: Vec<RuleStats<'a>>,
    companies: Vec<CompanyStats<'a>>,
    /// Of all rules and companies, those that are not listed too.
    total: StatCounts,
    total_deviations: Vec<DeviationClass>,
    /// Files that could not be looked at.
    troubles: &'a [String],
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RuleStats<'a> {
    rule: &'a str,
    #[serde(flatten)]
    counts: StatCounts,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CompanyStats<'a> {
    company: &'a str,
    #[serde(flatten)]
    counts: StatCounts,
}

/// How many stated totals are further off than one bound and no further than the next, in percent.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DeviationClass {
    over: Option<i64>,
    up_to: Option<i64>,
    totals: usize,
}

/// The statistics of a run, with the `top` worst rules and companies where there is such a number.
pub fn stats_json(findings: Findings<'_>, top: Option<usize>) -> Result<String, serde_json::Error> {
    let statistics = Statistics::of(findings.guides);
    let rules = listed(&statistics.rules, top);
    let companies = listed(&statistics.companies, top);
    let classes = statistics.deviations.iter().enumerate();
    let report = StatsReport {
        schema_version: STATS_VERSION,
        negguide: env!("CARGO_PKG_VERSION"),
        guides: findings.guides.len(),
        rules: rules
            .map(|(rule, counts)| RuleStats { rule, counts })
            .collect(),
        companies: companies
            .map(|(company, counts)| CompanyStats { company, counts })
            .collect(),
        total: statistics.total,
        total_deviations: classes
            .map(|(class, totals)| DeviationClass {
                over: class.checked_sub(1).map(|below| CLASSES[below]),
                up_to: CLASSES.get(class).copied(),
                totals: *totals,
            })
            .collect(),
        troubles: findings.troubles,
    };
    Ok(serde_json::to_string_pretty(&report)? + "\n")
}

fn listed<'a>(rows: &'a [StatRow<'a>], top: Option<usize>) -> impl Iterator<Item = StatRow<'a>> {
    rows.iter().copied().take(top.unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_that_of_the_statistics() {
        let mut derived = schemars::schema_for!(StatsReport<'static>);
        derived.insert("title".to_string(), "Statistics of negguide".into());
        let derived = serde_json::to_string_pretty(&derived.to_value()).unwrap() + "\n";
        // Prints what to write to the file where it differs.
        assert!(
            STATS_SCHEMA == derived,
            "write this to docs/statistics.schema.json, and raise STATS_VERSION if a field is gone or means \
             something else:\n{derived}"
        );
    }
}
