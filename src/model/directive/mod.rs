//! Directives: comments that tell negguide to leave something be.
//!
//! `# negguide: ignore[name] reason` in the front matter, `<!-- negguide: ignore[name] reason -->` in
//! the body. One covers the line it stands on or, alone on its line, the next one; `ignore-file`
//! covers the file.

mod coverage;
mod parse;

use coverage::Coverage;
use parse::{Parsed, parse};

use crate::syntax::markdown::Document;
use crate::syntax::yaml::Tree;
use crate::text::{Spanned, TextRange};

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
    /// Findings that start in here, or right behind it, are meant. `None` where nothing follows the
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

/// Why a directive is none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Malformed {
    /// `negguide ignore[name]`
    NoColon,
    /// `negguide: ignor[name]`, with the word that was probably meant.
    UnknownWord {
        word: String,
        meant: Option<&'static str>,
    },
    /// `negguide: ignore name`
    NoBracket,
    /// `negguide: ignore[name`
    Unclosed,
    /// `negguide: ignore[]`
    NoNames,
}

/// The directives of a guide, and those that are none.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Directives {
    pub list: Vec<Directive>,
    pub malformed: Vec<MalformedDirective>,
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
                        covers: match whole_file {
                            true => Some(TextRange::new(0, text.len())),
                            false => coverage.of_comment(comment, end_mark > 0),
                        },
                        whole_file,
                    });
                }
            }
        }
        directives
    }
}
