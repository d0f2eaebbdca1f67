//! What the words of a cell make of its figure.

use crate::model::Column;
use crate::model::cell::{Cell, CellValue};
use crate::model::header::{Header, NamedComponent, Names, NoPay, Time, Whose};

/// Whether the words after a cell's figure make it another one than its header says: `€60K total` below
/// `Base`, `10% of OTE` below `Bonus`, `€60K (2019)`.
pub(super) fn says_otherwise(cell: &Cell, column: Column) -> bool {
    let (note, is_percent) = match &cell.value {
        CellValue::Money(band) => (band.note.as_deref(), false),
        CellValue::Percent(band) => (band.note.as_deref(), true),
        _ => (None, false),
    };
    let is_nothing = cell.money().is_some_and(|band| band.own.high.amount.0 == 0);
    if is_nothing && column == Column::Base {
        return true;
    }
    let Some(note) = note.filter(|note| note.len() <= LONGEST_NOTE && !note.contains("equiv"))
    else {
        return false;
    };
    let header = Header::read_words(note);
    let is_sum = header.has(NamedComponent::Total) || header.has(NamedComponent::CashTotal);
    match column {
        Column::Base => {
            let is_other = header
                .components
                .iter()
                .any(|it| !matches!(it, NamedComponent::Base | NamedComponent::Unspecific));
            is_other || !header.included.is_empty() || is_of_others(&header)
        }
        Column::Total => is_of_others(&header),
        Column::Bonus => is_percent && is_sum || is_of_others(&header),
        _ => false,
    }
}

/// Bytes of a note that are words about its figure, and no prose.
const LONGEST_NOTE: usize = 40;

fn is_of_others(header: &Header) -> bool {
    let is_whose = matches!(
        header.whose,
        Some(Whose::Market | Whose::Person | Whose::Offer)
    );
    let is_no_pay = matches!(
        header.no_pay,
        Some(NoPay::Cost | NoPay::Contractor | NoPay::Example)
    );
    is_whose
        || is_no_pay
        || matches!(header.time, Some(Time::Previous | Time::Proposed))
        || header.data_year.is_some()
        || header.names == Some(Names::Contract)
        || header.has_other_period
}
