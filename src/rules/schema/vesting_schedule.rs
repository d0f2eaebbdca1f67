//! A vesting schedule that does not sum to 100 percent, or has another number of years than stated.
//!
//! ## What it finds
//!
//! A `stock_vest_schedule` whose percents do not sum to exactly 100, that has no year or more than
//! ten, or whose number of years differs from `stock_vest_years`. A value that is not a percentage
//! is reported by `wrong-type`, and a percentage outside 0 to 100 by `invalid-value`.
//!
//! A grant that vests equally in all years needs no schedule: `stock_vest_years` is enough.
//!
//! ## Why it matters
//!
//! The pay of the first year is computed from the schedule. If the percents do not sum to 100, the
//! guide promises stock that does not exist or omits stock that does.
//!
//! ## Example
//!
//! 5 + 15 + 40 + 30 is 90:
//!
//! ````pay fails error x1 @"[5, 15, 40, 30]"
//! - region: Dublin
//!   base_low: 95000
//!   base_high: 120000
//!   stock_vest_schedule: [5, 15, 40, 30]
//!   currency: EUR
//! ````
//!
//! ````pay passes
//! - region: Dublin
//!   base_low: 95000
//!   base_high: 120000
//!   stock_vest_schedule: [5, 15, 40, 40]
//!   currency: EUR
//! ````
//!
//! The schedule already says how many years there are, so `stock_vest_years` can be left out:
//!
//! ````pay fails error x1 @"[50, 30, 20]"
//! - region: Dublin
//!   base_low: 95000
//!   base_high: 120000
//!   stock_vest_years: 4
//!   stock_vest_schedule: [50, 30, 20]
//!   currency: EUR
//! ````
//!
//! Thirds are written with two decimal places, and one of them takes the remainder:
//!
//! ````pay passes
//! - region: Dublin
//!   base_low: 95000
//!   base_high: 120000
//!   stock_vest_years: 3
//!   stock_vest_schedule: [33.33, 33.33, 33.34]
//!   currency: EUR
//! ````
//!
//! ## Fix safety
//!
//! Unsafe, because other values may have been meant. If the percents are fractions that sum to 1,
//! the fix writes them as percents; if `stock_vest_years` differs, the fix sets it to the number of
//! years in the schedule. In all other cases there is no fix.

use crate::analysis::text::phrases::{count, head, key_of};
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::model::front_matter::{SchemaFault, VestingWhy};
use crate::model::{Guide, Percent, UnsoundSchedule};
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::{Edit, Spanned, TextRange};

meta!(
    "NG113",
    "vesting-schedule",
    Error,
    Unsafe,
    "vesting_schedule.rs"
);

pub(crate) struct VestingSchedule;

impl Rule for VestingSchedule {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for fault in &guide.problems.schema {
            let SchemaFault::Vesting { within, range, why } = fault else {
                continue;
            };
            let name = key_of("stock_vest_schedule", within.as_deref());
            let schedule = NamedSchedule {
                name,
                head: head(&guide.source.text, *range),
            };
            let finding = match why {
                VestingWhy::Unsound { why, meant } => unsound(context, &schedule, *why, meant),
                VestingWhy::OtherYears {
                    stated,
                    place: years,
                    listed,
                } => other_years(context, &schedule, *years, [*stated, *listed]),
            };
            context.report(finding);
        }
    }
}

/// The schedule that a finding is about.
struct NamedSchedule {
    /// `` `stock_vest_schedule` of Dublin ``
    name: String,
    /// Its first line.
    head: TextRange,
}

fn unsound(
    context: &Context<'_>,
    schedule: &NamedSchedule,
    why: UnsoundSchedule,
    meant: &[Spanned<Percent>],
) -> Diagnostic {
    let name = &schedule.name;
    let (message, label, help) = match why {
        UnsoundSchedule::Empty => (
            format!("{name} has no year"),
            "no percents".to_string(),
            "write the percent of the grant that vests in each year, such as [5, 15, 40, 40], or leave the key out",
        ),
        UnsoundSchedule::TooLong(years) => (
            format!("{name} has {years} years: a grant vests over 10 at most"),
            format!("{years} percents"),
            "write a percent for each year, not for each month or quarter",
        ),
        // `invalid-value` is reported for the percent itself, so this reason does not come here.
        UnsoundSchedule::OutOfRange(share) => (
            format!("{name} has a year of {share}%"),
            "not from 0 to 100".to_string(),
            "write percents from 0 to 100",
        ),
        UnsoundSchedule::Sum(sum) => (
            format!("the years of {name} come to {sum}%, not to 100%"),
            format!("{} in all", deviation(sum)),
            "correct the percents so that they sum to 100; thirds are 33.33, 33.33 and 33.34",
        ),
    };
    let finding = context.finding(message, schedule.head, label);
    if meant.is_empty() {
        return finding.help(help);
    }
    let texts: Vec<String> = meant.iter().map(|share| share.value.to_string()).collect();
    let written = format!("write [{}]", texts.join(", "));
    let edits = meant.iter().zip(texts);
    finding
        .note("the percents are written as such: 15 is 15%, 0.15 is less than 1%")
        .help(&*written)
        .fix(Fix {
            title: written,
            edits: edits
                .map(|(share, text)| Edit::replace(share.range, text))
                .collect(),
            safety: Safety::Unsafe,
        })
}

/// `10% too little`
fn deviation(sum: Percent) -> String {
    let off = sum.parts_per_million() - Percent::whole(100).parts_per_million();
    let size = Percent::from_parts_per_million(off.abs());
    let side = if off < 0 { "little" } else { "much" };
    format!("{size}% too {side}")
}

fn other_years(
    context: &Context<'_>,
    schedule: &NamedSchedule,
    years: TextRange,
    [stated, listed]: [u8; 2],
) -> Diagnostic {
    let of = |years: u8| count(u64::from(years), "year");
    let (stated, has) = (of(stated), of(listed));
    context
        .finding(
            format!(
                "{} has {has}, but `stock_vest_years` says {stated}",
                schedule.name
            ),
            schedule.head,
            format!("percents for {has}"),
        )
        .related(years, format!("{stated} here"))
        .help(format!(
            "write `stock_vest_years: {listed}` or leave it out, or complete the schedule"
        ))
        .fix(Fix::replace(
            format!("write `stock_vest_years: {listed}`"),
            years,
            listed.to_string(),
            Safety::Unsafe,
        ))
}
