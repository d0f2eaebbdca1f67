//! pulldown-cmark events to spans.

use pulldown_cmark::{Event, Tag};

use crate::syntax::markdown::{Emphasis, Spans};
use crate::text::TextRange;

/// Collects the marks within running text, event by event.
#[derive(Default)]
pub(super) struct SpanReader {
    pub spans: Spans,
    /// Where the run of plain text that was read last ends.
    read_to: usize,
}

impl SpanReader {
    /// Notes what `event`, which is at `range` of `text` and in no block of code, says of marks.
    pub(super) fn event(&mut self, text: &str, event: &Event<'_>, range: TextRange) {
        let spans = &mut self.spans;
        match event {
            Event::Start(tag @ (Tag::Emphasis | Tag::Strong)) => spans.emphases.push(Emphasis {
                range,
                is_strong: matches!(tag, Tag::Strong),
            }),
            Event::Text(_) => {
                let start = range.start();
                if start > self.read_to && text.as_bytes().get(start - 1) == Some(&b'\\') {
                    spans.escapes.push(TextRange::new(start - 1, start));
                }
                self.read_to = range.end();
            }
            Event::Code(_) | Event::InlineHtml(_) => spans.literal.push(range),
            Event::HardBreak => spans.breaks.push(range),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::{Limits, markdown};
    use crate::text::TextRange;

    #[test]
    fn marks_are_found_to_the_byte() {
        let text = "é _a_ __b__ *c* \\$5 \\\\ `\\$` <b>\none  \ntwo\n\n    \\$ code\n";
        let whole = TextRange::new(0, text.len());
        let spans = markdown::read(text, whole, &Limits::default()).spans;
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
            .map(|range| &text[range.start()..=range.end()])
            .collect();
        assert_eq!(behind, ["\\$", "\\\\"]);
        assert_eq!(slices(&spans.literal), ["`\\$`", "<b>"]);
        assert_eq!(slices(&spans.breaks), ["  \n"]);
    }
}
