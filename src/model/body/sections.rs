//! Blocks to sections, and sections to what they hold.

use std::collections::BTreeSet;

use super::classify::is_lever_title;
use super::opener::{Opener, openers};
use super::pay_table_block::pay_tables;
use super::unread_amounts::unread_amounts;
use super::{
    Body, Evidence, Form, Heading, PayTableBlock, Section, SectionKind, Strategy, levers, title,
    untitled_levers,
};
use crate::model::Hints;
use crate::syntax::markdown::{Block, BlockKind, Document, ListItem};
use crate::text::{Spanned, TextRange, trimmed};

/// Reads the body at `range` of `text`, whose blocks are `document`; the place of its pay table is
/// given beside it.
pub fn read(
    text: &str,
    range: TextRange,
    document: &Document,
    hints: &Hints<'_>,
) -> (Body, Option<PayTableBlock>) {
    let tables = pay_tables(text, document, hints);
    let block = tables
        .block
        .zip(tables.table.as_ref().map(|table| table.shape));
    let pay_table = block.map(|(index, shape)| PayTableBlock { index, shape });
    let table_at = pay_table.map(|table| document.blocks[table.index].range);
    let mut sections = split(text, range, &document.blocks, table_at);
    untitled_levers::adopt(text, &mut sections, &document.blocks);
    mark_company_lever(&mut sections);
    let mut body = Body {
        range,
        headings: headings(document),
        html_ids: document.html_ids.clone(),
        links: document.links(),
        pay_table: tables.table,
        unread_tables: tables.unread,
        ..Body::default()
    };
    // Both lists are in the order of the text: they are walked side by side.
    let mut rest = &document.blocks[..];
    for section in &sections {
        let before = rest
            .iter()
            .take_while(|block| block.range.start < section.range.start);
        rest = &rest[before.count()..];
        let within = rest
            .iter()
            .take_while(|block| section.range.contains(block.range));
        let (blocks, behind) = rest.split_at(within.count());
        fill(&mut body, text, section, blocks);
        rest = behind;
    }
    if body.pay_table.is_none() && body.unread_tables.is_empty() {
        body.unread_amounts = unread_amounts(document, hints);
    }
    body.sections = sections;
    (body, pay_table)
}

fn headings(document: &Document) -> Vec<Heading> {
    let visited = document.walk().into_iter();
    visited
        .filter_map(|visited| match &visited.block.kind {
            BlockKind::Heading { level, line } => Some(Heading {
                level: *level,
                range: visited.block.range,
                text: line.text.as_str().trim().to_string(),
                is_nested: visited.is_nested,
            }),
            _ => None,
        })
        .collect()
}

fn split(
    text: &str,
    range: TextRange,
    blocks: &[Block],
    pay_table: Option<TextRange>,
) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut seen: BTreeSet<SectionKind> = BTreeSet::new();
    for block in blocks {
        if Some(block.range) == pay_table {
            if sections.last().map(|section| section.kind) != Some(SectionKind::PayTable) {
                sections.push(bare(SectionKind::PayTable, block.range.start()));
            }
            continue;
        }
        let found = openers(text, block);
        if found.is_empty() && sections.is_empty() {
            sections.push(bare(SectionKind::Other, block.range.start()));
        }
        for opener in found {
            let opened = open(&sections, &seen, opener);
            seen.extend(opened.iter().map(|section| section.kind));
            sections.extend(opened);
        }
    }
    let ends: Vec<usize> = sections
        .iter()
        .skip(1)
        .map(|next| next.range.start())
        .chain([range.end()])
        .collect();
    for (section, end) in sections.iter_mut().zip(ends) {
        section.range = trimmed(text, TextRange::new(section.range.start(), end));
        let from = section.opener.end().max(section.range.start());
        section.content = trimmed(text, TextRange::new(from, section.range.end()));
    }
    sections
}

/// The section that `opener` opens here, or `None` where it belongs to the current one. `seen`
/// holds the kinds of those opened before by a line of their own.
fn open(sections: &[Section], seen: &BTreeSet<SectionKind>, opener: Opener) -> Option<Section> {
    let current = sections.last();
    let current_kind = current.map(|section| section.kind);
    let deeper = match (current.map(|section| section.form), opener.form) {
        (Some(Form::Heading(outer)), Form::Heading(inner)) => inner > outer,
        (Some(Form::Heading(_)), Form::BoldLine) => true,
        _ => false,
    };
    let in_levers = current_kind == Some(SectionKind::GlobalLevers);
    if in_levers && is_lever_title(&opener.name) {
        return None;
    }
    let kind = match opener.kind {
        Some(SectionKind::Title) if seen.contains(&SectionKind::Title) => None,
        Some(SectionKind::Dna)
            if is_lead_in(opener.form) && !seen.contains(&SectionKind::Summary) =>
        {
            Some(SectionKind::Summary)
        }
        kind => kind,
    };
    let kind = match kind {
        Some(_) if deeper && current_kind == Some(SectionKind::Evidence) => return None,
        Some(kind) => kind,
        None if sections.is_empty() && matches!(opener.form, Form::Heading(_)) => {
            SectionKind::Title
        }
        None if opener.introduces || is_lead_in(opener.form) => return None,
        None if deeper && current_kind != Some(SectionKind::Title) => return None,
        None if opener.form == Form::BoldLine && keeps_bold_lines(current_kind) => return None,
        None => SectionKind::Other,
    };
    if kind == SectionKind::GlobalLevers && is_lever_title(&opener.name) {
        // The first of several lever headings, without a heading over them all.
        return Some(bare(kind, opener.start));
    }
    Some(Section {
        kind,
        form: opener.form,
        opener: opener.range,
        name: opener.name,
        range: TextRange::at(opener.start),
        content: TextRange::at(opener.range.end()),
    })
}

fn is_lead_in(form: Form) -> bool {
    matches!(form, Form::LeadIn | Form::QuotedLeadIn)
}

/// Sections whose parts are often titled by bold lines of their own.
fn keeps_bold_lines(kind: Option<SectionKind>) -> bool {
    matches!(
        kind,
        Some(SectionKind::GlobalLevers | SectionKind::Strategy | SectionKind::Evidence)
    )
}

fn bare(kind: SectionKind, start: usize) -> Section {
    Section {
        kind,
        form: Form::Bare,
        opener: TextRange::at(start),
        name: String::new(),
        range: TextRange::at(start),
        content: TextRange::at(start),
    }
}

/// The company's own lever is between the DNA, the table and the level mapping on one side
/// and the global levers on the other.
fn mark_company_lever(sections: &mut [Section]) {
    let Some(end) = sections
        .iter()
        .position(|section| section.kind == SectionKind::GlobalLevers)
    else {
        return;
    };
    let known = sections[..end]
        .iter()
        .rposition(|section| section.kind != SectionKind::Other);
    for section in &mut sections[known.map_or(0, |at| at + 1)..end] {
        if section.form != Form::Bare {
            section.kind = SectionKind::CompanyLever;
        }
    }
}

fn fill(body: &mut Body, text: &str, section: &Section, blocks: &[Block]) {
    match section.kind {
        SectionKind::Title => {
            if let Some(BlockKind::Heading { line, .. }) = blocks.first().map(|block| &block.kind)
                && body.title.is_none()
            {
                body.title = Some(title::read(line));
            }
        }
        SectionKind::Summary => {
            body.summary = first_line(text, section);
        }
        SectionKind::LevelMapping => {
            let starts_with_table = blocks
                .iter()
                .find(|block| block.range.start() >= section.content.start())
                .is_some_and(|block| !matches!(block.kind, BlockKind::Paragraph(_)));
            if body.level_mapping.is_none() && (is_lead_in(section.form) || !starts_with_table) {
                body.level_mapping = first_line(text, section);
            }
        }
        SectionKind::GlobalLevers => levers::read(text, section, blocks, &mut body.levers),
        SectionKind::Strategy if body.strategy.is_none() && !section.content.is_empty() => {
            body.strategy = Some(Strategy {
                range: section.range,
                script: section.content,
            });
        }
        SectionKind::Evidence => body.evidence.extend(evidence(blocks)),
        _ => {}
    }
}

/// The first line of a section's content.
fn first_line(text: &str, section: &Section) -> Option<Spanned<String>> {
    let content = text.get(section.content.start()..section.content.end())?;
    let line = content.lines().next().unwrap_or_default();
    let start = section.content.start();
    let range = trimmed(text, TextRange::new(start, start + line.len()));
    let value = text.get(range.start()..range.end())?;
    (!value.is_empty()).then(|| Spanned::new(value.to_string(), range))
}

fn evidence(blocks: &[Block]) -> Vec<Evidence> {
    let lists = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::List { items, .. } => Some(items),
        _ => None,
    });
    lists.flatten().map(evidence_item).collect()
}

fn evidence_item(item: &ListItem) -> Evidence {
    let lines = item.blocks.iter().flat_map(|block| match &block.kind {
        BlockKind::Paragraph(lines) => &lines[..],
        _ => &[],
    });
    let (texts, links): (Vec<_>, Vec<_>) = lines
        .map(|line| (line.text.as_str(), line.links.clone()))
        .unzip();
    Evidence {
        range: item.range,
        text: texts.join(" "),
        links: links.concat(),
    }
}
