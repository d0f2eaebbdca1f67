//! Front-matter lines that state what a table row states.

use crate::analysis::pay::pair::Pair;
use crate::model::{Amount, Band, Bonus, Compensation, DEFAULT_VEST_YEARS};
use crate::syntax::yaml::print_text;

/// `key: value` lines of one band.
pub(crate) fn band_lines(keys: [&str; 2], band: &Band<Amount>) -> Vec<String> {
    let values = band.values();
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
        Bonus::Amounts(band) => band_lines(["bonus_low", "bonus_high"], band),
        _ => match bonus.percents() {
            Some((low, high)) if low == high => vec![format!("bonus_pct: {low}")],
            Some((low, high)) => vec![
                format!("bonus_pct_low: {low}"),
                format!("bonus_pct_high: {high}"),
            ],
            None => Vec::new(),
        },
    }
}

/// The figures that `pay` states, in canonical key order.
pub(crate) fn pay_lines(pay: &Compensation) -> Vec<String> {
    let mut lines = band_lines(["base_low", "base_high"], &pay.base);
    lines.extend(band_lines(["stock_low", "stock_high"], &pay.stock));
    if pay.stock.values().is_some() && pay.years() != DEFAULT_VEST_YEARS {
        lines.push(format!("stock_vest_years: {}", pay.years()));
    }
    lines.extend(bonus_lines(&pay.bonus));
    lines.extend(band_lines(
        ["signing_bonus_low", "signing_bonus_high"],
        &pay.signing_bonus,
    ));
    if let [other] = &pay.other[..]
        && let Some(label) = other.label.value()
    {
        lines.push(format!("other_label: {}", print_text(label)));
        lines.extend(band_lines(["other_low", "other_high"], &other.pay));
    }
    lines.extend(band_lines(
        ["total_comp_low", "total_comp_high"],
        &pay.total,
    ));
    lines
}

/// `stock_vest_years`, where the row says that its grant vests over other years than the entry's.
pub(crate) fn vesting_line(pair: Pair<'_>) -> Option<String> {
    let years = *pair.row.compensation.vest_years.value()?;
    let differs = years != pair.entry.years() && pair.entry.vest_schedule.is_unstated();
    differs.then(|| format!("stock_vest_years: {years}"))
}
