//! A guide whose review is overdue.
//!
//! ## What it finds
//!
//! A `next_review_due` before today, or before the date that `--as-of` gives. On the day itself the
//! review is not overdue. A date before `last_updated` is reported by `date-order` instead.
//!
//! ## Why it matters
//!
//! The author set this date for checking the figures again. After it, they may be out of date.
//!
//! ## Example
//!
//! As of 2026-03-01:
//!
//! ````keys fails warning x1 @"2026-02-28"
//! next_review_due: 2026-02-28
//! ````
//!
//! ````keys passes
//! next_review_due: 2026-03-01
//! ````

use crate::analysis::text::phrases;
use crate::diagnostic::CauseKey;
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};

meta!(
    "NG402",
    "review-overdue",
    Warning,
    None,
    "review_overdue.rs"
);

pub(crate) struct ReviewOverdue;

impl Rule for ReviewOverdue {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let (Some(due), Some(as_of)) = (guide.front.next_review_due.spanned(), context.scope.as_of)
        else {
            return;
        };
        // `date-order` reports a review that is due before the update.
        let updated = guide.front.last_updated.value();
        if due.value >= as_of || updated.is_some_and(|updated| due.value < *updated) {
            return;
        }
        let days = phrases::count(
            crate::rules::evidence::stale::days_between(due.value, as_of),
            "day",
        );
        let finding = context
            .finding(
                format!("the review due on {} is {days} overdue", due.value),
                due.range,
                format!("{days} before {as_of}"),
            )
            .help("review the guide, then set `last_updated` and the next `next_review_due`")
            .cause(CauseKey::new(
                "reviews due on {} are {} overdue on {}",
                [&due.value, &days, &as_of],
            ));
        context.report(finding);
    }
}
