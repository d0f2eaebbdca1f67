//! An amount that is far too small or too large, or a range that is far too wide.
//!
//! ## What it finds
//!
//! An amount far outside the usual range of its field and currency, most often because the unit
//! (thousands, lakh or crore) was lost: `205` for 205,000, `36` for 36,00,000. It also finds a
//! range whose high end is many times its low end, and a bonus below 1%, which is usually a
//! fraction: `0.15` for 15%. Zero is always accepted.
//!
//! The usual amounts are options, a range in US dollars for each field; amounts in other currencies
//! are converted at rounded exchange rates of January 2026. For stock, the range is for the whole
//! grant. An amount is implausible if it is less than a tenth of the low end or more than ten times
//! the high end. Amounts in currencies with high inflation are not checked, and neither are those
//! of an entry whose currency is wrong, which other rules report.
//!
//! ## Why it matters
//!
//! At best, such a figure makes the guide look careless. At worst, it distorts averages,
//! comparisons and charts.
//!
//! ## Example
//!
//! ````pay fails warning x1 @"95"
//! - region: London
//!   base_low: 95
//!   base_high: 120
//!   currency: GBP
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//! ````
//!
//! A range whose low end lacks a digit:
//!
//! ````pay fails warning x1 @"360000"
//! - region: Bengaluru
//!   base_low: 360000
//!   base_high: 4800000
//!   currency: INR
//! ````
//!
//! ````pay passes
//! - region: Bengaluru
//!   base_low: 3600000
//!   base_high: 4800000
//!   currency: INR
//! ````
//!
//! ## Options
//!
//! - `base-low` and `base-high` (default 20000 and 300000), `stock-low` and `stock-high` (5000 and
//!   5000000), `bonus-low` and `bonus-high` (1000 and 1000000), `signing-bonus-low` and
//!   `signing-bonus-high` (1000 and 500000, in each of its years), `other-low` and `other-high`
//!   (1000 and 5000000), `total-low` and `total-high` (20000 and 3000000): the usual range of the
//!   field, in US dollars.
//! - `factor` (default 10): how many times below or above the usual range an amount must be to be a
//!   finding.
//! - `ratio` (default 6): how many times the low end the high end of a base salary or a total may
//!   be. For stock, bonuses and other pay, four times as much is allowed.
//!
//! ## Fix safety
//!
//! Unsafe: if a lost unit explains the amounts, the fix writes the amounts that were probably
//! meant, and for a bonus that is a fraction the percentage. There is no fix if the table
//! contradicts these amounts.

use crate::analysis::pay::usual_pay::UsualPay;
use crate::analysis::text::amount_style::AmountStyle;
use crate::analysis::totals::verdict::{Verdict, row_of};
use crate::model::{Component, Guide};
use crate::rules::pay::implausible::bonus_fraction::fraction;
use crate::rules::pay::implausible::slips::{
    Slip, StatedPay, finding, is_in_its_currency, out_of_bounds, settle,
};
use crate::rules::pay::implausible::wide_range::wide_range;
use crate::rules::{Context, CountOption, Meta, Rule, Settings, meta};

meta!(
    "NG205",
    "implausible-amount",
    Warning,
    Unsafe,
    "implausible_amount.rs",
    BASE_LOW,
    BASE_HIGH,
    STOCK_LOW,
    STOCK_HIGH,
    BONUS_LOW,
    BONUS_HIGH,
    SIGNING_BONUS_LOW,
    SIGNING_BONUS_HIGH,
    OTHER_LOW,
    OTHER_HIGH,
    TOTAL_LOW,
    TOTAL_HIGH,
    FACTOR,
    RATIO
);

static BASE_LOW: CountOption = CountOption::new(
    &META.id,
    "base-low",
    20_000,
    "a usual base salary in US dollars, from",
);
static BASE_HIGH: CountOption = CountOption::new(
    &META.id,
    "base-high",
    300_000,
    "a usual base salary in US dollars, to",
)
.not_below(&BASE_LOW);
static STOCK_LOW: CountOption = CountOption::new(
    &META.id,
    "stock-low",
    5_000,
    "a usual stock grant in US dollars, from",
);
static STOCK_HIGH: CountOption = CountOption::new(
    &META.id,
    "stock-high",
    5_000_000,
    "a usual stock grant in US dollars, to",
)
.not_below(&STOCK_LOW);
static BONUS_LOW: CountOption = CountOption::new(
    &META.id,
    "bonus-low",
    1_000,
    "a usual bonus in US dollars, from",
);
static BONUS_HIGH: CountOption = CountOption::new(
    &META.id,
    "bonus-high",
    1_000_000,
    "a usual bonus in US dollars, to",
)
.not_below(&BONUS_LOW);
static SIGNING_BONUS_LOW: CountOption = CountOption::new(
    &META.id,
    "signing-bonus-low",
    1_000,
    "a usual signing bonus in US dollars, from",
);
static SIGNING_BONUS_HIGH: CountOption = CountOption::new(
    &META.id,
    "signing-bonus-high",
    500_000,
    "a usual signing bonus in US dollars, to",
)
.not_below(&SIGNING_BONUS_LOW);
static OTHER_LOW: CountOption = CountOption::new(
    &META.id,
    "other-low",
    1_000,
    "usual other pay in US dollars, from",
);
static OTHER_HIGH: CountOption = CountOption::new(
    &META.id,
    "other-high",
    5_000_000,
    "usual other pay in US dollars, to",
)
.not_below(&OTHER_LOW);
static TOTAL_LOW: CountOption = CountOption::new(
    &META.id,
    "total-low",
    20_000,
    "a usual total in US dollars, from",
);
static TOTAL_HIGH: CountOption = CountOption::new(
    &META.id,
    "total-high",
    3_000_000,
    "a usual total in US dollars, to",
)
.not_below(&TOTAL_LOW);
static FACTOR: CountOption = CountOption::new(
    &META.id,
    "factor",
    10,
    "how many times less or more than usual an amount must be",
);

static RATIO: CountOption = CountOption::new(
    &META.id,
    "ratio",
    6,
    "how many times the lower end of a salary its upper end may be",
);

/// What is usual by the options of `implausible-amount`, which the family's other rules share.
pub(in crate::rules::pay) fn usual_pay(settings: &Settings) -> UsualPay {
    let count = |option| i64::try_from(settings.count(option)).unwrap_or(i64::MAX);
    let bounds = |low, high| [count(low), count(high)];
    UsualPay {
        base: bounds(&BASE_LOW, &BASE_HIGH),
        stock: bounds(&STOCK_LOW, &STOCK_HIGH),
        bonus: bounds(&BONUS_LOW, &BONUS_HIGH),
        signing_bonus: bounds(&SIGNING_BONUS_LOW, &SIGNING_BONUS_HIGH),
        other: bounds(&OTHER_LOW, &OTHER_HIGH),
        total: bounds(&TOTAL_LOW, &TOTAL_HIGH),
        factor: count(&FACTOR),
    }
}

pub(crate) struct ImplausibleAmount;

impl Rule for ImplausibleAmount {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let usual = usual_pay(context.settings);
        let ratio = i64::try_from(context.count(&RATIO)).unwrap_or(i64::MAX);
        let mut slips: Vec<Slip<'_>> = Vec::new();
        for (index, entry) in guide.front.compensation.iter().enumerate() {
            let row = row_of(guide, index);
            fraction(guide, context, entry);
            if !is_in_its_currency(entry, row, &usual) {
                continue;
            }
            let collapsed = &guide.pairing.collapsed;
            let is_several = collapsed.iter().any(|(collapsed, _)| *collapsed == index);
            let verdict = context.facts().verdicts().get(index);
            let total_is_off =
                verdict.is_some_and(|it| !matches!(it, Verdict::Fits | Verdict::Unknown));
            let stated = StatedPay {
                entry,
                row,
                style: AmountStyle::of(guide, entry, row),
            };
            let mut of_entry = Vec::new();
            for component in Component::ALL {
                let found = out_of_bounds(stated, component, &usual);
                let is_off = component == Component::Total && total_is_off;
                if found.is_empty() && !is_several && !is_off {
                    wide_range(context, stated, component, ratio);
                }
                of_entry.extend(found);
            }
            settle(&mut of_entry);
            slips.extend(of_entry);
        }
        // One habit, such as writing thousands, is one finding however often it shows.
        while let Some(first) = slips.first() {
            let unit = first.meant().map(|meant| meant.unit);
            let component = first.component;
            let same = |slip: &Slip<'_>| match unit {
                Some(unit) => slip.meant().is_some_and(|meant| meant.unit == unit),
                None => slip.meant().is_none() && slip.component == component,
            };
            let (group, rest): (Vec<_>, Vec<_>) = slips.into_iter().partition(same);
            context.report(finding(context, &group));
            slips = rest;
        }
    }
}
