//! Global levers whose title is a bold line, with their script in a quote below it, and those that are
//! a paragraph after a bold title become items: `1. **Title:** "script"`. Such a title has its number
//! in it, or is that of an item.

use super::levers::titled;
use super::page::{BodyPage, Edits};
use crate::model::body::{Body, Lever};
use crate::syntax::markdown::{Block, BlockKind, Line};
use crate::text::{Edit, TextRange};

/// The change of `body`, which is that of `page`: all of its levers, where all are of this form and
/// nothing else is between them.
pub(super) fn change(body: &Body, page: &BodyPage<'_>) -> Edits {
    let Some(section) = titled(body) else {
        return Edits::new();
    };
    let blocks = page.document.blocks.iter();
    let blocks: Vec<&Block> = blocks
        .filter(|block| section.content.contains(block.range))
        .filter(|block| !matches!(block.kind, BlockKind::Rule))
        .collect();
    let items = items(&blocks);
    let is_list = items.is_some();
    let is_paragraph = |block: &&Block| matches!(block.kind, BlockKind::Paragraph(_));
    let size = if blocks.iter().all(is_paragraph) {
        1
    } else {
        2
    };
    let titled = items.unwrap_or_else(|| blocks.chunks(size).map(<[_]>::to_vec).collect());
    if titled.len() != body.levers.len() || is_followed_by_indented(page, &blocks) {
        return Edits::new();
    }
    let levers = (1..).zip(body.levers.iter().zip(titled));
    let changes = levers.map(|(number, (lever, blocks))| {
        let item = LeverItem {
            page,
            number,
            lever,
            is_item: is_list,
        };
        match blocks[..] {
            [title, script] if lever.range.contains(title.range) => {
                item.of_title_and_script(title, script)
            }
            [paragraph] if !is_list && lever.range == paragraph.range => {
                item.of_paragraph(paragraph)
            }
            _ => None,
        }
    });
    let changes: Option<Vec<Edits>> = changes.collect();
    changes.unwrap_or_default().concat()
}

/// Whether the next line of text after `blocks` is indented: after an item it would belong to that.
fn is_followed_by_indented(page: &BodyPage<'_>, blocks: &[&Block]) -> bool {
    let end = blocks.last().map_or(0, |last| last.range.end());
    let mut blocks = page.document.blocks.iter();
    let next = blocks.find(|block| block.range.start() >= end);
    next.is_some_and(|next| {
        let line = page.line_start(next.range.start());
        page.text[line..].starts_with([' ', '\t'])
    })
}

/// The blocks of each item, where `blocks` are one list.
fn items<'d>(blocks: &[&'d Block]) -> Option<Vec<Vec<&'d Block>>> {
    let [only] = blocks else { return None };
    let BlockKind::List { items, .. } = &only.kind else {
        return None;
    };
    let blocks = items.iter().map(|item| item.blocks.iter().collect());
    Some(blocks.collect())
}

/// A lever, and the item it becomes.
struct LeverItem<'p, 't> {
    page: &'p BodyPage<'t>,
    number: usize,
    lever: &'p Lever,
    /// Whether it is an item already.
    is_item: bool,
}

impl<'t> LeverItem<'_, 't> {
    /// The edits for a lever of two blocks; `None` where it has another form.
    fn of_title_and_script(&self, title: &Block, script: &Block) -> Option<Edits> {
        let page = self.page;
        let BlockKind::Paragraph(title_lines) = &title.kind else {
            return None;
        };
        let BlockKind::Quote(quoted) = &script.kind else {
            return None;
        };
        let ([title_line], [only]) = (&title_lines[..], &quoted[..]) else {
            return None;
        };
        let BlockKind::Paragraph(lines) = &only.kind else {
            return None;
        };
        let title_line = Some(title_line).filter(|line| line.is_bold())?;
        if self.is_item && !self.is_numbered(title) {
            return None;
        }
        let name = self.name(title_line)?;
        let colon = if name.ends_with(['.', '!', '?']) {
            ""
        } else {
            ":"
        };
        let marker = self.marker();
        let (first, further) = lines.split_first()?;
        let between = TextRange::new(title.range.end(), first.range.start());
        let is_plain = |c: char| matches!(c, ' ' | '\t' | '\n' | '>');
        // Code that goes on in the next line makes one of two lines.
        let are_lines = page.lines(only.range).count() == lines.len();
        if !are_lines || !page.slice(between).chars().all(is_plain) {
            return None;
        }
        let opening = TextRange::new(page.line_start(title.range.start()), first.range.start());
        let opened = format!("{marker}**{name}{colon}** ");
        let mut change = vec![Edit::replace(opening, opened)];
        change.extend(indented(page, further, &marker));
        Some(change)
    }

    /// The edits for a lever that is a paragraph after its title.
    fn of_paragraph(&self, paragraph: &Block) -> Option<Edits> {
        let page = self.page;
        let BlockKind::Paragraph(lines) = &paragraph.kind else {
            return None;
        };
        let (first, further) = lines.split_first()?;
        let are_lines = page.lines(paragraph.range).count() == lines.len();
        if !are_lines || further.iter().any(|line| line.lead.is_some()) {
            return None;
        }
        let words = first.lead.as_ref().filter(|_| !first.is_bold())?;
        let name = self.name(first)?;
        let colon = page.slice(words.range).ends_with(":**");
        let marker = self.marker();
        let opening = TextRange::new(page.line_start(first.range.start()), words.range.end());
        let opened = format!("{marker}**{name}{}**", if colon { ":" } else { "" });
        let mut change = vec![Edit::replace(opening, opened)];
        change.extend(indented(page, further, &marker));
        Some(change)
    }

    fn marker(&self) -> String {
        format!("{}. ", self.number)
    }

    /// The bold title of the lever, which `line` starts with: without its number where nothing but a
    /// number is before it, because the item has that. `None` where the title has no number to tell it
    /// by, or another one than the item.
    fn name(&self, line: &Line) -> Option<&'t str> {
        let words = self
            .page
            .slice(line.lead.as_ref()?.range)
            .strip_prefix("**")?;
        let words = words.strip_suffix("**")?.trim_end_matches(':').trim_end();
        let label = words.strip_suffix(self.lever.title.value.as_str())?;
        let digits = label.trim_matches(|c: char| !c.is_ascii_digit());
        let is_numbered = digits.parse() == Ok(self.number);
        if is_numbered && label.contains(char::is_alphabetic) {
            // A text may cite it: "start with Lever 2".
            return Some(words);
        }
        let is_label = is_numbered || (self.is_item && label.is_empty());
        is_label.then_some(&words[label.len()..])
    }

    /// Whether the item that starts with `title` is a bullet, or has the number already.
    fn is_numbered(&self, title: &Block) -> bool {
        let start = self.page.line_start(title.range.start());
        let marker = self.page.slice(TextRange::new(start, title.range.start()));
        let digits = marker.trim_matches(|c: char| !c.is_ascii_digit());
        digits.is_empty() || digits.parse() == Ok(self.number)
    }
}

/// Each of `lines` below the text of an item after `marker`.
fn indented(page: &BodyPage<'_>, lines: &[Line], marker: &str) -> Vec<Edit> {
    let indent = " ".repeat(marker.len());
    let lines = lines.iter().map(|line| {
        let start = line.range.start();
        Edit::replace(
            TextRange::new(page.line_start(start), start),
            indent.as_str(),
        )
    });
    lines.collect()
}
