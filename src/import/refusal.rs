//! Files that are left alone.

use thiserror::Error;

use crate::format;
use crate::model::Outline;
use crate::model::front_matter::schema::is_key_line;
use crate::syntax::Fence;
use crate::syntax::yaml::NodeValue;
use crate::text::{TextRange, trimmed};

/// Why a file is not imported.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum ImportRefusal {
    /// It can't be read whole.
    #[error("{0}")]
    Unreadable(#[from] format::Refusal),
    #[error("the file is empty")]
    Empty,
    #[error("the front matter opens with a line that is not `---`")]
    NearFence { place: TextRange },
    #[error("the front matter lacks its opening `---`")]
    NoFence { place: TextRange },
    #[error("the front matter is below other text, but it must come first")]
    LateFence { place: TextRange },
    #[error("the front matter is not YAML between `---` lines; convert it first")]
    OtherFormat { place: TextRange },
    #[error("the front matter is not a list of keys, one a line")]
    NotKeys { place: TextRange },
    #[error("nothing can be added to its front matter without changing it")]
    Unwritable,
}

impl ImportRefusal {
    /// Why the file of `outline` can't become a guide, if it can't.
    pub(super) fn of(outline: &Outline) -> Option<ImportRefusal> {
        if let Some(refusal) = format::Refusal::of(outline) {
            return Some(refusal.into());
        }
        let source = &outline.source;
        let whole = TextRange::new(source.bom_len(), source.text.len());
        let content = trimmed(&source.text, whole);
        if content.is_empty() {
            return Some(ImportRefusal::Empty);
        }
        match outline.fence {
            Fence::Missing { near } => misplaced(source.slice(content), near, content.start()),
            _ => not_keys(outline),
        }
    }

    /// Where the trouble is; nowhere in particular where it is the whole file.
    pub fn place(&self) -> Option<TextRange> {
        match self {
            ImportRefusal::Unreadable(refusal) => refusal.place(),
            ImportRefusal::NearFence { place }
            | ImportRefusal::NoFence { place }
            | ImportRefusal::LateFence { place }
            | ImportRefusal::OtherFormat { place }
            | ImportRefusal::NotKeys { place } => Some(*place),
            ImportRefusal::Empty | ImportRefusal::Unwritable => None,
        }
    }
}

/// Front matter in `text`, which starts at `start`, that is not where or not what it must be.
fn misplaced(text: &str, near: Option<TextRange>, start: usize) -> Option<ImportRefusal> {
    let mut lines = text.split_inclusive('\n').scan(start, |at, line| {
        let place = TextRange::new(*at, *at + line.trim_end().len());
        *at += line.len();
        Some((line.trim_end(), place))
    });
    let (first, place) = lines.next()?;
    if matches!(first, "+++" | ";;;" | "{") {
        return Some(ImportRefusal::OtherFormat { place });
    }
    if is_key_line(first) {
        return Some(ImportRefusal::NoFence { place });
    }
    let mut fence = near;
    for (line, here) in lines {
        if let Some(place) = fence
            && is_key_line(line)
        {
            return Some(if near == fence {
                ImportRefusal::NearFence { place }
            } else {
                ImportRefusal::LateFence { place }
            });
        }
        fence = (line == "---").then_some(here);
    }
    None
}

/// Front matter that no line can be added to.
fn not_keys(outline: &Outline) -> Option<ImportRefusal> {
    let tree = &outline.yaml;
    let root = tree.root?;
    let place = tree.range(root);
    let is_block = !outline.source.slice(place).starts_with('{');
    match tree.node(root).value {
        NodeValue::Map(_) if is_block => None,
        _ => Some(ImportRefusal::NotKeys { place }),
    }
}
