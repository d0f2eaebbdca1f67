//! Changes to YAML in the form its author gave it. Indentation, brackets, line breaks and comments stay
//! as they are, and where a form leaves no certain place for a change, there is none.

mod item;
mod map;
mod place;

pub use map::{MapEditor, MapKey};

use super::{NodeValue, ScalarNotation, Tree, print_quoted, print_text};
use crate::text::{Edit, Source, TextRange, line_end};
use place::NodePlace;

/// What ends a plain scalar between brackets, or does so for some readers.
const FLOW_INDICATORS: [char; 6] = [',', '[', ']', '{', '}', ':'];

/// Writes edits of one text, of which a part was read into a [`Tree`].
#[derive(Clone, Copy, Debug)]
pub struct YamlEditor<'t> {
    text: &'t str,
    line_break: &'static str,
    tree: &'t Tree,
}

impl<'t> YamlEditor<'t> {
    /// An editor of `source`, whose YAML is `tree`.
    pub fn new(source: &'t Source, tree: &'t Tree) -> Self {
        YamlEditor {
            text: &source.text,
            line_break: source.line_ending().as_str(),
            tree,
        }
    }

    /// The map at `range`, key by key. `None` where there is none, where not all of it was read, where
    /// an anchor or a tag is before it, or where its keys are written in no usual way.
    pub fn map(&self, range: TextRange) -> Option<MapEditor<'t>> {
        MapEditor::of(*self, &NodePlace::of(self.tree, range)?)
    }

    /// Replaces the scalar at `value` by `text`. `None` where there is no scalar, or more than it would
    /// go: the comment in the first line of a block, an anchor, a tag.
    pub fn replace(&self, value: TextRange, text: &str) -> Option<Edit> {
        let place = NodePlace::of(self.tree, value)?;
        let is_in_flow = place.is_in_flow(self.text, self.tree);
        self.write(&place, &scalar(text, is_in_flow))
    }

    /// Replaces the scalar at `value` by `scalar`, which is YAML already, such as a number.
    pub fn replace_by_scalar(&self, value: TextRange, scalar: &str) -> Option<Edit> {
        self.write(&NodePlace::of(self.tree, value)?, scalar)
    }

    /// Replaces the key whose value is at `value`, and the value with it, by `lines` of `key: value`. A
    /// comment after the value stays, after the last of them.
    pub fn replace_pair(&self, value: TextRange, lines: &[String]) -> Option<Edit> {
        let place = NodePlace::of(self.tree, value)?;
        let map = MapEditor::of(*self, &place.parent()?)?;
        let key = map.keys().iter().find(|key| key.value == place.node)?;
        map.replace(key, lines)
    }

    fn write(&self, place: &NodePlace, scalar: &str) -> Option<Edit> {
        let node = self.tree.node(place.node);
        let NodeValue::Scalar(old) = &node.value else {
            return None;
        };
        let range = node.range;
        if self.is_marked(range) || self.has_comment(range) {
            return None;
        }
        if old.style != ScalarNotation::Absent {
            return Some(Edit::replace(range, scalar));
        }
        let at = range.start();
        let is_behind_colon = self.text[..at].ends_with(':');
        (is_behind_colon && !self.has_mark_on_line(at))
            .then(|| Edit::insert(at, format!(" {scalar}")))
    }

    /// Whether a comment is within `range`.
    fn has_comment(&self, range: TextRange) -> bool {
        self.first_comment(range).is_some()
    }

    /// The first comment that starts within `range`.
    fn first_comment(&self, range: TextRange) -> Option<TextRange> {
        let comments = &self.tree.comments;
        let next = comments.partition_point(|comment| comment.start < range.start);
        let next = comments.get(next).copied();
        next.filter(|comment| comment.start < range.end)
    }

    /// Whether an anchor or a tag is right before `range`.
    fn is_marked(&self, range: TextRange) -> bool {
        self.marks().any(|mark| {
            let between = self.text.get(mark.end()..range.start());
            between.is_some_and(|between| between.trim().is_empty())
        })
    }

    /// Whether an anchor or a tag is on the line at `offset`, after it.
    fn has_mark_on_line(&self, offset: usize) -> bool {
        let rest = TextRange::new(offset, line_end(self.text, offset));
        self.marks().any(|mark| rest.contains(mark))
    }

    fn marks(&self) -> impl Iterator<Item = TextRange> {
        use super::FeatureKind::{Anchor, Tag};
        let features = self.tree.features.iter();
        features
            .filter(|feature| matches!(feature.kind, Anchor | Tag))
            .map(|feature| feature.range)
    }
}

/// `text` as a scalar.
fn scalar(text: &str, is_in_flow: bool) -> String {
    if is_in_flow && text.contains(FLOW_INDICATORS) {
        print_quoted(text)
    } else {
        print_text(text)
    }
}
