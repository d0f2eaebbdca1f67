//! Backslashes where they are needed and nowhere else: those before one kind of character in a line
//! are taken out together, and stay together where the proof wants one of them.

use super::page::{BodyPage, Edits};
use crate::text::{Edit, TextRange};

pub(super) fn changes(page: &BodyPage<'_>) -> Vec<Edits> {
    let mut changes: Vec<(usize, Option<char>, Edits)> = Vec::new();
    for escape in &page.document.spans.escapes {
        let line = page.line_start(escape.start());
        let behind = TextRange::new(escape.end(), page.text.len());
        let escaped = page.slice(behind).chars().next();
        let edit = Edit::replace(*escape, "");
        let same = |(in_line, other, _): &&mut (usize, Option<char>, Edits)| {
            *in_line == line && *other == escaped
        };
        let near = changes
            .iter_mut()
            .rev()
            .take_while(|(in_line, ..)| *in_line == line);
        match near.into_iter().find(same) {
            Some((.., change)) => change.push(edit),
            None => changes.push((line, escaped, vec![edit])),
        }
    }
    changes.into_iter().map(|(.., change)| change).collect()
}
