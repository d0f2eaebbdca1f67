//! Byte offsets to lines and columns, computed only when something is shown.

use memchr::{memchr, memchr_iter};

/// Bytes from one checkpoint to the next.
const STRIDE: usize = 512;

/// The byte offset at which each line starts. A line ends after `\n`.
///
/// Columns are counted from checkpoints, not from the line's start: a line can be a whole file, and
/// hold a hundred thousand findings.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// What lies before every multiple of [`STRIDE`].
    checkpoints: Vec<Count>,
}

/// A length of text, in the units that columns are counted in.
#[derive(Clone, Copy, Default, Debug)]
struct Count {
    chars: usize,
    utf16: usize,
}

impl Count {
    /// Bytes that continue a character count for nothing, and those that start one beyond the basic
    /// plane count twice in UTF-16. So a stretch may start and end inside of a character.
    fn plus(self, bytes: &[u8]) -> Count {
        // Sums of small numbers are quick. `STRIDE` bytes are few enough for them.
        let (mut starts, mut beyond) = (0_usize, 0_usize);
        for bytes in bytes.chunks(STRIDE) {
            let is_start = bytes.iter().map(|byte| u16::from(byte & 0xc0 != 0x80));
            let is_beyond = bytes.iter().map(|byte| u16::from(*byte >= 0xf0));
            starts += usize::from(is_start.sum::<u16>());
            beyond += usize::from(is_beyond.sum::<u16>());
        }
        Count {
            chars: self.chars + starts,
            utf16: self.utf16 + starts + beyond,
        }
    }
}

/// A place as people and editors count it. All three are 1-based.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LineColumn {
    pub line: usize,
    /// In Unicode scalar values.
    pub column: usize,
    /// In UTF-16 code units, as the language server protocol and SARIF count.
    pub utf16_column: usize,
}

impl LineIndex {
    pub fn new(text: &str) -> Self {
        let breaks = memchr_iter(b'\n', text.as_bytes());
        let ends = breaks.map(|offset| u32::try_from(offset + 1).unwrap_or(u32::MAX));
        let mut before = Count::default();
        let checkpoints = text.as_bytes().chunks(STRIDE).map(|chunk| {
            let here = before;
            before = before.plus(chunk);
            here
        });
        LineIndex {
            checkpoints: checkpoints.collect(),
            starts: std::iter::once(0).chain(ends).collect(),
        }
    }

    /// The 1-based line that holds the byte at `offset`.
    pub fn line(&self, offset: usize) -> usize {
        self.starts
            .partition_point(|start| (*start as usize) <= offset)
    }

    /// How many lines there are; what follows the last line break is one, even if empty.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The byte offset at which the 1-based `line` starts.
    pub fn start_of(&self, line: usize) -> Option<usize> {
        let index = line.checked_sub(1)?;
        self.starts.get(index).map(|start| *start as usize)
    }

    /// Line and columns of `offset` in `text`, the text this index was built from.
    pub fn line_column(&self, text: &str, offset: usize) -> LineColumn {
        let offset = floor_char_boundary(text, offset);
        let line = self.line(offset);
        let start = self.start_of(line).unwrap_or_default();
        let (from, to) = (self.before(text, start), self.before(text, offset));
        LineColumn {
            line,
            column: to.chars - from.chars + 1,
            utf16_column: to.utf16 - from.utf16 + 1,
        }
    }

    /// How much of `text` lies before `offset`.
    fn before(&self, text: &str, offset: usize) -> Count {
        let index = (offset / STRIDE).min(self.checkpoints.len().saturating_sub(1));
        let counted = self.checkpoints.get(index).copied().unwrap_or_default();
        let rest = text.as_bytes().get(index * STRIDE..offset);
        counted.plus(rest.unwrap_or_default())
    }
}

/// Where the line that holds the byte at `offset` starts.
pub fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |at| at + 1)
}

/// Where the line that holds the byte at `offset` ends, its line break not included.
pub fn line_end(text: &str, offset: usize) -> usize {
    let rest = &text[offset..];
    let line = memchr(b'\n', rest.as_bytes()).map_or(rest, |at| &rest[..at]);
    offset + line.trim_end_matches('\r').len()
}

/// Where the line after the one that holds the byte at `offset` starts, or the text ends.
pub fn next_line(text: &str, offset: usize) -> usize {
    let line_break = memchr(b'\n', &text.as_bytes()[offset..]);
    line_break.map_or(text.len(), |at| offset + at + 1)
}

fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset)
        .rev()
        .find(|candidate| text.is_char_boundary(*candidate))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "a\n₹🙂x\n";
        let index = LineIndex::new(text);
        let x = text.find('x').unwrap();
        assert_eq!(
            index.line_column(text, x),
            LineColumn {
                line: 2,
                column: 3,
                utf16_column: 4
            }
        );
        assert_eq!(index.line_column(text, text.len()).line, 3);
        assert_eq!(index.line_column(text, text.len() + 9).line, 3);
    }

    #[test]
    fn lines_have_their_bounds_without_their_break() {
        let text = "a\r\n\nbc\n₹d";
        let bounds = |offset| {
            (
                line_start(text, offset),
                line_end(text, offset),
                next_line(text, offset),
            )
        };
        assert_eq!(bounds(0), (0, 1, 3));
        assert_eq!(bounds(2), (0, 2, 3));
        assert_eq!(bounds(3), (3, 3, 4));
        assert_eq!(bounds(5), (4, 6, 7));
        assert_eq!(bounds(10), (7, 11, 11));
        assert_eq!(bounds(text.len()), (7, 11, 11));
    }

    #[test]
    fn columns_of_long_lines_are_counted_from_checkpoints() {
        let text = format!("ab\n{}\n{}x", "a₹🙂é".repeat(200), "🙂".repeat(STRIDE / 2));
        let index = LineIndex::new(&text);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
            let before = &text[start..offset];
            let expected = LineColumn {
                line: text[..offset].matches('\n').count() + 1,
                column: before.chars().count() + 1,
                utf16_column: before.encode_utf16().count() + 1,
            };
            assert_eq!(index.line_column(&text, offset), expected, "{offset}");
        }
        assert_eq!(LineIndex::new("").line_column("", 0).column, 1);
    }
}
