//! Pay tables against `body_tables.jsonl`: the share of rows and fields read exactly.

use std::collections::BTreeMap;
use std::path::Path;

use negguide::model::cell::{CellValue, MoneyBand, MoneyRange, Parenthesis, Period};
use negguide::model::{Column, Currency, CurrencyMark, Guide, PayCell, PayRow, Percent};
use negguide::syntax::Limits;
use negguide::text::Source;
use serde_json::Value;

#[derive(Default)]
struct Tally(BTreeMap<String, (usize, usize)>);

impl Tally {
    fn count(&mut self, key: &str, exact: bool) {
        let entry = self.0.entry(key.to_string()).or_default();
        entry.0 += usize::from(exact);
        entry.1 += 1;
    }

    fn print(&self, title: &str) {
        println!("\n{title}");
        for (key, (exact, all)) in &self.0 {
            println!(
                "  {key:<32} {exact:>5} of {all:>5}  {:>6.2} %",
                percent(*exact, *all)
            );
        }
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// Prints the shares; true where everything is read as the truth says.
pub(crate) fn compare(corpus: &Path, truth: &Path) -> bool {
    let truth = std::fs::read_to_string(truth).expect("the truth is readable");
    let (mut rows, mut fields, mut shapes) = (Tally::default(), Tally::default(), Tally::default());
    let mut differences = Vec::new();
    for line in truth.lines() {
        let expected: Value = serde_json::from_str(line).expect("the truth is JSON");
        let path = expected["path"].as_str().unwrap_or_default();
        let shape = expected["shape"].as_str().unwrap_or_default();
        let bytes = std::fs::read(corpus.join(path)).expect("the guide is readable");
        let source = Source::from_bytes(path, bytes);
        let guide = Guide::read(source, &Limits::default());
        let table = guide.body.pay_table.as_ref();
        let line_found = table.map(|table| guide.source.line(table.range.start));
        let expected_rows = expected["rows"].as_array().map_or(&[][..], Vec::as_slice);
        let found = table.map_or(&[][..], |table| &table.rows);
        let whole = line_found == expected["line"].as_u64().map(|line| line as usize)
            && found.len() == expected_rows.len();
        if !whole {
            differences.push(format!(
                "{path}: {} rows at line {line_found:?}",
                found.len()
            ));
        }
        for (index, expected) in expected_rows.iter().enumerate() {
            let found = found.get(index);
            let mut problems = Vec::new();
            compare_row(expected, found, &mut |field, exact, detail| {
                if !field.is_empty() {
                    fields.count(field, exact);
                    shapes.count(shape, exact);
                }
                if !exact {
                    problems.push(detail);
                }
            });
            rows.count(shape, whole && problems.is_empty());
            differences.extend(
                problems
                    .into_iter()
                    .map(|problem| format!("{path} row {}: {problem}", index + 1)),
            );
        }
    }
    rows.print("rows read exactly, per shape");
    shapes.print("fields read exactly, per shape");
    fields.print("fields read exactly, per field");
    println!("\n{} differences", differences.len());
    for difference in differences.iter().take(40) {
        println!("  {difference}");
    }
    differences.is_empty()
}

fn compare_row(
    expected: &Value,
    found: Option<&PayRow>,
    report: &mut dyn FnMut(&str, bool, String),
) {
    let Some(row) = found else {
        report("", false, format!("no row for {}", expected["region"]));
        return;
    };
    let pay = &row.compensation;
    let text = |value: &Value| value.as_str().map(|text| text.replace("**", ""));
    let names = [
        (
            "region",
            text(&expected["region"]),
            pay.region.value().map(|label| label.text.clone()),
        ),
        (
            "clean",
            text(&expected["clean"]),
            pay.region.value().map(|label| label.clean()),
        ),
        (
            "level",
            text(&expected["level"]),
            pay.level.value().cloned(),
        ),
        (
            "title",
            text(&expected["title"]),
            pay.title.value().cloned(),
        ),
    ];
    for (name, wanted, got) in names {
        report(
            "",
            wanted == got,
            format!("{name}: expected {wanted:?}, read {got:?}"),
        );
    }
    let Some(fields) = expected["f"].as_object() else {
        return;
    };
    let mut seen: Vec<&PayCell> = Vec::new();
    for (field, wanted) in fields {
        let cell = row.cells.iter().find(|cell| {
            column_name(cell, row) == field && !seen.iter().any(|other| std::ptr::eq(*other, *cell))
        });
        let Some(cell) = cell else {
            report(
                field,
                false,
                format!("{field}: not read, expected {wanted}"),
            );
            continue;
        };
        seen.push(cell);
        let problem = compare_cell(wanted, cell, row);
        report(
            field,
            problem.is_none(),
            format!("{field}: {}", problem.unwrap_or_default()),
        );
    }
    for extra in row
        .cells
        .iter()
        .filter(|cell| !seen.iter().any(|other| std::ptr::eq(*other, *cell)))
    {
        report(
            "",
            false,
            format!("unexpected {:?} {:?}", extra.column, extra.text),
        );
    }
}

fn column_name(cell: &PayCell, row: &PayRow) -> &'static str {
    let repeated = row
        .cells
        .iter()
        .find(|other| other.column == cell.column)
        .is_some_and(|first| !std::ptr::eq(first, cell));
    match cell.column {
        Column::Base => "base",
        Column::Stock if repeated => "stock2",
        Column::Stock => "stock",
        Column::Bonus => "bonus",
        Column::SignOn => "sign_on",
        Column::StockOrBonus => "stock/bonus",
        Column::CarryOrBonus => "carry/bonus",
        Column::SignOnOrBonus => "sign_on/bonus",
        Column::Other => "other_variable",
        Column::Total => "total",
        Column::TotalWithPremium => "total_premium",
        Column::Several => "several",
        Column::Region | Column::Level | Column::Title | Column::Component => "name",
        Column::Unspecific => "unspecific",
    }
}

/// The first thing that differs.
fn compare_cell(wanted: &Value, found: &PayCell, row: &PayRow) -> Option<String> {
    let kind = match &found.cell.value {
        CellValue::Nothing => "none",
        CellValue::Text => "text",
        CellValue::Percent(_) => "pct",
        CellValue::Money(_) => "range",
        CellValue::PercentAndMoney(..) => "pct+amount",
        CellValue::Units(_) => "units",
    };
    let differs = |name: &str, got: String| Some(format!("{name} {got}, expected {wanted}"));
    if wanted["kind"] != kind {
        return differs("kind", kind.to_string());
    }
    let raw = wanted["raw"].as_str().unwrap_or_default().replace("**", "");
    if raw != found.text {
        return differs("raw", found.text.clone());
    }
    let (percent, money) = match &found.cell.value {
        CellValue::Percent(percent) => (Some(percent), None),
        CellValue::PercentAndMoney(percent, money) => (Some(percent), Some(money)),
        CellValue::Money(money) => (None, Some(money)),
        CellValue::Units(units) => {
            let same = wanted["low"] == units.low.0
                && wanted["high"] == units.high.0
                && wanted["unit"] == units.unit.as_str();
            return if same {
                None
            } else {
                differs("units", format!("{units:?}"))
            };
        }
        _ => (None, None),
    };
    if let Some(percent) = percent
        && (as_percent(&wanted["pct_low"]) != Some(percent.low)
            || as_percent(&wanted["pct_high"]) != Some(percent.high)
            || open(wanted) != percent.open
            || wanted["note"].as_str() != percent.note.as_deref() && money.is_none())
    {
        return differs("percent", format!("{percent:?}"));
    }
    let money = money?;
    compare_money(wanted, money, row).and_then(|name| differs(&name, format!("{money:?}")))
}

fn compare_money(wanted: &Value, money: &MoneyBand, row: &PayRow) -> Option<String> {
    let local = row
        .compensation
        .region
        .value()
        .and_then(|label| label.local_currency());
    let code = |mark: Option<CurrencyMark>| {
        mark.and_then(|mark| mark.resolve(local))
            .map(Currency::code)
    };
    if wanted["low"] != money.own.low.amount.0 || wanted["high"] != money.own.high.amount.0 {
        return Some("amounts".into());
    }
    if wanted["cur"].as_str() != code(money.own.low.mark) {
        return Some("currency".into());
    }
    let high_currency = wanted["high_cur"].as_str().or(wanted["cur"].as_str());
    if high_currency != code(money.own.high.mark) {
        return Some("high currency".into());
    }
    let same_range = |wanted: &Value, range: Option<&MoneyRange>| match range {
        None => wanted.is_null(),
        Some(range) => wanted["low"] == range.low.amount.0 && wanted["high"] == range.high.amount.0,
    };
    if !same_range(&wanted["alt"], money.alternative.as_ref())
        || wanted["alt"]["cur"].as_str() != money.alternative.and_then(|range| code(range.mark()))
    {
        return Some("second currency".into());
    }
    let period = match money.period {
        None => None,
        Some(Period::Year) => Some("yr"),
        Some(Period::Month) => Some("mo"),
        Some(_) => Some("other"),
    };
    if wanted["period"].as_str() != period {
        return Some("period".into());
    }
    let per_year = match &money.parenthesis {
        Some(Parenthesis::PerYear(range)) => Some(range),
        _ => None,
    };
    let percent = match money.parenthesis {
        Some(Parenthesis::Percent(low, high)) => Some((low, high)),
        _ => None,
    };
    let wanted_percent =
        as_percent(&wanted["paren_pct"][0]).zip(as_percent(&wanted["paren_pct"][1]));
    if !same_range(&wanted["per_year"], per_year) || wanted_percent != percent {
        return Some("bracket".into());
    }
    if wanted["note"].as_str() != money.note.as_deref() && wanted["kind"] == "range" {
        return Some("note".into());
    }
    (open(wanted) != money.open).then(|| "open".into())
}

fn as_percent(value: &Value) -> Option<Percent> {
    Percent::parse(&value.as_f64()?.to_string())
}

fn open(wanted: &Value) -> bool {
    wanted["flags"]
        .as_array()
        .is_some_and(|flags| flags.iter().any(|flag| flag == "open"))
}
