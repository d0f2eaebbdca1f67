//! The author's sections, each with a heading of its own: what the page has told already is left out, and
//! scripts, levels and sources are laid out as what they are.

mod content;
mod heading;
mod lever_title;
mod sources;

use std::collections::BTreeSet;

use minijinja::Value;

use super::GuideAt;
use super::equal_levels::EqualLevels;
use super::spoken::{SaidAt, Spoken};
use crate::model::body::{Form, Section, SectionKind};
use crate::model::{Guide, fold};
use crate::render::html::markdown::{BodyPart, BodyText, inline, without_margin};
use crate::text::TextRange;
pub(super) use content::SectionView;
use content::{LeverView, SectionContent};
use heading::SectionHeading;
use lever_title::title_and_rest;
use sources::further_sources;

/// What sections are made of.
#[derive(Clone, Copy)]
pub(super) struct SectionsRequest<'a> {
    pub guide: &'a Guide,
    pub at: GuideAt<'a>,
}

/// The sections of the page, in the author's order.
pub(super) fn view<'a>(request: SectionsRequest<'a>, text: &mut BodyText<'a>) -> Vec<SectionView> {
    let mut builder = Builder {
        request,
        text,
        sections: Vec::new(),
        ids: BTreeSet::new(),
        body_has_levels: request
            .guide
            .body
            .section(SectionKind::LevelMapping)
            .is_some(),
        has_levels: false,
        has_evidence: false,
    };
    builder.summary();
    for section in &request.guide.body.sections {
        let comes_late = matches!(
            section.kind,
            SectionKind::GlobalLevers | SectionKind::Strategy | SectionKind::Evidence
        );
        if comes_late {
            builder.levels_of_front();
        }
        builder.section(section);
    }
    builder.levels_of_front();
    builder.sources_of_front();
    builder.sections
}

struct Builder<'b, 'a> {
    request: SectionsRequest<'a>,
    text: &'b mut BodyText<'a>,
    sections: Vec<SectionView>,
    /// The ids of sections that are not made of their titles.
    ids: BTreeSet<String>,
    /// Whether a section of the body has the level mapping.
    body_has_levels: bool,
    has_levels: bool,
    has_evidence: bool,
}

impl Builder<'_, '_> {
    /// "In short", from the front matter or the body.
    fn summary(&mut self) {
        let items = &self.request.at.card().summary;
        if items.is_empty() {
            return;
        }
        let items = items
            .iter()
            .map(|item| Value::from_safe_string(inline(item)));
        let items = items.collect();
        let heading = SectionHeading::without_section("summary", "In short");
        self.push(heading, SectionContent::Summary { items });
    }

    fn section(&mut self, section: &Section) {
        let guide = self.request.guide;
        let of_section = |id, title| SectionHeading {
            id,
            title,
            section: Some(section),
        };
        match section.kind {
            SectionKind::Summary => self.summary_of_body(section),
            SectionKind::LevelMapping => self.levels(section),
            SectionKind::GlobalLevers if !guide.body.levers.is_empty() => self.levers(section),
            SectionKind::Strategy => {
                let said = SaidAt {
                    range: section.content,
                    script: None,
                    top_level: 3,
                };
                let spoken = Spoken::of(guide, said, self.text);
                let heading = of_section("strategy", "The whole request");
                self.push(heading, SectionContent::Strategy { spoken });
            }
            SectionKind::Evidence => {
                let html = self.html(section.content, true);
                let is_first = !std::mem::replace(&mut self.has_evidence, true);
                let sources = if is_first {
                    further_sources(self.request.guide)
                } else {
                    Vec::new()
                };
                let heading = of_section("evidence", "Evidence");
                self.push(heading, SectionContent::Evidence { html, sources });
            }
            SectionKind::Dna => self.prose(of_section("dna", "What decides the pay"), section),
            SectionKind::Title => self.prose(of_section("text", ""), section),
            _ if section.form == Form::Bare || section.name.is_empty() => {
                self.prose(of_section("text", ""), section);
            }
            _ => self.prose(of_section("", &section.name), section),
        }
    }

    /// The section's text as it is, without the pay table. A section of nothing else is left out.
    fn prose(&mut self, heading: SectionHeading<'_>, section: &Section) {
        let html = self.html(section.content, !heading.title.is_empty());
        if !is_blank(&html) {
            self.push(heading, SectionContent::Text { html });
        }
    }

    /// The body's one-line Negotiation DNA, where it says something else than the front matter's.
    fn summary_of_body(&mut self, section: &Section) {
        let line = self.request.guide.body.summary.as_ref();
        let stated = self.request.at.card().summary.join(" | ");
        let rest = match line.filter(|line| fold(&line.value) == fold(&stated)) {
            Some(line) => behind(line.range, section.content),
            None => section.content,
        };
        let html = self.html(rest, true);
        if !is_blank(&html) {
            let heading = SectionHeading {
                id: "",
                title: &section.name,
                section: Some(section),
            };
            self.push(heading, SectionContent::Text { html });
        }
    }

    fn levels(&mut self, section: &Section) {
        let guide = self.request.guide;
        let levels = EqualLevels::of(guide, self.request.at);
        // The chain is shown as levels; a table or further lines are shown as they are.
        let chain = self.chain_in(section).filter(|_| levels.says_all());
        let pieces = match chain {
            Some(chain) => vec![
                TextRange::new(section.content.start(), chain.start()),
                behind(chain, section.content),
            ],
            None => vec![section.content],
        };
        let html: String = pieces
            .into_iter()
            .filter_map(|piece| self.html(piece, true).as_str().map(str::to_string))
            .collect();
        let html = Value::from_safe_string(html);
        let is_first = !std::mem::replace(&mut self.has_levels, true);
        let content = if is_first {
            SectionContent::Levels { levels, html }
        } else {
            SectionContent::Text { html }
        };
        let heading = SectionHeading {
            id: if is_first { "levels" } else { "" },
            title: if is_first {
                "Equal levels"
            } else {
                &section.name
            },
            section: Some(section),
        };
        self.push(heading, content);
    }

    /// Where the section states the chain that is shown as levels.
    fn chain_in(&self, section: &Section) -> Option<TextRange> {
        let guide = self.request.guide;
        let front = guide.front.level_mapping.raw.value();
        let line = guide.body.level_mapping.as_ref();
        let line = line.filter(|line| section.content.contains(line.range));
        if let Some(line) = line
            && front.is_none_or(|raw| fold(raw) == fold(&line.value))
        {
            return Some(line.range);
        }
        let raw = front?;
        let at = guide.source.slice(section.content).find(raw.as_str())?;
        let start = section.content.start() + at;
        Some(TextRange::new(start, start + raw.len()))
    }

    /// The front matter's level mapping, where the body has none.
    fn levels_of_front(&mut self) {
        let guide = self.request.guide;
        if self.has_levels || self.body_has_levels {
            return;
        }
        self.has_levels = true;
        let levels = EqualLevels::of(guide, self.request.at);
        let raw = guide.front.level_mapping.raw.value();
        let html = raw.filter(|_| !levels.says_all()).map(|raw| inline(raw));
        if !levels.is_empty() || html.is_some() {
            let html = html.map_or_else(String::new, |html| format!("<p>{html}</p>"));
            let html = Value::from_safe_string(html);
            let content = SectionContent::Levels { levels, html };
            self.push(
                SectionHeading::without_section("levels", "Equal levels"),
                content,
            );
        }
    }

    fn levers(&mut self, section: &Section) {
        let guide = self.request.guide;
        let own = guide.body.levers.iter();
        let own = own.filter(|lever| section.range.contains(lever.range));
        let mut levers = Vec::new();
        let mut at = section.content.start();
        let mut between = String::new();
        for lever in own {
            let before = TextRange::new(at.min(lever.range.start()), lever.range.start());
            between.push_str(self.html(before, true).as_str().unwrap_or_default());
            at = lever.range.end();
            let (title, range) = title_and_rest(&guide.source.text, lever);
            let said = SaidAt {
                range,
                script: lever.script,
                top_level: 4,
            };
            let heading_id = self.text.heading_id(lever.range);
            levers.push(LeverView {
                heading_id,
                title: Value::from_safe_string(inline(title)),
                spoken: Spoken::of(guide, said, self.text),
            });
        }
        let rest = TextRange::new(at.min(section.content.end()), section.content.end());
        between.push_str(self.html(rest, true).as_str().unwrap_or_default());
        let html = Value::from_safe_string(between);
        let (id, title, content) = if levers.is_empty() {
            ("", section.name.as_str(), SectionContent::Text { html })
        } else {
            (
                "levers",
                "What to ask for",
                SectionContent::Levers { html, levers },
            )
        };
        let section = Some(section);
        self.push(SectionHeading { id, title, section }, content);
    }

    fn sources_of_front(&mut self) {
        if self.has_evidence {
            return;
        }
        let sources = further_sources(self.request.guide);
        if !sources.is_empty() {
            let html = Value::from_safe_string(String::new());
            let content = SectionContent::Evidence { html, sources };
            self.push(
                SectionHeading::without_section("evidence", "Evidence"),
                content,
            );
        }
    }

    /// The HTML of a part of the body, without the pay table.
    fn html(&mut self, range: TextRange, below_title: bool) -> Value {
        let guide = self.request.guide;
        let table = guide.body.pay_table.as_ref().map(|table| table.range);
        let table = table.filter(|table| range.contains(*table));
        let pieces = match table {
            Some(table) => vec![
                TextRange::new(range.start(), table.start()),
                TextRange::new(table.end(), range.end()),
            ],
            None => vec![range],
        };
        let mut html = String::new();
        for range in pieces {
            let markdown = without_margin(&guide.source, range);
            html.push_str(&self.text.html(BodyPart {
                markdown: &markdown,
                range,
                top_level: if below_title { 3 } else { 2 },
            }));
        }
        Value::from_safe_string(html)
    }

    fn push(&mut self, heading: SectionHeading<'_>, content: SectionContent) {
        let SectionHeading { id, title, section } = heading;
        let id = match id {
            "" => self.text.new_id(title),
            id if !self.ids.insert(id.to_string()) => self.text.new_id(id),
            id => id.to_string(),
        };
        let heading_id = section.and_then(|section| self.text.heading_id(section.opener));
        self.sections.push(SectionView {
            id,
            heading_id,
            title: title.to_string(),
            content,
        });
    }
}

fn is_blank(html: &Value) -> bool {
    html.as_str().is_none_or(|html| html.trim().is_empty())
}

/// What of `content` is behind `line`.
fn behind(line: TextRange, content: TextRange) -> TextRange {
    TextRange::new(line.end(), content.end().max(line.end()))
}
