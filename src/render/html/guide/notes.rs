//! Notes for readers at the figures that must be read with care: what was found there, in other words than
//! those for authors.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::model::{Amount, Component, End, Expected, Parts, Percent, RegionLabel};
use crate::render::GuidePage;
use crate::render::catalog::parts;
use crate::render::figure_findings::{FigureAt, figure_findings};
use crate::render::html::money::money;

/// What a reader has to know of a figure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum NoteKind {
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

/// How far an end may be off without a word, as amounts are often rounded.
const ROUNDED: Percent = Percent::whole(2);

/// The notes of a page, and where their marks are.
#[derive(Debug, Default)]
pub(super) struct Notes {
    notes: Vec<Note>,
    /// By the entry and the part of its pay.
    at: BTreeMap<FigureAt, Vec<usize>>,
}

#[derive(Debug)]
struct Note {
    kind: NoteKind,
    part: Option<Component>,
    /// What there is to say of each place.
    lines: Vec<(String, String)>,
}

/// A note as the page shows it.
#[derive(Serialize)]
pub(super) struct NoteView {
    number: usize,
    title: String,
    lines: Vec<String>,
    advice: &'static str,
}

/// The mark at a figure.
#[derive(Clone, Serialize)]
pub(super) struct MarkView {
    number: usize,
    title: String,
}

impl Notes {
    /// The notes of `page`: one for each kind of thing to know of each part of pay.
    pub(super) fn of(page: &GuidePage<'_>) -> Notes {
        let parts = parts(page.guide);
        let mut notes = Notes::default();
        for found in figure_findings(page, &parts) {
            if let Some(kind) = kind_of(found.finding) {
                notes.add(kind, found.at, &parts);
            }
        }
        notes
    }

    fn add(&mut self, kind: NoteKind, at: FigureAt, parts: &[Parts<'_>]) {
        let (entry, part) = (at.0, at.1.map(column_of));
        let known = self
            .notes
            .iter()
            .position(|note| (note.kind, note.part) == (kind, part));
        let number = known.unwrap_or_else(|| {
            self.notes.push(Note {
                kind,
                part,
                lines: Vec::new(),
            });
            self.notes.len() - 1
        });
        let marks = self.at.entry((entry, part)).or_default();
        if marks.contains(&number) {
            return;
        }
        marks.push(number);
        let name = parts[entry].entry.region.value();
        let name = name.map_or_else(|| "All places".to_string(), RegionLabel::name);
        if let Some(line) = line(kind, part, parts[entry]) {
            self.notes[number].lines.push((name, line));
        }
    }

    /// Whether any entry has a mark at this part of its pay.
    pub(super) fn are_at(&self, part: Component) -> bool {
        self.at.keys().any(|(_, at)| *at == Some(part))
    }

    /// The marks at a part of the entry's pay, or at the entry as a whole.
    pub(super) fn marks(&self, entry: usize, part: Option<Component>) -> Vec<MarkView> {
        let numbers = self.at.get(&(entry, part)).into_iter().flatten();
        let marks = numbers.map(|at| MarkView {
            number: at + 1,
            title: self.notes[*at].title(),
        });
        marks.collect()
    }

    pub(super) fn into_views(self) -> Vec<NoteView> {
        let notes = self.notes.into_iter().enumerate();
        let views = notes.map(|(at, note)| NoteView {
            number: at + 1,
            title: note.title(),
            advice: advice(note.kind),
            lines: note.into_lines(),
        });
        views.collect()
    }
}

impl Note {
    fn title(&self) -> String {
        let part = self.part.map_or("pay", part_name);
        match self.kind {
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

    /// The lines, each with its place unless it is the only one. Places with the same line share it.
    fn into_lines(self) -> Vec<String> {
        let mut grouped: Vec<(Vec<String>, String)> = Vec::new();
        for (name, line) in self.lines {
            match grouped.iter_mut().find(|(_, known)| *known == line) {
                Some((names, _)) => names.push(name),
                None => grouped.push((vec![name], line)),
            }
        }
        if let [(_, line)] = &grouped[..] {
            return vec![line.clone()];
        }
        let lines = grouped.into_iter();
        lines
            .map(|(names, line)| format!("{}: {line}", names.join(", ")))
            .collect()
    }
}

/// The part whose column stands for `part`: both signing bonuses are in one.
fn column_of(part: Component) -> Component {
    match part {
        Component::SigningBonusYear2 => Component::SigningBonus,
        other => other,
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

/// What to do about it.
fn advice(kind: NoteKind) -> &'static str {
    match kind {
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

fn kind_of(finding: &Diagnostic) -> Option<NoteKind> {
    let known = KINDS.iter().find(|(rule, _)| *rule == finding.rule.name);
    known.map(|(_, kind)| *kind)
}

/// What there is to say of a place, with its figures.
fn line(kind: NoteKind, part: Option<Component>, parts: Parts<'_>) -> Option<String> {
    match kind {
        NoteKind::TotalOff => {
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
