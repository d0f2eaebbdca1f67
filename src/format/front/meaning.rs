//! What a front matter means, without the places it was read from: what its canonical form must keep.

use std::fmt::Debug;

use crate::model::front_matter::SchemaFault;
use crate::model::{Band, Bonus, Compensation, FrontMatter, Slot};
use crate::syntax::yaml::Tree;

/// Everything a front matter states, as comparable text.
#[derive(PartialEq, Eq, Debug)]
pub(in crate::format) struct Meaning {
    facts: Vec<String>,
    unknown_keys: Vec<String>,
    comments: Vec<String>,
}

impl Meaning {
    /// What was read of `text`.
    pub fn of(text: &str, yaml: &Tree, front: &FrontMatter, schema: &[SchemaFault]) -> Meaning {
        Meaning {
            facts: facts(text, front),
            unknown_keys: unknown_keys(schema),
            comments: comments(text, yaml),
        }
    }
}

fn facts(text: &str, front: &FrontMatter) -> Vec<String> {
    let read = Reader { text };
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

struct Reader<'a> {
    text: &'a str,
}

impl Reader<'_> {
    fn slot<T: Debug>(&self, slot: &Slot<T>) -> String {
        match slot {
            Slot::Missing { .. } => "missing".into(),
            Slot::Null { .. } => "null".into(),
            Slot::Invalid { range } => {
                let written = self.text.get(range.start()..range.end());
                format!("invalid {}", written.unwrap_or_default().trim())
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
            bonus,
            self.band(&pay.signing_bonus),
            other.join(" "),
            self.band(&pay.total),
            self.slot(&pay.currency),
        ]
        .join(" | ")
    }
}

fn unknown_keys(schema: &[SchemaFault]) -> Vec<String> {
    let mut keys: Vec<String> = schema
        .iter()
        .filter_map(|fault| match fault {
            SchemaFault::UnknownKey { key, .. } => Some(key.clone()),
            SchemaFault::DuplicateKey { key, .. } => Some(format!("{key} twice")),
            _ => None,
        })
        .collect();
    keys.sort_unstable();
    keys
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
