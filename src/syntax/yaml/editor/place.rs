//! Where a node is in its tree.

use crate::syntax::yaml::{NodeId, NodeValue, ScalarNotation, Tree};
use crate::text::{TextRange, line_end};

/// A node and the collections around it.
pub(super) struct NodePlace {
    pub node: NodeId,
    /// From the root down.
    parents: Vec<NodeId>,
}

impl NodePlace {
    /// The innermost node at exactly `range`. A list of one item can be read where that item is.
    pub(super) fn of(tree: &Tree, range: TextRange) -> Option<NodePlace> {
        let mut path = vec![tree.root?];
        while let Some(child) = child_at(tree, *path.last()?, range) {
            path.push(child);
        }
        let depth = path.iter().rposition(|id| tree.range(*id) == range)?;
        path.truncate(depth + 1);
        let node = path.pop()?;
        Some(NodePlace {
            node,
            parents: path,
        })
    }

    pub(super) fn parent(&self) -> Option<NodePlace> {
        let (parent, above) = self.parents.split_last()?;
        Some(NodePlace {
            node: *parent,
            parents: above.to_vec(),
        })
    }

    /// Whether the node is between brackets.
    pub(super) fn is_in_flow(&self, text: &str, tree: &Tree) -> bool {
        self.parents.iter().any(|id| is_flow(text, tree, *id))
    }
}

/// The child of `id` that is, or holds, what is at `range`.
fn child_at(tree: &Tree, id: NodeId, range: TextRange) -> Option<NodeId> {
    let is_before = |id: NodeId| tree.range(id).start <= range.start;
    match &tree.node(id).value {
        NodeValue::Map(entries) => {
            let count = entries.partition_point(|entry| is_before(entry.key));
            let entry = entries[..count].last()?;
            Some(if is_before(entry.value) {
                entry.value
            } else {
                entry.key
            })
        }
        NodeValue::List(items) => {
            let count = items.partition_point(|item| is_before(*item));
            items[..count].last().copied()
        }
        NodeValue::Scalar(_) | NodeValue::Alias => None,
    }
}

/// Whether the collection at `id` is written as `{…}` or `[…]`.
pub(super) fn is_flow(text: &str, tree: &Tree, id: NodeId) -> bool {
    let node = tree.node(id);
    let first = match &node.value {
        NodeValue::Map(entries) => entries.first().map(|entry| entry.key),
        NodeValue::List(items) => items.first().copied(),
        NodeValue::Scalar(_) | NodeValue::Alias => return false,
    };
    let start = node.range.start;
    // A block map may start with a key in brackets.
    let is_of_first = first.is_some_and(|first| tree.range(first).start == start);
    !is_of_first && text[node.range.start()..].starts_with(['{', '['])
}

/// Whether the value at `id` ends with a block that keeps the blank lines below it (`|+`): they would
/// no longer end it if anything came before them.
pub(super) fn keeps_blank_lines(text: &str, tree: &Tree, id: NodeId) -> bool {
    let header = last_block(text, tree, id);
    header.is_some_and(|header| header.contains('+'))
}

/// The first line of the block (`|`, `>`) that the value at `id` ends with: indented lines that follow
/// would be part of it.
pub(super) fn last_block<'t>(text: &'t str, tree: &Tree, mut id: NodeId) -> Option<&'t str> {
    loop {
        let node = tree.node(id);
        id = match &node.value {
            NodeValue::Map(entries) => entries.last()?.value,
            NodeValue::List(items) => *items.last()?,
            NodeValue::Alias => return None,
            NodeValue::Scalar(scalar) => {
                let start = node.range.start();
                let is_block = scalar.style == ScalarNotation::Block;
                return is_block.then(|| &text[start..line_end(text, start)]);
            }
        };
    }
}
