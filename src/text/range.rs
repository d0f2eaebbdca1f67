//! Half-open byte ranges into one source.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of bytes, `start..end`, into the text of one [`Source`](super::Source).
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub struct TextRange {
    pub start: u32,
    pub end: u32,
}

impl TextRange {
    /// The range `start..end`. Offsets past `u32::MAX` saturate; sources that large are refused
    /// before they are parsed (see [`Limits`](crate::syntax::Limits)).
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        TextRange {
            start: clamp(start),
            end: clamp(end.max(start)),
        }
    }

    /// The empty range at `offset`: a place to insert at.
    pub fn at(offset: usize) -> Self {
        TextRange::new(offset, offset)
    }

    /// Start as an index into the text.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// End as an index into the text.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same length, `offset` bytes further on.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        TextRange::new(self.start() + offset, self.end() + offset)
    }

    /// The same length, as far from `to` as this is from `from`.
    #[must_use]
    pub fn moved(self, from: usize, to: usize) -> Self {
        let at = |offset: usize| offset.saturating_sub(from) + to;
        TextRange::new(at(self.start()), at(self.end()))
    }

    /// The smallest range that covers both.
    #[must_use]
    pub fn cover(self, other: TextRange) -> Self {
        TextRange {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: TextRange) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl From<Range<usize>> for TextRange {
    fn from(range: Range<usize>) -> Self {
        TextRange::new(range.start, range.end)
    }
}

impl From<TextRange> for Range<usize> {
    fn from(range: TextRange) -> Self {
        range.start()..range.end()
    }
}

/// A value together with the bytes it was read from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Spanned<T> {
    pub value: T,
    pub range: TextRange,
}

impl<T> Spanned<T> {
    pub fn new(value: T, range: TextRange) -> Self {
        Spanned { value, range }
    }

    /// The same range around another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned::new(change(self.value), self.range)
    }
}

/// `text[range]` without the white space around it, as a range.
pub fn trimmed(text: &str, range: TextRange) -> TextRange {
    let slice = text.get(Range::from(range)).unwrap_or_default();
    let start = range.start() + (slice.len() - slice.trim_start().len());
    TextRange::new(start, start + slice.trim().len())
}
