//! What figures in the prose are compared with: the ranges of pay over all regions of a guide.

use std::collections::BTreeMap;

use crate::analysis::prose::amounts::{ProseAmount, figures};
use crate::analysis::text::amount_style::AmountStyle;
use crate::model::cell::{Money, MoneyRange};
use crate::model::{Amount, Compensation, Component, Currency, Guide};
use crate::text::TextRange;

/// The union of a guide's bands of one part of pay in one currency, from the front matter and the
/// table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Union {
    pub low: (Amount, TextRange),
    pub high: (Amount, TextRange),
    /// Some band has no upper end.
    pub open: bool,
    /// Some stock is stated for one year only.
    pub yearly: bool,
}

/// A figure so many times a band's, or so small a part of it, is in another unit than the band:
/// one of the two lost its thousands, which another rule reports.
const OTHER_UNIT: i64 = 20;

impl Union {
    /// Whether a figure can be meant in the unit that the bands are in.
    pub(crate) fn is_in_unit_of(&self, money: &MoneyRange) -> bool {
        let times = |amount: Amount| amount.0.saturating_mul(OTHER_UNIT);
        times(money.high.amount) > self.low.0.0 && money.low.amount.0 < times(self.high.0)
    }
}

/// The unions of a guide's bands of one part of pay.
#[derive(Debug, Default)]
pub(crate) struct Unions(BTreeMap<Currency, Union>);

/// A figure, in the currency it is in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Priced {
    pub figure: ProseAmount,
    pub currency: Currency,
}

impl Priced {
    /// How the figure is written.
    pub(crate) fn writing<'g>(&self, guide: &'g Guide) -> AmountStyle<'g> {
        let money = self.figure.money.low;
        AmountStyle::like(guide.source.slice(money.range), money, self.currency)
    }

    /// The figure in its own notation.
    pub(crate) fn shown(&self, guide: &Guide) -> String {
        let money = self.figure.money;
        self.writing(guide)
            .band(money.low.amount, money.high.amount)
    }
}

impl Unions {
    pub(crate) fn of(guide: &Guide, component: Component) -> Unions {
        let mut unions = Unions::default();
        for entry in &guide.front.compensation {
            unions.add_pay(entry, component, false);
        }
        let table = guide.body.pay_table.as_ref();
        for row in table.map_or(&[][..], |table| &table.rows) {
            let column = component.own_column();
            let is_open = column.is_some_and(|column| row.is_open(column));
            unions.add_pay(&row.compensation, component, is_open);
            let cell = column.and_then(|column| row.cell(column));
            let band = cell.and_then(|cell| cell.cell.money());
            let Some(second) = band.and_then(|band| band.alternative) else {
                continue;
            };
            let region = row.compensation.region.value();
            let local = region.and_then(crate::model::RegionLabel::local_currency);
            if let Some(currency) = second.mark().and_then(|mark| mark.resolve(local)) {
                let end = |money: Money| (money.amount, money.range);
                let band = Union {
                    low: end(second.low),
                    high: end(second.high),
                    open: false,
                    yearly: row.compensation.years() == 1,
                };
                unions.add(currency, band);
            }
        }
        unions
    }

    fn add_pay(&mut self, pay: &Compensation, component: Component, open: bool) {
        let Some(band) = component.band(pay) else {
            return;
        };
        if let (Some(currency), Some(low), Some(high)) = (
            pay.currency.value(),
            band.low.spanned(),
            band.high.spanned(),
        ) {
            let band = Union {
                low: (low.value, low.range),
                high: (high.value, high.range),
                open,
                yearly: pay.years() == 1,
            };
            self.add(*currency, band);
        }
    }

    /// Widens the union in `currency` by one band.
    fn add(&mut self, currency: Currency, mut band: Union) {
        // Another rule reports a reversed band.
        if band.low.0 > band.high.0 {
            std::mem::swap(&mut band.low, &mut band.high);
        }
        let union = self.0.entry(currency).or_insert(band);
        union.low = std::cmp::min_by_key(union.low, band.low, |end| end.0);
        union.high = std::cmp::max_by_key(band.high, union.high, |end| end.0);
        union.open |= band.open;
        union.yearly |= band.yearly;
    }

    /// The union in the currency of a figure; `None` where the guide states nothing in it.
    pub(crate) fn for_figure(&self, figure: ProseAmount) -> Option<(Priced, Union)> {
        let mark = figure.money.mark()?;
        let alone = mark.resolve(None);
        let mut known = self.0.iter().filter(|(currency, _)| match alone {
            Some(alone) => **currency == alone,
            None => mark.resolve(Some(**currency)) == Some(**currency),
        });
        let (currency, union) = known.next()?;
        // `¥` in a guide with pay in yen and in yuan.
        if known.next().is_some() {
            return None;
        }
        let currency = *currency;
        Some((Priced { figure, currency }, *union))
    }
}

/// The figures in the script of a guide's strategy.
pub(crate) fn strategy_figures(guide: &Guide) -> Vec<ProseAmount> {
    let strategy = guide.body.strategy.as_ref();
    strategy.map_or_else(Vec::new, |strategy| {
        figures(&guide.source.text, strategy.script)
    })
}

/// The figures in a guide's levers, and those `of_strategy` that are in its strategy.
pub(crate) fn prose_figures(guide: &Guide, of_strategy: &[ProseAmount]) -> Vec<ProseAmount> {
    let levers = guide.body.levers.iter();
    let of_levers = levers.flat_map(|lever| figures(&guide.source.text, lever.range));
    let mut found: Vec<ProseAmount> = of_levers.chain(of_strategy.iter().copied()).collect();
    found.sort_by_key(|figure| figure.range);
    found.dedup_by_key(|figure| figure.range);
    found
}
