//! List items in their one form: `- ` or `1. `, numbered in order, nested ones below the text of the
//! item that holds them.

use super::page::{BodyPage, Edits, is_within};
use crate::syntax::markdown::{Block, BlockKind, ListItem};
use crate::text::{Edit, TextRange};

pub(super) fn changes(page: &BodyPage<'_>) -> Vec<Edits> {
    let mut printer = ListPrinter {
        page,
        changes: Vec::new(),
    };
    printer.blocks(&page.document.blocks, 0);
    printer.changes
}

/// Numbers for the bullets of a list, whose further lines move along. `None` where one of them has to
/// stay as it is.
pub(super) fn numbered(page: &BodyPage<'_>, items: &[ListItem]) -> Option<Edits> {
    let printer = ListPrinter {
        page,
        changes: Vec::new(),
    };
    let mut change = Edits::new();
    for (number, item) in (1..).zip(items) {
        let opening = printer.opening(item)?;
        let printed = format!("{}{number}. ", " ".repeat(opening.indent));
        let edits = printer.item(item, &opening, printed);
        if edits.is_empty() {
            return None;
        }
        change.extend(edits);
    }
    Some(change)
}

struct ListPrinter<'p, 't> {
    page: &'p BodyPage<'t>,
    changes: Vec<Edits>,
}

/// The markers of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Markers {
    /// Whether they are numbers, or else bullets.
    ordered: bool,
    /// The bullet, or what is after the number.
    mark: char,
}

/// How the first line of an item starts.
struct Opening<'t> {
    /// Blanks before the marker.
    indent: usize,
    marker: &'t str,
    /// Blanks after the marker.
    gap: usize,
}

impl<'t> ListPrinter<'_, 't> {
    /// The lists among `blocks`, whose text starts at `column`.
    fn blocks(&mut self, blocks: &[Block], column: usize) {
        // Two lists in a row would be one, had they the same marker.
        let mut above: Option<Markers> = None;
        for block in blocks {
            let BlockKind::List { ordered, items } = &block.kind else {
                above = None;
                continue;
            };
            let ordered = *ordered;
            let marks = if ordered { ['.', ')'] } else { ['-', '*'] };
            let [first, second] = marks.map(|mark| Markers { ordered, mark });
            let markers = if above == Some(first) { second } else { first };
            self.list(markers, items, column);
            above = Some(markers);
        }
    }

    /// Gives the items of a list their markers and places; all of them at once, because another
    /// marker starts another list.
    fn list(&mut self, markers: Markers, items: &[ListItem], column: usize) {
        let Markers { ordered, mark } = markers;
        let mut number = None;
        let mut change = Edits::new();
        for item in items {
            let Some(opening) = self.opening(item) else {
                continue;
            };
            let marker = if ordered {
                let digits = opening.marker.trim_end_matches(['.', ')']);
                let next = match number {
                    Some(last) => Some(last + 1),
                    None => digits.parse::<u32>().ok(),
                };
                let Some(next) = next else { continue };
                number = Some(next);
                format!("{next}{mark}")
            } else {
                mark.to_string()
            };
            let printed = format!("{}{marker} ", " ".repeat(column));
            let moves = printed.len() != opening.text_column();
            change.extend(self.item(item, &opening, printed));
            // What is in an item that moves is left to the next pass.
            if !moves {
                self.blocks(&item.blocks, opening.text_column());
            }
        }
        self.changes.push(change);
    }

    /// The edits that open an item with `printed`.
    fn item(&self, item: &ListItem, opening: &Opening<'_>, printed: String) -> Edits {
        let start = self.page.line_start(item.range.start());
        let written = TextRange::new(start, start + opening.text_column());
        let (from, to) = (opening.text_column(), printed.len());
        if self.page.slice(written) == printed {
            return Edits::new();
        }
        let mut change = vec![Edit::replace(written, printed)];
        if from != to {
            match self.moved(item, from, to) {
                Some(moved) => change.extend(moved),
                None => change.clear(),
            }
        }
        change
    }

    /// The lines of `item` after its first one, which start at column `from`, at column `to`. `None`
    /// where one of them may not be touched.
    fn moved(&self, item: &ListItem, from: usize, to: usize) -> Option<Vec<Edit>> {
        let mut edits = Vec::new();
        for line in self.page.lines(item.range).skip(1) {
            let text = self.page.slice(line);
            let blanks = text.len() - text.trim_start_matches(' ').len();
            // Less is the lazy continuation of a paragraph, more is as much more.
            if text.trim().is_empty() || blanks < from {
                continue;
            }
            let indent = TextRange::new(line.start(), line.start() + from);
            if is_within(indent, &self.page.kept) {
                return None;
            }
            edits.push(Edit::replace(indent, " ".repeat(to)));
        }
        Some(edits)
    }

    /// `None` where the item is not at the start of its line, holds nothing, or starts with
    /// a block of code.
    fn opening(&self, item: &ListItem) -> Option<Opening<'t>> {
        let start = self.page.line_start(item.range.start());
        let before = TextRange::new(start, item.range.start());
        let text = self.page.slice(item.range);
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (marker, rest) = text.split_at_checked(digits + 1)?;
        let gap = rest.len() - rest.trim_start_matches(' ').len();
        let is_plain = self.page.slice(before).bytes().all(|byte| byte == b' ');
        (is_plain && (1..=4).contains(&gap) && !rest.trim().is_empty()).then_some(Opening {
            indent: before.len(),
            marker,
            gap,
        })
    }
}

impl Opening<'_> {
    /// The column at which the item's text starts.
    fn text_column(&self) -> usize {
        self.indent + self.marker.len() + self.gap
    }
}
