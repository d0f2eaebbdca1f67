//! A stated total that does not equal the sum of base salary, stock and bonus.
//!
//! ## What it finds
//!
//! For each end of an entry's range, a total outside the interval of
//!
//! ```text
//! base + stock / vesting years + bonus + other yearly pay
//! ```
//!
//! where a bonus percentage is applied to the base salary of the same end, once at its lowest and
//! once at its highest. A signing bonus is not included. Parts that the front matter omits are
//! taken from the body's table. If the table states a range of bonus percentages and the front
//! matter only one of them, the whole range is used. Sums are exact. Each entry has one finding,
//! which shows the sums term by term and says whether counting the whole grant, counting the
//! signing bonus or computing the bonus in another way explains the difference. If several totals
//! of a guide are wrong for the same reason, the reason is explained once.
//!
//! With a `stock_vest_schedule`, the sum is that of an average year of the schedule. A total for
//! the first year,
//! `base + stock x the first year's percents + bonus + other yearly pay + signing bonus`, is
//! therefore reported too, and the message says what it includes.
//!
//! A total that matches the parts as the table states them is accepted; `value-differs`,
//! `value-lost` or `bonus-range-collapsed` reports the part that is different in the front matter.
//! A total in a column such as `Total Comp (Year 1)` is also compared with the sum that includes
//! the signing bonus; if that matches, `first-year-total` reports it.
//!
//! ## Why it matters
//!
//! People ask an employer for the total. If it does not match its parts, the total or a part is
//! wrong, and people who rely on it ask for too much or too little.
//!
//! ## Example
//!
//! 260,000 + 350,000 / 4 + 5% to 10% of 260,000 is 360,500 to 373,500, not 410,000:
//!
//! ````pay fails warning x1 @"410000"
//! - region: San Francisco
//!   base_low: 205000
//!   base_high: 260000
//!   stock_low: 200000
//!   stock_high: 350000
//!   bonus_pct_low: 5
//!   bonus_pct_high: 10
//!   total_comp_low: 273000
//!   total_comp_high: 410000
//!   currency: USD
//! ````
//!
//! ````pay passes
//! - region: San Francisco
//!   base_low: 205000
//!   base_high: 260000
//!   stock_low: 200000
//!   stock_high: 350000
//!   bonus_pct_low: 5
//!   bonus_pct_high: 10
//!   total_comp_low: 273000
//!   total_comp_high: 370000
//!   currency: USD
//! ````
//!
//! This total is correct for the table's whole bonus range; `bonus-range-collapsed` reports that
//! the front matter lacks the range:
//!
//! ````pay passes bonus-range-collapsed x1
//! - region: London
//!   base_low: 100000
//!   base_high: 150000
//!   bonus_pct: 10
//!   total_comp_low: 110000
//!   total_comp_high: 180000
//!   currency: GBP
//!
//! | Region | Base Salary | Bonus | Total Comp |
//! |--------|-------------|-------|------------|
//! | London | £100K–£150K | 10–20% | £110K–£180K |
//! ````
//!
//! A grant of 100,000 that vests 5/15/40/40 pays 25,000 in an average year and 5,000 in the first
//! year:
//!
//! ````pay fails error x1 @"100000" #3
//! - region: Dublin
//!   base_low: 95000
//!   base_high: 120000
//!   stock_low: 100000
//!   stock_high: 100000
//!   stock_vest_schedule: [5, 15, 40, 40]
//!   bonus_pct: 0
//!   total_comp_low: 100000
//!   total_comp_high: 125000
//!   currency: EUR
//! ````
//!
//! ````pay passes
//! - region: Dublin
//!   base_low: 95000
//!   base_high: 120000
//!   stock_low: 100000
//!   stock_high: 100000
//!   stock_vest_schedule: [5, 15, 40, 40]
//!   bonus_pct: 0
//!   total_comp_low: 120000
//!   total_comp_high: 145000
//!   currency: EUR
//! ````
//!
//! ## Options
//!
//! The options also set the severity of `total-counts-whole-grant`.
//!
//! - `warn-over` (default 2): the deviation in percent beyond which a total is a finding.
//! - `error-over` (default 10): the deviation in percent beyond which the finding is an error.
//!
//! ## Fix safety
//!
//! Unsafe: the fix writes the nearest total that matches the parts, in the front matter and in the
//! table, but a part may be wrong instead of the total. If the sum uses the table's whole bonus
//! range, the fix writes that range as well. There is no fix where a figure other than the total
//! must be corrected, or for the total of a first year.

use crate::analysis::text::amount_style::AmountStyle;
use crate::analysis::totals::cause::{Cause, Explained, Explanation};
use crate::analysis::totals::first_year::has_schedule;
use crate::analysis::totals::tolerance::TotalTolerance;
use crate::analysis::totals::verdict::{percent_off, severity};
use crate::diagnostic::{Diagnostic, Label};
use crate::edit::total::fix;
use crate::model::{Guide, Parts};
use crate::rules::pay::totals::message::{headline, notes, worst_of};
use crate::rules::pay::totals::terms::term_labels;
use crate::rules::{Context, Meta, PercentOption, Rule, Settings, meta};

meta!(
    "NG201",
    "total-mismatch",
    Warning,
    Unsafe,
    "total_mismatch.rs",
    WARN_OVER,
    ERROR_OVER
);

static WARN_OVER: PercentOption = PercentOption::new(
    &META.id,
    "warn-over",
    2,
    "deviation beyond which a total is a finding",
);
static ERROR_OVER: PercentOption = PercentOption::new(
    &META.id,
    "error-over",
    10,
    "deviation beyond which it is an error",
)
.not_below(&WARN_OVER);

/// The options of this rule, which the family's other rules on totals share.
pub(crate) fn total_tolerance(settings: &Settings) -> TotalTolerance {
    TotalTolerance {
        warn_over: settings.percent(&WARN_OVER),
        error_over: settings.percent(&ERROR_OVER),
    }
}

pub(crate) struct TotalMismatch;

impl Rule for TotalMismatch {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let totals_off = context.facts().totals_off();
        let found = totals_off.filter_map(|(parts, explanation)| match explanation {
            Explanation::Off(explained) => Some((parts, Explained::clone(explained))),
            _ => None,
        });
        let mut found: Vec<(Parts<'_>, Explained)> = found.collect();
        drop_chance(&mut found);
        for (parts, explained) in &found {
            let finding = finding(guide, context, *parts, explained);
            context.report(finding);
        }
    }
}

/// Drops ways to count the bonus that not all totals of the guide which are off agree on.
fn drop_chance(found: &mut [(Parts<'_>, Explained)]) {
    let readings = found.iter().map(|(_, explained)| match explained.cause {
        Some(Cause::Bonus(reading)) => Some(reading),
        _ => None,
    });
    let readings: Vec<_> = readings.collect();
    let are_all_one = readings.len() > 1 && readings.windows(2).all(|pair| pair[0] == pair[1]);
    for (_, explained) in found {
        if let Some(Cause::Bonus(reading)) = explained.cause
            && reading.needs_company()
            && !are_all_one
        {
            explained.cause = None;
        }
    }
}

fn finding(
    guide: &Guide,
    context: &Context<'_>,
    parts: Parts<'_>,
    explained: &Explained,
) -> Diagnostic {
    let (entry, writing) = (parts.entry, AmountStyle::of(guide, parts.entry, parts.row));
    let of_sum = Parts {
        entry: &explained.entry,
        row: parts.row,
    };
    let off = explained.weighing();
    let worst = worst_of(off);
    let tolerance = total_tolerance(context.settings);
    let others = off.iter().filter(|other| other.end != worst.end);
    let terms = off
        .iter()
        .flat_map(|deviation| term_labels(of_sum, writing, &deviation.expected, deviation.end));
    let whole_bonus = entry.bonus.range().zip(explained.whole_bonus.as_ref());
    let cause = explained.cause.as_ref();
    context
        .graded(
            severity(off, tolerance),
            headline(of_sum, writing, explained, worst),
            Label::new(entry.total_range(worst.end), worst.in_words()),
        )
        .related_all(others.map(|other| (entry.total_range(other.end), other.in_words())))
        .related_once(terms)
        .related_all(
            whole_bonus.map(|(range, bonus)| (range, format!("one of the table's {bonus}"))),
        )
        .notes(notes(of_sum, writing, explained))
        .cause_opt(cause.map(|cause| cause.key(&guide.source.path)))
        .help(help(of_sum, explained))
        .percent_off(percent_off(off))
        // Whichever of its ends is the worst one.
        .identity_places(
            [entry.total.low.range(), entry.total.high.range()]
                .into_iter()
                .flatten(),
        )
        .fix_opt(fix(guide, parts, explained, tolerance))
}

fn help(parts: Parts<'_>, explained: &Explained) -> &'static str {
    let by_schedule = has_schedule(parts);
    match &explained.cause {
        Some(Cause::TableWholeGrant(_)) => {
            "correct the front matter to what the table states, and count a year's share of the grant in the total"
        }
        Some(Cause::FirstYear { .. })
            if !explained.is_held_against_a_first_year() && by_schedule =>
        {
            "write the total its parts come to, and rename the column: the total does not seem to be a first year's"
        }
        Some(Cause::FirstYear { .. }) if !explained.is_held_against_a_first_year() => {
            "write the total its parts come to, and rename the column: the total does not seem to count the signing bonus"
        }
        Some(Cause::FirstYear { .. }) if by_schedule => {
            "state pay for an average year, here and in the table, and rename the column: what the first year pays follows from the schedule and the signing bonus"
        }
        Some(Cause::CountsFirstYear) => {
            "state the total of an average year, here and in the table: what the first year pays follows from the schedule and the signing bonus"
        }
        Some(Cause::FirstYear { .. }) => {
            "state pay for an ordinary year, here and in the table, and rename the column: the signing bonus is stated beside it"
        }
        Some(Cause::SigningBonus) => {
            "state the total without the signing bonus, here and in the table"
        }
        Some(Cause::Bonus(reading)) => reading.help(),
        Some(Cause::StockOrBonus(_)) => {
            "say in the header which of the two it is, and count the bonus once in the total"
        }
        None => {
            "write the total its parts come to, or correct the base salary, stock or bonus if one of them is wrong"
        }
    }
}
