//! Tables and the pay they state.

use super::*;
use crate::syntax::Limits;
use crate::syntax::markdown::{self, BlockKind};

fn table(text: &str) -> Option<PayTable> {
    tables(&[], text).table
}

/// What the first table of `text` states below the text `above`.
fn tables(above: &[&str], text: &str) -> PayTables {
    let range = TextRange::new(0, text.len());
    let document = markdown::read(text, range, &Limits::default());
    let table = document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Table(table) => Some(*table.clone()),
        _ => None,
    });
    let in_body = TableInBody {
        block: 0,
        table: table.expect("a table"),
        surroundings: Surroundings {
            above: { above.iter() }
                .map(|line| Spanned::new(line.to_string(), TextRange::new(0, 0)))
                .collect(),
            ..Surroundings::default()
        },
    };
    PayTables::read(&[in_body], &Hints::none(Places::built_in()))
}

/// The only row of a table with these headers and cells.
fn row(headers: &str, cells: &str) -> PayRow {
    let lines = "|---".repeat(headers.split('|').count());
    let text = format!("| {headers} |\n{lines}|\n| {cells} |\n");
    table(&text).expect("a pay table").rows.remove(0)
}

fn base(row: &PayRow) -> Option<(i64, i64)> {
    let (low, high) = row.compensation.base.values()?;
    Some((low.0, high.0))
}

fn code(row: &PayRow) -> Option<&'static str> {
    row.compensation.currency.value().map(|found| found.code())
}

#[test]
fn headers_complete_their_cells() {
    let short = row("Region | Base ($K)", "London | 120–150");
    assert_eq!(
        (base(&short), code(&short)),
        (Some((120_000, 150_000)), Some("USD"))
    );
    let marked = row("Region | Base (EUR)", "Dublin | 120,000");
    assert_eq!(
        (base(&marked), code(&marked)),
        (Some((120_000, 120_000)), Some("EUR"))
    );
    for header in ["Base (monthly)", "Hourly Base", "Base /mo"] {
        let less = row(&format!("Region | {header}"), "London | £8,000");
        assert_eq!(base(&less), None, "{header}");
    }
}

#[test]
fn total_cash_is_the_total_where_there_is_no_other() {
    let total = |headers: &str, cells: &str| {
        let row = row(headers, cells);
        let total = row.compensation.total.values()?;
        Some(total.0.0)
    };
    let both = "Region | Base | Total Cash | Equity | Total Comp";
    assert_eq!(
        total(both, "Leeds | £100K | £110K | £40K | £120K"),
        Some(120_000)
    );
    assert_eq!(
        total("Region | Base | Total Cash", "Leeds | £100K | £110K"),
        Some(110_000)
    );
}

#[test]
fn a_stock_column_says_for_how_long() {
    let years = |header: &str, cell: &str| {
        let headers = format!("Region | Base | {header}");
        let row = row(&headers, &format!("London | £100K | {cell}"));
        row.compensation.years()
    };
    assert_eq!(years("Stock (per year)", "£50K"), 1);
    assert_eq!(years("Stock /yr", "£50K"), 1);
    assert_eq!(years("Stock", "£50K annually"), 1);
    assert_eq!(years("Stock", "£50K over 3 years"), 3);
    assert_eq!(years("Stock", "£50K (3 years)"), 3);
    assert_eq!(years("Stock", "£50K"), 4);
}

#[test]
fn a_bare_dollar_is_what_the_label_names() {
    let read = |region: &str, cell: &str| {
        let row = row("Region | Base", &format!("{region} | {cell}"));
        (code(&row), row.currency_is_certain())
    };
    assert_eq!(read("Toronto (CAD)", "$120K"), (Some("CAD"), true));
    assert_eq!(read("Toronto", "$120K"), (Some("USD"), false));
    assert_eq!(read("Toronto", "C$120K"), (Some("CAD"), true));
    assert_eq!(read("Toronto", "$120K CAD"), (Some("CAD"), true));
    assert_eq!(read("Toronto (CAD)", "C$120K / $90K"), (Some("CAD"), true));
    assert_eq!(read("Toronto (CAD)", "$90K / C$120K"), (Some("CAD"), true));
    assert_eq!(read("London", "$120K"), (Some("USD"), true));
    assert_eq!(read("New York", "$120K"), (Some("USD"), true));
}

#[test]
fn open_bands_are_known() {
    let row = row(
        "Region | Base | Bonus | Total",
        "London | £100K | 10%+ | £120K–£390K+",
    );
    assert!(row.is_open(Column::Bonus) && row.is_open(Column::Total));
    assert!(!row.is_open(Column::Base) && !row.is_open(Column::Stock));
}

#[test]
fn unknown_columns_are_no_levels() {
    for header in ["Relocation", "Cash", "Relocation | Perks"] {
        let columns = header.split('|').count();
        let text = format!(
            "| Region | {header} |\n|---{}|\n| London |{}\n",
            "|---".repeat(columns),
            " $20K |".repeat(columns)
        );
        assert!(table(&text).is_none(), "{header}");
    }
    let levels =
        "| Region | L4 | L5 | Notes |\n|---|---|---|---|\n| London | £100K | £120K | x |\n";
    assert!(table(levels).is_none(), "base salaries or totals?");
    let stated = tables(&["Base salary a year:"], levels).table;
    let rows = stated.expect("a pay table").rows;
    let names: Vec<_> = rows
        .iter()
        .filter_map(|row| row.compensation.level.value())
        .collect();
    assert_eq!(names, ["L4", "L5"]);
}

#[test]
fn summaries_are_no_entries() {
    let text = "| Region | Base |\n|---|---|\n| London | £100K |\n| **Average** | £100K |\n";
    assert_eq!(table(text).expect("a pay table").rows.len(), 1);
    let text = "| Level | London | Median |\n|---|---|---|\n| L4 | £100K | £90K |\n";
    let stated = tables(&["Base salary a year:"], text).table;
    assert_eq!(stated.expect("a pay table").rows.len(), 1);
}

#[test]
fn pay_without_a_header_is_in_doubt() {
    let text = "| Region | Base | |\n|---|---|---|\n| London | £100K | £20K |\n";
    let table = table(text).expect("a pay table");
    assert_eq!(base(&table.rows[0]), Some((100_000, 100_000)));
    assert!(table.rows[0].compensation.other.is_empty());
    let doubts: Vec<_> = { table.doubts.iter() }
        .map(|doubt| (doubt.header.value.as_str(), doubt.reason))
        .collect();
    assert_eq!(doubts, [("", Reason::UnknownHeader)]);
}
