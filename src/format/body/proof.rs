//! The proof that edits change the source and nothing else: the body rendered before and after.

use std::borrow::Cow;

use crate::syntax::markdown::html;
use crate::text::{Edit, apply};

/// Renderings after which the edits that are not proven yet are given up: a body would have to hold
/// dozens of marks that can't be written in another way.
const RENDERINGS: usize = 256;

/// `text` with those of `edits`, in the order of the text, that leave its HTML as it is.
pub(super) fn keep_meaning(text: &str, edits: Vec<Edit>) -> Cow<'_, str> {
    if edits.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut proof = Proof {
        text,
        wanted: html(text),
        proven: Vec::new(),
        left: RENDERINGS,
    };
    proof.add(&edits);
    match apply(text, &proof.proven) {
        Some(changed) => Cow::Owned(changed),
        None => Cow::Borrowed(text),
    }
}

struct Proof<'t> {
    text: &'t str,
    wanted: String,
    proven: Vec<Edit>,
    left: usize,
}

impl Proof<'_> {
    /// Proves `edits` beside those that are proven, all at once or else by halves.
    fn add(&mut self, edits: &[Edit]) {
        if edits.is_empty() || self.left == 0 {
            return;
        }
        self.left -= 1;
        let known = self.proven.len();
        self.proven.extend_from_slice(edits);
        let changed = apply(self.text, &self.proven);
        if changed.is_some_and(|changed| html(&changed) == self.wanted) {
            return;
        }
        self.proven.truncate(known);
        if let (true, (first, second)) = (edits.len() > 1, edits.split_at(edits.len() / 2)) {
            self.add(first);
            self.add(second);
        }
    }
}
