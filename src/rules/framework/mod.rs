//! What rules are made with: their metadata, options, settings and documentation.

mod context;
mod docs;
mod example;
mod family;
mod level;
mod meta;
mod options;
mod overrides;
mod rule;
mod run_scope;
mod settings;
mod stage;

pub(crate) use context::RuleFindings;
pub use context::{Context, CorpusContext, GuideOutput};
pub use docs::Docs;
pub use example::{Example, ExampleKind};
pub use family::Family;
pub use level::RuleLevel;
pub use meta::{FixAvailability, Meta, Scope};
pub use options::{
    CountOption, OptionDefault, OptionValue, PercentOption, RuleOption, WordsOption,
};
pub use overrides::{Override, Overrides};
pub use rule::Rule;
pub use run_scope::RunScope;
pub use settings::Settings;
pub use stage::Stage;

pub(super) use family::rules;
pub(super) use meta::meta;
