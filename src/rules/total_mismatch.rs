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
//! Sums are exact; one finding per entry shows them term by term, and says so where the table's
//! figures, the signing bonus or a bonus left out explain the difference. Where the table states a
//! range of bonus percentages and the front matter one of them, the range decides how much the
//! finding weighs.
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
//! Unsafe: the fix writes the nearest total that the parts come to, in the front matter and in the
//! table, but the part may be what is wrong.

use super::total_causes::{Cause, cause};
use super::total_fix::edits;
use super::total_terms::{place, sum_note, term_labels};
use super::totals::{Deviation, Verdict, judge, parts};
use super::{Context, Meta, Rule, RuleOption, meta, words};
use crate::diagnostic::{Diagnostic, Fix, Safety, Severity};
use crate::model::{Compensation, End, Guide, Parts};
use crate::text::{Edit, Source};

meta!(
    "NG201",
    "total-mismatch",
    Warning,
    Unsafe,
    "total_mismatch.rs",
    RuleOption::percent(
        "warn-over",
        2,
        "deviation beyond which a total is a finding"
    ),
    RuleOption::percent("error-over", 10, "deviation beyond which it is an error")
        .not_below("warn-over"),
);

pub struct TotalMismatch;

impl Rule for TotalMismatch {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for index in 0..guide.front.compensation.len() {
            let parts = parts(guide, index);
            let tolerance = context.settings.total_tolerance();
            if let Verdict::Mismatch(deviations) = judge(parts, tolerance) {
                let finding = finding(&guide.source, context, parts, &deviations);
                context.report(finding);
            }
        }
    }
}

fn finding(
    source: &Source,
    context: &Context<'_>,
    parts: Parts<'_>,
    deviations: &[Deviation],
) -> Diagnostic {
    let entry = parts.entry;
    let cause = cause(parts, deviations, context.settings.total_tolerance());
    let mut sorted: Vec<&Deviation> = deviations.iter().collect();
    sorted.sort_by_key(|deviation| -deviation.size());
    let (worst, rest) = (sorted[0], &sorted[1..]);
    let severity = severity(context, worst, cause.as_ref());
    let mut finding = context.graded(
        severity,
        headline(entry, worst),
        place(entry, worst.end),
        worst.in_words(),
    );
    for other in rest {
        finding = finding.related(place(entry, other.end), other.in_words());
    }
    for (range, label) in term_labels(parts, &worst.expected, worst.end) {
        finding = finding.related(range, label);
    }
    for end in [End::Low, End::High] {
        let off = deviations.iter().find(|deviation| deviation.end == end);
        let outcome = off.map_or_else(|| "fits".to_string(), Deviation::in_words);
        if let Some(sum) = sum_note(parts, end) {
            finding = finding.note(format!("{sum}, {outcome}"));
        }
    }
    if let Some(cause) = &cause {
        finding = finding.note(cause.to_string());
    }
    let finding = finding.help(help(cause.as_ref()));
    let fix = match &cause {
        Some(Cause::TableFits(_) | Cause::TableWholeGrant(_) | Cause::SigningBonus) => None,
        Some(Cause::StillOff(_, remaining)) => fix(source, parts, remaining),
        Some(Cause::WithoutBonus) | None => fix(source, parts, deviations),
    };
    match fix {
        Some(fix) => finding.fix(fix),
        None => finding,
    }
}

fn headline(entry: &Compensation, worst: &Deviation) -> String {
    let currency = entry.currency.value().copied();
    let code = currency.map_or_else(String::new, |currency| format!("{currency} "));
    format!(
        "total of {} is {} at its {} end: {code}{} stated, its parts come to {}",
        entry.label(),
        worst.in_words(),
        match worst.end {
            End::Low => "lower",
            End::High => "upper",
        },
        words::amount(worst.stated, currency),
        words::interval(worst.expected.low, worst.expected.high, currency),
    )
}

/// By the deviation that is left once the cause is accounted for.
fn severity(context: &Context<'_>, worst: &Deviation, cause: Option<&Cause>) -> Severity {
    let left = match cause {
        Some(Cause::TableFits(_)) => return Severity::Warning,
        Some(Cause::StillOff(_, remaining)) => remaining.iter().map(Deviation::size).max(),
        _ => None,
    };
    let error_over = context.settings.total_tolerance().error_over;
    match left.unwrap_or(worst.size()) > error_over.parts_per_million() {
        true => Severity::Error,
        false => Severity::Warning,
    }
}

fn help(cause: Option<&Cause>) -> &'static str {
    match cause {
        Some(Cause::TableFits(_)) => {
            "correct the front matter to what the table states; the total can stay"
        }
        Some(Cause::TableWholeGrant(_)) => {
            "correct the bonus in the front matter, and count a year's share of the grant in the total"
        }
        Some(Cause::SigningBonus) => {
            "state the total without the signing bonus, here and in the table"
        }
        Some(Cause::StillOff(..) | Cause::WithoutBonus) | None => {
            "write the total its parts come to, or correct the base, stock or bonus if one of them is wrong"
        }
    }
}

fn fix(source: &Source, parts: Parts<'_>, deviations: &[Deviation]) -> Option<Fix> {
    let ends = deviations
        .iter()
        .map(|deviation| (deviation.end, &deviation.expected));
    let edits = edits(source, parts, &ends.collect::<Vec<_>>())?;
    let in_front = |edit: &&Edit| parts.entry.range.contains(edit.range);
    let values: Vec<&str> = edits
        .iter()
        .filter(in_front)
        .map(|edit| edit.text.as_str())
        .collect();
    let what = match values.len() {
        1 => "total that the parts come to",
        _ => "totals that the parts come to",
    };
    Some(Fix {
        title: format!("write the {what}: {}", values.join(" to ")),
        edits,
        safety: Safety::Unsafe,
    })
}
