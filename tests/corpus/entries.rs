//! Findings that say one cause once for several entries, against `defects.jsonl`: an entry counts
//! as found where one of the finding's places lies in it.

use std::collections::BTreeSet;
use std::path::Path;

use negguide::check::{CheckOptions, read_and_check};
use negguide::diagnostic::Diagnostic;
use negguide::model::{Column, Compensation, Guide, RegionLabel};
use negguide::syntax::Limits;
use negguide::text::Source;
use serde_json::Value;

/// Known defects of one kind, and the findings that are about them.
struct Kind {
    /// The kind's name, or its start.
    name: &'static str,
    /// The rules that find it, any of them.
    rules: &'static [&'static str],
    /// Which of the rule's findings.
    is_about: fn(&Diagnostic) -> bool,
    /// Which of the known defects are none, by their detail.
    is_none: fn(&str) -> bool,
}

/// A cell that states a range of percentages beside its amounts collapsed to one of them.
const BONUS_KIND: [&str; 2] = ["bonus-kind-differs", "bonus-range-collapsed"];

const KINDS: [Kind; 9] = [
    Kind::new("bonus-amount-stored-as-pct", &BONUS_KIND, is_about_amounts)
        .without(the_cell_states_that_percentage),
    Kind::new("levels-collapsed-to-minmax", &["levels-collapsed"], any),
    Kind::new("level-title-as-region", &["level-as-region"], any),
    Kind::new("column-other_variable-", &["column-lost"], |finding| {
        matches!(column(finding), None | Some(Column::Other))
    }),
    Kind::new("column-carry/bonus-", &["column-lost"], |finding| {
        column(finding) == Some(Column::CarryOrBonus)
    }),
    Kind::new("column-stock/bonus-", &["column-lost"], |finding| {
        column(finding) == Some(Column::StockOrBonus)
    }),
    Kind::new("column-sign_on/bonus-", &["column-lost"], |finding| {
        column(finding) == Some(Column::SignOnOrBonus)
    }),
    Kind::new("column-total_premium-", &["column-lost"], |finding| {
        column(finding) == Some(Column::TotalWithPremium)
    }),
    // The front matter has the second grant in the place of the first: one finding says both.
    Kind::new("second-stock-row-lost", &["value-differs"], |finding| {
        let mut notes = finding.notes.iter();
        notes.any(|note| note.starts_with("the table states two"))
    }),
];

impl Kind {
    const fn new(
        name: &'static str,
        rules: &'static [&'static str],
        is_about: fn(&Diagnostic) -> bool,
    ) -> Kind {
        Kind {
            name,
            rules,
            is_about,
            is_none: |_| false,
        }
    }

    const fn without(mut self, is_none: fn(&str) -> bool) -> Kind {
        self.is_none = is_none;
        self
    }
}

/// A guide and an entry of it.
type Place = (String, String);

/// Prints recall and precision; true where both are 100 % for every kind.
pub(crate) fn compare(corpus: &Path, truth: &Path) -> bool {
    let truth = std::fs::read_to_string(truth).expect("the truth is readable");
    let known: Vec<Value> = truth
        .lines()
        .map(|line| serde_json::from_str(line).expect("the truth is JSON"))
        .collect();
    let mut found: Vec<BTreeSet<Place>> = KINDS.iter().map(|_| BTreeSet::new()).collect();
    for path in crate::sections::guides_in(corpus) {
        let name = crate::sections::name_in(corpus, &path);
        let bytes = std::fs::read(&path).expect("the guide is readable");
        let source = || Source::from_bytes(name.clone(), bytes.clone());
        let guide = Guide::read(source(), &Limits::default());
        let checked = read_and_check(source(), &CheckOptions::default());
        for (kind, found) in KINDS.iter().zip(&mut found) {
            let ours = checked.findings.iter().filter(|finding| {
                kind.rules.contains(&finding.rule.name) && (kind.is_about)(finding)
            });
            let labels = ours.flat_map(|finding| labels(&guide, finding));
            found.extend(labels.map(|label| (name.clone(), label)));
        }
    }
    println!("\nknown defects found, and findings that are no known defect, by entry");
    let mut is_exact = true;
    for (kind, found) in KINDS.iter().zip(&found) {
        let of_kind: Vec<&Value> = known
            .iter()
            .filter(|defect| text(defect, "kind").starts_with(kind.name))
            .collect();
        let wanted: BTreeSet<Place> = of_kind
            .iter()
            .filter(|defect| !(kind.is_none)(text(defect, "detail")))
            .map(|defect| {
                let detail = text(defect, "detail");
                let label = detail.split(": ").next().unwrap_or_default();
                (text(defect, "path").to_string(), normal(label))
            })
            .collect();
        is_exact &= wanted == *found && !wanted.is_empty();
        let hit = wanted.intersection(found).count();
        let (all, right) = (wanted.len(), found.len());
        let none = of_kind
            .iter()
            .filter(|defect| (kind.is_none)(text(defect, "detail")))
            .count();
        let none = match none {
            0 => String::new(),
            _ => format!(" ({none} more are no defects)"),
        };
        let by = match kind.rules {
            [_] => String::new(),
            rules => format!(" (found by {})", rules.join(" or ")),
        };
        println!(
            "  {:<28} recall {hit:>4} of {all:>4}, precision {hit:>4} of {right:>4}{none}{by}",
            kind.name
        );
        for (path, label) in wanted.difference(found).take(6) {
            println!("      not found: {path}: {label}");
        }
        for (path, label) in found.difference(&wanted).take(6) {
            println!("      not known: {path}: {label}");
        }
    }
    is_exact
}

fn any(_: &Diagnostic) -> bool {
    true
}

/// Every finding of `bonus-kind-differs`, and those on a collapsed range that follows amounts.
fn is_about_amounts(finding: &Diagnostic) -> bool {
    let mut notes = finding.notes.iter();
    finding.rule.name == "bonus-kind-differs"
        || notes.any(|note| note.contains("also states it in amounts"))
}

/// `fm bonus_pct 10 body 10% target ($16,000 – $20,000)`: the amounts are what the percentage gives
/// of the base salary, and an entry states a bonus in one form.
fn the_cell_states_that_percentage(detail: &str) -> bool {
    let Some((_, rest)) = detail.split_once("fm bonus_pct ") else {
        return false;
    };
    rest.split_once(" body ")
        .is_some_and(|(percent, body)| body.starts_with(&format!("{percent}%")))
}

/// The column that a message starts with.
fn column(finding: &Diagnostic) -> Option<Column> {
    let header = finding.message.split('"').nth(1)?;
    Column::from_header(header)
}

/// The entries that the finding's places lie in.
fn labels(guide: &Guide, finding: &Diagnostic) -> Vec<String> {
    let places = finding.related.iter().chain([&finding.primary]);
    let holds = |entry: &Compensation| {
        let mut places = places.clone();
        places.any(|place| entry.range.contains(place.range))
    };
    let entries = guide.front.compensation.iter();
    entries
        .filter(|entry| holds(entry))
        .map(|entry| normal(&entry.label()))
        .collect()
}

fn text<'v>(defect: &'v Value, key: &str) -> &'v str {
    defect[key].as_str().unwrap_or_default()
}

/// A label without marks, flags and currency notes.
fn normal(label: &str) -> String {
    let plain = label.replace("**", "");
    RegionLabel::new(&plain).name().trim().to_string()
}
