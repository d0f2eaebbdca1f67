//! Edits that rewrite a total both in the front matter and in the table: a fix that corrected only one of
//! them would make the two differ.

use crate::analysis::pay::pair::Pair;
use crate::analysis::text::amount_style::AmountStyle;
use crate::analysis::text::phrases;
use crate::analysis::totals::cause::{Cause, Explained};
use crate::analysis::totals::tolerance::TotalTolerance;
use crate::diagnostic::{Fix, Safety};
use crate::edit::pay_lines::bonus_lines;
use crate::model::cell::Notation;
use crate::model::{Amount, Column, End, Exact, Expected, Guide, Parts};
use crate::text::{Edit, Source};

/// The fix of a total that is off. `None` where another figure than the total is to be corrected, or
/// the total is a first year's.
pub(crate) fn fix(
    guide: &Guide,
    parts: Parts<'_>,
    explained: &Explained,
    tolerance: TotalTolerance,
) -> Option<Fix> {
    if !matches!(explained.cause, None | Some(Cause::Bonus(_))) {
        return None;
    }
    let ends = explained.deviations.iter();
    let ends: Vec<(End, &Expected)> = ends.map(|off| (off.end, &off.expected)).collect();
    let writing = AmountStyle::of(guide, parts.entry, parts.row);
    let mut all = edits(&guide.source, parts, &ends, tolerance)?;
    let totals = ends.iter().filter_map(|(end, expected)| {
        let total = total(parts, expected, *end, tolerance)?;
        Some(writing.amount(total))
    });
    let totals: Vec<String> = totals.collect();
    let what = match totals.len() {
        1 => "total that the parts come to",
        _ => "totals that the parts come to",
    };
    let mut title = format!("write the {what}: {}", totals.join(" to "));
    if let Some(whole) = &explained.whole_bonus {
        let bonus = &explained.entry.bonus;
        let slot = parts.entry.bonus.range()?;
        all.push(
            guide
                .yaml_editor()
                .replace_pair(slot, &bonus_lines(bonus))?,
        );
        all.sort_by_key(|edit| edit.range);
        // What the table adds in words is not written.
        let range = bonus
            .percents()
            .map(|(low, high)| phrases::percents(low, high));
        let range = range.as_ref().unwrap_or(whole);
        title = format!("{title}, and the table's bonus range, {range}");
    }
    Some(Fix {
        title,
        edits: all,
        safety: Safety::Unsafe,
    })
}

/// The edits that give both `ends` the total nearest to what is stated that the parts come to.
/// `None` where the table's total can't be rewritten along with the front matter's.
pub(crate) fn edits(
    source: &Source,
    parts: Parts<'_>,
    ends: &[(End, &Expected)],
    tolerance: TotalTolerance,
) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    for (end, expected) in ends {
        let total = total(parts, expected, *end, tolerance)?;
        edits.push(Edit::replace(
            parts.entry.total_range(*end),
            total.0.to_string(),
        ));
        if let Some(row) = parts.row {
            let entry = parts.entry;
            edits.extend(in_table(source, Pair { entry, row }, *end, total)?);
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
fn in_table(source: &Source, pair: Pair<'_>, end: End, total: Amount) -> Option<Option<Edit>> {
    let Some(cell) = pair.row.cell(Column::Total) else {
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
    let notation = Notation::read(source.slice(money.range), &money, pair.currency())?;
    let text = notation.print(total)?;
    Some(Some(Edit::replace(money.range, text)))
}

/// The total to write at `end`: in the precision in use or, where that is too coarse for a total that
/// fits, in a finer one.
pub(crate) fn total(
    parts: Parts<'_>,
    expected: &Expected,
    end: End,
    tolerance: TotalTolerance,
) -> Option<Amount> {
    let stated = *parts.entry.total.end(end).value()?;
    let coarsest = precision(parts, end);
    let steps = std::iter::successors(Some(coarsest), |step| (*step > 1).then_some(step / 10));
    let mut totals = steps.map(|step| nearest(expected, stated, step.max(1)));
    totals.find(|total| expected.admits(*total, tolerance.warn_over))
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

/// The bound nearest to `stated`, rounded into the interval if a multiple of `step` is in it.
fn nearest(expected: &Expected, stated: Amount, step: i64) -> Amount {
    let above = Exact::of(stated) > expected.high;
    let bound = if above { expected.high } else { expected.low };
    let rounded = bound.rounded().rounded_to(step);
    let inwards = if above { -step } else { step };
    let outside = expected.exceeded_bound(rounded).is_some();
    let candidate = Amount(rounded.0 + inwards);
    if outside && expected.exceeded_bound(candidate).is_none() {
        candidate
    } else {
        rounded
    }
}
