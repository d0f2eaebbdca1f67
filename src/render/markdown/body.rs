//! The body in canonical form: sections in their order, one blank line between them.

use super::openers::{self, Opened, rest_of};
use super::table;
use crate::model::Guide;
use crate::model::body::{Form, Section, SectionKind};
use crate::text::TextRange;

/// Whether known sections are opened in the one canonical form or as their author did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Openers {
    Canonical,
    AsWritten,
}

/// The body, without a final line break.
pub(super) fn canonical(guide: &Guide, openers: Openers) -> String {
    let body = &guide.body;
    let Some(first) = body.sections.first() else {
        return guide.source.slice(body.range).trim().to_string();
    };
    let before = TextRange::new(body.range.start(), line_start(guide, first.range.start()));
    let mut parts = vec![guide.source.slice(before).trim().to_string()];
    for section in &body.sections {
        let opened = match openers {
            Openers::Canonical => openers::canonical(guide, section),
            Openers::AsWritten => None,
        };
        parts.push(match opened {
            Some(opened) => print(guide, section, &opened),
            None => as_written(guide, section),
        });
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

fn print(guide: &Guide, section: &Section, opened: &Opened) -> String {
    let rest = rest_of(guide, section);
    let text = &opened.text;
    if opened.leads_in {
        let line = format!("{text} {}", rest.trim_start());
        return match (opened.quoted, section.form) {
            (true, Form::QuotedLeadIn) => format!("> {line}"),
            (true, _) => quote_first_paragraph(&line),
            (false, _) => line,
        };
    }
    let content = without_blank_lines(rest);
    let gap = match section.kind {
        SectionKind::Evidence if is_bullet(content) => "\n",
        _ => "\n\n",
    };
    match content.is_empty() {
        true => text.clone(),
        false => format!("{text}{gap}{}", with_table(guide, section, content)),
    }
}

/// The section with its author's opener; between a heading or bold line and what follows, one
/// blank line.
fn as_written(guide: &Guide, section: &Section) -> String {
    let content = without_blank_lines(rest_of(guide, section));
    let apart = matches!(section.form, Form::Heading(_) | Form::BoldLine);
    let deep = content.starts_with("    ") || content.starts_with('\t');
    if apart && !content.is_empty() && !deep {
        let opener = guide.source.slice(section.opener);
        let gap = if is_bullet(content) && !starts_apart(guide, section) {
            "\n"
        } else {
            "\n\n"
        };
        return format!("{opener}{gap}{}", with_table(guide, section, content));
    }
    let start = line_start(guide, section.range.start());
    let whole = guide
        .source
        .slice(TextRange::new(start, section.range.end()));
    with_table(guide, section, whole)
}

/// Whether a blank line follows the opener, as its author wrote it.
fn starts_apart(guide: &Guide, section: &Section) -> bool {
    let rest = rest_of(guide, section);
    rest.lines()
        .nth(1)
        .is_none_or(|line| line.trim().is_empty())
}

/// `part`, which is the end of the section, with the pay table in it printed anew.
fn with_table(guide: &Guide, section: &Section, part: &str) -> String {
    let start = section.range.end() - part.len();
    let Some(table) = &guide.body.pay_table else {
        return part.to_string();
    };
    let from = line_start(guide, table.range.start());
    let here = TextRange::new(start, section.range.end());
    if !here.contains(TextRange::new(from, table.range.end())) {
        return part.to_string();
    }
    let before = guide.source.slice(TextRange::new(start, from));
    let after = guide
        .source
        .slice(TextRange::new(table.range.end(), section.range.end()));
    let printed = table::canonical(&guide.source, table);
    format!("{before}{printed}{after}")
}

/// The paragraph that `text` starts with as a block quote, and the rest as it is.
fn quote_first_paragraph(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 16);
    let mut inside = true;
    for line in text.split_inclusive('\n') {
        inside &= !line.trim().is_empty();
        if inside {
            quoted.push_str("> ");
        }
        quoted.push_str(line);
    }
    quoted
}

/// `text` from its first line that is not blank, with that line's indentation.
fn without_blank_lines(text: &str) -> &str {
    let content = text.len() - text.trim_start().len();
    let line = text[..content].rfind('\n').map_or(content, |at| at + 1);
    &text[line..]
}

fn is_bullet(content: &str) -> bool {
    ["- ", "* ", "+ "]
        .iter()
        .any(|marker| content.starts_with(marker))
}

/// The start of the line that holds `offset`, where only blanks stand between the two.
fn line_start(guide: &Guide, offset: usize) -> usize {
    let before = guide.source.text.get(..offset).unwrap_or_default();
    offset - (before.len() - before.trim_end_matches([' ', '\t']).len())
}
