//! A header and its cells: a column, or a row where components are in rows.

use std::cell::OnceCell;

use crate::model::cell::{self, Cell, CellValue, MoneyBand};
use crate::syntax::markdown::{Table, TableCell};

pub(super) struct Series<'t> {
    pub header: &'t TableCell,
    pub cells: Vec<&'t TableCell>,
    /// The cells read by themselves, where they are asked for.
    read: OnceCell<Vec<Cell>>,
}

/// A bare number from here on may be an amount; years of the calendar and most counts are below.
const SMALLEST_BARE: i64 = 3_000;

/// No pay of a year is below this, in whatever currency.
const SMALLEST_YEARLY: i64 = 1_000;

impl<'t> Series<'t> {
    fn new(header: &'t TableCell, cells: Vec<&'t TableCell>) -> Series<'t> {
        Series {
            header,
            read: OnceCell::new(),
            cells,
        }
    }

    fn read(&self) -> &[Cell] {
        let read = || { self.cells.iter() }.map(|found| cell::parse(&found.text, found.range));
        self.read.get_or_init(|| read().collect())
    }

    /// The columns of `table`.
    pub(super) fn columns(table: &'t Table) -> Vec<Series<'t>> {
        let headers = table.header.cells.iter().enumerate();
        let cells =
            |index: usize| { table.rows.iter() }.filter_map(move |row| row.cells.get(index));
        headers
            .map(|(index, header)| Series::new(header, cells(index).collect()))
            .collect()
    }

    /// The rows of `table`, each with its first cell as the header.
    pub(super) fn rows(table: &'t Table) -> Vec<Series<'t>> {
        let rows = table.rows.iter().filter_map(|row| row.cells.split_first());
        rows.map(|(header, cells)| Series::new(header, cells.iter().collect()))
            .collect()
    }

    pub(super) fn name(&self) -> &str {
        self.header.text.as_str().trim()
    }

    /// The amounts of the cells that have any.
    pub(super) fn money(&self) -> impl Iterator<Item = &MoneyBand> {
        self.read().iter().filter_map(Cell::money)
    }

    /// Whether any cell states an amount with its currency.
    pub(super) fn has_marked_money(&self) -> bool {
        self.money().any(|band| band.own.mark().is_some())
    }

    /// Whether the numbers of the cells may be amounts: marked ones, or bare ones that are too large to
    /// be years or counts.
    pub(super) fn has_money(&self) -> bool {
        let is_amount = |band: &MoneyBand| {
            let high = band.own.high.amount.0;
            band.own.mark().is_some() || high >= SMALLEST_BARE
        };
        self.money().any(is_amount)
    }

    pub(super) fn has_percents(&self) -> bool {
        self.read()
            .iter()
            .any(|cell| matches!(cell.value, CellValue::Percent(_)))
    }

    /// Whether percentages are in at least as many cells as amounts.
    pub(super) fn is_of_percents(&self) -> bool {
        let percents =
            { self.read().iter() }.filter(|cell| matches!(cell.value, CellValue::Percent(_)));
        let count = percents.count();
        count > 0 && count >= self.money().count()
    }

    /// Whether any cell states two different ends.
    pub(super) fn has_ranges(&self) -> bool {
        self.money()
            .any(|band| band.own.low.amount != band.own.high.amount)
    }

    /// Whether at least half of the cells are amounts with their currency.
    pub(super) fn is_of_marked_money(&self) -> bool {
        let marked = self
            .money()
            .filter(|band| band.own.mark().is_some())
            .count();
        marked > 0 && marked * 2 >= self.filled()
    }

    /// Whether any cell below the header has a digit in it.
    pub(super) fn has_digits(&self) -> bool {
        let mut texts = self.cells.iter().map(|cell| cell.text.as_str());
        texts.any(|text| text.chars().any(char::is_numeric))
    }

    /// Whether the cells name years of the calendar.
    pub(super) fn is_of_years(&self) -> bool {
        let is_year = |text: &str| {
            let header = crate::model::Header::read(text);
            header.data_year.is_some()
        };
        self.cells.iter().any(|cell| is_year(cell.text.as_str()))
    }

    /// Whether all cells say the same.
    pub(super) fn is_constant(&self) -> bool {
        let mut texts = self.cells.iter().map(|cell| cell.text.as_str().trim());
        let first = texts.next();
        texts.all(|text| Some(text) == first)
    }

    /// Whether there are amounts, and none is as large as a year's pay is anywhere.
    pub(super) fn is_too_small(&self) -> bool {
        (1..SMALLEST_YEARLY).contains(&self.largest())
    }

    /// The largest amount; zero where there is none.
    fn largest(&self) -> i64 {
        self.money()
            .map(|band| band.own.high.amount.0)
            .max()
            .unwrap_or(0)
    }

    /// How many cells have words or numbers in them.
    pub(super) fn filled(&self) -> usize {
        let filled = |cell: &&&TableCell| cell.text.as_str().chars().any(char::is_alphanumeric);
        self.cells.iter().filter(filled).count()
    }
}
