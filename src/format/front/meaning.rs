//! What a front matter means, without the places it was read from: what its canonical form must keep.

use std::fmt::Debug;

use crate::format::style::Figures;
use crate::model::{Band, Bonus, Compensation, FrontMatter, Slot};
use crate::syntax::yaml::{NodeId, NodeValue, Scalar, ScalarKind, Tree};

/// Everything a front matter states, as comparable text.
#[derive(PartialEq, Eq, Debug)]
pub(in crate::format) struct FrontMatterFacts {
    facts: Vec<String>,
    /// Each key and value that was written, known or not.
    values: Vec<String>,
    comments: Vec<String>,
}

impl FrontMatterFacts {
    /// What was read of `text`.
    pub(crate) fn of(
        text: &str,
        yaml: &Tree,
        front: &FrontMatter,
        figures: Figures,
    ) -> FrontMatterFacts {
        FrontMatterFacts {
            facts: facts(text, front),
            values: values(yaml, figures),
            comments: comments(text, yaml),
        }
    }
}

fn facts(text: &str, front: &FrontMatter) -> Vec<String> {
    let read = FactReader { text };
    let mut facts = vec![
        read.slot(&front.company),
        read.slot(&front.company_display),
        read.slot(&front.role),
        read.slot(&front.role_display),
        read.slot(&front.role_type),
        read.slot(&front.last_updated),
        read.slot(&front.data_quality),
        read.slot(&front.salary_data_quarter),
        read.slot(&front.next_review_due),
        read.slot(&front.negotiation_dna_summary),
        read.slot(&front.level_mapping.internal),
        read.slot(&front.level_mapping.raw),
    ];
    for (company, level) in &front.level_mapping.companies {
        facts.push(format!("{}: {}", company.value, read.slot(level)));
    }
    for source in &front.data_sources {
        let (name, url) = (read.slot(&source.name), read.slot(&source.url));
        facts.push(format!("{name} {url} {}", read.slot(&source.date_accessed)));
    }
    let mut optional: Vec<String> = front
        .facts
        .iter()
        .map(|(key, fact)| format!("{key}: {}", fact.value))
        .collect();
    optional.sort_unstable();
    facts.extend(optional);
    facts.extend(front.compensation.iter().map(|entry| read.pay(entry)));
    facts
}

struct FactReader<'a> {
    text: &'a str,
}

impl FactReader<'_> {
    fn slot<T: Debug>(&self, slot: &Slot<T>) -> String {
        match slot {
            Slot::Missing { .. } => "missing".into(),
            Slot::Null { .. } => "null".into(),
            Slot::Invalid { range } => {
                let written = self.text.get(range.start()..range.end());
                // A list that is kept as it was written moves with its key.
                let words = written.unwrap_or_default().split_whitespace();
                format!("invalid {}", words.collect::<Vec<_>>().join(" "))
            }
            Slot::Present(found) => format!("{:?}", found.value),
        }
    }

    fn band<T: Debug>(&self, band: &Band<T>) -> String {
        format!("{}..{}", self.slot(&band.low), self.slot(&band.high))
    }

    fn pay(&self, pay: &Compensation) -> String {
        let bonus = match &pay.bonus {
            Bonus::Absent { .. } => "absent".to_string(),
            Bonus::Single(slot) => self.slot(slot),
            Bonus::Percents(band) => self.band(band),
            Bonus::Amounts(band) => self.band(band),
        };
        let other: Vec<String> = pay
            .other
            .iter()
            .map(|other| format!("{} {}", self.slot(&other.label), self.band(&other.pay)))
            .collect();
        [
            self.slot(&pay.region),
            self.slot(&pay.level),
            self.band(&pay.base),
            self.band(&pay.stock),
            self.slot(&pay.stock_type),
            self.slot(&pay.vest_years),
            self.slot(&pay.vest_schedule),
            bonus,
            self.band(&pay.signing_bonus),
            self.band(&pay.signing_bonus_year2),
            other.join(" "),
            self.band(&pay.total),
            self.slot(&pay.currency),
        ]
        .join(" | ")
    }
}

/// Every value of the tree after the keys that lead to it, sorted, because keys may change places. What
/// is nothing in any notation is the same; where figures change their notation, only the keys count.
fn values(yaml: &Tree, figures: Figures) -> Vec<String> {
    let mut values = Vec::new();
    if let Some(root) = yaml.root {
        collect(yaml, root, "", &mut |path, scalar| {
            values.push(match (figures, scalar.kind()) {
                (Figures::Typed, _) => only_keys(path).to_string(),
                (_, ScalarKind::Null) => path.to_string(),
                (Figures::AsWritten, kind) => format!("{path}{kind:?} {}", scalar.text),
            });
        });
        // A schedule that is written as text becomes a list.
        if figures == Figures::Typed {
            values.sort_unstable();
            values.dedup_by(|one, other| one == other && one.ends_with(SCHEDULE));
        }
    }
    values.sort_unstable();
    values
}

/// The end of the path to a schedule.
const SCHEDULE: &str = "stock_vest_schedule: ";

/// A path without the places in the list of a schedule.
fn only_keys(path: &str) -> &str {
    let schedule = path.find(SCHEDULE);
    schedule.map_or(path, |at| &path[..at + SCHEDULE.len()])
}

fn collect(yaml: &Tree, id: NodeId, path: &str, add: &mut impl FnMut(&str, &Scalar)) {
    match &yaml.node(id).value {
        NodeValue::Map(entries) => {
            for entry in entries {
                let key = yaml.key(entry).unwrap_or_default();
                collect(yaml, entry.value, &format!("{path}{key}: "), add);
            }
        }
        NodeValue::List(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(yaml, *item, &format!("{path}{index}- "), add);
            }
        }
        NodeValue::Scalar(scalar) => add(path, scalar),
        // A front matter with one is not printed again.
        NodeValue::Alias => {}
    }
}

fn comments(text: &str, yaml: &Tree) -> Vec<String> {
    let texts = yaml.comments.iter().map(|range| {
        let comment = text.get(range.start()..range.end());
        comment.unwrap_or_default().trim_end().to_string()
    });
    let mut comments: Vec<String> = texts.collect();
    comments.sort_unstable();
    comments
}
