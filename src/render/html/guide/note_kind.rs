//! What findings mean to readers, in other words than those for authors.

use crate::diagnostic::Diagnostic;
use crate::model::{Amount, Component, End, Expected, Parts, Percent};
use crate::render::html::money::money;

/// What a reader has to know of a figure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum NoteKind {
    TotalOff,
    WholeGrantCounted,
    OnlyInTable,
    TableDiffers,
    OneEndMissing,
    EndsReversed,
    Unusual,
    CurrencyUnclear,
    SeveralLevels,
    SeveralReadings,
    Unreadable,
}

/// What each rule's findings mean to readers. Of other rules readers need not know.
const KINDS: [(&str, NoteKind); 21] = [
    ("total-mismatch", NoteKind::TotalOff),
    ("total-impossible", NoteKind::TotalOff),
    ("first-year-total", NoteKind::TotalOff),
    ("total-counts-whole-grant", NoteKind::WholeGrantCounted),
    ("value-lost", NoteKind::OnlyInTable),
    ("column-lost", NoteKind::OnlyInTable),
    ("value-differs", NoteKind::TableDiffers),
    ("bonus-kind-differs", NoteKind::TableDiffers),
    ("bonus-range-collapsed", NoteKind::TableDiffers),
    ("half-range", NoteKind::OneEndMissing),
    ("reversed-range", NoteKind::EndsReversed),
    ("implausible-amount", NoteKind::Unusual),
    ("region-outlier", NoteKind::Unusual),
    ("currency-differs", NoteKind::CurrencyUnclear),
    ("mixed-currency", NoteKind::CurrencyUnclear),
    ("currency-place-mismatch", NoteKind::CurrencyUnclear),
    ("levels-collapsed", NoteKind::SeveralLevels),
    ("ambiguous-cell", NoteKind::SeveralReadings),
    ("conflicting-bonus", NoteKind::SeveralReadings),
    ("invalid-value", NoteKind::Unreadable),
    ("wrong-type", NoteKind::Unreadable),
];

/// How far the parts and the total of an end may differ before the note names both: amounts are often rounded.
const ROUNDED: Percent = Percent::whole(2);

impl NoteKind {
    /// What a finding means to readers; `None` if they need not know.
    pub(super) fn of(finding: &Diagnostic) -> Option<NoteKind> {
        let known = KINDS.iter().find(|(rule, _)| *rule == finding.rule.name);
        known.map(|(_, kind)| *kind)
    }

    /// What is to be known of `part`, in a few words.
    pub(super) fn title(self, part: Option<Component>) -> String {
        let part = part.map_or("pay", part_name);
        match self {
            NoteKind::TotalOff => "the total does not follow from its parts".to_string(),
            NoteKind::WholeGrantCounted => {
                "the total counts the whole grant in one year".to_string()
            }
            NoteKind::OnlyInTable => format!("the {part} stands in the author’s table only"),
            NoteKind::TableDiffers => format!("the author’s table states another {part}"),
            NoteKind::OneEndMissing => format!("one end of the {part} is missing"),
            NoteKind::EndsReversed => format!("the ends of the {part} are the wrong way round"),
            NoteKind::Unusual => format!("the {part} is far from what is usual"),
            NoteKind::CurrencyUnclear => "the currency is not certain".to_string(),
            NoteKind::SeveralLevels => "one line for several levels".to_string(),
            NoteKind::SeveralReadings => format!("the {part} can be read in several ways"),
            NoteKind::Unreadable => format!("the {part} could not be read"),
        }
    }

    /// What to do about it.
    pub(super) fn advice(self) -> &'static str {
        match self {
            NoteKind::TotalOff => "Ask for the parts before you rely on the total.",
            NoteKind::WholeGrantCounted => "Compare it only with totals that do the same.",
            NoteKind::OnlyInTable => "It is not drawn in the bar. Check it before you rely on it.",
            NoteKind::TableDiffers | NoteKind::SeveralReadings | NoteKind::Unreadable => {
                "Check which figure holds before you rely on it."
            }
            NoteKind::OneEndMissing => "Take it as a single figure, not as a range.",
            NoteKind::EndsReversed => "The lower of the two is probably the low end.",
            NoteKind::Unusual => "It may be a slip. Check it against other sources.",
            NoteKind::CurrencyUnclear => "Make sure which currency is meant before you compare.",
            NoteKind::SeveralLevels => "The author’s table has the pay of each level.",
        }
    }

    /// What there is to say of a place, with its figures.
    pub(super) fn line(self, part: Option<Component>, parts: Parts<'_>) -> Option<String> {
        match self {
            NoteKind::TotalOff => total_off(parts),
            NoteKind::WholeGrantCounted => {
                let end = |end| Some(parts.expected(end)?.bound(end).rounded());
                let currency = parts.entry.currency.value().copied();
                let (low, high) = end(End::Low).zip(end(End::High))?;
                Some(format!(
                    "With one year’s share of the grant it would be about {}–{} a year.",
                    money(low, currency),
                    money(high, currency)
                ))
            }
            NoteKind::OnlyInTable | NoteKind::TableDiffers | NoteKind::SeveralReadings => {
                let cell = parts.row?.cell_of(part?)?;
                let text = cell.text.trim();
                (!text.is_empty()).then(|| format!("The author’s table says “{text}”."))
            }
            _ => None,
        }
    }
}

fn part_name(part: Component) -> &'static str {
    match part {
        Component::Base => "base",
        Component::Stock => "grant",
        Component::Bonus => "bonus",
        Component::SigningBonus | Component::SigningBonusYear2 => "sign-on",
        Component::Other => "other pay",
        Component::Total => "total",
    }
}

/// The ends whose total is another than its parts come to.
fn total_off(parts: Parts<'_>) -> Option<String> {
    let ends = [(End::Low, "low"), (End::High, "high")];
    let lines = ends.into_iter().filter_map(|(end, name)| {
        let stated = *parts.entry.total.end(end).value()?;
        let expected = parts.expected(end)?;
        if expected.admits(stated, ROUNDED) {
            return None;
        }
        let sum = sum(&expected, parts);
        let stated = money(stated, parts.entry.currency.value().copied());
        Some(format!(
            "The parts of the {name} end come to {sum} a year, the guide states {stated}."
        ))
    });
    let lines: Vec<String> = lines.collect();
    (!lines.is_empty()).then(|| lines.join(" "))
}

/// What the parts come to: one amount, or two where the bonus is a range.
fn sum(expected: &Expected, parts: Parts<'_>) -> String {
    let currency = parts.entry.currency.value().copied();
    let (low, high): (Amount, Amount) = (expected.low.rounded(), expected.high.rounded());
    if low == high {
        money(low, currency)
    } else {
        format!(
            "between {} and {}",
            money(low, currency),
            money(high, currency)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_that_is_named_exists() {
        for (name, _) in KINDS {
            let known = crate::rules::names().any(|rule| rule == name);
            assert!(known, "{name}");
        }
    }
}
