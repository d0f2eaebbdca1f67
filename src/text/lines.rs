//! Byte offsets to lines and columns, computed only when something is shown.

/// The byte offset at which each line starts. A line ends after `\n`.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
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
        let ends = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .map(|(offset, _)| u32::try_from(offset + 1).unwrap_or(u32::MAX));
        LineIndex {
            starts: std::iter::once(0).chain(ends).collect(),
        }
    }

    /// The 1-based line that holds the byte at `offset`.
    pub fn line(&self, offset: usize) -> usize {
        self.starts
            .partition_point(|start| (*start as usize) <= offset)
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
        let before = text.get(start..offset).unwrap_or_default();
        LineColumn {
            line,
            column: before.chars().count() + 1,
            utf16_column: before.encode_utf16().count() + 1,
        }
    }
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
}
