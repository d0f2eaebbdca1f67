//! The level mapping of the body as one line of text: `A Senior = B L5 = C E5`.

use super::level_headers::{company_of, is_attribute, is_of_others, names_levels};
use super::meaning::Meaning;
use crate::model::Guide;
use crate::model::body::SectionKind;
use crate::syntax::Limits;
use crate::syntax::markdown::{Block, BlockKind, Item, Line, Row, Table, read};
use crate::text::TextRange;

/// How the body states its level mapping.
pub(super) enum Mapping {
    /// In one line.
    Line { text: String, range: TextRange },
    /// As a list, with the text of each item.
    List {
        items: Vec<String>,
        range: TextRange,
    },
    Table {
        /// The header's cells, as one text.
        header: String,
        range: TextRange,
        chain: Option<Chain>,
        /// Whether it holds the company's levels against something else, and does not only name
        /// them.
        is_across: bool,
    },
}

/// A chain that a table comes to.
pub(super) struct Chain {
    pub text: String,
    /// Whether every column and row of the table was understood and is in it.
    pub is_certain: bool,
}

/// Longer cells are no names of levels.
const LONGEST_LEVEL: usize = 40;

/// What separates the chains of several levels.
const BETWEEN_LEVELS: &str = "; ";

impl Mapping {
    /// The first mapping in the body's level sections, if possible one across companies. A line
    /// that only introduces what follows is passed over.
    pub(super) fn of(guide: &Guide) -> Option<Mapping> {
        let sections = guide.body.sections.iter();
        let sections = sections.filter(|section| section.kind == SectionKind::LevelMapping);
        let mut mappings: Vec<Mapping> = sections
            .flat_map(|section| {
                let document = read(&guide.source.text, section.content, &Limits::default());
                let blocks = document.blocks.iter();
                let mappings = blocks.filter_map(|block| read_block(guide, block));
                mappings.collect::<Vec<_>>()
            })
            .collect();
        let best = mappings.iter().position(Mapping::is_across).unwrap_or(0);
        (best < mappings.len()).then(|| mappings.swap_remove(best))
    }

    /// Whether it holds levels of the company against others. A table of its levels and their
    /// titles does not.
    pub(super) fn is_across(&self) -> bool {
        match self {
            Mapping::Line { .. } | Mapping::List { .. } => true,
            Mapping::Table { is_across, .. } => *is_across,
        }
    }

    /// The chain, where the body states one that can be told.
    pub(super) fn chain(&self) -> Option<Chain> {
        match self {
            Mapping::Line { text, .. } => Some(Chain {
                text: text.clone(),
                is_certain: true,
            }),
            Mapping::List { items, .. } => Some(Chain {
                text: items.join(BETWEEN_LEVELS),
                is_certain: !items.iter().any(|item| item.contains(';')),
            }),
            Mapping::Table {
                chain, is_across, ..
            } => chain.as_ref().map(|chain| Chain {
                text: chain.text.clone(),
                is_certain: chain.is_certain && *is_across,
            }),
        }
    }

    pub(super) fn range(&self) -> TextRange {
        match self {
            Mapping::Line { range, .. }
            | Mapping::List { range, .. }
            | Mapping::Table { range, .. } => *range,
        }
    }
}

/// Whether a text holds levels against each other.
pub(super) fn relates(text: &str) -> bool {
    let meaning = Meaning::of(text);
    let mut words = meaning.words();
    words.any(|word| word == "=" || word == ">" || word.starts_with("equiv"))
}

fn read_block(guide: &Guide, block: &Block) -> Option<Mapping> {
    match &block.kind {
        BlockKind::Paragraph(lines) => read_line(guide, lines),
        BlockKind::List { items, .. } => {
            let texts: Vec<String> = items
                .iter()
                .filter_map(|item| item_text(guide, item))
                .collect();
            let relates = !texts.is_empty() && texts.iter().all(|text| relates(text));
            relates.then_some(Mapping::List {
                items: texts,
                range: block.range,
            })
        }
        BlockKind::Table(table) => {
            let cells = table.header.cells.iter();
            let header: Vec<&str> = cells.map(|cell| cell.text.as_str()).collect();
            Some(Mapping::Table {
                header: header.join(" | "),
                range: table.header.range,
                chain: table_chain(table),
                is_across: header.iter().any(|header| is_of_others(guide, header)),
            })
        }
        BlockKind::Quote(blocks) => blocks.iter().find_map(|block| read_block(guide, block)),
        _ => None,
    }
}

fn read_line(guide: &Guide, lines: &[Line]) -> Option<Mapping> {
    let line = lines.first()?;
    let text = guide.source.slice(line.range);
    let introduces = line.text.as_str().trim_end().ends_with(':');
    (!introduces && relates(text)).then(|| Mapping::Line {
        text: text.to_string(),
        range: line.range,
    })
}

/// An item's text, without its marker and full stop. `None` where it is more than a line of text.
fn item_text(guide: &Guide, item: &Item) -> Option<String> {
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

/// A column of a level table.
struct LevelColumn {
    index: usize,
    /// Whose levels they are; empty where the header names nobody.
    company: String,
}

fn table_chain(table: &Table) -> Option<Chain> {
    let mut is_certain = true;
    let mut columns = Vec::new();
    for (index, cell) in table.header.cells.iter().enumerate() {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(index));
        let cells: Vec<&str> = cells.map(|cell| cell.text.as_str().trim()).collect();
        let stated = cells
            .iter()
            .filter(|text| !is_nothing(text) && !is_figure(text));
        let levels = stated.clone().filter(|text| is_level(text)).count();
        let (header, count) = (cell.text.as_str(), stated.count());
        if is_attribute(header) || count == 0 {
            continue;
        }
        // Levels in another language are no words we know, but they are short.
        let named = names_levels(header);
        is_certain &= named || levels == count;
        let is_short = |text: &&str| text.chars().count() <= LONGEST_LEVEL;
        if !named && levels * 2 < count && !cells.iter().all(is_short) {
            continue;
        }
        columns.push(LevelColumn {
            index,
            company: company_of(header),
        });
    }
    let mut chains = Vec::new();
    for row in &table.rows {
        match row_chain(row, &columns) {
            Some(chain) => chains.push(chain),
            None => is_certain = false,
        }
    }
    let is_one_chain =
        |chain: &String| !chain.contains([';', '\n']) && chain.matches('=').count() < columns.len();
    is_certain &= chains.iter().all(is_one_chain);
    (columns.len() > 1 && !chains.is_empty()).then(|| Chain {
        text: chains.join(BETWEEN_LEVELS),
        is_certain,
    })
}

/// `A Senior = B L5`; `None` for a row that holds no two levels against each other.
fn row_chain(row: &Row, columns: &[LevelColumn]) -> Option<String> {
    let label = row.cells.first()?.text.as_str();
    let cells = columns.iter().filter_map(|column| {
        let text = row.cells.get(column.index)?.text.as_str().trim();
        (!is_nothing(text)).then_some((column, text))
    });
    let cells: Vec<(&LevelColumn, &str)> = cells.collect();
    if is_attribute(label) || cells.len() < 2 || cells.iter().any(|(_, text)| is_figure(text)) {
        return None;
    }
    let members: Vec<String> = cells
        .iter()
        .map(|(column, text)| {
            let is_named = text
                .to_lowercase()
                .starts_with(&column.company.to_lowercase());
            match is_named {
                true => text.to_string(),
                false => format!("{} {text}", column.company),
            }
        })
        .collect();
    Some(members.join(" = "))
}

/// Words of job titles, one of which is in nearly every name of a level.
const TITLE_WORDS: [&str; 26] = [
    "engineer",
    "engineering",
    "developer",
    "manager",
    "designer",
    "scientist",
    "analyst",
    "architect",
    "researcher",
    "associate",
    "senior",
    "staff",
    "principal",
    "lead",
    "director",
    "vp",
    "junior",
    "fellow",
    "intern",
    "sde",
    "swe",
    "sre",
    "pm",
    "tpm",
    "em",
    "head",
];

/// Whether a cell reads like a level: `L5`, `Senior Engineer`, `IC3-IC4`.
fn is_level(text: &str) -> bool {
    let meaning = Meaning::of(text);
    let mut words = meaning.words();
    words.any(|word| {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_code = letters.len() < word.len() && (1..=4).contains(&letters.len());
        TITLE_WORDS.contains(&word) || (is_code && letters.bytes().all(|b| b.is_ascii_alphabetic()))
    })
}

fn is_figure(text: &str) -> bool {
    text.contains(['$', '€', '£', '₹', '¥', '%'])
}

/// `—`, `N/A`, `No equivalent`: nothing to hold against.
fn is_nothing(text: &str) -> bool {
    let meaning = Meaning::of(text);
    let mut words = meaning.words();
    let first = words.next();
    matches!(
        (first, words.next()),
        (None | Some("none" | "no" | "na"), _) | (Some("n"), Some("a"))
    )
}
