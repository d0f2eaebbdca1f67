//! Plain text that still knows which bytes of the file each part came from.

use std::ops::Range;

use crate::text::TextRange;

/// Text without markup, with the way back to the source.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MappedText {
    text: String,
    pieces: Vec<MappedStretch>,
}

/// A stretch of plain text and the bytes it was read from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct MappedStretch {
    plain: u32,
    source: TextRange,
    /// Whether the plain text is the source, byte for byte (an entity such as `&ndash;` is not).
    verbatim: bool,
}

impl MappedText {
    /// Appends `text`, which was written as `source`, whose raw bytes are `raw`.
    pub fn push(&mut self, text: &str, source: TextRange, raw: &str) {
        let plain = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.text.push_str(text);
        self.pieces.push(MappedStretch {
            plain,
            source,
            verbatim: text == raw,
        });
    }

    /// Appends `other` with the way back to its source.
    pub(super) fn append(&mut self, other: &MappedText) {
        let shift = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.text.push_str(&other.text);
        self.pieces
            .extend(other.pieces.iter().map(|piece| MappedStretch {
                plain: piece.plain.saturating_add(shift),
                ..*piece
            }));
    }

    /// Drops what is after the first `len` bytes.
    pub(super) fn truncate(&mut self, len: usize) {
        if len < self.text.len() && self.text.is_char_boundary(len) {
            self.text.truncate(len);
            let kept = self
                .pieces
                .partition_point(|piece| (piece.plain as usize) < len);
            self.pieces.truncate(kept);
            // The last piece may have been cut.
            if let Some(last) = self.pieces.last_mut()
                && last.verbatim
            {
                let end = last.source.start() + len - last.plain as usize;
                last.source = TextRange::new(last.source.start(), end.min(last.source.end()));
            }
        }
    }

    /// The part `plain` of the text.
    pub(super) fn part(&self, plain: Range<usize>) -> MappedText {
        let mut part = MappedText::default();
        let ends = self.pieces.iter().skip(1).map(|piece| piece.plain as usize);
        let ends = ends.chain([self.text.len()]);
        let first = self
            .pieces
            .partition_point(|piece| (piece.plain as usize) <= plain.start);
        let first = first.saturating_sub(1);
        for (piece, end) in self.pieces.iter().zip(ends).skip(first) {
            let start = (piece.plain as usize).max(plain.start);
            let end = end.min(plain.end);
            if start >= plain.end {
                break;
            }
            let Some(text) = self.text.get(start..end).filter(|text| !text.is_empty()) else {
                continue;
            };
            let at = u32::try_from(part.text.len()).unwrap_or(u32::MAX);
            part.text.push_str(text);
            part.pieces.push(MappedStretch {
                plain: at,
                source: self.source(start..end),
                verbatim: piece.verbatim,
            });
        }
        part
    }

    /// Where the text starts in the source, if it is there byte for byte and in one piece.
    pub fn verbatim_start(&self) -> Option<usize> {
        let start = self.pieces.first()?.source.start();
        let is_there = |piece: &MappedStretch| {
            piece.verbatim && piece.source.start() == start + piece.plain as usize
        };
        self.pieces.iter().all(is_there).then_some(start)
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The source bytes of `plain`, a range of [`MappedText::as_str`].
    pub fn source(&self, plain: Range<usize>) -> TextRange {
        let start = self.source_of(plain.start, false);
        let end = self.source_of(plain.end.max(plain.start), true);
        TextRange::new(start, end)
    }

    /// Where the plain offset is in the source; as an end it belongs to the piece before it.
    fn source_of(&self, offset: usize, as_end: bool) -> usize {
        let index = self.pieces.partition_point(|piece| {
            let start = piece.plain as usize;
            if as_end {
                start < offset
            } else {
                start <= offset
            }
        });
        let Some(piece) = self.pieces.get(index.saturating_sub(1)) else {
            return 0;
        };
        if piece.verbatim {
            let inside = offset.saturating_sub(piece.plain as usize);
            (piece.source.start() + inside).min(piece.source.end())
        } else if as_end {
            piece.source.end()
        } else {
            piece.source.start()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_keep_their_way_back() {
        let mut text = MappedText::default();
        text.push("abc", TextRange::new(10, 13), "abc");
        text.push("–", TextRange::new(13, 20), "&ndash;");
        text.push("def", TextRange::new(20, 23), "def");
        let part = text.part(1..7);
        assert_eq!(part.as_str(), "bc–d");
        assert_eq!(part.source(0..1), TextRange::new(11, 12));
        assert_eq!(part.source(0..6), TextRange::new(11, 21));
        let mut joined = text.part(6..9);
        joined.append(&part);
        assert_eq!(joined.as_str(), "defbc–d");
        assert_eq!(joined.source(4..5), TextRange::new(12, 13));
        joined.truncate(4);
        assert_eq!(joined.as_str(), "defb");
        assert_eq!(joined.source(3..4), TextRange::new(11, 12));
        assert_eq!(text.part(4..4), MappedText::default());
    }

    #[test]
    fn ranges_lead_back_through_markup_and_entities() {
        let source = "**$1K** &ndash; $2K";
        let mut text = MappedText::default();
        text.push("$1K", TextRange::new(2, 5), "$1K");
        text.push(" ", TextRange::new(7, 8), " ");
        text.push("–", TextRange::new(8, 15), "&ndash;");
        text.push(" $2K", TextRange::new(15, 19), " $2K");
        assert_eq!(text.as_str(), "$1K – $2K");
        let back = |plain: &str| {
            let at = text.as_str().find(plain).unwrap();
            let range = text.source(at..at + plain.len());
            &source[range.start()..range.end()]
        };
        assert_eq!(back("$1K"), "$1K");
        assert_eq!(back("$2K"), "$2K");
        assert_eq!(back("–"), "&ndash;");
        assert_eq!(back("$1K – $2K"), "$1K** &ndash; $2K");
    }
}
