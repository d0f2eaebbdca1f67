//! Notes for readers at the figures that must be read with care.

use std::collections::BTreeMap;

use serde::Serialize;

use super::note_kind::NoteKind;
use crate::model::{Component, Parts, RegionLabel};
use crate::render::GuidePage;
use crate::render::catalog::parts;
use crate::render::figure_findings::{FigureAt, figure_findings};
use crate::render::html::words::NO_PLACE;

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
            if let Some(kind) = NoteKind::of(found.finding) {
                notes.add(kind, found.at, &parts);
            }
        }
        notes
    }

    fn add(&mut self, kind: NoteKind, at: FigureAt, parts: &[Parts<'_>]) {
        let FigureAt { entry, part } = at;
        let part = part.map(column_of);
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
        let marks = self.at.entry(FigureAt { entry, part }).or_default();
        if marks.contains(&number) {
            return;
        }
        marks.push(number);
        let name = parts[entry].entry.region.value();
        let name = name.map_or_else(|| NO_PLACE.to_string(), RegionLabel::name);
        if let Some(line) = kind.line(part, parts[entry]) {
            self.notes[number].lines.push((name, line));
        }
    }

    /// Whether any entry has a mark at this part of its pay.
    pub(super) fn are_at(&self, part: Component) -> bool {
        self.at.keys().any(|at| at.part == Some(part))
    }

    /// The marks at a part of the entry's pay, or at the entry as a whole.
    pub(super) fn marks(&self, entry: usize, part: Option<Component>) -> Vec<MarkView> {
        let numbers = self.at.get(&FigureAt { entry, part }).into_iter().flatten();
        let marks = numbers.map(|at| MarkView {
            number: at + 1,
            title: self.notes[*at].kind.title(self.notes[*at].part),
        });
        marks.collect()
    }

    pub(super) fn into_views(self) -> Vec<NoteView> {
        let notes = self.notes.into_iter().enumerate();
        let views = notes.map(|(at, note)| NoteView {
            number: at + 1,
            title: note.kind.title(note.part),
            advice: note.kind.advice(),
            lines: note.into_lines(),
        });
        views.collect()
    }
}

impl Note {
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
