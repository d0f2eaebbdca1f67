//! A guide that has not been updated for a long time.
//!
//! ## What it finds
//!
//! A `last_updated` that is more than `warn-over` days ago, or, as an error, more than `error-over`
//! days. The age is counted up to today, or up to the date that `--as-of` gives.
//!
//! ## Why it matters
//!
//! Pay changes within months. People who rely on old figures ask for too little.
//!
//! ## Example
//!
//! As of 2026-03-01:
//!
//! ````keys fails warning x1 @"2025-09-30"
//! last_updated: 2025-09-30
//! salary_data_quarter: 2025-Q3
//! ````
//!
//! ````keys passes
//! last_updated: 2026-01-31
//! ````
//!
//! ## Options
//!
//! - `warn-over` (default 120): the age in days beyond which a guide is a finding.
//! - `error-over` (default 240): the age in days beyond which the finding is an error.

use crate::analysis::text::phrases;
use crate::diagnostic::{CauseKey, Label, Severity};
use crate::model::{Date, Guide};
use crate::rules::{Context, CountOption, Meta, Rule, meta};

meta!(
    "NG401", "stale", Warning, None, "stale.rs", WARN_OVER, ERROR_OVER
);

static WARN_OVER: CountOption = CountOption::new(
    &META.id,
    "warn-over",
    120,
    "age in days beyond which a guide is a finding",
);
static ERROR_OVER: CountOption = CountOption::new(
    &META.id,
    "error-over",
    240,
    "age in days beyond which it is an error",
)
.not_below(&WARN_OVER);

pub(crate) struct Stale;

impl Rule for Stale {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let (Some(updated), Some(as_of)) =
            (guide.front.last_updated.spanned(), context.scope.as_of)
        else {
            return;
        };
        let age = days_between(updated.value, as_of);
        let (warn_over, error_over) = (context.count(&WARN_OVER), context.count(&ERROR_OVER));
        let (severity, limit) = match age {
            _ if age > error_over => (Severity::Error, error_over),
            _ if age > warn_over => (Severity::Warning, warn_over),
            _ => return,
        };
        let days = phrases::count(age, "day");
        let finding = context
            .graded(
                severity,
                format!("last updated {days} ago, over the limit of {limit}"),
                Label::new(updated.range, format!("{days} before {as_of}")),
            )
            .help("look the figures up again, then set `last_updated`; do not change only the date")
            .cause(CauseKey::new(
                "guides last updated on {} are {} old on {}, over the limit of {}",
                [&updated.value, &days, &as_of, &limit],
            ));
        context.report(finding);
    }
}

/// Days from `earlier` to `later`; 0 where that is the earlier one.
pub(crate) fn days_between(earlier: Date, later: Date) -> u64 {
    let days = later.duration_since(earlier).as_hours() / 24;
    u64::try_from(days).unwrap_or(0)
}
