//! Pay that is in lists, where no table states any.

use crate::model::cell::money_at;
use crate::model::currency::sign_of_one_character;
use crate::model::pay_table::is_entry_name;
use crate::model::{Header, Hints};
use crate::syntax::markdown::{BlockKind, Document};
use crate::text::TextRange;

/// The items that name a place, a level or a part of pay and an amount with its currency, where there are two at
/// least.
pub(super) fn unread_amounts(document: &Document, hints: &Hints<'_>) -> Vec<TextRange> {
    let visited = document
        .walk()
        .into_iter()
        .filter(|visited| visited.is_nested);
    let found: Vec<TextRange> = visited
        .filter_map(|visited| match &visited.block.kind {
            BlockKind::Paragraph(lines) => Some((lines.first()?, visited.block.range)),
            _ => None,
        })
        .filter(|(line, _)| is_pay(line.text.as_str(), hints))
        .map(|(_, range)| range)
        .collect();
    if found.len() < 2 { Vec::new() } else { found }
}

/// `Berlin: €60,500–€75,500`
fn is_pay(text: &str, hints: &Hints<'_>) -> bool {
    let parts = text.split_once([':', '：', '=']).or_else(|| {
        [" – ", " — ", " - "]
            .iter()
            .find_map(|dash| text.split_once(dash))
    });
    let Some((label, rest)) = parts else {
        return false;
    };
    let starts = rest.find(|c: char| c.is_alphanumeric() || sign_of_one_character(c).is_some());
    let amount = starts.and_then(|at| money_at(&rest[at..], 0));
    let is_marked = amount.is_some_and(|(money, _)| money.mark().is_some());
    is_marked && (is_entry_name(label.trim(), hints) || Header::read(label).is_of_pay())
}
