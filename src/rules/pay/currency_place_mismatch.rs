//! A currency that people at the entry's place are not paid in.
//!
//! ## What it finds
//!
//! An entry whose `currency` differs from the one that its region label names, or is not a currency
//! of the place's country. Three cases are not reported: US dollars outside the United States,
//! unless the amounts are plausible only in the local currency; a currency in which the table also
//! writes the amounts; and a currency that contradicts the table, which `currency-differs` reports.
//!
//! ## Why it matters
//!
//! The same number in another currency is a different salary.
//!
//! ## Example
//!
//! ````pay fails warning x1 @"EUR"
//! - region: Hangzhou (CNY)
//!   base_low: 350000
//!   base_high: 600000
//!   currency: EUR
//! ````
//!
//! ````pay passes
//! - region: Hangzhou (CNY)
//!   base_low: 350000
//!   base_high: 600000
//!   currency: CNY
//! ````
//!
//! ## Fix safety
//!
//! Unsafe: the fix writes the currency that the label names, or the local currency if the amounts
//! are plausible only in it. The amounts may be wrong instead.

use crate::analysis::pay::pair::{Pair, head};
use crate::analysis::pay::usual_pay::{UsualPay, currency_they_fit};
use crate::analysis::totals::verdict::row_of;
use crate::diagnostic::{Fix, Safety};
use crate::model::{Compensation, Currency, Guide, PayRow};
use crate::rules::pay::implausible_amount::usual_pay;
use crate::rules::{Context, Meta, Rule, meta};

meta!(
    "NG207",
    "currency-place-mismatch",
    Warning,
    Unsafe,
    "currency_place_mismatch.rs"
);

pub(crate) struct CurrencyPlaceMismatch;

impl Rule for CurrencyPlaceMismatch {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let usual = usual_pay(context.settings);
        for (index, entry) in guide.front.compensation.iter().enumerate() {
            check(context, entry, row(guide, index), &usual);
        }
    }
}

/// The row of the entry, or the first of those it represents.
fn row(guide: &Guide, index: usize) -> Option<&PayRow> {
    row_of(guide, index).or_else(|| {
        let collapsed = guide.pairing.collapsed.iter();
        let (_, rows) = collapsed.into_iter().find(|(entry, _)| *entry == index)?;
        guide.body.pay_table.as_ref()?.rows.get(*rows.first()?)
    })
}

fn check(context: &mut Context<'_>, entry: &Compensation, row: Option<&PayRow>, usual: &UsualPay) {
    let (Some(stated), Some(label)) = (entry.currency.spanned(), entry.region.value()) else {
        return;
    };
    let currency = stated.value;
    if row.is_some_and(|row| Pair { entry, row }.disputed_currency().is_some()) {
        return;
    }
    let written = row.and_then(|row| row.compensation.currency.value().copied());
    let name = label.name();
    let fits = currency_they_fit(entry, usual);
    let (message, meant) = match label.currency {
        Some(named) if named != currency => (
            format!("{name} is labelled {named}, but its currency is {currency}"),
            Some(named),
        ),
        Some(_) => return,
        None => {
            let Some(local) = local(entry, currency) else {
                return;
            };
            if written == Some(currency) || currency == Currency::USD && fits.is_none() {
                return;
            }
            (
                format!("people in {name} are paid in {local}, not in {currency}"),
                fits,
            )
        }
    };
    let finding =
        context
            .finding(message, stated.range, format!("{currency} here"))
            .related(head(entry), "the place")
            .notes(fits.map(|local| {
                format!("the amounts are plausible in {local}, and not in {currency}")
            }));
    context.report(match meant {
        Some(meant) => finding
            .help(format!(
                "write `currency: {meant}` if the amounts are in it"
            ))
            .fix(Fix::replace(
                format!("write `currency: {meant}`"),
                stated.range,
                meant.code(),
                Safety::Unsafe,
            )),
        None => finding.help("write the currency that the amounts are in"),
    });
}

/// The currency of the entry's place, where `stated` is none of those that are paid there.
fn local(entry: &Compensation, stated: Currency) -> Option<Currency> {
    let label = entry.region.value()?;
    let paid = &label.country?.currencies;
    let local = label.local_currency()?;
    (local != stated && !paid.contains(&stated)).then_some(local)
}
