//! A heading with nothing below it.
//!
//! ## What it finds
//!
//! A heading that is followed by a heading of the same or a higher level, or by the end of the
//! guide, with only blank lines, comments and thematic breaks between them. The same applies to a
//! known section that starts with a bold line or lead-in, such as `**Level Mapping:**`. The
//! first heading of the guide, and headings that are sentences, contain a quotation or are longer
//! than 100 characters, are not reported.
//!
//! ## Why it matters
//!
//! A part of the guide was planned and not written, or was deleted by mistake.
//!
//! ## Example
//!
//! ````body fails warning x1 @"#### Recruiter dynamics"
//! #### Recruiter dynamics
//!
//! ---
//!
//! #### How the offer is made
//!
//! The recruiter calls.
//! ````
//!
//! ````body passes
//! #### Recruiter dynamics
//!
//! ##### How the offer is made
//!
//! The recruiter calls.
//! ````

use crate::analysis::sections::{has_structure, name_of, place_of, says_nothing};
use crate::analysis::text::phrases::shown;
use crate::model::Guide;
use crate::model::body::{Form, Heading, Section, SectionKind};
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::TextRange;

meta!("NG503", "empty-section", Warning, None, "empty_section.rs");

pub(crate) struct EmptySection;

impl Rule for EmptySection {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        if !has_structure(guide) {
            return;
        }
        for (name, range, before) in empty(guide) {
            let label = match before {
                Some(_) => "nothing between this",
                None => "nothing after this",
            };
            context.report(
                context
                    .finding(format!("{name} is empty"), range, label)
                    .related_all(before.map(|before| (before, "and this")))
                    .help("write the section, or delete its heading"),
            );
        }
    }
}

/// What is empty: its name, its place, and the place of what follows it.
fn empty(guide: &Guide) -> Vec<(String, TextRange, Option<TextRange>)> {
    let mut found = Vec::new();
    let headings: Vec<&Heading> = guide
        .body
        .headings
        .iter()
        .filter(|h| !h.is_nested)
        .collect();
    // The first heading is the title, which heads all that follows.
    for (index, heading) in headings.iter().enumerate().skip(1) {
        let next = headings.get(index + 1);
        let end = next.map_or(guide.body_range.end(), |next| next.range.start());
        let between = TextRange::new(heading.range.end(), end);
        let is_over_next = next.is_some_and(|next| next.level > heading.level);
        let stands_alone = !is_over_next && !says_it_all(&heading.text);
        if stands_alone && says_nothing(guide.source.slice(between)) {
            let next = next.map(|next| next.range);
            found.push((shown(&heading.text), heading.range, next));
        }
    }
    let sections = &guide.body.sections;
    for (index, section) in sections.iter().enumerate() {
        let next = sections.get(index + 1);
        if is_promise(section, next) && says_nothing(guide.source.slice(section.content)) {
            let next = next.map(|next| place_of(guide, next));
            found.push((name_of(section), section.opener, next));
        }
    }
    found
}

/// Whether a heading needs no text below it: a lever with its script, a sentence.
fn says_it_all(heading: &str) -> bool {
    const LONGEST_TITLE: usize = 100;
    let is_sentence = heading.ends_with(['.', '!', '?']) && heading.contains(' ');
    is_sentence || heading.contains(['"', '“', '„', '«']) || heading.chars().count() > LONGEST_TITLE
}

/// Whether `section` is opened by a bold line or lead-in of known words, and `next` is known to be
/// another one: words that open no known section may be a part of it.
fn is_promise(section: &Section, next: Option<&Section>) -> bool {
    use SectionKind::{CompanyLever, Other, Title};
    let is_bold = !matches!(section.form, Form::Heading(_) | Form::Bare);
    let is_known = !matches!(section.kind, Other | CompanyLever | Title);
    let is_closed = next.is_none_or(|next| {
        let is_known = !matches!(next.kind, Other | CompanyLever);
        // A heading is no part of what a lead-in introduces.
        let is_over = section.form != Form::BoldLine && matches!(next.form, Form::Heading(_));
        (is_known || is_over) && next.kind != section.kind && next.form != Form::Bare
    });
    is_bold && is_known && is_closed
}
