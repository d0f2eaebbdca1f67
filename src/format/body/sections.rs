//! Known sections in their one form: the opener, and what stands between it and the rest.

use super::openers::{self, Opened, rest_of};
use crate::model::Guide;
use crate::model::body::{Form, Section, SectionKind};
use crate::text::{Edit, TextRange};

/// Edits of `guide`.
pub(super) fn edits(guide: &Guide) -> Vec<Edit> {
    let mut edits = Vec::new();
    for section in &guide.body.sections {
        if let Some(opened) = openers::canonical(guide, section) {
            edits.extend(open(guide, section, &opened));
        }
    }
    edits
}

fn open(guide: &Guide, section: &Section, opened: &Opened) -> Vec<Edit> {
    let rest = rest_of(guide, section);
    let content = without_blank_lines(rest);
    let from = section.opener.end();
    let gap = TextRange::new(from, from + rest.len() - content.len());
    let mut edits = Vec::new();
    let mut replace = |range: TextRange, text: &str| {
        if guide.source.slice(range) != text {
            edits.push(Edit::replace(range, text));
        }
    };
    let is_quoted = section.form == Form::QuotedLeadIn;
    let start = match opened.quoted && !is_quoted {
        true => "> ",
        false => "",
    };
    replace(section.opener, &format!("{start}{}", opened.text));
    if opened.leads_in {
        // The words that follow, without the mark of the quote they may stand in.
        let words = rest.trim_start().trim_start_matches(['>', ' ']);
        let gap = match is_quoted {
            true => rest.len() - rest.trim_start_matches([' ', '\t']).len(),
            false => rest.len() - words.len(),
        };
        replace(TextRange::new(from, from + gap), " ");
        if !start.is_empty() {
            edits.extend(quoted_lines(words, from + gap));
        }
        return edits;
    }
    let wanted = match section.kind {
        SectionKind::Evidence if is_bullet(content) => "\n",
        _ => "\n\n",
    };
    if !content.is_empty() {
        replace(gap, wanted);
    }
    edits
}

/// The mark of a quote for each further line of the paragraph `words`, which stands at `from`.
fn quoted_lines(words: &str, from: usize) -> Vec<Edit> {
    let mut at = from;
    let mut edits = Vec::new();
    for line in words
        .split_inclusive('\n')
        .take_while(|line| !line.trim().is_empty())
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
    let content = text.len() - text.trim_start().len();
    let line = text[..content].rfind('\n').map_or(content, |at| at + 1);
    &text[line..]
}

fn is_bullet(content: &str) -> bool {
    ["- ", "* ", "+ "]
        .iter()
        .any(|marker| content.starts_with(marker))
}
