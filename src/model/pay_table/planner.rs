//! What is done with one column (or row) of a table.

use super::doubt::Reason;
use super::hints::Hints;
use super::planned_series::{PlannedSeries, SeriesReading, SeriesUse, column_of};
use super::series::Series;
use super::strange::{has_unknown_words, is_old, names_another_role};
use super::table_text::TableText;
use crate::model::cell::Defaults;
use crate::model::header::{
    Counted, Header, NamedComponent, Names, NoPay, Statistic, Tax, Time, Whose,
};
use crate::model::{Column, End, Period};

/// What holds for all series of a table.
pub(super) struct Planner<'p> {
    pub text: &'p TableText<'p>,
    pub hints: &'p Hints<'p>,
    pub has_stock: bool,
    /// Whether several headers name years of the data.
    pub has_several_years: bool,
}

impl Planner<'_> {
    pub(super) fn plan<'t>(&self, series: Series<'t>, header: Header) -> PlannedSeries<'t> {
        let column = self.column(&series, &header);
        let series_use = match self.foreign(&header, column) {
            Some(reason) => SeriesUse::Doubt(reason),
            None => self.series_use(&series, &header, column),
        };
        PlannedSeries {
            series,
            header,
            column,
            series_use,
        }
    }

    /// The column from the words of the header or, where these leave it open, of the text around the
    /// table.
    fn column(&self, one: &Series<'_>, header: &Header) -> Option<Column> {
        let of_text = || self.text.component.and_then(column_of);
        match header.column() {
            // `Band`, `Scale`: a word for levels above cells of money.
            Some(column) if !column.is_pay() && one.is_of_marked_money() => {
                of_text().or(Some(Column::Unspecific))
            }
            None if header.is_of_amounts() && one.money().next().is_some() => of_text(),
            Some(Column::Unspecific) => of_text().or(Some(Column::Unspecific)),
            // Beside stock, cash is not all of the pay.
            Some(Column::Total)
                if self.has_stock && header.components == [NamedComponent::CashTotal] =>
            {
                Some(Column::Several)
            }
            column => column,
        }
    }

    /// Why words of the header make a column of pay another one than the guide's.
    fn foreign(&self, header: &Header, column: Option<Column>) -> Option<Reason> {
        let column = column.filter(|column| column.is_pay())?;
        let takes_no_word = matches!(
            column,
            Column::Base | Column::Total | Column::Bonus | Column::SignOn
        );
        if is_old(header, self.hints) && !self.has_several_years {
            Some(Reason::NotInForce)
        } else if takes_no_word
            && has_unknown_words(header, self.hints)
            && no_own_pay(header, Some(column)).is_none()
        {
            Some(Reason::UnknownWord)
        } else if names_another_role(header, self.hints) {
            Some(Reason::NoOwnPay)
        } else {
            None
        }
    }

    fn series_use(&self, one: &Series<'_>, header: &Header, column: Option<Column>) -> SeriesUse {
        // `Shares` above amounts with their currency are worth that much.
        let is_worth = header.counted == Some(Counted::Shares) && one.has_marked_money();
        if let Some(series_use) = no_own_pay(header, column).filter(|_| !is_worth) {
            return series_use;
        }
        let Some(column) = column else {
            return self.without_column(one, header);
        };
        match column {
            Column::Region => return SeriesUse::Name(Names::Region),
            Column::Level => return SeriesUse::Name(Names::Level),
            Column::Title => return SeriesUse::Name(Names::Title),
            Column::Component => return SeriesUse::Name(Names::Component),
            Column::Unspecific => return doubt_of_figures(one, Reason::Unspecific),
            _ => {}
        }
        if let Some(reason) = self.not_this_figure(header) {
            return doubt_of_figures(one, reason);
        }
        if let Some(reason) = self.wrong_unit(one, header, column) {
            return SeriesUse::Doubt(reason);
        }
        SeriesUse::Read(self.reading(header, column))
    }

    fn without_column(&self, one: &Series<'_>, header: &Header) -> SeriesUse {
        match header.names {
            Some(names) if !one.is_of_marked_money() => SeriesUse::Name(names),
            Some(_) => SeriesUse::Doubt(Reason::NoComponent),
            None if header.is_of_amounts() => {
                let reason = self.not_this_figure(header);
                doubt_of_figures(one, reason.unwrap_or(Reason::NoComponent))
            }
            None => doubt_of_figures(one, Reason::UnknownHeader),
        }
    }

    fn reading(&self, header: &Header, column: Column) -> SeriesReading {
        let is_stock = column == Column::Stock;
        // A header that mentions a year is not below the month of the text around it.
        let period = match header.period {
            Some(own) => Some(own).filter(|own| own.is_less_than_a_year()),
            None => self.text.period.filter(|_| !is_stock),
        };
        SeriesReading {
            column,
            end: match header.statistic {
                Some(Statistic::Low) => Some(End::Low),
                Some(Statistic::High) => Some(End::High),
                _ => None,
            },
            defaults: Defaults {
                multiplier: header.scale.or(self.text.scale),
                mark: header.currency.or(self.text.currency),
                period,
                is_percent: header.has_percent && column == Column::Bonus,
            },
            vest_years: { self.text.vest_years }
                .filter(|_| is_stock && header.vest_years.is_none()),
            group: None,
            is_further: header.no_pay == Some(NoPay::Refresher),
        }
    }

    /// Why the header's figure is no end of the band in force.
    fn not_this_figure(&self, header: &Header) -> Option<Reason> {
        if header.tax == Some(Tax::Net) || (self.text.is_net && header.tax.is_none()) {
            return Some(Reason::Net);
        }
        if matches!(header.time, Some(Time::Previous | Time::Proposed)) {
            return Some(Reason::NotInForce);
        }
        if header.has_other_period {
            return Some(Reason::OtherPeriod);
        }
        if header.has_several_vest_years {
            return Some(Reason::VestYears);
        }
        match header.statistic {
            None | Some(Statistic::Low | Statistic::High) => None,
            Some(_) if header.is_range => None,
            Some(_) => Some(Reason::Statistic),
        }
    }

    /// Why the cells can't be what the header says.
    fn wrong_unit(&self, one: &Series<'_>, header: &Header, column: Column) -> Option<Reason> {
        let takes_money_alone = matches!(
            column,
            Column::Base | Column::Stock | Column::SignOn | Column::Total
        );
        if takes_money_alone && one.is_of_percents() {
            return Some(Reason::Percentage);
        }
        let is_bare = !one.has_marked_money() && !one.has_percents() && !header.has_percent;
        let is_for_a_year = match column {
            Column::Base | Column::Total => true,
            Column::Stock | Column::Bonus | Column::SignOn => is_bare,
            _ => false,
        };
        let is_short = header.period.is_some_and(Period::is_less_than_a_year)
            || self.text.period.is_some()
            || one.money().any(|band| band.period.is_some());
        let has_scale = header.scale.or(self.text.scale).is_some();
        (is_for_a_year && one.is_too_small() && !has_scale && !is_short).then_some(Reason::Scale)
    }
}

fn doubt_of_figures(one: &Series<'_>, reason: Reason) -> SeriesUse {
    if one.has_money() || one.has_percents() {
        SeriesUse::Doubt(reason)
    } else {
        SeriesUse::Skip
    }
}

/// What becomes of a series that is understood as no pay of the guide's own: nothing where it is no pay
/// at all, a doubt where somebody might take it for pay.
fn no_own_pay(header: &Header, column: Option<Column>) -> Option<SeriesUse> {
    let is_pay = column.is_some_and(Column::is_pay);
    let is_others = match header.whose {
        Some(Whose::Market | Whose::Offer) => true,
        // `Bonus objetivo` is the bonus at target.
        Some(Whose::Ask) => column != Some(Column::Bonus),
        Some(Whose::Person) => !is_pay,
        Some(Whose::Own) | None => false,
    };
    if is_others && (is_pay || header.names.is_none()) {
        return Some(SeriesUse::Doubt(Reason::NoOwnPay));
    }
    match header.no_pay {
        Some(NoPay::Change | NoPay::Factor | NoPay::Mix | NoPay::Price) => {
            return Some(SeriesUse::Skip);
        }
        // A second grant is distinguished from the first, and reported.
        Some(NoPay::Refresher) if column == Some(Column::Stock) => {}
        Some(_) => return Some(SeriesUse::Doubt(Reason::NoOwnPay)),
        None => {}
    }
    match header.counted? {
        Counted::People => Some(SeriesUse::Skip),
        Counted::Shares | Counted::Ownership => Some(SeriesUse::Doubt(Reason::Count)),
    }
}
