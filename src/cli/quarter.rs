//! Quarters and dates of an edit.

use crate::draft::DAYS_TO_REVIEW;
use crate::model::{Date, Quarter};

/// A quarter on the command line.
pub(super) fn quarter(text: &str) -> Result<Quarter, String> {
    Quarter::parse(text).ok_or_else(|| "expected a quarter such as 2026-Q3".to_string())
}

/// When figures of a day are due for a review.
pub(super) fn review_due(edited: Date) -> Date {
    let due = edited.checked_add(jiff::Span::new().days(DAYS_TO_REVIEW));
    due.unwrap_or(edited)
}
