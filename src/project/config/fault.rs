//! What is wrong with a configuration.

use crate::text::TextRange;

/// A fault of the configuration, with its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConfigFault {
    pub message: String,
    pub range: TextRange,
    pub label: String,
    pub help: Option<String>,
}

impl ConfigFault {
    pub fn new(message: impl Into<String>, range: TextRange, label: impl Into<String>) -> Self {
        ConfigFault {
            message: message.into(),
            range,
            label: label.into(),
            help: None,
        }
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
