//! A directive that names a rule which does not exist.
//!
//! ## What it finds
//!
//! Names in an `ignore` or `ignore-file` directive that are not the name of a rule, the code of a
//! rule or the start of the codes of a family (`NG3`). An unknown rule in `negguide.toml` is not a
//! finding but an error in the configuration, and nothing is checked.
//!
//! ## Why it matters
//!
//! Such a directive looks as if it ignored a finding, but it does nothing.
//!
//! ## Example
//!
//! ````pay fails warning x1 @"reversed-rang" reversed-range x1
//! - region: London
//!   base_low: 120000 # negguide: ignore[reversed-rang] as the recruiter wrote it
//!   base_high: 95000
//!   currency: GBP
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 120000 # negguide: ignore[reversed-range] as the recruiter wrote it
//!   base_high: 95000
//!   currency: GBP
//! ````
//!
//! ## Fix safety
//!
//! Unsafe: the fix writes the name with the most similar spelling, but a different one may have
//! been meant.

use std::collections::HashMap;

use crate::analysis::text::phrases::shown;
use crate::diagnostic::{Fix, Safety};
use crate::model::{Guide, closest};
use crate::rules::{self, Context, Meta, Rule, meta};

meta!("NG802", "unknown-rule", Warning, Unsafe, "unknown_rule.rs");

pub(crate) struct UnknownRule;

/// Whether a name is that of a rule.
enum KnownName {
    Rule,
    /// It is not; the rule that was probably meant.
    None {
        near: Option<&'static str>,
    },
}

impl KnownName {
    fn of(name: &str) -> KnownName {
        if rules::matching(name).is_empty() {
            let near = closest(name, rules::names());
            KnownName::None { near }
        } else {
            KnownName::Rule
        }
    }
}

impl Rule for UnknownRule {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let names = guide.directives.list.iter().flat_map(|found| &found.names);
        // The same name is often misspelt in many places.
        let mut known: HashMap<&str, KnownName> = HashMap::new();
        for name in names {
            let found = known
                .entry(&name.value)
                .or_insert_with(|| KnownName::of(&name.value));
            let KnownName::None { near } = *found else {
                continue;
            };
            let finding = context
                .finding(
                    format!("no rule is called {}", shown(&name.value)),
                    name.range,
                    "no such rule",
                )
                .note("a directive with an unknown name ignores nothing");
            context.report(match near {
                Some(near) => finding
                    .help(format!("did you mean `{near}`?"))
                    .fix(Fix::replace(
                        format!("write `{near}`"),
                        name.range,
                        near,
                        Safety::Unsafe,
                    )),
                None => finding.help(
                    "write a rule's name as reports show it in brackets, `total-mismatch`, or the \
                         start of its code, `NG2`",
                ),
            });
        }
    }
}
