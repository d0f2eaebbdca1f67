//! An amount that nobody is paid, or a range that nobody is hired in.
//!
//! ## What it finds
//!
//! An amount far outside what its field holds in its currency, most often because thousands, lakh
//! or crore were lost: `205` for 205,000, `36` for 36,00,000. And a range whose upper end is many
//! times its lower end. Zero is a figure as good as any.
//!
//! Usual in a year are, in US dollars and in other currencies at round exchange rates of January
//! 2026:
//!
//! | field | from | to |
//! |---|---|---|
//! | base salary | 20,000 | 300,000 |
//! | stock (the whole grant) | 5,000 | 5,000,000 |
//! | bonus | 1,000 | 1,000,000 |
//! | signing bonus | 1,000 | 500,000 |
//! | other pay | 1,000 | 5,000,000 |
//! | total | 20,000 | 3,000,000 |
//!
//! An amount is implausible where it is ten times less or more than that. Amounts in currencies
//! that lose their value fast are not judged. Neither are those of an entry whose currency is
//! wrong: other rules say so. A bonus below 1 % is most often a fraction: `0.15` for 15 %.
//!
//! ## Why it matters
//!
//! Such a figure makes the guide look careless at best. At worst it is averaged, compared and
//! charted with the others.
//!
//! ## Example
//!
//! ````pay fails
//! - region: London
//!   base_low: 95
//!   base_high: 120
//!   currency: GBP
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//! ````
//!
//! A range with a digit too few:
//!
//! ````pay fails
//! - region: Bengaluru
//!   base_low: 360000
//!   base_high: 4800000
//!   currency: INR
//! ````
//!
//! ````pay passes
//! - region: Bengaluru
//!   base_low: 3600000
//!   base_high: 4800000
//!   currency: INR
//! ````
//!
//! ## Options
//!
//! - `factor` (default 10): how many times less or more than usual an amount must be.
//! - `ratio` (default 6): how many times the lower end of a base salary or a total the upper end may
//!   be. For stock, bonuses and other pay four times that.
//!
//! ## Fix safety
//!
//! Unsafe: where a lost unit explains the amounts, and the table does not state them too, the fix
//! writes what was probably meant.

use super::lost_unit::{Meant, meant};
use super::pairs::{Pair, agrees};
use super::plausible::{PAY_FIELDS, PayField, currency_they_fit};
use super::totals::{Verdict, judge, parts, row_of};
use super::{Context, Meta, Rule, RuleOption, meta, words};
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::model::{Amount, Bonus, Column, Compensation, Currency, Guide, PayRow, Percent};
use crate::text::{Edit, TextRange};

meta!(
    "NG205",
    "implausible-amount",
    Warning,
    Unsafe,
    "implausible_amount.rs",
    RuleOption::count(
        "factor",
        10,
        "how many times less or more than usual an amount must be"
    ),
    RuleOption::count(
        "ratio",
        6,
        "how many times the lower end of a salary its upper end may be"
    ),
);

/// The ends of variable pay lie this many times further apart than those of a salary.
const VARIABLE: i64 = 4;

pub struct ImplausibleAmount;

/// An amount out of bounds.
struct Slip<'g> {
    entry: &'g Compensation,
    row: Option<&'g PayRow>,
    field: &'static PayField,
    amount: Amount,
    range: TextRange,
    currency: Currency,
    is_low: bool,
    meant: Option<Meant>,
}

impl Rule for ImplausibleAmount {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let factor = context.count("factor");
        let ratio = i64::try_from(context.count("ratio")).unwrap_or(i64::MAX);
        let mut slips: Vec<Slip<'_>> = Vec::new();
        for (index, entry) in guide.front.compensation.iter().enumerate() {
            let row = row_of(guide, index);
            fraction(context, entry);
            if is_in_wrong_currency(entry, row) || currency_they_fit(entry, factor).is_some() {
                continue;
            }
            let collapsed = &guide.pairing.collapsed;
            let is_several = collapsed.iter().any(|(collapsed, _)| *collapsed == index);
            let verdict = judge(parts(guide, index), context.settings.total_tolerance());
            let total_is_off = !matches!(verdict, Verdict::Fits | Verdict::Unknown);
            for field in &PAY_FIELDS {
                let found = out_of_bounds(entry, row, field, factor);
                if found.is_empty() && !is_several && !(field.name == "total" && total_is_off) {
                    wide_range(context, entry, field, ratio);
                }
                slips.extend(found);
            }
        }
        // One habit, such as writing thousands, is one finding however often it shows.
        while let Some(first) = slips.first() {
            let unit = first.meant.map(|meant| meant.unit);
            let field = first.field.name;
            let same = |slip: &Slip<'_>| match unit {
                Some(unit) => slip.meant.is_some_and(|meant| meant.unit == unit),
                None => slip.meant.is_none() && slip.field.name == field,
            };
            let (group, rest): (Vec<_>, Vec<_>) = slips.into_iter().partition(same);
            context.report(finding(context, &group));
            slips = rest;
        }
    }
}

fn is_in_wrong_currency(entry: &Compensation, row: Option<&PayRow>) -> bool {
    row.is_some_and(|row| Pair { entry, row }.disputed_currency().is_some())
}

fn out_of_bounds<'g>(
    entry: &'g Compensation,
    row: Option<&'g PayRow>,
    field: &'static PayField,
    factor: u64,
) -> Vec<Slip<'g>> {
    let Some(currency) = entry.currency.value().copied() else {
        return Vec::new();
    };
    let Some(bounds) = field.plausible(currency, factor) else {
        return Vec::new();
    };
    let amounts = field.stated(entry);
    let outside = amounts.filter(|(_, amount)| !bounds.contains(*amount));
    outside
        .filter_map(|(end, amount)| {
            Some(Slip {
                entry,
                row,
                field,
                amount,
                range: (field.of)(entry)?.end(end).range()?,
                currency,
                is_low: amount < bounds.low,
                meant: meant(field, amount, currency),
            })
        })
        .collect()
}

fn finding(context: &Context<'_>, group: &[Slip<'_>]) -> Diagnostic {
    let first = &group[0];
    let amount = |value: Amount| words::amount(value, Some(first.currency));
    let side = if first.is_low { "less" } else { "more" };
    let mut finding = context.finding(
        format!(
            "{} of {} is {} {}: far {side} than anyone is paid",
            first.field.name,
            first.entry.label(),
            first.currency,
            amount(first.amount),
        ),
        first.range,
        label(first),
    );
    for slip in &group[1..] {
        finding = finding.related(slip.range, label(slip));
    }
    if let Some(meant) = first.meant {
        finding = finding.note(meant.unit.explain());
    }
    let tables = group.iter().filter_map(|slip| Some((slip, table(slip)?)));
    if let Some((slip, text)) = tables.clone().next() {
        finding = finding.note(format!(
            "the table states {} of {} as {text}",
            slip.field.name,
            slip.entry.label()
        ));
    }
    let finding = match first.meant {
        Some(meant) => finding.help(format!(
            "write amounts in whole units of the currency: {}",
            meant.amount.0
        )),
        None => finding.help("look for a lost or added digit, or another currency"),
    };
    match edits(group) {
        Some(edits) => finding.fix(Fix {
            title: match group.len() {
                1 => "write the amount in whole units".to_string(),
                count => format!("write the {count} amounts in whole units"),
            },
            edits,
            safety: Safety::Unsafe,
        }),
        None => finding,
    }
}

fn label(slip: &Slip<'_>) -> String {
    match slip.meant {
        Some(meant) => format!(
            "{} was probably meant",
            words::amount(meant.amount, Some(slip.currency))
        ),
        None => format!("no plausible {}", slip.field.name),
    }
}

/// What the table writes for the field.
fn table<'g>(slip: &Slip<'g>) -> Option<&'g str> {
    let cell = slip.row?.cell(column(slip.field))?;
    cell.cell.money().map(|_| cell.text.as_str())
}

fn column(field: &PayField) -> Column {
    match field.name {
        "base salary" => Column::Base,
        "stock" => Column::Stock,
        "bonus" => Column::Bonus,
        "signing bonus" => Column::SignOn,
        "total" => Column::Total,
        _ => Column::Other,
    }
}

/// The amounts that were meant. `None` where one is unknown, or the table states another.
fn edits(group: &[Slip<'_>]) -> Option<Vec<Edit>> {
    let edit = |slip: &Slip<'_>| {
        let meant = slip.meant?;
        let cell = slip.row.and_then(|row| row.cell(column(slip.field)));
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

/// A range whose ends are too far apart.
fn wide_range(
    context: &mut Context<'_>,
    entry: &Compensation,
    field: &'static PayField,
    ratio: i64,
) {
    let Some(band) = (field.of)(entry) else {
        return;
    };
    let (Some(low), Some(high)) = (band.low.spanned(), band.high.spanned()) else {
        return;
    };
    let most = match field.is_steady {
        true => ratio,
        false => ratio.saturating_mul(VARIABLE),
    };
    if low.value.0 <= 0 || high.value.0 / most < low.value.0 {
        return;
    }
    let currency = entry.currency.value().copied();
    let amount = |value: Amount| words::amount(value, currency);
    let times = high.value.0 / low.value.0;
    let finding = context
        .finding(
            format!(
                "{} of {} reaches from {} to {}, {times} times as much",
                field.name,
                entry.label(),
                amount(low.value),
                amount(high.value)
            ),
            low.range,
            "little for this upper end",
        )
        .related(high.range, format!("{times} times the lower end"))
        .note(format!("more than {most} times is no range to be hired in"))
        .help("look for a lost or added digit in one of the two");
    context.report(finding);
}

/// A bonus percentage that is a fraction.
fn fraction(context: &mut Context<'_>, entry: &Compensation) {
    let Some((low, high)) = entry.bonus.percents() else {
        return;
    };
    if high >= Percent::whole(1) || high <= Percent::default() || low < Percent::default() {
        return;
    }
    let whole = |percent: Percent| {
        Percent::from_parts_per_million(percent.parts_per_million().saturating_mul(100))
    };
    let slots = match &entry.bonus {
        Bonus::Single(slot) => vec![slot],
        Bonus::Percents(band) => vec![&band.low, &band.high],
        Bonus::Absent { .. } | Bonus::Amounts(_) => return,
    };
    let places = slots.iter().filter_map(|slot| slot.spanned());
    let edits: Vec<Edit> = places
        .map(|found| Edit::replace(found.range, whole(found.value).to_string()))
        .collect();
    let Some(range) = entry.bonus.range() else {
        return;
    };
    let wanted = words::percents(whole(low), whole(high));
    let finding = context
        .finding(
            format!(
                "bonus of {} is {}, less than a percent of the base salary",
                entry.label(),
                words::percents(low, high)
            ),
            range,
            format!("{wanted} was probably meant"),
        )
        .note("percentages are written as such, 15 and not 0.15")
        .help(format!("write {wanted}"))
        .fix(Fix {
            title: format!("write {wanted}"),
            edits,
            safety: Safety::Unsafe,
        });
    context.report(finding);
}
