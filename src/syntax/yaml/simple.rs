//! The front matter of nearly all guides: nested block maps and lists of scalars of one line, without comments,
//! escapes and anchors. Read without a parser for all of YAML, which takes several times as long.
//!
//! What is not of this kind, or could be wrong, is left to the parser.

use super::ScalarNotation;
use crate::syntax::Limits;
use crate::text::{TextRange, line_end, next_line};

/// Bytes of a key: the parser has a limit of its own, above this.
const LONGEST_KEY: usize = 200;

/// One step of building a tree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum SimpleEvent {
    /// A map whose first key is at a byte.
    Map(usize),
    /// A list whose first dash is at a byte.
    List(usize),
    Scalar(SimpleScalar),
    /// The collection that was opened last has ended.
    End,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct SimpleScalar {
    pub notation: ScalarNotation,
    /// The whole of it.
    pub range: TextRange,
    /// What it says: for quoted ones without the quotes.
    pub text: TextRange,
}

/// The events of `yaml`; `None` if it is not simple, or has more than `limits` allow.
pub(super) fn events(yaml: &str, limits: &Limits) -> Option<Vec<SimpleEvent>> {
    let mut scan = Scan {
        yaml,
        events: Vec::new(),
        open: Vec::new(),
        pending: None,
    };
    let mut start = 0;
    while start < yaml.len() {
        let end = line_end(yaml, start);
        let next = next_line(yaml, start);
        // A carriage return is a part of a line break, or nothing that is simple.
        if yaml[end..next].matches('\r').count() > usize::from(next > end + 1) {
            return None;
        }
        scan.line(start, end)?;
        if scan.open.len() > limits.nesting {
            return None;
        }
        start = next;
    }
    scan.finish()?;
    let is_short = |event: &SimpleEvent| match event {
        SimpleEvent::Scalar(scalar) => scalar.text.len() <= limits.scalar_bytes,
        _ => true,
    };
    scan.events.iter().all(is_short).then_some(scan.events)
}

struct Scan<'y> {
    yaml: &'y str,
    events: Vec<SimpleEvent>,
    /// The collections that have not ended, the outermost first.
    open: Vec<OpenBlock>,
    /// Where the value of the last key would be, if the key stands alone in its line.
    pending: Option<usize>,
}

#[derive(Clone, Copy)]
struct OpenBlock {
    column: usize,
    is_list: bool,
}

impl<'y> Scan<'y> {
    /// Reads a line. `None` if it is not simple.
    fn line(&mut self, start: usize, end: usize) -> Option<()> {
        let content = self.yaml[start..end].trim_end_matches(' ');
        let column = content.len() - content.trim_start_matches(' ').len();
        if content.len() == column {
            return Some(());
        }
        let content = TextRange::new(start + column, start + content.len());
        let Some(item) = self.slice(content).strip_prefix("- ") else {
            self.enter(column, content.start(), None)?;
            return self.entry(content);
        };
        let item = item.trim_start_matches(' ');
        let item = TextRange::new(content.end() - item.len(), content.end());
        self.enter(column, content.start(), Some(item))?;
        if key_length(self.slice(item)).is_some() {
            self.open(item.start() - start, false, item.start());
            self.entry(item)
        } else {
            let scalar = self.scalar(item)?;
            self.events.push(SimpleEvent::Scalar(scalar));
            Some(())
        }
    }

    /// Ends what a line at `column` ends, and opens the collection that it begins. `item` is what follows the
    /// dash of an item.
    fn enter(&mut self, column: usize, at: usize, item: Option<TextRange>) -> Option<()> {
        let is_list = item.is_some();
        if let Some(value) = self.pending.take() {
            let key = self.open.last()?.column;
            if column > key {
                self.open(column, is_list, at);
                return Some(());
            }
            if column == key
                && let Some(item) = item
            {
                // The parser has a list that is not indented start behind its first dash.
                self.open(column, is_list, item.start());
                return Some(());
            }
            self.absent(value);
        } else if self.events.is_empty() && !is_list && column == 0 {
            self.open(column, is_list, at);
            return Some(());
        }
        while let Some(last) = self.open.last()
            && (last.column > column || (last.column == column && last.is_list && !is_list))
        {
            self.open.pop();
            self.events.push(SimpleEvent::End);
        }
        let last = self.open.last()?;
        (last.column == column && last.is_list == is_list).then_some(())
    }

    fn open(&mut self, column: usize, is_list: bool, at: usize) {
        self.open.push(OpenBlock { column, is_list });
        self.events.push(if is_list {
            SimpleEvent::List(at)
        } else {
            SimpleEvent::Map(at)
        });
    }

    /// `key: value`, or a key alone.
    fn entry(&mut self, content: TextRange) -> Option<()> {
        let length = key_length(self.slice(content))?;
        let key = TextRange::new(content.start(), content.start() + length);
        self.events.push(SimpleEvent::Scalar(SimpleScalar {
            notation: ScalarNotation::Plain,
            range: key,
            text: key,
        }));
        let behind = &self.yaml[key.end() + 1..content.end()];
        if behind.is_empty() {
            self.pending = Some(key.end() + 1);
            return Some(());
        }
        let value = behind.trim_start_matches(' ');
        let value = self.scalar(TextRange::new(content.end() - value.len(), content.end()))?;
        self.events.push(SimpleEvent::Scalar(value));
        Some(())
    }

    /// A scalar of one line, if it is one without escapes.
    fn scalar(&self, range: TextRange) -> Option<SimpleScalar> {
        let written = self.slice(range);
        if !written.chars().all(is_usual) {
            return None;
        }
        let first = written.chars().next()?;
        let notation = match first {
            '"' => ScalarNotation::DoubleQuoted,
            '\'' => ScalarNotation::SingleQuoted,
            _ if is_plain(written) => ScalarNotation::Plain,
            _ => return None,
        };
        if notation == ScalarNotation::Plain {
            return Some(SimpleScalar {
                notation,
                range,
                text: range,
            });
        }
        let inner = written[1..].strip_suffix(first)?;
        (!inner.contains([first, '\\'])).then(|| SimpleScalar {
            notation,
            range,
            text: TextRange::new(range.start() + 1, range.end() - 1),
        })
    }

    fn absent(&mut self, at: usize) {
        self.events.push(SimpleEvent::Scalar(SimpleScalar {
            notation: ScalarNotation::Absent,
            range: TextRange::at(at),
            text: TextRange::at(at),
        }));
    }

    fn finish(&mut self) -> Option<()> {
        if let Some(value) = self.pending.take() {
            self.absent(value);
        }
        let ends = self.open.drain(..).map(|_| SimpleEvent::End);
        self.events.extend(ends);
        (!self.events.is_empty()).then_some(())
    }

    fn slice(&self, range: TextRange) -> &'y str {
        &self.yaml[range.start()..range.end()]
    }
}

/// The length of the key that `content` begins with, if a colon and a space or nothing follow.
fn key_length(content: &str) -> Option<usize> {
    let is_of_key = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let length = content.bytes().take_while(is_of_key).count();
    let starts_as_key = content.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let behind = content[length..].strip_prefix(':')?;
    let is_key = starts_as_key && length <= LONGEST_KEY;
    (is_key && (behind.is_empty() || behind.starts_with(' '))).then_some(length)
}

/// Whether a value without quotes is nothing else than its characters.
fn is_plain(written: &str) -> bool {
    let has_meaning = |c: char| "-?:,[]{}#&*!|>%@`=".contains(c);
    !written.starts_with(has_meaning)
        && !written.ends_with(':')
        && !written.contains(": ")
        && !written.contains(" #")
}

/// Whether a character is one that a parser takes as it is: none that it refuses, or takes for a line break.
fn is_usual(character: char) -> bool {
    !character.is_control()
        && !matches!(
            character,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}
