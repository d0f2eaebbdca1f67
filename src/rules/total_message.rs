//! What is said of a total that is off: the headline and the notes.

use super::total_causes::{Cause, Explained};
use super::total_terms::sum_note;
use super::totals::{Deviation, ENDS};
use super::writing::Writing;
use crate::model::{Compensation, End, Part, Parts};

/// The end that is farther off.
pub(super) fn worst_of(off: &[Deviation]) -> &Deviation {
    let first = &off[0];
    off.iter()
        .fold(first, |worst, one| match one.size() > worst.size() {
            true => one,
            false => worst,
        })
}

/// What is off by how much, with the sum that is expected.
pub(super) fn headline(
    entry: &Compensation,
    writing: Writing<'_>,
    explained: &Explained,
    worst: &Deviation,
) -> String {
    let name = entry.label();
    let stated = writing.amount(worst.stated);
    let sum =
        |deviation: &Deviation| writing.interval(deviation.expected.low, deviation.expected.high);
    let end = match worst.end {
        End::Low => "lower",
        End::High => "upper",
    };
    let (off, expected) = (worst.in_words(), sum(worst));
    let ordinary = |end: End| {
        let mut ends = explained.deviations.iter();
        ends.find(|deviation| deviation.end == end).map(sum)
    };
    match &explained.cause {
        Some(Cause::TableFits(parts)) => format!(
            "total of {name} fits the table's {parts}, but is {off} by the front matter at its {end} end: \
             {stated} stated, its parts come to {expected}"
        ),
        Some(Cause::FirstYear { left, .. }) if left.is_empty() => format!(
            "total of {name} is a first year's: {stated} stated at its {end} end with the signing bonus, \
             an ordinary year comes to {expected}"
        ),
        Some(Cause::FirstYear { .. }) if explained.is_held_against_a_first_year() => {
            let counted = match worst.is_too_high() {
                true => "even with the signing bonus",
                false => "if the signing bonus counts",
            };
            let without = ordinary(worst.end);
            let without = without.map_or_else(String::new, |sum| format!(" ({sum} without it)"));
            format!(
                "total of {name} is {off} at its {end} end {counted}: {stated} stated, \
                 its parts come to {expected}{without}"
            )
        }
        _ => format!(
            "total of {name} is {off} at its {end} end: {stated} stated, its parts come to {expected}"
        ),
    }
}

/// The sum of each end term by term, and what explains the difference.
pub(super) fn notes(parts: Parts<'_>, writing: Writing<'_>, explained: &Explained) -> Vec<String> {
    let off = explained.weighing();
    let in_first_year = explained.is_held_against_a_first_year();
    let mut notes = Vec::new();
    for end in ENDS {
        let expected = match in_first_year {
            true => parts.in_first_year(end),
            false => parts.expected(end),
        };
        let of_end = off.iter().find(|deviation| deviation.end == end);
        let outcome = of_end.map_or_else(|| "fits".to_string(), Deviation::in_words);
        let without = parts.expected(end).filter(|_| in_first_year);
        let without = without.map_or_else(String::new, |sum| {
            let sum = writing.interval(sum.low, sum.high);
            format!("; without the signing bonus {sum}")
        });
        let note = expected.and_then(|expected| sum_note(parts, writing, &expected, end));
        notes.extend(note.map(|note| format!("{note}, {outcome}{without}")));
    }
    if let Some(bonus) = &explained.whole_bonus {
        notes.push(format!(
            "the sums count the table's whole bonus range, {bonus}"
        ));
    }
    let cause = explained.cause.iter();
    notes.extend(cause.map(|cause| note(cause, explained, parts, writing)));
    notes
}

fn note(cause: &Cause, explained: &Explained, parts: Parts<'_>, writing: Writing<'_>) -> String {
    match cause {
        Cause::TableFits(of_table) => {
            format!("with the table's {of_table} both ends fit: it is not the total that is wrong")
        }
        Cause::TableWholeGrant(of_table) => format!(
            "with the table's {of_table} both ends match if the whole stock grant is counted in one year"
        ),
        Cause::FirstYear { header, left } => {
            let bonus = signing_bonus(parts, writing);
            let column = format!("the column `{header}` is a first year's total");
            match (left.is_empty(), explained.is_held_against_a_first_year()) {
                (true, _) => format!(
                    "{column}: it includes the signing bonus of {bonus}, with which both ends fit"
                ),
                (false, true) => {
                    format!("{column}, so that the sums count the signing bonus of {bonus}")
                }
                (false, false) => {
                    let sums = ENDS.map(|end| {
                        let sum = parts.in_first_year(end);
                        sum.map_or_else(String::new, |sum| writing.interval(sum.low, sum.high))
                    });
                    let [low, high] = sums;
                    format!(
                        "{column}, but with the signing bonus of {bonus} the parts come to {low} at the lower \
                         and {high} at the upper end, which fits even less"
                    )
                }
            }
        }
        Cause::SigningBonus => format!(
            "both ends match if the signing bonus of {} is counted; a total is pay for an ordinary year, without it",
            signing_bonus(parts, writing)
        ),
        Cause::Bonus(reading) => reading.note().to_string(),
        Cause::StockOrBonus(header) => {
            format!("the sums count `{header}` and the bonus, but the bonus may be part of both")
        }
    }
}

/// `£20K–£30K`
fn signing_bonus(parts: Parts<'_>, writing: Writing<'_>) -> String {
    let amount = |end| {
        let terms = parts
            .in_first_year(end)
            .map_or_else(Vec::new, |sum| sum.terms);
        let mut amounts = terms.into_iter().filter_map(|term| match term.part {
            Part::SigningBonus(amount) => Some(amount),
            _ => None,
        });
        amounts.next().unwrap_or_default()
    };
    writing.band(amount(End::Low), amount(End::High))
}
