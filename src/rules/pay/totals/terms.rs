//! A total's sum in words, term by term, and where its terms are stated.

use crate::analysis::text::amount_style::AmountStyle;
use crate::analysis::text::phrases;
use crate::model::{
    Amount, Bonus, Compensation, Component, End, Expected, Parts, PayPart, Slot, Term,
};
use crate::text::TextRange;

/// A label for each term of `expected` that is stated anywhere.
pub(crate) fn term_labels(
    parts: Parts<'_>,
    writing: AmountStyle<'_>,
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
    writing: AmountStyle<'_>,
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
pub(crate) fn terms(expected: &Expected, writing: AmountStyle<'_>) -> String {
    let amount = |value| writing.amount(value);
    let terms = expected.terms.iter().map(|term| match &term.part {
        PayPart::Base(base) => format!("{} base", amount(*base)),
        PayPart::Stock(grant @ Amount(0), _)
        | PayPart::Stock(grant, 1)
        | PayPart::FirstYearStock(grant @ Amount(0), _) => {
            format!("{} stock", amount(*grant))
        }
        PayPart::FirstYearStock(grant, share) => format!("{share}% of {} stock", amount(*grant)),
        PayPart::Stock(grant, years) => format!("{} / {years} stock", amount(*grant)),
        PayPart::BonusPercent(low, high) => format!("{} bonus", phrases::percents(*low, *high)),
        PayPart::BonusAmount(bonus) => format!("{} bonus", amount(*bonus)),
        PayPart::Other(other, name) => format!("{} {name}", amount(*other)),
        PayPart::SigningBonus(bonus) => format!("{} signing bonus", amount(*bonus)),
    });
    terms.collect::<Vec<_>>().join(" + ")
}

fn label(term: &Term, writing: AmountStyle<'_>) -> String {
    let value = writing.interval(term.low, term.high);
    match &term.part {
        PayPart::Base(_) => Component::Base.name().to_string(),
        PayPart::Stock(Amount(0), _) | PayPart::FirstYearStock(Amount(0), _) => {
            "no stock".to_string()
        }
        PayPart::FirstYearStock(_, share) => format!("stock, {share}% in the first year: {value}"),
        PayPart::Stock(_, 1) => "stock, in one year".to_string(),
        PayPart::Stock(_, years) => format!("stock over {years} years: {value} a year"),
        PayPart::BonusPercent(..) => format!("bonus: {value}"),
        PayPart::BonusAmount(_) => Component::Bonus.name().to_string(),
        PayPart::Other(_, name) => name.clone(),
        PayPart::SigningBonus(_) => "signing bonus, paid once".to_string(),
    }
}

/// Where a term is stated: in the front matter, or else in the table.
fn term_range(parts: Parts<'_>, part: &PayPart, end: End) -> Option<TextRange> {
    let of = |pay: &Compensation| match part {
        PayPart::Base(_) => stated(pay.base.end(end)),
        PayPart::Stock(..) | PayPart::FirstYearStock(..) => stated(pay.stock.end(end)),
        PayPart::SigningBonus(_) => stated(pay.signing_bonus.end(end)),
        PayPart::BonusAmount(_) | PayPart::BonusPercent(..) => match &pay.bonus {
            Bonus::Absent { .. } => None,
            Bonus::Single(slot) => stated(slot),
            Bonus::Percents(band) => stated(band.end(end)),
            Bonus::Amounts(band) => stated(band.end(end)),
        },
        PayPart::Other(_, name) => {
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
