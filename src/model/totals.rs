//! The rule of the totals: what base salary, stock, bonus and other pay come to in a year.

use super::{
    Amount, Band, Bonus, Column, Compensation, Component, Currency, End, Exact, PayRow, Percent,
};

/// One part of a year's pay at one end of the range, lowest to highest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    pub part: PayPart,
    pub low: Exact,
    pub high: Exact,
}

/// Which part of pay a term is, with what it is computed from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PayPart {
    Base(Amount),
    /// The whole grant, and the years it vests over.
    Stock(Amount, u8),
    /// The whole grant, and what of it vests in the first year by its schedule.
    FirstYearStock(Amount, Percent),
    BonusPercent(Percent, Percent),
    BonusAmount(Amount),
    /// With the name the author gives it.
    Other(Amount, String),
    /// Paid once: part of a first year, and of no ordinary one.
    SigningBonus(Amount),
}

/// What the parts come to at one end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Expected {
    pub terms: Vec<Term>,
    pub low: Exact,
    pub high: Exact,
}

/// An entry together with the table row that may complete it.
///
/// A part that the entry does not state is taken from the row, if the row gives it in the entry's
/// currency. It is nothing where the row says so (`None`, `—`) or the table has no column for it.
/// Otherwise it is unknown, and so is the sum.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    pub entry: &'a Compensation,
    pub row: Option<&'a PayRow>,
}

/// A part of pay: known, not paid, or unknown.
pub(super) enum KnownPart<T> {
    Is(T),
    NotPaid,
    Unknown,
}

impl Parts<'_> {
    /// Whether the entry's region is a level or a job title: it is paired with a row that states those and no
    /// region.
    pub fn region_is_level(&self) -> bool {
        let label = self.entry.region.value();
        label.is_some_and(|label| label.place.is_none())
            && self.entry.level.value().is_none()
            && self
                .row
                .is_some_and(|row| row.compensation.region.value().is_none())
    }

    /// Whether the row's figures do not add up to one year's pay in one currency as they are: it
    /// mixes currencies, or states a component twice.
    pub fn is_unclear(&self) -> bool {
        self.row
            .is_some_and(|row| row.currencies().len() > 1 || row.states_a_component_twice())
    }

    /// The sum at `end`, with the grant spread over its vesting years.
    pub fn expected(&self, end: End) -> Option<Expected> {
        self.sum(end, self.entry.years())
    }

    /// The sum at `end` if the whole grant is counted in one year.
    pub fn with_whole_grant(&self, end: End) -> Option<Expected> {
        self.sum(end, 1)
    }

    fn sum(&self, end: End, years: u8) -> Option<Expected> {
        let base = match self.amount(end, Component::Base) {
            KnownPart::Is(base) => base,
            KnownPart::NotPaid | KnownPart::Unknown => return None,
        };
        // Base, stock, bonus, and often one more.
        let mut terms = Vec::with_capacity(4);
        terms.push(term(PayPart::Base(base), Exact::of(base)));
        match self.amount(end, Component::Stock) {
            KnownPart::Is(_) if years != 1 && self.entry.is_vesting_unknown() => return None,
            KnownPart::Is(grant) => {
                let years = if years == 1 { 1 } else { self.years(years) };
                let share = Exact::yearly_share(grant, years);
                terms.push(term(PayPart::Stock(grant, years), share));
            }
            KnownPart::NotPaid => {}
            KnownPart::Unknown => return None,
        }
        match self.bonus(end, base) {
            KnownPart::Is(bonus) => terms.push(bonus),
            KnownPart::NotPaid => {}
            KnownPart::Unknown => return None,
        }
        for (other, name) in self.others(end)? {
            terms.push(term(PayPart::Other(other, name), Exact::of(other)));
        }
        Some(Expected::of(terms))
    }

    /// The years that the grant vests over, whether stated or assumed; `None` where they are unknown.
    pub fn grant_years(&self) -> Option<u8> {
        let is_known = !self.entry.is_vesting_unknown();
        is_known.then(|| self.years(self.entry.years()))
    }

    /// A grant taken from the row, or the same as the row's, vests as the row says, where the entry
    /// says nothing.
    fn years(&self, of_entry: u8) -> u8 {
        self.row_that_says_vesting()
            .map_or(of_entry, Compensation::years)
    }

    pub(super) fn row_that_says_vesting(&self) -> Option<&Compensation> {
        let entry = self.entry;
        let row = self.row.map(|row| &row.compensation)?;
        let is_its_grant = entry.stock.is_unstated() || entry.stock.values() == row.stock.values();
        (entry.is_vesting_unstated() && is_its_grant).then_some(row)
    }

    pub(super) fn amount(&self, end: End, component: Component) -> KnownPart<Amount> {
        let Some(stated) = component.band(self.entry) else {
            return KnownPart::Unknown;
        };
        if let Some(amount) = stated.end(end).value() {
            return KnownPart::Is(*amount);
        }
        if !stated.is_unstated() {
            return KnownPart::Unknown;
        }
        let Some(row) = self.row else {
            return KnownPart::Unknown;
        };
        let Some(in_row) = component.band(&row.compensation) else {
            return KnownPart::Unknown;
        };
        match in_row.end(end).value() {
            Some(amount) if self.shares_currency(row) => KnownPart::Is(*amount),
            None if in_row.is_unstated() => KnownPart::NotPaid,
            _ => KnownPart::Unknown,
        }
    }

    fn bonus(&self, end: End, base: Amount) -> KnownPart<Term> {
        let own = bonus_term(&self.entry.bonus, end, base);
        if !self.entry.bonus.is_unstated() {
            return own.map_or(KnownPart::Unknown, KnownPart::Is);
        }
        let Some(row) = self.row else {
            return KnownPart::Unknown;
        };
        if self.has_carry_as_other(row) {
            return KnownPart::NotPaid;
        }
        let bonus = &row.compensation.bonus;
        match bonus_term(bonus, end, base) {
            Some(term) if self.shares_currency(row) => KnownPart::Is(term),
            None if bonus.is_unstated() => KnownPart::NotPaid,
            _ => KnownPart::Unknown,
        }
    }

    /// Whether what would be the row's bonus, its `Carry/Bonus`, is the entry's other pay.
    fn has_carry_as_other(&self, row: &PayRow) -> bool {
        let (Bonus::Amounts(carry), Some(_), None) = (
            &row.compensation.bonus,
            row.cell(Column::CarryOrBonus),
            row.cell(Column::Bonus),
        ) else {
            return false;
        };
        let is_carry = |pay: &Band<Amount>| pay.values() == carry.values();
        self.entry.other.iter().any(|other| is_carry(&other.pay))
    }

    /// Other yearly pay: the entry's, or else the row's. `None` where some of it is unknown.
    fn others(&self, end: End) -> Option<Vec<(Amount, String)>> {
        let of = |pay: &Compensation| -> Option<Vec<(Amount, String)>> {
            let values = pay.other.iter();
            values
                .map(|other| Some((*other.pay.end(end).value()?, other.name())))
                .collect()
        };
        if !self.entry.other.is_empty() {
            return of(self.entry);
        }
        match self.row {
            Some(row) if row.has_unread_other() => None,
            Some(row) if row.compensation.other.is_empty() || self.shares_currency(row) => {
                of(&row.compensation)
            }
            Some(_) => None,
            None => Some(Vec::new()),
        }
    }

    /// Whether the row's amounts are all in the entry's currency, as far as they say.
    fn shares_currency(&self, row: &PayRow) -> bool {
        let entry = self.entry.currency.value().copied();
        let currencies: Vec<Currency> = row.currencies();
        currencies.iter().all(|currency| Some(*currency) == entry)
    }
}

pub(super) fn term(part: PayPart, value: Exact) -> Term {
    Term {
        part,
        low: value,
        high: value,
    }
}

fn bonus_term(bonus: &Bonus, end: End, base: Amount) -> Option<Term> {
    if let Bonus::Amounts(band) = bonus {
        let amount = *band.end(end).value()?;
        return Some(term(PayPart::BonusAmount(amount), Exact::of(amount)));
    }
    let (low, high) = bonus.percents()?;
    Some(Term {
        part: PayPart::BonusPercent(low, high),
        low: Exact::percentage(base, low),
        high: Exact::percentage(base, high),
    })
}

impl Expected {
    pub fn of(terms: Vec<Term>) -> Expected {
        Expected {
            low: terms.iter().map(|term| term.low).sum(),
            high: terms.iter().map(|term| term.high).sum(),
            terms,
        }
    }

    /// The least of the sum at a low end, and the most of it at a high one.
    pub fn bound(&self, end: End) -> Exact {
        match end {
            End::Low => self.low,
            End::High => self.high,
        }
    }

    /// The bound of the interval that `stated` is beyond, or `None` where it lies inside.
    pub fn exceeded_bound(&self, stated: Amount) -> Option<Exact> {
        let stated = Exact::of(stated);
        if stated < self.low {
            Some(self.low)
        } else if stated > self.high {
            Some(self.high)
        } else {
            None
        }
    }

    /// Whether `stated` is within `tolerance` of the interval.
    pub fn admits(&self, stated: Amount, tolerance: Percent) -> bool {
        self.exceeded_bound(stated)
            .is_none_or(|bound| !Exact::of(stated).is_off(bound, tolerance))
    }
}
