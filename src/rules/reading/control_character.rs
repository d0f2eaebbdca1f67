//! A control character in the text, such as NUL.
//!
//! ## What it finds
//!
//! NUL and other control characters anywhere in a file, except tabs and line ends. All NUL
//! characters together are one finding, an error; all other control characters are another, a
//! warning. Each finding points at the first such character and says how many there are. If a
//! control character makes the front matter unreadable, `invalid-yaml` reports it, and this rule
//! checks only the body.
//!
//! ## Why it matters
//!
//! Most editors do not show these characters, and programs treat them differently: some stop
//! reading at NUL, and HTML and JSON readers replace or reject it. A file that contains control
//! characters was usually truncated, saved in another encoding, or pasted from a terminal.

use crate::analysis::text::phrases::count;
use crate::diagnostic::{Label, Severity};
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};
use crate::syntax::yaml::SyntaxErrorKind;
use crate::text::{Encoding, TextRange, unusual_characters};

meta!(
    "NG008",
    "control-character",
    Error,
    None,
    "control_character.rs"
);

pub(crate) struct ControlCharacter;

impl Rule for ControlCharacter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let mut unusual = unusual_characters(&guide.source.text);
        if !unusual.any(|(_, character)| character.is_control()) {
            return;
        }
        // Every other byte of UTF-16 is NUL; `invalid-utf8` reports such a file.
        if guide.source.foreign_encoding() == Some(Encoding::Utf16) {
            return;
        }
        let is_nul = |character: char| character == '\0';
        let is_other = |character: char| {
            character.is_control() && !matches!(character, '\0' | '\t' | '\n' | '\r')
        };
        find(guide, context, Severity::Error, is_nul);
        find(guide, context, Severity::Warning, is_other);
    }
}

/// Where the search starts: after front matter that such a character makes unreadable.
fn start(guide: &Guide) -> usize {
    let mut errors = guide.problems.yaml_errors.iter();
    if errors.any(|error| matches!(error.kind, SyntaxErrorKind::ControlCharacter(_))) {
        guide.body_range.start()
    } else {
        0
    }
}

/// One finding for all characters that are `wanted`.
fn find(
    guide: &Guide,
    context: &mut Context<'_>,
    severity: Severity,
    wanted: impl Fn(char) -> bool,
) {
    let start = start(guide);
    let text = guide.source.text.get(start..).unwrap_or_default();
    let mut found = text.char_indices().filter(|(_, c)| wanted(*c));
    let Some((at, first)) = found.next() else {
        return;
    };
    let total = 1 + found.count();
    let range = TextRange::new(at, at + first.len_utf8()).shifted(start);
    let (code, name, others) = match first {
        '\0' => (0, " (NUL)", "NUL"),
        _ => (u32::from(first), "", "such"),
    };
    let where_at = if guide.body_range.contains(range) {
        "the body"
    } else {
        "the front matter"
    };
    let message = format!("{where_at} contains the control character U+{code:04X}{name}");
    let how_many = match total {
        1 => "it is the only one in the file".to_string(),
        _ => format!(
            "the file contains {}; this is the first",
            count(total as u64, &format!("{others} character"))
        ),
    };
    let finding = context
        .graded(
            severity,
            message,
            Label::new(range, "an invisible character here"),
        )
        .note(how_many)
        .help("delete it, and check whether text next to it is missing");
    context.report(finding);
}
