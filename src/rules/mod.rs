//! The rules. One file each: its module documentation is the page `negguide explain` prints, and its
//! examples are run as tests. Adding a rule is that file and one line in the `mod.rs` of its family.

mod agreement;
mod corpus;
mod directives;
mod evidence;
mod framework;
mod pay;
mod reading;
mod schema;
mod scripts;
mod structure;

pub use directives::unused_ignore::unused_ignore;
pub use framework::{
    Context, Docs, Example, ExampleKind, Family, FixAvailability, IndexContext, Meta,
    OptionDefault, OptionValue, Override, Overrides, Rule, RuleLevel, RuleOption, Scope, Settings,
};
pub use reading::internal_error::internal_error;

use framework::meta;
use std::sync::LazyLock;

/// Every rule there is, in the order of their codes.
pub static RULES: LazyLock<Vec<&'static dyn Rule>> = LazyLock::new(|| {
    let families = [
        reading::RULES,
        schema::RULES,
        pay::RULES,
        agreement::RULES,
        evidence::RULES,
        structure::RULES,
        scripts::RULES,
        corpus::RULES,
        directives::RULES,
    ];
    families.concat()
});

/// The rule with that name or code.
pub fn find(name: &str) -> Option<&'static dyn Rule> {
    RULES.iter().copied().find(|rule| {
        let id = rule.meta().id;
        id.name == name || id.code.eq_ignore_ascii_case(name)
    })
}

/// All rule names.
pub fn names() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.meta().id.name)
}
