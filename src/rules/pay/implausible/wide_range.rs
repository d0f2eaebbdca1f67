//! Ranges that are too wide to be one job's.

use crate::model::Component;
use crate::rules::Context;
use crate::rules::pay::implausible::slips::StatedPay;

/// The ends of variable pay lie this many times further apart than those of a salary.
const VARIABLE: i64 = 4;

/// A range whose ends are too far apart.
pub(crate) fn wide_range(
    context: &mut Context<'_>,
    stated: StatedPay<'_>,
    component: Component,
    ratio: i64,
) {
    let StatedPay { entry, style, .. } = stated;
    let Some(band) = component.band(entry) else {
        return;
    };
    let (Some(low), Some(high)) = (band.low.spanned(), band.high.spanned()) else {
        return;
    };
    let most = match component {
        Component::Base | Component::Total => ratio,
        _ => ratio.saturating_mul(VARIABLE),
    };
    if low.value.0 <= 0 || high.value.0 <= low.value.0.saturating_mul(most) {
        return;
    }
    let times = high.value.0 / low.value.0;
    let finding = context
        .finding(
            format!(
                "{} of {} reaches from {} to {}, {times} times as much",
                component.name(),
                entry.label(),
                style.amount(low.value),
                style.amount(high.value)
            ),
            low.range,
            "low for this high end",
        )
        .related(high.range, format!("{times} times the low end"))
        .note(format!(
            "a high end more than {most} times the low end is not plausible"
        ))
        .help("look for a lost or added digit in one of the two");
    context.report(finding);
}
