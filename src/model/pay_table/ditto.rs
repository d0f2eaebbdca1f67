//! Cells that repeat the cell above.

use super::by_row::{Filled, NameColumns};
use crate::model::fold;
use crate::syntax::markdown::Row;

/// Words, folded, for "as above".
const AS_ABOVE: [&str; 12] = [
    "same",
    "same as above",
    "as above",
    "ditto",
    "do",
    "idem",
    "dito",
    "wie oben",
    "s o",
    "jw",
    "samma",
    "同上",
];

/// Whether a cell says that it repeats the one above.
fn repeats(text: &str) -> bool {
    let text = text.trim();
    matches!(
        text,
        "\"" | "″" | "”" | "“" | "〃" | "''" | "〟" | "‟" | "\"\"" | "-\"-" | "-″-"
    ) || AS_ABOVE.contains(&fold(text).as_str())
}

/// The cells of `row`, with those of the row `above` in the place of each that repeats it. An
/// empty region or level continues the one above, where the row names something else.
pub(super) fn filled<'t>(
    row: &'t Row,
    above: &[Filled<'t>],
    names: NameColumns,
) -> Vec<Filled<'t>> {
    let named = [names.region, names.level, names.title];
    let is_empty = |index: usize| {
        let cell = row.cells.get(index);
        cell.is_none_or(|cell| cell.text.as_str().trim().is_empty())
    };
    let names_more = named.iter().flatten().any(|index| !is_empty(*index));
    let cells = row.cells.iter().enumerate();
    cells
        .map(|(index, cell)| {
            let continues = names.region == Some(index) && is_empty(index) && names_more;
            match above.get(index) {
                Some(above) if continues || repeats(cell.text.as_str()) => Filled {
                    cell: above.cell,
                    repeats: true,
                },
                _ => Filled {
                    cell,
                    repeats: false,
                },
            }
        })
        .collect()
}
