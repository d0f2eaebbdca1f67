//! Changes as JSON.

use serde::Serialize;
use serde_json::{Value, json};

use super::remark;
use crate::compare::{ChangeLimits, Changes, FigureChange, FigureValue, GuideChange, GuideName};
use crate::model::{Currency, End};

/// Raised when a field changes its meaning or goes away; new fields do not raise it.
pub const CHANGES_SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct ChangesFile {
    schema_version: u32,
    added: Vec<Value>,
    removed: Vec<Value>,
    renamed: Vec<Value>,
    changed: Vec<Value>,
}

/// What differs, pretty-printed.
pub fn changes_json(changes: &Changes, limits: ChangeLimits) -> Result<String, serde_json::Error> {
    let file = ChangesFile {
        schema_version: CHANGES_SCHEMA_VERSION,
        added: changes.added.iter().map(name).collect(),
        removed: changes.removed.iter().map(name).collect(),
        renamed: { changes.renamed.iter() }
            .map(|(old, new)| json!({ "old": name(old), "new": name(new) }))
            .collect(),
        changed: { changes.changed.iter() }
            .map(|guide| of_guide(guide, limits))
            .collect(),
    };
    Ok(serde_json::to_string_pretty(&file)? + "\n")
}

fn name(guide: &GuideName) -> Value {
    json!({ "company": guide.company, "role": guide.role })
}

fn of_guide(guide: &GuideChange, limits: ChangeLimits) -> Value {
    let renamed = guide.rows_renamed.iter();
    let renamed: Vec<Value> = renamed
        .map(|(old, new)| json!({ "old": old, "new": new }))
        .collect();
    let currencies = guide.currencies.iter().map(
        |change| json!({ "row": change.row, "old": code(change.old), "new": code(change.new) }),
    );
    let currencies: Vec<Value> = currencies.collect();
    let dates = |dates: &Option<[Option<String>; 2]>| {
        dates
            .as_ref()
            .map(|[old, new]| json!({ "old": old, "new": new }))
    };
    let figures = guide.figures.iter();
    let figures: Vec<Value> = figures.map(|change| figure(change, limits)).collect();
    json!({
        "company": guide.guide.company,
        "role": guide.guide.role,
        "rows_added": guide.rows_added,
        "rows_removed": guide.rows_removed,
        "rows_renamed": renamed,
        "currencies": currencies,
        "figures": figures,
        "last_updated": dates(&guide.last_updated),
        "salary_data_quarter": dates(&guide.quarter),
        "remark": guide.remark.map(remark),
    })
}

fn figure(change: &FigureChange, limits: ChangeLimits) -> Value {
    let [before, after] = change.currencies;
    json!({
        "row": change.row,
        "figure": change.key.component.name(),
        "end": match change.key.end { End::Low => "low", End::High => "high" },
        "old": number(change.old),
        "new": number(change.new),
        "old_currency": code(before),
        "new_currency": code(after),
        // In tenths of a percent, as there are no fractions in money here.
        "tenths_of_percent": change.tenths_of_percent(),
        "over": limits.passed_by(change),
    })
}

fn code(currency: Option<Currency>) -> Option<&'static str> {
    currency.map(Currency::code)
}

/// Money is a number, a percentage is text such as `7.5%`.
fn number(figure: Option<FigureValue>) -> Value {
    match figure {
        None => Value::Null,
        Some(FigureValue::Amount(amount)) => json!(amount.0),
        Some(FigureValue::Percent(percent)) => json!(format!("{percent}%")),
    }
}
