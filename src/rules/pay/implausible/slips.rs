//! Amounts far outside what their field holds, and what was meant by them.

use crate::analysis::pay::pair::{Pair, agrees};
use crate::analysis::pay::unit_slip::{IntendedAmount, Unit, meant};
use crate::analysis::pay::usual_pay::{UsualPay, currency_they_fit, stated_amounts};
use crate::analysis::text::amount_style::AmountStyle;
use crate::analysis::text::phrases;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::model::{Amount, Compensation, Component, Currency, PayRow};
use crate::rules::Context;
use crate::text::{Edit, TextRange};

/// An entry, the row that states its pay too, and how the two write amounts.
#[derive(Clone, Copy)]
pub(crate) struct StatedPay<'g> {
    pub entry: &'g Compensation,
    pub row: Option<&'g PayRow>,
    pub style: AmountStyle<'g>,
}

/// An amount out of bounds.
pub(crate) struct Slip<'g> {
    stated: StatedPay<'g>,
    pub component: Component,
    amount: Amount,
    range: TextRange,
    currency: Currency,
    is_low: bool,
    /// What may have been meant, the likeliest first.
    may_mean: Vec<IntendedAmount>,
}

impl Slip<'_> {
    /// What was probably meant.
    pub(crate) fn meant(&self) -> Option<IntendedAmount> {
        self.may_mean.first().copied()
    }

    fn may_lack(&self, unit: Unit) -> bool {
        self.may_mean.iter().any(|meant| meant.unit == unit)
    }
}

/// Whether the entry's currency is not in doubt: other rules report a wrong currency.
pub(crate) fn is_in_its_currency(
    entry: &Compensation,
    row: Option<&PayRow>,
    usual: &UsualPay,
) -> bool {
    let is_disputed = row.is_some_and(|row| Pair { entry, row }.disputed_currency().is_some());
    !is_disputed && currency_they_fit(entry, usual).is_none()
}

/// The amounts of `component` outside the plausible bounds.
pub(crate) fn out_of_bounds<'g>(
    stated: StatedPay<'g>,
    component: Component,
    usual: &UsualPay,
) -> Vec<Slip<'g>> {
    let entry = stated.entry;
    let Some(currency) = entry.currency.value().copied() else {
        return Vec::new();
    };
    let Some(bounds) = usual.plausible(component, currency) else {
        return Vec::new();
    };
    let amounts = stated_amounts(component, entry);
    let outside = amounts.filter(|(_, amount)| !bounds.contains(*amount));
    outside
        .filter_map(|(end, amount)| {
            Some(Slip {
                stated,
                component,
                amount,
                range: component.band(entry)?.end(end).range()?,
                currency,
                is_low: amount < bounds.low,
                may_mean: meant(usual.bounds(component, currency), amount, currency),
            })
        })
        .collect()
}

/// Settles what the slips of an entry mean: the unit that the most of them may lack.
pub(crate) fn settle(slips: &mut [Slip<'_>]) {
    let units = slips
        .iter()
        .flat_map(|slip| &slip.may_mean)
        .map(|meant| meant.unit);
    let units: Vec<Unit> = units.collect();
    let count = |unit: Unit| slips.iter().filter(|slip| slip.may_lack(unit)).count();
    // The first of the greatest: `max_by_key` takes the last.
    let most = units.into_iter().rev().max_by_key(|unit| count(*unit));
    for slip in slips {
        let of_most = slip
            .may_mean
            .iter()
            .position(|meant| Some(meant.unit) == most);
        if let Some(at) = of_most {
            slip.may_mean.swap(0, at);
        }
    }
}

/// One finding for slips of one kind.
pub(crate) fn finding(context: &Context<'_>, group: &[Slip<'_>]) -> Diagnostic {
    let first = &group[0];
    let side = if first.is_low { "less" } else { "more" };
    let others = match group.len() {
        1 => String::new(),
        2 => ", and so is 1 other amount".to_string(),
        count => format!(", and so are {} other amounts", count - 1),
    };
    let finding = context.finding(
        format!(
            "{} of {} is {}: far {side} than anyone is paid{others}",
            first.component.name(),
            first.stated.entry.label(),
            phrases::money(first.amount, Some(first.currency)),
        ),
        first.range,
        label(first),
    );
    let tables = group.iter().filter_map(|slip| Some((slip, table(slip)?)));
    let in_table = tables.clone().next().map(|(slip, text)| {
        format!(
            "the table states {} of {} as {text}",
            slip.component.name(),
            slip.stated.entry.label()
        )
    });
    let help = match first.meant() {
        Some(meant) if meant.unit.is_lost() => format!(
            "write amounts in whole units of the currency: {}",
            meant.amount.0
        ),
        Some(meant) => format!("write {} if that was meant", meant.amount.0),
        None => "look for a lost or added digit, or another currency".to_string(),
    };
    let fix = edits(group).map(|edits| Fix {
        title: match group.len() {
            1 => "write the amount that was probably meant".to_string(),
            count => format!("write the {count} amounts that were probably meant"),
        },
        edits,
        safety: Safety::Unsafe,
    });
    finding
        .related_all(group[1..].iter().map(|slip| (slip.range, label(slip))))
        .notes(first.meant().map(|meant| meant.unit.explain()))
        .notes(in_table)
        .help(help)
        .fix_opt(fix)
}

fn label(slip: &Slip<'_>) -> String {
    match slip.meant() {
        Some(meant) => format!(
            "{} was probably meant",
            slip.stated.style.amount(meant.amount)
        ),
        None => format!("no plausible {}", slip.component.name()),
    }
}

/// What the table writes for the component.
fn table<'g>(slip: &Slip<'g>) -> Option<&'g str> {
    let cell = slip.stated.row?.cell(slip.component.own_column()?)?;
    cell.cell.money().map(|_| cell.text.as_str())
}

/// The amounts that were meant. `None` where one is unknown, or the table states another.
fn edits(group: &[Slip<'_>]) -> Option<Vec<Edit>> {
    let edit = |slip: &Slip<'_>| {
        let meant = slip.meant()?;
        let cell = slip
            .stated
            .row
            .and_then(|row| row.cell(slip.component.own_column()?));
        if let Some(band) = cell.and_then(|cell| cell.cell.money()) {
            let ends = [&band.own.low, &band.own.high];
            if !ends.iter().any(|money| agrees(meant.amount, money)) {
                return None;
            }
        }
        Some(Edit::replace(slip.range, meant.amount.0.to_string()))
    };
    group.iter().map(edit).collect()
}
