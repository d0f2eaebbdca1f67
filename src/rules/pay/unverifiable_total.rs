//! A total that cannot be checked because a part of it is not stated.
//!
//! ## What it finds
//!
//! A total whose base salary, stock or bonus is stated neither in the front matter nor in the
//! table. Stock and bonus count as not paid if there is a table without a column for them; without
//! a table they are unknown. All such totals of a guide are one finding. Entries are not reported
//! if both the entry and its row state totals only, as in a table of levels by region.
//!
//! ## Why it matters
//!
//! Readers cannot check the total, and do not know how much of it to ask for as base salary, stock
//! or bonus.
//!
//! ## Example
//!
//! ````pay fails note x1 @"150000"
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   total_comp_low: 110000
//!   total_comp_high: 150000
//!   currency: GBP
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   stock_low: 40000
//!   stock_high: 80000
//!   bonus_pct_low: 5
//!   bonus_pct_high: 10
//!   total_comp_low: 110000
//!   total_comp_high: 150000
//!   currency: GBP
//! ````
//!
//! ````pay passes
//! - region: London
//!   level: L4
//!   total_comp_low: 110000
//!   total_comp_high: 150000
//!   currency: GBP
//! - region: London
//!   level: L5
//!   total_comp_low: 140000
//!   total_comp_high: 190000
//!   currency: GBP
//!
//! | Level | London |
//! |-------|--------|
//! | L4 | £110K–£150K |
//! | L5 | £140K–£190K |
//! ````

use crate::analysis::pay::pair::Pair;
use crate::analysis::totals::verdict::parts;
use crate::model::{
    Amount, Band, Bonus, Column, Component, End, Guide, Parts, PayCell, Percent, Slot,
};
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::TextRange;

meta!(
    "NG206",
    "unverifiable-total",
    Note,
    None,
    "unverifiable_total.rs"
);

/// The components without which a total cannot be checked.
const NEEDED: [Component; 3] = [Component::Base, Component::Stock, Component::Bonus];

pub(crate) struct UnverifiableTotal;

impl Rule for UnverifiableTotal {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let collapsed = |index: usize| {
            let mut entries = guide.pairing.collapsed.iter();
            entries.any(|(entry, _)| *entry == index)
        };
        let mut found: Vec<(TextRange, String, String)> = Vec::new();
        for (index, entry) in guide.front.compensation.iter().enumerate() {
            let parts = parts(guide, index);
            // An entry for several rows is wrong as it is, and so is one in another currency.
            if collapsed(index) || is_reported_otherwise(parts) || is_of_totals_alone(parts) {
                continue;
            }
            let (Some(_), Some(range)) = (entry.total.values(), entry.total.high.range()) else {
                continue;
            };
            if parts.expected(End::Low).is_none() && parts.expected(End::High).is_none() {
                found.push((range, entry.label(), unknown(parts)));
            }
        }
        let Some((range, name, unknown)) = found.first() else {
            return;
        };
        let alike = found.iter().all(|(_, _, other)| other == unknown);
        let why = if alike {
            unknown
        } else {
            "some of their parts are not stated"
        };
        let message = match found.len() {
            1 => format!("total of {name} cannot be checked: {why}"),
            count => format!("{count} totals cannot be checked: {why}"),
        };
        let others = found[1..]
            .iter()
            .map(|(range, _, unknown)| (*range, unknown.as_str()));
        context.report(
            context
                .finding(message, *range, unknown.as_str())
                .related_all(others)
                .help("state the parts, `0` for one that is not paid"),
        );
    }
}

/// Whether other rules report something in the entry: a value that could not be read, half a range, a
/// part that is only in the table, or its currency.
fn is_reported_otherwise(parts: Parts<'_>) -> bool {
    fn is_broken<T>(band: &Band<T>) -> bool {
        band.values().is_none() && !band.is_unstated()
    }
    let entry = parts.entry;
    let bonus = match &entry.bonus {
        Bonus::Absent { .. } => false,
        Bonus::Single(slot) => is_invalid::<Percent>(slot),
        Bonus::Percents(band) => is_broken(band),
        Bonus::Amounts(band) => is_broken::<Amount>(band),
    };
    let currency = parts
        .row
        .is_some_and(|row| Pair { entry, row }.disputed_currency().is_some());
    let lost = parts.row.is_some_and(|row| {
        let is_in_row = |it: &Component| !it.is_unstated(&row.compensation);
        NEEDED
            .iter()
            .any(|it| it.is_unstated(entry) && is_in_row(it))
    });
    let other = entry.other.iter().any(|other| is_broken(&other.pay));
    let vesting = entry.is_vesting_unknown();
    let parts = bonus || other || vesting || is_broken(&entry.base) || is_broken(&entry.stock);
    parts || currency || lost
}

/// Whether neither the entry nor its table mentions anything but totals: there are no parts to state.
fn is_of_totals_alone(parts: Parts<'_>) -> bool {
    let entry = parts.entry;
    let is_total = |cell: &PayCell| matches!(cell.column, Column::Total | Column::TotalWithPremium);
    let has_no_part =
        NEEDED.iter().all(|component| component.is_unstated(entry)) && entry.other.is_empty();
    has_no_part && parts.row.is_some_and(|row| row.cells.iter().all(is_total))
}

fn is_invalid<T>(slot: &Slot<T>) -> bool {
    slot.value().is_none() && !slot.is_unstated()
}

/// `stock and bonus are not stated`
fn unknown(parts: Parts<'_>) -> String {
    let names = NEEDED.into_iter().filter(|component| {
        // A table without a column for it says that it is not paid; a salary is.
        let may_be_unpaid = parts.row.is_some() && *component != Component::Base;
        component.is_unstated(parts.entry) && !may_be_unpaid
    });
    let names: Vec<&str> = names.map(Component::name).collect();
    match &names[..] {
        [] => "an amount of other pay is not stated".to_string(),
        [only] => format!("{only} is not stated"),
        [rest @ .., last] => format!("{} and {last} are not stated", rest.join(", ")),
    }
}
