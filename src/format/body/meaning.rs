//! What a body means, without the places it was read from: what its canonical form must keep.

use std::borrow::Cow;
use std::mem::{Discriminant, discriminant};

use crate::model::PayRow;
use crate::model::body::{Body, PayTableBlock, SectionKind};
use crate::model::cell::{Cell, CellValue, MoneyRange, Parenthesis};
use crate::syntax::markdown::{Document, Row, Table, TableFault, html};
use crate::text::Spanned;

/// A body that was read.
#[derive(Clone, Copy)]
pub(super) struct Read<'r> {
    pub body: &'r Body,
    pub document: &'r Document,
    pub pay_table: Option<PayTableBlock>,
}

impl Read<'_> {
    /// Whether both state the same.
    pub(super) fn means(&self, other: &Read<'_>) -> bool {
        let (one, two) = (self.body, other.body);
        kinds(one).eq(kinds(two))
            && title(one) == title(two)
            && faults(self.document).eq(faults(other.document))
            && shows(one.summary.as_ref(), two.summary.as_ref())
            && shows(one.level_mapping.as_ref(), two.level_mapping.as_ref())
            && one.strategy.is_some() == two.strategy.is_some()
            && levers(one).eq(levers(two))
            && evidence(one).eq(evidence(two))
            && links(one).eq(links(two))
            && self.pays(other)
    }

    /// Whether the pay tables of both state the same. Cells of the same text do, which spares reading
    /// them.
    fn pays(&self, other: &Read<'_>) -> bool {
        let shape = |read: &Read<'_>| read.pay_table.map(|block| block.shape);
        let is_same = shape(self) == shape(other)
            && match (self.table(), other.table()) {
                (Some(one), Some(two)) => says(&one, &two),
                (None, None) => true,
                _ => false,
            };
        is_same || self.rows() == other.rows()
    }

    /// The pay table as its cells are read.
    fn table(&self) -> Option<Cow<'_, Table>> {
        let table = self.pay_table?.table(self.document)?;
        Some(table.without_ragged_cells(&self.document.table_faults))
    }

    fn rows(&self) -> Vec<String> {
        let table = self.body.pay_table.iter();
        table.flat_map(|table| &table.rows).map(row).collect()
    }
}

fn kinds(body: &Body) -> impl Iterator<Item = SectionKind> {
    body.sections.iter().map(|section| section.kind)
}

/// The role and the company that the title names.
fn title(body: &Body) -> [Option<&str>; 2] {
    let title = body.title.as_ref();
    let role = title.and_then(|title| title.role.as_ref());
    let company = title.and_then(|title| title.company.as_ref());
    [role, company].map(|part| part.map(|part| part.value.as_str()))
}

/// What is wrong with the tables.
fn faults(document: &Document) -> impl Iterator<Item = Discriminant<TableFault>> {
    document.table_faults.iter().map(discriminant)
}

/// The title of each lever, and whether it has a script.
fn levers(body: &Body) -> impl Iterator<Item = (&str, bool)> {
    let levers = body.levers.iter();
    levers.map(|lever| (lever.title.value.as_str(), lever.script.is_some()))
}

fn links(body: &Body) -> impl Iterator<Item = (&str, &str)> {
    let links = body.links.iter();
    links.map(|link| (link.destination.as_str(), link.text.as_str()))
}

fn evidence(body: &Body) -> impl Iterator<Item = &str> {
    body.evidence.iter().map(|item| item.text.as_str())
}

/// Whether two lines, which are read with their marks, look the same.
fn shows(one: Option<&Spanned<String>>, two: Option<&Spanned<String>>) -> bool {
    match (one, two) {
        (Some(one), Some(two)) => one.value == two.value || html(&one.value) == html(&two.value),
        (None, None) => true,
        _ => false,
    }
}

/// Whether two tables have the same words in the same cells.
fn says(one: &Table, two: &Table) -> bool {
    let same = |(one, two): (&Row, &Row)| words(one).eq(words(two));
    one.rows.len() == two.rows.len() && rows(one).zip(rows(two)).all(same)
}

fn rows(table: &Table) -> impl Iterator<Item = &Row> {
    std::iter::once(&table.header).chain(&table.rows)
}

fn words(row: &Row) -> impl Iterator<Item = &str> {
    row.cells.iter().map(|cell| cell.text.as_str())
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
