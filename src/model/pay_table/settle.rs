//! Several columns of one component: which one is the pay in force, and which two are its ends.

use super::beside::{counts, excuse, further_alone, other_ends};
use super::doubt::Reason;
use super::hints::Hints;
use super::planned_series::{PlannedSeries, SeriesUse};
use super::table_text::TableText;
use crate::model::header::{NamedComponent, Time};
use crate::model::{Column, Currency, End, Period, RegionLabel};

/// Decides between columns of one component and one group.
pub(super) fn settle(planned: &mut [PlannedSeries<'_>], text: &TableText<'_>, hints: &Hints<'_>) {
    let mut kinds: Vec<(Column, Option<String>)> = Vec::new();
    for reading in planned.iter().filter_map(PlannedSeries::reading) {
        let kind = (reading.column, reading.group.clone());
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    for (column, group) in kinds {
        // Several kinds of other pay are several figures.
        if !matches!(
            column,
            Column::Other | Column::Several | Column::TotalWithPremium
        ) {
            let members: Vec<usize> = { 0..planned.len() }
                .filter(|at| is_of(&planned[*at], column, group.as_deref()))
                .collect();
            let mut settling = Settling {
                planned,
                text,
                hints,
                column,
            };
            settling.members(members);
        }
    }
    excuse(planned);
    counts(planned);
    further_alone(planned);
    other_ends(planned);
}

fn is_of(one: &PlannedSeries<'_>, column: Column, group: Option<&str>) -> bool {
    let reading = one.reading();
    reading.is_some_and(|it| it.column == column && !it.is_further) && one.group() == group
}

struct Settling<'s, 't> {
    planned: &'s mut [PlannedSeries<'t>],
    text: &'s TableText<'s>,
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
            self.ends(&members);
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
        let year = self.planned[at].header.offer_year;
        year.is_some_and(|year| year > 1 || matches!(self.column, Column::Stock))
    }

    fn end(&self, at: usize) -> Option<End> {
        self.planned[at].reading()?.end
    }

    fn doubt(&mut self, members: &[usize], reason: Reason) {
        for at in members {
            self.planned[*at].series_use = SeriesUse::Doubt(reason);
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
            self.planned[*at].series_use = SeriesUse::Skip;
        }
        *members = kept;
    }

    /// A month's pay beside a year's.
    fn drop_months(&mut self, members: &mut Vec<usize>) {
        self.keep(members, |this, at| {
            let one = &this.planned[at];
            let is_short = |period: Option<Period>| period.is_some_and(Period::is_less_than_a_year);
            let reading = one.reading();
            reading.is_some_and(|it| it.defaults.period.is_none())
                && !one.series.money().any(|band| is_short(band.period))
        });
    }

    /// Cash beside the whole total; the parts of a sum beside the sum.
    fn drop_parts(&mut self, members: &mut Vec<usize>) {
        if self.column == Column::Total {
            self.keep(members, |this, at| {
                this.planned[at].header.components != [NamedComponent::CashTotal]
            });
        }
    }

    /// Of several years the one in force, and of an offer's years none.
    fn drop_other_times(&mut self, members: &mut Vec<usize>) {
        self.keep(members, |this, at| {
            this.planned[at].header.time == Some(Time::Current)
        });
        if members.len() < 2 {
            return;
        }
        self.keep(members, |this, at| {
            this.planned[at].header.offer_year.is_none()
        });
        let is_offer_year = |at: &usize| self.planned[*at].header.offer_year.is_some();
        let is_data_year = |at: &usize| self.planned[*at].header.data_year.is_some();
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
            .filter_map(|at| self.planned[*at].header.data_year);
        let mut years: Vec<u16> = years.collect();
        years.sort_unstable();
        years.dedup();
        years.len()
    }

    /// The same pay in several currencies: that of the entries, or of no other.
    fn drop_other_currencies(&mut self, members: &mut Vec<usize>) {
        let mark = |at: usize| {
            let own = self.planned[at].header.currency;
            let cells = self.planned[at]
                .series
                .money()
                .find_map(|band| band.own.mark());
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
        let columns = self.planned.iter().map(|one| &one.series.cells);
        let mut labels = columns
            .flatten()
            .map(|cell| RegionLabel::read(cell.text.as_str(), self.hints.places))
            .filter(|label| label.place.is_some())
            .map(|label| label.local_currency());
        let Some(first) = labels.next() else {
            return self.text.place()?.value.local_currency();
        };
        first.filter(|_| labels.all(|other| other == first))
    }

    /// A bonus as a percentage beside the amount it comes to.
    fn drop_other_forms(&mut self, members: &mut Vec<usize>) {
        if self.column == Column::Bonus {
            self.keep(members, |this, at| this.planned[at].series.is_of_percents());
        }
    }

    /// The two ends of one range, or the range itself.
    fn ends(&mut self, members: &[usize]) {
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
            ([_], [_], [one]) if !self.planned[*one].series.has_ranges() => {
                self.planned[*one].series_use = SeriesUse::Skip;
            }
            (_, _, [one]) if self.planned[*one].series.has_ranges() => {
                for at in low.iter().chain(&high) {
                    self.planned[*at].series_use = SeriesUse::Skip;
                }
            }
            _ => self.doubt(members, Reason::Repeated),
        }
    }
}
