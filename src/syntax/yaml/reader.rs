//! granit-parser events to our tree. The one place that converts that library's positions.
//!
//! What its ranges need: a block scalar starts at its content, not at `|`; a block collection
//! ends at the next token, so its end is taken from its last descendant; an absent value arrives
//! as `~` with an empty range before the colon.

mod nodes;
#[cfg(test)]
mod tests;

use granit_parser::{
    ErrorKind, Event, Parser, ScalarStyle, ScanError, Span, StructureStyle, options,
};

use super::error::classify;
use super::simple;
use super::{Entry, Feature, FeatureKind, NodeId, NodeValue, ScalarNotation, SyntaxError, Tree};
use crate::syntax::{LimitHit, LimitKind, Limits};
use crate::text::{TextRange, line_end, line_start};

/// A collection whose end has not been seen.
struct OpenCollection {
    range: TextRange,
    kind: OpenKind,
    flow: bool,
    tagged: bool,
    anchor: usize,
}

enum OpenKind {
    List(Vec<NodeId>),
    Map(Vec<Entry>, Option<NodeId>),
}

/// Reads `yaml`, a part of a file that starts `offset` bytes into it, into `tree`. Returns the
/// document's root. A syntax error ends the reading; what came before it is kept.
pub(super) fn read_into(
    tree: &mut Tree,
    yaml: &str,
    offset: usize,
    limits: &Limits,
) -> Option<NodeId> {
    let mut reader = TreeReader::new(tree, yaml, offset, limits);
    match simple::events(yaml, limits) {
        Some(events) => reader.read_simple(&events),
        None => reader.read_all(),
    }
    reader.finish()
}

struct TreeReader<'a> {
    tree: &'a mut Tree,
    yaml: &'a str,
    offset: usize,
    limits: &'a Limits,
    open: Vec<OpenCollection>,
    root: Option<NodeId>,
    documents: usize,
    /// For each anchor id, how many nodes it expands to.
    anchor_sizes: Vec<u64>,
    /// How many nodes the aliases so far expand to.
    expanded: u64,
    /// No more events are wanted.
    stopped: bool,
    /// Reading ended before the document did.
    cut_short: bool,
}

impl<'a> TreeReader<'a> {
    fn new(tree: &'a mut Tree, yaml: &'a str, offset: usize, limits: &'a Limits) -> Self {
        TreeReader {
            tree,
            yaml,
            offset,
            limits,
            open: Vec::new(),
            root: None,
            documents: 0,
            anchor_sizes: Vec::new(),
            expanded: 0,
            stopped: false,
            cut_short: false,
        }
    }

    /// Reads with the parser for all of YAML.
    fn read_all(&mut self) {
        // Room for one level more than allowed: the reader itself reports what lies too deep.
        let depth = self.limits.nesting.saturating_add(1);
        let options = options! {
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
            flow_nesting_limit: depth,
            block_nesting_limit: depth,
        };
        for next in Parser::new_from_str_with_options(self.yaml, options) {
            match next {
                Ok((event, span)) => self.event(event, &span),
                Err(error) => {
                    self.error(&error);
                    break;
                }
            }
            if self.stopped {
                break;
            }
        }
    }

    fn event(&mut self, event: Event<'_>, span: &Span) {
        let local = span.byte_range().unwrap_or_default();
        let range = TextRange::new(local.start, local.end).shifted(self.offset);
        let tag = span.tag_span().and_then(|tag| tag.byte_range());
        let tagged = tag.is_some();
        if let Some(tag) = tag {
            self.feature(FeatureKind::Tag, TextRange::from(tag).shifted(self.offset));
        }
        if let Some(anchor) = event
            .anchor_id()
            .filter(|id| self.anchor_sizes.len() <= *id)
        {
            self.anchor_sizes.resize(anchor + 1, 1);
        }
        match event {
            Event::Comment(..) => self.tree.comments.push(range),
            Event::DocumentStart(explicit, version) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.feature(FeatureKind::SecondDocument, range);
                    self.stop();
                } else if explicit && (version.is_some() || self.yaml.starts_with('%')) {
                    let end = line_end(self.yaml, 0);
                    let directive = TextRange::new(0, end).shifted(self.offset);
                    self.feature(FeatureKind::Directive, directive);
                }
            }
            Event::Scalar(text, style, ..) => {
                let id = self.scalar(&text, style, range);
                if tagged {
                    self.tree.doubt(id);
                }
            }
            Event::SequenceStart(style, anchor, _) => self.open(OpenCollection {
                range,
                kind: OpenKind::List(Vec::new()),
                flow: matches!(style, StructureStyle::Flow),
                tagged,
                anchor,
            }),
            Event::MappingStart(style, anchor, _) => self.open(OpenCollection {
                range,
                kind: OpenKind::Map(Vec::new(), None),
                flow: matches!(style, StructureStyle::Flow),
                tagged,
                anchor,
            }),
            Event::Anchor(..) => self.feature(FeatureKind::Anchor, range),
            Event::SequenceEnd | Event::MappingEnd => self.close(range),
            Event::Alias(id) => self.alias(range, Some(id)),
            Event::UnresolvedAlias(_) => self.alias(range, None),
            _ => {}
        }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, range: TextRange) -> NodeId {
        if text.len() > self.limits.scalar_bytes {
            self.tree.limits.push(LimitHit {
                kind: LimitKind::ScalarBytes,
                limit: self.limits.scalar_bytes as u64,
                found: text.len() as u64,
                range,
            });
        }
        let absent = range.is_empty() && matches!(style, ScalarStyle::Plain);
        let (style, range) = match style {
            ScalarStyle::Plain if absent => (ScalarNotation::Absent, self.after_colon(range)),
            ScalarStyle::Plain => (ScalarNotation::Plain, range),
            ScalarStyle::SingleQuoted => (ScalarNotation::SingleQuoted, range),
            ScalarStyle::DoubleQuoted => (ScalarNotation::DoubleQuoted, range),
            ScalarStyle::Literal | ScalarStyle::Folded => {
                (ScalarNotation::Block, self.with_header(range))
            }
        };
        if text == "<<" && style == ScalarNotation::Plain && self.expects_key() {
            self.feature(FeatureKind::MergeKey, range);
        }
        self.add_scalar(if absent { "" } else { text }, style, range)
    }

    fn alias(&mut self, range: TextRange, target: Option<usize>) {
        self.feature(FeatureKind::Alias, range);
        let size = target.and_then(|id| self.anchor_sizes.get(id)).copied();
        let size = size.unwrap_or(1);
        let id = self.tree.push(range, NodeValue::Alias);
        self.count(size, range);
        let before = self.expanded;
        self.expanded = before.saturating_add(size);
        let limit = self.limits.alias_nodes as u64;
        if before <= limit && self.expanded > limit {
            self.tree.limits.push(LimitHit {
                kind: LimitKind::AliasNodes,
                limit,
                found: self.expanded,
                range,
            });
            self.stop();
        }
        self.attach(id);
    }

    fn error(&mut self, error: &ScanError) {
        let at = error.marker().byte_offset().unwrap_or_default();
        let (kind, range) = classify(error.kind(), self.yaml, at);
        let range = range.shifted(self.offset);
        if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
            self.too_deep(range);
            return;
        }
        self.stop();
        self.tree.doubt_last_within(range);
        self.tree.doubt_just_ended();
        self.tree.errors.push(SyntaxError {
            kind,
            reason: error.info(),
            range,
        });
    }

    fn feature(&mut self, kind: FeatureKind, range: TextRange) {
        self.tree.features.push(Feature { kind, range });
    }

    /// An absent value arrives before its colon; it belongs right after it.
    fn after_colon(&self, range: TextRange) -> TextRange {
        let local = range.start() - self.offset;
        let rest = self.yaml.get(local..).unwrap_or_default();
        let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if rest[blank..].starts_with(':') {
            TextRange::at(range.start() + blank + 1)
        } else {
            range
        }
    }

    /// A block scalar's range, from its `|` or `>` on. The header ends the last line before the
    /// content; a comment may follow it.
    fn with_header(&self, range: TextRange) -> TextRange {
        let local = range.start() - self.offset;
        let before = self.yaml.get(..local).unwrap_or_default().trim_end();
        let line = line_start(before, before.len());
        let mut marks = before[line..].match_indices(['|', '>']);
        let header = marks.find(|(at, _)| is_block_header(&before[line + at + 1..]));
        let start = header.map_or(local, |(at, _)| line + at);
        let end = range.end() - self.offset;
        crate::text::trimmed(self.yaml, TextRange::new(start, end)).shifted(self.offset)
    }
}

/// Whether `text` is what may follow the `|` or `>` of a block scalar on its line.
fn is_block_header(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
    rest.is_empty() || (rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#'))
}
