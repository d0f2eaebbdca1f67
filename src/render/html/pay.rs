//! Pay as a table of ready text, from typed data.

use serde::Serialize;

use super::money;
use crate::model::{Compensation, DEFAULT_VEST_YEARS, Guide};

/// A guide's pay: columns that nobody states are left out.
#[derive(Serialize)]
pub(super) struct PayView {
    pub columns: Vec<String>,
    pub rows: Vec<RowView>,
    /// Whether a row states its level.
    pub has_levels: bool,
}

#[derive(Serialize)]
pub(super) struct RowView {
    pub region: String,
    pub level: Option<String>,
    pub currency: Option<&'static str>,
    /// One per column.
    pub cells: Vec<CellView>,
}

#[derive(Serialize)]
pub(super) struct CellView {
    pub text: String,
    /// What the figure is of, where that is not the column's usual meaning: `over 3 years`.
    pub note: Option<String>,
    pub is_total: bool,
}

/// The pay that `guide` states: its front matter's or, where that has none, its table's.
pub(super) fn entries(guide: &Guide) -> Vec<&Compensation> {
    if !guide.front.compensation.is_empty() {
        return guide.front.compensation.iter().collect();
    }
    let table = guide.body.pay_table.as_ref();
    let rows = table.map_or(&[][..], |table| &table.rows);
    rows.iter().map(|row| &row.compensation).collect()
}

type Reading = fn(&Compensation) -> CellView;

pub(super) fn view(guide: &Guide) -> PayView {
    let entries = entries(guide);
    let columns: [(&str, Reading); 6] = [
        ("Base salary", |pay| {
            plain(money::band(&pay.base, currency(pay)))
        }),
        ("Stock grant", stock),
        ("Bonus", |pay| {
            plain(money::bonus(&pay.bonus, currency(pay)))
        }),
        ("Sign-on", |pay| {
            plain(money::band(&pay.signing_bonus, currency(pay)))
        }),
        ("Other", other),
        ("Total a year", |pay| CellView {
            is_total: true,
            ..plain(money::band(&pay.total, currency(pay)))
        }),
    ];
    let shown: Vec<(&str, Vec<CellView>)> = columns
        .into_iter()
        .map(|(name, read)| (name, entries.iter().map(|entry| read(entry)).collect()))
        .filter(|(_, cells): &(&str, Vec<CellView>)| {
            cells.iter().any(|cell| cell.text != money::UNKNOWN)
        })
        .collect();
    let (names, mut cells): (Vec<&str>, Vec<_>) = shown
        .into_iter()
        .map(|(name, cells)| (name, cells.into_iter()))
        .unzip();
    let rows: Vec<RowView> = entries
        .iter()
        .map(|pay| RowView {
            region: region(pay),
            level: pay.level.value().or(pay.title.value()).cloned(),
            currency: currency(pay).map(crate::model::Currency::code),
            cells: cells.iter_mut().filter_map(Iterator::next).collect(),
        })
        .collect();
    PayView {
        columns: names.into_iter().map(str::to_string).collect(),
        has_levels: rows.iter().any(|row| row.level.is_some()),
        rows,
    }
}

/// The region as people know it.
pub(super) fn region(pay: &Compensation) -> String {
    match pay.region.value() {
        Some(label) => label.name(),
        None => money::UNKNOWN.to_string(),
    }
}

pub(super) fn currency(pay: &Compensation) -> Option<crate::model::Currency> {
    pay.currency.value().copied()
}

fn plain(text: String) -> CellView {
    CellView {
        text,
        note: None,
        is_total: false,
    }
}

fn stock(pay: &Compensation) -> CellView {
    let text = money::band(&pay.stock, currency(pay));
    let years = match pay.years() {
        1 => "a year".to_string(),
        years => format!("over {years} years"),
    };
    let note = match pay.stock_type.value() {
        Some(kind) => Some(format!("{kind}, {years}")),
        None => (pay.years() != DEFAULT_VEST_YEARS).then_some(years),
    };
    CellView {
        note: note.filter(|_| text != money::UNKNOWN),
        ..plain(text)
    }
}

fn other(pay: &Compensation) -> CellView {
    let texts: Vec<String> = pay
        .other
        .iter()
        .map(|other| money::band(&other.pay, currency(pay)))
        .collect();
    let labels: Vec<&str> = pay
        .other
        .iter()
        .filter_map(|other| other.label.value().map(String::as_str))
        .collect();
    match texts.is_empty() {
        true => plain(money::UNKNOWN.to_string()),
        false => CellView {
            note: (!labels.is_empty()).then(|| labels.join(", ")),
            ..plain(texts.join(", "))
        },
    }
}
