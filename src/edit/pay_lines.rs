//! Front-matter lines that state what a table row states.

use crate::analysis::pay::pair::Pair;
use crate::model::{
    Amount, Band, Bonus, BonusForm, Compensation, Component, DEFAULT_VEST_YEARS, OtherPay,
};
use crate::syntax::yaml::print_text;

/// `key: value` lines of one band; none if it is reversed.
pub(crate) fn band_lines(keys: [&str; 2], band: &Band<Amount>) -> Vec<String> {
    let values = band.values().filter(|(low, high)| low <= high);
    values.map_or_else(Vec::new, |(low, high)| {
        amount_lines(keys, *low, *high).to_vec()
    })
}

/// `key: value` lines of two amounts.
pub(crate) fn amount_lines([low, high]: [&str; 2], from: Amount, to: Amount) -> [String; 2] {
    [format!("{low}: {}", from.0), format!("{high}: {}", to.0)]
}

/// The lines of a bonus, in the form its figures have.
pub(crate) fn bonus_lines(bonus: &Bonus) -> Vec<String> {
    match bonus {
        Bonus::Amounts(band) => band_lines(BonusForm::Amounts.keys(), band),
        _ => match bonus.percents().filter(|(low, high)| low <= high) {
            Some((low, high)) if low == high => {
                let [key, _] = BonusForm::Percent.keys();
                vec![format!("{key}: {low}")]
            }
            Some((low, high)) => {
                let [low_key, high_key] = BonusForm::PercentRange.keys();
                vec![format!("{low_key}: {low}"), format!("{high_key}: {high}")]
            }
            None => Vec::new(),
        },
    }
}

/// The figures that `pay` states, in canonical key order.
pub(crate) fn pay_lines(pay: &Compensation) -> Vec<String> {
    let mut lines = Vec::new();
    for component in Component::ALL {
        match component {
            Component::Bonus => lines.extend(bonus_lines(&pay.bonus)),
            Component::Other => lines.extend(other_lines(&pay.other)),
            _ => {
                let band = component.band(pay).into_iter();
                lines.extend(band.flat_map(|band| band_lines(component.amount_keys(), band)));
            }
        }
        let is_stock = component == Component::Stock && pay.stock.values().is_some();
        if is_stock && pay.years() != DEFAULT_VEST_YEARS {
            lines.push(format!("stock_vest_years: {}", pay.years()));
        }
    }
    lines
}

/// The lines of other pay, of which an entry has room for one kind. None where there are several, or
/// one without a label.
pub(crate) fn other_lines(others: &[OtherPay]) -> Vec<String> {
    let [other] = others else {
        return Vec::new();
    };
    let Some(label) = other.label.value() else {
        return Vec::new();
    };
    let mut lines = vec![format!("other_label: {}", print_text(label))];
    lines.extend(band_lines(Component::Other.amount_keys(), &other.pay));
    lines
}

/// `stock_vest_years`, where the row says that its grant vests over other years than the entry's.
pub(crate) fn vesting_line(pair: Pair<'_>) -> Option<String> {
    let years = *pair.row.compensation.vest_years.value()?;
    let differs = years != pair.entry.years() && pair.entry.vest_schedule.is_unstated();
    differs.then(|| format!("stock_vest_years: {years}"))
}
