//! The proof that edits change the source and nothing else: the body rendered before and after.

use std::borrow::Cow;

use super::page::Change;
use crate::syntax::markdown::html;
use crate::text::{Edit, apply};

/// Renderings after which the changes that are not proven yet are given up: a body would have to hold
/// dozens of marks that can't be written in another way.
const RENDERINGS: usize = 256;

/// `text` with those of `changes`, in the order of the text, that leave its HTML as it is, but for colons of
/// bold lead-ins.
pub(super) fn keep_meaning(text: &str, changes: Vec<Change>) -> Cow<'_, str> {
    if changes.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut proof = Proof {
        text,
        wanted: shown(text),
        proven: Vec::new(),
        left: RENDERINGS,
    };
    proof.add(&changes);
    match apply(text, &proof.proven) {
        Some(changed) => Cow::Owned(changed),
        None => Cow::Borrowed(text),
    }
}

/// The HTML of `markdown`, each colon behind bold text in it.
fn shown(markdown: &str) -> String {
    html(markdown).replace("</strong>:", ":</strong>")
}

struct Proof<'t> {
    text: &'t str,
    wanted: String,
    proven: Vec<Edit>,
    left: usize,
}

impl Proof<'_> {
    /// Proves `changes` beside those that are proven, all at once or else by halves.
    fn add(&mut self, changes: &[Change]) {
        if changes.is_empty() || self.left == 0 {
            return;
        }
        self.left -= 1;
        let known = self.proven.len();
        self.proven.extend(changes.iter().flatten().cloned());
        let changed = apply(self.text, &self.proven);
        if changed.is_some_and(|changed| shown(&changed) == self.wanted) {
            return;
        }
        self.proven.truncate(known);
        if let (true, (first, second)) = (changes.len() > 1, changes.split_at(changes.len() / 2)) {
            self.add(first);
            self.add(second);
        }
    }
}
