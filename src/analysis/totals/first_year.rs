//! First years: what they include that an ordinary year does not, and the words for it.

use crate::analysis::text::amount_style::AmountStyle;
use crate::analysis::totals::tolerance::TotalTolerance;
use crate::analysis::totals::verdict::{ENDS, deviations};
use crate::model::{Amount, End, Exact, Expected, Parts, PayPart};

/// Whether a first year pays something else than an ordinary one.
pub(crate) fn is_another(parts: Parts<'_>) -> bool {
    let (first, ordinary) = (parts.in_first_year(End::High), parts.expected(End::High));
    first
        .zip(ordinary)
        .is_some_and(|(first, ordinary)| bounds(&first) != bounds(&ordinary))
}

/// Whether both ends match with what the schedule lets vest in the first year, and are neither an
/// ordinary year's nor that with the signing bonus.
pub(crate) fn is_counted(parts: Parts<'_>, tolerance: TotalTolerance) -> bool {
    let Some(first) = parts.in_first_year(End::High) else {
        return false;
    };
    let others = [
        parts.expected(End::High),
        parts.with_signing_bonus(End::High),
    ];
    let is_own = others
        .iter()
        .flatten()
        .all(|sum| bounds(sum) != bounds(&first));
    let off = || deviations(parts, tolerance, |end| parts.in_first_year(end));
    is_own && off().is_some_and(|off| off.is_empty())
}

fn bounds(sum: &Expected) -> (Exact, Exact) {
    (sum.low, sum.high)
}

/// Whether a schedule says what vests in the first year.
pub(crate) fn has_schedule(parts: Parts<'_>) -> bool {
    parts.schedule().is_some()
}

/// What the first year counts: `5% of the grant and the signing bonus`.
pub(crate) fn counts(parts: Parts<'_>) -> String {
    said(parts, "the signing bonus".to_string())
}

/// The same with the amounts: `5% of the grant and the signing bonus of £20K–£30K`.
pub(crate) fn counts_amounts(parts: Parts<'_>, writing: AmountStyle<'_>) -> String {
    let bonus = signing_band(parts, writing);
    said(parts, format!("the signing bonus of {bonus}"))
}

/// `£20K–£30K`
pub(crate) fn signing_band(parts: Parts<'_>, writing: AmountStyle<'_>) -> String {
    let [low, high] = ENDS.map(|end| signing_bonus(parts, end).unwrap_or_default());
    writing.band(low, high)
}

fn said(parts: Parts<'_>, signing: String) -> String {
    let terms = parts.in_first_year(End::High).map(|sum| sum.terms);
    let share = terms
        .into_iter()
        .flatten()
        .find_map(|term| match term.part {
            PayPart::FirstYearStock(_, share) => Some(format!("{share}% of the grant")),
            _ => None,
        });
    let is_signed = ENDS.iter().any(|end| signing_bonus(parts, *end).is_some());
    match (share, is_signed) {
        (Some(share), true) => format!("{share} and {signing}"),
        (Some(share), false) => share,
        (None, _) => signing,
    }
}

fn signing_bonus(parts: Parts<'_>, end: End) -> Option<Amount> {
    let terms = parts.in_first_year(end)?.terms;
    terms.into_iter().find_map(|term| match term.part {
        PayPart::SigningBonus(amount) => Some(amount),
        _ => None,
    })
}
