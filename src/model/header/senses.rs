//! Which part of a header each sense of a word mentions.

use super::sense::Sense;
use super::{NamedComponent, Names, NoPay, Statistic};
use crate::model::Period;

pub(super) fn component(sense: Sense) -> Option<NamedComponent> {
    Some(match sense {
        Sense::Base => NamedComponent::Base,
        Sense::Pay => NamedComponent::Unspecific,
        Sense::Stock | Sense::Options => NamedComponent::Stock,
        Sense::Bonus | Sense::Variable => NamedComponent::Bonus,
        Sense::SignOn => NamedComponent::SignOn,
        Sense::Carry => NamedComponent::Carry,
        Sense::Other => NamedComponent::Other,
        Sense::CashTotal | Sense::OnTarget => NamedComponent::CashTotal,
        Sense::Total | Sense::CostToCompany => NamedComponent::Total,
        _ => return None,
    })
}

pub(super) fn statistic(sense: Sense) -> Option<Statistic> {
    Some(match sense {
        Sense::Low => Statistic::Low,
        Sense::Mid => Statistic::Mid,
        Sense::High => Statistic::High,
        Sense::Average => Statistic::Average,
        Sense::Actual => Statistic::Actual,
        Sense::Spread => Statistic::Spread,
        _ => return None,
    })
}

pub(super) fn names(sense: Sense) -> Option<Names> {
    Some(match sense {
        Sense::Region | Sense::Country => Names::Region,
        Sense::Level => Names::Level,
        Sense::Title => Names::Title,
        Sense::Component => Names::Component,
        Sense::Person => Names::Person,
        Sense::Company => Names::Company,
        Sense::Offer => Names::Offer,
        Sense::Percentile => Names::Percentile,
        Sense::Experience => Names::Experience,
        Sense::Education => Names::Education,
        Sense::Year => Names::Year,
        Sense::Index => Names::Index,
        Sense::Contract => Names::Contract,
        Sense::Notes => Names::Notes,
        Sense::CurrencyName => Names::Currency,
        _ => return None,
    })
}

pub(super) fn no_pay(sense: Sense) -> Option<NoPay> {
    Some(match sense {
        Sense::Change => NoPay::Change,
        Sense::Factor => NoPay::Factor,
        Sense::Cost => NoPay::Cost,
        Sense::Mix => NoPay::Mix,
        Sense::Quota => NoPay::Quota,
        Sense::Benefit => NoPay::Benefit,
        Sense::Allowance => NoPay::Allowance,
        Sense::Refresher => NoPay::Refresher,
        Sense::Price => NoPay::Price,
        Sense::Contractor => NoPay::Contractor,
        Sense::Example => NoPay::Example,
        _ => return None,
    })
}

pub(super) fn period(sense: Sense) -> Option<Period> {
    Some(match sense {
        Sense::Hour => Period::Hour,
        Sense::Day => Period::Day,
        Sense::Week => Period::Week,
        Sense::Month => Period::Month,
        Sense::PerYear => Period::Year,
        _ => return None,
    })
}
