//! Findings against `defects.jsonl`: per kind, known defects found and findings that are none.

use std::collections::BTreeSet;
use std::path::Path;

use negguide::check::read_and_check;
use negguide::rules::Settings;
use negguide::syntax::Limits;
use negguide::text::Source;
use serde_json::Value;

/// Kinds of known defects and the rule that finds each; `{region}` is where its message names the
/// region.
const KINDS: [(&str, &str, &str); 8] = [
    (
        "null-though-in-body:base",
        "value-lost",
        "base salary of {region} is",
    ),
    (
        "null-though-in-body:stock",
        "value-lost",
        "stock of {region} is",
    ),
    (
        "null-though-in-body:total",
        "value-lost",
        "total of {region} is",
    ),
    (
        "null-though-in-body:bonus",
        "value-lost",
        "bonus of {region} is",
    ),
    (
        "bonus-range-collapsed",
        "bonus-range-collapsed",
        "bonus of {region} is",
    ),
    (
        "currency-wrong",
        "currency-differs",
        "currency of {region} is",
    ),
    ("region-dropped", "region-lost", "{region} is in the table"),
    (
        "value-differs:stock",
        "value-differs",
        "stock of {region} is",
    ),
];

/// Prints recall and precision; true where both are 100 % for every kind.
pub fn compare(corpus: &Path, truth: &Path) -> bool {
    let truth = std::fs::read_to_string(truth).expect("the truth is readable");
    let known: Vec<Value> = truth
        .lines()
        .map(|line| serde_json::from_str(line).expect("the truth is JSON"))
        .collect();
    let mut findings = Vec::new();
    for path in crate::sections::guides_in(corpus) {
        let name = crate::sections::name_in(corpus, &path);
        let bytes = std::fs::read(&path).expect("the guide is readable");
        let source = Source::from_bytes(name.clone(), bytes);
        let checked = read_and_check(source, &Limits::default(), &Settings::default());
        for finding in checked.findings {
            findings.push((name.clone(), finding.rule.name, finding.message));
        }
    }
    println!("\nknown defects found, and findings that are no known defect");
    let mut is_exact = true;
    for (kind, rule, shape) in KINDS {
        let (before, after) = shape.split_once("{region}").unwrap_or((shape, ""));
        let region_of = |message: &str| -> Option<String> {
            let rest = message.strip_prefix(before)?;
            Some(normal(&rest[..rest.find(after)?]))
        };
        let found: BTreeSet<(String, String)> = findings
            .iter()
            .filter(|(_, name, _)| *name == rule)
            .filter_map(|(path, _, message)| Some((path.clone(), region_of(message)?)))
            .collect();
        let mut wanted: BTreeSet<(String, String)> = known
            .iter()
            .filter(|defect| defect["kind"] == kind)
            .map(|defect| {
                let detail = defect["detail"].as_str().unwrap_or_default();
                let end = detail
                    .find(": fm")
                    .or(detail.find(": "))
                    .unwrap_or(detail.len());
                let region = &detail[..end];
                let path = defect["path"].as_str().unwrap_or_default();
                (path.to_string(), normal(region))
            })
            .collect();
        let without_region = pair_nameless(&mut wanted, &found);
        let nameless = match without_region {
            0 => String::new(),
            _ => format!(" ({without_region} without a region, by guide)"),
        };
        is_exact &= wanted == found && !wanted.is_empty();
        let hit = wanted.intersection(&found).count();
        println!(
            "  {kind:<28} recall {hit:>4} of {:>4}, precision {hit:>4} of {:>4}{nameless}",
            wanted.len(),
            found.len()
        );
        for (path, region) in wanted.difference(&found).take(6) {
            println!("      not found: {path}: {region}");
        }
        for (path, region) in found.difference(&wanted).take(6) {
            println!("      not known: {path}: {region}");
        }
    }
    is_exact
}

/// A known defect whose entry names no region has `None` for one. It is the one finding of its
/// guide that is no other known defect; both get the finding's name. Returns how many there are.
fn pair_nameless(
    wanted: &mut BTreeSet<(String, String)>,
    found: &BTreeSet<(String, String)>,
) -> usize {
    let nameless: Vec<(String, String)> = wanted
        .iter()
        .filter(|(_, region)| region == "None")
        .cloned()
        .collect();
    let mut paired = 0;
    for defect in nameless {
        let other = found
            .difference(wanted)
            .find(|(path, _)| *path == defect.0)
            .cloned();
        if let Some(finding) = other {
            wanted.remove(&defect);
            wanted.insert(finding);
            paired += 1;
        }
    }
    paired
}

/// A region without marks, flags and currency notes.
fn normal(region: &str) -> String {
    let plain = region.replace("**", "");
    let label = negguide::model::RegionLabel::new(&plain);
    label.name().trim().to_string()
}
