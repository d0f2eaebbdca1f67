//! The keys of a map: replaced, removed, added.

use super::place::{NodePlace, is_flow, keeps_blank_lines, last_block};
use super::{FLOW_INDICATORS, YamlEditor};
use crate::syntax::Limits;
use crate::syntax::yaml::{
    Entry, NodeId, NodeValue, ScalarKind, ScalarNotation, print_quoted, read,
};
use crate::text::{Edit, TextRange, line_end, line_start, next_line};

/// A map whose keys can be changed. What is written for a key is a line, `key: value`, also between
/// brackets.
#[derive(Clone, Debug)]
pub struct MapEditor<'t> {
    editor: YamlEditor<'t>,
    layout: Layout,
    keys: Vec<MapKey<'t>>,
}

/// How a map is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Layout {
    /// A key a line, each after as many spaces. The dash of a list's item may be among those of the
    /// first key.
    Block { indent: usize },
    /// Between brackets.
    Flow,
}

/// A key with its value, where they are written.
#[derive(Clone, Debug)]
pub struct MapKey<'t> {
    /// The key as text.
    pub name: &'t str,
    pub(super) value: NodeId,
    start: usize,
    value_end: usize,
    /// After which another key can be written: for a key a line, that of the value's last line.
    end: usize,
    /// Whether the value is written on the key's line, with no mark of its own (`|`, `&a`, `*a`, `!t`).
    is_on_one_line: bool,
    is_null: bool,
    can_be_followed: bool,
}

impl<'t> MapEditor<'t> {
    pub(super) fn of(editor: YamlEditor<'t>, place: &NodePlace) -> Option<Self> {
        let (text, tree) = (editor.text, editor.tree);
        let node = tree.node(place.node);
        let NodeValue::Map(entries) = &node.value else {
            return None;
        };
        if node.doubtful || editor.is_marked(node.range) {
            return None;
        }
        let layout = if is_flow(text, tree, place.node) {
            Layout::Flow
        } else if place.is_in_flow(text, tree) {
            return None;
        } else {
            let start = node.range.start();
            let lead = &text[line_start(text, start)..start];
            Some(lead).filter(|lead| matches!(lead.trim_matches(' '), "" | "-"))?;
            Layout::Block { indent: lead.len() }
        };
        let keys = entries.iter().enumerate();
        let keys = keys.map(|(index, entry)| MapKey::of(&editor, layout, *entry, index == 0));
        Some(MapEditor {
            keys: keys.collect::<Option<_>>()?,
            editor,
            layout,
        })
    }

    /// The keys, as they are ordered.
    pub fn keys(&self) -> &[MapKey<'t>] {
        &self.keys
    }

    /// The first key that is called `name`.
    pub fn find(&self, name: &str) -> Option<&MapKey<'t>> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// `key: value` as it is written, without a comment after it.
    pub fn written(&self, key: &MapKey<'_>) -> &'t str {
        &self.editor.text[key.start..key.value_end]
    }

    /// Whether a comment follows `key`, or is in its value.
    pub fn has_comment(&self, key: &MapKey<'_>) -> bool {
        self.editor.has_comment(TextRange::new(key.start, key.end))
    }

    /// Puts `lines` in the place of `key` and its value. A comment after them stays, after the last
    /// line. `None` where the value goes on below the key's line.
    pub fn replace<L: AsRef<str>>(&self, key: &MapKey<'_>, lines: &[L]) -> Option<Edit> {
        let range = TextRange::new(key.start, key.value_end);
        key.is_on_one_line
            .then(|| Edit::replace(range, self.joined(lines)))
    }

    /// Takes `key` out with its line; a comment after it stays on that line. `None` for the first key,
    /// which may have a dash before it, where the value goes on below the key's line, and where what is
    /// below would become a part of the block above.
    pub fn remove(&self, key: &MapKey<'_>) -> Option<Edit> {
        let index = self.keys.iter().position(|own| own.start == key.start)?;
        let before = self.keys.get(index.checked_sub(1)?)?;
        let text = self.editor.text;
        let range = if self.layout == Layout::Flow {
            let range = TextRange::new(before.value_end, key.value_end);
            Some(range).filter(|range| !self.editor.has_comment(*range))?
        } else {
            let line = TextRange::new(line_start(text, key.start), next_line(text, key.end));
            let below = &text[line.end()..line_end(text, line.end())];
            let is_open = below.trim().is_empty() || below.trim_start().starts_with('#');
            if is_open && last_block(text, self.editor.tree, before.value).is_some() {
                return None;
            }
            match self.editor.first_comment(line) {
                Some(comment) => TextRange::new(key.start, comment.start()),
                None => line,
            }
        };
        key.is_on_one_line.then(|| Edit::replace(range, ""))
    }

    /// Adds `lines` after `key`. `None` where its value would change by that.
    pub fn add<L: AsRef<str>>(&self, key: &MapKey<'_>, lines: &[L]) -> Option<Edit> {
        self.add_at(key, key.end, lines)
    }

    /// Adds `lines` after `key` and the comments below it that are indented more than it is.
    pub fn add_below<L: AsRef<str>>(&self, key: &MapKey<'_>, lines: &[L]) -> Option<Edit> {
        let mut at = key.end;
        if let Layout::Block { indent } = self.layout {
            let text = self.editor.text;
            loop {
                let start = next_line(text, at);
                let line = TextRange::new(start, line_end(text, start));
                let Some(comment) = self.editor.first_comment(line) else {
                    break;
                };
                let lead = &text[start..comment.start()];
                if !lead.trim().is_empty() || lead.len() <= indent {
                    break;
                }
                at = line.end();
            }
        }
        self.add_at(key, at, lines)
    }

    /// Adds `lines` after the last key.
    pub fn append<L: AsRef<str>>(&self, lines: &[L]) -> Option<Edit> {
        self.add(self.keys.last()?, lines)
    }

    fn add_at<L: AsRef<str>>(&self, key: &MapKey<'_>, at: usize, lines: &[L]) -> Option<Edit> {
        let added = format!("{}{}", self.separator(), self.joined(lines));
        key.can_be_followed.then(|| Edit::insert(at, added))
    }

    fn joined<L: AsRef<str>>(&self, lines: &[L]) -> String {
        let lines = lines.iter().map(AsRef::as_ref);
        let lines: Vec<String> = match self.layout {
            Layout::Block { .. } => lines.map(str::to_string).collect(),
            Layout::Flow => lines.map(in_flow).collect(),
        };
        lines.join(&self.separator())
    }

    /// What is between two keys.
    fn separator(&self) -> String {
        match self.layout {
            Layout::Block { indent } => format!("{}{}", self.editor.line_break, " ".repeat(indent)),
            Layout::Flow => ", ".to_string(),
        }
    }
}

impl<'t> MapKey<'t> {
    /// `None` where the key is not text, or written in no usual way: `? key`.
    fn of(
        editor: &YamlEditor<'t>,
        layout: Layout,
        entry: Entry,
        is_first: bool,
    ) -> Option<MapKey<'t>> {
        let (text, tree) = (editor.text, editor.tree);
        let (key, value) = (tree.range(entry.key), tree.node(entry.value));
        let lead = &text[line_start(text, key.start())..key.start()];
        let is_in_place = match layout {
            Layout::Block { indent } => {
                lead.len() == indent && (is_first || lead.trim_matches(' ').is_empty())
            }
            Layout::Flow => !lead.trim_end().ends_with('?'),
        };
        let behind = text[key.end()..].trim_start_matches([' ', '\t']);
        if !is_in_place || !behind.starts_with(':') {
            return None;
        }
        let value_end = value.range.end();
        let style = tree.scalar(entry.value).map(|scalar| scalar.style);
        let is_flow = layout == Layout::Flow;
        Some(MapKey {
            name: tree.key(&entry)?,
            value: entry.value,
            start: key.start(),
            value_end,
            end: if is_flow {
                value_end
            } else {
                line_end(text, value_end)
            },
            is_on_one_line: !text[key.start()..value_end].contains('\n')
                && style != Some(ScalarNotation::Block)
                && !matches!(value.value, NodeValue::Alias)
                && !editor.has_mark_on_line(key.end()),
            is_null: { tree.scalar(entry.value) }
                .is_some_and(|scalar| scalar.kind() == ScalarKind::Null),
            can_be_followed: match style {
                Some(ScalarNotation::Absent) => !is_flow,
                _ => !keeps_blank_lines(text, tree, entry.value),
            },
        })
    }

    /// Whether the key holds nothing, on a line of its own.
    pub fn is_null(&self) -> bool {
        self.is_null && self.is_on_one_line
    }
}

/// `line`, a key with its value, as it may be between brackets.
pub(super) fn in_flow(line: &str) -> String {
    let tree = read(line, TextRange::new(0, line.len()), &Limits::default());
    let entries = match tree.root.map(|root| &tree.node(root).value) {
        Some(NodeValue::Map(entries)) => &entries[..],
        _ => &[],
    };
    if let [entry] = entries
        && let Some(scalar) = tree.scalar(entry.value)
        && scalar.style == ScalarNotation::Plain
        && scalar.text.contains(FLOW_INDICATORS)
    {
        let key = &line[..tree.range(entry.key).end()];
        return format!("{key}: {}", print_quoted(&scalar.text));
    }
    line.to_string()
}
