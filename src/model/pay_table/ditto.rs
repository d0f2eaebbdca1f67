//! Cells that repeat the cell above.

use super::names::NameColumns;
use crate::model::fold;
use crate::model::header::WordList;
use crate::syntax::markdown::{Row, TableCell};

/// A cell, or the one above that it repeats.
#[derive(Clone, Copy)]
pub(super) struct Filled<'t> {
    pub cell: &'t TableCell,
    pub repeats: bool,
}

/// Whether a cell says that it repeats the one above.
fn repeats(text: &str) -> bool {
    let text = text.trim();
    matches!(
        text,
        "\"" | "″" | "”" | "“" | "〃" | "''" | "〟" | "‟" | "\"\"" | "-\"-" | "-″-"
    ) || WordList::AsAbove.has(&fold(text))
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
