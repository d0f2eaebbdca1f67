//! The body, typed: its sections and what they hold.

mod classify;
mod levers;
mod opener;
mod pay_table_block;
mod sections;
mod title;
mod unread_amounts;
mod untitled_levers;

use super::{PayTable, UnreadTable};
use crate::syntax::markdown::Link;
use crate::text::{Spanned, TextRange};

pub use pay_table_block::PayTableBlock;
pub use sections::read;

/// What the body of a guide states.
#[derive(Clone, Debug, Default)]
pub struct Body {
    pub range: TextRange,
    /// The sections, which cover the body from the first one's start to its end.
    pub sections: Vec<Section>,
    pub title: Option<Title>,
    /// The one-line Negotiation DNA.
    pub summary: Option<Spanned<String>>,
    pub pay_table: Option<PayTable>,
    /// Tables with money that are not read as pay.
    pub unread_tables: Vec<UnreadTable>,
    /// Where no table states pay: items of lists that name a place or a level and an amount.
    pub unread_amounts: Vec<TextRange>,
    /// The level chain as text, where the mapping is a line and not a table.
    pub level_mapping: Option<Spanned<String>>,
    pub levers: Vec<Lever>,
    pub strategy: Option<Strategy>,
    pub evidence: Vec<Evidence>,
    /// Every heading, in order.
    pub headings: Vec<Heading>,
    /// The places that HTML names, for links to lead to.
    pub html_ids: Vec<String>,
    /// Every link, in order.
    pub links: Vec<Link>,
}

/// A heading, whether or not it opens a section.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    pub level: u8,
    /// With its marks.
    pub range: TextRange,
    /// Without markup.
    pub text: String,
    /// Whether it is in a quote or a list.
    pub is_nested: bool,
}

/// What a section is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SectionKind {
    Title,
    /// The one-line Negotiation DNA.
    Summary,
    PayTable,
    /// The Negotiation DNA in prose.
    Dna,
    LevelMapping,
    /// The lever that only this company has.
    CompanyLever,
    GlobalLevers,
    Strategy,
    Evidence,
    Other,
}

/// The syntactic form in which a section is opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// `#### Global Levers`, with its level.
    Heading(u8),
    /// `**Global Levers**` alone on its line.
    BoldLine,
    /// `**Level Mapping:** A = B` or `**Level Mapping**: A = B`.
    LeadIn,
    /// A lead-in inside a block quote.
    QuotedLeadIn,
    /// Nothing opens it: a pay table without a heading, text before the first heading.
    Bare,
}

/// A section of the body.
#[derive(Clone, Debug)]
pub struct Section {
    pub kind: SectionKind,
    pub form: Form,
    /// The heading, the bold line, or the bold lead-in with its colon; empty where bare.
    pub opener: TextRange,
    /// The opener's words, without marks and colon.
    pub name: String,
    /// All of the section, opener included.
    pub range: TextRange,
    /// What follows the opener, trimmed.
    pub content: TextRange,
}

/// `Role | Company Global Negotiation Guide`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Title {
    pub text: Spanned<String>,
    pub role: Option<Spanned<String>>,
    pub company: Option<Spanned<String>>,
}

/// Something to ask for, and the words to ask with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lever {
    pub range: TextRange,
    pub title: Spanned<String>,
    /// What to say, with its quotation marks.
    pub script: Option<TextRange>,
}

/// The full negotiate-up script.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Strategy {
    pub range: TextRange,
    /// The script, after the lead-in.
    pub script: TextRange,
}

/// One item of the evidence list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    pub range: TextRange,
    pub text: String,
    pub links: Vec<Link>,
}

impl Body {
    /// The first section of `kind`.
    pub fn section(&self, kind: SectionKind) -> Option<&Section> {
        self.sections.iter().find(|section| section.kind == kind)
    }
}
