//! The flat tree: nodes in one vector, children by index.

use crate::syntax::LimitHit;
use crate::text::TextRange;

/// Index of a node in its [`Tree`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NodeId(pub(super) u32);

/// One front matter, with everything its author wrote: duplicate keys are kept, comments known.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    pub(super) nodes: Vec<Node>,
    pub root: Option<NodeId>,
    /// Each comment, `#` included, line break excluded.
    pub comments: Vec<TextRange>,
    pub errors: Vec<SyntaxError>,
    pub features: Vec<Feature>,
    pub limits: Vec<LimitHit>,
}

/// A value and where it is. A block collection ends with its last descendant.
#[derive(Clone, Debug)]
pub struct Node {
    pub range: TextRange,
    pub value: NodeValue,
    /// Whether the value is not to be judged: reading stopped inside it, or a tag gives it
    /// another meaning.
    pub doubtful: bool,
}

#[derive(Clone, Debug)]
pub enum NodeValue {
    Scalar(Scalar),
    List(Vec<NodeId>),
    /// Entries in source order; one key may be twice.
    Map(Vec<Entry>),
    /// `*name`. Aliases are not expanded: a guide has no use for them.
    Alias,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scalar {
    /// The value after escapes and folding.
    pub text: Box<str>,
    pub style: ScalarNotation,
}

/// How a scalar is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ScalarNotation {
    /// Nothing at all is written: `key:`.
    Absent,
    Plain,
    SingleQuoted,
    DoubleQuoted,
    /// `|` or `>`.
    Block,
}

/// A key and its value.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub key: NodeId,
    pub value: NodeId,
}

/// Why a stretch of YAML could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxError {
    pub kind: SyntaxErrorKind,
    /// The parser's reason, a lower-case phrase without a full stop.
    pub reason: String,
    /// The mistake itself, as far as it is known.
    pub range: TextRange,
}

/// The mistakes people make in YAML.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SyntaxErrorKind {
    /// A tab that indents.
    Tab,
    UnclosedQuote,
    /// Text after the closing quote.
    AfterQuote(char),
    /// A backslash that starts no escape YAML knows.
    Escape,
    UnclosedBracket(char),
    MismatchedBracket {
        open: char,
        close: char,
    },
    StrayBracket,
    MissingComma,
    /// Two commas in a row, or one right after the opening bracket.
    EmptyItem,
    /// A line indented unlike those it belongs to.
    Indentation,
    /// A value that starts with a character YAML keeps for itself.
    Reserved(char),
    /// A character that no YAML may hold.
    ControlCharacter(char),
    /// A `: ` within a value.
    SecondColon,
    /// `:` or `-` without the space they need.
    NoSpaceBehind(char),
    /// Another blank than a space after `:` or `-`.
    OtherBlank(char),
    /// A line that is neither `key: value` nor `- item`.
    NoKey,
    /// `key: - item`.
    ListOnKeyLine,
    /// Text after `|` or `>`.
    BlockHeader,
    /// A `#` without a space before it.
    GluedComment,
    /// A line such as `%YAML 1.2`.
    Directive,
    /// Anything else: see [`SyntaxError::reason`].
    Other,
}

/// A YAML feature that is legal, but not for a guide.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Feature {
    pub kind: FeatureKind,
    pub range: TextRange,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FeatureKind {
    Anchor,
    Alias,
    Tag,
    MergeKey,
    Directive,
    SecondDocument,
}

impl Tree {
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    pub fn range(&self, id: NodeId) -> TextRange {
        self.node(id).range
    }

    /// The scalar at `id`, if it is one.
    pub fn scalar(&self, id: NodeId) -> Option<&Scalar> {
        match &self.node(id).value {
            NodeValue::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The text of the scalar key of `entry`.
    pub fn key(&self, entry: &Entry) -> Option<&str> {
        self.scalar(entry.key).map(|scalar| &*scalar.text)
    }

    /// All nodes, in the order they were read.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        (0u32..).map(NodeId).zip(&self.nodes)
    }

    pub(super) fn push(&mut self, range: TextRange, value: NodeValue) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node {
            range,
            value,
            doubtful: false,
        });
        id
    }

    /// Doubts the last node if it runs into `range`, where reading failed.
    pub(super) fn doubt_last_within(&mut self, range: TextRange) {
        if let Some(node) = self.nodes.last_mut()
            && node.range.end > range.start
        {
            node.doubtful = true;
        }
    }

    /// Doubts the collections that have just ended: a line that belongs to none of those that are
    /// open may be meant for one of them.
    pub(super) fn doubt_just_ended(&mut self) {
        let nodes = self.nodes.iter_mut().rev();
        let ended =
            nodes.take_while(|node| matches!(node.value, NodeValue::List(_) | NodeValue::Map(_)));
        ended.for_each(|node| node.doubtful = true);
    }

    pub(super) fn doubt(&mut self, id: NodeId) {
        if let Some(node) = self.nodes.get_mut(id.0 as usize) {
            node.doubtful = true;
        }
    }
}
