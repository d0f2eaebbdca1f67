//! What differs between two states of a set of guides, to bytes.

mod csv;
mod human;
mod json;
mod markdown;

pub use csv::changes_csv;
pub use human::changes_human;
pub use json::{CHANGES_SCHEMA_VERSION, changes_json};
pub use markdown::changes_markdown;

use super::summary::{counted, thousands};
use crate::compare::{ChangeLimits, Changes, DateRemark, FigureValue};
use crate::model::Currency;

/// A figure with its currency: `EUR 95,000`, `7.5%`, `not stated`.
fn shown(figure: Option<FigureValue>, currency: Option<Currency>) -> String {
    match figure {
        None => "not stated".to_string(),
        Some(FigureValue::Percent(percent)) => format!("{percent}%"),
        Some(FigureValue::Amount(amount)) => match currency {
            Some(currency) => format!("{currency} {}", currency.grouped(amount)),
            None => amount.to_string(),
        },
    }
}

fn remark(remark: DateRemark) -> &'static str {
    match remark {
        DateRemark::FiguresWithoutDate => {
            "figures changed, but neither `last_updated` nor `salary_data_quarter`"
        }
        DateRemark::QuarterWithoutFigures => "`salary_data_quarter` changed, but no figure",
    }
}

/// `2 guides changed, 1 added: 14 figures changed, 3 of them by over 10 %, 1 by over 20 %`
fn summary(changes: &Changes, limits: ChangeLimits) -> String {
    if changes.is_empty() {
        return "nothing changed".to_string();
    }
    let guides = [
        (changes.changed.len(), "changed"),
        (changes.added.len(), "added"),
        (changes.removed.len(), "removed"),
        (changes.renamed.len(), "renamed"),
    ];
    let mut parts = guides.into_iter().filter(|(count, _)| *count > 0);
    let first = parts
        .next()
        .map(|(count, what)| format!("{} {what}", counted(count, "guide")));
    let others = parts.map(|(count, what)| format!("{} {what}", thousands(count)));
    let guides: Vec<String> = first.into_iter().chain(others).collect();
    let mut text = guides.join(", ");
    let figures = changes.figures().count();
    if figures > 0 {
        text.push_str(&format!(": {} changed", counted(figures, "figure")));
        let over = |limit| ChangeLimits::count_over(changes, limit);
        let (notable, large) = (over(limits.notable), over(limits.large));
        if notable > 0 {
            text.push_str(&format!(
                ", {} of them by over {} %",
                thousands(notable),
                limits.notable
            ));
        }
        if large > 0 {
            text.push_str(&format!(
                ", {} by over {} %",
                thousands(large),
                limits.large
            ));
        }
    }
    let remarks = changes
        .changed
        .iter()
        .filter(|guide| guide.remark.is_some())
        .count();
    if remarks > 0 {
        text.push_str(&format!(
            "; dates do not go with the figures in {}",
            counted(remarks, "guide")
        ));
    }
    text
}
