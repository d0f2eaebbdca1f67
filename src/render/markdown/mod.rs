//! The one canonical printer of guides.
//!
//! What it changes is how a guide is written: the order of keys, quoting, indentation, the openers
//! of known sections, the pay table's columns. What a guide states it keeps: the result is read
//! again, and where it would not be read as the same guide, less is changed.

mod body;
mod cell;
mod comments;
mod front_matter;
mod meaning;
mod openers;
mod table;
mod values;

use std::cell::OnceCell;

use self::body::Openers;
use self::meaning::Meaning;
use crate::model::Guide;
use crate::syntax::{Fence, Limits};
use crate::text::Source;

/// `guide` in canonical form: LF line endings, no byte order mark, one final line break.
///
/// A guide whose front matter is not closed, or that could not be read whole, is returned as its
/// author wrote it, but for line endings and byte order mark.
pub fn normalize(guide: &Guide) -> String {
    let written = || {
        let text = guide.source.text.get(guide.source.bom_len()..);
        with_lf(text.unwrap_or_default())
    };
    let unclosed = matches!(guide.fence, Fence::Unclosed { .. });
    if unclosed || guide.problems.invalid_utf8.is_some() || !guide.problems.limits.is_empty() {
        return written();
    }
    let front = front_matter::canonical(guide);
    let as_written = with_lf(guide.source.slice(guide.front.range));
    let meaning = OnceCell::new();
    let candidates = [
        (front.as_ref(), Openers::Canonical),
        (front.as_ref(), Openers::AsWritten),
        (None, Openers::Canonical),
        (None, Openers::AsWritten),
    ];
    for (front, openers) in candidates {
        let front = front.unwrap_or(&as_written);
        let text = assemble(guide, front, &body::canonical(guide, openers));
        if text == *guide.source.text {
            return text;
        }
        let source = Source::new(guide.source.path.clone(), text.as_str());
        let again = Meaning::of(&Guide::read_with(source, &Limits::default(), &guide.places));
        if again == *meaning.get_or_init(|| Meaning::of(guide)) {
            return text;
        }
    }
    written()
}

fn assemble(guide: &Guide, front: &str, body: &str) -> String {
    let mut text = String::with_capacity(guide.source.text.len() + 64);
    if matches!(guide.fence, Fence::Closed { .. }) {
        text.push_str("---\n");
        text.push_str(&with_lf(front));
        text.push_str("---\n");
    }
    text.push_str(&with_lf(body));
    if !body.is_empty() {
        text.push('\n');
    }
    text
}

fn with_lf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}
