//! What rules are made with: their metadata, options, settings and documentation.

mod context;
mod docs;
mod example;
mod family;
mod meta;
mod options;
mod overrides;
mod rule;
mod settings;

pub use context::{Context, IndexContext};
pub use docs::Docs;
pub use example::{Example, ExampleKind};
pub use family::Family;
pub use meta::{FixAvailability, Meta, Scope};
pub use options::{OptionDefault, OptionValue, RuleOption};
pub use overrides::{Override, Overrides};
pub use rule::Rule;
pub use settings::{RuleLevel, Settings};

pub(super) use family::rules;
pub(super) use meta::meta;
