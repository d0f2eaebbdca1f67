//! Bars: what pay is made of and the range it is in, as inline SVG without styles or scripts.
//!
//! Only figures get into them, and ready text into their labels.

use std::collections::BTreeMap;

use minijinja::Value;

use super::money::money;
use crate::model::{Amount, Currency, End};
use crate::render::catalog::{AmountRange, PayCard};

/// How long amounts are on a page: one scale for each currency, from zero to a little above its highest
/// figure.
#[derive(Clone, Debug, Default)]
pub(super) struct Scales {
    tops: BTreeMap<&'static str, i128>,
}

impl Scales {
    /// The scales for all of `pay`.
    pub(super) fn of<'p>(pay: impl IntoIterator<Item = &'p PayCard>) -> Scales {
        let mut scales = Scales::default();
        for pay in pay {
            let parts = [End::Low, End::High].map(|end| segments(pay, end));
            let sums = parts.iter().map(|parts| sum(parts));
            let total = pay.total.top().map_or(0, |total| i128::from(total.0));
            let highest = sums.chain([total]).max().unwrap_or_default();
            let top = scales.tops.entry(code(pay.currency)).or_default();
            *top = (*top).max(highest * 103 / 100);
        }
        scales
    }

    /// The scale for all of `ranges`, which are in one currency.
    pub(super) fn of_ranges(
        ranges: impl Iterator<Item = AmountRange>,
        currency: Option<Currency>,
    ) -> Scales {
        let tops = ranges.filter_map(AmountRange::top);
        let highest = tops.map(|top| i128::from(top.0)).max().unwrap_or_default();
        Scales {
            tops: BTreeMap::from([(code(currency), highest * 103 / 100)]),
        }
    }

    /// `41.18%` of the scale.
    fn share(&self, amount: i128, currency: Option<Currency>) -> String {
        let top = self.tops.get(code(currency)).copied().unwrap_or_default();
        let hundredths = if top > 0 { amount * 10_000 / top } else { 0 };
        let hundredths = hundredths.clamp(0, 10_000);
        format!("{}.{:02}%", hundredths / 100, hundredths % 100)
    }
}

fn code(currency: Option<Currency>) -> &'static str {
    currency.map_or("", Currency::code)
}

/// A part of a year's pay: how it looks, what it is called, how much it is.
struct BarPart {
    look: &'static str,
    name: &'static str,
    amount: Amount,
}

fn segments(pay: &PayCard, end: End) -> Vec<BarPart> {
    let parts = [
        ("class=\"s-base\"", "base", pay.base),
        (
            "class=\"s-part\" fill=\"url(#p-grant)\"",
            "grant",
            pay.grant_a_year,
        ),
        (
            "class=\"s-part\" fill=\"url(#p-bonus)\"",
            "bonus",
            pay.bonus,
        ),
        ("class=\"s-part s-other\"", "other pay", pay.other),
    ];
    let known = parts.into_iter().filter_map(|(look, name, range)| {
        let amount = range.end(end).filter(|amount| amount.0 > 0)?;
        Some(BarPart { look, name, amount })
    });
    known.collect()
}

fn sum(segments: &[BarPart]) -> i128 {
    segments.iter().map(|part| i128::from(part.amount.0)).sum()
}

/// The two bars of a place, for the low and for the high end. `None` where there is nothing to draw.
pub(super) fn parts_bar(pay: &PayCard, scales: &Scales) -> Option<Value> {
    let ends = [(End::Low, "Low", "16%"), (End::High, "High", "64%")];
    let mut labels = Vec::new();
    let mut drawn = String::new();
    for (end, name, y) in ends {
        let Some((bar, label)) = end_bar(pay, end, scales) else {
            continue;
        };
        labels.push(format!("{name} end: {label}."));
        drawn.push_str(&format!("<svg class=\"end\" y=\"{y}\">{bar}</svg>"));
    }
    let label = labels.join(" ");
    (!labels.is_empty()).then(|| {
        Value::from_safe_string(format!(
            "<svg class=\"bar\" role=\"img\" aria-label=\"{label}\"><g aria-hidden=\"true\">{drawn}</g></svg>"
        ))
    })
}

/// One bar and its words. Where a part is missing that the total needs, a dashed outline runs up to the
/// total, as the parts alone would look like all of it.
fn end_bar(pay: &PayCard, end: End, scales: &Scales) -> Option<(String, String)> {
    let parts = segments(pay, end);
    let total = pay.total.end(end).filter(|total| total.0 > 0);
    let has_all = pay.has_all_parts[usize::from(end == End::High)] && !parts.is_empty();
    let share = |amount: i128| scales.share(amount, pay.currency);
    let shown = |amount: Amount| money(amount, pay.currency);
    let mut bar = String::new();
    let mut label = String::new();
    if has_all || (total.is_none() && !parts.is_empty()) {
        let mut at = 0;
        let mut words = Vec::new();
        for part in &parts {
            let amount = i128::from(part.amount.0);
            let (x, width) = (share(at), share(amount));
            bar.push_str(&format!(
                "<rect {} x=\"{x}\" width=\"{width}\" height=\"12\"/>",
                part.look
            ));
            at += amount;
            words.push(format!("{} {}", part.name, shown(part.amount)));
        }
        label = words.join(" + ");
        if parts.len() > 1 && has_all {
            let sum = i64::try_from(at).unwrap_or(i64::MAX);
            label.push_str(&format!(" = {}", shown(Amount(sum))));
        }
    } else if let Some(total) = total {
        let width = share(i128::from(total.0));
        bar.push_str(&format!(
            "<rect class=\"s-open\" x=\"0\" width=\"{width}\" height=\"12\"/>"
        ));
        label.push_str("not all parts are stated");
    }
    if let Some(total) = total {
        bar.push_str(&pointer(&share(i128::from(total.0))));
        label.push_str(&format!(", stated total {}", shown(total)));
    }
    (!bar.is_empty()).then_some((bar, label))
}

/// The pointer at the stated total.
fn pointer(x: &str) -> String {
    format!(
        "<svg class=\"mk\" x=\"{x}\"><path class=\"mk-halo\" d=\"M0-2V14\"/><path class=\"mk-line\" \
         d=\"M0-2V14M-4-7h8l-4 6z\"/></svg>"
    )
}

/// The bar from a range's low to its high end. It repeats the figures beside it, so it is not read aloud.
pub(super) fn range_bar(range: AmountRange, currency: Option<Currency>, scales: &Scales) -> Value {
    let track = "<rect class=\"track\" y=\"5\" width=\"100%\" height=\"2\"/>";
    let of = |amount: Amount| i128::from(amount.0.max(0));
    let bar = range.bottom().zip(range.top()).map(|(low, high)| {
        let x = scales.share(of(low), currency);
        let width = scales.share(of(high) - of(low), currency);
        format!("<rect class=\"s-range\" x=\"{x}\" width=\"{width}\" height=\"12\"/>")
    });
    Value::from_safe_string(format!(
        "<svg class=\"rbar\" aria-hidden=\"true\">{track}{}</svg>",
        bar.unwrap_or_default()
    ))
}

/// A bar for `part` of `whole`.
pub(super) fn share_bar(part: usize, whole: usize) -> Value {
    let hundredths = part * 10_000 / whole.max(1);
    let width = format!("{}.{:02}%", hundredths / 100, hundredths % 100);
    Value::from_safe_string(format!(
        "<svg class=\"rbar\" aria-hidden=\"true\"><rect class=\"track\" y=\"5\" \
         width=\"100%\" height=\"2\"/><rect class=\"s-range\" width=\"{width}\" height=\"12\"/></svg>"
    ))
}
