//! The components of pay: what each is called, the keys and columns that state it, and where an entry
//! holds it.

use super::bonus_form::{BONUS_KEYS, BonusForm};
use super::{Amount, Band, Bonus, Column, Compensation, OtherPay};

/// A component of pay that entries of the front matter and rows of a pay table state.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Component {
    Base,
    /// The whole grant.
    Stock,
    /// Paid every year.
    Bonus,
    SigningBonus,
    /// What of the signing bonus is paid in the second year.
    SigningBonusYear2,
    /// Yearly pay of any other kind.
    Other,
    Total,
}

const BASE_KEYS: [&str; 2] = ["base_low", "base_high"];
const STOCK_KEYS: [&str; 2] = ["stock_low", "stock_high"];
const SIGNING_KEYS: [&str; 2] = ["signing_bonus_low", "signing_bonus_high"];
const YEAR2_KEYS: [&str; 2] = ["signing_bonus_year2_low", "signing_bonus_year2_high"];
const OTHER_KEYS: [&str; 3] = ["other_label", "other_low", "other_high"];
const TOTAL_KEYS: [&str; 2] = ["total_comp_low", "total_comp_high"];

impl Component {
    /// In the order in which an entry states them.
    pub const ALL: [Component; 7] = [
        Component::Base,
        Component::Stock,
        Component::Bonus,
        Component::SigningBonus,
        Component::SigningBonusYear2,
        Component::Other,
        Component::Total,
    ];

    /// Those that entries and rows both state as one band of amounts: a bonus may be a percentage, and
    /// there may be several kinds of other pay.
    pub const ONE_BAND: [Component; 4] = [
        Component::Base,
        Component::Stock,
        Component::SigningBonus,
        Component::Total,
    ];

    /// What messages call it.
    pub fn name(self) -> &'static str {
        match self {
            Component::Base => "base salary",
            Component::Stock => "stock",
            Component::Bonus => "bonus",
            Component::SigningBonus => "signing bonus",
            Component::SigningBonusYear2 => "second-year signing bonus",
            Component::Other => "other pay",
            Component::Total => "total",
        }
    }

    /// Every key that states its figures or what they are of, in canonical order.
    pub fn keys(self) -> &'static [&'static str] {
        match self {
            Component::Base => &BASE_KEYS,
            Component::Stock => &STOCK_KEYS,
            Component::Bonus => &BONUS_KEYS,
            Component::SigningBonus => &SIGNING_KEYS,
            Component::SigningBonusYear2 => &YEAR2_KEYS,
            Component::Other => &OTHER_KEYS,
            Component::Total => &TOTAL_KEYS,
        }
    }

    /// The columns of its two ends in data files: the keys, but for those of the total.
    pub fn amount_columns(self) -> [&'static str; 2] {
        match self {
            Component::Total => ["total_low", "total_high"],
            _ => self.amount_keys(),
        }
    }

    /// The keys of its two ends in amounts.
    pub fn amount_keys(self) -> [&'static str; 2] {
        match self {
            Component::Base => BASE_KEYS,
            Component::Stock => STOCK_KEYS,
            Component::Bonus => BonusForm::Amounts.keys(),
            Component::SigningBonus => SIGNING_KEYS,
            Component::SigningBonusYear2 => YEAR2_KEYS,
            Component::Other => {
                let [_, low, high] = OTHER_KEYS;
                [low, high]
            }
            Component::Total => TOTAL_KEYS,
        }
    }

    /// The columns whose cells may state it, the one of its own first. `Stock/Bonus` is other pay,
    /// because it is not clear which of the two its figures are.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Component::Base => &[Column::Base],
            Component::Stock => &[Column::Stock],
            Component::Bonus => &[Column::Bonus, Column::CarryOrBonus, Column::SignOnOrBonus],
            Component::SigningBonus => &[Column::SignOn, Column::SignOnOrBonus],
            Component::SigningBonusYear2 => &[],
            Component::Other => &[Column::Other, Column::StockOrBonus, Column::CarryOrBonus],
            Component::Total => &[Column::Total],
        }
    }

    /// The column that states it and nothing else; `None` where tables have none for it.
    pub fn own_column(self) -> Option<Column> {
        self.columns().first().copied()
    }

    /// Its amounts. `None` for a bonus that is not an amount, and for other pay that is absent;
    /// of several kinds of other pay the first.
    pub fn band(self, pay: &Compensation) -> Option<&Band<Amount>> {
        match self {
            Component::Base => Some(&pay.base),
            Component::Stock => Some(&pay.stock),
            Component::Bonus => match &pay.bonus {
                Bonus::Amounts(band) => Some(band),
                Bonus::Absent { .. } | Bonus::Single(_) | Bonus::Percents(_) => None,
            },
            Component::SigningBonus => Some(&pay.signing_bonus),
            Component::SigningBonusYear2 => Some(&pay.signing_bonus_year2),
            Component::Other => pay.other.first().map(|other| &other.pay),
            Component::Total => Some(&pay.total),
        }
    }

    /// [`Component::band`], to be changed.
    pub fn band_mut(self, pay: &mut Compensation) -> Option<&mut Band<Amount>> {
        match self {
            Component::Base => Some(&mut pay.base),
            Component::Stock => Some(&mut pay.stock),
            Component::Bonus => match &mut pay.bonus {
                Bonus::Amounts(band) => Some(band),
                Bonus::Absent { .. } | Bonus::Single(_) | Bonus::Percents(_) => None,
            },
            Component::SigningBonus => Some(&mut pay.signing_bonus),
            Component::SigningBonusYear2 => Some(&mut pay.signing_bonus_year2),
            Component::Other => pay.other.first_mut().map(|other| &mut other.pay),
            Component::Total => Some(&mut pay.total),
        }
    }

    /// Its amounts, those of every kind of other pay.
    pub fn bands(self, pay: &Compensation) -> impl Iterator<Item = &Band<Amount>> {
        let further = match self {
            Component::Other => pay.other.get(1..).unwrap_or_default(),
            _ => &[],
        };
        let further = further.iter().map(|other| &other.pay);
        self.band(pay).into_iter().chain(further)
    }

    /// Both ends of [`Component::band`], where both are known.
    pub fn values(self, pay: &Compensation) -> Option<[Amount; 2]> {
        let (low, high) = self.band(pay)?.values()?;
        Some([*low, *high])
    }

    /// Whether no figure is given for it in any form: it is absent, or explicitly nothing.
    pub fn is_unstated(self, pay: &Compensation) -> bool {
        match self {
            Component::Bonus => pay.bonus.is_unstated(),
            _ => self.bands(pay).all(Band::is_unstated),
        }
    }
}

impl Column {
    /// The component that its cells are read as, where they say nothing else themselves. `None` for
    /// what names a row, and for figures of no component.
    pub fn component(self) -> Option<Component> {
        let mut components = Component::ALL.into_iter();
        components.find(|component| component.columns().contains(&self))
    }
}

impl OtherPay {
    /// Its label, or what it is in general.
    pub fn name(&self) -> String {
        let label = self.label.value().cloned();
        label.unwrap_or_else(|| Component::Other.name().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::front_matter::schema::{ENTRY, ValueKind, find};
    use crate::model::{Guide, Origin, Percent, Slot};
    use crate::syntax::Limits;
    use crate::text::{Source, TextRange};

    #[test]
    fn every_amount_and_percentage_of_an_entry_is_of_one_component() {
        let figures = ENTRY
            .iter()
            .filter(|key| matches!(key.value, ValueKind::Amount | ValueKind::Percent));
        for key in figures {
            let of = Component::ALL.iter();
            let of: Vec<_> = of.filter(|it| it.keys().contains(&key.name)).collect();
            assert_eq!(of.len(), 1, "{} is of {of:?}", key.name);
        }
    }

    #[test]
    fn keys_are_the_schemas_in_its_order() {
        let keys = Component::ALL.iter().flat_map(|component| component.keys());
        let places: Vec<Option<usize>> = keys
            .map(|name| ENTRY.iter().position(|key| key.name == *name))
            .collect();
        assert!(!places.contains(&None), "{places:?}");
        assert!(places.is_sorted(), "{places:?}");
        for component in Component::ALL {
            let [low, high] = component.amount_keys();
            for key in [low, high] {
                let kind = find(&ENTRY, key).map(|key| key.value);
                assert!(matches!(kind, Some(ValueKind::Amount)), "{key}");
            }
            assert_eq!(low.strip_suffix("_low"), high.strip_suffix("_high"));
        }
    }

    #[test]
    fn the_forms_of_a_bonus_have_all_of_its_keys() {
        let mut keys: Vec<&str> = { BonusForm::ALL.iter() }
            .flat_map(|form| form.keys())
            .collect();
        keys.dedup();
        assert_eq!(keys, Component::Bonus.keys());
    }

    #[test]
    fn every_column_of_pay_is_of_a_component_or_of_none_for_a_reason() {
        for column in [
            Column::Base,
            Column::Stock,
            Column::Bonus,
            Column::SignOn,
            Column::StockOrBonus,
            Column::CarryOrBonus,
            Column::SignOnOrBonus,
            Column::Other,
            Column::Several,
            Column::Unspecific,
            Column::Total,
            Column::TotalWithPremium,
            Column::Region,
            Column::Level,
            Column::Title,
            Column::Component,
        ] {
            let expected = match column {
                Column::Base => Some(Component::Base),
                Column::Stock => Some(Component::Stock),
                Column::Bonus | Column::CarryOrBonus | Column::SignOnOrBonus => {
                    Some(Component::Bonus)
                }
                Column::SignOn => Some(Component::SigningBonus),
                Column::Other | Column::StockOrBonus => Some(Component::Other),
                Column::Total => Some(Component::Total),
                // A sum of some components, one of two that differ much, a total that nobody is paid.
                Column::Several | Column::Unspecific | Column::TotalWithPremium => None,
                // Not pay at all.
                Column::Region | Column::Level | Column::Title | Column::Component => None,
            };
            assert_eq!(column.component(), expected, "{column:?}");
            assert!(column.is_pay() || expected.is_none(), "{column:?}");
        }
    }

    #[test]
    fn a_column_of_two_components_may_state_either() {
        for (column, expected) in [
            (
                Column::SignOnOrBonus,
                vec![Component::Bonus, Component::SigningBonus],
            ),
            (
                Column::CarryOrBonus,
                vec![Component::Bonus, Component::Other],
            ),
            (Column::StockOrBonus, vec![Component::Other]),
        ] {
            let mut found = Component::ALL.to_vec();
            found.retain(|component| component.columns().contains(&column));
            assert_eq!(found, expected, "{column:?}");
        }
    }

    #[test]
    fn a_column_of_its_own_is_read_as_the_component() {
        for component in Component::ALL {
            let read = component.own_column().and_then(Column::component);
            let expected = Some(component).filter(|it| *it != Component::SigningBonusYear2);
            assert_eq!(read, expected);
        }
    }

    #[test]
    fn one_band_are_those_with_a_column_that_always_have_amounts() {
        let empty = Compensation::empty(Origin::Table, TextRange::at(0));
        let found = Component::ALL
            .into_iter()
            .filter(|it| it.own_column().is_some() && it.band(&empty).is_some());
        assert_eq!(found.collect::<Vec<_>>(), Component::ONE_BAND);
    }

    /// A different amount under each key is read into the band of the key's component.
    #[test]
    fn bands_hold_what_the_keys_state() {
        let keys = Component::ALL.map(Component::amount_keys);
        let lines = keys.iter().flatten().zip(1..);
        let lines: String = lines
            .map(|(key, amount)| format!("    {key}: {amount}\n"))
            .collect();
        let text = format!(
            "---\ncompensation:\n  - region: London\n{lines}    other_label: Carry\n---\n# T\n"
        );
        let guide = Guide::read(Source::new("a.md", text), &Limits::default());
        let mut pay = guide.front.compensation[0].clone();
        for (component, low) in Component::ALL.into_iter().zip((1..).step_by(2)) {
            let expected = [Amount(low), Amount(low + 1)];
            assert_eq!(component.values(&pay), Some(expected), "{component:?}");
            let band = component.band(&pay).copied();
            assert_eq!(component.band_mut(&mut pay).copied(), band);
        }
    }

    #[test]
    fn pay_is_unstated_where_no_form_of_it_is_stated() {
        let range = TextRange::at(0);
        let mut pay = Compensation::empty(Origin::FrontMatter, range);
        for component in Component::ALL {
            assert!(component.is_unstated(&pay), "{component:?}");
        }
        pay.bonus = Bonus::Single(Slot::present(Percent::whole(10), range));
        assert!(!Component::Bonus.is_unstated(&pay) && Component::Bonus.band(&pay).is_none());
        let other = |pay| OtherPay {
            label: Slot::missing(0),
            pay,
        };
        let stated = Band {
            low: Slot::present(Amount(1), range),
            high: Slot::present(Amount(2), range),
        };
        pay.other = vec![other(Band::missing(0)), other(stated)];
        assert!(!Component::Other.is_unstated(&pay));
        assert_eq!(Component::Other.bands(&pay).count(), 2);
    }
}
