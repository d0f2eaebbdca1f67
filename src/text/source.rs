//! One file's text, exactly as its author left it.

use std::sync::{Arc, OnceLock};

use memchr::memchr;
use xxhash_rust::xxh3::Xxh3;

use super::{LineColumn, LineIndex, TextRange, line_end, line_start};

/// A guide's text and name. The text is never normalised: a byte order mark, carriage returns and
/// trailing blanks stay where they are, so that every range is a range of the file on disk.
#[derive(Clone, Debug)]
pub struct Source {
    /// As it is shown: relative where possible, with forward slashes.
    pub path: String,
    /// The file's text. Where the file is not UTF-8, each byte that could not be decoded is
    /// replaced by one `?`, so that offsets stay those of the file; see [`Source::invalid_utf8`].
    pub text: Arc<str>,
    /// The first undecodable bytes, where the file is not UTF-8.
    pub invalid_utf8: Option<InvalidUtf8>,
    lines: OnceLock<LineIndex>,
}

/// Bytes that are not UTF-8.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InvalidUtf8 {
    /// Offset of the first one.
    pub offset: usize,
    /// Its value.
    pub byte: u8,
    /// How many such bytes the file holds.
    pub count: usize,
}

/// What a file that is no UTF-8 probably is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    Utf16,
    /// One byte per character: Windows-1252, or Latin-1 where only their common part is used.
    SingleByte,
}

/// How a file ends its lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LineEnding {
    Lf,
    CrLf,
}

impl LineEnding {
    pub fn as_str(self) -> &'static str {
        match self {
            LineEnding::Lf => "\n",
            LineEnding::CrLf => "\r\n",
        }
    }
}

const BOM: &str = "\u{feff}";

impl Source {
    pub fn new(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        Source {
            path: path.into(),
            text: text.into(),
            invalid_utf8: None,
            lines: OnceLock::new(),
        }
    }

    /// A source from a file's raw bytes. Never fails: see [`Source::text`].
    pub fn from_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Source::new(path, text),
            Err(error) => {
                let bytes = error.into_bytes();
                let (text, invalid_utf8) = replace_invalid(&bytes);
                Source {
                    invalid_utf8,
                    ..Source::new(path, text)
                }
            }
        }
    }

    /// The name of the folder that the file is in; empty where its path has none.
    pub fn folder_name(&self) -> &str {
        folder_name(&self.path)
    }

    /// A hash of the text and its name.
    pub fn digest(&self) -> u128 {
        let mut hash = Xxh3::new();
        // A file that is not UTF-8 can have the same text as one that is, and is not formatted.
        let is_text = [u8::from(self.invalid_utf8.is_none())];
        for part in [self.path.as_bytes(), self.text.as_bytes(), &is_text] {
            hash.update(&(part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        hash.digest128()
    }

    /// The text of `range`, or nothing where the range does not fit the text.
    pub fn slice(&self, range: TextRange) -> &str {
        self.text
            .get(range.start()..range.end())
            .unwrap_or_default()
    }

    /// Length of the byte order mark, in bytes: 0 or 3.
    pub fn bom_len(&self) -> usize {
        if self.text.starts_with(BOM) {
            BOM.len()
        } else {
            0
        }
    }

    /// The file's line ending: that of its first line.
    pub fn line_ending(&self) -> LineEnding {
        match self.text.find('\n') {
            Some(end) if self.text[..end].ends_with('\r') => LineEnding::CrLf,
            _ => LineEnding::Lf,
        }
    }

    /// The encoding the file is probably in, where it is not UTF-8. UTF-16 is recognized by the mark it
    /// starts with, or by its zeros: half of the bytes of English text. Such a file can pass for
    /// UTF-8.
    pub fn foreign_encoding(&self) -> Option<Encoding> {
        let starts_with_mark = self
            .invalid_utf8
            .is_some_and(|found| found.offset == 0 && found.byte >= 0xfe);
        if !starts_with_mark && memchr(0, self.text.as_bytes()).is_none() {
            return self.invalid_utf8.map(|_| Encoding::SingleByte);
        }
        let zeros = self.text.bytes().filter(|byte| *byte == 0).count();
        if starts_with_mark || zeros * 3 > self.text.len() {
            return Some(Encoding::Utf16);
        }
        self.invalid_utf8.map(|_| Encoding::SingleByte)
    }

    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// Where `offset` is, as people count.
    pub fn line_column(&self, offset: usize) -> LineColumn {
        self.lines().line_column(&self.text, offset)
    }

    /// Where the line that holds the byte at `offset` starts.
    pub fn line_start(&self, offset: usize) -> usize {
        line_start(&self.text, offset)
    }

    /// Where the line that holds the byte at `offset` ends, its line break not included.
    pub fn line_end(&self, offset: usize) -> usize {
        line_end(&self.text, offset)
    }

    /// What is in a 1-based line, without its break; nothing past the last one.
    pub fn line_content(&self, line: usize) -> TextRange {
        let start = |line: usize| self.lines().start_of(line).unwrap_or(self.text.len());
        let range = TextRange::new(start(line), start(line + 1));
        let content = self.slice(range).trim_end_matches(['\n', '\r']);
        TextRange::new(range.start(), range.start() + content.len())
    }

    /// The 1-based line of a byte offset.
    pub fn line(&self, offset: u32) -> usize {
        self.lines().line(offset as usize)
    }
}

/// The name of the folder that the file at `path` is in; empty where there is none.
pub fn folder_name(path: &str) -> &str {
    path.rsplit('/').nth(1).unwrap_or_default()
}

fn replace_invalid(bytes: &[u8]) -> (String, Option<InvalidUtf8>) {
    let mut text = String::with_capacity(bytes.len());
    let mut first = None;
    for chunk in bytes.utf8_chunks() {
        let offset = text.len() + chunk.valid().len();
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            let found = first.get_or_insert(InvalidUtf8 {
                offset,
                byte: *byte,
                count: 0,
            });
            found.count += 1;
            text.push('?');
        }
    }
    (text, first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_guessed() {
        let guess = |bytes: &[u8]| Source::from_bytes("g.md", bytes.to_vec()).foreign_encoding();
        assert_eq!(guess("Zürich".as_bytes()), None);
        assert_eq!(guess(b""), None);
        assert_eq!(guess(b"Z\xfcrich"), Some(Encoding::SingleByte));
        assert_eq!(guess(b"\xff\xfea\0b\0"), Some(Encoding::Utf16));
        assert_eq!(guess(b"\0a\0b\0c"), Some(Encoding::Utf16));
    }

    #[test]
    fn undecodable_bytes_keep_every_offset() {
        let source = Source::from_bytes("g.md", b"caf\xe9 \xff\xfe x".to_vec());
        assert_eq!(&*source.text, "caf? ?? x");
        assert_eq!(
            source.invalid_utf8,
            Some(InvalidUtf8 {
                offset: 3,
                byte: 0xe9,
                count: 3
            })
        );
    }
}
