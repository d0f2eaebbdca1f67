//! Guides that are left alone.

use thiserror::Error;

use crate::model::Outline;
use crate::syntax::Fence;
use crate::text::TextRange;

/// Why a guide is not formatted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum Refusal {
    #[error("the front matter is never closed")]
    Unclosed { place: TextRange },
    #[error("the front matter is not valid YAML")]
    Yaml { place: TextRange },
    #[error("the file is not UTF-8")]
    Utf8 { place: TextRange },
    #[error("the file is over a limit")]
    Limit { place: TextRange },
    #[error("a line ends in a carriage return alone")]
    CarriageReturn { place: TextRange },
    #[error("a merge has left its marks in it")]
    Conflict { place: TextRange },
    #[error("it takes another form each time it is formatted; please report this")]
    Unsettled,
}

impl Refusal {
    /// That a file is over [`Limits::file_bytes`](crate::syntax::Limits).
    pub fn of_large_file() -> Refusal {
        let place = TextRange::at(0);
        Refusal::Limit { place }
    }

    /// Why the guide of `outline` is not rewritten, if it is not.
    pub fn of(outline: &Outline) -> Option<Refusal> {
        let limits = { outline.yaml.limits.iter() }.chain(&outline.document.limits);
        if let Some(hit) = limits.into_iter().next() {
            return Some(Refusal::Limit { place: hit.range });
        }
        if let Some(found) = outline.source.invalid_utf8 {
            let place = TextRange::at(found.offset);
            return Some(Refusal::Utf8 { place });
        }
        if let Some(place) = bare_carriage_return(&outline.source.text) {
            return Some(Refusal::CarriageReturn { place });
        }
        if let Fence::Unclosed { open, .. } = &outline.fence {
            return Some(Refusal::Unclosed { place: *open });
        }
        if let Some(conflict) = outline.conflicts.first() {
            let place = conflict.range;
            return Some(Refusal::Conflict { place });
        }
        let place = outline.yaml.errors.first()?.range;
        Some(Refusal::Yaml { place })
    }

    /// Where the trouble is; nowhere in particular where the guide does not settle.
    pub fn place(&self) -> Option<TextRange> {
        match self {
            Refusal::Unclosed { place }
            | Refusal::Yaml { place }
            | Refusal::Utf8 { place }
            | Refusal::Limit { place }
            | Refusal::CarriageReturn { place }
            | Refusal::Conflict { place } => Some(*place),
            Refusal::Unsettled => None,
        }
    }
}

/// The first carriage return without a line feed: to some readers it ends a line, to others it does not.
fn bare_carriage_return(text: &str) -> Option<TextRange> {
    let mut returns = text.match_indices('\r').map(|(at, _)| at);
    let bare = returns.find(|at| text.as_bytes().get(at + 1) != Some(&b'\n'))?;
    Some(TextRange::new(bare, bare + 1))
}
