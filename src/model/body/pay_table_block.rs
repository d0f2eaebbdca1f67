//! The tables of a body, with the text around them, and which of them states the pay.

use crate::model::pay_table::{Hints, PayTables, Surroundings, TableInBody};
use crate::model::{Header, Reason, Shape, UnreadTable};
use crate::syntax::markdown::{BlockKind, Document, FoundTable, Passage, Table, TableHeading};
use crate::text::Spanned;

/// The pay table among the blocks of a body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PayTableBlock {
    /// The index, among the body's blocks, of the one that it is in.
    pub index: usize,
    pub shape: Shape,
}

impl PayTableBlock {
    /// The table as it is written.
    pub fn table<'d>(&self, document: &'d Document) -> Option<&'d Table> {
        match &document.blocks.get(self.index)?.kind {
            BlockKind::Table(table) => Some(table),
            _ => None,
        }
    }
}

/// Reads the pay that the tables of `document` state.
pub(super) fn pay_tables(text: &str, document: &Document, hints: &Hints<'_>) -> PayTables {
    let mut found = PayTables::read(&tables(text, document), hints);
    let declined = document.declined_tables.iter();
    found.unread.extend(declined.map(|table| UnreadTable {
        range: table.range,
        reason: Reason::Html,
        columns: Vec::new(),
    }));
    found
}

fn tables(text: &str, document: &Document) -> Vec<TableInBody> {
    let all = document.tables().into_iter();
    all.map(|found| TableInBody {
        block: found.block,
        table: { found.table }
            .without_ragged_cells(&document.table_faults)
            .into_owned(),
        surroundings: surroundings(text, document, &found),
    })
    .collect()
}

fn surroundings(text: &str, document: &Document, found: &FoundTable<'_>) -> Surroundings {
    let context = document.table_context(found);
    let passages = |all: &[Passage<'_>]| -> Vec<Spanned<String>> {
        let own = all.iter().filter(|passage| !is_lead_in(text, passage));
        own.map(|passage| Spanned::new(passage.text().as_str().to_string(), passage.range()))
            .collect()
    };
    let heading = context.heading.iter();
    let section = context.section.iter();
    let headings = heading.chain(section.filter(|_| {
        context
            .heading
            .as_ref()
            .is_some_and(TableHeading::is_bold_line)
    }));
    let words = |it: &TableHeading<'_>| {
        Spanned::new(it.line.text.as_str().trim().to_string(), it.line.range)
    };
    let (title, headings): (Vec<_>, Vec<_>) = headings
        .map(words)
        .partition(|heading| is_title(document, heading));
    let captions = found.captions.iter();
    let captions = captions.map(|it| Spanned::new(it.text.as_str().to_string(), it.range));
    Surroundings {
        title: title.into_iter().next(),
        headings: captions.chain(headings).collect(),
        above: passages(&context.above),
        below: passages(&context.below),
    }
}

/// Whether `heading` is the body's first and says nothing about pay: role and company.
fn is_title(document: &Document, heading: &Spanned<String>) -> bool {
    let mut blocks = document.blocks.iter();
    let first = blocks.find(|block| matches!(block.kind, BlockKind::Heading { .. }));
    first.is_some_and(|first| first.range.contains(heading.range))
        && !Header::read(&heading.value).is_of_pay()
}

/// `**Negotiation DNA:** ...` opens a section of its own.
fn is_lead_in(text: &str, passage: &Passage<'_>) -> bool {
    let range = passage.range();
    let source = text.get(range.start()..range.end()).unwrap_or_default();
    let line = source.lines().next().unwrap_or_default();
    line.starts_with("**") && (line.contains(":**") || line.contains("**:"))
}
