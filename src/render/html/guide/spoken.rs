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

/// Passages of fewer words within other text are names or emphasis, not scripts.
const FEWEST_WORDS: usize = 5;

/// Bytes of a text that is cut into scripts; what is longer is no script.
const LONGEST_CUT: usize = 20_000;

impl Spoken {
    /// What is said in `said`: each passage in quotation marks, or else the script as a whole.
    pub(super) fn of(guide: &Guide, said: SaidAt, text: &mut BodyText<'_>) -> Spoken {
        let source = &*guide.source.text;
        let written = guide.source.slice(said.range);
        let mut spans = Vec::new();
        if written.len() <= LONGEST_CUT && is_prose(written) {
            spans = quotations(source, said.range);
            if spans.is_empty() && !written.contains(['"', '“', '„', '«']) {
                spans.extend(said.script.filter(|script| said.range.contains(*script)));
            }
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

/// Whether a text is paragraphs, in a quote or not, which can be cut at quotation marks. Tables, lists and code
/// cannot.
fn is_prose(text: &str) -> bool {
    text.lines().all(|line| {
        let line = line.trim_start_matches([' ', '>']);
        let is_numbered = line.split_once(['.', ')']).is_some_and(|(number, rest)| {
            !number.is_empty()
                && number.bytes().all(|byte| byte.is_ascii_digit())
                && rest.starts_with(' ')
        });
        !(is_numbered
            || line.starts_with(['|', '`'])
            || line.starts_with("- ")
            || line.starts_with("* "))
    })
}

/// The passages of `range` in quotation marks, marks included: marks within a passage are part of it. Nothing
/// where a passage begins within emphasis that goes on behind it.
fn quotations(text: &str, range: TextRange) -> Vec<TextRange> {
    let Some(slice) = text.get(range.start()..range.end()) else {
        return Vec::new();
    };
    let mut found: Vec<TextRange> = Vec::new();
    let mut open: Vec<(usize, &str)> = Vec::new();
    let hidden = hidden_parts(slice);
    for (at, mark) in slice.match_indices(['"', '“', '”', '„', '«', '»']) {
        let after_start = hidden.partition_point(|part| part.start() <= at);
        let is_hidden = after_start > 0 && hidden[after_start - 1].end() > at;
        if is_hidden {
            continue;
        }
        match role_of(slice, at, mark, &open) {
            MarkRole::Opens => open.push((at, mark)),
            MarkRole::Closes => {
                if let Some((start, _)) = open.pop()
                    && open.is_empty()
                {
                    found.push(TextRange::new(start, at + mark.len()));
                }
            }
            MarkRole::Nothing => {}
        }
    }
    let is_whole = |span: &TextRange| {
        let around = [&slice[..span.start()], &slice[span.end()..]];
        around
            .iter()
            .all(|text| !text.contains(char::is_alphanumeric))
    };
    let words = |span: &TextRange| slice[span.start()..span.end()].split_whitespace().count();
    let in_brackets = |span: &TextRange| slice[..span.start()].trim_end().ends_with('(');
    found.retain(|span| is_whole(span) || (words(span) >= FEWEST_WORDS && !in_brackets(span)));
    let is_cut = |span: &TextRange| {
        let before = slice[..span.start()].trim_end_matches(['*', '_']);
        before.matches("**").count() % 2 == 1 || before.matches('*').count() % 2 == 1
    };
    if found.iter().any(is_cut) {
        return Vec::new();
    }
    found
        .into_iter()
        .map(|span| span.shifted(range.start()))
        .collect()
}

/// What a quotation mark does.
enum MarkRole {
    Opens,
    Closes,
    Nothing,
}

/// The role of the `mark` at `at`, behind the marks that are `open`.
fn role_of(text: &str, at: usize, mark: &str, open: &[(usize, &str)]) -> MarkRole {
    let before = text[..at].chars().next_back();
    let after = text[at + mark.len()..].chars().next();
    let innermost = open.last().map(|(_, mark)| *mark);
    let begins_paragraph = text[..at].trim_end_matches([' ', '>']).ends_with("\n\n");
    match mark {
        "“" if innermost == Some("„") => MarkRole::Closes,
        // Each paragraph of a long passage begins with a mark, and the last one ends with one.
        "“" | "\"" if innermost == Some(mark) && begins_paragraph => MarkRole::Nothing,
        "“" | "„" | "«" => MarkRole::Opens,
        "”" | "»" => MarkRole::Closes,
        _ => {
            let begins = before.is_none_or(|c| !c.is_alphanumeric() && !",.!?;%)”".contains(c));
            let ends = before.is_some_and(|c| !c.is_whitespace() && !"(*_".contains(c))
                || after.is_none_or(char::is_whitespace);
            let is_inches = open.is_empty() && before.is_some_and(|c| c.is_ascii_digit());
            if is_inches {
                MarkRole::Nothing
            } else if begins && (open.is_empty() || !ends) {
                MarkRole::Opens
            } else {
                MarkRole::Closes
            }
        }
    }
}

/// Where quotation marks are no text: in code, in the targets of links, in tags. Sorted.
fn hidden_parts(text: &str) -> Vec<TextRange> {
    let ends = [("`", "`"), ("](", ")"), ("<", ">")];
    let mut hidden = Vec::new();
    let mut at = 0;
    while let Some((start, opening, closing)) = ends
        .iter()
        .filter_map(|(opening, closing)| Some((at + text[at..].find(opening)?, *opening, *closing)))
        .min()
    {
        let inside = start + opening.len();
        let line_end = text[inside..]
            .find('\n')
            .map_or(text.len(), |end| inside + end);
        match text[inside..line_end].find(closing) {
            Some(length) => {
                at = inside + length + closing.len();
                hidden.push(TextRange::new(start, at));
            }
            None => at = inside,
        }
    }
    hidden
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

    fn passages(text: &str) -> Vec<&str> {
        let spans = quotations(text, TextRange::new(0, text.len()));
        spans
            .iter()
            .map(|span| &text[span.start()..span.end()])
            .collect()
    }

    #[test]
    fn passages_in_quotation_marks() {
        assert_eq!(passages("a \"b c d e f.\" d"), ["\"b c d e f.\""]);
        assert!(passages("a \"b c.\" d").is_empty());
        assert_eq!(
            passages("“I ask for “more” now.” Then"),
            ["“I ask for “more” now.”"]
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
        assert!(
            passages("[a](b \"of five words or more\") `say \"one two three four five\"`")
                .is_empty()
        );
        assert!(passages("**Say: \"one two three four five.\"** Then stop").is_empty());
        assert!(passages("such as \"Quant\" and (\"one two three four five\")").is_empty());
        assert_eq!(
            passages("„Ich bitte um mehr Geld.“ Dann"),
            ["„Ich bitte um mehr Geld.“"]
        );
        assert_eq!(
            passages("“One and on.\n\n“Two and on.”"),
            ["“One and on.\n\n“Two and on.”"]
        );
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
