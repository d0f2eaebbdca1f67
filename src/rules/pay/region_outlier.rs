//! A total that includes a different share of the stock grant than the totals of the other regions.
//!
//! ## What it finds
//!
//! A total that implies a different yearly share of the grant, (total - base - bonus - other pay) /
//! stock, than the totals of most regions of the guide. At least three regions must agree on a
//! share, and the two shares must differ by a factor of at least 1.5. Totals that do not match
//! their own parts are reported by the rules on totals instead.
//!
//! ## Why it matters
//!
//! People compare the regions of a guide with each other. This works only if all totals are
//! computed in the same way.
//!
//! ## Example
//!
//! ````pay fails note x1 @"143500"
//! - {region: London, stock_vest_years: 1, base_low: 100000, base_high: 150000, stock_low: 80000, stock_high: 120000, bonus_pct: 10, total_comp_low: 190000, total_comp_high: 285000, currency: GBP}
//! - {region: Leeds, stock_vest_years: 1, base_low: 80000, base_high: 120000, stock_low: 60000, stock_high: 100000, bonus_pct: 10, total_comp_low: 148000, total_comp_high: 232000, currency: GBP}
//! - {region: York, stock_vest_years: 1, base_low: 80000, base_high: 110000, stock_low: 60000, stock_high: 90000, bonus_pct: 10, total_comp_low: 148000, total_comp_high: 211000, currency: GBP}
//! - {region: Bath, base_low: 80000, base_high: 110000, stock_low: 60000, stock_high: 90000, bonus_pct: 10, total_comp_low: 103000, total_comp_high: 143500, currency: GBP}
//! ````
//!
//! ````pay passes
//! - {region: London, base_low: 100000, base_high: 150000, stock_low: 80000, stock_high: 120000, bonus_pct: 10, total_comp_low: 130000, total_comp_high: 195000, currency: GBP}
//! - {region: Leeds, base_low: 80000, base_high: 120000, stock_low: 60000, stock_high: 100000, bonus_pct: 10, total_comp_low: 103000, total_comp_high: 157000, currency: GBP}
//! - {region: York, base_low: 80000, base_high: 110000, stock_low: 60000, stock_high: 90000, bonus_pct: 10, total_comp_low: 103000, total_comp_high: 143500, currency: GBP}
//! - {region: Bath, base_low: 80000, base_high: 110000, stock_low: 60000, stock_high: 90000, bonus_pct: 10, total_comp_low: 103000, total_comp_high: 143500, currency: GBP}
//! ````
//!
//! ## Options
//!
//! - `entries` (default 3): the minimum number of regions that must agree.

use crate::analysis::totals::verdict::{Verdict, parts};
use crate::model::{End, Guide, Parts, PayPart, Percent};
use crate::rules::pay::total_mismatch::total_tolerance;
use crate::rules::{Context, CountOption, Meta, Rule, meta};

meta!(
    "NG208",
    "region-outlier",
    Note,
    None,
    "region_outlier.rs",
    ENTRIES
);

static ENTRIES: CountOption = CountOption::new(
    &META.id,
    "entries",
    3,
    "how many regions at least must agree",
);

/// Millionths: of a unit of money, and of a grant.
const MILLION: i128 = 1_000_000;

pub(crate) struct RegionOutlier;

/// The yearly shares of the grant, in millionths, that a total allows.
#[derive(Clone, Copy)]
struct Shares {
    low: i128,
    high: i128,
}

impl Shares {
    fn common(self, other: Shares) -> Option<Shares> {
        let (low, high) = (self.low.max(other.low), self.high.min(other.high));
        (low <= high).then_some(Shares { low, high })
    }

    /// Whether one is at least half as much again as the other: less is rounding and estimates.
    fn is_another_model(self, other: Shares) -> bool {
        let (one, two) = (self.low + self.high, other.low + other.high);
        let (less, more) = (one.min(two).max(0), one.max(two));
        self.common(other).is_none() && more * 2 >= less * 3
    }

    /// `about 25%`
    fn in_words(self) -> String {
        let middle = i128::midpoint(self.low, self.high);
        format!("about {}%", (middle * 100 + MILLION / 2) / MILLION)
    }
}

impl Rule for RegionOutlier {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let tolerance = total_tolerance(context.settings);
        let entries = 0..guide.front.compensation.len();
        let known: Vec<(usize, Shares)> = entries
            .filter_map(|index| Some((index, shares(parts(guide, index), tolerance.warn_over)?)))
            .collect();
        let Some((usual, agreeing)) = most_common(&known) else {
            return;
        };
        let least = usize::try_from(context.count(&ENTRIES)).unwrap_or(usize::MAX);
        if agreeing < least || agreeing * 2 <= known.len() {
            return;
        }
        for (index, own) in &known {
            let parts = parts(guide, *index);
            let verdict = context.facts().verdicts().get(*index);
            if !own.is_another_model(usual) || !matches!(verdict, Some(Verdict::Fits)) {
                continue;
            }
            let (mine, others) = (own.in_words(), usual.in_words());
            let finding = context.finding(
                format!(
                    "total of {} counts {mine} of the grant a year, those of {agreeing} other regions {others}",
                    parts.entry.label(),
                ),
                parts.entry.total_range(End::High),
                format!("{mine} of the grant"),
            );
            let agreeing = known
                .iter()
                .filter(|(_, shares)| shares.common(usual).is_some())
                .map(|(other, shares)| {
                    let entry = &guide.front.compensation[*other];
                    let label = format!("{} of the grant", shares.in_words());
                    (entry.total_range(End::High), label)
                });
            let finding = finding
                .related_all(agreeing)
                .note("the share is (total - base - bonus - other pay) / stock")
                .help(
                    "if the grants vest alike, state the same `stock_vest_years` in all entries and count \
                     a year's share in each total",
                );
            context.report(finding);
        }
    }
}

/// The shares that the most entries allow, and how many entries those are.
fn most_common(known: &[(usize, Shares)]) -> Option<(Shares, usize)> {
    let all = || known.iter().map(|(_, shares)| *shares);
    let sorted = |end: fn(Shares) -> i128| {
        let mut ends: Vec<i128> = all().map(end).collect();
        ends.sort_unstable();
        ends
    };
    // An entry allows a share if it begins at or below it and does not end below it.
    let (lows, highs) = (sorted(|shares| shares.low), sorted(|shares| shares.high));
    let allowing = |share: i128| {
        let begun = lows.partition_point(|low| *low <= share);
        begun - highs.partition_point(|high| *high < share)
    };
    let share = all()
        .map(|shares| shares.low)
        .max_by_key(|low| allowing(*low))?;
    let agreeing = all().filter(|shares| (shares.low..=shares.high).contains(&share));
    let common = agreeing.reduce(|one, other| Shares {
        low: one.low.max(other.low),
        high: one.high.min(other.high),
    })?;
    Some((common, allowing(share)))
}

/// The shares at which both ends of the total are within `tolerance`.
fn shares(parts: Parts<'_>, tolerance: Percent) -> Option<Shares> {
    at(parts, End::Low, tolerance)?.common(at(parts, End::High, tolerance)?)
}

fn at(parts: Parts<'_>, end: End, tolerance: Percent) -> Option<Shares> {
    let total = i128::from(parts.entry.total.end(end).value()?.0);
    let (mut low, mut high, mut stock) = (0_i128, 0_i128, 0_i128);
    let mut base = 0_i128;
    for term in parts.expected(end)?.terms {
        let (least, most) = match term.part {
            PayPart::Base(amount) => {
                base = i128::from(amount.0);
                (base * MILLION, base * MILLION)
            }
            PayPart::Stock(amount, _) | PayPart::FirstYearStock(amount, _) => {
                stock = i128::from(amount.0);
                (0, 0)
            }
            PayPart::BonusPercent(least, most) => (
                base * i128::from(least.parts_per_million()),
                base * i128::from(most.parts_per_million()),
            ),
            PayPart::BonusAmount(amount)
            | PayPart::Other(amount, _)
            | PayPart::SigningBonus(amount) => {
                let amount = i128::from(amount.0) * MILLION;
                (amount, amount)
            }
        };
        low += least;
        high += most;
    }
    if stock <= 0 {
        return None;
    }
    let slack = total * i128::from(tolerance.parts_per_million());
    Some(Shares {
        low: (total * MILLION - high - slack) / stock,
        high: (total * MILLION - low + slack) / stock,
    })
}
