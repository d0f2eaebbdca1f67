//! Directives: comments that tell negguide to leave something be.
//!
//! `# negguide: ignore[name] reason` in the front matter, `<!-- negguide: ignore[name] reason -->` in
//! the body. One covers the line it is on or, alone on its line, the next one; `ignore-file`
//! covers the file. `# negguide: fmt skip`, `<!-- negguide: fmt off -->` and `<!-- negguide: fmt on -->`
//! keep parts of a guide from the formatter.

mod coverage;
mod parse;

use coverage::Coverage;
use parse::{Parsed, parse};

use crate::syntax::markdown::Document;
use crate::syntax::yaml::Tree;
use crate::text::{Spanned, TextRange, trimmed};

/// Findings that an author wants ignored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Directive {
    /// The whole comment.
    pub comment: TextRange,
    pub whole_file: bool,
    /// The rules' names or codes, as written; none is empty.
    pub names: Vec<Spanned<String>>,
    /// Whether a reason is given.
    pub has_reason: bool,
    /// Findings that start in here, or right after it, are meant. `None` where nothing follows the
    /// directive.
    pub covers: Option<TextRange>,
}

/// A comment that wants to be a directive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MalformedDirective {
    /// What is wrong in it.
    pub range: TextRange,
    pub kind: Malformed,
}

/// Why a directive is malformed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Malformed {
    /// `negguide ignore[name]`
    NoColon,
    /// `negguide: ignor[name]`, with the word that was probably meant.
    UnknownWord {
        word: String,
        meant: Option<&'static str>,
    },
    /// `negguide: fmt of`
    UnknownFormatWord { word: String },
    /// `negguide: fmt skip` in the body, `negguide: fmt off` or `fmt on` in the front matter.
    FormatWordElsewhere { word: FormatWord },
    /// `negguide: ignore name`
    NoBracket,
    /// `negguide: ignore[name`
    Unclosed,
    /// `negguide: ignore[]`
    NoNames,
}

/// What the formatter is asked to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FormatWord {
    /// From here on, leave the body alone.
    Off,
    /// From here on, format again.
    On,
    /// Leave alone what is here in the front matter.
    Skip,
}

impl FormatWord {
    pub const ALL: [FormatWord; 3] = [FormatWord::Off, FormatWord::On, FormatWord::Skip];

    pub fn name(self) -> &'static str {
        match self {
            FormatWord::Off => "off",
            FormatWord::On => "on",
            FormatWord::Skip => "skip",
        }
    }
}

/// A part of the front matter that the formatter leaves alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FormatSkip {
    pub comment: TextRange,
    /// Values that start in here are meant.
    pub covers: TextRange,
}

/// The directives of a guide, and malformed ones.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Directives {
    pub list: Vec<Directive>,
    pub skips: Vec<FormatSkip>,
    pub malformed: Vec<MalformedDirective>,
}

/// The parts of the Markdown `text` between `fmt off` and `fmt on`, directives included. `comments`
/// are its comments in their order.
pub fn unformatted(text: &str, comments: &[TextRange]) -> Vec<TextRange> {
    let mut parts = Vec::new();
    let mut off = None;
    for comment in comments {
        let inside = TextRange::new(comment.start() + 4, comment.end() - 3);
        match (parse(text, inside), off) {
            (Parsed::Format(FormatWord::Off), None) => off = Some(comment.start()),
            (Parsed::Format(FormatWord::On), Some(start)) => {
                parts.push(TextRange::new(start, comment.end()));
                off = None;
            }
            _ => {}
        }
    }
    parts.extend(off.map(|start| TextRange::new(start, text.len())));
    parts
}

impl Directives {
    /// Reads the comments of a front matter and of a body.
    pub(super) fn read(text: &str, tree: &Tree, document: &Document) -> Directives {
        let mut directives = Directives::default();
        let mut coverage = None;
        let comments = tree
            .comments
            .iter()
            .map(|comment| (*comment, 1, 0))
            .chain(document.comments.iter().map(|comment| (*comment, 4, 3)));
        for (comment, mark, end_mark) in comments {
            let inside = TextRange::new(comment.start() + mark, comment.end() - end_mark);
            match parse(text, inside) {
                Parsed::Nothing => {}
                Parsed::Malformed(malformed) => directives.malformed.push(malformed),
                Parsed::Format(word) => {
                    let in_body = end_mark > 0;
                    if in_body == (word == FormatWord::Skip) {
                        let kind = Malformed::FormatWordElsewhere { word };
                        let range = trimmed(text, inside);
                        directives
                            .malformed
                            .push(MalformedDirective { range, kind });
                    } else if word == FormatWord::Skip {
                        let coverage =
                            coverage.get_or_insert_with(|| Coverage::of(text, tree, document));
                        let covers = coverage.of_comment(comment, in_body);
                        directives
                            .skips
                            .extend(covers.map(|covers| FormatSkip { comment, covers }));
                    }
                }
                Parsed::Ignore {
                    whole_file,
                    names,
                    has_reason,
                } => {
                    let coverage =
                        coverage.get_or_insert_with(|| Coverage::of(text, tree, document));
                    directives.list.push(Directive {
                        comment,
                        names,
                        has_reason,
                        covers: if whole_file {
                            Some(TextRange::new(0, text.len()))
                        } else {
                            coverage.of_comment(comment, end_mark > 0)
                        },
                        whole_file,
                    });
                }
            }
        }
        directives
    }
}
