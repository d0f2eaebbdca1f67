//! A YAML tree in which every key and value knows its bytes.
//!
//! `granit-parser` supplies the events and stays inside `reader` and `error`; the tree is our
//! own.

mod editor;
mod error;
mod escape;
mod print;
mod reader;
mod recover;
mod scalar;
mod simple;
mod tabs;
mod tree;

pub use editor::{MapEditor, MapKey, YamlEditor};
pub use escape::{EscapedScalar, escaped_scalars};
pub use print::{print_quoted, print_text};
pub use recover::read;
pub use scalar::{ScalarKind, differs_between_versions};
pub use tabs::tabs_between_values;
pub use tree::{
    Entry, Feature, FeatureKind, Node, NodeId, NodeValue, Scalar, ScalarNotation, SyntaxError,
    SyntaxErrorKind, Tree,
};
