//! Lines of running text, and what is in them.

use serde::{Deserialize, Serialize};

use super::MappedText;
use crate::text::TextRange;

/// One line of running text.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Markup included, white space around it not.
    pub range: TextRange,
    /// Without markup.
    pub text: MappedText,
    /// The bold run the line starts with.
    pub lead: Option<Strong>,
    pub links: Vec<Link>,
}

/// A bold run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Strong {
    /// With its marks.
    pub range: TextRange,
    /// Without marks.
    pub text: String,
}

/// An inline link or autolink.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Link {
    pub range: TextRange,
    pub destination: String,
    pub text: String,
}

impl Line {
    /// Whether the whole line is one bold run, with nothing but a colon after it.
    pub fn is_bold(&self) -> bool {
        self.lead.as_ref().is_some_and(|lead| {
            let plain = self.text.as_str().trim();
            plain
                .strip_prefix(lead.text.trim())
                .is_some_and(|rest| matches!(rest.trim(), "" | ":"))
        })
    }
}
