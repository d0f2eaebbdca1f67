//! Dates and sources.

use crate::rules::framework::rules;

rules! {
    Evidence:
    stale::Stale,
    review_overdue::ReviewOverdue,
    date_order::DateOrder,
    unsourced::Unsourced,
    undated_evidence::UndatedEvidence,
    untraced_amount::UntracedAmount,
}
