//! What rules need to have before they can judge.

use super::Family;

/// What a rule needs to have before it can judge, from least to most.
///
/// Where text could not be read, or a figure was missing, the rules of later stages had nothing to
/// look at; once it is there they may report for the first time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stage {
    /// The bytes of a file: can it be read at all?
    File,
    /// Values and sections: do they have the form they should?
    Form,
    /// Front matter and body: do they say the same?
    Agreement,
    /// Figures that both agree on: can they be true?
    Judgement,
}

impl Family {
    /// The stage of its rules.
    pub fn stage(self) -> Stage {
        match self {
            Family::Reading => Stage::File,
            Family::Schema | Family::Structure => Stage::Form,
            Family::Agreement => Stage::Agreement,
            Family::Pay
            | Family::Evidence
            | Family::Scripts
            | Family::Corpus
            | Family::Directives => Stage::Judgement,
        }
    }
}
