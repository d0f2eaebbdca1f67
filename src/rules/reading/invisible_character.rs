//! Characters that readers don't see, or that show a text in another order than it is written.
//!
//! ## What it finds
//!
//! Characters without width (zero-width spaces and joiners, soft hyphens, a byte order mark inside the
//! file), and those that turn the direction of the text around them, anywhere in a guide, also where a
//! text in double quotes names them by an escape (`"\u200B"`, `"\e"`). There is one finding of each kind; it
//! points at the first such character and says how many there are. Joiners after letters of other
//! alphabets and in emoji, and marks of direction beside letters that are written from right to left,
//! have a use and are left alone.
//!
//! ## Why it matters
//!
//! What people read is not what programs read. A name with such a character is another name, and a script
//! that shows £115,000 may say 000,511£ to everything that checks it.
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
//! Safe: the fix deletes characters without width; nothing that is seen changes. Unsafe for those that
//! change the order: without them a text is seen as it is written, which may not be what was meant.

use crate::analysis::text::phrases::count;
use crate::diagnostic::{Fix, Label, Safety, Severity};
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};
use crate::syntax::yaml::escapes;
use crate::text::{Edit, TextRange, Unseen, unseen_in};

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
        let (mut reorders, mut invisible) = (Vec::new(), Vec::new());
        let errors = guide.problems.yaml_errors.iter().map(|error| error.range);
        let mut errors: Vec<TextRange> = errors.collect();
        errors.sort_unstable();
        let is_reported = |range: TextRange| {
            let before = errors.partition_point(|error| error.start <= range.start);
            before > 0 && errors[before - 1].contains(range)
        };
        for (range, character, unseen) in written(guide).chain(escaped(guide)) {
            if is_reported(range) {
                continue;
            }
            match unseen {
                Unseen::Reorders => reorders.push((range, character)),
                Unseen::Invisible | Unseen::Control => invisible.push((range, character)),
            }
        }
        report(context, Severity::Error, reorders);
        report(context, Severity::Warning, invisible);
    }
}

/// Those that are in the text themselves.
fn written(guide: &Guide) -> impl Iterator<Item = (TextRange, char, Unseen)> {
    let text = &*guide.source.text;
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        (at, line)
    });
    let lines = lines.filter(|(_, line)| !line.is_ascii());
    let found = lines.flat_map(|(start, line)| {
        unseen_in(line).map(move |(at, character, unseen)| {
            let range = TextRange::new(at, at + character.len_utf8()).shifted(start);
            (range, character, unseen)
        })
    });
    // A byte order mark has its place at the start of a file; `control-character` finds the others.
    found.filter(|(range, character, unseen)| {
        (range.start() > 0 || *character != '\u{feff}') && *unseen != Unseen::Control
    })
}

/// Those that the front matter names by an escape.
fn escaped(guide: &Guide) -> impl Iterator<Item = (TextRange, char, Unseen)> {
    let escapes = escapes(&guide.yaml, &guide.source.text);
    escapes.filter_map(|(range, character)| Some((range, character, Unseen::of(character)?)))
}

/// One finding for all of `found`, in the order of the text.
fn report(context: &mut Context<'_>, severity: Severity, mut found: Vec<(TextRange, char)>) {
    found.sort_unstable();
    let Some((first, character)) = found.first().copied() else {
        return;
    };
    let (what, label, safety) = if severity == Severity::Error {
        (
            "shows the text around it in another order than it is written",
            "changes the order",
            Safety::Unsafe,
        )
    } else {
        ("can't be seen", "an invisible character here", Safety::Safe)
    };
    let how_many = match found.len() {
        1 => None,
        many => Some(format!(
            "there are {}; this is the first",
            count(many as u64, "such character")
        )),
    };
    let edits = found.iter().map(|(range, _)| Edit::replace(*range, ""));
    let title = match found.len() {
        1 => "delete it".to_string(),
        many => format!("delete all {many}"),
    };
    let finding = context
        .graded(
            severity,
            format!(
                "the character U+{:04X} {what}{}",
                u32::from(character),
                name(character)
            ),
            Label::new(first, label),
        )
        .notes(how_many)
        .help("delete it, and read what is beside it once more")
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
        '\u{2060}' => " (word joiner)",
        '\u{feff}' => " (byte order mark)",
        _ => "",
    }
}
