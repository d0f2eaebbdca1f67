//! A first year's pay: what the schedule lets vest in it, and the signing bonus.

use super::totals::{KnownPart, term};
use super::{Amount, Component, End, Exact, Expected, Parts, PayPart, PayRow, Term, VestSchedule};

impl Parts<'_> {
    /// The sum at `end` with the signing bonus, and the grant spread over its years. `None` where no
    /// signing bonus is stated.
    pub fn with_signing_bonus(&self, end: End) -> Option<Expected> {
        let mut terms = self.expected(end)?.terms;
        match self.signing_bonus(end) {
            KnownPart::Is(bonus) => terms.extend(bonus),
            KnownPart::NotPaid | KnownPart::Unknown => return None,
        }
        Some(Expected::of(terms))
    }

    /// The sum at `end` as it is in the first year: with what the schedule lets vest in it, and the
    /// signing bonus. `None` where neither is stated, and the first year is like any other.
    pub fn in_first_year(&self, end: End) -> Option<Expected> {
        let mut terms = self.first_year_terms(end)?;
        match self.signing_bonus(end) {
            KnownPart::Is(bonus) => terms.extend(bonus),
            KnownPart::Unknown if self.row.is_some() || !self.entry.signing_bonus.is_unstated() => {
                return None;
            }
            _ if self.schedule().is_none() => return None,
            KnownPart::NotPaid | KnownPart::Unknown => {}
        }
        Some(Expected::of(terms))
    }

    /// The least or the most that is paid in the first year, in whole units, where every part of it
    /// is known. A signing bonus is known to be none only where that is said: it is no part of the
    /// totals, so that a table without a column for it leaves it open.
    pub fn first_year(&self, end: End) -> Option<Amount> {
        if self.is_unclear() {
            return None;
        }
        let mut terms = self.first_year_terms(end)?;
        match self.signing_bonus(end) {
            KnownPart::Is(bonus) => terms.extend(bonus),
            KnownPart::NotPaid if self.says_no_signing_bonus() => {}
            KnownPart::NotPaid | KnownPart::Unknown => return None,
        }
        Some(Expected::of(terms).bound(end).rounded())
    }

    /// Whether the row has a column for a signing bonus, which then says that there is none.
    fn says_no_signing_bonus(&self) -> bool {
        let cell = |row: &PayRow| row.cell_of(Component::SigningBonus).is_some();
        self.row.is_some_and(cell)
    }

    /// An ordinary year's terms with what of the grant vests in the first one.
    fn first_year_terms(&self, end: End) -> Option<Vec<Term>> {
        let mut terms = self.expected(end)?.terms;
        if let Some(schedule) = self.schedule() {
            let first = schedule.first();
            for of_year in &mut terms {
                if let PayPart::Stock(grant, _) = of_year.part {
                    let share = Exact::percentage(grant, first);
                    *of_year = term(PayPart::FirstYearStock(grant, first), share);
                }
            }
        }
        Some(terms)
    }

    /// The term of the signing bonus, if it is not 0.
    fn signing_bonus(&self, end: End) -> KnownPart<Option<Term>> {
        match self.amount(end, Component::SigningBonus) {
            KnownPart::Is(Amount(..=0)) => KnownPart::Is(None),
            KnownPart::Is(bonus) => {
                KnownPart::Is(Some(term(PayPart::SigningBonus(bonus), Exact::of(bonus))))
            }
            KnownPart::NotPaid => KnownPart::NotPaid,
            KnownPart::Unknown => KnownPart::Unknown,
        }
    }

    /// What vests in each year: as the entry says, or else, where the row is about the same grant, as
    /// that does.
    pub fn schedule(&self) -> Option<&VestSchedule> {
        match self.row_that_says_vesting() {
            Some(row) => row.vest_schedule.value(),
            None => self.entry.vest_schedule.value(),
        }
    }
}
