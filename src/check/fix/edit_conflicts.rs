//! Which edits can be made together.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::Edit;

/// The text that edits touch already.
#[derive(Default, Debug)]
pub(super) struct EditConflicts<'e> {
    /// Replacements, by where they start.
    replaced: BTreeMap<u32, &'e Edit>,
    inserted: BTreeSet<u32>,
}

impl<'e> EditConflicts<'e> {
    /// Whether `edits` leave alone what is touched. Insertions at one place follow each other, and
    /// the same replacement twice is one.
    pub(super) fn leave_room_for(&self, edits: &[Edit]) -> bool {
        edits.iter().all(|edit| {
            let (start, end) = (edit.range.start, edit.range.end);
            let mut before = self.replaced.range(..end);
            let overlaps = before
                .next_back()
                .is_some_and(|(_, other)| other.range.end > start && *other != edit);
            let mut inside = self.inserted.range(start..end).filter(|at| **at > start);
            !overlaps && inside.next().is_none()
        })
    }

    pub(super) fn take(&mut self, edits: &'e [Edit]) {
        for edit in edits {
            if edit.range.is_empty() {
                self.inserted.insert(edit.range.start);
            } else {
                self.replaced.insert(edit.range.start, edit);
            }
        }
    }
}

/// All edits of several fixes, the same replacement once.
pub(super) fn joined<'e>(fixes: impl Iterator<Item = &'e [Edit]>) -> Vec<Edit> {
    let mut all: Vec<Edit> = Vec::new();
    let mut known = BTreeSet::new();
    for edit in fixes.flatten() {
        if edit.range.is_empty() || known.insert((edit.range, &edit.text)) {
            all.push(edit.clone());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextRange;

    fn replace(start: usize, end: usize, text: &str) -> Edit {
        Edit::replace(TextRange::new(start, end), text)
    }

    #[test]
    fn edits_touch_but_never_overlap() {
        let taken = [replace(10, 15, "x"), Edit::insert(20, "y")];
        let mut room = EditConflicts::default();
        room.take(&taken);
        for (edit, fits) in [
            (replace(10, 15, "x"), true),
            (replace(10, 15, "z"), false),
            (replace(10, 14, "x"), false),
            (replace(5, 10, "z"), true),
            (replace(5, 11, "z"), false),
            (replace(5, 30, "z"), false),
            (replace(12, 13, "z"), false),
            (replace(14, 16, "z"), false),
            (replace(15, 20, "z"), true),
            (replace(20, 25, "z"), true),
            (replace(19, 21, "z"), false),
            (Edit::insert(10, "z"), true),
            (Edit::insert(12, "z"), false),
            (Edit::insert(15, "z"), true),
            (Edit::insert(20, "z"), true),
        ] {
            assert_eq!(
                room.leave_room_for(std::slice::from_ref(&edit)),
                fits,
                "{edit:?}"
            );
        }
    }
}
