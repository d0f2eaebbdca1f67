//! A page of Markdown on a terminal: headings, wrapped paragraphs, lists and indented code.

use anstyle::{AnsiColor, Style as Paint};
use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, parse_document};

use super::human_style::HumanStyle;
use super::wrapped::hanging;
use crate::syntax::markdown::comrak_options;

/// Longer lines are hard to read, in columns.
const WIDEST: usize = 100;

/// Before code, more than before the text around it.
const CODE_INDENT: &str = "    ";

/// `markdown` as it is read on a terminal.
pub fn page(markdown: &str, style: HumanStyle) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &comrak_options());
    let layout = PageLayout {
        colour: style.colour,
        width: style.width().min(WIDEST),
    };
    layout.blocks(root, "") + "\n"
}

#[derive(Clone, Copy)]
struct PageLayout {
    colour: bool,
    width: usize,
}

impl PageLayout {
    /// The blocks of `parent`, an empty line between two of them.
    fn blocks<'a>(self, parent: &'a AstNode<'a>, indent: &str) -> String {
        let blocks: Vec<String> = parent
            .children()
            .map(|block| self.block(block, indent))
            .filter(|block| !block.is_empty())
            .collect();
        blocks.join("\n\n")
    }

    fn block<'a>(self, block: &'a AstNode<'a>, indent: &str) -> String {
        match &block.data().value {
            NodeValue::Heading(_) => {
                let bold = Paint::new().bold();
                let text = self.painted(bold, &self.inline(block));
                hanging(&text, self.width, indent, indent)
            }
            NodeValue::CodeBlock(code) => self.code(&code.literal, indent),
            NodeValue::List(list) => {
                let mut number = list.start;
                let items = block.children().map(|item| {
                    let mark = match list.list_type {
                        ListType::Bullet => "- ".to_string(),
                        ListType::Ordered => format!("{number}. "),
                    };
                    number += 1;
                    self.item(item, &mark, indent)
                });
                items.collect::<Vec<_>>().join("\n")
            }
            NodeValue::Table(_) => self.table(block, indent),
            NodeValue::BlockQuote => self.blocks(block, &format!("{indent}  ")),
            _ => hanging(&self.inline(block), self.width, indent, indent),
        }
    }

    /// A table as a list of its rows, each cell after its title.
    fn table<'a>(self, table: &'a AstNode<'a>, indent: &str) -> String {
        let cells = |row: &'a AstNode<'a>| row.children().map(|cell| self.inline(cell));
        let mut rows = table.children();
        let titles: Vec<String> = rows.next().into_iter().flat_map(cells).collect();
        let lines = rows.map(|row| {
            let titled = titles.iter().zip(cells(row));
            let parts = titled.map(|(title, cell)| format!("{title} {cell}"));
            let text = parts.collect::<Vec<_>>().join(", ");
            hanging(
                &text,
                self.width,
                &format!("{indent}- "),
                &format!("{indent}  "),
            )
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// An item of a list, its lines below each other after its `mark`.
    fn item<'a>(self, item: &'a AstNode<'a>, mark: &str, indent: &str) -> String {
        let inner = format!("{indent}{}", " ".repeat(mark.len()));
        let text = self.blocks(item, &inner);
        let text = text.strip_prefix(&inner).unwrap_or(&text);
        format!("{indent}{mark}{text}")
    }

    /// Code, never wrapped: it is there to be copied.
    fn code(self, code: &str, indent: &str) -> String {
        let lines = code.trim_end().lines().map(|line| match line {
            "" => String::new(),
            line => format!("{indent}{CODE_INDENT}{}", self.painted(code_paint(), line)),
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The text of a block, with colours in place of marks where there are colours.
    fn inline<'a>(self, parent: &'a AstNode<'a>) -> String {
        let parts = parent.children().map(|part| match &part.data().value {
            NodeValue::Text(text) => text.to_string(),
            NodeValue::Code(code) if self.colour => self.painted(code_paint(), &code.literal),
            NodeValue::Code(code) => format!("`{}`", code.literal),
            NodeValue::Strong => self.painted(Paint::new().bold(), &self.inline(part)),
            NodeValue::Emph => self.painted(Paint::new().italic(), &self.inline(part)),
            NodeValue::SoftBreak => " ".to_string(),
            NodeValue::LineBreak => "\n".to_string(),
            NodeValue::Link(link) => match self.inline(part) {
                text if text == link.url => text,
                text => format!("{text} ({})", link.url),
            },
            _ => self.inline(part),
        });
        parts.collect()
    }

    fn painted(self, paint: Paint, text: &str) -> String {
        if self.colour {
            format!("{paint}{text}{paint:#}")
        } else {
            text.to_string()
        }
    }
}

fn code_paint() -> Paint {
    AnsiColor::Cyan.on_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKDOWN: &str = "# A *title*\n\nOne `two three` and [four](https://example.com/4)\n\
        **five**.\n\n1. six\n   seven\n\n   eight\n2. nine\n\n> ten\n\n| a | b |\n|---|---|\n| `x` | 1 |\n| y | 2 |\n\n```toml\na = 1\n\nb = 2\n```\n";

    fn shown(colour: bool, width: usize) -> String {
        page(MARKDOWN, HumanStyle { colour, width })
    }

    #[test]
    fn blocks_are_laid_out_and_text_is_wrapped() {
        assert_eq!(
            shown(false, 40),
            "A title\n\nOne `two three` and four\n(https://example.com/4) five.\n\n\
             1. six seven\n\n   eight\n2. nine\n\n  ten\n\n- a `x`, b 1\n- a y, b 2\n\n    a = 1\n\n    b = 2\n"
        );
    }

    #[test]
    fn colours_take_the_place_of_marks() {
        let shown = shown(true, 80);
        assert!(shown.starts_with("\u{1b}[1mA "), "{shown}");
        assert!(
            shown.contains("\u{1b}[36mtwo three\u{1b}[0m and"),
            "{shown}"
        );
        assert!(
            shown.contains("    \u{1b}[36ma = 1\u{1b}[0m\n\n"),
            "{shown}"
        );
    }
}
