//! Strong text and links to what lines hold of them.

use pulldown_cmark::{Tag, TagEnd};

use super::BlockReader;
use crate::syntax::markdown::{Link, Strong};
use crate::text::TextRange;

impl BlockReader<'_> {
    pub(super) fn start_inline(&mut self, tag: Tag<'_>, range: TextRange) {
        match tag {
            Tag::Strong => {
                self.ensure_line(range);
                self.strong_depth += 1;
                let leads = self.line.as_ref().is_some_and(|line| {
                    line.text.as_str().trim().is_empty() && line.lead.is_none()
                });
                if self.strong_depth == 1 && leads {
                    self.strong = Some(Strong {
                        range,
                        text: String::new(),
                    });
                }
            }
            Tag::Link { dest_url, .. } => {
                self.ensure_line(range);
                self.link = Some(Link {
                    range,
                    destination: dest_url.into_string(),
                    text: String::new(),
                });
            }
            Tag::Emphasis | Tag::Strikethrough | Tag::Image { .. } => self.ensure_line(range),
            _ => {}
        }
    }

    pub(super) fn end_inline(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => {
                self.strong_depth = self.strong_depth.saturating_sub(1);
                if self.strong_depth == 0
                    && let Some(strong) = self.strong.take()
                    && let Some(line) = &mut self.line
                {
                    line.lead = Some(strong);
                }
            }
            TagEnd::Link => {
                if let Some(link) = self.link.take() {
                    self.drop_note_link(&link);
                    if let Some(line) = &mut self.line {
                        line.links.push(link);
                    }
                }
            }
            _ => {}
        }
    }
}
