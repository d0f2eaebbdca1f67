//! Edits that state a total anew, in the front matter and in the table alike: a fix that corrected
//! only one of them would set the two against each other.

use super::notation::like_exactly;
use super::total_terms::place;
use crate::model::{Amount, Column, Compensation, End, Exact, Expected, Parts, PayRow};
use crate::text::{Edit, Source};

/// The edits that give both `ends` the total nearest to what is stated that the parts come to.
/// `None` where the table's total can't be rewritten along with the front matter's.
pub(super) fn edits(
    source: &Source,
    parts: Parts<'_>,
    ends: &[(End, &Expected)],
) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    for (end, expected) in ends {
        let step = precision(parts, *end);
        let stated = *parts.entry.total.end(*end).value()?;
        let total = nearest(expected, stated, step);
        edits.push(Edit::replace(place(parts.entry, *end), total.0.to_string()));
        if let Some(row) = parts.row {
            edits.extend(in_table(source, parts.entry, row, *end, total)?);
        }
    }
    // A single amount is both ends of its cell: it can't become two.
    edits.sort_by_key(|edit: &Edit| edit.range);
    edits.dedup();
    let clash = edits.windows(2).any(|pair| pair[0].range == pair[1].range);
    // Where the table is too coarse for another total, there is nothing to write.
    let changes = edits
        .iter()
        .any(|edit| source.slice(edit.range) != edit.text);
    (!clash && changes).then_some(edits)
}

/// The edit of the row's total cell: nothing where the row states no total, `None` where the cell
/// says more than a plain band in the entry's currency.
fn in_table(
    source: &Source,
    entry: &Compensation,
    row: &PayRow,
    end: End,
    total: Amount,
) -> Option<Option<Edit>> {
    let Some(cell) = row.cell(Column::Total) else {
        return Some(None);
    };
    let band = cell
        .cell
        .money()
        .filter(|band| band.alternative.is_none())?;
    let money = match end {
        End::Low => band.own.low,
        End::High => band.own.high,
    };
    let currency = entry.currency.value().copied();
    let text = like_exactly(source.slice(money.range), &money, total, currency)?;
    Some(Some(Edit::replace(money.range, text)))
}

/// The precision in use: that of the table's total at `end`, or else the coarsest power of ten, up
/// to a thousand, that both totals are written in.
fn precision(parts: Parts<'_>, end: End) -> i64 {
    let cell = parts.row.and_then(|row| row.cell(Column::Total));
    if let Some(band) = cell.and_then(|cell| cell.cell.money()) {
        return match end {
            End::Low => band.own.low.step,
            End::High => band.own.high.step,
        };
    }
    let totals: Vec<i64> = [End::Low, End::High]
        .iter()
        .filter_map(|end| parts.entry.total.end(*end).value())
        .map(|amount| amount.0)
        .collect();
    [1_000, 100, 10]
        .into_iter()
        .find(|step| totals.iter().all(|total| total % step == 0))
        .unwrap_or(1)
}

/// The bound nearest to `stated`, rounded into the interval where a multiple of `step` lies in it.
fn nearest(expected: &Expected, stated: Amount, step: i64) -> Amount {
    let above = Exact::of(stated) > expected.high;
    let bound = if above { expected.high } else { expected.low };
    let rounded = bound.rounded().rounded_to(step);
    let inwards = if above { -step } else { step };
    let outside = expected.exceeded_bound(rounded).is_some();
    let candidate = Amount(rounded.0 + inwards);
    match outside && expected.exceeded_bound(candidate).is_none() {
        true => candidate,
        false => rounded,
    }
}
