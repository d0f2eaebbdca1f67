//! HTML to tags and the text between them. Every byte is looked at a bounded number of times.

use std::ops::Range;

/// Elements whose content is no HTML, whatever it looks like.
const RAW: [&str; 5] = ["script", "style", "textarea", "title", "xmp"];

/// A tag or the text before the next one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum HtmlToken<'h> {
    Text(Range<usize>),
    Tag(LexedTag<'h>),
}

/// A tag as it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct LexedTag<'h> {
    pub name: &'h str,
    pub is_end: bool,
    /// What follows the name, up to the `>`.
    pub attributes: &'h str,
    pub range: Range<usize>,
}

/// What is open where one block of HTML ends and the next one starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum LexerState {
    #[default]
    Html,
    Comment,
    Raw(&'static str),
}

/// Cuts HTML into tags and text, and remembers between blocks what is open.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lexer {
    state: LexerState,
}

impl Lexer {
    pub(super) fn is_in_comment(self) -> bool {
        self.state == LexerState::Comment
    }

    /// The token at or after `at`, which moves after it.
    pub(super) fn next<'h>(&mut self, html: &'h str, at: &mut usize) -> Option<HtmlToken<'h>> {
        loop {
            match self.state {
                LexerState::Html => {}
                LexerState::Comment => {
                    *at = match html[*at..].find("-->") {
                        Some(end) => *at + end + "-->".len(),
                        None => return None,
                    };
                    self.state = LexerState::Html;
                }
                LexerState::Raw(name) => {
                    *at += end_tag(&html[*at..], name)?;
                    self.state = LexerState::Html;
                }
            }
            let rest = &html[*at..];
            let text = next_markup(rest);
            if text > 0 {
                let range = *at..*at + text;
                *at = range.end;
                return Some(HtmlToken::Text(range));
            }
            if rest.is_empty() {
                return None;
            }
            if rest.starts_with("<!--") {
                *at += "<!--".len();
                self.state = LexerState::Comment;
                continue;
            }
            let end = tag_end(rest);
            let start = *at;
            // A tag that is never closed by `>` swallows the rest of the HTML.
            *at = end.map_or(html.len(), |end| start + end + 1);
            let end = end?;
            if rest.starts_with("<!") || rest.starts_with("<?") {
                continue;
            }
            return Some(HtmlToken::Tag(self.tag(&rest[..=end], start)));
        }
    }

    fn tag<'h>(&mut self, tag: &'h str, start: usize) -> LexedTag<'h> {
        let is_end = tag.starts_with("</");
        let inside = &tag[1 + usize::from(is_end)..tag.len() - 1];
        let name = inside.find(|c: char| c.is_ascii_whitespace() || c == '/');
        let (name, attributes) = inside.split_at(name.unwrap_or(inside.len()));
        let raw = RAW.into_iter().find(|raw| raw.eq_ignore_ascii_case(name));
        if let (Some(raw), false) = (raw, is_end) {
            self.state = LexerState::Raw(raw);
        }
        LexedTag {
            name,
            is_end,
            attributes,
            range: start..start + tag.len(),
        }
    }
}

/// Where the next tag or comment starts: a `<` before anything else is text.
fn next_markup(html: &str) -> usize {
    let bytes = html.as_bytes();
    let mut from = 0;
    while let Some(at) = html[from..].find('<') {
        let at = from + at;
        match (bytes.get(at + 1), bytes.get(at + 2)) {
            (Some(b'!' | b'?'), _) => return at,
            (Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => return at,
            (Some(letter), _) if letter.is_ascii_alphabetic() => return at,
            _ => from = at + 1,
        }
    }
    html.len()
}

/// The `>` of the tag at the start of `html`: none in an attribute's quotes.
fn tag_end(html: &str) -> Option<usize> {
    let bytes = html.as_bytes();
    let mut starts_value = false;
    let mut at = 1;
    loop {
        match *bytes.get(at)? {
            b'>' => return Some(at),
            b'=' => starts_value = true,
            quote @ (b'"' | b'\'') if starts_value => {
                at += 1 + bytes
                    .get(at + 1..)?
                    .iter()
                    .position(|byte| *byte == quote)?;
                starts_value = false;
            }
            b' ' | b'\t' | b'\n' | b'\r' => {}
            _ => starts_value = false,
        }
        at += 1;
    }
}

/// Where the end tag of the raw element `name` starts.
fn end_tag(html: &str, name: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + html.get(from..)?.find("</")?;
        from = at + "</".len();
        let found = html.get(from..from + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tags as `name`, `/name`, and text as it is.
    fn tokens(html: &str) -> Vec<String> {
        let mut lexer = Lexer::default();
        let mut at = 0;
        let mut tokens = Vec::new();
        while let Some(token) = lexer.next(html, &mut at) {
            tokens.push(match token {
                HtmlToken::Text(range) => format!("'{}'", &html[range]),
                HtmlToken::Tag(tag) if tag.is_end => format!("/{}", tag.name),
                HtmlToken::Tag(tag) => tag.name.to_string(),
            });
        }
        tokens
    }

    #[test]
    fn text_tags_and_neither() {
        for (html, expected) in [
            ("<td class='a>b'>x</td >", "td 'x' /td"),
            ("<BR/>a < b <5 & </ c", "BR 'a < b <5 & </ c'"),
            ("a<!-- <td> --!> -->b", "'a' 'b'"),
            ("<!doctype html><?php ?>c", "'c'"),
            ("<script>if (a<b) '</td>'</SCRIPT>d", "script /SCRIPT 'd'"),
            ("<td it's>e", "td 'e'"),
            ("<td><tr", "td"),
            ("<td title=\"open>f", ""),
            ("<!-- open <td>", ""),
            ("", ""),
        ] {
            assert_eq!(tokens(html).join(" "), expected, "{html}");
        }
    }
}
