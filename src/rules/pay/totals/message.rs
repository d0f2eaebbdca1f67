//! The message and the notes about a total that is off.

use crate::analysis::text::amount_style::AmountStyle;
use crate::analysis::totals::cause::{Cause, Explained};
use crate::analysis::totals::first_year;
use crate::analysis::totals::verdict::{Deviation, ENDS};
use crate::model::{End, Parts};
use crate::rules::pay::totals::terms::sum_note;

/// The end that is farther off.
pub(crate) fn worst_of(off: &[Deviation]) -> &Deviation {
    let first = &off[0];
    off.iter().fold(first, |worst, one| {
        if one.size() > worst.size() {
            one
        } else {
            worst
        }
    })
}

/// What is off by how much, with the sum that is expected.
pub(crate) fn headline(
    parts: Parts<'_>,
    writing: AmountStyle<'_>,
    explained: &Explained,
    worst: &Deviation,
) -> String {
    let name = parts.entry.label();
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
        Some(Cause::CountsFirstYear) => format!(
            "total of {name} counts the first year, {off} at its {end} end: {stated} stated, \
             an average year comes to {expected}"
        ),
        Some(Cause::FirstYear { .. }) if explained.is_held_against_a_first_year() => {
            let by_schedule = first_year::has_schedule(parts);
            let counted = if by_schedule {
                format!("for a first year with {}", first_year::counts(parts))
            } else if worst.is_too_high() {
                "even with the signing bonus".to_string()
            } else {
                "if the signing bonus counts".to_string()
            };
            let other = if by_schedule {
                "in an ordinary year"
            } else {
                "without it"
            };
            let without = ordinary(worst.end);
            let without = without.map_or_else(String::new, |sum| format!(" ({sum} {other})"));
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
pub(crate) fn notes(
    parts: Parts<'_>,
    writing: AmountStyle<'_>,
    explained: &Explained,
) -> Vec<String> {
    let off = explained.weighing();
    let in_first_year = explained.is_held_against_a_first_year();
    let mut notes = Vec::new();
    for end in ENDS {
        let expected = if in_first_year {
            parts.in_first_year(end)
        } else {
            parts.expected(end)
        };
        let of_end = off.iter().find(|deviation| deviation.end == end);
        let outcome = of_end.map_or_else(|| "fits".to_string(), Deviation::in_words);
        let without = parts.expected(end).filter(|_| in_first_year);
        let without = without.map_or_else(String::new, |sum| {
            let sum = writing.interval(sum.low, sum.high);
            if first_year::has_schedule(parts) {
                format!("; in an ordinary year {sum}")
            } else {
                format!("; without the signing bonus {sum}")
            }
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

fn note(
    cause: &Cause,
    explained: &Explained,
    parts: Parts<'_>,
    writing: AmountStyle<'_>,
) -> String {
    match cause {
        Cause::TableWholeGrant(of_table) => format!(
            "with the table's {of_table} both ends match if the whole stock grant is counted in one year"
        ),
        Cause::FirstYear { header, .. } => {
            let counts = first_year::counts_amounts(parts, writing);
            let column = format!("the column `{header}` is a first year's total");
            if explained.is_held_against_a_first_year() {
                return format!("{column}, so that the sums count {counts}");
            }
            let [low, high] = ENDS.map(|end| {
                let sum = parts.in_first_year(end);
                sum.map_or_else(String::new, |sum| writing.interval(sum.low, sum.high))
            });
            format!(
                "{column}, but with {counts} the parts come to {low} at the lower \
                 and {high} at the upper end, which fits even less"
            )
        }
        Cause::CountsFirstYear => format!(
            "both ends match a first year with {}; a total is pay for an average year of the grant",
            first_year::counts_amounts(parts, writing)
        ),
        Cause::SigningBonus => format!(
            "both ends match if the signing bonus of {} is counted; a total is pay for an ordinary year, without it",
            first_year::signing_band(parts, writing)
        ),
        Cause::Bonus(reading) => reading.note().to_string(),
        Cause::StockOrBonus(header) => {
            format!("the sums count `{header}` and the bonus, but the bonus may be part of both")
        }
    }
}
