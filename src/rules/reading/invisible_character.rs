//! Invisible characters, and characters that make text appear in a different order than it is
//! written.
//!
//! ## What it finds
//!
//! Characters without width (zero-width spaces and joiners, soft hyphens, a byte order mark inside
//! the file), and characters that change the direction of the text around them. They are found
//! anywhere in a guide, including as escapes in double-quoted text (`"\u200B"`, `"\e"`). The
//! characters without width are one finding, a warning; those that change the order are another, an
//! error. Each finding points at the first such character and says how many there are.
//!
//! Characters that have a use are not reported: joiners next to letters of other alphabets and in
//! emoji, U+200B between Thai, Lao, Burmese or Khmer words, and direction marks in a line that
//! contains right-to-left letters. A direction mark that changes the order of nothing counts as a
//! character without width.
//!
//! ## Why it matters
//!
//! People and programs read different texts. To a program, a name that contains such a character is
//! a different name, and a script that people read as £115,000 may be 000,511£ to every tool that
//! checks it.
//!
//! ## Example
//!
//! ````keys fails warning x1 @"\\u200B"
//! hq_location: "Lon\u200Bdon"
//! ````
//!
//! ````keys fails error x1 @"\\u202E"
//! hq_location: "\u202EnodnoL"
//! ````
//!
//! ````keys passes
//! hq_location: London
//! ````
//!
//! ## Fix safety
//!
//! Safe for characters without width: the fix deletes them, and replaces U+2028 and U+2029 with a
//! space unless they begin a line; nothing visible changes. Unsafe for characters that change the order: without them the
//! text appears in the order in which it is written, which may not be the order that was intended.

use crate::analysis::text::phrases::first_of;
use crate::diagnostic::{Fix, Label, Safety, Severity};
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};
use crate::syntax::yaml::escaped_scalars;
use crate::text::{Edit, RangeSet, TextRange, Unseen, line_start, unseen_in};

meta!(
    "NG009",
    "invisible-character",
    Error,
    SafeOrUnsafe,
    "invisible_character.rs"
);

pub(crate) struct InvisibleCharacter;

impl Rule for InvisibleCharacter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let errors = guide.problems.yaml_errors.iter();
        let reported = RangeSet::of(errors.map(|error| error.range));
        let mut all = written(guide);
        all.extend(escaped(guide));
        all.retain(|found| !reported.has(found.range.start()));
        all.sort_unstable_by_key(|found| found.range);
        let (reorders, invisible): (Vec<_>, Vec<_>) =
            { all.into_iter() }.partition(|found| found.unseen == Unseen::Reorders);
        report(context, Severity::Error, &reorders);
        report(context, Severity::Warning, &invisible);
    }
}

struct UnseenCharacter {
    range: TextRange,
    character: char,
    unseen: Unseen,
    /// What the fix writes in its place.
    replacement: &'static str,
}

/// Those that are in the text themselves.
fn written(guide: &Guide) -> Vec<UnseenCharacter> {
    let found = unseen_in(&guide.source.text);
    // A byte order mark has its place at the start of a file; `control-character` finds the others.
    let found = found.filter(|(at, character, unseen)| {
        (*at > 0 || *character != '\u{feff}') && *unseen != Unseen::Control
    });
    let text = &*guide.source.text;
    let found = found.map(|(at, character, unseen)| UnseenCharacter {
        range: TextRange::new(at, at + character.len_utf8()),
        character,
        unseen,
        // A blank at the beginning of a line would indent it.
        replacement: if text[line_start(text, at)..at].trim().is_empty() {
            ""
        } else {
            unseen.replacement()
        },
    });
    found.collect()
}

/// Those that the front matter names by an escape.
fn escaped(guide: &Guide) -> Vec<UnseenCharacter> {
    let mut all = Vec::new();
    for scalar in escaped_scalars(&guide.yaml, &guide.source.text) {
        let found = unseen_in(&scalar.text).filter_map(|(at, character, unseen)| {
            Some(UnseenCharacter {
                range: scalar.escape_at(at)?,
                character,
                unseen,
                replacement: unseen.replacement(),
            })
        });
        all.extend(found);
    }
    all
}

/// One finding for all of `found`, in the order of the text.
fn report(context: &mut Context<'_>, severity: Severity, found: &[UnseenCharacter]) {
    let Some(first) = found.first() else {
        return;
    };
    let (what, label, safety) = if severity == Severity::Error {
        (
            "shows the text around it in a different order than it is written",
            "changes the order",
            Safety::Unsafe,
        )
    } else {
        ("is invisible", "an invisible character here", Safety::Safe)
    };
    let edits = found.iter();
    let edits = edits.map(|found| Edit::replace(found.range, found.replacement));
    let title = match found {
        [only] if !only.replacement.is_empty() => "replace it with a space".to_string(),
        [_] => "delete it".to_string(),
        many => format!("remove all {}", many.len()),
    };
    let finding = context
        .graded(
            severity,
            format!(
                "the character U+{:04X} {what}{}",
                u32::from(first.character),
                name(first.character)
            ),
            Label::new(first.range, label),
        )
        .notes(first_of(found.len(), "such character"))
        .help("delete it, and check the text around it")
        .fix(Fix {
            title,
            edits: edits.collect(),
            safety,
        });
    context.report(finding);
}

/// What the character is called, for those that are met most.
fn name(character: char) -> &'static str {
    match character {
        '\u{ad}' => " (soft hyphen)",
        '\u{200b}' => " (zero-width space)",
        '\u{200c}' => " (zero-width non-joiner)",
        '\u{200d}' => " (zero-width joiner)",
        '\u{200e}' => " (left-to-right mark)",
        '\u{200f}' => " (right-to-left mark)",
        '\u{202c}' => " (pop directional formatting)",
        '\u{202d}' => " (left-to-right override)",
        '\u{202e}' => " (right-to-left override)",
        '\u{2028}' => " (line separator)",
        '\u{2029}' => " (paragraph separator)",
        '\u{2060}' => " (word joiner)",
        '\u{feff}' => " (byte order mark)",
        _ => "",
    }
}
