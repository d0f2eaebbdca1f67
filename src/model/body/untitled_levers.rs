//! Levers below a title that does not say so: `How to Ask`, and then `1. Base Salary` with what to say,
//! `2. Signing Bonus` with what to say, and so on.

use super::classify::number_of;
use super::{Form, Section, SectionKind};
use crate::syntax::markdown::{Block, BlockKind, Line, ListItem};
use crate::text::{TextRange, trimmed};

/// So many numbered titles, each with something quoted below it, are levers and no steps of an
/// argument.
const FEWEST: usize = 3;

/// Where no section is called levers, the one that reads like them becomes them.
pub(super) fn adopt(text: &str, sections: &mut Vec<Section>, blocks: &[Block]) {
    let is_levers = |section: &Section| section.kind == SectionKind::GlobalLevers;
    if sections.iter().any(is_levers) || adopt_run(text, sections) {
        return;
    }
    for index in 0..sections.len() {
        let section = &sections[index];
        if section.kind != SectionKind::Other {
            continue;
        }
        let inside = { blocks.iter() }.filter(|block| section.content.contains(block.range));
        let inside: Vec<&Block> = inside.collect();
        if let Some(start) = start_of_levers(text, &inside, section.range.end()) {
            if section.form != Form::Bare && are_introduced(&inside, start) {
                sections[index].kind = SectionKind::GlobalLevers;
            } else {
                split_off(text, sections, index, start);
            }
            return;
        }
    }
}

/// Makes one section of several that are each opened by the title of a lever, with the empty one that
/// is over them. `false` where there are none.
fn adopt_run(text: &str, sections: &mut Vec<Section>) -> bool {
    let number = |section: &Section| {
        let is_lever = section.kind == SectionKind::Other && is_quoted(text, section.content);
        number_of(&section.name).filter(|_| is_lever)
    };
    let count_from = |start: usize| {
        let numbers = sections[start..].iter().zip(1..);
        numbers
            .take_while(|(section, expected)| number(section) == Some(*expected))
            .count()
    };
    let Some(first) = (0..sections.len()).find(|start| count_from(*start) >= FEWEST) else {
        return false;
    };
    let end = first + count_from(first);
    let over = first.checked_sub(1).filter(|index| {
        let section = &sections[*index];
        let is_title = section.kind == SectionKind::Other && section.form != Form::Bare;
        is_title && section.content.is_empty()
    });
    let start = over.unwrap_or(first);
    let range = sections[start].range.cover(sections[end - 1].range);
    let mut levers = match over {
        Some(index) => sections[index].clone(),
        None => bare(range.start()),
    };
    levers.kind = SectionKind::GlobalLevers;
    levers.range = range;
    let from = levers.opener.end().max(range.start());
    levers.content = trimmed(text, TextRange::new(from, range.end()));
    sections.splice(start..end, [levers]);
    true
}

/// Whether nothing is above the levers that begin at `start`, or a line that leads to them. What tells of
/// something else (the company's own lever, say) is no part of them.
fn are_introduced(inside: &[&Block], start: usize) -> bool {
    let above = { inside.iter() }.take_while(|block| block.range.start() < start);
    let above: Vec<&BlockKind> = above.map(|block| &block.kind).collect();
    match above[..] {
        [] => true,
        [BlockKind::Paragraph(lines)] => lines.len() == 1,
        _ => false,
    }
}

/// Makes levers of what begins at `start` in the section at `index`, which ends there.
fn split_off(text: &str, sections: &mut Vec<Section>, index: usize, start: usize) {
    let section = &mut sections[index];
    let end = section.range.end();
    let mut levers = bare(start);
    levers.range = TextRange::new(start, end);
    levers.content = levers.range;
    section.range = trimmed(text, TextRange::new(section.range.start(), start));
    let from = section.opener.end().max(section.range.start());
    section.content = trimmed(text, TextRange::new(from, section.range.end().max(from)));
    sections.insert(index + 1, levers);
}

fn bare(start: usize) -> Section {
    Section {
        kind: SectionKind::GlobalLevers,
        form: Form::Bare,
        opener: TextRange::at(start),
        name: String::new(),
        range: TextRange::at(start),
        content: TextRange::at(start),
    }
}

/// Where the first of at least [`FEWEST`] titles is that are numbered from 1 on, each with
/// something quoted before the next.
fn start_of_levers(text: &str, blocks: &[&Block], end: usize) -> Option<usize> {
    let titles: Vec<(usize, u32)> = { blocks.iter() }
        .flat_map(|block| titles(text, block))
        .collect();
    let ends = { titles.iter().skip(1) }.map(|(start, _)| *start);
    let levers: Vec<(usize, u32, bool)> = { titles.iter().zip(ends.chain([end])) }
        .map(|((start, number), end)| {
            (
                *start,
                *number,
                is_quoted(text, TextRange::new(*start, end)),
            )
        })
        .collect();
    let is_run = |from: &&[(usize, u32, bool)]| {
        { from.iter().zip(1..) }.all(|((_, number, quotes), at)| *number == at && *quotes)
    };
    let run = levers.windows(FEWEST).find(is_run)?;
    run.first().map(|(start, ..)| *start)
}

/// The numbered titles in a block, each with where it starts: a heading, a bold line, a bold lead-in, or
/// the bold lead-ins of a numbered list.
fn titles(text: &str, block: &Block) -> Vec<(usize, u32)> {
    let start = block.range.start();
    let titled = |number: Option<u32>| number.map(|number| (start, number)).into_iter().collect();
    match &block.kind {
        BlockKind::Heading { line, .. } => titled(number_of(line.text.as_str().trim())),
        BlockKind::Paragraph(lines) => {
            let lead = lines.first().and_then(|line| line.lead.as_ref());
            titled(lead.and_then(|lead| number_of(lead.text.trim())))
        }
        BlockKind::List {
            ordered: true,
            items,
        } => {
            let first = items.first().and_then(|item| marker(text, item));
            let numbers = first.into_iter().flat_map(|first| first..);
            let titles = numbers.zip(items).filter(|(_, item)| has_title(item));
            titles
                .map(|(number, item)| (item.range.start(), number))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The number an item is marked with.
fn marker(text: &str, item: &ListItem) -> Option<u32> {
    let words = text.get(item.range.start()..item.range.end())?;
    let digits = words.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

fn has_title(item: &ListItem) -> bool {
    let lead = |line: &Line| line.lead.is_some();
    match item.blocks.first().map(|block| &block.kind) {
        Some(BlockKind::Paragraph(lines)) => lines.first().is_some_and(lead),
        _ => false,
    }
}

/// Whether something in `range` is in quotation marks or a block quote.
fn is_quoted(text: &str, range: TextRange) -> bool {
    let words = text.get(range.start()..range.end()).unwrap_or_default();
    let marks = words.matches(['"', '“', '”', '„', '«', '»']).count();
    marks > 1 || words.lines().any(|line| line.trim_start().starts_with('>'))
}
