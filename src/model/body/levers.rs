//! The levers of a Global Levers section, in each form they are written in: numbered items, bold
//! titles, headings.

use super::classify::{is_lever_title, without_number};
use super::{Form, Lever, Section};
use crate::syntax::markdown::{Block, BlockKind, ListItem};
use crate::text::{Spanned, TextRange};

pub(super) fn read(text: &str, section: &Section, blocks: &[Block], levers: &mut Vec<Lever>) {
    for block in blocks {
        if section.form != Form::Bare && block.range.start() < section.content.start() {
            continue;
        }
        if let Some(title) = block_title(block) {
            let after = TextRange::new(title.range.end(), block.range.end());
            levers.push(Lever {
                range: block.range,
                script: quoted(text, after).or_else(|| quoted(text, title.range)),
                title,
            });
            continue;
        }
        match &block.kind {
            BlockKind::List { items, .. } if takes_items(text, levers.last()) => {
                levers.extend(items.iter().filter_map(|item| item_lever(text, item)));
            }
            BlockKind::Rule => {}
            _ => {
                if let Some(lever) = levers.last_mut() {
                    lever.range = lever.range.cover(block.range);
                    let script = match block.kind {
                        BlockKind::Quote(_) => Some(block.range),
                        _ => quoted(text, block.range),
                    };
                    lever.script = lever.script.or(script);
                }
            }
        }
    }
}

/// A heading, a bold line or a bold lead-in that titles one lever.
fn block_title(block: &Block) -> Option<Spanned<String>> {
    match &block.kind {
        BlockKind::Heading { line, .. } => {
            let name = without_number(line.text.as_str().trim()).to_string();
            Some(Spanned::new(name, line.range))
        }
        BlockKind::Paragraph(lines) => {
            let lead = lines.first()?.lead.as_ref()?;
            let name = lead.text.trim();
            is_lever_title(name).then(|| Spanned::new(without_number(name).to_string(), lead.range))
        }
        _ => None,
    }
}

/// `1. **Title:** "script"`.
fn item_lever(text: &str, item: &ListItem) -> Option<Lever> {
    let Some(BlockKind::Paragraph(lines)) = item.blocks.first().map(|block| &block.kind) else {
        return None;
    };
    let first = lines.first()?;
    let title = match &first.lead {
        Some(lead) => Spanned::new(without_number(lead.text.trim()).to_string(), lead.range),
        None => {
            let plain = first.text.as_str();
            let end = plain.find([':', '"', '“']).unwrap_or(plain.len());
            Spanned::new(plain[..end].trim().to_string(), first.range)
        }
    };
    let after_title = first
        .lead
        .as_ref()
        .map_or(first.range.start(), |lead| lead.range.end());
    let quote = item
        .blocks
        .iter()
        .find(|block| matches!(block.kind, BlockKind::Quote(_)));
    let script = quoted(text, TextRange::new(after_title, item.range.end()))
        .or(quote.map(|block| block.range));
    Some(Lever {
        range: item.range,
        title,
        script,
    })
}

/// Whether the items of a list are levers of their own: not where levers are titled by headings or
/// bold lines. A list below such a title belongs to its lever.
fn takes_items(text: &str, last: Option<&Lever>) -> bool {
    last.is_none_or(|lever| {
        let start = text.get(lever.range.start()..).unwrap_or_default();
        start.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '*' | '+'))
            && !start.starts_with("**")
    })
}

/// From the first quotation mark in `range` to the last one, both included.
fn quoted(text: &str, range: TextRange) -> Option<TextRange> {
    let slice = text.get(range.start()..range.end())?;
    let open = slice.find(['"', '“'])?;
    let (close, mark) = slice.rmatch_indices(['"', '”']).next()?;
    (close > open).then(|| TextRange::new(open, close + mark.len()).shifted(range.start()))
}
