//! A file that is not UTF-8.
//!
//! ## What it finds
//!
//! Bytes that are not valid UTF-8, and files that are UTF-16. The finding names the first invalid
//! byte, its offset in the file and the encoding that the file probably has. The rest of the file
//! is still checked, with each invalid byte read as `?`; a UTF-16 file is not checked any further.
//!
//! ## Why it matters
//!
//! In another encoding, `£`, `€`, dashes and accented letters have other bytes than in UTF-8, so
//! currencies, ranges and names are misread.

use crate::analysis::text::phrases::count;
use crate::diagnostic::Diagnostic;
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::{Encoding, InvalidUtf8, TextRange};

meta!("NG004", "invalid-utf8", Error, None, "invalid_utf8.rs");

pub(crate) struct InvalidUtf8Rule;

impl Rule for InvalidUtf8Rule {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let bad = guide.problems.invalid_utf8;
        let found = match (guide.source.foreign_encoding(), bad) {
            (Some(Encoding::Utf16), _) => Some(utf16(guide, context, bad)),
            (_, Some(bad)) => Some(single_bytes(context, bad)),
            (_, None) => None,
        };
        if let Some(finding) = found {
            context.report(finding);
        }
    }
}

fn utf16(guide: &Guide, context: &Context<'_>, bad: Option<InvalidUtf8>) -> Diagnostic {
    let zeros = guide.source.text.bytes().filter(|byte| *byte == 0).count();
    let zero = guide.source.text.find('\0').map(|offset| (offset, 0));
    let bad = bad.map(|bad| (bad.offset, bad.byte));
    let (offset, byte) = bad.into_iter().chain(zero).min().unwrap_or_default();
    let label = format!("byte {offset} is 0x{byte:02X}");
    let message = "the file is UTF-16, and a guide must be UTF-8";
    context
        .finding(message, TextRange::new(offset, offset + 1), label)
        .note(format!(
            "{} of its {} are zero, as in UTF-16 text; nothing else in it was checked",
            count(zeros as u64, "byte").trim_end_matches(" bytes"),
            count(guide.source.text.len() as u64, "byte")
        ))
        .help("save the file as UTF-8")
}

fn single_bytes(context: &Context<'_>, bad: InvalidUtf8) -> Diagnostic {
    let InvalidUtf8 {
        offset,
        byte,
        count: total,
    } = bad;
    let encoding = match byte {
        0x80..=0x9f => "Windows-1252",
        _ => "Windows-1252 or Latin-1",
    };
    let how_many = match total {
        1 => "it is the only such byte".to_string(),
        _ => format!("{total} bytes of the file are not UTF-8; this is the first"),
    };
    context
        .finding(
            format!("byte {offset} of the file, 0x{byte:02X}, is not UTF-8"),
            TextRange::new(offset, offset + 1),
            "read as `?`",
        )
        .note(how_many)
        .help(format!(
            "open the file as {encoding}, check its accents, dashes and currency signs, \
             and save it as UTF-8"
        ))
}
