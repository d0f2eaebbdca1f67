//! A body that lacks a required section.
//!
//! ## What it finds
//!
//! Guides whose body lacks one of the required sections. A section may start with a heading of any
//! level, a bold line, a bold lead-in such as `**Level Mapping:**`, or a block quote. A Negotiation
//! DNA section also counts as the summary line, and a section of levers with another name as the
//! Global Levers. There is one finding per guide, which lists all missing sections.
//!
//! ## Why it matters
//!
//! Readers who compare companies expect the same sections in each guide, and programs that use the
//! levers, scripts or evidence of the body find none.
//!
//! ## Example
//!
//! ````guide fails warning x1 @"Data Engineer | Acme Global Negotiation Guide" missing-field x12
//! ---
//! company: acme
//! ---
//! ### Data Engineer | Acme Global Negotiation Guide
//!
//! **Negotiation DNA:** Calm and precise
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | London | £95K–£120K |
//!
//! **Global Levers**
//!
//! 1. **Competing Offer:** "I hold an offer of £118K base."
//!
//! > **Negotiate Up Strategy:** "I ask for £120K base and accept £110K."
//!
//! **Evidence & Sources**
//!
//! - Levels.fyi, Acme, 2025
//! ````
//!
//! ````body passes
//! ````
//!
//! ## Options
//!
//! `required` lists the sections that a guide must have. The default is `title`, `summary`,
//! `pay-table`, `level-mapping`, `global-levers`, `strategy` and `evidence`; `dna` and
//! `company-lever` can be added.
//!
//! ```toml
//! [rules.missing-section]
//! required = ["title", "pay-table", "evidence"]
//! ```

use crate::analysis::sections::{KNOWN, KnownSection, has_structure, is_meant, says_nothing};
use crate::analysis::text::phrases::head;
use crate::diagnostic::CauseKey;
use crate::model::body::{Body, SectionKind};
use crate::model::{Guide, Reason};
use crate::rules::{Context, Meta, Rule, WordsOption, meta};
use crate::syntax::LimitKind;
use crate::text::{Encoding, TextRange, trimmed};

meta!(
    "NG501",
    "missing-section",
    Warning,
    None,
    "missing_section.rs",
    REQUIRED
);

static REQUIRED: WordsOption = WordsOption::new(
    &META.id,
    "required",
    &[
        "title",
        "summary",
        "pay-table",
        "level-mapping",
        "global-levers",
        "strategy",
        "evidence",
    ],
    "the sections that a guide must have",
)
.among(&[
    "title",
    "summary",
    "pay-table",
    "dna",
    "level-mapping",
    "company-lever",
    "global-levers",
    "strategy",
    "evidence",
]);

pub(crate) struct MissingSection;

impl Rule for MissingSection {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        if !is_text(guide) {
            return;
        }
        let required = context.words(&REQUIRED);
        let absent: Vec<&KnownSection> = KNOWN
            .iter()
            .filter(|known| required.iter().any(|word| word == known.word))
            .filter(|known| !is_there(guide, known.kind) && !is_meant(guide, known.kind))
            .filter(|known| known.kind != SectionKind::PayTable || !has_unread_tables(guide))
            .collect();
        let Some(first) = absent.first() else {
            return;
        };
        let names: Vec<&str> = absent.iter().map(|known| known.name).collect();
        let list = match &names[..] {
            [only] => (*only).to_string(),
            [rest @ .., last] => format!("{} and no {last}", rest.join(", no ")),
            [] => return,
        };
        let finding = context.finding(
            format!("the body has no {list}"),
            start(guide),
            format!("no {} in this guide", first.name),
        );

        let finding = match elsewhere(&guide.body, first.kind) {
            Some(note) => finding.note(note),
            None => finding.cause(CauseKey::new(
                "no {} in guides of {}",
                [&list, &guide.company_folder()],
            )),
        };
        context.report(finding.help(match &absent[..] {
            [only] => format!("add it: `{}`", only.example),
            // A line each: rows and titles are to be copied whole.
            _ => {
                let examples = absent.iter().map(|known| format!("\n`{}`", known.example));
                format!("add them, in forms such as{}", examples.collect::<String>())
            }
        }));
    }
}

/// Whether tables were not read because there are too many: the pay table may be one of them.
fn has_unread_tables(guide: &Guide) -> bool {
    let mut limits = guide.problems.limits.iter();
    limits.any(|hit| hit.kind == LimitKind::TableCells)
}

/// Whether there is a body to look into. A file without front matter may be no guide at all, and
/// an empty body is a finding of its own.
fn is_text(guide: &Guide) -> bool {
    guide.is_read()
        && has_structure(guide)
        && !guide.has_no_front_matter()
        && guide.source.foreign_encoding() != Some(Encoding::Utf16)
        && !says_nothing(guide.source.slice(guide.body_range))
}

/// The title, or else the first line of the body.
fn start(guide: &Guide) -> TextRange {
    match &guide.body.title {
        Some(title) => title.text.range,
        None => {
            let text = &guide.source.text;
            head(text, trimmed(text, guide.body_range))
        }
    }
}

fn is_there(guide: &Guide, kind: SectionKind) -> bool {
    let body = &guide.body;
    match kind {
        // Where the prose is and only its summary is absent, the front matter's is as well.
        SectionKind::Summary => {
            body.section(kind).is_some() || body.section(SectionKind::Dna).is_some()
        }
        // A table that cannot be read is what `malformed-table` and `unread-table` are about.
        SectionKind::PayTable => {
            body.pay_table.is_some()
                || body
                    .unread_tables
                    .iter()
                    .any(|table| table.reason != Reason::NoMoney)
                || !guide.problems.tables.is_empty()
        }
        SectionKind::GlobalLevers => body.section(kind).is_some() || has_other_levers(guide),
        kind => body.section(kind).is_some(),
    }
}

/// The shortest quotation that is something to say, in bytes.
const SCRIPT: usize = 40;

/// Whether a section is called after its levers and quotes several things to say.
fn has_other_levers(guide: &Guide) -> bool {
    let is_called_so = |name: &str| {
        let name = name.to_lowercase();
        let mut words = name.split(|c: char| !c.is_alphanumeric());
        words.any(|word| matches!(word, "lever" | "levers"))
    };
    let quotes = |line: &&str| {
        let marks = ['"', '“', '”'];
        line.find(marks)
            .zip(line.rfind(marks))
            .is_some_and(|(from, to)| to - from >= SCRIPT)
    };
    guide.body.sections.iter().any(|section| {
        let content = guide.source.slice(section.content);
        is_called_so(&section.name) && content.lines().filter(quotes).count() > 1
    })
}

/// What is there in the place of the absent section.
fn elsewhere(body: &Body, absent: SectionKind) -> Option<String> {
    let section = body.section(absent)?;
    let name = crate::analysis::text::phrases::shown(&section.name);
    (absent == SectionKind::PayTable).then(|| format!("{name} has no pay table"))
}
