//! Figures of the front matter, written as the table's cell about the same pay is written.

use crate::analysis::pay::pair::Pair;
use crate::analysis::text::amount_style::has_long_number;
use crate::model::cell::{CellValue, Money, MoneyBand, MoneyRange, Notation};
use crate::model::{Amount, Currency, CurrencyMark, Guide, PayCell, Percent};
use crate::text::Edit;

/// The entry's amounts as the cell would state them, `£90K–£120K`; with the currency's code, where
/// the cell is in another one, its notation can't hold them or has no groups in large numbers.
pub(crate) fn stated_band(
    guide: &Guide,
    pair: Pair<'_>,
    cell: &PayCell,
    [low, high]: [Amount; 2],
) -> String {
    let ends = pair
        .amounts(cell)
        .filter(|ends| shares_currency(pair, ends));
    let written = ends.and_then(|[from, to]| {
        let low = end(guide, pair, &from, low)?;
        let high = end(guide, pair, &to, high)?;
        Some(if low == high {
            low
        } else {
            format!("{low}–{high}")
        })
    });
    let readable = written.filter(|band| !has_long_number(band));
    readable.unwrap_or_else(|| pair.plain_band([low, high]))
}

/// A range as its ends are written, without what is between them: `$107K–$146K`.
pub(crate) fn written(guide: &Guide, range: &MoneyRange) -> String {
    let (low, high) = (range.low.range, range.high.range);
    if low == high {
        guide.source.slice(low).to_string()
    } else {
        format!("{}–{}", guide.source.slice(low), guide.source.slice(high))
    }
}

/// `+ profit share`, `(senior only)`: a note that a cell adds words to its figures, for which the front matter
/// has no key. A single word, such as `target`, only says which kind of figures they are.
pub(crate) fn words_beside(cell: &PayCell) -> Option<String> {
    let note = match &cell.cell.value {
        CellValue::Percent(band) => band.note.as_deref()?,
        CellValue::Money(band) => band.note.as_deref()?,
        _ => return None,
    };
    let is_word = |part: &&str| {
        part.trim_start_matches('(')
            .starts_with(char::is_alphabetic)
    };
    let words = note.split_whitespace().filter(is_word).count();
    let adds = words > 1 || words == 1 && note.starts_with('+');
    adds.then(|| format!("there is no key for what the table adds in words: \"{note}\""))
}

fn end(guide: &Guide, pair: Pair<'_>, money: &Money, amount: Amount) -> Option<String> {
    let written = guide.source.slice(money.range);
    Notation::read(written, money, pair.currency())?.print(amount)
}

/// The edits that make a cell state the entry's amounts in its own notation. `None` where the cell
/// is in another currency or states something that a change of its amounts could make untrue: a second
/// currency, a share, a period.
pub(crate) fn amounts_into_cell(
    guide: &Guide,
    pair: Pair<'_>,
    cell: &PayCell,
    [low, high]: [Amount; 2],
) -> Option<Vec<Edit>> {
    let CellValue::Money(band) = &cell.cell.value else {
        return None;
    };
    let [from, to] = pair.amounts(cell)?;
    if !is_plain(band) || !shares_currency(pair, &[from, to]) {
        return None;
    }
    let write = |money: &Money, amount: Amount| end(guide, pair, money, amount);
    if from.range == to.range {
        let (low, high) = (write(&from, low)?, write(&to, high)?);
        let text = if low == high {
            low
        } else {
            format!("{low}–{high}")
        };
        return Some(vec![Edit::replace(from.range, text)]);
    }
    Some(vec![
        Edit::replace(from.range, write(&from, low)?),
        Edit::replace(to.range, write(&to, high)?),
    ])
}

/// The edit that makes a cell of percentages state the entry's.
pub(crate) fn percents_into_cell(
    guide: &Guide,
    cell: &PayCell,
    (low, high): (Percent, Percent),
) -> Option<Edit> {
    let CellValue::Percent(band) = &cell.cell.value else {
        return None;
    };
    let written = guide.source.slice(band.range);
    let dash = ["–", "—", "-", " to "]
        .into_iter()
        .find(|dash| written.contains(dash));
    let text = if low == high {
        format!("{low}%")
    } else {
        format!("{low}{}{high}%", dash.unwrap_or("–"))
    };
    Some(Edit::replace(band.range, text))
}

/// Whether a band states amounts and nothing that follows from them.
fn is_plain(band: &MoneyBand) -> bool {
    let has_figures = |note: &String| note.contains(|c: char| c.is_ascii_digit());
    band.alternative.is_none()
        && band.period.is_none()
        && band.parenthesis.is_none()
        && !band.note.as_ref().is_some_and(has_figures)
        && !band.own.is_mixed()
}

/// Whether the amounts are in the entry's currency, as far as they say. A bare `$` may be any
/// dollar.
fn shares_currency(pair: Pair<'_>, ends: &[Money]) -> bool {
    let Some(currency) = pair.currency() else {
        return true;
    };
    let is_entrys = |mark: CurrencyMark| match mark {
        CurrencyMark::Dollar => Currency::is_dollar(currency),
        mark => mark.resolve(Some(currency)) == Some(currency),
    };
    let marks = ends.iter().filter_map(|money| money.mark);
    pair.disputed_currency().is_none() && { marks }.all(is_entrys)
}
