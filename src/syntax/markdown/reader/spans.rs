//! pulldown-cmark events to spans.

use pulldown_cmark::{Event, Parser, Tag};

use super::options;
use crate::syntax::markdown::{Emphasis, Spans};
use crate::text::TextRange;

/// Reads the marks within the Markdown `text`. Never fails.
pub fn spans(text: &str) -> Spans {
    let mut spans = Spans::default();
    let mut in_code = false;
    // Where the run of plain text that was read last ends.
    let mut read_to = 0;
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        let range = TextRange::from(range);
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(pulldown_cmark::TagEnd::CodeBlock) => in_code = false,
            Event::Start(tag @ (Tag::Emphasis | Tag::Strong)) => spans.emphases.push(Emphasis {
                range,
                is_strong: matches!(tag, Tag::Strong),
            }),
            Event::Text(_) if !in_code => {
                let start = range.start();
                let escaped = start > read_to && text[..start].ends_with('\\');
                if escaped {
                    spans.escapes.push(TextRange::new(start - 1, start));
                }
                read_to = range.end();
            }
            Event::Code(_) | Event::InlineHtml(_) => spans.literal.push(range),
            Event::HardBreak => spans.breaks.push(range),
            _ => {}
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_to_the_byte() {
        let text = "é _a_ __b__ *c* \\$5 \\\\ `\\$` <b>\none  \ntwo\n\n    \\$ code\n";
        let spans = spans(text);
        let slices = |ranges: &[TextRange]| -> Vec<&str> {
            let slice = |range: &TextRange| &text[range.start()..range.end()];
            ranges.iter().map(slice).collect()
        };
        let emphases: Vec<TextRange> = spans.emphases.iter().map(|one| one.range).collect();
        assert_eq!(slices(&emphases), ["_a_", "__b__", "*c*"]);
        let strong: Vec<bool> = spans.emphases.iter().map(|one| one.is_strong).collect();
        assert_eq!(strong, [false, true, false]);
        let behind: Vec<&str> = spans
            .escapes
            .iter()
            .map(|range| &text[range.start()..range.end() + 1])
            .collect();
        assert_eq!(behind, ["\\$", "\\\\"]);
        assert_eq!(slices(&spans.literal), ["`\\$`", "<b>"]);
        assert_eq!(slices(&spans.breaks), ["  \n"]);
    }
}
