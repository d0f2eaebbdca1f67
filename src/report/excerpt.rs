//! The stretch of a source that is shown around labels.

use std::ops::Range;

use crate::text::{Source, TextRange};

/// Whole lines of a source, and how to place ranges in them.
pub(super) struct Excerpt<'s> {
    pub text: &'s str,
    pub first_line: usize,
    start: usize,
}

impl<'s> Excerpt<'s> {
    /// The lines from the first of `ranges` to the last.
    pub fn around(source: &'s Source, ranges: impl Iterator<Item = TextRange>) -> Excerpt<'s> {
        let whole = ranges.reduce(TextRange::cover).unwrap_or_default();
        let text = &*source.text;
        let from = floor(text, whole.start());
        let to = floor(text, whole.end()).max(from);
        let bom = source.bom_len();
        let start = text[..from].rfind('\n').map_or(bom.min(from), |at| at + 1);
        let end = text[to..].find('\n').map_or(text.len(), |at| to + at);
        Excerpt {
            text: text[start..end].trim_end_matches('\r'),
            first_line: source.lines().line(start),
            start,
        }
    }

    /// `range` within the excerpt. An empty range is widened to the character it stands before, so
    /// that there is something to underline.
    pub fn place(&self, range: TextRange) -> Range<usize> {
        let start = floor(self.text, range.start().saturating_sub(self.start));
        let end = floor(self.text, range.end().saturating_sub(self.start));
        match end > start {
            true => start..end,
            false => start..start + self.width_at(start),
        }
    }

    /// Where an edit's range is within the excerpt, as it is.
    pub fn edit_place(&self, range: TextRange) -> Range<usize> {
        let start = floor(self.text, range.start().saturating_sub(self.start));
        let end = floor(self.text, range.end().saturating_sub(self.start));
        start..end.max(start)
    }

    fn width_at(&self, at: usize) -> usize {
        let next = self.text[at..].chars().next();
        next.filter(|c| *c != '\n').map_or(0, char::len_utf8)
    }
}

fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
