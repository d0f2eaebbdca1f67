//! Which column of a pay table a header heads.

use super::{Header, Joined, NamedComponent, Names};
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
        let is_total = has(NamedComponent::Total) || has(NamedComponent::CashTotal);
        if self.has_premium && (is_total || self.includes) {
            return Some(Column::TotalWithPremium);
        }
        Some(match self.joined {
            Joined::No => self.single(),
            Joined::Either if has(NamedComponent::SignOn) && has(NamedComponent::Bonus) => {
                Column::SignOnOrBonus
            }
            Joined::Either if has(NamedComponent::Carry) && has(NamedComponent::Bonus) => {
                Column::CarryOrBonus
            }
            // `Cash + Equity` is a sum of its own; `Total (base + bonus)` is the total.
            _ if has(NamedComponent::Total) => Column::Total,
            Joined::Either if has(NamedComponent::Other) || has(NamedComponent::Carry) => {
                Column::Other
            }
            Joined::Either if has(NamedComponent::Stock) && has(NamedComponent::Bonus) => {
                Column::StockOrBonus
            }
            Joined::Either | Joined::Sum => Column::Several,
        })
    }

    fn single(&self) -> Column {
        let is_of_years = self.vest_years.is_some_and(|years| years > 1);
        let component = self.components[0];
        let is_total = matches!(component, NamedComponent::Total | NamedComponent::CashTotal);
        // `4-Year Total` is no pay of a year.
        if is_total && is_of_years && !self.details.contains(&NamedComponent::Stock) {
            Column::Several
        } else {
            component.column()
        }
    }
}

impl NamedComponent {
    /// The column of a header that names this alone.
    pub fn column(self) -> Column {
        match self {
            NamedComponent::Base => Column::Base,
            NamedComponent::Stock => Column::Stock,
            NamedComponent::Bonus => Column::Bonus,
            NamedComponent::SignOn => Column::SignOn,
            NamedComponent::Carry | NamedComponent::Other => Column::Other,
            NamedComponent::CashTotal | NamedComponent::Total => Column::Total,
            NamedComponent::Unspecific => Column::Unspecific,
        }
    }
}
