//! A stated total that base salary, stock and bonus do not come to.
//!
//! ## What it finds
//!
//! For each end of a region's range, a total outside the interval of
//!
//! ```text
//! base + stock / vesting years + bonus + other yearly pay
//! ```
//!
//! where a bonus percentage is taken of that end's base salary, at its lowest and its highest. A
//! signing bonus is no part of it. What the front matter leaves out is taken from the body's table.
//! Sums are exact; one finding per entry shows them term by term.
//!
//! ## Why it matters
//!
//! People ask an employer for the total. If it does not follow from its parts, one of them is
//! wrong, and whoever asks on the strength of it asks for too much or too little.
//!
//! ## Example
//!
//! 260,000 + 350,000 / 4 + 5 to 10 % of 260,000 is 360,500 to 373,500, not 410,000:
//!
//! ````pay fails
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
//! ## Options
//!
//! - `warn-over` (default 2): deviation in percent beyond which a total is a finding.
//! - `error-over` (default 10): deviation in percent beyond which it is an error.
//!
//! ## Fix safety
//!
//! Unsafe: the fix writes the nearest total that the parts come to, but the part may be what is
//! wrong.

use super::pairs::{BONUS_COLUMNS, MONEY_FIELDS};
use super::totals::{Deviation, Verdict, as_table_states, judge, parts};
use super::{Context, Meta, Rule, meta, words};
use crate::diagnostic::{Diagnostic, Fix, Safety, Severity};
use crate::model::{
    Amount, Band, Bonus, Compensation, Currency, End, Exact, Expected, Guide, Part, Parts, Slot,
};
use crate::text::{Edit, TextRange};

meta!(
    "NG201",
    "total-mismatch",
    Warning,
    Sometimes,
    "total_mismatch.rs"
);

pub struct TotalMismatch;

impl Rule for TotalMismatch {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for (index, entry) in guide.front.compensation.iter().enumerate() {
            let parts = parts(guide, index);
            let tolerance = context.settings.total_tolerance;
            if let Verdict::Mismatch(deviations) = judge(parts, tolerance) {
                let finding = finding(context, parts, &deviations);
                let explained = explained_by_table(parts, context);
                context.report(match explained {
                    Some(note) => finding.note(note),
                    None => finding.fix(fix(entry, &deviations)),
                });
            }
        }
    }
}

fn finding(context: &Context<'_>, parts: Parts<'_>, deviations: &[Deviation]) -> Diagnostic {
    let entry = parts.entry;
    let currency = entry.currency.value().copied();
    let (worst, rest) = worst_first(deviations);
    let error_over = context.settings.total_tolerance.error_over;
    let severity = match worst.percent.parts_per_million().abs() > error_over.parts_per_million() {
        true => Severity::Error,
        false => Severity::Warning,
    };
    let message = format!(
        "total of {} is {} {} what its parts come to: {} stated, {} expected",
        entry.label(),
        words::deviation(worst.percent),
        side(worst),
        words::amount(worst.stated, currency),
        words::interval(worst.expected.low, worst.expected.high, currency),
    );
    let label = format!("{} {}", words::deviation(worst.percent), side(worst));
    let mut finding = context.graded(severity, message, place(entry, worst.end), label);
    for other in rest {
        let label = format!("{} {}", words::deviation(other.percent), side(other));
        finding = finding.related(place(entry, other.end), label);
    }
    for term in &worst.expected.terms {
        if let Some(range) = term_range(parts, &term.part, worst.end) {
            finding = finding.related(range, explain(&term.part, term.low, term.high, currency));
        }
    }
    for end in [End::Low, End::High] {
        if let Some(note) = sum(parts, end, deviations, currency) {
            finding = finding.note(note);
        }
    }
    finding.help("correct the total, or the part of it that is wrong")
}

fn worst_first(deviations: &[Deviation]) -> (&Deviation, Vec<&Deviation>) {
    let mut sorted: Vec<&Deviation> = deviations.iter().collect();
    sorted.sort_by_key(|deviation| -deviation.percent.parts_per_million().abs());
    let rest = sorted.split_off(1);
    (sorted[0], rest)
}

fn side(deviation: &Deviation) -> &'static str {
    match deviation.percent.parts_per_million() > 0 {
        true => "above",
        false => "below",
    }
}

fn place(entry: &Compensation, end: End) -> TextRange {
    entry.total.end(end).range().unwrap_or(entry.range)
}

/// Where a term is stated: in the front matter, or else in the table.
fn term_range(parts: Parts<'_>, part: &Part, end: End) -> Option<TextRange> {
    let of = |pay: &Compensation| match part {
        Part::Base(_) => stated(pay.base.end(end)),
        Part::Stock(..) => stated(pay.stock.end(end)),
        Part::BonusAmount(_) | Part::BonusPercent(..) => match &pay.bonus {
            Bonus::Absent { .. } => None,
            Bonus::Single(slot) => stated(slot),
            Bonus::Percents(band) => stated(band.end(end)),
            Bonus::Amounts(band) => stated(band.end(end)),
        },
        Part::Other(_) => pay
            .other
            .first()
            .and_then(|other| stated(other.pay.end(end))),
    };
    of(parts.entry).or_else(|| of(&parts.row?.compensation))
}

fn stated<T>(slot: &Slot<T>) -> Option<TextRange> {
    slot.spanned().map(|found| found.range)
}

fn explain(part: &Part, low: Exact, high: Exact, currency: Option<Currency>) -> String {
    let value = words::interval(low, high, currency);
    match part {
        Part::Base(_) => "base salary".to_string(),
        Part::Stock(_, 1) => "stock, in one year".to_string(),
        Part::Stock(_, years) => format!("stock over {years} years: {value} a year"),
        Part::BonusPercent(..) => format!("bonus: {value}"),
        Part::BonusAmount(_) => "bonus".to_string(),
        Part::Other(_) => "other yearly pay".to_string(),
    }
}

/// `high: 260,000 base + 350,000 / 4 stock + 5–10 % bonus = 360,500 to 373,500; stated 410,000`.
fn sum(
    parts: Parts<'_>,
    end: End,
    deviations: &[Deviation],
    currency: Option<Currency>,
) -> Option<String> {
    let expected = parts.expected(end)?;
    let stated = *parts.entry.total.end(end).value()?;
    let terms: Vec<String> = expected
        .terms
        .iter()
        .map(|term| term_text(&term.part, currency))
        .collect();
    let off = deviations.iter().find(|deviation| deviation.end == end);
    let outcome = match off {
        Some(deviation) => format!(
            "{} {}",
            words::deviation(deviation.percent),
            side(deviation)
        ),
        None => "fits".to_string(),
    };
    Some(format!(
        "{}: {} = {}; stated {}, {outcome}",
        words::end(end),
        terms.join(" + "),
        words::interval(expected.low, expected.high, currency),
        words::amount(stated, currency),
    ))
}

fn term_text(part: &Part, currency: Option<Currency>) -> String {
    let amount = |value: &Amount| words::amount(*value, currency);
    match part {
        Part::Base(base) => format!("{} base", amount(base)),
        Part::Stock(grant, 1) => format!("{} stock", amount(grant)),
        Part::Stock(grant, years) => format!("{} / {years} stock", amount(grant)),
        Part::BonusPercent(low, high) => format!("{} bonus", words::percents(*low, *high)),
        Part::BonusAmount(bonus) => format!("{} bonus", amount(bonus)),
        Part::Other(other) => format!("{} other", amount(other)),
    }
}

/// Whether the total fits with the parts that the body's table states, and which of them differ.
fn explained_by_table(parts: Parts<'_>, context: &Context<'_>) -> Option<String> {
    let row = parts.row?;
    let entry = as_table_states(parts.entry, row);
    let by_table = Parts {
        entry: &entry,
        row: parts.row,
    };
    let outcome = match judge(by_table, context.settings.total_tolerance) {
        Verdict::Fits => "both ends fit: it is not the total that is wrong",
        Verdict::WholeGrant => "both ends match if the whole stock grant is counted in one year",
        _ => return None,
    };
    let stated = parts.entry;
    let differing = [
        (
            "base salary",
            values(&stated.base) != values(&entry.base),
            MONEY_FIELDS[0].columns,
        ),
        (
            "stock",
            values(&stated.stock) != values(&entry.stock),
            MONEY_FIELDS[1].columns,
        ),
        (
            "bonus",
            !same_bonus(&stated.bonus, &entry.bonus),
            BONUS_COLUMNS,
        ),
    ];
    let texts: Vec<String> = differing
        .into_iter()
        .filter(|(_, differs, _)| *differs)
        .filter_map(|(name, _, columns)| {
            let cell = columns.iter().find_map(|column| row.cell(*column))?;
            Some(format!("{name} of {}", cell.text))
        })
        .collect();
    (!texts.is_empty()).then(|| format!("with the table's {} {outcome}", texts.join(" and ")))
}

fn values(band: &Band<Amount>) -> Option<(Amount, Amount)> {
    band.values().map(|(low, high)| (*low, *high))
}

fn same_bonus(one: &Bonus, other: &Bonus) -> bool {
    match (one, other) {
        (Bonus::Amounts(one), Bonus::Amounts(other)) => values(one) == values(other),
        _ => one.percents() == other.percents() && one.percents().is_some(),
    }
}

fn fix(entry: &Compensation, deviations: &[Deviation]) -> Fix {
    let step = precision(entry);
    let edits: Vec<Edit> = deviations
        .iter()
        .map(|deviation| {
            let value = nearest(&deviation.expected, deviation.stated, step);
            Edit::replace(place(entry, deviation.end), value.0.to_string())
        })
        .collect();
    let values: Vec<&str> = edits.iter().map(|edit| edit.text.as_str()).collect();
    Fix {
        title: format!(
            "write the total that the parts come to: {}",
            values.join(" and ")
        ),
        edits,
        safety: Safety::Unsafe,
    }
}

/// The coarsest power of ten, up to a thousand, that both totals are written in.
fn precision(entry: &Compensation) -> i64 {
    let totals: Vec<i64> = [End::Low, End::High]
        .iter()
        .filter_map(|end| entry.total.end(*end).value())
        .map(|amount| amount.0)
        .collect();
    [1_000, 100, 10]
        .into_iter()
        .find(|step| totals.iter().all(|total| total % step == 0))
        .unwrap_or(1)
}

/// The bound nearest to `stated`, rounded into the interval where a multiple of `step` lies in it.
fn nearest(expected: &Expected, stated: Amount, step: i64) -> Amount {
    let above = Exact::of(stated) > expected.high;
    let bound = if above { expected.high } else { expected.low };
    let rounded = bound.rounded().rounded_to(step);
    let inwards = if above { -step } else { step };
    let outside = expected.exceeded_bound(rounded).is_some();
    let candidate = Amount(rounded.0 + inwards);
    match outside && expected.exceeded_bound(candidate).is_none() {
        true => candidate,
        false => rounded,
    }
}
