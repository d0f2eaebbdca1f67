//! What a guide means, without the places it was read from: what a canonical form must keep.

use std::fmt::Debug;

use crate::model::body::SectionKind;
use crate::model::cell::{Cell, CellValue, MoneyRange, Parenthesis};
use crate::model::front_matter::SchemaFault;
use crate::model::{Band, Bonus, Compensation, Guide, PayRow, Slot};
use crate::syntax::markdown::html;
use crate::syntax::{Limits, yaml};

/// Everything a guide states, as comparable text.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Meaning {
    front: Vec<String>,
    unknown_keys: Vec<String>,
    comments: Vec<String>,
    sections: Vec<SectionKind>,
    rows: Vec<String>,
    body: Vec<String>,
    levers: Vec<(String, bool)>,
    evidence: Vec<String>,
}

impl Meaning {
    pub fn of(guide: &Guide) -> Meaning {
        let body = &guide.body;
        let table = body.pay_table.as_ref();
        let rows = table.map_or(&[][..], |table| &table.rows);
        let line = |text: Option<&String>| text.cloned().unwrap_or_default();
        // These are read with their marks, which may be written in another way.
        let marked = |text: Option<&String>| text.map(|text| html(text)).unwrap_or_default();
        Meaning {
            front: front(guide),
            unknown_keys: unknown_keys(guide),
            comments: comments(guide),
            sections: body.sections.iter().map(|section| section.kind).collect(),
            rows: rows.iter().map(row).collect(),
            body: vec![
                line(
                    body.title
                        .as_ref()
                        .and_then(|title| title.role.as_ref())
                        .map(|role| &role.value),
                ),
                marked(body.summary.as_ref().map(|summary| &summary.value)),
                marked(body.level_mapping.as_ref().map(|levels| &levels.value)),
                body.strategy.is_some().to_string(),
            ],
            levers: body
                .levers
                .iter()
                .map(|lever| (lever.title.value.clone(), lever.script.is_some()))
                .collect(),
            evidence: body.evidence.iter().map(|item| item.text.clone()).collect(),
        }
    }
}

fn front(guide: &Guide) -> Vec<String> {
    let front = &guide.front;
    let read = Reader { guide };
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
    guide: &'a Guide,
}

impl Reader<'_> {
    fn slot<T: Debug>(&self, slot: &Slot<T>) -> String {
        match slot {
            Slot::Missing { .. } => "missing".into(),
            Slot::Null { .. } => "null".into(),
            Slot::Invalid { range } => {
                format!("invalid {}", self.guide.source.slice(*range).trim())
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

/// Names and readings of a row of the body's table.
fn row(row: &PayRow) -> String {
    let pay = &row.compensation;
    let name = [
        pay.region.value().map(|label| label.text.clone()),
        pay.level.value().cloned(),
        pay.title.value().cloned(),
        pay.currency.value().map(ToString::to_string),
    ];
    let cells: Vec<String> = row
        .cells
        .iter()
        .map(|cell| {
            format!(
                "{:?} {} {}",
                cell.column,
                cell.header,
                reading(&cell.cell, &cell.text)
            )
        })
        .collect();
    format!("{name:?} {cells:?}")
}

/// What a cell says, without the bytes it says it in. `text` is the cell's own text.
pub(super) fn reading(cell: &Cell, text: &str) -> String {
    let range = |range: &MoneyRange| {
        let (low, high) = (range.low, range.high);
        format!(
            "{}/{}..{}/{} {:?}",
            low.amount,
            low.step,
            high.amount,
            high.step,
            range.mark()
        )
    };
    let percents = match &cell.value {
        CellValue::Percent(band) | CellValue::PercentAndMoney(band, _) => {
            format!(
                "{}..{}% open {} {:?}",
                band.low, band.high, band.open, band.note
            )
        }
        _ => String::new(),
    };
    let money = cell.money().map_or_else(String::new, |band| {
        let parenthesis = match &band.parenthesis {
            Some(Parenthesis::PerYear(inside)) => range(inside),
            Some(other) => format!("{other:?}"),
            None => String::new(),
        };
        let second = band.alternative.as_ref().map(range);
        let rest = format!(
            "{:?} {} {:?} {parenthesis}",
            band.period, band.open, band.note
        );
        format!("{} {second:?} {rest}", range(&band.own))
    });
    let words = match &cell.value {
        CellValue::Text | CellValue::Units(_) => text,
        CellValue::Nothing => "nothing",
        _ => "",
    };
    format!("{words}{percents}{money}")
}

fn unknown_keys(guide: &Guide) -> Vec<String> {
    let mut keys: Vec<String> = guide
        .problems
        .schema
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

fn comments(guide: &Guide) -> Vec<String> {
    let source = &guide.source;
    if !source.slice(guide.front.range).contains('#') {
        return Vec::new();
    }
    let tree = yaml::read(&source.text, guide.front.range, &Limits::default());
    let texts = tree
        .comments
        .iter()
        .map(|range| source.slice(*range).trim_end().to_string());
    let mut comments: Vec<String> = texts.collect();
    comments.sort_unstable();
    comments
}
