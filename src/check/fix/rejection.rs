//! Why fixes are not made.

use std::fmt;

/// Why a fix is not made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FixRejection {
    /// Its own edits overlap or do not fit the text.
    Misfit,
    /// It leaves the text as it is.
    Nothing,
    /// It would change front matter and body at once, and claims to be safe.
    BothHalves,
    /// Something outside its edits would change: what.
    Outside(&'static str),
    /// Its finding would still be there.
    StillFound,
    /// A finding that was not there before: its rule and message.
    Brings(&'static str, String),
    /// Too many other fixes of the guide fail for each to be tried.
    Untried,
}

impl fmt::Display for FixRejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FixRejection::Misfit => f.write_str("its edits do not fit the text"),
            FixRejection::Nothing => f.write_str("it would change nothing"),
            FixRejection::BothHalves => {
                f.write_str("it would change front matter and body at once")
            }
            FixRejection::Outside(what) => write!(f, "it would change {what}"),
            FixRejection::StillFound => f.write_str("the finding would still be there"),
            FixRejection::Brings(rule, message) => write!(f, "it would bring {rule}: {message}"),
            FixRejection::Untried => f.write_str("too many others fail for each to be tried"),
        }
    }
}
