//! Totals that do not count the bonus exactly once at each end.

use crate::analysis::totals::tolerance::TotalTolerance;
use crate::analysis::totals::verdict::{Deviation, deviations};
use crate::model::{End, Expected, Parts, PayPart, Term};

/// A way to count the bonus that is not a year's pay.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum BonusReading {
    LeftOut,
    Twice,
    /// The bonus of the lower end at both ends.
    LowAtBothEnds,
}

impl BonusReading {
    const ALL: [BonusReading; 3] = [
        BonusReading::LeftOut,
        BonusReading::Twice,
        BonusReading::LowAtBothEnds,
    ];

    /// Whether it is reported only where all totals of a guide that are off say so: of one alone it may
    /// be chance.
    pub(crate) fn needs_company(self) -> bool {
        self != BonusReading::LeftOut
    }

    pub(crate) fn note(self) -> &'static str {
        match self {
            BonusReading::LeftOut => "both ends match without the bonus: it was probably left out",
            BonusReading::Twice => {
                "both ends match if the bonus is counted twice: it may be in the totals twice"
            }
            BonusReading::LowAtBothEnds => {
                "both ends match with the bonus of the lower end: it was probably added to both"
            }
        }
    }

    pub(crate) fn help(self) -> &'static str {
        match self {
            BonusReading::LeftOut => {
                "add the bonus to the total, or remove it from the entry and the table if it is not paid"
            }
            BonusReading::Twice => "count the bonus once, or correct the part that is wrong",
            BonusReading::LowAtBothEnds => "add to each end of the total its own bonus",
        }
    }

    /// `without the bonus`
    pub(crate) fn name(self) -> &'static str {
        match self {
            BonusReading::LeftOut => "without the bonus",
            BonusReading::Twice => "with the bonus counted twice",
            BonusReading::LowAtBothEnds => "with the low bonus at both ends",
        }
    }

    /// The sum at `end` that counts the bonus in this way; `None` where it is the sum itself.
    fn sum(self, parts: Parts<'_>, end: End) -> Option<Expected> {
        let mut terms = parts.expected(end)?.terms;
        let at = terms.iter().position(is_bonus)?;
        match self {
            BonusReading::LeftOut => {
                terms.remove(at);
            }
            // Twice a range of percentages matches too much.
            BonusReading::Twice => {
                let bonus = terms[at].clone();
                let once = Term {
                    high: bonus.low,
                    ..bonus
                };
                terms[at] = once.clone();
                terms.push(once);
            }
            BonusReading::LowAtBothEnds => {
                let low = parts.expected(End::Low)?.terms;
                terms[at] = low.into_iter().find(is_bonus)?;
            }
        }
        Some(Expected::of(terms))
    }
}

/// The first way to count the bonus with which both ends match.
pub(crate) fn bonus_reading(
    parts: Parts<'_>,
    off: &[Deviation],
    tolerance: TotalTolerance,
) -> Option<BonusReading> {
    let too_low = |deviation: &Deviation| deviation.percent.parts_per_million() < 0;
    let mut readings = BonusReading::ALL
        .into_iter()
        .filter(|reading| match reading {
            BonusReading::LeftOut | BonusReading::LowAtBothEnds => off.iter().all(too_low),
            BonusReading::Twice => !off.iter().any(too_low),
        });
    readings.find(|reading| {
        let left = deviations(parts, tolerance, |end| reading.sum(parts, end));
        left.is_some_and(|left| left.is_empty())
    })
}

fn is_bonus(term: &Term) -> bool {
    matches!(
        term.part,
        PayPart::BonusPercent(..) | PayPart::BonusAmount(_)
    )
}
