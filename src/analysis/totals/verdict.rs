//! What the three rules about totals share: the verdict on one entry.

use crate::analysis::pay::table_view::with_whole_bonus;
use crate::analysis::totals::bounds::{Impossible, impossible, is_possible_by_table};
use crate::analysis::totals::tolerance::TotalTolerance;
use crate::diagnostic::Severity;
use crate::model::{
    Amount, Band, Bonus, Column, Compensation, Component, End, Exact, Expected, Guide, Parts,
    PayCell, PayPart, PayRow, Percent, Term,
};

/// How a stated total relates to its parts.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// Not both ends known, or an end of some band is out of order: other rules report that.
    Unknown,
    Fits,
    /// Both ends match if the whole grant is counted in one year; they are off like this.
    WholeGrant(Vec<Deviation>),
    /// It is impossible, however the parts are counted.
    Impossible(Impossible),
    /// At least one end is off.
    Mismatch(Vec<Deviation>),
}

/// One end of a total that is off.
#[derive(Clone, Debug)]
pub(crate) struct Deviation {
    pub end: End,
    pub stated: Amount,
    pub expected: Expected,
    pub percent: Percent,
}

impl Deviation {
    /// How far off, in parts per million, whichever way.
    pub(crate) fn size(&self) -> i64 {
        self.percent.parts_per_million().abs()
    }

    pub(crate) fn is_too_high(&self) -> bool {
        self.percent.parts_per_million() > 0
    }

    /// `9.8% too high`.
    pub(crate) fn in_words(&self) -> String {
        let side = if self.is_too_high() {
            "too high"
        } else {
            "too low"
        };
        format!(
            "{} {side}",
            crate::analysis::text::phrases::deviation(self.percent)
        )
    }
}

/// The severity of totals that are off by `deviations`, whatever the cause: that of the worst of them.
pub(crate) fn severity(deviations: &[Deviation], tolerance: TotalTolerance) -> Severity {
    let is_error =
        |deviation: &Deviation| deviation.size() > tolerance.error_over.parts_per_million();
    if deviations.iter().any(is_error) {
        Severity::Error
    } else {
        Severity::Warning
    }
}

/// How far off the worst of `deviations` is, in whole percent, rounded up.
pub(crate) fn percent_off(deviations: &[Deviation]) -> u32 {
    let worst = deviations.iter().max_by_key(|deviation| deviation.size());
    worst.map_or(0, |worst| whole_percent(worst.percent))
}

/// `off`, whichever way, in whole percent, rounded up.
pub(crate) fn whole_percent(off: Percent) -> u32 {
    let parts = off.parts_per_million().unsigned_abs();
    u32::try_from(parts.div_ceil(PARTS_OF_A_PERCENT)).unwrap_or(u32::MAX)
}

/// Parts per million in one percent.
const PARTS_OF_A_PERCENT: u64 = 10_000;

pub(crate) const ENDS: [End; 2] = [End::Low, End::High];

/// The entry at `index` with the row it is paired with.
pub(crate) fn parts(guide: &Guide, index: usize) -> Parts<'_> {
    Parts {
        entry: &guide.front.compensation[index],
        row: row_of(guide, index),
    }
}

/// The table row that the entry at `index` is paired with.
pub(crate) fn row_of(guide: &Guide, index: usize) -> Option<&PayRow> {
    guide.row_of(index)
}

/// Judges the total of one entry.
pub(crate) fn judge(parts: Parts<'_>, tolerance: TotalTolerance) -> Verdict {
    let entry = parts.entry;
    let Some((low, high)) = entry.total.values() else {
        return Verdict::Unknown;
    };
    if has_reversed_band(entry) || parts.is_unclear() {
        return Verdict::Unknown;
    }
    let stated = [(End::Low, *low), (End::High, *high)];
    let widened = parts.row.and_then(|row| with_whole_bonus(entry, row));
    let widest = Parts {
        entry: widened.as_ref().unwrap_or(entry),
        row: parts.row,
    };
    if let Some(impossible) = impossible(widest, &stated)
        && !is_possible_by_table(parts, &stated)
    {
        return Verdict::Impossible(impossible);
    }
    let Some(deviations) = deviations(parts, tolerance, |end| parts.expected(end)) else {
        return Verdict::Unknown;
    };
    if deviations.is_empty() {
        return Verdict::Fits;
    }
    let whole_grant =
        !is_first_year(parts, tolerance) && counts_whole_grant(parts, &stated, tolerance.warn_over);
    if whole_grant {
        Verdict::WholeGrant(deviations)
    } else {
        Verdict::Mismatch(deviations)
    }
}

/// The ends at which the total is off what `sum` comes to. `None` where that is unknown.
pub(crate) fn deviations(
    parts: Parts<'_>,
    tolerance: TotalTolerance,
    sum: impl Fn(End) -> Option<Expected>,
) -> Option<Vec<Deviation>> {
    let mut deviations = Vec::new();
    for end in ENDS {
        let stated = *parts.entry.total.end(end).value()?;
        let expected = sum(end)?;
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
    Some(deviations)
}

/// Whether the table's total is a first year's by its header, and fits with the signing bonus.
fn is_first_year(parts: Parts<'_>, tolerance: TotalTolerance) -> bool {
    let total = parts.row.and_then(|row| row.cell(Column::Total));
    let in_first_year = || deviations(parts, tolerance, |end| parts.in_first_year(end));
    total.is_some_and(PayCell::is_of_first_year)
        && in_first_year().is_some_and(|deviations| deviations.is_empty())
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
    // What is paid in the second year is no part of a total.
    let components = Component::ALL.into_iter();
    let components = components.filter(|component| *component != Component::SigningBonusYear2);
    let mut bands = components.flat_map(|component| component.bands(entry));
    bands.any(Band::is_reversed)
        || matches!(&entry.bonus, Bonus::Percents(band) if band.is_reversed())
}

fn counts_whole_grant(parts: Parts<'_>, stated: &[(End, Amount)], tolerance: Percent) -> bool {
    let has_stock = ENDS.iter().any(|end| {
        parts.with_whole_grant(*end).is_some_and(|sum| {
            let stock = |term: &Term| matches!(term.part, PayPart::Stock(Amount(1..), _));
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
