//! What is before the body: the fences, and the front matter between them.

use super::front::{self, FrontMatterFacts};
use super::style::Figures;
use crate::model::{Outline, front_matter};
use crate::syntax::{Fence, Split, split, yaml};
use crate::text::TextRange;

/// The canonical head of a guide whose lines end in LF, where it is another one than its author's.
pub(super) fn changed(outline: &Outline, figures: Figures) -> Option<String> {
    if !matches!(outline.fence, Fence::Closed { .. }) {
        return None;
    }
    let before = TextRange::new(0, outline.body_range.start());
    let written = outline.source.slice(before);
    if let Some(yaml) = front::canonical(outline, figures) {
        let head = fenced(&yaml);
        if head == written {
            return None;
        }
        if is_read_as(&head, yaml.len()) && keeps_meaning(outline, &yaml, figures) {
            return Some(head);
        }
    }
    let yaml = outline.source.slice(outline.yaml_range);
    let head = fenced(yaml);
    (head != written && is_read_as(&head, yaml.len())).then_some(head)
}

fn fenced(yaml: &str) -> String {
    ["---\n", yaml, "---\n"].concat()
}

/// Whether `head` holds `len` bytes of front matter, and nothing of the body.
fn is_read_as(head: &str, len: usize) -> bool {
    let Split { fence, yaml, body } = split(head, 0);
    matches!(fence, Fence::Closed { .. }) && yaml.len() == len && body.is_empty()
}

/// Whether `yaml` states what the front matter of `outline` does.
fn keeps_meaning(outline: &Outline, yaml: &str, figures: Figures) -> bool {
    let whole = TextRange::new(0, yaml.len());
    let tree = yaml::read(yaml, whole, &outline.limits);
    let (front, _) = front_matter::bind(&tree, whole, &outline.places);
    let written = &outline.source.text;
    FrontMatterFacts::of(yaml, &tree, &front, figures)
        == FrontMatterFacts::of(written, &outline.yaml, &outline.front, figures)
}
