//! Which currencies the amounts of one row can be in.

use crate::model::cell::{MoneyBand, MoneyRange};
use crate::model::{Currency, CurrencyMark, PayCell, PayRow, RegionLabel};

/// The cells of a row that state money with a currency.
pub(crate) struct RowCurrencies<'g> {
    pub row: &'g PayRow,
    pub cells: Vec<(&'g PayCell, &'g MoneyBand)>,
    /// The currency of the place.
    local: Option<Currency>,
}

impl<'g> RowCurrencies<'g> {
    pub(crate) fn of(row: &'g PayRow) -> RowCurrencies<'g> {
        let cells = row.cells.iter();
        let label = row.compensation.region.value();
        RowCurrencies {
            row,
            cells: cells
                .filter_map(|cell| Some((cell, cell.cell.money()?)))
                .filter(|(_, band)| band.own.mark().is_some())
                .collect(),
            local: label.and_then(RegionLabel::local_currency),
        }
    }

    /// Everything that a mark of the row may mean, each once, in order.
    fn readings(&self) -> Vec<Currency> {
        let mut found = Vec::new();
        for (_, band) in &self.cells {
            let second = band.alternative.as_ref();
            for range in [Some(&band.own), second].into_iter().flatten() {
                for currency in marks(range).flat_map(CurrencyMark::readings) {
                    if !found.contains(&currency) {
                        found.push(currency);
                    }
                }
            }
        }
        found
    }

    /// A currency that every cell states its pay in. One without a mark is in none of its own.
    pub(crate) fn currency(&self) -> Option<Currency> {
        if self.cells.is_empty() {
            return Some(Currency::USD);
        }
        let mut readings = self.readings().into_iter();
        readings.find(|currency| self.cells.iter().all(|(_, band)| states(band, *currency)))
    }

    /// The currency that most cells have first, and of those the row's own.
    pub(crate) fn main_currency(&self) -> Option<Currency> {
        let own = self.row.compensation.currency.value().copied();
        let count = |currency: &Currency| {
            let cells = self.cells.iter();
            cells
                .filter(|(_, band)| is_in(&band.own, *currency))
                .count()
        };
        // The first of the greatest: `max_by_key` takes the last.
        let readings = self.readings().into_iter().rev();
        readings.max_by_key(|currency| (count(currency), Some(*currency) == own))
    }

    /// What a mark means here, in words.
    pub(crate) fn name(&self, mark: Option<CurrencyMark>) -> String {
        let Some(mark) = mark else {
            return "no currency".to_string();
        };
        match mark.resolve(self.local) {
            Some(currency) => currency.to_string(),
            None => mark.text().to_string(),
        }
    }

    /// Whether `$` is read as something that people there may not mean by it.
    pub(crate) fn has_doubtful_dollar(&self) -> bool {
        let own = self.cells.iter().flat_map(|(_, band)| marks(&band.own));
        { own }.any(|mark| mark == CurrencyMark::Dollar && !mark.is_certain(self.local))
    }
}

fn marks(range: &MoneyRange) -> impl Iterator<Item = CurrencyMark> {
    [range.low.mark, range.high.mark].into_iter().flatten()
}

/// Whether `currency` can be that of all marks of a range.
pub(crate) fn is_in(range: &MoneyRange, currency: Currency) -> bool {
    marks(range).all(|mark| mark.may_mean(currency))
}

/// Whether a band states its pay in `currency`, first or second.
pub(crate) fn states(band: &MoneyBand, currency: Currency) -> bool {
    let second = band.alternative.as_ref();
    is_in(&band.own, currency) || second.is_some_and(|second| is_in(second, currency))
}

/// A range of the band of which no currency can be that of both ends.
pub(crate) fn mixed_range(band: &MoneyBand) -> Option<&MoneyRange> {
    let is_mixed = |range: &&MoneyRange| {
        let mut readings = marks(range).flat_map(CurrencyMark::readings);
        range.mark().is_some() && !readings.any(|currency| is_in(range, currency))
    };
    [Some(&band.own), band.alternative.as_ref()]
        .into_iter()
        .flatten()
        .find(is_mixed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Guide;
    use crate::syntax::Limits;
    use crate::text::Source;

    #[test]
    fn a_mark_of_several_currencies_goes_by_its_own_name() {
        let text = "# T\n\n## Compensation\n\n| Region | Base | Bonus | Stock |\n|---|---|---|---|\n\
                    | Remote | Rs 900,000 | kr 90,000 | ¥9,000,000 |\n";
        let guide = Guide::read(Source::new("a.md", text), &Limits::default());
        let rows = &guide.body.pay_table.as_ref().unwrap().rows;
        let money = RowCurrencies::of(&rows[0]);
        let names: Vec<String> = { money.cells.iter() }
            .map(|(_, band)| money.name(band.own.mark()))
            .collect();
        assert_eq!(names, ["Rs", "kr", "¥"]);
    }
}
