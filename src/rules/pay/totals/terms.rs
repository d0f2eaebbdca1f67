//! A total's sum in words, term by term, and where its terms are stated.

use crate::analysis::text::amount_style::Writing;
use crate::analysis::text::phrases;
use crate::model::{Amount, Bonus, Compensation, End, Expected, Part, Parts, Slot, Term};
use crate::text::TextRange;

/// A label for each term of `expected` that is stated anywhere.
pub(crate) fn term_labels(
    parts: Parts<'_>,
    writing: Writing<'_>,
    expected: &Expected,
    end: End,
) -> Vec<(TextRange, String)> {
    let labels = expected.terms.iter().filter_map(|term| {
        let range = term_range(parts, &term.part, end)?;
        Some((range, label(term, writing)))
    });
    labels.collect()
}

/// `high: £260K base + £350K / 4 stock + 5–10% bonus = £360.5K to £373.5K; stated £410K`.
pub(crate) fn sum_note(
    parts: Parts<'_>,
    writing: Writing<'_>,
    expected: &Expected,
    end: End,
) -> Option<String> {
    let stated = *parts.entry.total.end(end).value()?;
    Some(format!(
        "{}: {} = {}; stated {}",
        phrases::end(end),
        terms(expected, writing),
        writing.interval(expected.low, expected.high),
        writing.amount(stated),
    ))
}

/// `£260K base + £350K / 4 stock + 5–10% bonus`.
pub(crate) fn terms(expected: &Expected, writing: Writing<'_>) -> String {
    let amount = |value| writing.amount(value);
    let terms = expected.terms.iter().map(|term| match &term.part {
        Part::Base(base) => format!("{} base", amount(*base)),
        Part::Stock(grant @ Amount(0), _)
        | Part::Stock(grant, 1)
        | Part::FirstYearStock(grant @ Amount(0), _) => {
            format!("{} stock", amount(*grant))
        }
        Part::FirstYearStock(grant, share) => format!("{share}% of {} stock", amount(*grant)),
        Part::Stock(grant, years) => format!("{} / {years} stock", amount(*grant)),
        Part::BonusPercent(low, high) => format!("{} bonus", phrases::percents(*low, *high)),
        Part::BonusAmount(bonus) => format!("{} bonus", amount(*bonus)),
        Part::Other(other, name) => format!("{} {name}", amount(*other)),
        Part::SigningBonus(bonus) => format!("{} signing bonus", amount(*bonus)),
    });
    terms.collect::<Vec<_>>().join(" + ")
}

fn label(term: &Term, writing: Writing<'_>) -> String {
    let value = writing.interval(term.low, term.high);
    match &term.part {
        Part::Base(_) => "base salary".to_string(),
        Part::Stock(Amount(0), _) | Part::FirstYearStock(Amount(0), _) => "no stock".to_string(),
        Part::FirstYearStock(_, share) => format!("stock, {share}% in the first year: {value}"),
        Part::Stock(_, 1) => "stock, in one year".to_string(),
        Part::Stock(_, years) => format!("stock over {years} years: {value} a year"),
        Part::BonusPercent(..) => format!("bonus: {value}"),
        Part::BonusAmount(_) => "bonus".to_string(),
        Part::Other(_, name) => name.clone(),
        Part::SigningBonus(_) => "signing bonus, paid once".to_string(),
    }
}

/// Where a term is stated: in the front matter, or else in the table.
fn term_range(parts: Parts<'_>, part: &Part, end: End) -> Option<TextRange> {
    let of = |pay: &Compensation| match part {
        Part::Base(_) => stated(pay.base.end(end)),
        Part::Stock(..) | Part::FirstYearStock(..) => stated(pay.stock.end(end)),
        Part::SigningBonus(_) => stated(pay.signing_bonus.end(end)),
        Part::BonusAmount(_) | Part::BonusPercent(..) => match &pay.bonus {
            Bonus::Absent { .. } => None,
            Bonus::Single(slot) => stated(slot),
            Bonus::Percents(band) => stated(band.end(end)),
            Bonus::Amounts(band) => stated(band.end(end)),
        },
        Part::Other(_, name) => {
            let named = |other: &&crate::model::OtherPay| other.name() == *name;
            let other = pay.other.iter().find(named)?;
            stated(other.pay.end(end))
        }
    };
    of(parts.entry).or_else(|| of(&parts.row?.compensation))
}

fn stated<T>(slot: &Slot<T>) -> Option<TextRange> {
    slot.spanned().map(|found| found.range)
}
