//! Headings of a stretch: their levels, words and ids.

use comrak::nodes::{AstNode, NodeValue};

/// Levels of headings below one that is given, without gaps.
pub(super) struct HeadingLevels {
    top: u8,
    /// The author's levels of the headings around, outermost first.
    around: Vec<u8>,
}

impl HeadingLevels {
    pub(super) fn new(top: u8) -> HeadingLevels {
        HeadingLevels {
            top,
            around: Vec::new(),
        }
    }

    /// The level of the next heading, which the author gave the level `written`.
    pub(super) fn level_of(&mut self, written: u8) -> u8 {
        while self.around.last().is_some_and(|level| *level >= written) {
            self.around.pop();
        }
        let depth = u8::try_from(self.around.len()).unwrap_or(u8::MAX);
        self.around.push(written);
        self.top.saturating_add(depth).min(6)
    }
}

/// The words of a heading, without markup.
pub(super) fn words<'a>(heading: &'a AstNode<'a>) -> String {
    let mut words = String::new();
    for node in heading.descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::HtmlInline(_) | NodeValue::SoftBreak | NodeValue::LineBreak => {
                words.push(' ');
            }
            _ => {}
        }
    }
    words
}

/// Gives each heading its id. Raw HTML is escaped before this, so that every `<h` starts a
/// heading.
pub(super) fn with_ids(html: &str, ids: Vec<String>) -> String {
    let mut ids = ids.into_iter();
    let mut result = String::with_capacity(html.len() + 256);
    let mut rest = html;
    while let Some((before, level, inside, after)) = next_heading(rest) {
        let id = ids.next().unwrap_or_default();
        result.push_str(&format!(
            "{before}<h{level} id=\"{id}\">{inside}</h{level}>"
        ));
        rest = after;
    }
    result.push_str(rest);
    result
}

/// The text before the next heading, its level, its inside, and the text after it.
fn next_heading(html: &str) -> Option<(&str, char, &str, &str)> {
    let mut from = 0;
    loop {
        let at = from + html[from..].find("<h")?;
        let level = html[at + 2..].chars().next()?;
        if ('1'..='6').contains(&level) && html[at + 3..].starts_with('>') {
            let end = format!("</h{level}>");
            let (inside, after) = html[at + 4..].split_once(&end)?;
            return Some((&html[..at], level, inside, after));
        }
        from = at + 2;
    }
}
