//! Several columns of one component: which one is the pay in force, and which two are its ends.

use super::beside::{counts, excuse, further_alone, other_ends};
use super::context::Context;
use super::doubt::Reason;
use super::hints::Hints;
use super::plan::{Candidate, Fate};
use super::series::Series;
use crate::model::header::{Component, Time};
use crate::model::{Column, Currency, End, Period, RegionLabel};

/// Decides between columns of one component and one group.
pub(super) fn settle(
    series: &[Series<'_>],
    candidates: &mut [Candidate],
    context: &Context<'_>,
    hints: &Hints<'_>,
) {
    let mut kinds: Vec<(Column, Option<String>)> = Vec::new();
    for candidate in candidates.iter() {
        if let Fate::Read(reading) = &candidate.fate {
            let kind = (reading.column, reading.group.clone());
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
    }
    for (column, group) in kinds {
        // Several kinds of other pay are several figures.
        if !matches!(
            column,
            Column::Other | Column::Several | Column::TotalWithPremium
        ) {
            let members: Vec<usize> = { 0..candidates.len() }
                .filter(|at| is_of(&candidates[*at], column, group.as_deref()))
                .collect();
            Settling {
                series,
                candidates,
                context,
                hints,
                column,
            }
            .members(members);
        }
    }
    excuse(candidates);
    counts(series, candidates);
    further_alone(candidates);
    other_ends(series, candidates);
}

fn is_of(candidate: &Candidate, column: Column, group: Option<&str>) -> bool {
    match &candidate.fate {
        Fate::Read(reading) => {
            reading.column == column && reading.group.as_deref() == group && !reading.is_further
        }
        _ => false,
    }
}

struct Settling<'s, 'c> {
    series: &'s [Series<'s>],
    candidates: &'c mut [Candidate],
    context: &'s Context<'s>,
    hints: &'s Hints<'s>,
    column: Column,
}

impl Settling<'_, '_> {
    fn members(&mut self, mut members: Vec<usize>) {
        self.drop_months(&mut members);
        self.drop_parts(&mut members);
        self.drop_other_times(&mut members);
        self.drop_other_currencies(&mut members);
        self.drop_other_forms(&mut members);
        if members.len() > 1 {
            self.ends(members);
        } else if let [only] = members[..]
            && self.is_of_one_year(only)
        {
            self.doubt(&[only], Reason::OfferYears);
        } else if let [only] = members[..]
            && self.end(only).is_some()
        {
            self.doubt(&[only], Reason::OneEnd);
        }
    }

    /// A later year of an offer, or one year's part of a grant or a sign-on.
    fn is_of_one_year(&self, at: usize) -> bool {
        let year = self.candidates[at].header.offer_year;
        year.is_some_and(|year| year > 1 || matches!(self.column, Column::Stock))
    }

    fn end(&self, at: usize) -> Option<End> {
        match &self.candidates[at].fate {
            Fate::Read(reading) => reading.end,
            _ => None,
        }
    }

    fn doubt(&mut self, members: &[usize], reason: Reason) {
        for at in members {
            self.candidates[*at].fate = Fate::Doubt(reason);
        }
    }

    /// Keeps the members that `is_kept` wants where it wants some and not all; the others are understood.
    fn keep(&mut self, members: &mut Vec<usize>, is_kept: impl Fn(&Self, usize) -> bool) {
        let kept: Vec<usize> = { members.iter() }
            .copied()
            .filter(|at| is_kept(self, *at))
            .collect();
        if kept.is_empty() || kept.len() == members.len() {
            return;
        }
        for at in members.iter().filter(|at| !kept.contains(at)) {
            self.candidates[*at].fate = Fate::Skip;
        }
        *members = kept;
    }

    /// A month's pay beside a year's.
    fn drop_months(&mut self, members: &mut Vec<usize>) {
        self.keep(members, |this, at| match &this.candidates[at].fate {
            Fate::Read(reading) => {
                let cells_are_short = this.series[at]
                    .money()
                    .any(|band| band.period.is_some_and(Period::is_less_than_a_year));
                reading.defaults.period.is_none() && !cells_are_short
            }
            _ => false,
        });
    }

    /// Cash beside the whole total; the parts of a sum beside the sum.
    fn drop_parts(&mut self, members: &mut Vec<usize>) {
        if self.column == Column::Total {
            self.keep(members, |this, at| {
                this.candidates[at].header.components != [Component::CashTotal]
            });
        }
    }

    /// Of several years the one in force, and of an offer's years none.
    fn drop_other_times(&mut self, members: &mut Vec<usize>) {
        self.keep(members, |this, at| {
            this.candidates[at].header.time == Some(Time::Current)
        });
        if members.len() < 2 {
            return;
        }
        self.keep(members, |this, at| {
            this.candidates[at].header.offer_year.is_none()
        });
        let is_offer_year = |at: &usize| self.candidates[*at].header.offer_year.is_some();
        let is_data_year = |at: &usize| self.candidates[*at].header.data_year.is_some();
        let reason = if members.len() > 1 && members.iter().all(is_offer_year) {
            Reason::OfferYears
        } else if members.iter().filter(|at| is_data_year(at)).count() > 1
            && self.years(members) > 1
        {
            Reason::SeveralYears
        } else {
            return;
        };
        self.doubt(members, reason);
        members.clear();
    }

    fn years(&self, members: &[usize]) -> usize {
        let years = members
            .iter()
            .filter_map(|at| self.candidates[*at].header.data_year);
        let mut years: Vec<u16> = years.collect();
        years.sort_unstable();
        years.dedup();
        years.len()
    }

    /// The same pay in several currencies: that of the entries, or of no other.
    fn drop_other_currencies(&mut self, members: &mut Vec<usize>) {
        let mark = |at: usize| {
            let own = self.candidates[at].header.currency;
            let cells = self.series[at].money().find_map(|band| band.own.mark());
            own.or(cells)
        };
        let local = self.hints.currency().or_else(|| self.local());
        let currencies: Vec<_> = { members.iter() }
            .map(|at| mark(*at).and_then(|mark| mark.resolve(local)))
            .collect();
        let Some(first) = currencies.first().copied().flatten() else {
            return;
        };
        if currencies.iter().all(|currency| *currency == Some(first)) {
            return;
        }
        let is_own = |at: usize| {
            let found = members.iter().position(|member| *member == at);
            let currency = found.and_then(|index| currencies[index]);
            currency.is_some() && currency == local
        };
        let own: Vec<usize> = members.iter().copied().filter(|at| is_own(*at)).collect();
        if own.is_empty() {
            let all = std::mem::take(members);
            self.doubt(&all, Reason::Currencies);
        } else {
            self.keep(members, |_, at| own.contains(&at));
        }
    }

    /// The one currency that people are paid in at all places that the table names.
    fn local(&self) -> Option<Currency> {
        let columns = self.series.iter().map(|one| &one.cells);
        let mut labels = columns
            .flatten()
            .map(|cell| RegionLabel::read(cell.text.as_str(), self.hints.places))
            .filter(|label| label.place.is_some())
            .map(|label| label.local_currency());
        let first = match labels.next() {
            Some(first) => first,
            None => return self.context.place(self.hints)?.value.local_currency(),
        };
        first.filter(|_| labels.all(|other| other == first))
    }

    /// A bonus as a percentage beside the amount it comes to.
    fn drop_other_forms(&mut self, members: &mut Vec<usize>) {
        if self.column == Column::Bonus {
            self.keep(members, |this, at| this.series[at].is_of_percents());
        }
    }

    /// The two ends of one range, or the range itself.
    fn ends(&mut self, members: Vec<usize>) {
        let of = |end: Option<End>| -> Vec<usize> {
            members
                .iter()
                .copied()
                .filter(|at| self.end(*at) == end)
                .collect()
        };
        let (low, high, whole) = (of(Some(End::Low)), of(Some(End::High)), of(None));
        match (&low[..], &high[..], &whole[..]) {
            ([_], [_], []) => {}
            // The one without an end is the middle, or the range again.
            ([_], [_], [one]) if !self.series[*one].has_ranges() => {
                self.candidates[*one].fate = Fate::Skip;
            }
            (_, _, [one]) if self.series[*one].has_ranges() => {
                for at in low.iter().chain(&high) {
                    self.candidates[*at].fate = Fate::Skip;
                }
            }
            ([], _, []) | (_, [], []) if low.len() + high.len() == 1 => {
                self.doubt(&members, Reason::OneEnd);
            }
            _ => self.doubt(&members, Reason::Repeated),
        }
    }
}
