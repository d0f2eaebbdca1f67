//! Dates that contradict each other or are not plausible.
//!
//! ## What it finds
//!
//! - `last_updated` in the future: after today, or after the date that `--as-of` gives. One day is
//!   tolerated because of time zones.
//! - `next_review_due` before `last_updated`.
//! - `next_review_due` more than two years after `last_updated`: a warning.
//! - `salary_data_quarter` that starts after `last_updated`: the quarter had not begun when the
//!   guide was updated.
//!
//! ## Why it matters
//!
//! These dates tell readers how old the figures are. If they contradict each other, at least one is
//! wrong, and readers cannot trust any of them.
//!
//! ## Example
//!
//! As of 2026-03-01:
//!
//! ````keys fails error x1 @"2026-Q2"
//! last_updated: 2026-02-23
//! salary_data_quarter: 2026-Q2
//! ````
//!
//! ````keys fails error x1 @"2025-05-23"
//! last_updated: 2026-02-23
//! next_review_due: 2025-05-23
//! ````
//!
//! ````keys fails warning x1 @"2062-05-23"
//! last_updated: 2026-02-23
//! next_review_due: 2062-05-23
//! ````
//!
//! ````keys passes
//! last_updated: 2026-02-23
//! salary_data_quarter: 2026-Q1
//! next_review_due: 2026-05-23
//! ````

use crate::analysis::text::phrases;
use crate::diagnostic::{Label, Severity};
use crate::model::{Date, Guide};
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::Spanned;

meta!("NG403", "date-order", Error, None, "date_order.rs");

pub(crate) struct DateOrder;

impl Rule for DateOrder {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let Some(updated) = guide.front.last_updated.spanned() else {
            return;
        };
        if let Some(as_of) = context.scope.as_of {
            check_future(context, updated, as_of);
        }
        if let Some(due) = guide.front.next_review_due.spanned()
            && due.value < updated.value
        {
            let finding = context
                .finding(
                    format!(
                        "the next review is due on {}, before the last update on {}",
                        due.value, updated.value
                    ),
                    due.range,
                    "due before the update",
                )
                .related(updated.range, "updated later")
                .help("correct the year or month that is wrong");
            context.report(finding);
        }
        check_far_review(context, guide, updated.value);
        if let Some(quarter) = guide.front.salary_data_quarter.spanned()
            && let Some(start) = quarter.value.first_day()
            && start > updated.value
        {
            let finding = context
                .finding(
                    format!(
                        "the figures are for {}, which had not begun at the last update on {}",
                        quarter.value, updated.value
                    ),
                    quarter.range,
                    format!("begins on {start}"),
                )
                .related(updated.range, "updated before that")
                .help("name the quarter that the figures describe, or correct `last_updated`");
            context.report(finding);
        }
    }
}

/// A review more than this many days after the update, about two years, is probably a mistake.
const LONGEST_WAIT: u64 = 731;

fn check_far_review(context: &mut Context<'_>, guide: &Guide, updated: Date) {
    let Some(due) = guide.front.next_review_due.spanned() else {
        return;
    };
    let days = crate::rules::evidence::stale::days_between(updated, due.value);
    if days <= LONGEST_WAIT || due.value < updated {
        return;
    }
    let finding = context
        .graded(
            Severity::Warning,
            format!(
                "the next review is due on {}, {} after the last update",
                due.value,
                phrases::count(days / 365, "year")
            ),
            Label::new(due.range, "the figures will be out of date long before"),
        )
        .help("correct the year, or set an earlier review");
    context.report(finding);
}

fn check_future(context: &mut Context<'_>, updated: &Spanned<Date>, as_of: Date) {
    let days = crate::rules::evidence::stale::days_between(as_of, updated.value);
    if days < 2 {
        return;
    }
    let days = phrases::count(days, "day");
    let finding = context
        .finding(
            format!("last updated on {}, which is in the future", updated.value),
            updated.range,
            format!("{days} after {as_of}"),
        )
        .help("write the day of the update; if it is right, check this machine's clock");
    context.report(finding);
}
