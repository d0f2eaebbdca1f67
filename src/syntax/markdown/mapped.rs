//! Plain text that still knows which bytes of the file each part came from.

use std::ops::Range;

use crate::text::TextRange;

/// Text without markup, with the way back to the source.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MappedText {
    text: String,
    pieces: Vec<Piece>,
}

/// A stretch of plain text and the bytes it stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Piece {
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
        self.pieces.push(Piece {
            plain,
            source,
            verbatim: text == raw,
        });
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
