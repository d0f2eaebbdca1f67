//! Which of a body's tables states its pay, and what becomes of the others.

use super::context::Surroundings;
use super::doubt::{Reason, UnreadTable};
use super::hints::Hints;
use super::reading::{Outcome, read};
use super::{PayRow, PayTable, entry, subject};
use crate::model::pairing::pair;
use crate::model::{Column, fold};
use crate::syntax::markdown::Table;

/// A table of a body, and the text around it.
#[derive(Clone, Debug)]
pub struct TableInBody {
    /// The index of the block it stands in, among the body's own.
    pub block: usize,
    pub table: Table,
    pub surroundings: Surroundings,
}

/// What the tables of a body state.
#[derive(Clone, Debug, Default)]
pub struct PayTables {
    /// The pay table, with the pay that further tables state for the same entries.
    pub table: Option<PayTable>,
    /// The block that the pay table stands in.
    pub block: Option<usize>,
    /// Tables with money that are not read.
    pub unread: Vec<UnreadTable>,
}

/// A table that was read, and where it stands.
struct Candidate<'t> {
    asked: &'t TableInBody,
    table: PayTable,
}

impl PayTables {
    /// Reads `tables`, in the order of the body.
    pub fn read(tables: &[TableInBody], hints: &Hints<'_>) -> PayTables {
        let mut found = PayTables::default();
        let mut candidates: Vec<Candidate<'_>> = Vec::new();
        for asked in tables {
            match read(&asked.table, &asked.surroundings, hints) {
                Outcome::Pay(table) => candidates.push(Candidate { asked, table }),
                Outcome::Unread(table) => found.unread.push(table),
                Outcome::NoFigures => {}
            }
        }
        let scores: Vec<Score> = { candidates.iter() }
            .map(|candidate| Score::of(&candidate.table, hints))
            .collect();
        let best = (0..candidates.len()).max_by_key(|at| (&scores[*at], std::cmp::Reverse(*at)));
        let Some(best) = best else {
            return found;
        };
        let agreeing = scores[best].agreeing;
        let main = candidates.remove(best);
        found.block = Some(main.asked.block);
        found.table = Some(main.table);
        for further in candidates {
            let above = &further.asked.surroundings;
            if subject::is_of_same_pay(above, &main.asked.surroundings, hints) {
                found.add(further.table, agreeing > 0, hints);
            } else {
                found.unread.push(unread(&further.table, Reason::Further));
            }
        }
        found.unread.sort_by_key(|unread| unread.range.start);
        found
    }

    /// Takes in a further table. Where it contradicts the pay table, that one is kept only if
    /// `is_confirmed` by the front matter.
    fn add(&mut self, further: PayTable, is_confirmed: bool, hints: &Hints<'_>) {
        let Some(main) = &mut self.table else {
            self.unread.push(unread(&further, Reason::Contradicted));
            return;
        };
        match relation(main, &further) {
            Relation::Completes => complete(main, further),
            Relation::Continues if !is_expected(&further, hints) => {
                self.unread.push(unread(&further, Reason::Further));
            }
            Relation::Continues => {
                main.rows.extend(further.rows);
                main.doubts.extend(further.doubts);
            }
            Relation::Same => {}
            Relation::None => self.unread.push(unread(&further, Reason::Further)),
            Relation::Contradicts if is_confirmed => {
                self.unread.push(unread(&further, Reason::Contradicted));
            }
            Relation::Contradicts => {
                let main = unread(main, Reason::Contradicted);
                self.unread.push(main);
                self.unread.push(unread(&further, Reason::Contradicted));
                self.table = None;
                self.block = None;
            }
        }
    }
}

/// Whether entries are about the rows of a further table, or there are no entries to tell.
fn is_expected(further: &PayTable, hints: &Hints<'_>) -> bool {
    let pairing = pair(hints.entries, Some(further));
    hints.entries.is_empty() || !(pairing.pairs.is_empty() && pairing.collapsed.is_empty())
}

fn unread(table: &PayTable, reason: Reason) -> UnreadTable {
    let cells = table.headers.iter().map(|header| header.range);
    let range = cells.reduce(crate::text::TextRange::cover);
    UnreadTable {
        range: range.unwrap_or(table.range),
        reason,
        columns: Vec::new(),
    }
}

/// How well a table fits the front matter; larger is better.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Score {
    /// Bands of entries that the table states too.
    agreeing: usize,
    /// Entries that have a row.
    matched: usize,
    has_base_or_total: bool,
    /// Rows of known places and levels.
    named: usize,
    components: usize,
}

impl Score {
    fn of(table: &PayTable, hints: &Hints<'_>) -> Score {
        let pairing = pair(hints.entries, Some(table));
        let agreeing = pairing.pairs.iter().map(|(entry, row)| {
            let (one, other) = (&hints.entries[*entry], &table.rows[*row].compensation);
            [
                (&one.base, &other.base),
                (&one.stock, &other.stock),
                (&one.total, &other.total),
            ]
            .iter()
            .filter(|(one, other)| one.values().is_some() && one.values() == other.values())
            .count()
        });
        let is_named = |row: &&PayRow| {
            let region = row.compensation.region.value();
            region.is_some_and(|label| label.place.is_some())
                || row.compensation.level.value().is_some()
        };
        Score {
            agreeing: agreeing.sum(),
            matched: pairing.pairs.len() + pairing.collapsed.len(),
            has_base_or_total: table.has(Column::Base) || table.has(Column::Total),
            named: table.rows.iter().filter(is_named).count(),
            components: columns(table).len(),
        }
    }
}

/// The components that the rows of `table` state.
fn columns(table: &PayTable) -> Vec<Column> {
    let mut found: Vec<Column> = Vec::new();
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        if !found.contains(&cell.column) {
            found.push(cell.column);
        }
    }
    found
}

enum Relation {
    /// Other components of the same entries.
    Completes,
    /// Other entries.
    Continues,
    /// The same figures again.
    Same,
    /// Pay of something else.
    None,
    /// Other figures for the same component of the same entry.
    Contradicts,
}

/// What tells one entry of a table from another.
fn identity(row: &PayRow) -> (String, String) {
    let pay = &row.compensation;
    let region = pay.region.value().map(|label| label.identity().to_string());
    let level = pay
        .level
        .value()
        .or(pay.title.value())
        .map(|level| fold(level));
    (region.unwrap_or_default(), level.unwrap_or_default())
}

fn relation(main: &PayTable, further: &PayTable) -> Relation {
    let counterpart = |row: &PayRow| {
        main.rows
            .iter()
            .find(|other| identity(other) == identity(row))
    };
    let stating = || further.rows.iter().filter(|row| row.states_figures());
    let known = stating().filter(|row| counterpart(row).is_some()).count();
    if known == 0 {
        let has_region = |row: &PayRow| row.compensation.region.value().is_some();
        let is_like = columns(further).iter().all(|column| main.has(*column))
            && stating().all(has_region)
            && main.rows.iter().all(has_region);
        return if is_like {
            Relation::Continues
        } else {
            Relation::None
        };
    }
    let shared: Vec<Column> = { columns(further).into_iter() }
        .filter(|column| main.has(*column))
        .collect();
    if shared.is_empty() {
        return Relation::Completes;
    }
    let agrees = |row: &PayRow| {
        counterpart(row).is_none_or(|other| {
            shared
                .iter()
                .all(|column| match (row.cell(*column), other.cell(*column)) {
                    (Some(one), Some(two)) => {
                        one.cell.value == two.cell.value || one.text == two.text
                    }
                    _ => true,
                })
        })
    };
    if stating().all(agrees) {
        Relation::Same
    } else {
        Relation::Contradicts
    }
}

/// Adds the components that `further` states to the entries of `main`.
fn complete(main: &mut PayTable, further: PayTable) {
    for row in further.rows {
        let wanted = identity(&row);
        match main.rows.iter_mut().find(|other| identity(other) == wanted) {
            Some(own) => entry::add_cells(own, row.cells),
            None => main.rows.push(row),
        }
    }
    main.doubts.extend(further.doubts);
}
