//! Directives of the checking itself.

use crate::rules::framework::rules;

rules! {
    Directives:
    unused_ignore::UnusedIgnore,
    unknown_rule::UnknownRule,
    ignore_without_reason::IgnoreWithoutReason,
    malformed_directive::MalformedDirectiveRule,
}
