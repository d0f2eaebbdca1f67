//! Which key of an entry was meant by one that no entry has.

use crate::model::header::{NamedComponent, Statistic};
use crate::model::{BonusForm, Component, Header};

/// The keys that `word`, an unknown key of an entry, means by what it says: `base_min` means `base_low`,
/// `equity` means `stock_low` and `stock_high`. Empty where it names no component of pay, or more than
/// one, or says more of it.
pub(super) fn keys_meant(word: &str) -> Vec<&'static str> {
    let words = word.to_ascii_lowercase().replace(['_', '-'], " ");
    let header = Header::read_words(&words);
    let [named] = header.components[..] else {
        return Vec::new();
    };
    // A number says which year, which percentile or how many of something.
    let says_more = !header.unknown.is_empty() || word.contains(|c: char| c.is_ascii_digit());
    let Some(component) = component_of(named).filter(|_| !says_more) else {
        return Vec::new();
    };
    let names_percent = |part| ["pct", "percent", "percentage"].contains(&part);
    let is_percent = component == Component::Bonus && words.split(' ').any(names_percent);
    let [low, high] = if is_percent {
        BonusForm::PercentRange.keys()
    } else {
        component.amount_keys()
    };
    let [percent, _] = BonusForm::Percent.keys();
    match header.statistic {
        Some(Statistic::Low) => vec![low],
        Some(Statistic::High) => vec![high],
        Some(_) => Vec::new(),
        None if is_percent => vec![percent],
        None if component == Component::Bonus => vec![percent, low, high],
        None => vec![low, high],
    }
}

/// `None` for a sum or a share that entries have no keys for, and where it may be one of two.
fn component_of(named: NamedComponent) -> Option<Component> {
    match named {
        NamedComponent::Base => Some(Component::Base),
        NamedComponent::Stock => Some(Component::Stock),
        NamedComponent::Bonus => Some(Component::Bonus),
        NamedComponent::SignOn => Some(Component::SigningBonus),
        NamedComponent::Other => Some(Component::Other),
        NamedComponent::Total => Some(Component::Total),
        NamedComponent::Carry | NamedComponent::CashTotal | NamedComponent::Unspecific => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_key_says() {
        for (word, keys) in [
            ("base_min", &["base_low"][..]),
            ("base_max", &["base_high"]),
            ("salary_from", &["base_low"]),
            ("max-base-salary", &["base_high"]),
            ("equity", &["stock_low", "stock_high"]),
            ("rsu_max", &["stock_high"]),
            ("sign_on_min", &["signing_bonus_low"]),
            ("bonus", &["bonus_pct", "bonus_low", "bonus_high"]),
            ("bonus_percent", &["bonus_pct"]),
            ("bonus_percent_max", &["bonus_pct_high"]),
            ("total", &["total_comp_low", "total_comp_high"]),
            ("total_max", &["total_comp_high"]),
            ("base_median", &[]),
            ("signing_bonus_yr2_low", &[]),
            ("perks", &[]),
            ("base_bonus", &[]),
        ] {
            assert_eq!(keys_meant(word), keys, "{word}");
        }
    }
}
