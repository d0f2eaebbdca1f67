//! What sections of a page hold.

use minijinja::Value;
use serde::Serialize;

use crate::render::html::guide::equal_levels::EqualLevels;
use crate::render::html::guide::spoken::Spoken;
use crate::render::html::words::Day;

/// A section of the page.
#[derive(Serialize)]
pub(in crate::render::html::guide) struct SectionView {
    /// The id of the section and, where the author's own heading had one, of its heading.
    pub id: String,
    pub heading_id: Option<String>,
    /// Empty where the author gives it no name.
    pub title: String,
    pub content: SectionContent,
}

/// What is in a section.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(in crate::render::html::guide) enum SectionContent {
    Text {
        html: Value,
    },
    /// The Negotiation DNA in its parts.
    Summary {
        items: Vec<Value>,
    },
    Levels {
        levels: EqualLevels,
        html: Value,
    },
    Levers {
        html: Value,
        levers: Vec<LeverView>,
    },
    Strategy {
        spoken: Spoken,
    },
    Evidence {
        html: Value,
        sources: Vec<SourceView>,
    },
}

#[derive(Serialize)]
pub(in crate::render::html::guide) struct LeverView {
    /// The id of its title, where that is a heading of its own.
    pub heading_id: Option<String>,
    pub title: Value,
    pub spoken: Spoken,
}

/// A source that the front matter names and the text does not.
#[derive(Serialize)]
pub(in crate::render::html::guide) struct SourceView {
    pub name: String,
    /// Only `http` and `https`.
    pub href: Option<String>,
    pub accessed: Option<Day>,
}
