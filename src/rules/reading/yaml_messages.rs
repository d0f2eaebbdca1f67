//! Mistakes in YAML in plain words, each with what to do about it.

use crate::analysis::text::phrases::shown;
use crate::syntax::yaml::{SyntaxError, SyntaxErrorKind};

/// The words of a finding.
pub(crate) struct YamlMessage {
    pub message: String,
    pub label: String,
    pub help: String,
}

impl YamlMessage {
    fn new(
        message: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) -> YamlMessage {
        YamlMessage {
            message: message.into(),
            label: label.into(),
            help: help.into(),
        }
    }
}

/// What to say of `error`, which is at `text`.
pub(crate) fn words(error: &SyntaxError, text: &str) -> YamlMessage {
    in_quotes(error.kind, text)
        .or_else(|| in_values(error.kind, text))
        .or_else(|| in_brackets(error.kind, text))
        .or_else(|| in_lines(error.kind, text))
        .unwrap_or_else(|| YamlMessage {
            message: format!(
                "the front matter cannot be read as YAML: {}",
                error.reason.trim_end_matches('.')
            ),
            label: "reading stopped here".to_string(),
            help: "if this line is text, put it in quotes; if not, compare it with the lines \
                   around it"
                .to_string(),
        })
}

/// Mistakes in a text in quotes.
fn in_quotes(kind: SyntaxErrorKind, text: &str) -> Option<YamlMessage> {
    use SyntaxErrorKind as K;
    Some(match kind {
        K::UnclosedQuote => YamlMessage::new(
            "a quote is opened and never closed",
            "opened here",
            format!(
                "write the closing `{}` where the text ends",
                first(text).unwrap_or('"')
            ),
        ),
        K::AfterQuote('\'') => YamlMessage::new(
            format!(
                "the single-quoted text ends before {}",
                shown(text.trim_end_matches('\''))
            ),
            "text after the closing quote",
            "write an apostrophe within single quotes twice (`''`), \
             or put the text in double quotes",
        ),
        K::AfterQuote(_) => YamlMessage::new(
            format!("the quoted text ends before {}", shown(text)),
            "text after the closing quote",
            "put all of the text inside the quotes, with `\\\"` for a quote within it",
        ),
        K::Escape => YamlMessage::new(
            format!("{} is not an escape that YAML knows", shown(text)),
            "within double quotes a backslash starts an escape",
            "write `\\\\` for a backslash, or put the text in single quotes",
        ),
        _ => return None,
    })
}

/// Mistakes in a value without quotes, and signs that no value holds.
fn in_values(kind: SyntaxErrorKind, text: &str) -> Option<YamlMessage> {
    use SyntaxErrorKind as K;
    Some(match kind {
        K::Reserved(character) => YamlMessage::new(
            format!("a plain value cannot start with {}", name_of(character)),
            "YAML reserves this character",
            format!("put the value in quotes: \"{}\"", quotable(text)),
        ),
        K::SecondColon => YamlMessage::new(
            "a second `: ` on the line: YAML takes the text before it for another key",
            "not allowed in a plain value",
            "put the whole value in quotes",
        ),
        K::BlockHeader => YamlMessage::new(
            format!(
                "text after `{}`, which starts a block of lines",
                first(text).unwrap_or('|')
            ),
            "the block belongs on the lines below",
            "put the value in quotes, or move the text to the next line and indent it",
        ),
        K::ControlCharacter('\u{feff}') => YamlMessage::new(
            "a byte order mark (U+FEFF) is in the middle of the front matter",
            "an invisible character here",
            "delete it: a byte order mark belongs at the very start of a file, or nowhere",
        ),
        K::ControlCharacter(character) => YamlMessage::new(
            format!(
                "the front matter contains the control character U+{:04X}{}",
                u32::from(character),
                if character == '\0' { " (NUL)" } else { "" }
            ),
            "an invisible character here; YAML allows none",
            "delete it",
        ),
        K::GluedComment => YamlMessage::new(
            "a comment needs a space before its `#`",
            "no space before this `#`",
            "write a space before `#`, or put the `#` inside the quotes if it is text",
        ),
        _ => return None,
    })
}

/// Mistakes in a list or map in brackets.
fn in_brackets(kind: SyntaxErrorKind, text: &str) -> Option<YamlMessage> {
    use SyntaxErrorKind as K;
    Some(match kind {
        K::UnclosedBracket(open) => YamlMessage::new(
            format!("`{open}` is opened and never closed"),
            "opened here",
            format!(
                "write `{}` where the {} ends, or put the value in quotes if it is text",
                partner(open),
                if open == '[' { "list" } else { "map" }
            ),
        ),
        K::MismatchedBracket { open, close } => YamlMessage::new(
            format!("`{open}` is closed by `{close}`"),
            "opened here",
            format!("write `{}` instead of `{close}`", partner(open)),
        ),
        K::StrayBracket => YamlMessage::new(
            format!("{} closes nothing", shown(text)),
            "no bracket is open here",
            "delete it, or put the value in quotes if it is text",
        ),
        K::MissingComma => YamlMessage::new(
            "a comma is missing between two items",
            "the next item begins here",
            "write `,` between the two, or put the value in quotes if it is text",
        ),
        K::EmptyItem => YamlMessage::new(
            "an item of the list is empty",
            "nothing before this comma",
            "delete the comma, or write the item that is missing",
        ),
        _ => return None,
    })
}

/// The name of a blank character that is not a plain space.
fn blank_name(blank: char) -> String {
    let name = match blank {
        '\u{a0}' => "a no-break space",
        '\u{202f}' => "a narrow no-break space",
        '\u{3000}' => "a full-width space",
        _ => "an unusual kind of space",
    };
    format!("{name} (U+{:04X})", u32::from(blank))
}

/// Mistakes in how lines fit together.
fn in_lines(kind: SyntaxErrorKind, text: &str) -> Option<YamlMessage> {
    use SyntaxErrorKind as K;
    Some(match kind {
        K::Tab => YamlMessage::new(
            "a tab indents this line; YAML allows only spaces",
            "a tab",
            "replace the tab by spaces, as many as the lines around it have",
        ),
        K::Indentation => YamlMessage::new(
            "the indentation of this line does not match the lines it belongs to",
            "no key or item begins in this column",
            "indent it exactly as the other lines of its entry; if it continues the value \
             above, put that value in quotes",
        ),
        K::NoSpaceBehind(mark) => YamlMessage::new(
            format!("a space is missing after `{mark}`"),
            format!("without a space, `{mark}` is part of the text"),
            format!("write a space after `{mark}`"),
        ),
        K::OtherBlank(blank) => YamlMessage::new(
            format!("{} is where YAML requires a space", blank_name(blank)),
            "it looks like a space, and is part of the text",
            "write a space instead",
        ),
        K::NoKey => YamlMessage::new(
            format!("{} is neither `key: value` nor `- item`", shown(text)),
            "no key here",
            "write a key and a colon before it; if it continues the line above, indent it",
        ),
        K::Directive => YamlMessage::new(
            format!(
                "a directive, {}, without front matter after it",
                shown(text)
            ),
            "a YAML directive",
            "delete this line and the `---` below it, which ends the front matter",
        ),
        K::ListOnKeyLine => YamlMessage::new(
            "a list cannot begin on the line of its key",
            "a list item",
            "move the item to the next line; if nothing is known here, delete the `-`",
        ),
        _ => return None,
    })
}

fn first(text: &str) -> Option<char> {
    text.chars().next()
}

fn partner(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}

fn name_of(character: char) -> String {
    match character {
        '`' => "a backtick".to_string(),
        _ => format!("`{character}`"),
    }
}

/// The beginning of `text` as it is within double quotes.
fn quotable(text: &str) -> String {
    const LONGEST: usize = 40;
    let start: String = text.chars().take(LONGEST).collect();
    let more = if start.len() < text.len() { " …" } else { "" };
    let escaped = start.replace('\\', "\\\\").replace('"', "\\\"");
    format!("{escaped}{more}")
}
