//! What is to be known of the figures besides their amounts: kinds of stock, vesting, first years.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Amount, End, Guide, Parts, PayPart};
use crate::render::catalog::{AmountRange, GuideCard, parts};
use crate::render::html::money;

/// A remark and the places it is about; none where it is about all.
#[derive(Serialize)]
pub(super) struct Remark {
    places: Option<String>,
    text: String,
}

/// The remarks to all places; what holds for each of them is said once.
pub(super) fn remarks(guide: &Guide, card: &GuideCard) -> Vec<Remark> {
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    let parts = parts(guide);
    for (index, parts) in parts.iter().enumerate() {
        for text in of_place(*parts) {
            let places = found.entry(text.clone()).or_default();
            if places.is_empty() {
                order.push(text);
            }
            places.push(index);
        }
    }
    let remarks = order.into_iter().map(|text| {
        let places = found.remove(&text).unwrap_or_default();
        let names = places
            .iter()
            .filter_map(|at| card.pay[*at].region.as_deref());
        let names: Vec<&str> = names.collect();
        let is_everywhere = places.len() == parts.len();
        Remark {
            places: (!is_everywhere && !names.is_empty()).then(|| names.join(", ")),
            text,
        }
    });
    remarks.collect()
}

fn of_place(parts: Parts<'_>) -> Vec<String> {
    let vesting = vesting(parts);
    let year2 = parts.entry.signing_bonus_year2;
    let year2 = AmountRange {
        low: year2.low.value().copied(),
        high: year2.high.value().copied(),
    };
    let currency = parts.entry.currency.value().copied();
    let year2 = money::range(year2, currency)
        .map(|amount| format!("a further sign-on of {amount} is paid in the second year"));
    let names = parts
        .entry
        .other
        .iter()
        .filter_map(|other| other.label.value());
    let names: Vec<&str> = names.map(String::as_str).collect();
    let other = (!names.is_empty()).then(|| format!("other pay is {}", names.join(", ")));
    [vesting, other, year2, first_year(parts)]
        .into_iter()
        .flatten()
        .collect()
}

/// How the grant vests, and what it is of.
fn vesting(parts: Parts<'_>) -> Option<String> {
    let pay = parts.entry;
    if pay.stock.is_unstated() {
        return None;
    }
    let schedule = pay.vest_schedule.value();
    let vests = match (schedule, parts.grant_years()) {
        (Some(schedule), _) => Some(format!(
            "vests with {}\u{a0}% in its years",
            schedule.joined("\u{a0}/ ")
        )),
        (None, None) => None,
        (None, Some(1)) => Some("is paid each year".to_string()),
        (None, Some(years)) => Some(format!("vests over {years} years in equal parts")),
    };
    match (pay.stock_type.value(), vests) {
        (Some(kind), Some(vests)) => Some(format!("the grant ({kind}) {vests}")),
        (Some(kind), None) => Some(format!("the grant is {kind}")),
        (None, vests) => vests.map(|vests| format!("the grant {vests}")),
    }
}

/// The first year's pay, where the years are stated one by one and the first is not like the average.
fn first_year(parts: Parts<'_>) -> Option<String> {
    let pay = parts.entry;
    let is_by_year = parts.schedule().is_some() || !pay.signing_bonus_year2.is_unstated();
    let amount = |end| parts.in_first_year(end).map(|sum| sum.bound(end).rounded());
    let is_another = [End::Low, End::High].into_iter().any(|end| {
        let average = parts.expected(end).map(|sum| sum.bound(end).rounded());
        amount(end) != average
    });
    if !is_by_year || !is_another || parts.is_unclear() {
        return None;
    }
    let range = AmountRange {
        low: amount(End::Low),
        high: amount(End::High),
    };
    let shown = money::range(range, pay.currency.value().copied())?;
    let sum = parts.in_first_year(End::High);
    let terms = sum.iter().flat_map(|sum| &sum.terms);
    let counted = terms.filter_map(|term| match term.part {
        PayPart::FirstYearStock(_, share) => Some(format!("{share}% of the grant")),
        PayPart::SigningBonus(Amount(_)) => Some("the sign-on".to_string()),
        _ => None,
    });
    let counted: Vec<String> = counted.collect();
    if counted.is_empty() {
        Some(format!("the first year comes to {shown}"))
    } else {
        Some(format!(
            "the first year comes to {shown}, with {}",
            counted.join(" and ")
        ))
    }
}
