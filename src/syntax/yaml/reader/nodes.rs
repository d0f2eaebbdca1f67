//! The nodes of a tree, as a reader puts them together and within the limits.

use super::super::simple::SimpleEvent;
use super::super::{Entry, NodeId, NodeValue, Scalar, ScalarNotation};
use super::{OpenCollection, OpenKind, TreeReader};
use crate::syntax::{LimitHit, LimitKind};
use crate::text::TextRange;

impl TreeReader<'_> {
    /// Builds what granit-parser's events for the same text would build.
    pub(super) fn read_simple(&mut self, events: &[SimpleEvent]) {
        for event in events {
            self.simple_event(*event);
            if self.stopped {
                break;
            }
        }
    }

    pub(super) fn simple_event(&mut self, event: SimpleEvent) {
        let at = |at: usize| TextRange::at(at).shifted(self.offset);
        let opened = |range, kind| OpenCollection {
            range,
            kind,
            flow: false,
            tagged: false,
            anchor: 0,
        };
        match event {
            SimpleEvent::Map(start) => {
                self.open(opened(at(start), OpenKind::Map(Vec::new(), None)));
            }
            SimpleEvent::List(start) => {
                self.open(opened(at(start), OpenKind::List(Vec::new())));
            }
            SimpleEvent::Scalar(scalar) => {
                let text = &self.yaml[scalar.text.start()..scalar.text.end()];
                self.add_scalar(text, scalar.notation, scalar.range.shifted(self.offset));
            }
            // A block collection ends where its last descendant does.
            SimpleEvent::End => self.close(TextRange::default()),
        }
    }

    pub(super) fn add_scalar(
        &mut self,
        text: &str,
        style: ScalarNotation,
        range: TextRange,
    ) -> NodeId {
        let value = NodeValue::Scalar(Scalar {
            text: text.into(),
            style,
        });
        let id = self.tree.push(range, value);
        self.count(1, range);
        self.attach(id);
        id
    }

    pub(super) fn open(&mut self, collection: OpenCollection) {
        if self.open.len() >= self.limits.nesting {
            self.too_deep(collection.range);
            return;
        }
        self.open.push(collection);
    }

    pub(super) fn close(&mut self, end: TextRange) {
        let Some(open) = self.open.pop() else { return };
        let (children_end, value) = match open.kind {
            OpenKind::List(items) => (items.last().copied(), NodeValue::List(items)),
            OpenKind::Map(entries, _) => {
                let last = entries.last().map(|entry| entry.value);
                (last, NodeValue::Map(entries))
            }
        };
        let start = open.range.start();
        let stop = match (open.flow, children_end) {
            (true, _) => end.end(),
            (false, Some(child)) => self.tree.range(child).end(),
            (false, None) => open.range.end(),
        };
        let id = self.tree.push(TextRange::new(start, stop), value);
        if open.tagged || self.cut_short {
            self.tree.doubt(id);
        }
        self.count(1, open.range);
        self.attach(id);
    }

    pub(super) fn attach(&mut self, id: NodeId) {
        match self.open.last_mut().map(|open| &mut open.kind) {
            None => {
                self.root.get_or_insert(id);
            }
            Some(OpenKind::List(items)) => items.push(id),
            Some(OpenKind::Map(entries, key)) => match key.take() {
                None => *key = Some(id),
                Some(key) => entries.push(Entry { key, value: id }),
            },
        }
    }

    pub(super) fn expects_key(&self) -> bool {
        matches!(
            self.open.last().map(|open| &open.kind),
            Some(OpenKind::Map(_, None))
        )
    }

    /// Counts a node of the tree that becomes `nodes` once expanded; anchors nested in anchors
    /// multiply. The tree may hold the nodes of other pieces of the front matter already.
    pub(super) fn count(&mut self, nodes: u64, range: TextRange) {
        for open in &self.open {
            if open.anchor > 0
                && let Some(size) = self.anchor_sizes.get_mut(open.anchor)
            {
                *size = size.saturating_add(nodes);
            }
        }
        let (found, limit) = (self.tree.nodes.len(), self.limits.nodes);
        if found > limit {
            let is_known = |hit: &LimitHit| hit.kind == LimitKind::Nodes;
            if !self.tree.limits.iter().any(is_known) {
                self.tree.limits.push(LimitHit {
                    kind: LimitKind::Nodes,
                    limit: limit as u64,
                    found: found as u64,
                    range,
                });
            }
            self.stop();
        }
    }

    pub(super) fn too_deep(&mut self, range: TextRange) {
        let rest = &self.yaml[range.start() - self.offset..];
        let line = rest.lines().next().unwrap_or_default();
        let range = if range.is_empty() {
            TextRange::new(range.start(), range.start() + line.trim_end().len())
        } else {
            range
        };
        let limit = self.limits.nesting as u64;
        self.tree.limits.push(LimitHit {
            kind: LimitKind::Nesting,
            limit,
            found: limit + 1,
            range,
        });
        self.stop();
    }

    pub(super) fn stop(&mut self) {
        self.stopped = true;
        self.cut_short = true;
    }

    pub(super) fn finish(mut self) -> Option<NodeId> {
        while let Some(open) = self.open.last() {
            let end = open.range;
            // A key without its value when reading stopped: keep the key.
            if let Some(OpenCollection {
                kind: OpenKind::Map(entries, key),
                ..
            }) = self.open.last_mut()
                && let Some(key) = key.take()
            {
                let at = TextRange::at(self.tree.range(key).end());
                let value = NodeValue::Scalar(Scalar {
                    text: "".into(),
                    style: ScalarNotation::Absent,
                });
                let value = self.tree.push(at, value);
                self.tree.doubt(value);
                entries.push(Entry { key, value });
            }
            self.close(end);
        }
        if self.cut_short
            && let Some(root) = self.root
        {
            self.tree.doubt(root);
        }
        self.root
    }
}
