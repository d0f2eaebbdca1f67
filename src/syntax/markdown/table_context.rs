//! What is above and below a table: its heading, and the text that says what its figures are.

use std::ops::ControlFlow;

use super::{Block, BlockKind, Document, FoundTable, Line, MappedText};
use crate::text::TextRange;

/// How many headings, paragraphs and tables above a table are looked at.
const FARTHEST: usize = 1000;
/// How many paragraphs below a table belong to it.
const MOST_BELOW: usize = 2;

/// The surroundings of a table.
#[derive(Clone, Debug, Default)]
pub struct TableContext<'d> {
    /// The nearest heading above the table, with no other table between. A bold line counts as one.
    pub heading: Option<TableHeading<'d>>,
    /// The nearest heading above that is no bold line, whatever is between.
    pub section: Option<TableHeading<'d>>,
    /// The paragraphs between the table and its heading, the table before it, or the body's start;
    /// the nearest first. Of a table in a quote or a list's item, first those that are in it too,
    /// then those above the quote or list.
    pub above: Vec<Passage<'d>>,
    /// The first paragraphs below, up to the next heading or table, two at most.
    pub below: Vec<Passage<'d>>,
}

/// A heading, or a line that is one bold run.
#[derive(Clone, Copy, Debug)]
pub struct TableHeading<'d> {
    pub line: &'d Line,
    /// `None` for a bold line.
    pub level: Option<u8>,
}

impl TableHeading<'_> {
    pub fn is_bold_line(&self) -> bool {
        self.level.is_none()
    }
}

/// A paragraph, or its lines around a bold one.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'d> {
    /// At least one.
    pub lines: &'d [Line],
}

impl Passage<'_> {
    pub fn range(&self) -> TextRange {
        let range = |line: Option<&Line>| line.map(|line| line.range).unwrap_or_default();
        range(self.lines.first()).cover(range(self.lines.last()))
    }

    /// The plain text, a line break between its lines.
    pub fn text(&self) -> MappedText {
        let mut text = MappedText::default();
        let mut end = self.range().start();
        for (index, line) in self.lines.iter().enumerate() {
            if index > 0 {
                text.push("\n", TextRange::new(end, line.range.start()), "");
            }
            text.append(&line.text);
            end = line.range.end();
        }
        text
    }
}

impl Document {
    /// What is above and below `found`, a table of this document.
    pub fn table_context(&self, found: &FoundTable<'_>) -> TableContext<'_> {
        let containers = containers(self, found.table.range);
        let mut context = TableContext::default();
        let mut left = FARTHEST;
        let mut is_above = true;
        let _ = containers.iter().try_for_each(|container| {
            let mut take = |part| {
                left = left.saturating_sub(1);
                is_above &= context.take_above(part, is_above);
                if left == 0 || context.section.is_some() {
                    return ControlFlow::Break(());
                }
                ControlFlow::Continue(())
            };
            let mut above = container.above.iter().rev();
            above.try_for_each(|block| visit(self, block, Order::Backward, &mut take))
        });
        let _ = containers.iter().try_for_each(|container| {
            let mut take = |part| match part {
                NearbyPart::Text(lines) => {
                    context.below.push(Passage { lines });
                    if context.below.len() < MOST_BELOW {
                        ControlFlow::Continue(())
                    } else {
                        ControlFlow::Break(())
                    }
                }
                NearbyPart::Heading(_) | NearbyPart::Table => ControlFlow::Break(()),
            };
            let mut below = container.below.iter();
            below.try_for_each(|block| visit(self, block, Order::Forward, &mut take))
        });
        context
    }
}

impl<'d> TableContext<'d> {
    /// Takes the next part above; says whether what follows may still belong to the table. `is_above`
    /// where it did up to here.
    fn take_above(&mut self, part: NearbyPart<'d>, is_above: bool) -> bool {
        match part {
            NearbyPart::Text(lines) if is_above => self.above.push(Passage { lines }),
            NearbyPart::Heading(heading) => {
                if is_above {
                    self.heading = Some(heading);
                }
                if !heading.is_bold_line() {
                    self.section = Some(heading);
                }
                return false;
            }
            NearbyPart::Table => return false,
            NearbyPart::Text(_) => {}
        }
        true
    }
}

/// The blocks around a table in one container.
struct ContainerBlocks<'d> {
    above: &'d [Block],
    below: &'d [Block],
}

/// The containers around the table at `range`, the innermost first.
fn containers(document: &Document, range: TextRange) -> Vec<ContainerBlocks<'_>> {
    let mut containers = Vec::new();
    let mut blocks = document.blocks.as_slice();
    loop {
        let upto = blocks.partition_point(|block| block.range.start <= range.start);
        let beyond = blocks.partition_point(|block| block.range.start < range.end);
        let Some((own, above)) = blocks[..upto].split_last() else {
            break;
        };
        containers.push(ContainerBlocks {
            above,
            below: &blocks[beyond.max(upto)..],
        });
        blocks = match &own.kind {
            BlockKind::Quote(inner) => inner,
            BlockKind::List { items, .. } => {
                let upto = items.partition_point(|item| item.range.start <= range.start);
                match items[..upto].last() {
                    Some(item) => &item.blocks,
                    None => break,
                }
            }
            _ => break,
        };
    }
    containers.reverse();
    containers
}

/// What is above or below a table, one after the other: a heading, lines of text, another table.
#[derive(Clone, Copy)]
enum NearbyPart<'d> {
    Heading(TableHeading<'d>),
    Text(&'d [Line]),
    Table,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Forward,
    Backward,
}

impl Order {
    fn of<'a, T>(self, all: &'a [T]) -> Box<dyn Iterator<Item = &'a T> + 'a> {
        match self {
            Order::Forward => Box::new(all.iter()),
            Order::Backward => Box::new(all.iter().rev()),
        }
    }
}

/// Shows the parts of `block` to `take`, in `order`, until it has enough.
fn visit<'d>(
    document: &Document,
    block: &'d Block,
    order: Order,
    take: &mut dyn FnMut(NearbyPart<'d>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    match &block.kind {
        BlockKind::Table(_) => take(NearbyPart::Table),
        BlockKind::Quote(inner) => order
            .of(inner)
            .try_for_each(|block| visit(document, block, order, take)),
        BlockKind::List { items, .. } => order.of(items).try_for_each(|item| {
            let mut blocks = order.of(&item.blocks);
            blocks.try_for_each(|block| visit(document, block, order, take))
        }),
        _ if document.touches_html_table(block.range) => take(NearbyPart::Table),
        BlockKind::Heading { level, line } => take(NearbyPart::Heading(TableHeading {
            line,
            level: Some(*level),
        })),
        BlockKind::Paragraph(lines) => {
            let mut parts = parts(lines);
            if order == Order::Backward {
                parts.reverse();
            }
            parts.into_iter().try_for_each(take)
        }
        BlockKind::Code | BlockKind::Html | BlockKind::Rule => ControlFlow::Continue(()),
    }
}

/// The bold lines of a paragraph and the text between them.
fn parts(lines: &[Line]) -> Vec<NearbyPart<'_>> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (index, line) in lines.iter().enumerate() {
        if line.is_bold() {
            parts.extend((from < index).then(|| NearbyPart::Text(&lines[from..index])));
            parts.push(NearbyPart::Heading(TableHeading { line, level: None }));
            from = index + 1;
        }
    }
    parts.extend((from < lines.len()).then(|| NearbyPart::Text(&lines[from..])));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Limits;
    use crate::syntax::markdown::read;

    /// Per table: heading, what is above and what below.
    fn contexts(text: &str) -> Vec<String> {
        let document = read(text, TextRange::new(0, text.len()), &Limits::default());
        let tables = document.tables();
        let said = tables.iter().map(|table| {
            let context = document.table_context(table);
            let heading = |heading: Option<TableHeading<'_>>| match heading {
                Some(found) => {
                    let level = found.level.map_or("bold".into(), |level| level.to_string());
                    format!("{level} {}", found.line.text.as_str())
                }
                None => "-".into(),
            };
            let texts = |passages: &[Passage<'_>]| {
                let all = passages.iter().map(|one| one.text().as_str().to_string());
                all.collect::<Vec<_>>().join(", ")
            };
            format!(
                "{} < {} | {} | {}",
                heading(context.heading),
                heading(context.section),
                texts(&context.above),
                texts(&context.below)
            )
        });
        said.collect()
    }

    const TABLE: &str = "| A | B |\n|---|---|\n| a | b |\n";

    #[test]
    fn text_between_the_heading_and_the_table() {
        let text = format!(
            "intro\n\n## Pay *now*\n\nall in\nEUR\n\n- a month\n\n{TABLE}\none\n\n> two\n\nthree\n\n{TABLE}\n\
             # Next\n\n{TABLE}\n<table><tr><td>x</table>\n\nlast\n"
        );
        assert_eq!(
            contexts(&text),
            [
                "2 Pay now < 2 Pay now | a month, all in\nEUR | one, two",
                "- < 2 Pay now | three, two, one | ",
                "1 Next < 1 Next |  | ",
                "- < 1 Next |  | last",
            ]
        );
    }

    #[test]
    fn bold_lines_are_headings() {
        let text = format!(
            "# T\n\nx\n\n**Cash:**\nin EUR\n\n{TABLE}\n**Equity** grows\n\n**Stock**\n\n{TABLE}"
        );
        assert_eq!(
            contexts(&text),
            [
                "bold Cash: < 1 T | in EUR | Equity grows",
                "bold Stock < 1 T |  | ",
            ]
        );
    }

    #[test]
    fn in_quotes_and_items_the_nearest_text_comes_first() {
        let text = "# T\n\nabove\n\n- other item\n- per month\n\n  | A |\n  |---|\n  | a |\n\n  note\n\n- next\n\nbelow\n\n\
                    > quoted\n>\n> <table>\n> <tr><td>x\n> </table>\n";
        assert_eq!(
            contexts(text),
            [
                "1 T < 1 T | per month, above | note, below",
                "- < 1 T | quoted, below, next, note | ",
            ]
        );
    }

    #[test]
    fn passages_lead_back_to_the_source() {
        let text = "in **gross**\n  EUR\n\n| A |\n|---|\n";
        let document = read(text, TextRange::new(0, text.len()), &Limits::default());
        let tables = document.tables();
        let above = document.table_context(&tables[0]).above;
        let words = above[0].text();
        assert_eq!(words.as_str(), "in gross\nEUR");
        let source = words.source(3..12);
        assert_eq!(&text[source.start()..source.end()], "gross**\n  EUR");
        assert_eq!(above[0].range(), TextRange::new(0, 18));
    }
}
