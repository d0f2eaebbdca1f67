//! The front matter in canonical form: keys in the order of the schema, typed values, one style.
//! Unknown keys and values that could not be read keep their author's lines.

mod comments;
mod meaning;
mod values;

pub(super) use self::meaning::FrontMatterFacts;

use self::comments::with_comments;
use self::values::Values;
use super::style::Figures;
use crate::model::front_matter::schema::{self, Key};
use crate::model::{FormatSkip, Outline};
use crate::syntax::yaml::{
    Entry, NodeId, NodeValue, ScalarKind, ScalarNotation, Tree, print_quoted, print_text,
};
use crate::text::{TextRange, line_end, line_start};

/// A line (or, for what is kept as it was written, several) of canonical YAML and where it comes
/// from.
pub(super) struct YamlLine {
    pub text: String,
    /// Spaces before [`YamlLine::text`].
    pub indent: usize,
    /// The author's bytes.
    pub from: TextRange,
    /// Where the list item starts whose first row this is.
    pub item: Option<usize>,
}

impl YamlLine {
    /// Spaces before what follows the dash, if there is one.
    pub(super) fn text_indent(&self) -> usize {
        self.indent + self.item.map_or(0, |_| 2)
    }
}

/// The YAML between the fences; `None` where there is none, or none that can be printed again.
pub(super) fn canonical(outline: &Outline, figures: Figures) -> Option<String> {
    let tree = &outline.yaml;
    let faults = tree.features.len() + tree.limits.len();
    let NodeValue::Map(entries) = &tree.node(tree.root?).value else {
        return None;
    };
    if faults > 0 || entries.is_empty() {
        return None;
    }
    let mut printer = FrontMatterPrinter {
        text: &outline.source.text,
        tree,
        values: Values::of(outline, figures),
        figures,
        skips: &outline.directives.skips,
        rows: Vec::new(),
    };
    printer.map(entries, 0, Holds::Guide)?;
    with_comments(&outline.source.text, &tree.comments, &printer.rows)
}

struct FrontMatterPrinter<'a> {
    text: &'a str,
    tree: &'a Tree,
    values: Values,
    figures: Figures,
    skips: &'a [FormatSkip],
    rows: Vec<YamlLine>,
}

/// Which keys a map holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Guide,
    Entry,
    Source,
    Levels,
}

impl Holds {
    /// The place of `key` in the canonical order; unknown keys come last.
    fn rank(self, key: Option<&str>) -> usize {
        let place = |keys: &[Key]| keys.iter().position(|known| Some(known.name) == key);
        let known = match self {
            Holds::Guide => place(&schema::GUIDE),
            Holds::Entry => place(&schema::ENTRY),
            Holds::Source => place(&schema::SOURCE),
            Holds::Levels => ["internal", "raw"]
                .iter()
                .position(|known| Some(*known) == key),
        };
        known.unwrap_or(usize::MAX)
    }
}

impl FrontMatterPrinter<'_> {
    /// Prints a map, known keys first. `None` where a part of it cannot be printed.
    fn map(&mut self, entries: &[Entry], indent: usize, holds: Holds) -> Option<()> {
        let mut sorted: Vec<&Entry> = entries.iter().collect();
        sorted.sort_by_key(|entry| holds.rank(self.tree.key(entry)));
        sorted
            .into_iter()
            .try_for_each(|entry| self.entry(*entry, indent, holds))
    }

    fn entry(&mut self, entry: Entry, indent: usize, holds: Holds) -> Option<()> {
        let name = self.tree.key(&entry)?;
        let top = holds == Holds::Guide;
        let shown = self.key(entry.key, name);
        let from = self
            .tree
            .range(entry.key)
            .cover(self.tree.range(entry.value));
        if let Some(from) = self.skipped(from) {
            let text = self.as_written(from, indent)?;
            self.row(text, indent, from);
            return Some(());
        }
        match (&self.tree.node(entry.value).value, name) {
            (NodeValue::List(items), "compensation" | "data_sources")
                if top && !items.is_empty() =>
            {
                let inner = match name {
                    "compensation" => Holds::Entry,
                    _ => Holds::Source,
                };
                self.row(format!("{shown}:"), indent, self.tree.range(entry.key));
                items
                    .iter()
                    .try_for_each(|item| self.item(*item, indent + 2, inner))
            }
            (NodeValue::List(items), "stock_vest_schedule") if holds == Holds::Entry => {
                let text = match self.in_brackets(from, entry.value, items) {
                    Some(value) => format!("{shown}: {value}"),
                    None => self.as_written(from, indent)?,
                };
                self.row(text, indent, from);
                Some(())
            }
            (NodeValue::Map(inner), "level_mapping") if top && !inner.is_empty() => {
                self.row(format!("{shown}:"), indent, self.tree.range(entry.key));
                self.map(inner, indent + 2, Holds::Levels)
            }
            _ => {
                let range = self.tree.range(entry.value);
                let text = match self.values.get(range) {
                    Some(value) if self.can_print(entry.value, value) => {
                        format!("{shown}: {value}")
                    }
                    _ => self.as_written(from, indent)?,
                };
                self.row(text, indent, from);
                Some(())
            }
        }
    }

    /// A list of figures, which is at `from` with its key, on one line: `[5, 15, 40, 40]`. `None`
    /// where it is not one that could be read, or a comment is in it.
    fn in_brackets(&self, from: TextRange, id: NodeId, items: &[NodeId]) -> Option<String> {
        let typed = self.values.get(self.tree.range(id))?;
        let has_comment = { self.tree.comments.iter() }.any(|comment| from.contains(*comment));
        if has_comment {
            return None;
        }
        if self.figures == Figures::Typed {
            return Some(typed.to_string());
        }
        let written = |item: &NodeId| {
            let range = self.tree.range(*item);
            self.text.get(range.start()..range.end())
        };
        let written: Vec<&str> = items.iter().map(written).collect::<Option<_>>()?;
        let is_short = written.iter().all(|text| !text.contains('\n'));
        is_short.then(|| format!("[{}]", written.join(", ")))
    }

    /// One item of a list: a map whose first row carries the dash, or a value.
    fn item(&mut self, id: NodeId, indent: usize, holds: Holds) -> Option<()> {
        let range = self.tree.range(id);
        let first = self.rows.len();
        match &self.tree.node(id).value {
            _ if self.skipped(range).is_some() => {
                let from = self.skipped(range)?;
                let text = self.as_written(from, indent + 2)?;
                self.row(text, indent + 2, from);
            }
            NodeValue::Map(entries) if !entries.is_empty() => {
                self.map(entries, indent + 2, holds)?;
            }
            _ => {
                let text = match self.values.get(range) {
                    Some(value) if self.can_print(id, value) => value.to_string(),
                    _ => self.as_written(range, indent + 2)?,
                };
                self.row(text, indent + 2, range);
            }
        }
        let head = self.rows.get_mut(first)?;
        head.text.insert_str(0, "- ");
        head.indent = indent;
        head.item = Some(range.start());
        Some(())
    }

    /// Where a directive says that the key and value, or item, at `range` stay as they are: that
    /// range, and a comment after it.
    fn skipped(&self, range: TextRange) -> Option<TextRange> {
        // They are in order, and what holds several of them is not taken apart.
        let starts = |skip: &FormatSkip| skip.covers.start() <= range.start();
        let skip = self.skips[..self.skips.partition_point(starts)].last()?;
        if !skip.covers.contains(TextRange::at(range.start())) {
            return None;
        }
        let line = range.end()..line_end(self.text, range.end());
        let is_behind = line.contains(&skip.comment.start());
        Some(if is_behind {
            range.cover(skip.comment)
        } else {
            range
        })
    }

    fn row(&mut self, text: String, indent: usize, from: TextRange) {
        self.rows.push(YamlLine {
            text,
            indent,
            from,
            item: None,
        });
    }

    /// A key as it is written, where it is written without quotes: `3` is a number.
    fn key(&self, id: NodeId, name: &str) -> String {
        let range = self.tree.range(id);
        match self.tree.scalar(id).map(|scalar| scalar.style) {
            Some(ScalarNotation::Plain) => self.text[range.start()..range.end()].to_string(),
            _ => print_text(name),
        }
    }

    /// Whether `printed` is the value at `id` in another form, and no other value. One of several lines
    /// stays as its author broke them.
    fn can_print(&self, id: NodeId, printed: &str) -> bool {
        let range = self.tree.range(id);
        // YAML 1.1 breaks lines at three more characters.
        let is_broken = self.text[range.start()..range.end()]
            .trim_end_matches(['\r', '\n', ' ', '\t'])
            .contains(['\n', '\u{85}', '\u{2028}', '\u{2029}']);
        let Some(scalar) = self.tree.scalar(id).filter(|_| !is_broken) else {
            return false;
        };
        match (self.figures, scalar.kind()) {
            (Figures::Typed, _) => true,
            (Figures::AsWritten, ScalarKind::Null) => printed == "null",
            (Figures::AsWritten, ScalarKind::Text) => {
                printed == scalar.text.as_ref() || printed == print_quoted(&scalar.text)
            }
            (Figures::AsWritten, _) => printed == scalar.text.as_ref(),
        }
    }

    /// The author's lines, moved to `indent`. `None` where a line is further left than the
    /// first one: it cannot be moved along.
    fn as_written(&self, range: TextRange, indent: usize) -> Option<String> {
        let slice = self.text.get(range.start()..range.end())?;
        let line = line_start(self.text, range.start());
        let column = self.text[line..range.start()].chars().count();
        let mut lines = slice.lines();
        let mut moved = lines.next()?.to_string();
        for line in lines {
            moved.push('\n');
            if line.trim().is_empty() {
                continue;
            }
            let rest = line.get(column..)?;
            if !line[..column].bytes().all(|byte| byte == b' ') {
                return None;
            }
            moved.push_str(&" ".repeat(indent));
            moved.push_str(rest);
        }
        Some(moved)
    }
}
