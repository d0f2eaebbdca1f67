//! A comment that looks like a directive but has no effect.
//!
//! ## What it finds
//!
//! - Comments that start with `negguide:` but have neither `ignore[...]` nor `ignore-file[...]`,
//!   because of a misspelt word, missing brackets or brackets without a name.
//! - `negguide ignore` without the colon.
//! - `negguide: fmt` with an unknown word, or in a place where it has no effect: `fmt off` and
//!   `fmt on` belong in the body, `fmt skip` in the front matter.
//!
//! ## Why it matters
//!
//! Such a comment looks as if it ignored a finding or switched the formatter off, but it does
//! nothing.
//!
//! ## Example
//!
//! ````pay fails warning x1 @"ignor" reversed-range x1
//! - region: London
//!   base_low: 120000 # negguide: ignor[reversed-range] as the recruiter wrote it
//!   base_high: 95000
//!   currency: GBP
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 120000 # negguide: ignore[reversed-range] as the recruiter wrote it
//!   base_high: 95000
//!   currency: GBP
//! ````
//!
//! ## Fix safety
//!
//! Unsafe: the fix corrects a misspelt word, after which the directive takes effect.

use crate::analysis::text::phrases::shown;
use crate::diagnostic::{Fix, Safety};
use crate::model::{Guide, Malformed};
use crate::rules::{Context, Meta, Rule, meta};

meta!(
    "NG804",
    "malformed-directive",
    Warning,
    Unsafe,
    "malformed_directive.rs"
);

/// What a directive looks like.
const FORM: &str =
    "write `negguide: ignore[rule-name] reason`, or `ignore-file` for the whole file";

/// What words to the formatter look like.
const FORMAT_FORM: &str = "write `<!-- negguide: fmt off -->` and `<!-- negguide: fmt on -->` around a part \
    of the body, `# negguide: fmt skip` at a key or entry of the front matter";

pub(crate) struct MalformedDirectiveRule;

impl Rule for MalformedDirectiveRule {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for malformed in &guide.directives.malformed {
            let (message, label) = match &malformed.kind {
                Malformed::NoColon => (
                    "a directive lacks the colon after `negguide`".to_string(),
                    "`negguide:` belongs here",
                ),
                Malformed::UnknownWord { word, .. } if word.is_empty() => (
                    "a directive has nothing after `negguide:`".to_string(),
                    "`ignore[...]` belongs here",
                ),
                Malformed::UnknownWord { word, .. } => (
                    format!("{} is not a directive", shown(word)),
                    "not a directive",
                ),
                Malformed::UnknownFormatWord { word } => (
                    format!("the formatter does not know {}", shown(word)),
                    "`off`, `on` or `skip` belongs here",
                ),
                Malformed::FormatWordElsewhere { word } => (
                    format!("`fmt {}` has no effect here", word.name()),
                    "this does nothing",
                ),
                Malformed::NoBracket => (
                    "a directive names no rule in brackets".to_string(),
                    "brackets with a rule's name belong after this",
                ),
                Malformed::Unclosed => (
                    "the bracket of a directive is never closed".to_string(),
                    "opened here",
                ),
                Malformed::NoNames => (
                    "a directive names no rule".to_string(),
                    "a rule's name belongs in here",
                ),
            };
            let finding = context
                .finding(message, malformed.range, label)
                .note("a malformed directive has no effect");
            context.report(match &malformed.kind {
                Malformed::UnknownWord {
                    meant: Some(meant), ..
                } => finding
                    .help(format!("did you mean `{meant}`?"))
                    .fix(Fix::replace(
                        format!("write `{meant}`"),
                        malformed.range,
                        *meant,
                        Safety::Unsafe,
                    )),
                Malformed::UnknownFormatWord { .. } | Malformed::FormatWordElsewhere { .. } => {
                    finding.help(FORMAT_FORM)
                }
                _ => finding.help(FORM),
            });
        }
    }
}
