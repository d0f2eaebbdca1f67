//! The proof that edits change the source and nothing else: the body rendered before and after.
//!
//! Nearly always all of them pass at once. Where they don't, each part of the body is tried by itself,
//! by halves, and what passes there is tried on the whole: so the work grows with the body and not with
//! the number of marks in it that have to stay.

use std::borrow::Cow;

use super::page::{Change, Page};
use crate::syntax::markdown::html;
use crate::text::{Edit, TextRange, apply};

/// The bytes that are rendered to find which changes can be made, about.
const RENDERED: usize = 1 << 22;

/// How often each part of a body is rendered, at least and at most.
const RENDERINGS: (usize, usize) = (8, 1024);

/// The text of `page` with those of `changes`, in the order of the text, that leave its HTML as it is,
/// but for colons of bold lead-ins.
pub(super) fn keep_meaning<'t>(page: &Page<'t>, changes: Vec<Change>) -> Cow<'t, str> {
    let text = page.text;
    if changes.is_empty() {
        return Cow::Borrowed(text);
    }
    let (least, most) = RENDERINGS;
    let renderings = (RENDERED / text.len().max(1)).clamp(least, most);
    let mut whole = Proof::of(text, 0, renderings);
    if !whole.takes(&changes) {
        let proven = parts(page, changes).into_iter().map(|(range, changes)| {
            let mut part = Proof::of(page.slice(range), range.start(), renderings);
            part.add(&changes);
            part.proven()
        });
        whole.add(&proven.collect::<Vec<Change>>());
    }
    match apply(text, &whole.proven()) {
        Some(changed) => Cow::Owned(changed),
        None => Cow::Borrowed(text),
    }
}

/// `changes` by the part of the body they stand in: one of its blocks, or several where a change reaches
/// from one into another.
fn parts(page: &Page<'_>, changes: Vec<Change>) -> Vec<(TextRange, Vec<Change>)> {
    let blocks = page.document.blocks.iter();
    let starts: Vec<usize> = blocks
        .map(|block| page.line_start(block.range.start()))
        .collect();
    let mut parts: Vec<(TextRange, Vec<Change>)> = Vec::new();
    for change in changes {
        let touched = change.iter().map(|edit| edit.range);
        let Some(touched) = touched.reduce(TextRange::cover) else {
            continue;
        };
        let next = starts.partition_point(|start| *start <= touched.start());
        let end = starts.partition_point(|start| *start < touched.end());
        let end = starts.get(end.max(next)).copied();
        let end = end.unwrap_or(page.text.len());
        match parts.last_mut() {
            Some((range, among)) if touched.start() < range.end() => {
                *range = TextRange::new(range.start(), range.end().max(end));
                among.push(change);
            }
            _ => {
                let start = next.checked_sub(1).map_or(0, |block| starts[block]);
                parts.push((TextRange::new(start, end), vec![change]));
            }
        }
    }
    parts
}

/// The HTML of `markdown`, each colon behind bold text in it.
fn shown(markdown: &str) -> String {
    html(markdown).replace("</strong>:", ":</strong>")
}

/// Edits of a body that, in the part of it that is `text` and stands at `start`, are proven to keep its HTML.
struct Proof<'t> {
    text: &'t str,
    start: usize,
    wanted: String,
    edits: Vec<Edit>,
    /// Renderings that may still be made.
    left: usize,
    is_given_up: bool,
}

impl<'t> Proof<'t> {
    fn of(text: &'t str, start: usize, renderings: usize) -> Proof<'t> {
        Proof {
            text,
            start,
            wanted: shown(text),
            edits: Vec::new(),
            left: renderings,
            is_given_up: false,
        }
    }

    /// What was proven. Nothing where it took too long: some of the changes would be made now, and others
    /// when the guide is formatted again.
    fn proven(self) -> Change {
        match self.is_given_up {
            true => Change::new(),
            false => self.edits,
        }
    }

    /// Proves `changes` beside those that are proven, all at once or else by halves.
    fn add(&mut self, changes: &[Change]) {
        if self.takes(changes) || changes.len() < 2 {
            return;
        }
        let (first, second) = changes.split_at(changes.len() / 2);
        self.add(first);
        self.add(second);
    }

    /// Whether all of `changes` can be made beside those that are proven; if so, they are.
    fn takes(&mut self, changes: &[Change]) -> bool {
        if self.left == 0 {
            self.is_given_up = true;
        }
        if self.is_given_up {
            return true;
        }
        self.left -= 1;
        let known = self.edits.len();
        self.edits.extend(changes.iter().flatten().cloned());
        let here = |offset: usize| offset.saturating_sub(self.start);
        let edits = self.edits.iter().map(|edit| Edit {
            range: TextRange::new(here(edit.range.start()), here(edit.range.end())),
            text: edit.text.clone(),
        });
        let changed = apply(self.text, &edits.collect::<Vec<Edit>>());
        let is_kept = changed.is_some_and(|changed| shown(&changed) == self.wanted);
        if !is_kept {
            self.edits.truncate(known);
        }
        is_kept
    }
}
