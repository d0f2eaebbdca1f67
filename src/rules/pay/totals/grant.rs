//! The words for a grant that a total counts in one year.

use crate::analysis::text::amount_style::AmountStyle;
use crate::analysis::totals::verdict::parts;
use crate::model::{Amount, Column, End, Guide, Parts, PayPart, Term};

/// `counts all £200K of stock; with a quarter of it the total is £200K`.
pub(crate) fn shares(guide: &Guide, index: usize) -> String {
    let parts = parts(guide, index);
    let writing = AmountStyle::of(guide, parts.entry, parts.row);
    let (Some((stock, years)), Some(sum)) = (grant(parts), parts.expected(End::High)) else {
        return "counts the whole grant".to_string();
    };
    format!(
        "counts all {} of stock; with a {} of it the total is {}",
        writing.amount(stock),
        share(years),
        writing.interval(sum.low, sum.high)
    )
}

/// The grant at the high end and the years it vests over, wherever they are stated.
pub(crate) fn grant(parts: Parts<'_>) -> Option<(Amount, u8)> {
    let sum = parts.expected(End::High)?;
    sum.terms.iter().find_map(|term| match term.part {
        PayPart::Stock(grant, years) => Some((grant, years)),
        _ => None,
    })
}

pub(crate) fn has_bonus(guide: &Guide, index: usize) -> bool {
    let sum = parts(guide, index).expected(End::High);
    let is_bonus = |term: &Term| {
        matches!(
            term.part,
            PayPart::BonusPercent(..) | PayPart::BonusAmount(_)
        )
    };
    sum.is_some_and(|sum| sum.terms.iter().any(is_bonus))
}

/// What to do, and what to do if the amount is a year's already: a heading may say otherwise.
pub(crate) fn help(guide: &Guide, concerned: &[usize]) -> String {
    let by_schedule = |index: &usize| parts(guide, *index).schedule().is_some();
    if concerned.iter().any(by_schedule) {
        return "recompute the totals, here and in the table, with an average year of the schedule"
            .to_string();
    }
    let cells = concerned.iter().filter_map(|index| {
        let row = parts(guide, *index).row?;
        row.cell(Column::Stock)
    });
    let mut headings = cells.filter_map(|cell| Some((&cell.header, cell.header_years()?)));
    let amount = match headings.next() {
        Some((header, 1)) => {
            return format!(
                "`{header}` says that the amount is a year's: add `stock_vest_years: 1` if it is, \
                 or correct the heading and recompute the totals"
            );
        }
        Some((header, _)) => format!("and correct the heading `{header}`"),
        None => "and say so in the heading".to_string(),
    };
    format!(
        "recompute the totals, here and in the table; if the amount is already a year's, add \
         `stock_vest_years: 1` {amount}"
    )
}

/// A year's part of a grant.
pub(crate) fn share(years: u8) -> String {
    match years {
        2 => "half".to_string(),
        3 => "third".to_string(),
        4 => "quarter".to_string(),
        years => format!("{years}th"),
    }
}
