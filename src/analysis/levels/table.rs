//! Tables of levels: the chain that their columns come to.

use crate::analysis::levels::headers::{
    CandidateColumn, is_attribute, is_of_others, names_levels, owner_of,
};
use crate::analysis::levels::stated_chain::{BETWEEN_LEVELS, Chain};
use crate::analysis::text::normalized::NormalizedText;
use crate::model::Guide;
use crate::model::currency::sign_of_one_character;
use crate::model::titles::TitleUse;
use crate::syntax::markdown::{Row, Table};

/// Longer cells are not names of levels.
const LONGEST_LEVEL: usize = 40;

/// A column of a level table that holds levels.
struct LevelColumn {
    index: usize,
    /// The company whose levels they are; empty if the header names none.
    company: String,
}

/// Whether a column of `table` holds levels of others than the guide's company.
pub(crate) fn is_across(guide: &Guide, table: &Table) -> bool {
    let mut columns = table.header.cells.iter().enumerate();
    columns.any(|(index, cell)| {
        let (levels, count) = levels_in(table, index);
        let column = CandidateColumn {
            header: cell.text.as_str(),
            has_levels: levels * 2 >= count,
        };
        is_of_others(guide, &column)
    })
}

/// How many of the column's cells that say anything read like levels, and how many say anything.
fn levels_in(table: &Table, index: usize) -> (usize, usize) {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(index));
    let cells = cells.map(|cell| cell.text.as_str().trim());
    let stated: Vec<&str> = cells
        .filter(|text| !is_nothing(text) && !is_figure(text))
        .collect();
    let levels = stated.iter().filter(|text| is_level(text)).count();
    (levels, stated.len())
}

/// The chain that the table comes to, `A L4 = B E4; A L5 = B E5`.
pub(crate) fn table_chain(guide: &Guide, table: &Table) -> Option<Chain> {
    let mut is_certain = true;
    let mut columns = Vec::new();
    for (index, cell) in table.header.cells.iter().enumerate() {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(index));
        let mut cells = cells.map(|cell| cell.text.as_str().trim());
        let header = cell.text.as_str();
        let (levels, count) = levels_in(table, index);
        if is_attribute(header) || count == 0 {
            continue;
        }
        // Levels in another language are no words we know, but they are short.
        let named = names_levels(header);
        is_certain &= named || levels == count;
        let has_levels = levels * 2 >= count;
        let is_short = |text: &str| text.chars().count() <= LONGEST_LEVEL;
        if !named && !has_levels && !cells.all(is_short) {
            continue;
        }
        columns.push(LevelColumn {
            index,
            company: owner_of(guide, header),
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

/// `A Senior = B L5`; `None` for a row that does not compare two levels.
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
            let company = column.company.to_lowercase();
            if text.to_lowercase().starts_with(&company) {
                text.to_string()
            } else {
                format!("{} {text}", column.company)
            }
        })
        .collect();
    Some(members.join(" = "))
}

/// Whether a cell reads like a level: `L5`, `Senior Engineer`, `IC3-IC4`.
fn is_level(text: &str) -> bool {
    let meaning = NormalizedText::of(text);
    let mut words = meaning.words();
    words.any(|word| {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_code = letters.len() < word.len() && (1..=4).contains(&letters.len());
        TitleUse::LevelCell.has(word)
            || (is_code && letters.bytes().all(|b| b.is_ascii_alphabetic()))
    })
}

fn is_figure(text: &str) -> bool {
    text.contains(|c| c == '%' || sign_of_one_character(c).is_some())
}

/// `—`, `N/A`, `No equivalent`: nothing to compare with.
fn is_nothing(text: &str) -> bool {
    // Nearly all cells start with a letter that none of these words starts with.
    if text.starts_with(|c: char| c.is_ascii_alphabetic() && !matches!(c, 'n' | 'N')) {
        return false;
    }
    let meaning = NormalizedText::of(text);
    let mut words = meaning.words();
    let first = words.next();
    matches!(
        (first, words.next()),
        (None | Some("none" | "no" | "na"), _) | (Some("n"), Some("a"))
    )
}
