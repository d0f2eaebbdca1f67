//! What may explain a total that its parts do not come to.

use crate::analysis::pay::table_view::{as_table_states, bonus_text, differing, with_whole_bonus};
use crate::analysis::totals::bonus_reading::{BonusReading, bonus_reading};
use crate::analysis::totals::first_year;
use crate::analysis::totals::tolerance::TotalTolerance;
use crate::analysis::totals::verdict::{Deviation, Verdict, deviations, judge};
use crate::diagnostic::CauseKey;
use crate::model::{Column, Compensation, End, Parts, PayPart, Term};

/// Why a total is off, as far as that is known.
#[derive(Clone, Debug)]
pub(crate) enum Cause {
    /// With these parts as the table states them both ends count the whole grant.
    TableWholeGrant(String),
    /// The table's header says that the total is a first year's, but even with what that counts these
    /// deviations are left.
    FirstYear {
        header: String,
        left: Vec<Deviation>,
    },
    /// Both ends match the first year of the vesting schedule, although the guide does not say so.
    CountsFirstYear,
    /// Both ends match if the signing bonus is counted.
    SigningBonus,
    /// Both ends match if the bonus is counted in another way.
    Bonus(BonusReading),
    /// The table has a column of this name, of stock or bonus, besides one of the bonus alone.
    StockOrBonus(String),
}

/// What is reported about a total that does not match the parts in the front matter.
#[derive(Debug)]
pub(crate) enum Explanation {
    /// It matches the table: a part that is different in the front matter is wrong, and the rules that
    /// compare the two report it.
    RightByTable,
    /// It is right for a first year, as its header says.
    FirstYear(Box<FirstYearMatch>),
    Off(Box<Explained>),
}

/// A total that fits with the signing bonus, below a header that mentions a first year.
#[derive(Debug)]
pub(crate) struct FirstYearMatch {
    pub header: String,
    /// The entry with the parts that the sum is of.
    pub entry: Compensation,
}

/// A total that is off, with what it is compared with.
#[derive(Clone, Debug)]
pub(crate) struct Explained {
    /// The entry with the parts that the sum is of, some of them as the table states them.
    pub entry: Compensation,
    /// How far both ends are off that sum.
    pub deviations: Vec<Deviation>,
    /// The table's whole range of bonus percentages, as it writes it, where the sum counts that.
    pub whole_bonus: Option<String>,
    pub cause: Option<Cause>,
}

impl Cause {
    /// What totals of the guide at `path` that are off for this reason have in common.
    pub(crate) fn key(&self, path: &str) -> CauseKey {
        match self {
            Cause::TableWholeGrant(_) => {
                CauseKey::new("totals with the whole grant of {}", [&path])
            }
            Cause::FirstYear { .. } | Cause::CountsFirstYear => {
                CauseKey::new("totals of a first year of {}", [&path])
            }
            Cause::SigningBonus => CauseKey::new("totals with the signing bonus of {}", [&path]),
            Cause::Bonus(reading) => CauseKey::new("totals {} of {}", [&reading.name(), &path]),
            Cause::StockOrBonus(header) => {
                CauseKey::new("totals beside a column `{}` of {}", [header, &path])
            }
        }
    }
}

impl Explained {
    /// The deviations that decide how much the finding weighs.
    pub(crate) fn weighing(&self) -> &[Deviation] {
        match &self.cause {
            Some(Cause::FirstYear { left, .. }) if self.is_held_against_a_first_year() => left,
            _ => &self.deviations,
        }
    }

    /// Whether the total is nearer to a first year's pay than to an ordinary year's, and not it.
    pub(crate) fn is_held_against_a_first_year(&self) -> bool {
        match &self.cause {
            Some(Cause::FirstYear { left, .. }) => worst(left) < worst(&self.deviations),
            _ => false,
        }
    }
}

fn worst(deviations: &[Deviation]) -> i64 {
    let sizes = deviations.iter().map(Deviation::size);
    sizes.max().unwrap_or_default()
}

/// What the total that is off by `deviations` is best compared with, and why it may be off.
pub(crate) fn explain(
    parts: Parts<'_>,
    deviations: Vec<Deviation>,
    tolerance: TotalTolerance,
) -> Explanation {
    let Some(mut explained) = by_table(parts, deviations, tolerance) else {
        return Explanation::RightByTable;
    };
    if explained.cause.is_none() {
        let of_sum = Parts {
            entry: &explained.entry,
            row: parts.row,
        };
        explained.cause = match of_first_year(of_sum, tolerance) {
            Some(Cause::FirstYear { header, left }) if left.is_empty() => {
                return Explanation::FirstYear(Box::new(FirstYearMatch {
                    header,
                    entry: explained.entry,
                }));
            }
            found => found,
        }
        .or_else(|| first_year::is_counted(of_sum, tolerance).then_some(Cause::CountsFirstYear))
        .or_else(|| counts_signing_bonus(of_sum, tolerance).then_some(Cause::SigningBonus))
        .or_else(|| stock_or_bonus(of_sum))
        .or_else(|| bonus_reading(of_sum, &explained.deviations, tolerance).map(Cause::Bonus));
    }
    Explanation::Off(Box::new(explained))
}

/// Compares the total with the parts that the table states, if it states more than the front matter.
/// `None` if both ends match them.
fn by_table(
    parts: Parts<'_>,
    deviations: Vec<Deviation>,
    tolerance: TotalTolerance,
) -> Option<Explained> {
    let explained = Explained {
        entry: parts.entry.clone(),
        deviations,
        whole_bonus: None,
        cause: None,
    };
    let Some(row) = parts.row else {
        return Some(explained);
    };
    let by_whole_bonus = with_whole_bonus(parts.entry, row).zip(bonus_text(row));
    let by_whole_bonus = by_whole_bonus.map(|(entry, text)| (entry, format!("bonus of {text}")));
    let by_whole_row = || {
        let entry = as_table_states(parts.entry, row);
        differing(parts.entry, &entry, row).map(|differing| (entry, differing))
    };
    let mut with_bonus = None;
    for (entry, differing) in by_whole_bonus.into_iter().chain(by_whole_row()) {
        let of_table = Parts {
            entry: &entry,
            row: parts.row,
        };
        match judge(of_table, tolerance) {
            Verdict::Fits => return None,
            Verdict::WholeGrant(deviations) => {
                return Some(Explained {
                    entry,
                    deviations,
                    whole_bonus: None,
                    cause: Some(Cause::TableWholeGrant(differing)),
                });
            }
            Verdict::Mismatch(deviations) if with_whole_bonus(parts.entry, row).is_some() => {
                with_bonus.get_or_insert(Explained {
                    entry,
                    deviations,
                    whole_bonus: bonus_text(row).map(str::to_string),
                    cause: None,
                });
            }
            Verdict::Mismatch(_) | Verdict::Unknown | Verdict::Impossible(_) => {}
        }
    }
    Some(with_bonus.unwrap_or(explained))
}

/// Whether the header of the table's total names the first year, and what is off then.
fn of_first_year(parts: Parts<'_>, tolerance: TotalTolerance) -> Option<Cause> {
    let cell = parts.row?.cell(Column::Total)?;
    if !cell.is_of_first_year() || !first_year::is_another(parts) {
        return None;
    }
    Some(Cause::FirstYear {
        header: cell.header.clone(),
        left: deviations(parts, tolerance, |end| parts.in_first_year(end))?,
    })
}

fn counts_signing_bonus(parts: Parts<'_>, tolerance: TotalTolerance) -> bool {
    let off = || deviations(parts, tolerance, |end| parts.with_signing_bonus(end));
    has_signing_bonus(parts) && off().is_some_and(|off| off.is_empty())
}

fn has_signing_bonus(parts: Parts<'_>) -> bool {
    let is_signing = |term: &Term| matches!(term.part, PayPart::SigningBonus(_));
    let sum = parts.with_signing_bonus(End::High);
    sum.is_some_and(|sum| sum.terms.iter().any(is_signing))
}

fn stock_or_bonus(parts: Parts<'_>) -> Option<Cause> {
    let cell = parts.row?.cell(Column::StockOrBonus)?;
    let is_bonus = |term: &Term| {
        matches!(
            term.part,
            PayPart::BonusPercent(..) | PayPart::BonusAmount(_)
        )
    };
    let sum = parts.expected(End::High)?;
    let counts_bonus = sum.terms.iter().any(is_bonus);
    counts_bonus.then(|| Cause::StockOrBonus(cell.header.clone()))
}
