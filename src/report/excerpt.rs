//! The stretch of a source that is shown around labels.
//!
//! Guides have lines of thousands of characters. Of a line that does not fit the terminal only the
//! surroundings of what is pointed at are kept.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use crate::text::{Source, TextRange, line_start};

/// Shown for the parts of a line that are left out.
const ELLIPSIS: &str = "…";

/// Columns of context kept on each side of a label in a long line.
const CONTEXT: usize = 24;

/// Bytes of a column, with marks that are on a letter, beyond which a line is taken for long.
const LONGEST_CHARACTER: usize = 16;

/// Marks that the renderer leaves as they are, though it replaces control characters. What replaces them
/// has their length, so that offsets stay.
const DIRECTION_MARKS: [char; 2] = ['\u{200e}', '\u{200f}'];

/// Lines from a label to the last that may be shown for its sake.
const NEAR: usize = 3;

/// Columns that line numbers and bars take at the left.
const GUTTER: usize = 10;

/// Whole lines of a source, long ones in part, and how to place ranges in them.
#[derive(Debug)]
pub(super) struct Excerpt {
    pub text: String,
    pub first_line: usize,
    segments: Vec<Segment>,
}

/// A stretch that is shown as it is: where it is in the source, and where in the excerpt.
#[derive(Clone, Copy, Debug)]
struct Segment {
    source: TextRange,
    shown: usize,
}

/// What of a text is to be shown, and in how many columns.
struct View<'v> {
    text: &'v str,
    /// What is pointed at.
    ranges: &'v [TextRange],
    columns: usize,
}

impl Excerpt {
    /// The lines from the first of `ranges` to the last, for a terminal of `width` columns. Of lines far from
    /// all of them, which are not shown, only the line breaks are kept.
    pub(super) fn around(source: &Source, ranges: &[TextRange], width: usize) -> Excerpt {
        let whole = ranges.iter().copied().reduce(TextRange::cover);
        let whole = whole.unwrap_or_default();
        let text = &*source.text;
        let from = floor(text, whole.start().max(source.bom_len()));
        let to = floor(text, whole.end()).max(from);
        let (first, last) = (source.lines().line(from), source.lines().line(to));
        let view = View {
            text,
            ranges,
            columns: width.saturating_sub(GUTTER),
        };
        let mut excerpt = Excerpt {
            text: String::new(),
            first_line: first,
            segments: Vec::new(),
        };
        let lines_of = |range: &TextRange| {
            let line = |at: usize| source.lines().line(floor(text, at));
            line(range.start()).saturating_sub(NEAR)..=line(range.end()) + NEAR
        };
        let near: Vec<_> = ranges.iter().map(lines_of).collect();
        for number in first..=last {
            if number > first {
                excerpt.text.push('\n');
            }
            if !near.iter().any(|lines| lines.contains(&number)) {
                continue;
            }
            let mut line = source.line_content(number);
            line.start = line
                .start
                .max(TextRange::at(source.bom_len().min(from)).start);
            excerpt.push_line(&view, line);
        }
        excerpt
    }

    /// Where `range` is in the excerpt. An empty range is widened to the character it is before,
    /// so that there is something to underline.
    pub(super) fn place(&self, range: TextRange) -> Range<usize> {
        let place = self.edit_place(range);
        if place.is_empty() {
            place.start..place.start + self.width_at(place.start)
        } else {
            place
        }
    }

    /// Where an edit's range is in the excerpt, as it is.
    pub(super) fn edit_place(&self, range: TextRange) -> Range<usize> {
        let start = self.offset(range.start());
        start..self.offset(range.end()).max(start)
    }

    /// The 1-based column, in characters, at which `range` starts in its line of the excerpt.
    pub(super) fn column(&self, range: TextRange) -> usize {
        let place = self.place(range).start;
        let before = &self.text[line_start(&self.text, place)..place];
        before.chars().count() + 1
    }

    fn push_line(&mut self, view: &View<'_>, line: TextRange) {
        if view.fits(line) {
            self.keep(view.text, line);
            return;
        }
        let mut shown = line.start();
        for window in view.windows(line) {
            if window.start() > shown {
                self.text.push_str(ELLIPSIS);
            }
            self.keep(view.text, window);
            shown = window.end();
        }
        if shown < line.end() {
            self.text.push_str(ELLIPSIS);
        }
    }

    fn keep(&mut self, text: &str, range: TextRange) {
        self.segments.push(Segment {
            source: range,
            shown: self.text.len(),
        });
        let kept = &text[range.start()..range.end()];
        if DIRECTION_MARKS.iter().any(|mark| kept.contains(*mark)) {
            self.text
                .push_str(&kept.replace(DIRECTION_MARKS, "\u{fffd}"));
        } else {
            self.text.push_str(kept);
        }
    }

    /// A source offset in the excerpt; one that was left out is moved to the next stretch shown.
    fn offset(&self, offset: usize) -> usize {
        let index = self
            .segments
            .partition_point(|segment| segment.source.end() < offset);
        let Some(segment) = self.segments.get(index).or(self.segments.last()) else {
            return 0;
        };
        let inside = offset.saturating_sub(segment.source.start());
        floor(&self.text, segment.shown + inside.min(segment.source.len()))
    }

    fn width_at(&self, at: usize) -> usize {
        let next = self.text[at..].chars().next();
        next.filter(|c| *c != '\n').map_or(0, char::len_utf8)
    }
}

impl View<'_> {
    /// Whether all of `line` can be shown.
    fn fits(&self, line: TextRange) -> bool {
        let slice = &self.text[line.start()..line.end()];
        // No character is wider than it has bytes, and a printable one of ASCII has a column at least.
        let is_plain = |byte: &u8| matches!(byte, b' '..=b'~');
        if slice.len() <= self.columns {
            true
        } else if slice.len() > self.columns * LONGEST_CHARACTER
            || slice.bytes().filter(is_plain).count() > self.columns
        {
            false
        } else {
            slice.width() <= self.columns
        }
    }

    /// The parts of a long line to keep: around each range in it, or its beginning.
    fn windows(&self, line: TextRange) -> Vec<TextRange> {
        let ranges = self.ranges.iter();
        let mut inside: Vec<TextRange> = ranges
            .filter(|range| range.start <= line.end && range.end >= line.start)
            .map(|range| TextRange {
                start: range.start.max(line.start),
                end: range.end.min(line.end),
            })
            .collect();
        inside.sort();
        if inside.is_empty() {
            inside.push(TextRange::at(line.start()));
        }
        let text = self.text;
        let mut kept: Vec<TextRange> = Vec::new();
        for range in inside {
            // A range that is itself too long is shown from its start.
            let longest = forward(text, range.start(), line.end(), self.columns / 2);
            let end = range.end().min(longest);
            let window = TextRange::new(
                backward(text, range.start(), line.start(), CONTEXT),
                forward(text, end, line.end(), CONTEXT),
            );
            match kept.last_mut() {
                Some(last) if window.start <= last.end => *last = last.cover(window),
                _ => kept.push(window),
            }
        }
        kept
    }
}

/// The offset about `columns` characters after `from`, at most `to`.
fn forward(text: &str, from: usize, to: usize, columns: usize) -> usize {
    let rest = &text[from..to];
    rest.char_indices()
        .nth(columns)
        .map_or(to, |(at, _)| from + at)
}

/// The offset about `columns` characters before `from`, at least `to`.
fn backward(text: &str, from: usize, to: usize, columns: usize) -> usize {
    let rest = &text[to..from];
    rest.char_indices()
        .rev()
        .nth(columns.saturating_sub(1))
        .map_or(to, |(at, _)| to + at)
}

fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_shown_around_their_labels() {
        let text = format!("short\n{}₹MARK{}\nnext", "a".repeat(900), "b".repeat(900));
        let source = Source::new("g.md", text.as_str());
        let at = text.find("MARK").unwrap();
        let ranges = [TextRange::new(2, 3), TextRange::new(at, at + 4)];
        let excerpt = Excerpt::around(&source, &ranges, 80);
        assert!(excerpt.text.lines().all(|line| line.chars().count() < 80));
        assert_eq!(&excerpt.text[excerpt.place(ranges[1])], "MARK");
        assert_eq!(&excerpt.text[excerpt.place(ranges[0])], "o");
        assert_eq!(excerpt.text.lines().count(), 2);
    }

    #[test]
    fn odd_ranges_are_placed_too() {
        let source = Source::new("g.md", "\u{feff}");
        let excerpt = Excerpt::around(&source, &[TextRange::at(0)], 80);
        assert_eq!(excerpt.place(TextRange::at(0)), 0..0);
        let source = Source::new("g.md", "a₹\r\nb");
        let excerpt = Excerpt::around(&source, &[TextRange::at(1)], 80);
        assert_eq!(&excerpt.text[excerpt.place(TextRange::at(1))], "₹");
        assert_eq!(excerpt.place(TextRange::new(90, 99)), 4..4);
    }
}
