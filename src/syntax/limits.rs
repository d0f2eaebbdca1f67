//! Bounds on what one file may ask of the parser.

use crate::text::TextRange;

/// Resource limits, all of them configurable under `[limits]`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Largest file that is read, in bytes.
    pub file_bytes: u64,
    /// Deepest nesting of YAML lists and maps, and of Markdown block quotes and lists.
    pub nesting: usize,
    /// Longest single YAML scalar, in bytes.
    pub scalar_bytes: usize,
    /// How many YAML nodes a front matter may hold as it is written.
    pub nodes: usize,
    /// How many YAML nodes the aliases of a front matter may expand to.
    pub alias_nodes: usize,
    /// How many cells the Markdown tables of a body may hold.
    pub table_cells: usize,
    /// How many elements the Markdown of a body may hold: blocks, items, marked words, links, code, pieces of
    /// HTML, line breaks that are marked.
    pub elements: usize,
    /// How many things one rule may find in a guide.
    pub findings: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file_bytes: 8 * 1024 * 1024,
            nesting: 32,
            scalar_bytes: 64 * 1024,
            nodes: 200_000,
            alias_nodes: 10_000,
            table_cells: 20_000,
            elements: 200_000,
            findings: 5_000,
        }
    }
}

/// Which limit a file went over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LimitKind {
    FileBytes,
    Nesting,
    ScalarBytes,
    Nodes,
    AliasNodes,
    TableCells,
    Elements,
    /// Findings of the rule that has this name.
    Findings(&'static str),
}

/// A limit that a file went over: how far, and where.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LimitHit {
    pub kind: LimitKind,
    pub limit: u64,
    /// What was found; for nesting, the depth at which reading stopped.
    pub found: u64,
    pub range: TextRange,
}
