//! Front-matter lines that state what a table row states.

use crate::model::{Amount, Band, Bonus, Compensation, DEFAULT_VEST_YEARS, Guide, RegionLabel};
use crate::syntax::yaml::print_text;
use crate::text::{Edit, TextRange};

/// `key: value` lines of one band.
pub(super) fn band_lines([low, high]: [&str; 2], band: &Band<Amount>) -> Vec<String> {
    match band.values() {
        Some((from, to)) => vec![format!("{low}: {}", from.0), format!("{high}: {}", to.0)],
        None => Vec::new(),
    }
}

/// The lines of a bonus, in the form its figures have.
pub(super) fn bonus_lines(bonus: &Bonus) -> Vec<String> {
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

/// A whole entry in canonical key order, from the pay a row states. `None` where the row lacks
/// what every entry needs, a region and a currency.
pub(super) fn entry_lines(pay: &Compensation) -> Option<Vec<String>> {
    let region = pay.region.value().map(RegionLabel::name)?;
    let currency = pay.currency.value()?;
    let mut lines = vec![format!("region: {}", print_text(&region))];
    if let Some(level) = pay.level.value() {
        lines.push(format!("level: {}", print_text(level)));
    }
    lines.extend(band_lines(["base_low", "base_high"], &pay.base));
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
    lines.push(format!("currency: {currency}"));
    Some(lines)
}

/// Inserts `lines` behind `entry`, indented as its first key is.
pub(super) fn insert_into(guide: &Guide, entry: &Compensation, lines: &[String]) -> Edit {
    let indent = " ".repeat(column(guide, entry.range.start()));
    let eol = guide.source.line_ending().as_str();
    let text: String = lines
        .iter()
        .map(|line| format!("{eol}{indent}{line}"))
        .collect();
    Edit::insert(end_of_line(guide, entry.range.end()), text)
}

/// Inserts a new entry of `lines` behind `entry`.
pub(super) fn insert_after(guide: &Guide, entry: &Compensation, lines: &[String]) -> Edit {
    let column = column(guide, entry.range.start());
    let (dash, indent) = (" ".repeat(column.saturating_sub(2)), " ".repeat(column));
    let eol = guide.source.line_ending().as_str();
    let text: String = lines
        .iter()
        .enumerate()
        .map(|(index, line)| match index {
            0 => format!("{eol}{dash}- {line}"),
            _ => format!("{eol}{indent}{line}"),
        })
        .collect();
    Edit::insert(end_of_line(guide, entry.range.end()), text)
}

/// Replaces the line `key: value`, of which `value` is the range, by `lines`. A comment behind
/// the value stays with the last of them.
pub(super) fn replace_line(guide: &Guide, value: TextRange, lines: &[String]) -> Edit {
    let text = &*guide.source.text;
    let line_start = text[..value.start()].rfind('\n').map_or(0, |at| at + 1);
    let line = text[line_start..value.start()].trim_end();
    let key_start = line_start + line.rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
    let indent = " ".repeat(text[line_start..key_start].chars().count());
    let eol = guide.source.line_ending().as_str();
    Edit::replace(
        TextRange::new(key_start, value.end()),
        lines.join(&format!("{eol}{indent}")),
    )
}

/// How many characters stand before `offset` on its line.
fn column(guide: &Guide, offset: usize) -> usize {
    guide.source.line_column(offset).column - 1
}

/// The end of the line at `offset`, comment included, line break not.
fn end_of_line(guide: &Guide, offset: usize) -> usize {
    let rest = &guide.source.text[offset..];
    let line = rest.split('\n').next().unwrap_or_default();
    offset + line.trim_end_matches('\r').len()
}
