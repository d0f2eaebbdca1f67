//! What the rules that hold front matter against the table share: the pairs, and how an amount
//! of one stands in the other.

use crate::model::cell::Money;
use crate::model::{
    Amount, Band, Column, Compensation, Currency, Guide, PayCell, PayRow, RegionLabel,
};
use crate::text::TextRange;

/// An entry and the row about the same pay.
#[derive(Clone, Copy)]
pub(super) struct Pair<'g> {
    pub entry: &'g Compensation,
    pub row: &'g PayRow,
}

/// A money field that both sides may state.
#[derive(Clone, Copy)]
pub(super) struct MoneyField {
    /// `base salary`
    pub name: &'static str,
    /// Keys of the two ends.
    pub keys: [&'static str; 2],
    /// The columns it is read from, best first.
    pub columns: &'static [Column],
    pub of: fn(&Compensation) -> &Band<Amount>,
}

pub(super) const MONEY_FIELDS: [MoneyField; 4] = [
    MoneyField {
        name: "base salary",
        keys: ["base_low", "base_high"],
        columns: &[Column::Base],
        of: |pay| &pay.base,
    },
    MoneyField {
        name: "stock",
        keys: ["stock_low", "stock_high"],
        columns: &[Column::Stock],
        of: |pay| &pay.stock,
    },
    MoneyField {
        name: "signing bonus",
        keys: ["signing_bonus_low", "signing_bonus_high"],
        columns: &[Column::SignOn, Column::SignOnOrBonus],
        of: |pay| &pay.signing_bonus,
    },
    MoneyField {
        name: "total",
        keys: ["total_comp_low", "total_comp_high"],
        columns: &[Column::Total],
        of: |pay| &pay.total,
    },
];

/// The columns a bonus is read from.
pub(super) const BONUS_COLUMNS: &[Column] =
    &[Column::Bonus, Column::CarryOrBonus, Column::SignOnOrBonus];

/// The pairs of a guide, in the order of its entries.
pub(super) fn pairs(guide: &Guide) -> impl Iterator<Item = Pair<'_>> {
    let rows = guide
        .body
        .pay_table
        .as_ref()
        .map_or(&[][..], |table| &table.rows);
    guide.pairing.pairs.iter().filter_map(|(entry, row)| {
        Some(Pair {
            entry: guide.front.compensation.get(*entry)?,
            row: rows.get(*row)?,
        })
    })
}

impl<'g> Pair<'g> {
    /// The cell that holds the first of `columns` the row has.
    pub fn cell(self, columns: &[Column]) -> Option<&'g PayCell> {
        columns.iter().find_map(|column| self.row.cell(*column))
    }

    /// The amounts of `cell` that the entry's figures should be: those in the entry's own
    /// currency, where the cell states the pay in two.
    pub fn amounts(self, cell: &PayCell) -> Option<[Money; 2]> {
        let band = cell.cell.money()?;
        let own = [band.own.low, band.own.high];
        let wanted = self.entry.currency.value().copied();
        let local = self.local_currency();
        let is_entrys = |money: &Money| {
            wanted.is_some() && money.mark.and_then(|mark| mark.resolve(local)) == wanted
        };
        match band.alternative {
            Some(other) if is_entrys(&other.low) && !is_entrys(&band.own.low) => {
                Some([other.low, other.high])
            }
            _ => Some(own),
        }
    }

    /// The currency of the row's place.
    pub fn local_currency(self) -> Option<Currency> {
        let label = self.row.compensation.region.value();
        label.and_then(RegionLabel::local_currency)
    }

    pub fn currency(self) -> Option<Currency> {
        self.entry.currency.value().copied()
    }
}

/// Whether `stated`, rounded as `written` is, is the same amount.
pub(super) fn agrees(stated: Amount, written: &Money) -> bool {
    stated.rounded_to(written.step) == written.amount
}

/// A short range to point at for an entry as a whole: its region.
pub(super) fn head(entry: &Compensation) -> TextRange {
    entry
        .region
        .range()
        .or(entry.level.range())
        .unwrap_or(TextRange::at(entry.range.start()))
}
