//! The rules. One file each: its module documentation is the page `negguide explain` prints, and its
//! examples are run as tests. Adding a rule is that file and one line in the `mod.rs` of its family.

mod after_fix;
mod agreement;
mod corpus;
mod directives;
mod evidence;
mod framework;
mod pay;
mod reading;
mod registry;
mod schema;
mod scripts;
mod structure;

pub use after_fix::{is_about_checking, may_bring, page, stage_of};
pub use directives::unused_ignore::unused_ignore;
pub use framework::{
    Context, CorpusContext, CountOption, Docs, Example, ExampleKind, Family, FixAvailability,
    GuideOutput, Meta, OptionDefault, OptionValue, Override, Overrides, PercentOption, Rule,
    RuleLevel, RuleOption, RunScope, Scope, Settings, Stage, WordsOption,
};
pub use reading::internal_error::internal_error;

pub use registry::{RULES, advice, find, ignore, matching, meta_of, names, runs, select};
pub use schema::role_type_differs::standard_roles;

pub(crate) use agreement::value_lost::META as VALUE_LOST;
pub(crate) use agreement::{CHOICE_RULE, LOSS_RULES};
pub(crate) use directives::unused_ignore::META as UNUSED_IGNORE;
pub(crate) use evidence::untraced_amount::META as UNTRACED_AMOUNT;
pub(crate) use framework::RuleFindings;
pub(crate) use pay::total_mismatch::total_tolerance;
pub(crate) use reading::internal_error::META as INTERNAL_ERROR;
pub(crate) use reading::resource_limit::META as RESOURCE_LIMIT;
pub(crate) use schema::unknown_key::META as UNKNOWN_KEY;
pub(crate) use structure::unfilled::META as UNFILLED;

use framework::meta;
