//! Which of a body's tables states its pay, and what becomes of the others.

use super::doubt::{Reason, UnreadTable};
use super::hints::Hints;
use super::main_table::{MainTable, Relation};
use super::reading::read;
use super::subject::is_of_same_pay;
use super::table_to_read::TableOutcome;
use super::{PayRow, PayTable, Surroundings};
use crate::model::Column;
use crate::model::pairing::pair;
use crate::syntax::markdown::Table;

/// A table of a body, and the text around it.
#[derive(Clone, Debug)]
pub(crate) struct TableInBody {
    /// The index of the block it is in, among the body's own.
    pub block: usize,
    pub table: Table,
    pub surroundings: Surroundings,
}

/// What the tables of a body state.
#[derive(Clone, Debug, Default)]
pub(crate) struct PayTables {
    /// The pay table, with the pay that further tables state for the same entries.
    pub table: Option<PayTable>,
    /// The block that the pay table is in.
    pub block: Option<usize>,
    /// Tables with money that are not read.
    pub unread: Vec<UnreadTable>,
}

/// A table that states pay, and where it is.
struct ReadTable<'t> {
    place: &'t TableInBody,
    pay: PayTable,
    score: Score,
}

impl PayTables {
    /// Reads `tables`, in the order of the body.
    pub(crate) fn read(tables: &[TableInBody], hints: &Hints<'_>) -> PayTables {
        let mut found = PayTables::default();
        let mut read_tables: Vec<ReadTable<'_>> = Vec::new();
        for place in tables {
            match read(&place.table, &place.surroundings, hints) {
                TableOutcome::Pay(pay) => {
                    let score = Score::of(&pay, hints);
                    read_tables.push(ReadTable { place, pay, score });
                }
                TableOutcome::Unread(table) => found.unread.push(table),
                TableOutcome::NoFigures => {}
            }
        }
        let best = (0..read_tables.len())
            .max_by_key(|at| (&read_tables[*at].score, std::cmp::Reverse(*at)));
        if let Some(best) = best {
            let main = read_tables.remove(best);
            found.take_in(main, read_tables, hints);
        }
        found.unread.sort_by_key(|unread| unread.range.start);
        found
    }

    /// Takes `further` tables into the pay table. Where one contradicts it, the pay table is kept only
    /// if the front matter confirms it.
    fn take_in(&mut self, main: ReadTable<'_>, further: Vec<ReadTable<'_>>, hints: &Hints<'_>) {
        let is_confirmed = main.score.agreeing > 0;
        let mut table = MainTable::new(main.pay);
        let mut is_contradicted = false;
        for ReadTable { place, pay, .. } in further {
            let above = &place.surroundings;
            let relation = if !is_of_same_pay(above, &main.place.surroundings, hints) {
                Relation::None
            } else if is_contradicted {
                Relation::Contradicts
            } else {
                table.relation(&pay)
            };
            match relation {
                Relation::Completes => table.complete(pay),
                Relation::Continues if is_expected(&pay, hints) => table.append(pay),
                Relation::Continues | Relation::None => {
                    self.unread.push(unread(&pay, Reason::Further));
                }
                Relation::Same => {}
                Relation::Contradicts => {
                    self.unread.push(unread(&pay, Reason::Contradicted));
                    is_contradicted = !is_confirmed;
                }
            }
        }
        if is_contradicted {
            let reason = Reason::Contradicted;
            self.unread.push(unread(&table.table, reason));
        } else {
            self.block = Some(main.place.block);
            self.table = Some(table.table);
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
            components: table.components().len(),
        }
    }
}
