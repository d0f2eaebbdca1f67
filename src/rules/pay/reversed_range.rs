//! A range whose low end is above its high end.
//!
//! ## What it finds
//!
//! A `base_low` above its `base_high`, and the same for stock, bonus, signing bonuses, other pay
//! and totals, in the front matter and in the body's pay table. If an end has lost its unit, such
//! as `215` for 215,000, `implausible-amount` reports it instead.
//!
//! ## Why it matters
//!
//! Either the two ends are swapped or one of them is wrong. A reader cannot know which.
//!
//! ## Example
//!
//! ````pay fails error x1 @"120000"
//! - region: London
//!   base_low: 120000
//!   base_high: 95000
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
//! ## Fix safety
//!
//! Unsafe: the fix swaps the two ends, but one of them may be wrong instead. It is offered only for
//! the front matter: the ends of a cell may share a currency or a unit.

use std::cell::LazyCell;
use std::fmt::Display;

use crate::analysis::text::amount_style::AmountStyle;
use crate::analysis::totals::verdict::row_of;
use crate::diagnostic::{Fix, Safety};
use crate::model::{Amount, Band, Bonus, Compensation, Component, Guide, Origin, PayRow, Percent};
use crate::rules::pay::implausible::slips::is_in_its_currency;
use crate::rules::pay::implausible_amount;
use crate::rules::pay::implausible_amount::usual_pay;
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::{Edit, Source, TextRange};

meta!(
    "NG204",
    "reversed-range",
    Error,
    Unsafe,
    "reversed_range.rs"
);

pub(crate) struct ReversedRange;

impl Rule for ReversedRange {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for (index, entry) in guide.front.compensation.iter().enumerate() {
            check(guide, entry, row_of(guide, index), context);
        }
        for row in guide.body.pay_table.iter().flat_map(|table| &table.rows) {
            check(guide, &row.compensation, Some(row), context);
        }
    }
}

fn check(guide: &Guide, pay: &Compensation, row: Option<&PayRow>, context: &mut Context<'_>) {
    let writing = LazyCell::new(|| AmountStyle::of(guide, pay, row));
    let usual = usual_pay(context.settings);
    // A unit missing at one end is reported by `implausible-amount`.
    let is_reported = |component: Component| {
        context.runs(&implausible_amount::META)
            && pay.origin == Origin::FrontMatter
            && is_in_its_currency(pay, row, &usual)
            && usual.has_implausible(component, pay)
    };
    let amount = |value: &Amount| writing.amount(*value);
    let mut found = Vec::new();
    for component in Component::ALL {
        let bands = component.bands(pay);
        found.extend(bands.filter_map(|band| reversed(component, band, amount)));
    }
    if let Bonus::Percents(band) = &pay.bonus {
        let percent = |value: &Percent| format!("{value}%");
        found.extend(reversed(Component::Bonus, band, percent));
    }
    found.retain(|reversed| !is_reported(reversed.component));
    for reversed in found {
        report(&guide.source, pay, reversed, context);
    }
}

struct Reversed {
    component: Component,
    low: (String, TextRange),
    high: (String, TextRange),
}

fn reversed<T: PartialOrd, S: Display>(
    component: Component,
    band: &Band<T>,
    show: impl Fn(&T) -> S,
) -> Option<Reversed> {
    let (low, high) = (band.low.spanned()?, band.high.spanned()?);
    (low.value > high.value).then(|| Reversed {
        component,
        low: (show(&low.value).to_string(), low.range),
        high: (show(&high.value).to_string(), high.range),
    })
}

fn report(source: &Source, pay: &Compensation, found: Reversed, context: &mut Context<'_>) {
    let (low, low_range) = found.low;
    let (high, high_range) = found.high;
    let finding = context
        .finding(
            format!(
                "{} of {} is reversed: {low} to {high}",
                found.component.name(),
                pay.label()
            ),
            low_range,
            format!("the low end, above the high end of {high}"),
        )
        .related(high_range, "the high end")
        .help("swap the two, or correct the one that is wrong");
    let fix = Fix {
        title: "swap the two ends".to_string(),
        edits: vec![
            Edit::replace(low_range, source.slice(high_range)),
            Edit::replace(high_range, source.slice(low_range)),
        ],
        safety: Safety::Unsafe,
    };
    // A cell shares currency and suffix between its ends; swapped, they may no longer.
    context.report(match pay.origin {
        Origin::FrontMatter => finding.fix(fix),
        Origin::Table => finding,
    });
}
