//! The entry of a guide that a row is about.

use super::fault::RowFault;
use super::rows::UpdateRow;
use crate::model::{Compensation, Currency, Guide, Places, RegionLabel, fold, fold_level};

/// The index of the entry that `row` is about, which is in the row's currency.
pub(super) fn entry_of(guide: &Guide, row: &UpdateRow, places: &Places) -> Result<usize, RowFault> {
    let all = &guide.front.compensation;
    let at_place = indices(all, |entry| is_at_place(entry, row, places));
    let level = row.level.as_deref().map(fold_level);
    let of_level = |index: &usize| all[*index].level.value().map(|own| fold_level(own)) == level;
    let fits: Vec<usize> = at_place.iter().copied().filter(of_level).collect();
    // Where only entries with levels are there, one of them may be meant.
    let fits = if fits.is_empty() && level.is_none() {
        at_place
    } else {
        fits
    };
    let fits = preferred(fits, |index| has_label(&all[index], row));
    let fits = preferred(fits, |index| {
        Some(guide.source.line(all[index].range.start)) == row.entry_line
    });
    let entry = match fits[..] {
        [one] => one,
        [] => {
            let known: Vec<String> = all.iter().map(Compensation::label).collect();
            return Err(RowFault::NoEntry {
                row: row.name(),
                known: known.join("; "),
            });
        }
        _ => return Err(RowFault::Several { row: row.name() }),
    };
    check_place(&all[entry], row, places)?;
    check_currency(&all[entry], row)?;
    Ok(entry)
}

fn indices(entries: &[Compensation], is_wanted: impl Fn(&Compensation) -> bool) -> Vec<usize> {
    let wanted = entries
        .iter()
        .zip(0..)
        .filter(|(entry, _)| is_wanted(entry));
    wanted.map(|(_, index)| index).collect()
}

/// Those of `indices` that `fit` better; all where none does.
fn preferred(indices: Vec<usize>, fit: impl Fn(usize) -> bool) -> Vec<usize> {
    let better: Vec<usize> = indices
        .iter()
        .copied()
        .filter(|index| fit(*index))
        .collect();
    if better.is_empty() { indices } else { better }
}

fn has_label(entry: &Compensation, row: &UpdateRow) -> bool {
    let own = entry.region.value();
    own.is_some_and(|own| fold(&own.text) == fold(&row.region))
}

fn is_at_place(entry: &Compensation, row: &UpdateRow, places: &Places) -> bool {
    let Some(own) = entry.region.value() else {
        return false;
    };
    has_label(entry, row) || own.is_same_region(&RegionLabel::read(&row.region, places))
}

/// Refuses a row whose region and place are two places.
fn check_place(entry: &Compensation, row: &UpdateRow, places: &Places) -> Result<(), RowFault> {
    let Some(stated) = &row.place else {
        return Ok(());
    };
    let own = entry.region.value().and_then(|own| own.place.as_ref());
    // The id of an export, or how people call the place.
    let is_same = own.is_some_and(|own| {
        let named = RegionLabel::read(stated, places).place;
        own.id == *stated || named.is_some_and(|named| named.id == own.id)
    });
    if is_same {
        return Ok(());
    }
    Err(RowFault::Place {
        row: row.name(),
        place: stated.clone(),
    })
}

fn check_currency(entry: &Compensation, row: &UpdateRow) -> Result<(), RowFault> {
    let Some(given) = &row.currency else {
        return Ok(());
    };
    let currency = Currency::from_code(given).ok_or_else(|| RowFault::NoCurrency {
        given: given.clone(),
    })?;
    match entry.currency.value() {
        Some(stated) if *stated != currency => Err(RowFault::Currency {
            row: row.name(),
            stated: *stated,
            given: given.clone(),
        }),
        _ => Ok(()),
    }
}
