//! HTML of several places of a source as one text: a block in a quote has marks before each line.

use std::ops::Range;

use crate::text::TextRange;

/// The HTML, and where each stretch of it is.
#[derive(Default)]
pub(super) struct JoinedHtml {
    html: String,
    stretches: Vec<Stretch>,
}

struct Stretch {
    /// Where it starts in the HTML.
    at: usize,
    source: TextRange,
    /// Whether it is the source, byte for byte.
    is_verbatim: bool,
}

impl JoinedHtml {
    /// Adds `html`, which was written at `range` of `text`.
    pub(super) fn push(&mut self, text: &str, html: &str, range: TextRange) {
        let is_verbatim = text.get(range.start()..range.end()) == Some(html);
        let at = self.html.len();
        self.html.push_str(html);
        if let Some(last) = self.stretches.last_mut()
            && last.is_verbatim
            && is_verbatim
            && last.source.end == range.start
        {
            last.source = last.source.cover(range);
        } else {
            self.stretches.push(Stretch {
                at,
                source: range,
                is_verbatim,
            });
        }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.html
    }

    /// The source of `range`, a range of [`JoinedHtml::as_str`].
    pub(super) fn source(&self, range: Range<usize>) -> TextRange {
        let before_end = range.end.saturating_sub(1).max(range.start);
        let (start, _) = self.source_of(range.start);
        let (_, end) = self.source_of(before_end);
        let end = if range.is_empty() { start } else { end };
        TextRange::new(start, end.max(start))
    }

    /// Where the byte at `offset` starts and ends in the source.
    fn source_of(&self, offset: usize) -> (usize, usize) {
        let after = self.stretches.partition_point(|one| one.at <= offset);
        let Some(stretch) = self.stretches.get(after.saturating_sub(1)) else {
            return (0, 0);
        };
        let source = stretch.source;
        if !stretch.is_verbatim {
            return (source.start(), source.end());
        }
        let start = (source.start() + offset - stretch.at.min(offset)).min(source.end());
        (start, (start + 1).min(source.end()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_lead_back() {
        let text = "> ab\n> é<x\n> y>";
        let mut joined = JoinedHtml::default();
        joined.push(text, "ab\n", TextRange::new(2, 5));
        joined.push(text, "é", TextRange::new(7, 9));
        joined.push(text, "<x y>", TextRange::new(9, 16));
        assert_eq!(joined.as_str(), "ab\né<x y>");
        let source = |range: Range<usize>| {
            let range = joined.source(range);
            &text[range.start()..range.end()]
        };
        assert_eq!(source(0..2), "ab");
        assert_eq!(source(3..5), "é");
        assert_eq!(source(1..5), "b\n> é");
        assert_eq!(source(5..10), "<x\n> y>");
        assert_eq!(source(2..2), "");
    }
}
