//! Items added to a list.

use super::YamlEditor;
use super::map::in_flow;
use super::place::{NodePlace, is_flow, keeps_blank_lines};
use crate::syntax::yaml::{NodeId, NodeValue, ScalarNotation};
use crate::text::{Edit, TextRange, line_end, line_start};

impl YamlEditor<'_> {
    /// Adds items of text to a list, after its item at `item`.
    pub fn append_texts(&self, item: TextRange, texts: &[String]) -> Option<Edit> {
        let list = ItemPlace::of(self, item)?;
        let items = texts.iter().map(|text| super::scalar(text, list.is_flow));
        list.append(items)
    }

    /// Adds maps to a list, each of lines `key: value`, after its item at `item` and in the form of that
    /// item.
    pub fn append_maps(&self, item: TextRange, maps: &[Vec<String>]) -> Option<Edit> {
        let list = ItemPlace::of(self, item)?;
        let is_flow = list.is_flow || is_flow(self.text, self.tree, list.item);
        let indent = " ".repeat(list.lead.len());
        let items = maps.iter().map(|lines| {
            if is_flow {
                let pairs: Vec<String> = lines.iter().map(|line| in_flow(line)).collect();
                format!("{{{}}}", pairs.join(", "))
            } else {
                lines.join(&format!("{}{indent}", self.line_break))
            }
        });
        list.append(items)
    }
}

/// The end of a list's item.
struct ItemPlace<'e> {
    editor: &'e YamlEditor<'e>,
    item: NodeId,
    /// What is before the item on its line, `  - `; nothing between brackets.
    lead: &'e str,
    is_flow: bool,
}

impl<'e> ItemPlace<'e> {
    /// `None` where no item is at `range`, or nothing can be put after it.
    fn of(editor: &'e YamlEditor<'e>, range: TextRange) -> Option<ItemPlace<'e>> {
        let (text, tree) = (editor.text, editor.tree);
        let place = NodePlace::of(tree, range)?;
        let list = place.parent()?.node;
        let is_list = matches!(tree.node(list).value, NodeValue::List(_));
        let is_absent = { tree.scalar(place.node) }
            .is_some_and(|scalar| scalar.style == ScalarNotation::Absent);
        if !is_list || is_absent || keeps_blank_lines(text, tree, place.node) {
            return None;
        }
        let is_flow = is_flow(text, tree, list);
        let lead = if is_flow {
            ""
        } else {
            let lead = &text[line_start(text, range.start())..range.start()];
            Some(lead).filter(|lead| lead.trim_matches(' ') == "-")?
        };
        Some(ItemPlace {
            editor,
            item: place.node,
            lead,
            is_flow,
        })
    }

    fn append(&self, items: impl Iterator<Item = String>) -> Option<Edit> {
        let end = self.editor.tree.range(self.item).end();
        let (at, between) = if self.is_flow {
            (end, ", ".to_string())
        } else {
            let between = format!("{}{}", self.editor.line_break, self.lead);
            (line_end(self.editor.text, end), between)
        };
        let added: String = items.flat_map(|item| [between.clone(), item]).collect();
        (!added.is_empty()).then(|| Edit::insert(at, added))
    }
}
