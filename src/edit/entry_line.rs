//! A line of a front-matter entry: a key, its value and what stands behind it.

/// A key with its value.
pub(crate) struct KeyLine<'g> {
    pub name: &'g str,
    pub start: usize,
    /// The end of the value on the key's own line.
    pub value_end: usize,
    /// The end of the last line of the value, comment included, line break not.
    pub end: usize,
    pub is_single_line: bool,
}

impl<'g> KeyLine<'g> {
    /// Reads the line of `text` from `start`, the key's first byte, to `end`.
    pub fn read(text: &'g str, start: usize, end: usize) -> Option<KeyLine<'g>> {
        let line = &text[start..end];
        let (name, rest) = line.split_once(':')?;
        let is_plain = !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        if !is_plain || !(rest.is_empty() || rest.starts_with(' ')) {
            return None;
        }
        let value_end = start + name.len() + 1 + value_length(rest);
        // A block of text is no value to be replaced in its line.
        let value = text[start + name.len() + 1..value_end].trim_start();
        Some(KeyLine {
            name,
            start,
            value_end,
            end,
            is_single_line: !value.starts_with(['|', '>', '&', '*', '!']),
        })
    }

    pub fn is_null(&self, text: &str) -> bool {
        let value = text[self.start + self.name.len() + 1..self.value_end].trim();
        self.is_single_line && matches!(value, "" | "~" | "null" | "Null" | "NULL")
    }
}

/// How long the value at the start of `rest` is, with the spaces before it and without those and
/// the comment behind it.
fn value_length(rest: &str) -> usize {
    let spaces = rest.len() - rest.trim_start().len();
    let value = &rest[spaces..];
    let quoted = value
        .chars()
        .next()
        .filter(|first| matches!(first, '"' | '\''));
    let length = match quoted {
        Some(quote) => quoted_length(value, quote),
        None if value.starts_with('#') => 0,
        None => value.find(" #").unwrap_or(value.len()),
    };
    match value[..length].trim_end().len() {
        0 => 0,
        length => spaces + length,
    }
}

/// The length of the quoted text that `value` starts with. A quote is doubled in single quotes and
/// escaped in double ones.
fn quoted_length(value: &str, quote: char) -> usize {
    let mut characters = value.char_indices().skip(1).peekable();
    while let Some((at, found)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        match found {
            '\\' if quote == '"' => drop(characters.next()),
            _ if found == quote && quote == '\'' && next == Some(quote) => drop(characters.next()),
            _ if found == quote => return at + 1,
            _ => {}
        }
    }
    value.len()
}
