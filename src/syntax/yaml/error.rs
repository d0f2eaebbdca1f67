//! What the parser says of YAML it cannot read, as data: what is wrong, and the bytes to look at.
//!
//! The parser names the rule of the grammar that failed and often the place where it noticed. A
//! person looks for the mistake itself: the tab, the quote that opens, the second colon.

use granit_parser::ErrorKind;

use super::SyntaxErrorKind;
use crate::text::{TextRange, line_start};

/// What is wrong with `yaml`, given that the parser stopped at byte `at` for the reason `kind`.
pub(super) fn classify(kind: &ErrorKind, yaml: &str, at: usize) -> (SyntaxErrorKind, TextRange) {
    use ErrorKind as E;
    let place = ErrorPlace::new(yaml, at);
    match kind {
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabAtBlockScalarStart
        | E::TabInIndentation
        | E::TabInPlainScalar => place.tab(),
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar => place.unclosed_quote(),
        E::InvalidTrailingSingleQuotedScalar => place.after_quote('\''),
        E::InvalidTrailingDoubleQuotedScalar => place.after_quote('"'),
        E::UnclosedFlowCollection { open } => {
            (SyntaxErrorKind::UnclosedBracket(*open), place.character())
        }
        E::MismatchedFlowCollectionEnd { open, close } => {
            let kind = SyntaxErrorKind::MismatchedBracket {
                open: *open,
                close: *close,
            };
            (kind, place.character())
        }
        E::MisplacedFlowCollectionEnd => (SyntaxErrorKind::StrayBracket, place.character()),
        E::ExpectedFlowMappingSeparator | E::ExpectedFlowSequenceSeparator => {
            (SyntaxErrorKind::MissingComma, place.character())
        }
        E::UnexpectedCharacter { character } => place.unexpected(*character),
        E::MissingAnchorOrAliasName => place.reserved(),
        E::MappingValueNotAllowed => place.colon(),
        E::SimpleKeyExpected | E::InvalidSimpleKey => place.no_key(),
        E::ExpectedBlockMappingKey
        | E::ExpectedBlockSequenceEntry
        | E::InvalidIndentation
        | E::InvalidQuotedScalarIndent
        | E::InvalidFlowScalarIndent
            if place.starts_line() =>
        {
            (SyntaxErrorKind::Indentation, place.rest_of_line())
        }
        E::BlockSequenceEntryNotAllowed => (SyntaxErrorKind::ListOnKeyLine, place.rest_of_line()),
        E::ExpectedDocumentStart => place.directive(),
        E::CommentNotSeparated => (SyntaxErrorKind::GluedComment, place.character()),
        E::InvalidBlockScalarHeader => (SyntaxErrorKind::BlockHeader, place.rest_of_line()),
        E::BomInsideDocument => (
            SyntaxErrorKind::ControlCharacter('\u{feff}'),
            place.character(),
        ),
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => place.escape(),
        _ if place.rest().starts_with(',') => place.comma(),
        _ if place.rest().starts_with(['?', '!']) => place.reserved(),
        _ => place.behind_name(),
    }
}

/// Where the parser stopped.
struct ErrorPlace<'y> {
    yaml: &'y str,
    at: usize,
    line_start: usize,
}

impl<'y> ErrorPlace<'y> {
    fn new(yaml: &'y str, at: usize) -> Self {
        let before = yaml.get(..at).unwrap_or_default();
        ErrorPlace {
            yaml,
            at: before.len(),
            line_start: line_start(before, before.len()),
        }
    }

    fn rest(&self) -> &'y str {
        &self.yaml[self.at..]
    }

    /// The line up to where the parser stopped.
    fn before(&self) -> &'y str {
        &self.yaml[self.line_start..self.at]
    }

    fn starts_line(&self) -> bool {
        self.before().trim().is_empty()
    }

    /// The character the parser stopped at; nothing at the end of a line.
    fn character(&self) -> TextRange {
        let next = self.rest().chars().next();
        let len = next
            .filter(|c| !matches!(c, '\n' | '\r'))
            .map_or(0, char::len_utf8);
        TextRange::new(self.at, self.at + len)
    }

    fn rest_of_line(&self) -> TextRange {
        let line = self.rest().split('\n').next().unwrap_or_default();
        TextRange::new(self.at, self.at + line.trim_end().len())
    }

    /// The tab that indents this line or, where the parser had not come so far, a later one.
    fn tab(&self) -> (SyntaxErrorKind, TextRange) {
        let mut position = self.line_start;
        for line in self.yaml[self.line_start..].split_inclusive('\n') {
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            if let Some(tab) = line[..indent].find('\t') {
                let range = TextRange::new(position + tab, position + indent);
                return (SyntaxErrorKind::Tab, range);
            }
            position += line.len();
        }
        (SyntaxErrorKind::Tab, self.character())
    }

    /// A directive without the document it is about: the fence ended the front matter before that.
    fn directive(&self) -> (SyntaxErrorKind, TextRange) {
        let start = if self.yaml.starts_with('%') {
            Some(0)
        } else {
            self.yaml.find("\n%").map(|end| end + 1)
        };
        match start {
            Some(start) => {
                let line = ErrorPlace::new(self.yaml, start).rest_of_line();
                (SyntaxErrorKind::Directive, line)
            }
            None => (SyntaxErrorKind::Other, self.character()),
        }
    }

    fn unclosed_quote(&self) -> (SyntaxErrorKind, TextRange) {
        (SyntaxErrorKind::UnclosedQuote, self.rest_of_line())
    }

    /// Text after a closing quote. If no quote opens on its line, then the one that closes was
    /// meant to open, and one of an earlier line was never closed.
    fn after_quote(&self, quote: char) -> (SyntaxErrorKind, TextRange) {
        let quotes = self.before().matches(quote).count();
        let earlier = self.yaml[..self.line_start].rfind(quote);
        match (quotes, earlier) {
            (1, Some(opening)) => ErrorPlace::new(self.yaml, opening).unclosed_quote(),
            _ => (SyntaxErrorKind::AfterQuote(quote), self.rest_of_line()),
        }
    }

    /// A character no YAML may hold is somewhere ahead in the scalar; any other one is here
    /// and cannot start a value.
    fn unexpected(&self, character: char) -> (SyntaxErrorKind, TextRange) {
        if !is_control(character) {
            return self.reserved();
        }
        let ahead = self.rest().find(character).unwrap_or_default();
        let range = ErrorPlace::new(self.yaml, self.at + ahead).character();
        (SyntaxErrorKind::ControlCharacter(character), range)
    }

    fn reserved(&self) -> (SyntaxErrorKind, TextRange) {
        let kind = match self.rest().chars().next() {
            Some(character) => SyntaxErrorKind::Reserved(character),
            None => SyntaxErrorKind::Other,
        };
        (kind, self.rest_of_line())
    }

    /// A colon where no key can be: a second one on its line, or below a value that is complete.
    fn colon(&self) -> (SyntaxErrorKind, TextRange) {
        if self
            .before()
            .trim_start()
            .trim_start_matches("- ")
            .contains(": ")
        {
            return (SyntaxErrorKind::SecondColon, self.character());
        }
        let indent = indent_of(self.before());
        let above = self.yaml[..self.line_start].trim_end();
        let start = line_start(above, above.len());
        let above_indent = indent_of(&above[start..]);
        if let Some(character) = other_blank(&above[start..]) {
            let line = ErrorPlace::new(self.yaml, start + above_indent);
            (SyntaxErrorKind::OtherBlank(character), line.rest_of_line())
        } else if above_indent == indent && above.len() > start {
            // The line above was taken for text that goes on here: it lacks its own colon.
            ErrorPlace::new(self.yaml, start + above_indent).no_key()
        } else {
            let line = ErrorPlace::new(self.yaml, self.line_start + indent);
            (SyntaxErrorKind::Indentation, line.rest_of_line())
        }
    }

    /// A line that is neither a key nor a list item.
    fn no_key(&self) -> (SyntaxErrorKind, TextRange) {
        let range = self.rest_of_line();
        let line = &self.yaml[range.start()..range.end()];
        let name = line.split([':', ' ']).next().unwrap_or_default();
        if let Some(character) = other_blank(line) {
            return (SyntaxErrorKind::OtherBlank(character), range);
        }
        let kind = match line.strip_prefix('-') {
            Some(_) => SyntaxErrorKind::NoSpaceBehind('-'),
            None if line.len() > name.len() && line[name.len()..].starts_with(':') => {
                SyntaxErrorKind::NoSpaceBehind(':')
            }
            None => SyntaxErrorKind::NoKey,
        };
        (kind, range)
    }

    /// The first backslash of the scalar that starts here and begins no escape YAML knows.
    fn escape(&self) -> (SyntaxErrorKind, TextRange) {
        let mut characters = self.rest().char_indices().skip(1);
        while let Some((backslash, character)) = characters.next() {
            if character != '\\' {
                continue;
            }
            let Some((at, escaped)) = characters.next() else {
                break;
            };
            let is_numeric = matches!(escaped, 'x' | 'u' | 'U');
            let is_known = "0abtnvfre \"/\\N_LP\t\r\n".contains(escaped);
            if is_known || (is_numeric && is_escape_number(&self.rest()[at..])) {
                continue;
            }
            let end = self.at + at + escaped.len_utf8();
            return (
                SyntaxErrorKind::Escape,
                TextRange::new(self.at + backslash, end),
            );
        }
        (SyntaxErrorKind::Escape, self.character())
    }

    /// Text after an alias, an anchor or a tag: mostly emphasis (`*bold* text`), not meant as any.
    fn behind_name(&self) -> (SyntaxErrorKind, TextRange) {
        let before = self.before();
        let value = [": ", "- "]
            .into_iter()
            .filter_map(|separator| Some(before.find(separator)? + separator.len()))
            .find(|at| before[*at..].starts_with(['*', '&', '!']));
        match value {
            Some(at) => ErrorPlace::new(self.yaml, self.line_start + at).reserved(),
            None => (SyntaxErrorKind::Other, self.character()),
        }
    }

    fn comma(&self) -> (SyntaxErrorKind, TextRange) {
        if self.before().trim_end().ends_with([',', '[', '{']) {
            (SyntaxErrorKind::EmptyItem, self.character())
        } else {
            self.reserved()
        }
    }
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The blank after the dash or the key of `line` that is no space to YAML: a no-break space, a full-width
/// one.
fn other_blank(line: &str) -> Option<char> {
    let is_other = |c: &char| c.is_whitespace() && !matches!(c, ' ' | '\t' | '\n' | '\r');
    let item = line.trim_start_matches(' ');
    let after_dash = item.strip_prefix('-').and_then(|rest| rest.chars().next());
    let key = item.strip_prefix("- ").unwrap_or(item);
    let after_key = key
        .split_once(':')
        .and_then(|(_, rest)| rest.chars().next());
    after_dash.filter(is_other).or(after_key.filter(is_other))
}

/// Whether `text` is `x`, `u` or `U` with as many digits as that needs, and a character's number.
fn is_escape_number(text: &str) -> bool {
    let len = match text.as_bytes().first() {
        Some(b'x') => 2,
        Some(b'u') => 4,
        _ => 8,
    };
    let number = text
        .get(1..=len)
        .and_then(|digits| u32::from_str_radix(digits, 16).ok());
    number.is_some_and(|number| char::from_u32(number).is_some())
}

fn is_control(character: char) -> bool {
    character.is_control() || matches!(character, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::super::{SyntaxErrorKind as K, read};
    use crate::syntax::Limits;
    use crate::text::TextRange;

    fn errors(yaml: &str) -> Vec<(K, &str)> {
        let tree = read(yaml, TextRange::new(0, yaml.len()), &Limits::default());
        let slice = |range: TextRange| &yaml[range.start()..range.end()];
        let errors = tree.errors.iter();
        errors
            .map(|error| (error.kind, slice(error.range)))
            .collect()
    }

    #[test]
    fn the_mistake_itself_is_pointed_at() {
        for (yaml, kind, place) in [
            ("a: 1\n\tb: 2\n", K::Tab, "\t"),
            ("a:\n\t- x\n", K::Tab, "\t"),
            ("a: \"x\nb: 2\n", K::UnclosedQuote, "\"x"),
            (
                "l:\n  - r: \"x\n    c: \"y\"\nd: 1\n",
                K::UnclosedQuote,
                "\"x",
            ),
            ("a: [1, 2\nb: 3\n", K::UnclosedBracket('['), "["),
            (
                "a: [1, 2}\nb: 3\n",
                K::MismatchedBracket {
                    open: '[',
                    close: '}',
                },
                "[",
            ),
            ("a: ]\n", K::StrayBracket, "]"),
            ("a: [x, , y]\n", K::EmptyItem, ","),
            ("a:\n  b: 1\n c: 2\nd: 3\n", K::Indentation, "c: 2"),
            ("a: 1\n  b: 2\nc: 3\n", K::Indentation, "b: 2"),
            ("l:\n  - a: 1\n   b: 2\n", K::Indentation, "b: 2"),
            ("# c\n%YAML 1.2\n", K::Directive, "%YAML 1.2"),
            ("a: @x y\nb: 1\n", K::Reserved('@'), "@x y"),
            ("a: `x`\r\n", K::Reserved('`'), "`x`"),
            ("a: ,x\n", K::Reserved(','), ",x"),
            ("a: *b* c\n", K::Reserved('*'), "*b* c"),
            ("a: ? x\n", K::Reserved('?'), "? x"),
            ("a: *\nb: 1\n", K::Reserved('*'), "*"),
            ("a:1\nb: 2\n", K::NoSpaceBehind(':'), "a:1"),
            ("b: 2\na:1\nc: 3\n", K::NoSpaceBehind(':'), "a:1"),
            ("l:\n- a\n-b\nc: 1\n", K::NoSpaceBehind('-'), "-b"),
            ("a: 1\njust text\nb: 2\n", K::NoKey, "just text"),
            ("a: T: S\nb: 1\n", K::SecondColon, ":"),
            ("- a: T: S\n", K::SecondColon, ":"),
            ("a: 'it's'\nb: 1\n", K::AfterQuote('\''), "s'"),
            ("a: \"x\" y\nb: 1\n", K::AfterQuote('"'), "y"),
            ("a: \"\\n\\d\"\nb: 1\n", K::Escape, "\\d"),
            ("a: \"\\ud800\"\nb: 1\n", K::Escape, "\\u"),
            ("a: - b\nc: 1\n", K::ListOnKeyLine, "- b"),
            ("a: >x\n  y\n", K::BlockHeader, ">x"),
            ("a: \"x\"#y\nb: 1\n", K::GluedComment, "#"),
            ("a: b\0c\nd: 1\n", K::ControlCharacter('\0'), "\0"),
            ("a: b\u{1}c\n", K::ControlCharacter('\u{1}'), "\u{1}"),
            ("# \u{7f}\na: 1\n", K::ControlCharacter('\u{7f}'), "\u{7f}"),
            (
                "a: \u{feff}x\n",
                K::ControlCharacter('\u{feff}'),
                "\u{feff}",
            ),
        ] {
            assert_eq!(errors(yaml), [(kind, place)], "{yaml:?}");
        }
    }

    #[test]
    fn a_blank_that_is_no_space_is_known_by_its_name() {
        for (yaml, blank, place) in [
            ("a:\u{a0}1\nb: 2\n", '\u{a0}', "a:\u{a0}1"),
            ("a-b:\u{a0}1\nb: 2\n", '\u{a0}', "a-b:\u{a0}1"),
            ("l:\n  - a:\u{a0}1\n    b: 2\n", '\u{a0}', "- a:\u{a0}1"),
            ("l:\n- a\n-\u{3000}b\nc: 1\n", '\u{3000}', "-\u{3000}b"),
        ] {
            assert_eq!(errors(yaml), [(K::OtherBlank(blank), place)], "{yaml:?}");
        }
    }
}
