//! Why the text above a table says that it states no pay in force here.

use super::doubt::Reason;
use super::hints::Hints;
use super::strange::{is_old, names_another_company, names_another_role};
use crate::model::fold;
use crate::model::header::{Header, Names, NoPay, Statistic, Time, Whose, WordList};

/// Why a heading's table is no pay in force: offers, the market, persons, another role or company, an
/// earlier time.
pub(super) fn foreign_heading(text: &str, header: &Header, hints: &Hints<'_>) -> Option<Reason> {
    let is_others = matches!(
        header.whose,
        Some(Whose::Market | Whose::Offer | Whose::Ask | Whose::Person)
    );
    let is_no_pay = match header.no_pay {
        Some(NoPay::Change | NoPay::Contractor | NoPay::Example) => true,
        Some(NoPay::Cost | NoPay::Quota | NoPay::Factor) => !header.is_of_pay(),
        _ => false,
    };
    if is_others
        || is_no_pay
        || header.names == Some(Names::Contract)
        || names_another_role(header, hints)
        || names_another_company(text, hints)
    {
        return Some(Reason::NoOwnPay);
    }
    if header.has_other_period {
        return Some(Reason::OtherPeriod);
    }
    if matches!(header.time, Some(Time::Previous | Time::Proposed)) || is_old(header, hints) {
        return Some(Reason::NotInForce);
    }
    match header.statistic {
        Some(Statistic::Mid | Statistic::Average | Statistic::Percentile) if !header.is_range => {
            Some(Reason::Statistic)
        }
        _ => None,
    }
}

/// Bytes up to which a sentence may say whose figures, or of when, a table states.
pub(super) const LONGEST_FOREIGN: usize = 80;

/// Why a sentence above a table says that it states no pay in force here.
pub(super) fn foreign_sentence(sentence: &str, hints: &Hints<'_>) -> Option<Reason> {
    let header = &Header::read(sentence);
    let is_no_pay = match header.no_pay {
        Some(NoPay::Contractor | NoPay::Example) => true,
        Some(NoPay::Cost) => !header.is_of_pay() && !WordList::Verb.is_in(&fold(sentence)),
        _ => false,
    };
    if is_no_pay
        || header.whose == Some(Whose::Market)
        || names_another_role(header, hints)
        || names_another_company(sentence, hints)
    {
        return Some(Reason::NoOwnPay);
    }
    if header.time == Some(Time::Previous) || is_old(header, hints) {
        return Some(Reason::NotInForce);
    }
    if header.names_amounts && !header.included.is_empty() {
        return Some(Reason::Unspecific);
    }
    let is_of_years = header.vest_years.is_some_and(|years| years > 1);
    (header.names_amounts && is_of_years && !header.is_of_pay() && !header.vests)
        .then_some(Reason::OtherPeriod)
}
