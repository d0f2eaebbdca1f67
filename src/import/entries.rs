//! The rows of the pay table as entries of `compensation`.

use super::front::Keys;
use super::unread::Unread;
use crate::edit::entry::{key_of, rank};
use crate::edit::pay_lines::pay_lines;
use crate::model::cell::CellValue;
use crate::model::{
    Amount, Band, Bonus, BonusForm, Compensation, Component, Currency, CurrencyMark, FigureDoubt,
    Guide, PayCell, PayRow, RegionLabel, Slot,
};
use crate::syntax::yaml::print_text;
use crate::text::TextRange;

const KEY: &str = "compensation";

/// Adds an entry for each row of the pay table, and notes what of a row is in no key. `place` is
/// where people are paid what a row without a region states. Gives the number of entries.
pub(super) fn add_to(keys: &mut Keys, guide: &Guide, place: Option<&RegionLabel>) -> usize {
    let rows = guide.body.pay_table.as_ref().map(|table| &table.rows[..]);
    let rows = rows.unwrap_or_default();
    let mut lines = Vec::new();
    for row in rows {
        let entry = ImportedEntry::of(row, place);
        for (index, line) in entry.lines().into_iter().enumerate() {
            let lead = if index == 0 { "  - " } else { "    " };
            lines.push(format!("{lead}{line}"));
        }
        let start = guide.body_range.start();
        for (what, range) in entry.unread() {
            keys.note(KEY, what, range.start().saturating_sub(start));
        }
    }
    note_doubts(keys, guide);
    keys.add_lines(KEY, lines);
    rows.len()
}

/// A row, with what names its pay.
struct ImportedEntry<'g> {
    row: &'g PayRow,
    pay: Compensation,
    region: Option<String>,
    level: Option<&'g str>,
    currency: Option<Currency>,
}

/// Notes the columns and the tables whose figures are not read.
fn note_doubts(keys: &mut Keys, guide: &Guide) {
    let start = guide.body_range.start();
    let doubts = guide.body.pay_table.iter().flat_map(|table| &table.doubts);
    for doubt in doubts {
        let what = Unread::Column {
            header: doubt.header.value.clone(),
            line: 0,
        };
        let at = doubt.header.range.start().saturating_sub(start);
        keys.note(KEY, what, at);
    }
    let has_pay_table = guide.body.pay_table.is_some();
    let tables = guide.body.unread_tables.iter();
    for table in tables.filter(|table| table.is_reported(has_pay_table)) {
        let at = table.range.start().saturating_sub(start);
        keys.note(KEY, Unread::Table { line: 0 }, at);
    }
}

/// The pay that `row` states beyond doubt: no stock where it is not known for how many years it is, no
/// money without its currency, no range that runs backwards, and nothing that its author doubts.
fn sound(row: &PayRow, currency: Option<Currency>) -> Compensation {
    let mut pay = row.compensation.clone();
    if let Some(cell) = row.contested_stock() {
        pay.stock = unread(cell.cell.range);
    }
    // The lower end of a percentage is taken as the whole of it: `25%+`.
    let is_left_out = |cell: &&PayCell| match row.doubt_of(cell) {
        None => false,
        Some(FigureDoubt::OneEnd) => {
            !(cell.is_open() && matches!(cell.cell.value, CellValue::Percent(_)))
        }
        Some(_) => true,
    };
    let doubted: Vec<TextRange> = { row.cells.iter() }
        .filter(is_left_out)
        .map(|cell| cell.cell.range)
        .collect();
    let is_doubted = |range: TextRange| doubted.iter().any(|cell| cell.contains(range));
    let leave_out = |band: &mut Band<Amount>| {
        let is_sound = |range| currency.is_some() && !band.is_reversed() && !is_doubted(range);
        if let Some(range) = band.range().filter(|range| !is_sound(*range)) {
            *band = unread(range);
        }
    };
    for component in Component::ALL {
        component.band_mut(&mut pay).map(leave_out);
    }
    let further = pay.other.iter_mut().skip(1);
    further.for_each(|other| leave_out(&mut other.pay));
    if let Bonus::Percents(band) = &pay.bonus
        && let Some(range) = band.range()
        && (band.is_reversed() || is_doubted(range))
    {
        pay.bonus = Bonus::Single(Slot::Invalid { range });
    }
    pay
}

fn unread(range: TextRange) -> Band<Amount> {
    Band {
        low: Slot::Invalid { range },
        high: Slot::Invalid { range },
    }
}

impl<'g> ImportedEntry<'g> {
    fn of(row: &'g PayRow, place: Option<&RegionLabel>) -> ImportedEntry<'g> {
        let pay = &row.compensation;
        let own = pay.region.value().filter(|label| !label.name().is_empty());
        let label = own.or(place);
        let level = pay.level.value().or(pay.title.value());
        let stated = pay.currency.value().copied();
        let currency = stated.or_else(|| settled(row, label?.local_currency()?));
        ImportedEntry {
            row,
            pay: sound(row, currency),
            region: label.map(RegionLabel::name),
            level: level.map(String::as_str).filter(|level| !level.is_empty()),
            currency,
        }
    }

    /// The entry's lines, in canonical key order. Of pay that the row gives a cell to, `null` is
    /// where its figure could not be read; base salary is in every entry.
    fn lines(&self) -> Vec<String> {
        let null = || "null".to_string();
        let region = self.region.as_deref().map_or_else(null, print_text);
        let currency = self.currency.map_or_else(null, |code| code.to_string());
        let mut lines = vec![format!("region: {region}")];
        lines.extend(
            self.level
                .map(|level| format!("level: {}", print_text(level))),
        );
        lines.extend(pay_lines(&self.pay));
        lines.push(format!("currency: {currency}"));
        let written: Vec<String> = lines.iter().map(|line| key_of(line).to_string()).collect();
        let is_new = |key: &&str| !written.iter().any(|known| known == key);
        let nulls = self.nulls();
        lines.extend(
            nulls
                .into_iter()
                .filter(is_new)
                .map(|key| format!("{key}: null")),
        );
        lines.sort_by_key(|line| rank(key_of(line)));
        lines
    }

    /// The keys of what the row has a cell for, and of base salary.
    fn nulls(&self) -> Vec<&'static str> {
        let mut keys = Vec::new();
        for component in Component::ONE_BAND {
            let cell = component.band(&self.pay).and_then(Band::range);
            if component == Component::Base || cell.is_some() {
                keys.extend(component.amount_keys());
            }
        }
        if self.pay.bonus.range().is_some() && figures_of(&self.pay.bonus).is_none() {
            let [key, _] = BonusForm::Percent.keys();
            keys.push(key);
        }
        if let [other] = &self.pay.other[..]
            && other.label.value().is_some()
        {
            keys.extend(Component::Other.amount_keys());
        }
        keys
    }

    /// What of the row is in no key, with its place.
    fn unread(&self) -> Vec<(Unread, TextRange)> {
        let mut found = Vec::new();
        let entry = || match (&self.region, self.level) {
            (Some(region), Some(level)) => format!("{region}, {level}"),
            (Some(one), None) => one.clone(),
            (None, Some(one)) => one.to_string(),
            (None, None) => "an entry".to_string(),
        };
        let of_entry = |key| Unread::OfEntry {
            key,
            entry: entry(),
            line: 0,
        };
        if self.region.is_none() {
            found.push((of_entry("region"), self.pay.range));
        }
        let written = self.written();
        let mut has_cell = false;
        for cell in &self.row.cells {
            let range = cell.cell.range;
            let is_written = written.iter().any(|figure| range.contains(*figure));
            if is_written || cell.cell.value == CellValue::Nothing {
                continue;
            }
            has_cell = true;
            let what = Unread::Cell {
                header: cell.header.clone(),
                text: cell.text.clone(),
                entry: entry(),
                line: 0,
            };
            found.push((what, range));
        }
        if written.is_empty() && !has_cell {
            let [low, _] = Component::Base.amount_keys();
            found.push((of_entry(low), self.pay.range));
        }
        if self.currency.is_none() {
            found.push((of_entry("currency"), self.pay.range));
        }
        found
    }

    /// Where the figures that are in a key were read.
    fn written(&self) -> Vec<TextRange> {
        let pay = &self.pay;
        let bands = Component::ONE_BAND.iter().flat_map(|it| it.bands(pay));
        let mut found: Vec<TextRange> = bands.filter_map(whole).collect();
        found.extend(figures_of(&pay.bonus));
        if let [other] = &pay.other[..]
            && other.label.value().is_some()
        {
            found.extend(whole(&other.pay));
        }
        found
    }
}

/// The bytes of a band of which both ends are known.
fn whole(band: &Band<Amount>) -> Option<TextRange> {
    band.values()?;
    band.range()
}

/// The bytes of a bonus that is known.
fn figures_of(bonus: &Bonus) -> Option<TextRange> {
    match bonus {
        Bonus::Amounts(band) => whole(band),
        _ => bonus.percents().and_then(|_| bonus.range()),
    }
}

/// The currency of people's pay at the row's place, where it is one that all amounts of the row can be
/// in: amounts without a mark, or with one of several meanings (`¥`, `kr`).
fn settled(row: &PayRow, local: Currency) -> Option<Currency> {
    let bands: Vec<_> = row
        .cells
        .iter()
        .filter_map(|cell| cell.cell.money())
        .collect();
    let fits = |mark: Option<CurrencyMark>| {
        mark.is_none_or(|mark| mark.resolve(Some(local)) == Some(local))
    };
    let all_fit = { bands.iter() }.all(|band| fits(band.own.low.mark) && fits(band.own.high.mark));
    (!bands.is_empty() && all_fit).then_some(local)
}
