//! Words to say, with what the author writes around them.

use minijinja::Value;
use serde::Serialize;

use crate::model::Guide;
use crate::render::html::markdown::{BodyPart, BodyText, unquoted, without_margin};
use crate::text::TextRange;

/// Scripts in their surroundings, as HTML.
#[derive(Serialize)]
pub(super) struct Spoken {
    scripts: Vec<Script>,
    after: Value,
}

/// Words to say, without their quotation marks, and the text before them.
#[derive(Serialize)]
struct Script {
    before: Value,
    text: Value,
}

/// Where something to say is.
#[derive(Clone, Copy)]
pub(super) struct SaidAt {
    pub range: TextRange,
    /// The script, where it is known; quotation marks in it and around it show what is said.
    pub script: Option<TextRange>,
    /// The level of the highest headings in it.
    pub top_level: u8,
}

/// Of several passages in quotation marks, those with fewer words are names or emphasis, not scripts.
const FEWEST_WORDS: usize = 5;

impl Spoken {
    /// What is said in `said`: each passage in quotation marks, or else the script as a whole.
    pub(super) fn of(guide: &Guide, said: SaidAt, text: &mut BodyText<'_>) -> Spoken {
        let source = &*guide.source.text;
        let mut spans = quotations(source, said.range);
        if spans.is_empty() {
            spans.extend(said.script.filter(|script| said.range.contains(*script)));
        }
        let mut scripts = Vec::new();
        let mut at = said.range.start();
        for span in spans {
            let (before, script, end) = without_emphasis(source, at, span, said.range.end());
            scripts.push(Script {
                before: html(guide, before, said, text),
                text: script_html(guide, script, said, text),
            });
            at = end;
        }
        let rest = TextRange::new(at, said.range.end().max(at));
        Spoken {
            scripts,
            after: html(guide, rest, said, text),
        }
    }
}

fn html(guide: &Guide, range: TextRange, said: SaidAt, text: &mut BodyText<'_>) -> Value {
    let markdown = without_margin(&guide.source, range);
    let html = text.html(BodyPart {
        markdown: &markdown,
        range,
        top_level: said.top_level,
    });
    Value::from_safe_string(html)
}

/// A script as it is said: without the quotation marks around it, and without the marks of a quote.
fn script_html(guide: &Guide, range: TextRange, said: SaidAt, text: &mut BodyText<'_>) -> Value {
    let markdown = without_margin(&guide.source, range);
    let unquoted = if markdown.trim_start().starts_with('>') {
        unquoted(&markdown)
    } else {
        markdown
    };
    let html = text.html(BodyPart {
        markdown: without_quotes(&unquoted),
        range,
        top_level: said.top_level,
    });
    Value::from_safe_string(html)
}

/// What is before a passage, the passage, and where it ends; without a pair of marks of emphasis around it.
fn without_emphasis(
    text: &str,
    from: usize,
    span: TextRange,
    end: usize,
) -> (TextRange, TextRange, usize) {
    let before = text.get(from..span.start()).unwrap_or_default();
    let after = text.get(span.end()..end).unwrap_or_default();
    let is_mark = |c: char| matches!(c, '*' | '_');
    let opening = before.len() - before.trim_end_matches(is_mark).len();
    let closing = after.len() - after.trim_start_matches(is_mark).len();
    let marks = opening.min(closing);
    (
        TextRange::new(from, span.start() - marks),
        span,
        span.end() + marks,
    )
}

/// The passages of `range` in quotation marks, marks included. Marks within a passage are part of it, and one
/// behind a number is a sign for inches.
fn quotations(text: &str, range: TextRange) -> Vec<TextRange> {
    let Some(slice) = text.get(range.start()..range.end()) else {
        return Vec::new();
    };
    let mut found: Vec<TextRange> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, mark) in slice.match_indices(['"', '“', '”']) {
        let before = slice[..at].chars().next_back();
        let after = slice[at + mark.len()..].chars().next();
        let begins = before.is_none_or(|c| !c.is_alphanumeric() && !",.!?;%)”".contains(c));
        let ends = before.is_some_and(|c| !c.is_whitespace() && !"(*_".contains(c))
            || after.is_none_or(char::is_whitespace);
        let is_opening = match mark {
            "“" => true,
            "”" => false,
            _ => begins && (open.is_empty() || !ends),
        };
        let is_inches = before.is_some_and(|c| c.is_ascii_digit()) && open.is_empty();
        if is_opening {
            open.push(at);
        } else if let Some(start) = open.pop()
            && open.is_empty()
            && !is_inches
        {
            found.push(TextRange::new(start, at + mark.len()).shifted(range.start()));
        }
    }
    let words = |span: &TextRange| text[span.start()..span.end()].split_whitespace().count();
    if found.len() > 1 && found.iter().any(|span| words(span) >= FEWEST_WORDS) {
        found.retain(|span| words(span) >= FEWEST_WORDS);
    }
    found
}

/// A script without the quotation marks around all of it; other text as it is.
fn without_quotes(text: &str) -> &str {
    let trimmed = text.trim();
    let inside = trimmed
        .strip_prefix(['"', '“', '”'])
        .and_then(|inside| inside.strip_suffix(['"', '”', '“']));
    inside.map_or(text, str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passages(text: &str) -> Vec<&str> {
        let spans = quotations(text, TextRange::new(0, text.len()));
        spans
            .iter()
            .map(|span| &text[span.start()..span.end()])
            .collect()
    }

    #[test]
    fn passages_in_quotation_marks() {
        assert_eq!(passages("a \"b c.\" d"), ["\"b c.\""]);
        assert_eq!(
            passages("“I ask for “more”.” Then"),
            ["“I ask for “more”.”"]
        );
        assert_eq!(
            passages("\"I ask for \"more\" now.\""),
            ["\"I ask for \"more\" now.\""]
        );
        assert_eq!(
            passages("\"One is what I am asking for.\" Then say: \"Two is what I am asking for.\""),
            [
                "\"One is what I am asking for.\"",
                "\"Two is what I am asking for.\""
            ]
        );
        assert_eq!(
            passages("Say \"this is all that I have to say\" and not \"no\"."),
            ["\"this is all that I have to say\""]
        );
        assert!(passages("a 27\" screen and a 32\" one").is_empty());
        assert!(passages("it's don't").is_empty());
    }

    #[test]
    fn quotation_marks_around_all_of_it_go() {
        assert_eq!(
            without_quotes("“I ask for \"more\".”"),
            "I ask for \"more\"."
        );
        assert_eq!(without_quotes("say it"), "say it");
    }
}
