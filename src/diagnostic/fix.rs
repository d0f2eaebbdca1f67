//! Proposed edits.

use serde::{Deserialize, Serialize};

use crate::text::{Edit, TextRange};

/// Edits that would remove a finding.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Fix {
    /// What the edits do, as an imperative: `write 205000`.
    pub title: String,
    pub edits: Vec<Edit>,
    pub safety: Safety,
}

/// Whether a fix can be made without a person looking.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Safety {
    /// Keeps the author's meaning.
    Safe,
    /// Chooses between readings.
    Unsafe,
}

impl Safety {
    pub fn safe_if(keeps_meaning: bool) -> Safety {
        if keeps_meaning {
            Safety::Safe
        } else {
            Safety::Unsafe
        }
    }

    /// What kind of fix it is, for people.
    pub fn describe(self) -> &'static str {
        match self {
            Safety::Safe => "safe fix",
            Safety::Unsafe => "possible fix, check it first",
        }
    }
}

impl Fix {
    /// A fix that replaces one stretch of text.
    pub fn replace(
        title: impl Into<String>,
        range: TextRange,
        text: impl Into<String>,
        safety: Safety,
    ) -> Self {
        Fix {
            title: title.into(),
            edits: vec![Edit::replace(range, text)],
            safety,
        }
    }
}
