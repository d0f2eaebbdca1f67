//! Pay as a table of ready text, from typed data.

use serde::Serialize;

use super::money;
use crate::model::{
    Band, Compensation, Component, DEFAULT_VEST_YEARS, End, Guide, Parts, PayPart, Slot,
};
use crate::text::TextRange;

/// A guide's pay: columns that nobody states are left out.
#[derive(Serialize)]
pub(super) struct PayView {
    pub columns: Vec<String>,
    pub rows: Vec<RowView>,
    /// Whether a row states its level.
    pub has_levels: bool,
    /// Whether a column is of the first year's pay.
    pub has_first_years: bool,
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
    parts(guide).into_iter().map(|parts| parts.entry).collect()
}

fn parts(guide: &Guide) -> Vec<Parts<'_>> {
    if !guide.front.compensation.is_empty() {
        return guide.parts().collect();
    }
    let table = guide.body.pay_table.as_ref();
    let rows = table.map_or(&[][..], |table| &table.rows);
    let parts = rows.iter().map(|row| Parts {
        entry: &row.compensation,
        row: Some(row),
    });
    parts.collect()
}

const FIRST_YEAR: &str = "First year";

pub(super) fn view(guide: &Guide) -> PayView {
    let parts = parts(guide);
    let entries: Vec<&Compensation> = parts.iter().map(|parts| parts.entry).collect();
    let of_entries = |component| entries.iter().map(|pay| cell(component, pay)).collect();
    let shown: Vec<(&str, Vec<CellView>)> = Component::ALL
        .into_iter()
        .map(|component| (heading(component), of_entries(component)))
        .chain([(FIRST_YEAR, parts.iter().copied().map(first_year).collect())])
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
        has_first_years: names.contains(&FIRST_YEAR),
        columns: names.into_iter().map(str::to_string).collect(),
        has_levels: rows.iter().any(|row| row.level.is_some()),
        rows,
    }
}

fn heading(component: Component) -> &'static str {
    match component {
        Component::Base => "Base salary",
        Component::Stock => "Stock grant",
        Component::Bonus => "Bonus",
        Component::SigningBonus => "Sign-on",
        Component::SigningBonusYear2 => "Sign-on, year 2",
        Component::Other => "Other",
        Component::Total => "Total a year",
    }
}

fn cell(component: Component, pay: &Compensation) -> CellView {
    match component {
        Component::Stock => stock(pay),
        Component::Bonus => plain(money::bonus(&pay.bonus, currency(pay))),
        Component::Other => other(pay),
        Component::Base
        | Component::SigningBonus
        | Component::SigningBonusYear2
        | Component::Total => {
            let band = component.band(pay);
            let text = band.map(|band| money::band(band, currency(pay)));
            CellView {
                is_total: component == Component::Total,
                ..plain(text.unwrap_or_else(|| money::UNKNOWN.to_string()))
            }
        }
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
    let schedule = pay.vest_schedule.value();
    let vesting = match (schedule, pay.years()) {
        (Some(schedule), _) => Some(format!("{}\u{a0}% a year", schedule.joined("\u{a0}/ "))),
        (None, _) if pay.is_vesting_unknown() => None,
        (None, 1) => Some("a year".to_string()),
        (None, years) => Some(format!("over {years} years")),
    };
    let note = match (pay.stock_type.value(), vesting) {
        (Some(kind), Some(vesting)) => Some(format!("{kind}, {vesting}")),
        (Some(kind), None) => Some(kind.clone()),
        (None, vesting) => {
            vesting.filter(|_| schedule.is_some() || pay.years() != DEFAULT_VEST_YEARS)
        }
    };
    CellView {
        note: note.filter(|_| text != money::UNKNOWN),
        ..plain(text)
    }
}

/// The first year's pay, where the years are stated one by one and the first is not like the average.
/// Its note says what it counts.
fn first_year(parts: Parts<'_>) -> CellView {
    let pay = parts.entry;
    let is_by_year = parts.schedule().is_some() || !pay.signing_bonus_year2.is_unstated();
    let amount = |end| parts.in_first_year(end).map(|sum| sum.bound(end).rounded());
    let is_another = [End::Low, End::High].into_iter().any(|end| {
        let average = parts.expected(end).map(|sum| sum.bound(end).rounded());
        amount(end) != average
    });
    if !is_by_year || !is_another || parts.is_unclear() {
        return plain(money::UNKNOWN.to_string());
    }
    let slot = |end| match amount(end) {
        Some(amount) => Slot::present(amount, TextRange::at(0)),
        None => Slot::missing(0),
    };
    let band = Band {
        low: slot(End::Low),
        high: slot(End::High),
    };
    let sum = parts.in_first_year(End::High);
    let terms = sum.iter().flat_map(|sum| &sum.terms);
    let counted = terms.filter_map(|term| match term.part {
        PayPart::FirstYearStock(_, share) => Some(format!("{share}% of the grant")),
        PayPart::SigningBonus(_) => Some("the sign-on".to_string()),
        _ => None,
    });
    let counted: Vec<String> = counted.collect();
    CellView {
        note: (!counted.is_empty()).then(|| format!("with {}", counted.join(" and "))),
        ..plain(money::band(&band, currency(pay)))
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
    if texts.is_empty() {
        plain(money::UNKNOWN.to_string())
    } else {
        CellView {
            note: (!labels.is_empty()).then(|| labels.join(", ")),
            ..plain(texts.join(", "))
        }
    }
}
