//! What a project may choose about the form of its guides.

use crate::text::{LineEnding, Source};

/// The form to print in. The default is that of `negguide fmt`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct FormatStyle {
    pub tables: Tables,
    pub figures: Figures,
    pub line_endings: LineEndings,
}

/// How the columns of tables are aligned.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tables {
    /// A table with one blank around each cell throughout stays so, as nearly all guides have it;
    /// every other one is aligned.
    #[default]
    AsWritten,
    /// Pipes in line, by display width.
    Aligned,
    /// One blank around each cell.
    Compact,
}

/// How figures are written, in the front matter and in the pay table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Figures {
    /// Cells keep their text; so do values that are not what the schema wants, and a rule's to report.
    #[default]
    AsWritten,
    /// As they were read: whole numbers in the front matter, bands in one notation in cells whose
    /// reading says all they hold.
    Typed,
}

/// How lines end.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum LineEndings {
    /// As the first line does.
    #[default]
    Keep,
    Lf,
    CrLf,
}

impl LineEndings {
    /// `text`, whose lines end in LF, with the line endings chosen for `source`.
    pub(super) fn apply(self, text: String, source: &Source) -> String {
        let ending = match self {
            LineEndings::Keep => source.line_ending(),
            LineEndings::Lf => LineEnding::Lf,
            LineEndings::CrLf => LineEnding::CrLf,
        };
        match ending {
            LineEnding::Lf => text,
            LineEnding::CrLf => text.replace('\n', "\r\n"),
        }
    }
}
