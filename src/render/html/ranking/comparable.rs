//! Rows in groups within which amounts can be compared.

use std::cmp::Reverse;

use crate::model::{Amount, Currency, ExchangeRates};
use crate::render::catalog::{AmountRange, Catalog, PayAt, PayCard, by_currency};
use crate::render::html::bars::Scales;
use crate::render::html::converted::converted;

/// Rows of one currency or, with rates of exchange, of all currencies that these cover.
pub(super) struct RowGroup<'r> {
    /// The currency that the amounts are compared in.
    pub currency: Option<Currency>,
    /// What the amounts are converted by, if they are.
    pub rates: Option<&'r ExchangeRates>,
    pub pay: Vec<PayAt>,
}

/// `pay` in groups, each in the order that it came in. `rates` are given where amounts are to be converted.
pub(super) fn row_groups<'r>(
    catalog: &Catalog,
    pay: &[PayAt],
    rates: Option<&'r ExchangeRates>,
) -> Vec<RowGroup<'r>> {
    let is_covered = |at: &PayAt| {
        let currency = catalog.pay(*at).currency;
        rates.is_some_and(|rates| currency.is_some_and(|currency| rates.covers(currency)))
    };
    let (covered, others): (Vec<PayAt>, Vec<PayAt>) = pay.iter().partition(|at| is_covered(at));
    let first = rates.filter(|_| !covered.is_empty()).map(|rates| RowGroup {
        currency: Some(rates.to),
        rates: Some(rates),
        pay: covered,
    });
    let others = by_currency(catalog, &others).into_iter();
    let others = others.map(|(currency, pay)| RowGroup {
        currency,
        rates: None,
        pay,
    });
    first.into_iter().chain(others).collect()
}

/// The rates that `pay` is converted by: those of the project, if they cover several of its currencies.
pub(super) fn rates_for<'r>(
    catalog: &Catalog,
    pay: &[PayAt],
    rates: Option<&'r ExchangeRates>,
) -> Option<&'r ExchangeRates> {
    rates.filter(|rates| {
        let currencies = pay.iter().filter_map(|at| catalog.pay(*at).currency);
        let mut covered = currencies.filter(|currency| rates.covers(*currency));
        let first = covered.next();
        covered.any(|currency| Some(currency) != first)
    })
}

impl RowGroup<'_> {
    /// `range` of a row's pay in the currency of the group.
    pub(super) fn in_its_currency(&self, range: AmountRange, pay: &PayCard) -> AmountRange {
        match self.rates {
            Some(rates) => converted(range, pay.currency, rates).unwrap_or_default(),
            None => range,
        }
    }

    /// The rows by their totals, the highest first.
    pub(super) fn by_total(mut self, catalog: &Catalog) -> Vec<PayAt> {
        let mut pay = std::mem::take(&mut self.pay);
        pay.sort_by_key(|at| {
            let pay = catalog.pay(*at);
            Reverse(top(self.in_its_currency(pay.total, pay)))
        });
        pay
    }

    /// How long the amounts of the rows are.
    pub(super) fn scales(&self, catalog: &Catalog) -> Scales {
        let pay = self.pay.iter().map(|at| catalog.pay(*at));
        if self.rates.is_none() {
            return Scales::of(pay);
        }
        Scales::of_ranges(
            pay.map(|pay| self.in_its_currency(pay.total, pay)),
            self.currency,
        )
    }
}

/// The high end as a number that sorts, -1 where none is known.
pub(super) fn top(range: AmountRange) -> i64 {
    range.top().map_or(-1, |Amount(amount)| amount)
}
