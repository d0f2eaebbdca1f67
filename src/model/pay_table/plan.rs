//! What each column (or row) of components is: a name, pay, something else, or in doubt.

use super::context::Context;
use super::doubt::Reason;
use super::hints::Hints;
use super::series::Series;
use super::settle;
use super::strange::{has_unknown_words, is_old, names_another_role};
use crate::model::cell::Defaults;
use crate::model::header::{Component, Counted, Header, Names, NoPay, Statistic, Tax, Time, Whose};
use crate::model::{Column, End, Period};

/// What is done with a series.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Fate {
    /// Its cells name the entries.
    Name(Names),
    Read(Reading),
    /// It is understood, and no pay of its own.
    Skip,
    Doubt(Reason),
}

/// How the cells of a series are read.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Reading {
    pub column: Column,
    /// The end that each cell states; both where none is named.
    pub end: Option<End>,
    pub defaults: Defaults,
    /// Years of a grant that the text around the table states.
    pub vest_years: Option<u8>,
    /// The level or place that the header names beside the component: `L4 Base`.
    pub group: Option<String>,
    /// A grant beside the first one: `Retention RSU`.
    pub is_further: bool,
}

/// A series on the way to its fate.
#[derive(Debug)]
pub(super) struct Candidate {
    pub header: Header,
    /// The column that its words or the text around the table give it.
    pub column: Option<Column>,
    pub fate: Fate,
}

/// What stands in the other headers of a table.
#[derive(Clone, Copy, Debug)]
struct Beside {
    has_stock: bool,
    has_several_years: bool,
}

impl Candidate {
    pub fn is_read(&self) -> bool {
        matches!(self.fate, Fate::Read(_))
    }

    pub fn group(&self) -> Option<&str> {
        match &self.fate {
            Fate::Read(reading) => reading.group.as_deref(),
            _ => None,
        }
    }
}

/// The fate of each of `series`, which are parts of one table below `context`.
pub(super) fn plan(
    series: &[Series<'_>],
    context: &Context<'_>,
    hints: &Hints<'_>,
) -> Vec<Candidate> {
    let headers: Vec<Header> = series.iter().map(|one| Header::read(one.name())).collect();
    let years = headers.iter().filter(|header| header.data_year.is_some());
    let beside = Beside {
        has_stock: headers.iter().any(|header| header.has(Component::Stock)),
        has_several_years: years.count() > 1,
    };
    let mut candidates: Vec<Candidate> = { series.iter().zip(headers) }
        .map(|(one, header)| candidate(one, header, context, beside, hints))
        .collect();
    set_groups(&mut candidates, hints);
    settle::settle(series, &mut candidates, context, hints);
    candidates
}

fn candidate(
    one: &Series<'_>,
    header: Header,
    context: &Context<'_>,
    beside: Beside,
    hints: &Hints<'_>,
) -> Candidate {
    let (has_stock, is_one_of_years) = (beside.has_stock, beside.has_several_years);
    let column = match header.column() {
        // `Band`, `Scale`: a word for levels above cells of money.
        Some(column) if !column.is_pay() && one.is_of_marked_money() => {
            of_context(context).or(Some(Column::Unspecific))
        }
        None if header.is_of_amounts() && one.money().next().is_some() => of_context(context),
        Some(Column::Unspecific) => of_context(context).or(Some(Column::Unspecific)),
        // Beside stock, cash is not all of the pay.
        Some(Column::Total) if has_stock && header.components == [Component::CashTotal] => {
            Some(Column::Several)
        }
        column => column,
    };
    let is_of_another = names_another_role(&header, hints);
    let is_strange = matches!(
        column,
        Some(Column::Base | Column::Total | Column::Bonus | Column::SignOn)
    ) && has_unknown_words(&header, hints);
    let fate = if is_old(&header, hints) && column.is_some_and(Column::is_pay) && !is_one_of_years {
        Fate::Doubt(Reason::NotInForce)
    } else if is_strange && no_own_pay(&header, column).is_none() {
        Fate::Doubt(Reason::UnknownWord)
    } else if is_of_another && column.is_some_and(Column::is_pay) {
        Fate::Doubt(Reason::NoOwnPay)
    } else {
        fate(one, &header, column, context)
    };
    Candidate {
        header,
        column,
        fate,
    }
}

fn of_context(context: &Context<'_>) -> Option<Column> {
    column_of(context.component?)
}

/// The column of amounts that the text around a table calls `component`.
pub(super) fn column_of(component: Component) -> Option<Column> {
    Some(match component {
        Component::Base => Column::Base,
        Component::Total | Component::CashTotal => Column::Total,
        Component::Stock => Column::Stock,
        Component::Bonus => Column::Bonus,
        Component::SignOn => Column::SignOn,
        Component::Carry | Component::Other | Component::Unspecific => return None,
    })
}

fn fate(one: &Series<'_>, header: &Header, column: Option<Column>, context: &Context<'_>) -> Fate {
    let of_money = |reason: Reason| {
        if one.has_money() || one.has_percents() {
            Fate::Doubt(reason)
        } else {
            Fate::Skip
        }
    };
    // `Shares` above amounts with their currency are worth that much.
    let is_worth = header.counted == Some(Counted::Shares) && one.has_marked_money();
    if let Some(reason) = no_own_pay(header, column).filter(|_| !is_worth) {
        return reason.map_or(Fate::Skip, Fate::Doubt);
    }
    let Some(column) = column else {
        return match header.names {
            Some(names) if !one.is_of_marked_money() => Fate::Name(names),
            Some(_) => Fate::Doubt(Reason::NoComponent),
            None if header.is_of_amounts() => {
                of_money(not_this_figure(header, context).unwrap_or(Reason::NoComponent))
            }
            None => of_money(Reason::UnknownHeader),
        };
    };
    match column {
        Column::Region => return Fate::Name(Names::Region),
        Column::Level => return Fate::Name(Names::Level),
        Column::Title => return Fate::Name(Names::Title),
        Column::Component => return Fate::Name(Names::Component),
        Column::Unspecific => return of_money(Reason::Unspecific),
        _ => {}
    }
    if let Some(reason) = not_this_figure(header, context) {
        return of_money(reason);
    }
    if let Some(reason) = wrong_unit(one, header, column, context) {
        return Fate::Doubt(reason);
    }
    Fate::Read(Reading {
        column,
        end: match header.statistic {
            Some(Statistic::Low) => Some(End::Low),
            Some(Statistic::High) => Some(End::High),
            _ => None,
        },
        defaults: defaults(header, column, context),
        vest_years: context
            .vest_years
            .filter(|_| column == Column::Stock && header.vest_years.is_none()),
        group: None,
        is_further: header.no_pay == Some(NoPay::Refresher),
    })
}

/// Whether the series is understood as no pay of its own: silently where it is no pay at all,
/// with a reason where somebody might take it for pay.
fn no_own_pay(header: &Header, column: Option<Column>) -> Option<Option<Reason>> {
    let is_pay = column.is_some_and(Column::is_pay);
    let is_others = match header.whose {
        Some(Whose::Market | Whose::Offer) => true,
        // `Bonus objetivo` is the bonus at target.
        Some(Whose::Ask) => column != Some(Column::Bonus),
        Some(Whose::Person) => !is_pay,
        Some(Whose::Own) | None => false,
    };
    if is_others && (is_pay || header.names.is_none()) {
        return Some(Some(Reason::NoOwnPay));
    }
    match header.no_pay {
        Some(NoPay::Change | NoPay::Factor | NoPay::Mix | NoPay::Price) => return Some(None),
        // A second grant is told apart from the first, and reported.
        Some(NoPay::Refresher) if column == Some(Column::Stock) => {}
        Some(_) => return Some(Some(Reason::NoOwnPay)),
        None => {}
    }
    match header.counted {
        Some(Counted::People) => Some(None),
        Some(Counted::Shares | Counted::Ownership) => Some(Some(Reason::Count)),
        None => None,
    }
}

/// Why the header's figure is no end of the band in force.
fn not_this_figure(header: &Header, context: &Context<'_>) -> Option<Reason> {
    if header.tax == Some(Tax::Net) || (context.is_net && header.tax.is_none()) {
        return Some(Reason::Net);
    }
    if matches!(header.time, Some(Time::Previous | Time::Proposed)) {
        return Some(Reason::NotInForce);
    }
    if header.has_other_period {
        return Some(Reason::OtherPeriod);
    }
    if header.has_several_vest_years {
        return Some(Reason::SeveralYears);
    }
    match header.statistic {
        None | Some(Statistic::Low | Statistic::High) => None,
        Some(_) if header.is_range => None,
        Some(_) => Some(Reason::Statistic),
    }
}

/// Why the cells can't be what the header says.
fn wrong_unit(
    one: &Series<'_>,
    header: &Header,
    column: Column,
    context: &Context<'_>,
) -> Option<Reason> {
    let takes_percents = matches!(
        column,
        Column::Bonus
            | Column::CarryOrBonus
            | Column::SignOnOrBonus
            | Column::StockOrBonus
            | Column::Several
            | Column::Other
            | Column::TotalWithPremium
    );
    if !takes_percents && one.is_of_percents() {
        return Some(Reason::Percentage);
    }
    let is_part = matches!(column, Column::Stock | Column::Bonus | Column::SignOn);
    let is_sum = matches!(column, Column::Base | Column::Total)
        || is_part && !one.has_marked_money() && !one.has_percents() && !header.has_percent;
    let short = header.period.is_some_and(Period::is_less_than_a_year);
    let is_small = (1..1_000).contains(&one.largest());
    let states_period = one.money().any(|band| band.period.is_some());
    let has_scale = header.scale.or(context.scale).is_some();
    let is_short = short || context.period.is_some();
    if is_sum && is_small && !has_scale && !is_short && !states_period {
        return Some(Reason::Scale);
    }
    None
}

fn defaults(header: &Header, column: Column, context: &Context<'_>) -> Defaults {
    let short = |period: Option<Period>| period.filter(|it| it.is_less_than_a_year());
    // A header that speaks of a year is not below the month of the text around it.
    let period = match header.period {
        Some(own) => short(Some(own)),
        None => context.period.filter(|_| column != Column::Stock),
    };
    Defaults {
        multiplier: header.scale.or(context.scale),
        mark: header.currency.or(context.currency),
        period,
        is_percent: header.has_percent && column == Column::Bonus,
    }
}

/// Gives each series that is read the level or place its header names, where several do.
fn set_groups(candidates: &mut [Candidate], hints: &Hints<'_>) {
    let label = |candidate: &Candidate| {
        let label = &candidate.header.label;
        let is_group = candidate.is_read() && super::labels::is_entry_name(label, hints);
        is_group.then(|| label.clone())
    };
    let labels: Vec<Option<String>> = candidates.iter().map(label).collect();
    let mut known: Vec<&String> = labels.iter().flatten().collect();
    known.sort();
    known.dedup();
    if known.len() < 2 {
        return;
    }
    for (candidate, label) in candidates.iter_mut().zip(labels.iter()) {
        if let Fate::Read(reading) = &mut candidate.fate {
            reading.group.clone_from(label);
        }
    }
}
