//! The author's own pay table, where it says what the page's table does not.

use minijinja::Value;

use crate::model::cell::{CellValue, Parenthesis};
use crate::model::{Component, Guide, PayCell, PayRow, PayTable};
use crate::render::catalog::parts;
use crate::render::html::markdown::{BodyPart, BodyText};

/// The table as HTML; `None` where all that it says is on the page already.
pub(super) fn html(guide: &Guide, text: &mut BodyText<'_>) -> Option<Value> {
    let table = guide.body.pay_table.as_ref()?;
    if !says_more(guide, table) {
        return None;
    }
    let html = text.html(BodyPart {
        markdown: guide.source.slice(table.range),
        range: table.range,
        top_level: 3,
    });
    (!html.is_empty()).then(|| Value::from_safe_string(html))
}

fn says_more(guide: &Guide, table: &PayTable) -> bool {
    if !table.doubts.is_empty() || !guide.pairing.collapsed.is_empty() {
        return true;
    }
    if guide.front.compensation.is_empty() {
        return table.rows.iter().any(has_words);
    }
    let has_row_alone = || {
        let mut alone = guide.pairing.rows_alone.iter();
        alone.any(|row| table.rows[*row].states_figures())
    };
    has_row_alone()
        || parts(guide).into_iter().any(|parts| {
            parts.row.is_some_and(|row| {
                let own = &row.compensation;
                let is_other = |component: &Component| {
                    !component.is_unstated(own)
                        && component.values(own) != component.values(parts.entry)
                };
                has_words(row)
                    || Component::ONE_BAND.iter().any(is_other)
                    || (!own.bonus.is_unstated()
                        && own.bonus.percents() != parts.entry.bonus.percents())
            })
        })
}

/// Whether a cell says more than its figures.
fn has_words(row: &PayRow) -> bool {
    row.cells.iter().any(cell_has_words)
}

fn cell_has_words(cell: &PayCell) -> bool {
    match &cell.cell.value {
        CellValue::Nothing => false,
        CellValue::Text | CellValue::Units(_) => true,
        CellValue::Percent(band) => band.open || band.note.is_some(),
        CellValue::Money(band) | CellValue::PercentAndMoney(_, band) => {
            band.open
                || band.note.is_some()
                || band.alternative.is_some()
                || matches!(band.parenthesis, Some(Parenthesis::Equivalent(_)))
        }
    }
}
