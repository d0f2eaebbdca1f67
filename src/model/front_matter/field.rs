//! What a map of the front matter has for a key.

use super::fault::InvalidWhy;
use crate::syntax::yaml::{NodeId, Scalar};
use crate::text::TextRange;

/// A key, and what a map has for it.
#[derive(Clone, Copy)]
pub(super) struct Field<'k> {
    /// The key, or a phrase for what has none.
    pub key: &'k str,
    pub given: Given,
}

/// What a map has for a key.
#[derive(Clone, Copy)]
pub(super) enum Given {
    Absent {
        insert_at: usize,
    },
    /// Not to be reported: the key is misspelt, or the map was not read whole. That has been reported.
    Unknown(TextRange),
    Value(NodeId),
}

/// A node, and what it is called.
#[derive(Clone, Copy)]
pub(super) struct NamedNode<'k> {
    /// Its key, or a phrase for what has none.
    pub name: &'k str,
    pub id: NodeId,
}

impl<'k> NamedNode<'k> {
    pub(super) fn new(name: &'k str, id: NodeId) -> Self {
        NamedNode { name, id }
    }

    pub(super) fn field(self) -> Field<'k> {
        Field {
            key: self.name,
            given: Given::Value(self.id),
        }
    }
}

/// A scalar that is there and not null.
#[derive(Clone, Copy)]
pub(super) struct WrittenScalar<'t, 'k> {
    pub node: NamedNode<'k>,
    pub scalar: &'t Scalar,
    pub range: TextRange,
}

impl<'t, 'k> WrittenScalar<'t, 'k> {
    pub(super) fn text(&self) -> WrittenText<'k>
    where
        't: 'k,
    {
        WrittenText {
            key: self.node.name,
            text: &self.scalar.text,
            range: self.range,
        }
    }
}

/// The text of a scalar.
#[derive(Clone, Copy)]
pub(super) struct WrittenText<'k> {
    pub key: &'k str,
    pub text: &'k str,
    pub range: TextRange,
}

/// A form that the text of a key must have, such as that of a date.
pub(super) struct TextForm<Read, Suggest> {
    pub read: Read,
    /// What is wrong with text of another form.
    pub otherwise: InvalidWhy,
    /// What text of another form may mean.
    pub suggest: Suggest,
}
