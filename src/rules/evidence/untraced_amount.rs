//! An amount in a text that no guide states.
//!
//! ## What it finds
//!
//! `negguide audit` reads any text (a report, a playbook, a draft by a language model) and looks up every amount
//! of money in it: it must be stated by a guide of the company, role and place that the text is about there,
//! exactly or rounded as the text rounds it. A yearly share of a grant and a bonus in money count as stated
//! where they follow from what is. `negguide validate` never reports this rule.
//!
//! ## Why it matters
//!
//! People ask for money on the strength of such texts. A figure that nobody can look up may be a slip, out of
//! date, or made up.

use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};

meta!(
    "NG406",
    "untraced-amount",
    Error,
    None,
    "untraced_amount.rs"
);

pub(crate) struct UntracedAmount;

impl Rule for UntracedAmount {
    fn meta(&self) -> &'static Meta {
        &META
    }

    /// Nothing: it is about texts that are no guides.
    fn guide(&self, _: &Guide, _: &mut Context<'_>) {}
}
