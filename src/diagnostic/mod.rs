//! What is wrong with a guide: findings with places, reasons, advice and fixes.

mod cause;
mod fix;
mod severity;

pub use cause::CauseKey;
pub use fix::{Fix, Safety};
pub use severity::Severity;

use std::borrow::Borrow;

use serde::{Deserialize, Deserializer, Serialize};

use crate::text::{Source, TextRange, interned};

/// A rule's names: the first is the one people use, the code is an alias. Both are public API.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
pub struct RuleId {
    /// `NG201`
    pub code: &'static str,
    /// `total-mismatch`
    pub name: &'static str,
}

/// A [`RuleId`] as it is read back.
#[derive(Deserialize)]
struct ReadRuleId<'d> {
    code: &'d str,
    name: &'d str,
}

impl<'d> Deserialize<'d> for RuleId {
    fn deserialize<D: Deserializer<'d>>(from: D) -> Result<RuleId, D::Error> {
        let read = ReadRuleId::deserialize(from)?;
        Ok(RuleId {
            code: interned(read.code),
            name: interned(read.name),
        })
    }
}

/// A place and the short fact about it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Label {
    pub range: TextRange,
    pub text: String,
}

impl Label {
    pub fn new(range: TextRange, text: impl Into<String>) -> Self {
        Label {
            range,
            text: text.into(),
        }
    }
}

/// One finding. It cannot be built without a place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Diagnostic {
    pub rule: RuleId,
    pub severity: Severity,
    /// What is wrong, with the number expected and the number found.
    pub message: String,
    pub primary: Label,
    /// The other places concerned.
    pub related: Vec<Label>,
    /// Places in other files that are concerned.
    pub elsewhere: Vec<Elsewhere>,
    /// Why it is so.
    pub notes: Vec<String>,
    /// What to do about it.
    pub help: Option<String>,
    pub fix: Option<Fix>,
    /// Other fixes, where the author has a choice. They are shown, and never made unasked.
    pub alternatives: Vec<Fix>,
    /// How far off the values are in all, in percent, from rules that measure it.
    pub percent_off: Option<u32>,
    /// The places that the finding is known by from one run to the next, where that is not the primary one.
    pub identity_places: Vec<TextRange>,
    /// What findings have in common when they come from one mistake, in one guide or in several.
    pub cause: Option<CauseKey>,
}

/// A place in another file, and the short fact about it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Elsewhere {
    pub path: String,
    pub range: TextRange,
    /// 1-based, in characters.
    pub line: usize,
    pub column: usize,
    pub text: String,
}

impl Diagnostic {
    pub fn new(
        rule: RuleId,
        severity: Severity,
        message: impl Into<String>,
        primary: Label,
    ) -> Self {
        Diagnostic {
            rule,
            severity,
            message: message.into(),
            primary,
            related: Vec::new(),
            elsewhere: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: None,
            alternatives: Vec::new(),
            percent_off: None,
            identity_places: Vec::new(),
            cause: None,
        }
    }

    #[must_use]
    pub fn related(mut self, range: TextRange, text: impl Into<String>) -> Self {
        self.related.push(Label::new(range, text));
        self
    }

    /// Adds a place for each of `places`.
    #[must_use]
    pub fn related_all<T: Into<String>>(
        mut self,
        places: impl IntoIterator<Item = (TextRange, T)>,
    ) -> Self {
        let places = places.into_iter();
        self.related
            .extend(places.map(|(range, text)| Label::new(range, text)));
        self
    }

    /// Adds a place for each of `places` that has none yet.
    #[must_use]
    pub fn related_once<T: Into<String>>(
        self,
        places: impl IntoIterator<Item = (TextRange, T)>,
    ) -> Self {
        places.into_iter().fold(self, |finding, (range, text)| {
            if finding.related.iter().any(|known| known.range == range) {
                finding
            } else {
                finding.related(range, text)
            }
        })
    }

    /// Adds a place in each of several other files.
    #[must_use]
    pub fn elsewhere_all<S: Borrow<Source>, T: Into<String>>(
        self,
        places: impl IntoIterator<Item = (S, TextRange, T)>,
    ) -> Self {
        places
            .into_iter()
            .fold(self, |finding, (source, range, text)| {
                finding.elsewhere(source.borrow(), range, text)
            })
    }

    /// Adds a place in `source`, another file than the finding's own.
    #[must_use]
    pub fn elsewhere(mut self, source: &Source, range: TextRange, text: impl Into<String>) -> Self {
        let place = source.line_column(range.start());
        self.elsewhere.push(Elsewhere {
            path: source.path.clone(),
            range,
            line: place.line,
            column: place.column,
            text: text.into(),
        });
        self
    }

    #[must_use]
    pub fn alternative(self, fix: Fix) -> Self {
        self.alternatives(Some(fix))
    }

    #[must_use]
    pub fn alternatives(mut self, fixes: impl IntoIterator<Item = Fix>) -> Self {
        self.alternatives.extend(fixes);
        self
    }

    #[must_use]
    pub fn cause(self, cause: CauseKey) -> Self {
        self.cause_opt(Some(cause))
    }

    #[must_use]
    pub fn cause_opt(mut self, cause: Option<CauseKey>) -> Self {
        self.cause = cause;
        self
    }

    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    #[must_use]
    pub fn notes<T: Into<String>>(mut self, notes: impl IntoIterator<Item = T>) -> Self {
        self.notes.extend(notes.into_iter().map(Into::into));
        self
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    #[must_use]
    pub fn percent_off(mut self, percent: u32) -> Self {
        self.percent_off = Some(percent);
        self
    }

    #[must_use]
    pub fn identity_places(mut self, places: impl IntoIterator<Item = TextRange>) -> Self {
        self.identity_places = places.into_iter().collect();
        self
    }

    #[must_use]
    pub fn fix(self, fix: Fix) -> Self {
        self.fix_opt(Some(fix))
    }

    #[must_use]
    pub fn fix_opt(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }
}
