//! Findings against `defects.jsonl`: per kind, known defects found and findings that are none.

use std::collections::BTreeSet;
use std::path::Path;

use negguide::check::{CheckOptions, read_and_check};
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
pub(crate) fn compare(corpus: &Path, truth: &Path) -> bool {
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
        let checked = read_and_check(source, &CheckOptions::default());
        for finding in checked.findings {
            findings.push((name.clone(), finding.rule.name, finding.message));
        }
    }
    println!("\nknown defects found, and findings that are no known defect");
    let mut is_exact = cells(&known, &findings);
    for (kind, rule, shape) in KINDS {
        let (before, after) = shape.split_once("{region}").unwrap_or((shape, ""));
        let region_of = |message: &str| -> Option<String> {
            let rest = message.strip_prefix(before)?;
            Some(normal(&rest[..rest.find(after)?]))
        };
        // Kinds of their own: the currency of an entry whose row has no amount, and a range of
        // percentages after amounts.
        let others: BTreeSet<(String, String)> = match kind {
            "currency-wrong" => wanted_of(&known, CURRENCY_INVENTED),
            "bonus-range-collapsed" => wanted_of(&known, AMOUNT_AS_PERCENT),
            _ => BTreeSet::new(),
        };
        let found: BTreeSet<(String, String)> = findings
            .iter()
            .filter(|(_, name, _)| *name == rule)
            .filter_map(|(path, _, message)| Some((path.clone(), region_of(message)?)))
            .filter(|place| !others.contains(place))
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

const AMOUNT_AS_PERCENT: &str = "bonus-amount-stored-as-pct";

const CURRENCY_INVENTED: &str = "currency-invented(body has no amount)";

/// The places of a kind of known defects: paths and regions.
fn wanted_of(known: &[Value], kind: &str) -> BTreeSet<(String, String)> {
    let defects = known.iter().filter(|defect| defect["kind"] == kind);
    let place = |defect: &Value| {
        let detail = defect["detail"].as_str().unwrap_or_default();
        let path = defect["path"].as_str().unwrap_or_default();
        let region = detail.split(": ").next().unwrap_or_default();
        // `London base: $160K (GBP equiv.)` names a field too.
        let is_cell = kind.ends_with("-cell");
        let region = region
            .rsplit_once(' ')
            .filter(|_| is_cell)
            .map_or(region, |it| it.0);
        (path.to_string(), normal(region))
    };
    defects.map(place).collect()
}

/// The kinds that are about cells and rows of the table: per region, as one finding speaks of all
/// cells of a row, or of a guide.
fn cells(known: &[Value], findings: &[(String, &'static str, String)]) -> bool {
    let kinds: [(&[&str], &str, &[(&str, &str)]); 3] = [
        (
            &[
                "body-mixed-currency-cell",
                "body-currency-inconsistent-in-row",
            ],
            "mixed-currency",
            &[(" of ", " is one range"), ("pay of ", " mixes ")],
        ),
        (
            &["body-equivalent-currency-cell"],
            "ambiguous-cell",
            &[(": Base Salary of ", " and 1 more cell")],
        ),
        (
            &[CURRENCY_INVENTED],
            "region-invented",
            &[("\"", "\" has an entry, but no pay")],
        ),
    ];
    let mut is_exact = true;
    for (names, rule, shapes) in kinds {
        let wanted: BTreeSet<_> = { names.iter() }
            .flat_map(|name| wanted_of(known, name))
            .collect();
        let region_of = |message: &str| {
            shapes.iter().find_map(|(before, after)| {
                let end = message.find(after)?;
                let start = if before.is_empty() {
                    0
                } else {
                    message[..end].rfind(before)? + before.len()
                };
                Some(normal(&message[start..end]))
            })
        };
        let mut found: BTreeSet<(String, String)> = { findings.iter() }
            .filter(|(_, name, message)| {
                *name == rule && (rule != "ambiguous-cell" || message.contains(" may be pay in "))
            })
            .filter_map(|(path, _, message)| Some((path.clone(), region_of(message)?)))
            .collect();
        // Where the row speaks of a currency, it is that one that differs.
        if names == [CURRENCY_INVENTED] {
            let said = findings
                .iter()
                .filter(|(_, name, _)| *name == "currency-differs");
            let said = said.filter_map(|(path, _, message)| {
                let rest = message.strip_prefix("currency of ")?;
                Some((path.clone(), normal(&rest[..rest.find(" is ")?])))
            });
            found.extend(said.filter(|place| wanted.contains(place)));
        }
        is_exact &= wanted == found && !wanted.is_empty();
        let hit = wanted.intersection(&found).count();
        println!(
            "  {:<28} recall {hit:>4} of {:>4}, precision {hit:>4} of {:>4} (by region)",
            names[0],
            wanted.len(),
            found.len()
        );
        for (path, region) in wanted.symmetric_difference(&found).take(6) {
            println!("      only on one side: {path}: {region}");
        }
    }
    println!("  findings of the family that are no known defect:");
    let is_known = |rule: &str, message: &str| match rule {
        "ambiguous-cell" => message.contains(" may be pay in "),
        "region-invented" => message.contains(" has an entry, but no pay"),
        "value-differs" => message.starts_with("stock of "),
        // The other rules of the family are listed with their kinds.
        _ => true,
    };
    for (path, rule, message) in findings {
        if !is_known(rule, message) {
            println!("      {path}: {rule}: {message}");
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
