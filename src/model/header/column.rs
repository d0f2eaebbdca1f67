//! Which column of a pay table a header heads.

use super::{Component, Header, Joined, Names};
use crate::model::Column;

impl Header {
    /// The column, from the words of the header alone; `None` where they say nothing about pay.
    pub fn column(&self) -> Option<Column> {
        if self.components.is_empty() {
            if self.has_premium && self.includes {
                return Some(Column::TotalWithPremium);
            }
            return match self.names? {
                Names::Region => Some(Column::Region),
                Names::Level => Some(Column::Level),
                Names::Title => Some(Column::Title),
                Names::Component => Some(Column::Component),
                _ => None,
            };
        }
        let has = |component| self.has(component);
        let is_total = has(Component::Total) || has(Component::CashTotal);
        if self.has_premium && (is_total || self.includes) {
            return Some(Column::TotalWithPremium);
        }
        Some(match self.joined {
            Joined::No => self.single(),
            Joined::Either if has(Component::SignOn) && has(Component::Bonus) => {
                Column::SignOnOrBonus
            }
            Joined::Either if has(Component::Carry) && has(Component::Bonus) => {
                Column::CarryOrBonus
            }
            // `Cash + Equity` is a sum of its own; `Total (base + bonus)` is the total.
            _ if has(Component::Total) => Column::Total,
            Joined::Either if has(Component::Other) || has(Component::Carry) => Column::Other,
            Joined::Either if has(Component::Stock) && has(Component::Bonus) => {
                Column::StockOrBonus
            }
            Joined::Either | Joined::Sum => Column::Several,
        })
    }

    fn single(&self) -> Column {
        let is_of_years = self.vest_years.is_some_and(|years| years > 1);
        match self.components[0] {
            Component::Base => Column::Base,
            Component::Stock => Column::Stock,
            Component::Bonus => Column::Bonus,
            Component::SignOn => Column::SignOn,
            Component::Carry | Component::Other => Column::Other,
            // `4-Year Total` is no pay of a year.
            Component::Total | Component::CashTotal
                if is_of_years && !self.details.contains(&Component::Stock) =>
            {
                Column::Several
            }
            Component::CashTotal | Component::Total => Column::Total,
            Component::Unspecific => Column::Unspecific,
        }
    }
}
