//! What the three rules about totals share: the verdict on one entry.

use super::TotalTolerance;
use crate::model::{
    Amount, Band, Bonus, Column, Compensation, End, Exact, Expected, Guide, Part, Parts, PayRow,
    Percent, Term,
};

/// How a stated total relates to its parts.
pub(super) enum Verdict {
    /// Not both ends known, or an end of some band is out of order: other rules speak of that.
    Unknown,
    Fits,
    /// Both ends match if the whole grant is counted in one year.
    WholeGrant,
    /// No reading of the parts can come to it.
    Impossible(Impossible),
    /// At least one end is off.
    Mismatch(Vec<Deviation>),
}

pub(super) struct Impossible {
    pub end: End,
    pub stated: Amount,
    pub why: WhyImpossible,
}

pub(super) enum WhyImpossible {
    /// Less than the base salary alone.
    BelowBase(Amount),
    /// More than everything together, the whole grant and the signing bonus included.
    AboveEverything(Box<Everything>),
}

/// All parts of pay together.
pub(super) struct Everything {
    pub sum: Expected,
    pub signing: Amount,
    pub together: Amount,
}

/// One end of a total that is off.
pub(super) struct Deviation {
    pub end: End,
    pub stated: Amount,
    pub expected: Expected,
    pub percent: Percent,
}

impl Deviation {
    /// How far off, in parts per million, whichever way.
    pub fn size(&self) -> i64 {
        self.percent.parts_per_million().abs()
    }

    /// `9.8 % too high`.
    pub fn in_words(&self) -> String {
        let side = match self.percent.parts_per_million() > 0 {
            true => "too high",
            false => "too low",
        };
        format!("{} {side}", super::words::deviation(self.percent))
    }
}

/// Above everything by more than this is impossible, and not merely rounded.
const IMPOSSIBLE_OVER: Percent = Percent::whole(5);

pub(super) const ENDS: [End; 2] = [End::Low, End::High];

/// The entry at `index` with the row it is paired with.
pub(super) fn parts(guide: &Guide, index: usize) -> Parts<'_> {
    Parts {
        entry: &guide.front.compensation[index],
        row: row_of(guide, index),
    }
}

/// The table row that the entry at `index` is paired with.
pub(super) fn row_of(guide: &Guide, index: usize) -> Option<&PayRow> {
    let row = guide.pairing.row_of(index)?;
    guide.body.pay_table.as_ref()?.rows.get(row)
}

/// Judges the total of one entry.
pub(super) fn judge(parts: Parts<'_>, tolerance: TotalTolerance) -> Verdict {
    let entry = parts.entry;
    let Some((low, high)) = entry.total.values() else {
        return Verdict::Unknown;
    };
    if has_reversed_band(entry) || parts.row.is_some_and(is_unclear) {
        return Verdict::Unknown;
    }
    let stated = [(End::Low, *low), (End::High, *high)];
    if let Some(impossible) = impossible(parts, &stated)
        && !is_possible_by_table(parts, &stated)
    {
        return Verdict::Impossible(impossible);
    }
    let mut deviations = Vec::new();
    for (end, stated) in stated {
        let Some(expected) = parts.expected(end) else {
            return Verdict::Unknown;
        };
        let Some(bound) = expected.exceeded_bound(stated) else {
            continue;
        };
        let exact = Exact::of(stated);
        let too_much_of_open = exact > bound && parts.row.is_some_and(has_open_part);
        let too_little_of_open =
            exact < bound && parts.row.is_some_and(|row| row.is_open(Column::Total));
        if too_much_of_open || too_little_of_open {
            continue;
        }
        if exact.is_off(bound, tolerance.warn_over) {
            deviations.push(Deviation {
                end,
                stated,
                percent: exact.deviation_from(bound),
                expected,
            });
        }
    }
    if deviations.is_empty() {
        return Verdict::Fits;
    }
    match counts_whole_grant(parts, &stated, tolerance.warn_over) {
        true => Verdict::WholeGrant,
        false => Verdict::Mismatch(deviations),
    }
}

/// A row whose figures do not add up to one year's pay in one currency as they stand: it mixes
/// currencies, or states a component twice.
fn is_unclear(row: &PayRow) -> bool {
    row.currencies().len() > 1 || row.states_a_component_twice()
}

/// Whether the row leaves a part of pay open upwards (`10%+`), so that no total is too high.
fn has_open_part(row: &PayRow) -> bool {
    let parts = [
        Column::Base,
        Column::Stock,
        Column::Bonus,
        Column::CarryOrBonus,
        Column::StockOrBonus,
        Column::Other,
    ];
    parts.into_iter().any(|column| row.is_open(column))
}

fn has_reversed_band(entry: &Compensation) -> bool {
    let others = entry.other.iter().map(|other| &other.pay);
    let mut bands = [
        &entry.base,
        &entry.stock,
        &entry.signing_bonus,
        &entry.total,
    ]
    .into_iter()
    .chain(others);
    bands.any(is_reversed)
        || match &entry.bonus {
            Bonus::Percents(band) => is_reversed(band),
            Bonus::Amounts(band) => is_reversed(band),
            Bonus::Absent { .. } | Bonus::Single(_) => false,
        }
}

fn is_reversed<T: PartialOrd>(band: &Band<T>) -> bool {
    band.values().is_some_and(|(low, high)| low > high)
}

fn counts_whole_grant(parts: Parts<'_>, stated: &[(End, Amount)], tolerance: Percent) -> bool {
    let has_stock = ENDS.iter().any(|end| {
        parts.with_whole_grant(*end).is_some_and(|sum| {
            let stock = |term: &Term| matches!(term.part, Part::Stock(Amount(1..), _));
            sum.terms.iter().any(stock)
        })
    });
    has_stock
        && stated.iter().all(|(end, stated)| {
            parts
                .with_whole_grant(*end)
                .is_some_and(|sum| sum.admits(*stated, tolerance))
        })
}

/// The entry with every part of pay that `row` states as the row states it; as it is, where the row
/// is in another currency.
pub(super) fn as_table_states(entry: &Compensation, row: &PayRow) -> Compensation {
    let mut entry = entry.clone();
    let currency = entry.currency.value().copied();
    if row
        .currencies()
        .iter()
        .any(|found| Some(*found) != currency)
    {
        return entry;
    }
    let row = &row.compensation;
    if row.base.values().is_some() {
        entry.base = row.base;
    }
    if row.stock.values().is_some() {
        entry.stock = row.stock;
        entry.vest_years = row.vest_years;
    }
    if !row.bonus.is_unstated() {
        entry.bonus = row.bonus.clone();
    }
    if row.signing_bonus.values().is_some() {
        entry.signing_bonus = row.signing_bonus;
    }
    if !row.other.is_empty() {
        entry.other = row.other.clone();
    }
    entry
}

/// Whether the table's figures allow a total that the front matter's do not: then a part was lost
/// or changed on the way, and other rules say so.
fn is_possible_by_table(parts: Parts<'_>, stated: &[(End, Amount)]) -> bool {
    parts.row.is_some_and(|row| {
        let entry = as_table_states(parts.entry, row);
        let by_table = Parts {
            entry: &entry,
            row: parts.row,
        };
        by_table.expected(End::High).is_some() && impossible(by_table, stated).is_none()
    })
}

fn impossible(parts: Parts<'_>, stated: &[(End, Amount)]) -> Option<Impossible> {
    for (end, stated) in stated.iter().copied() {
        if let Some(base) = parts.entry.base.end(end).value()
            && stated < *base
        {
            let why = WhyImpossible::BelowBase(*base);
            return Some(Impossible { end, stated, why });
        }
    }
    stated.iter().find_map(|(end, stated)| {
        let sum = parts.with_whole_grant(*end)?;
        let signing = match parts.entry.signing_bonus.end(*end).value() {
            Some(amount) => *amount,
            None if parts.entry.signing_bonus.is_unstated() => Amount(0),
            None => return None,
        };
        let everything = sum.high + Exact::of(signing);
        let exact = Exact::of(*stated);
        let over = exact > everything && exact.is_off(everything, IMPOSSIBLE_OVER);
        over.then(|| Impossible {
            end: *end,
            stated: *stated,
            why: WhyImpossible::AboveEverything(Box::new(Everything {
                together: everything.rounded(),
                signing,
                sum,
            })),
        })
    })
}
