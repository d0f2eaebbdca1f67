//! The level mapping of the body: `A Senior = B L5 = C E5`, in lines, as a list or in a table.

use crate::analysis::levels::stated_chain::{BETWEEN_LEVELS, Chain};
use crate::analysis::levels::table::{is_across, table_chain};
use crate::analysis::text::normalized::NormalizedText;
use crate::model::Guide;
use crate::model::body::SectionKind;
use crate::syntax::Limits;
use crate::syntax::markdown::{Block, BlockKind, Line, ListItem, read};
use crate::text::TextRange;

/// How the body states its level mapping.
pub(crate) enum Mapping {
    /// In lines, mostly one.
    Lines {
        lines: Vec<String>,
        range: TextRange,
        /// Whether they are the whole mapping.
        is_certain: bool,
    },
    /// As a list, with the text of each item that maps levels.
    List {
        items: Vec<String>,
        range: TextRange,
        is_certain: bool,
    },
    Table {
        /// The header's cells, as one text.
        header: String,
        range: TextRange,
        /// Of a table across companies alone.
        chain: Option<Chain>,
        /// Whether it holds the company's levels against something else, and does not only name
        /// them.
        is_across: bool,
    },
}

/// A chain begins with a level; with more characters before its first `=` a line is prose.
const LONGEST_BEGINNING: usize = 60;

impl Mapping {
    /// The first mapping in the body's level sections, if possible one across companies, with all
    /// lines that go on with it. A line that only introduces what follows is passed over.
    pub(crate) fn of(guide: &Guide) -> Option<Mapping> {
        let sections = guide.body.sections.iter();
        let sections = sections.filter(|section| section.kind == SectionKind::LevelMapping);
        let mut mappings: Vec<Mapping> = Vec::new();
        for section in sections {
            let document = read(&guide.source.text, section.content, &Limits::default());
            let first = mappings.len();
            for block in &document.blocks {
                let Some(found) = read_block(guide, block) else {
                    continue;
                };
                match mappings[first..].last_mut() {
                    Some(before) if before.goes_on_with(&found) => before.take(&found),
                    _ => mappings.push(found),
                }
            }
        }
        let best = mappings.iter().position(Mapping::is_across).unwrap_or(0);
        (best < mappings.len()).then(|| mappings.swap_remove(best))
    }

    /// Whether it compares levels of the company with others. A table of its levels and their
    /// titles does not.
    pub(crate) fn is_across(&self) -> bool {
        match self {
            Mapping::Lines { .. } | Mapping::List { .. } => true,
            Mapping::Table { is_across, .. } => *is_across,
        }
    }

    /// The chain, where the body states one that can be read. A table of titles states none.
    pub(crate) fn chain(&self) -> Option<Chain> {
        match self {
            Mapping::Lines {
                lines, is_certain, ..
            } => Some(Chain {
                text: lines.join(BETWEEN_LEVELS),
                is_certain: *is_certain,
            }),
            Mapping::List {
                items, is_certain, ..
            } => Some(Chain {
                text: items.join(BETWEEN_LEVELS),
                is_certain: *is_certain && !items.iter().any(|item| item.contains(';')),
            }),
            Mapping::Table { chain, .. } => chain.as_ref().map(|chain| Chain {
                text: chain.text.clone(),
                is_certain: chain.is_certain,
            }),
        }
    }

    pub(crate) fn range(&self) -> TextRange {
        match self {
            Mapping::Lines { range, .. }
            | Mapping::List { range, .. }
            | Mapping::Table { range, .. } => *range,
        }
    }

    fn texts(&self) -> &[String] {
        match self {
            Mapping::Lines { lines, .. } => lines,
            Mapping::List { items, .. } => items,
            Mapping::Table { .. } => &[],
        }
    }

    /// Whether `next`, the block after it, holds further chains of the same kind.
    fn goes_on_with(&self, next: &Mapping) -> bool {
        let (Mapping::Lines { lines, .. }, texts) = (self, next.texts()) else {
            return false;
        };
        !texts.is_empty() && texts.iter().all(|text| is_alike(&lines[0], text))
    }

    fn take(&mut self, next: &Mapping) {
        if let Mapping::Lines { lines, .. } = self {
            lines.extend(next.texts().iter().cloned());
        }
    }
}

/// Whether a text compares levels with each other.
pub(crate) fn relates(text: &str) -> bool {
    let meaning = NormalizedText::of(text);
    let mut words = meaning.words();
    words.any(|word| word == "=" || word == ">" || word.starts_with("equiv"))
}

/// Whether `text` is a chain like `first`: it begins with a level, and shares a name with that.
fn is_alike(first: &str, text: &str) -> bool {
    let (first, meaning) = (NormalizedText::of(first), NormalizedText::of(text));
    let is_name = |word: &&str| word.len() > 1 && word.chars().all(char::is_alphabetic);
    is_chain(text) && { meaning.words().filter(is_name) }
        .any(|word| first.words().any(|one| one == word))
}

/// Whether a line is a chain, and no prose that mentions levels.
fn is_chain(text: &str) -> bool {
    let begin = text
        .split(['=', '≈', '↔', '⇔', '→'])
        .next()
        .unwrap_or_default();
    begin.len() < text.len()
        && !begin.trim().is_empty()
        && begin.chars().count() <= LONGEST_BEGINNING
        && !text.contains(". ")
}

fn read_block(guide: &Guide, block: &Block) -> Option<Mapping> {
    match &block.kind {
        BlockKind::Paragraph(lines) => read_lines(guide, lines),
        BlockKind::List { items, .. } => read_list(guide, items, block.range),
        BlockKind::Table(table) => {
            let cells = table.header.cells.iter();
            let header: Vec<&str> = cells.map(|cell| cell.text.as_str()).collect();
            let is_across = is_across(guide, table);
            Some(Mapping::Table {
                header: header.join(" | "),
                range: table.header.range,
                chain: is_across.then(|| table_chain(guide, table)).flatten(),
                is_across,
            })
        }
        BlockKind::Quote(blocks) => blocks.iter().find_map(|block| read_block(guide, block)),
        _ => None,
    }
}

/// The first line, and those after it that are chains like it.
fn read_lines(guide: &Guide, lines: &[Line]) -> Option<Mapping> {
    let introduces = |line: &&Line| line.text.as_str().trim_end().ends_with(':');
    let behind = usize::from(
        lines
            .first()
            .is_some_and(|line| introduces(&line) && lines.len() > 1),
    );
    let (line, rest) = lines.get(behind..)?.split_first()?;
    let text = |line: &Line| guide.source.slice(line.range).trim_end().to_string();
    let first = text(line);
    if introduces(&line) || !relates(&first) {
        return None;
    }
    let further: Vec<String> = { rest.iter().map(text) }
        .filter(|text| is_alike(&first, text))
        .collect();
    Some(Mapping::Lines {
        // Lines of one paragraph may also be one line that is folded.
        is_certain: further.iter().all(|text| begins_alike(&first, text)),
        lines: [vec![first], further].concat(),
        range: line.range,
    })
}

fn begins_alike(one: &str, other: &str) -> bool {
    one.split_whitespace().next() == other.split_whitespace().next()
}

/// The items that map levels, where the first of them does and no more than half of them are remarks.
fn read_list(guide: &Guide, items: &[ListItem], range: TextRange) -> Option<Mapping> {
    let texts: Vec<String> = items
        .iter()
        .filter_map(|item| item_text(guide, item))
        .collect();
    let first = texts.first().filter(|text| relates(text))?.clone();
    let count = texts.len();
    let all = texts.iter().all(|text| relates(text));
    let related: Vec<String> = { texts.into_iter() }
        .filter(|text| all || is_alike(&first, text))
        .collect();
    (related.len() * 2 > count).then_some(Mapping::List {
        is_certain: all,
        items: related,
        range,
    })
}

/// An item's text, without its marker and full stop. `None` where it is more than a line of text.
fn item_text(guide: &Guide, item: &ListItem) -> Option<String> {
    let [block] = &item.blocks[..] else {
        return None;
    };
    let BlockKind::Paragraph(lines) = &block.kind else {
        return None;
    };
    let texts: Vec<&str> = lines
        .iter()
        .map(|line| guide.source.slice(line.range))
        .collect();
    let text = texts.join(" ");
    Some(text.trim_end_matches(['.', ';']).trim_end().to_string())
}
