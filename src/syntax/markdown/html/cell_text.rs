//! The text of an HTML cell: white space is one blank, entities are characters, tags are gone.

use std::ops::Range;

use super::joined_html::JoinedHtml;
use crate::syntax::markdown::reader::entity;
use crate::syntax::markdown::{Link, MappedText};
use crate::text::TextRange;

#[derive(Default)]
pub(super) struct CellText {
    text: MappedText,
    links: Vec<Link>,
    /// White space after the last word: a blank if more words follow, else nothing.
    gap: Option<TextRange>,
    /// The link that is open, and where its text starts.
    link: Option<(Link, usize)>,
    /// Where the text of the superscript that is open starts.
    superscript: Option<usize>,
}

impl CellText {
    /// Adds HTML text, the part `range` of `joined`.
    pub(super) fn html(&mut self, source: &str, joined: &JoinedHtml, range: Range<usize>) {
        let html = joined.as_str();
        let mut at = range.start;
        while at < range.end {
            let rest = &html[at..range.end];
            if let Some((decoded, len)) = entity::at_start(rest) {
                self.words(source, &decoded, joined.source(at..at + len));
                at += len;
                continue;
            }
            // A `&` that starts no entity is text.
            let own = usize::from(rest.starts_with('&'));
            let len = rest[own..].find('&').map_or(rest.len(), |next| own + next);
            for part in parts(&rest[..len]) {
                let place = joined.source(at + part.start..at + part.end);
                self.words(source, &rest[part], place);
            }
            at += len;
        }
    }

    /// Adds `plain`, which is at `range` of `source`.
    pub(super) fn words(&mut self, source: &str, plain: &str, range: TextRange) {
        let raw = source.get(range.start()..range.end()).unwrap_or_default();
        if raw != plain {
            if is_blank(plain) {
                self.gap(range);
            } else {
                self.push(source, plain, range);
            }
            return;
        }
        for part in parts(plain) {
            let place = TextRange::new(range.start() + part.start, range.start() + part.end);
            let words = &plain[part];
            if is_blank(words) {
                self.gap(place);
            } else {
                self.push(source, words, place);
            }
        }
    }

    pub(super) fn gap(&mut self, range: TextRange) {
        self.gap = self.gap.or(Some(range));
    }

    fn push(&mut self, source: &str, words: &str, range: TextRange) {
        let slice = |range: TextRange| source.get(range.start()..range.end()).unwrap_or_default();
        if let Some(gap) = self.gap.take()
            && !self.text.as_str().is_empty()
        {
            self.text.push(" ", gap, slice(gap));
        }
        self.text.push(words, range, slice(range));
    }

    pub(super) fn start_link(&mut self, destination: &str, start: usize) {
        let link = Link {
            range: TextRange::at(start),
            destination: entity::decoded(destination),
            text: String::new(),
        };
        self.link = Some((link, self.text.as_str().len()));
    }

    pub(super) fn end_link(&mut self, end: usize) {
        if let Some((mut link, from)) = self.link.take() {
            link.range = TextRange::new(link.range.start(), end);
            let text = self.text.as_str().get(from..).unwrap_or_default();
            link.text = text.trim().to_string();
            self.links.push(link);
        }
    }

    pub(super) fn start_superscript(&mut self) {
        self.superscript = Some(self.text.as_str().len());
    }

    /// Drops the superscript where it is the sign of a note.
    pub(super) fn end_superscript(&mut self) {
        if let Some(start) = self.superscript.take() {
            self.text.end_superscript(start);
        }
    }

    /// The range from the first word to the last.
    pub(super) fn range(&self) -> Option<TextRange> {
        let len = self.text.as_str().len();
        (len > 0).then(|| self.text.source(0..len))
    }

    pub(super) fn finish(self) -> (MappedText, Vec<Link>) {
        (self.text.without_note_marks(), self.links)
    }
}

/// The words and the white space between them, as ranges.
fn parts(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let first = rest.chars().next()?;
        let is_space = is_space(first);
        let len = rest.find(|c| self::is_space(c) != is_space);
        let part = at..at + len.unwrap_or(rest.len());
        at = part.end;
        Some(part)
    })
}

/// What HTML takes for white space; a no-break space is a character.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

fn is_blank(text: &str) -> bool {
    text.chars().all(is_space)
}
