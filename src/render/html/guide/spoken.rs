//! Words to say, with what the author writes around them.

use minijinja::Value;
use serde::Serialize;

use crate::analysis::prose::passages::{is_plain_prose, passages};
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

impl Spoken {
    /// What is said in `said`: each passage in quotation marks, or else the script as a whole.
    pub(super) fn of(guide: &Guide, said: SaidAt, text: &mut BodyText<'_>) -> Spoken {
        let source = &*guide.source.text;
        let mut spans = passages(source, said.range);
        if spans.is_empty() && is_plain_prose(guide.source.slice(said.range)) {
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
    // The beginning of a quote that is a script.
    if markdown.trim_matches(['>', ' ', '\n', '\r']).is_empty() {
        return Value::from_safe_string(String::new());
    }
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

/// A script without the quotation marks around all of it; other text as it is.
fn without_quotes(text: &str) -> &str {
    let trimmed = text.trim();
    let inside = trimmed
        .strip_prefix(['"', '“', '„', '«'])
        .and_then(|inside| inside.strip_suffix(['"', '”', '“', '»']));
    inside.map_or(text, str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_around_all_of_it_go() {
        assert_eq!(
            without_quotes("“I ask for \"more\".”"),
            "I ask for \"more\"."
        );
        assert_eq!(without_quotes("say it"), "say it");
    }
}
