//! What a column means for those beside it: doubts that are none, and figures that come into doubt.

use super::doubt::Reason;
use super::plan::{Candidate, Fate};
use super::series::Series;
use crate::model::Column;
use crate::model::header::Statistic;

/// A doubt about a column beside one that is read, of the same component, is none: net pay beside
/// gross pay, the middle beside the ends, last year's beside this year's.
pub(super) fn excuse(candidates: &mut [Candidate]) {
    let read: Vec<Column> = { candidates.iter() }
        .filter_map(|candidate| match &candidate.fate {
            Fate::Read(reading) => Some(reading.column),
            _ => None,
        })
        .collect();
    for candidate in candidates.iter_mut() {
        let is_known = match candidate.fate {
            Fate::Doubt(Reason::Net | Reason::Statistic | Reason::NotInForce) => true,
            Fate::Doubt(Reason::NoOwnPay | Reason::OtherPeriod) => !read.is_empty(),
            _ => false,
        };
        let is_beside = candidate
            .column
            .is_some_and(|column| read.contains(&column))
            || candidate
                .column
                .is_none_or(|column| column == Column::Unspecific)
                && !read.is_empty();
        let is_no_pay = matches!(candidate.fate, Fate::Doubt(Reason::NoOwnPay));
        if is_known && (is_beside || is_no_pay) {
            candidate.fate = Fate::Skip;
        }
    }
}

/// Bare numbers of stock or bonus beside marked money are counts, or nobody knows what.
pub(super) fn counts(series: &[Series<'_>], candidates: &mut [Candidate]) {
    let is_marked = |at: usize, candidate: &Candidate| match &candidate.fate {
        Fate::Read(reading) => series[at].has_marked_money() || reading.defaults.mark.is_some(),
        _ => false,
    };
    let any_marked = candidates
        .iter()
        .enumerate()
        .any(|(at, candidate)| is_marked(at, candidate));
    for at in 0..candidates.len() {
        let candidate = &candidates[at];
        let Fate::Read(reading) = &candidate.fate else {
            continue;
        };
        let is_bare = series[at].money().next().is_some() && !is_marked(at, candidate);
        let is_part = matches!(
            reading.column,
            Column::Stock | Column::Bonus | Column::SignOn
        );
        let is_percent = reading.defaults.is_percent || series[at].has_percents();
        if is_part && is_bare && any_marked && !is_percent && reading.defaults.multiplier.is_none()
        {
            candidates[at].fate = Fate::Doubt(Reason::Count);
        }
    }
}

/// A retention grant is no first grant.
pub(super) fn further_alone(candidates: &mut [Candidate]) {
    let is_further = |candidate: &Candidate| match &candidate.fate {
        Fate::Read(reading) => Some(reading.is_further).filter(|_| reading.column == Column::Stock),
        _ => None,
    };
    if candidates.iter().any(|it| is_further(it) == Some(false)) {
        return;
    }
    for candidate in candidates.iter_mut() {
        if is_further(candidate) == Some(true) {
            candidate.fate = Fate::Doubt(Reason::NoOwnPay);
        }
    }
}

/// A single amount beside an end that is not read, `Base Salary | Max`, may be the other end.
pub(super) fn other_ends(series: &[Series<'_>], candidates: &mut [Candidate]) {
    let is_end = |candidate: &Candidate| {
        let is_doubt = matches!(
            candidate.fate,
            Fate::Doubt(Reason::NoComponent | Reason::OneEnd)
        );
        is_doubt
            && matches!(
                candidate.header.statistic,
                Some(Statistic::Low | Statistic::High)
            )
    };
    if !candidates.iter().any(is_end) {
        return;
    }
    for (one, candidate) in series.iter().zip(candidates.iter_mut()) {
        let is_whole = match &candidate.fate {
            Fate::Read(reading) => reading.end.is_none(),
            _ => false,
        };
        if is_whole && one.money().next().is_some() && !one.has_ranges() {
            candidate.fate = Fate::Doubt(Reason::OneEnd);
        }
    }
}
