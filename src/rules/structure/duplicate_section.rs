//! A section that occurs twice in a guide.
//!
//! ## What it finds
//!
//! Two known sections with the same name, if both start with a line of their own (a heading or a
//! bold line) or both with a lead-in; and two headings with the same words and level under the same
//! heading. Headings that occur three times or more are taken for a pattern and are not reported. Sections whose names differ are different sections (`**Negotiate Up Strategy (L4):**`
//! and `(L5):**`), and so are the Negotiation DNA line and the Negotiation DNA in prose.
//!
//! ## Why it matters
//!
//! One of the two is usually an older version of the other, and readers find only the first.
//!
//! ## Example
//!
//! ````body fails warning x1 @"#### Recruiter dynamics" #2
//! #### Recruiter dynamics
//!
//! The recruiter calls.
//!
//! #### Recruiter dynamics
//!
//! The recruiter calls.
//! ````
//!
//! ````body passes
//! #### Recruiter dynamics
//!
//! The recruiter calls.
//! ````
//!
//! ## Fix safety
//!
//! Safe: the fix deletes the second section. It is offered only if the text of both is identical.

use std::collections::BTreeMap;

use crate::analysis::sections::has_structure;
use crate::analysis::text::phrases::shown;
use crate::diagnostic::{Fix, Safety};
use crate::model::Guide;
use crate::model::body::{Form, Section, SectionKind};
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::{TextRange, trimmed};

meta!(
    "NG504",
    "duplicate-section",
    Warning,
    Safe,
    "duplicate_section.rs"
);

pub(crate) struct DuplicateSection;

impl Rule for DuplicateSection {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        if !has_structure(guide) {
            return;
        }
        for (first, second) in pairs(guide) {
            let finding = context
                .finding(
                    format!("the section {} occurs twice", shown(&second.name)),
                    second.opener,
                    "again here",
                )
                .related(first.opener, "first here");
            let says = |part: &OpenedSection| guide.source.slice(part.content).trim().to_string();
            context.report(if says(&first) == says(&second) {
                finding
                    .note("both say the same, word for word")
                    .fix(Fix::replace(
                        "delete the second",
                        whole(guide, &second),
                        "",
                        Safety::Safe,
                    ))
            } else {
                finding.help("merge the two sections, or give them different names")
            });
        }
    }
}

/// A section, whatever opens it.
#[derive(Clone)]
struct OpenedSection {
    name: String,
    opener: TextRange,
    content: TextRange,
}

/// Parts by what makes two of them one.
fn groups<K: Ord>(parts: Vec<(K, OpenedSection)>) -> impl Iterator<Item = Vec<OpenedSection>> {
    let mut groups: BTreeMap<K, Vec<OpenedSection>> = BTreeMap::new();
    for (key, part) in parts {
        groups.entry(key).or_default().push(part);
    }
    groups.into_values()
}

/// Each section that repeats an earlier one, with that one.
fn pairs(guide: &Guide) -> Vec<(OpenedSection, OpenedSection)> {
    let mut pairs = Vec::new();
    for group in groups(sections(guide)) {
        if let [first, others @ ..] = &group[..] {
            pairs.extend(others.iter().map(|other| (first.clone(), other.clone())));
        }
    }
    for group in groups(headings(guide)) {
        // What is three times or more is a pattern: the same words head each part of something.
        if let [first, second] = &group[..] {
            pairs.push((first.clone(), second.clone()));
        }
    }
    pairs
}

fn is_known(section: &Section) -> bool {
    let is_bare = section.form == Form::Bare;
    !is_bare && !matches!(section.kind, SectionKind::Other | SectionKind::CompanyLever)
}

/// Known sections, by their kind, whether a line of their own opens them, and their words.
fn sections(guide: &Guide) -> Vec<((SectionKind, bool, String), OpenedSection)> {
    let known = guide
        .body
        .sections
        .iter()
        .filter(|section| is_known(section));
    let part = |section: &Section| {
        let is_line = matches!(section.form, Form::Heading(_) | Form::BoldLine);
        let part = OpenedSection {
            name: section.name.clone(),
            opener: section.opener,
            content: section.content,
        };
        ((section.kind, is_line, normal(&section.name)), part)
    };
    known.map(part).collect()
}

/// The place of the heading above, the level and the words.
type HeadingKey = (Option<usize>, u8, String);

/// The headings that open no known section.
fn headings(guide: &Guide) -> Vec<(HeadingKey, OpenedSection)> {
    let known: Vec<&Section> = guide
        .body
        .sections
        .iter()
        .filter(|section| is_known(section))
        .collect();
    let starts: Vec<usize> = known.iter().map(|section| section.range.start()).collect();
    let mut open: Vec<usize> = Vec::new();
    let mut parts: Vec<(HeadingKey, OpenedSection)> = Vec::new();
    for heading in guide.body.headings.iter().filter(|h| !h.is_nested) {
        let start = heading.range.start();
        // The text of a heading ends where the next of its level or a higher one begins.
        while let Some(last) = open.pop_if(|last| parts[*last].0.1 >= heading.level) {
            let part = &mut parts[last].1;
            part.content.end = part.content.end.min(heading.range.start);
        }
        // And where a known section begins.
        let next = starts.partition_point(|known| *known < heading.range.end());
        let end = starts.get(next).copied();
        let content = TextRange::new(heading.range.end(), end.unwrap_or(guide.body_range.end()));
        let above = open.last().copied();
        open.push(parts.len());
        let part = OpenedSection {
            name: heading.text.clone(),
            opener: heading.range,
            content,
        };
        // One that opens a known section is compared as that.
        let is_known = starts.binary_search(&start).is_ok();
        let words = if is_known || heading.text.is_empty() {
            format!("{start}")
        } else {
            normal(&heading.text)
        };
        parts.push(((above, heading.level, words), part));
    }
    parts
}

fn normal(name: &str) -> String {
    let words = name.split_whitespace().map(str::to_lowercase);
    words.collect::<Vec<_>>().join(" ")
}

/// All of a part and the blank lines that set it off.
fn whole(guide: &Guide, part: &OpenedSection) -> TextRange {
    let text = &guide.source.text;
    let line = guide.source.line_start(part.opener.start());
    let end = trimmed(text, part.content).end().max(part.opener.end());
    let behind = &text[end..];
    let blank = behind.len() - behind.trim_start_matches(['\n', '\r']).len();
    if end + blank == text.len() {
        TextRange::new(text[..line].trim_end().len(), end)
    } else {
        TextRange::new(line, end + blank)
    }
}
