//! Cells that were read before: the same amounts are in a guide's table several times, and the guide itself is read
//! more than once where it is formatted.

use super::{CellValue, Defaults, MoneyBand, MoneyRange, Parenthesis, PercentBand};
use crate::model::known_texts::KnownTexts;
use crate::syntax::markdown::MappedText;
use crate::text::TextRange;

/// Cells that are kept: more than nearly all guides have.
const MOST_CELLS: usize = 512;

thread_local! {
    /// As if the text were at the beginning of the file.
    static CELLS: KnownTexts<CellValue> = KnownTexts::at_most(MOST_CELLS);
}

/// What the text of a cell says, which `read` finds out the first time.
pub(super) fn known_or_read(
    text: &MappedText,
    defaults: Defaults,
    read: impl FnOnce() -> CellValue,
) -> CellValue {
    let start = text.verbatim_start();
    let Some(start) = start.filter(|_| defaults == Defaults::default()) else {
        return read();
    };
    let known = CELLS.with(|cells| {
        cells.get_or_read(text.as_str(), |_| {
            read().with_ranges(|range| range.moved(start, 0))
        })
    });
    known.with_ranges(|range| range.moved(0, start))
}

impl CellValue {
    fn with_ranges(self, change: impl Fn(TextRange) -> TextRange) -> CellValue {
        let percents = |band: PercentBand| PercentBand {
            range: change(band.range),
            ..band
        };
        match self {
            CellValue::Percent(band) => CellValue::Percent(percents(band)),
            CellValue::Money(band) => CellValue::Money(band.with_ranges(&change)),
            CellValue::PercentAndMoney(percent, band) => {
                CellValue::PercentAndMoney(percents(percent), band.with_ranges(&change))
            }
            CellValue::Nothing | CellValue::Text | CellValue::Units(_) => self,
        }
    }
}

impl MoneyBand {
    fn with_ranges(self, change: impl Fn(TextRange) -> TextRange) -> MoneyBand {
        let changed = |money: MoneyRange| {
            let [mut low, mut high] = [money.low, money.high];
            low.range = change(low.range);
            high.range = change(high.range);
            MoneyRange { low, high }
        };
        MoneyBand {
            own: changed(self.own),
            alternative: self.alternative.map(changed),
            parenthesis: self.parenthesis.map(|found| match found {
                Parenthesis::PerYear(money) => Parenthesis::PerYear(changed(money)),
                Parenthesis::Percent(..) | Parenthesis::Equivalent(_) => found,
            }),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::cell::grammar::value_of;

    /// `text` in a file, `start` bytes into it, in two pieces.
    fn mapped(text: &str, start: usize) -> MappedText {
        let half = text.char_indices().nth(text.chars().count() / 2);
        let half = half.map_or(0, |(at, _)| at);
        let mut mapped = MappedText::default();
        for (from, to) in [(0, half), (half, text.len())] {
            let piece = &text[from..to];
            mapped.push(piece, TextRange::new(start + from, start + to), piece);
        }
        mapped
    }

    proptest! {
        #[test]
        fn a_cell_says_the_same_wherever_it_is(
            text in "([$€£]|EUR )?[0-9]{1,3}([.,][0-9]{1,3})?[KM%]?( ?[-–/(] ?|\\+| a year | options)?([$€£]?[0-9]{2,3}[K%]?)?[)]?(/yr| note)?",
            first in 0_usize..9,
            second in 0_usize..9,
        ) {
            let none = Defaults::default();
            for start in [first, second] {
                let text = mapped(&text, start);
                let value = known_or_read(&text, none, || value_of(&text, none));
                prop_assert_eq!(value, value_of(&text, none));
            }
        }
    }

    #[test]
    fn what_a_header_says_is_no_part_of_a_cell() {
        let text = mapped("90", 3);
        let thousands = Defaults {
            multiplier: Some(1_000),
            ..Defaults::default()
        };
        for defaults in [Defaults::default(), thousands, Defaults::default()] {
            let value = known_or_read(&text, defaults, || value_of(&text, defaults));
            assert_eq!(value, value_of(&text, defaults));
        }
    }
}
