//! Which key of an entry was meant by one that no entry has.

use crate::model::header::{NamedComponent, Statistic, Tax, Time, Whose};
use crate::model::{BonusForm, Component, Header, Period};

/// What an unknown key of an entry says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum KeyMeaning {
    /// Pay that these keys are for.
    Keys(Vec<&'static str>),
    /// Pay, but none that a key is for: `base_monthly`, `base_median`.
    OtherPay,
    /// No pay, or nothing that is understood whole.
    Unknown,
}

/// What `word` says: `base_min` means `base_low`, `equity` means `stock_low` and `stock_high`.
pub(super) fn meaning(word: &str) -> KeyMeaning {
    let words = words_of(word);
    let header = Header::read_words(&words);
    // A number says which year, which percentile or how many of something.
    let is_understood = header.unknown.is_empty() && !word.contains(|c: char| c.is_ascii_digit());
    let [named] = header.components[..] else {
        return KeyMeaning::Unknown;
    };
    if !is_understood {
        return KeyMeaning::Unknown;
    }
    match component_of(named) {
        Some(component) if !is_other_figure(&header) => {
            let is_percent = words.split(' ').any(is_percent);
            keys_of(component, header.statistic, is_percent)
        }
        _ => KeyMeaning::OtherPay,
    }
}

fn is_percent(word: &str) -> bool {
    matches!(word, "pct" | "percent" | "percentage")
}

fn keys_of(component: Component, statistic: Option<Statistic>, is_percent: bool) -> KeyMeaning {
    let is_percent = is_percent && component == Component::Bonus;
    let [low, high] = if is_percent {
        BonusForm::PercentRange.keys()
    } else {
        component.amount_keys()
    };
    let [percent, _] = BonusForm::Percent.keys();
    KeyMeaning::Keys(match statistic {
        Some(Statistic::Low) => vec![low],
        Some(Statistic::High) => vec![high],
        Some(_) => return KeyMeaning::OtherPay,
        None if is_percent => vec![percent],
        None if component == Component::Bonus => vec![percent, low, high],
        None => vec![low, high],
    })
}

/// Whether what follows the key is another figure than the one of its component.
fn is_other_figure(header: &Header) -> bool {
    let is_for_a_year = matches!(header.period, None | Some(Period::Year | Period::Years(1)));
    !is_for_a_year
        || header.has_other_period
        || header.tax == Some(Tax::Net)
        || header.scale.is_some()
        || header.counted.is_some()
        || header.has_premium
        || header.no_pay.is_some()
        || header.names.is_some()
        || !header.included.is_empty()
        || !matches!(header.time, None | Some(Time::Current))
        || !matches!(header.whose, None | Some(Whose::Own))
}

/// A key as words: `base_min`, `base-min`, `baseMin`.
fn words_of(key: &str) -> String {
    let mut words = String::with_capacity(key.len());
    let mut was_lower = false;
    for character in key.chars() {
        if was_lower && character.is_uppercase() {
            words.push(' ');
        }
        was_lower = character.is_lowercase();
        match character {
            '_' | '-' => words.push(' '),
            _ => words.extend(character.to_lowercase()),
        }
    }
    words
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
            ("baseMin", &["base_low"]),
            ("salary_from", &["base_low"]),
            ("max-base-salary", &["base_high"]),
            ("annual_base_min", &["base_low"]),
            ("equity", &["stock_low", "stock_high"]),
            ("rsu_max", &["stock_high"]),
            ("sign_on_min", &["signing_bonus_low"]),
            ("bonus", &["bonus_pct", "bonus_low", "bonus_high"]),
            ("bonus_percent", &["bonus_pct"]),
            ("bonus_percent_max", &["bonus_pct_high"]),
            ("total", &["total_comp_low", "total_comp_high"]),
            ("total_max", &["total_comp_high"]),
        ] {
            assert_eq!(meaning(word), KeyMeaning::Keys(keys.to_vec()), "{word}");
        }
    }

    #[test]
    fn pay_that_no_key_is_for() {
        for word in [
            "base_median",
            "base_monthly",
            "net_base_min",
            "base_previous",
            "cash_total",
        ] {
            assert_eq!(meaning(word), KeyMeaning::OtherPay, "{word}");
        }
        for word in ["signing_bonus_yr2_low", "perks", "base_bonus", "base_hgih"] {
            assert_eq!(meaning(word), KeyMeaning::Unknown, "{word}");
        }
    }
}
