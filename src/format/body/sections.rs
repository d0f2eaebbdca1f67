//! Known sections in their one form: the opener, and what is between it and the rest.

use super::openers::{self, Opened, rest_of};
use super::page::{BLANK, Edits, is_empty};
use crate::model::Outline;
use crate::model::body::{Form, Section};
use crate::text::{Edit, TextRange};

/// Changes of the guide, one for each section.
pub(super) fn changes(outline: &Outline) -> Vec<Edits> {
    let sections = outline.body.sections.iter();
    let changes = sections.filter_map(|section| {
        let opened = openers::canonical(outline, section)?;
        Some(open(outline, section, &opened))
    });
    changes.collect()
}

fn open(outline: &Outline, section: &Section, opened: &Opened) -> Edits {
    let rest = rest_of(outline, section);
    let content = without_blank_lines(rest);
    let from = section.opener.end();
    let gap = TextRange::new(from, from + rest.len() - content.len());
    let mut edits = Vec::new();
    let mut replace = |range: TextRange, text: &str| {
        if outline.source.slice(range) != text {
            edits.push(Edit::replace(range, text));
        }
    };
    let is_quoted = section.form == Form::QuotedLeadIn;
    if opened.quoted && !is_quoted && touches_text_above(outline, section) {
        // A quote would cut the paragraph that the opener is in.
        return Edits::new();
    }
    let start = if opened.quoted && !is_quoted {
        "> "
    } else {
        ""
    };
    replace(section.opener, &format!("{start}{}", opened.text));
    if opened.leads_in {
        // The words that follow, below the opener without the mark of the quote they may be in.
        let same_line = rest.trim_start_matches([' ', '\t']);
        let words = if same_line.starts_with('\n') && !is_quoted {
            rest.trim_start_matches(BLANK)
                .trim_start_matches(['>', ' '])
        } else {
            same_line
        };
        let gap = rest.len() - words.len();
        replace(TextRange::new(from, from + gap), " ");
        if !start.is_empty() {
            edits.extend(quoted_lines(words, from + gap));
        }
        return edits;
    }
    // Only a numbered list wants an empty line above it, below a bold line.
    if section.form == Form::BoldLine && is_numbered(content) {
        replace(gap, "\n\n");
    }
    edits
}

/// Whether the line above a section's opener is not empty.
fn touches_text_above(outline: &Outline, section: &Section) -> bool {
    let above = TextRange::new(outline.body_range.start(), section.opener.start());
    let mut lines = outline.source.slice(above).rsplit('\n');
    lines.nth(1).is_some_and(|line| !is_empty(line))
}

/// The mark of a quote for each further line of the paragraph `words`, which is at `from`.
fn quoted_lines(words: &str, from: usize) -> Vec<Edit> {
    let mut at = from;
    let mut edits = Vec::new();
    for line in words
        .split_inclusive('\n')
        .take_while(|line| !is_empty(line))
    {
        if at > from && !line.starts_with('>') {
            edits.push(Edit::insert(at, "> "));
        }
        at += line.len();
    }
    edits
}

/// `text` from its first line that is not blank, with that line's indentation.
fn without_blank_lines(text: &str) -> &str {
    let content = text.len() - text.trim_start_matches(BLANK).len();
    let line = text[..content].rfind('\n').map_or(content, |at| at + 1);
    &text[line..]
}

fn is_numbered(content: &str) -> bool {
    let number = content.trim_start_matches(|c: char| c.is_ascii_digit());
    number.len() < content.len() && number.starts_with(['.', ')'])
}
