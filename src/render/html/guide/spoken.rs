//! Words to say, with what the author writes around them.

use minijinja::Value;
use serde::Serialize;

use crate::model::Guide;
use crate::model::body::quoted;
use crate::render::html::markdown::{BodyPart, BodyText};
use crate::text::TextRange;

/// A script in its surroundings, as HTML.
#[derive(Serialize)]
pub(super) struct Spoken {
    before: Value,
    /// Without its outer quotation marks; `None` where nothing is quoted.
    script: Option<Value>,
    after: Value,
}

/// Where something to say is.
#[derive(Clone, Copy)]
pub(super) struct SaidAt {
    pub range: TextRange,
    /// The script; without it, what is between quotation marks is the script.
    pub script: Option<TextRange>,
    /// The level of the highest headings in it.
    pub top_level: u8,
}

impl Spoken {
    /// What is said in `said`.
    pub(super) fn of(guide: &Guide, said: SaidAt, text: &mut BodyText<'_>) -> Spoken {
        let SaidAt {
            range,
            script,
            top_level,
        } = said;
        let source = &*guide.source.text;
        let script = script.or_else(|| quoted(source, range));
        let mut html = |from: usize, to: usize| {
            let range = TextRange::new(from.min(to), to);
            let markdown = without_margin(guide.source.slice(range));
            let html = text.html(BodyPart {
                markdown: &markdown,
                range,
                top_level,
            });
            Value::from_safe_string(html)
        };
        let Some(script) = script.filter(|script| range.contains(*script)) else {
            return Spoken {
                before: html(range.start(), range.end()),
                script: None,
                after: Value::from_safe_string(String::new()),
            };
        };
        let before = html(range.start(), script.start());
        let after = html(script.end(), range.end());
        let spoken = without_margin(guide.source.slice(script));
        let spoken = without_quotes(&spoken);
        let script = text.html(BodyPart {
            markdown: spoken,
            range: script,
            top_level,
        });
        Spoken {
            before,
            script: Some(Value::from_safe_string(script)),
            after,
        }
    }
}

/// The text of a quote or of an item of a list without the marks and blanks that its lines begin with.
pub(super) fn without_margin(text: &str) -> String {
    let mut lines = text.split('\n');
    let mut result = lines
        .next()
        .map_or("", |line| {
            let line = line.trim_start();
            line.strip_prefix('>').unwrap_or(line).trim_start()
        })
        .to_string();
    let rest: Vec<&str> = lines.collect();
    let margin = rest.iter().filter(|line| !line.trim().is_empty());
    let margin = margin
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min();
    for line in rest {
        let line = line.get(margin.unwrap_or_default()..).unwrap_or_default();
        let line = line
            .strip_prefix('>')
            .map_or(line, |line| line.strip_prefix(' ').unwrap_or(line));
        result.push('\n');
        result.push_str(line);
    }
    result
}

/// A script without the quotation marks around all of it.
fn without_quotes(script: &str) -> &str {
    let trimmed = script.trim();
    let inside = trimmed
        .strip_prefix(['"', '“', '”'])
        .and_then(|inside| inside.strip_suffix(['"', '”', '“']));
    inside.unwrap_or(trimmed).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn margins_and_quotation_marks_go() {
        assert_eq!(without_margin("> a\n> b\n>\n> c"), "a\nb\n\nc");
        assert_eq!(without_margin("a\n   b\n\n     - c"), "a\nb\n\n  - c");
        assert_eq!(
            without_quotes("“I ask for \"more\".”"),
            "I ask for \"more\"."
        );
        assert_eq!(without_quotes("say it"), "say it");
    }
}
