//! Names in templates that mean nothing, and what was meant.

use std::collections::BTreeSet;

use minijinja::Value;
use minijinja::value::ValueKind;

use crate::model::closest;

/// Names that are looked at: those of a page, not those of thousands of rows.
const MOST_NAMES: usize = 500;

/// How deep names are looked for below `site` and `page`.
const DEEPEST: usize = 4;

/// The expression that a message of the template engine calls undefined: `page.titel`.
pub(super) fn undefined_in(message: &str) -> Option<&str> {
    let (before, _) = message.split_once("` is undefined")?;
    before.rsplit_once('`').map(|(_, expression)| expression)
}

/// What `expression` may have been meant to be, of the names that a page's `context` has: `page.title` for
/// `page.titel`. Of a loop's variable only the last name is known: `row.company` for `row.compny`.
pub(super) fn meant(expression: &str, context: &Value) -> Option<String> {
    let (parent, name) = match expression.rsplit_once('.') {
        Some((parent, name)) => (Some(parent), name),
        None => (None, expression),
    };
    let Some(parent) = parent else {
        return closest_of(name, &names_of(context));
    };
    let known = { parent.split('.') }.try_fold(context.clone(), |value, step| {
        value
            .get_attr(step)
            .ok()
            .filter(|found| !found.is_undefined())
    });
    let known = match known {
        Some(value) => names_of(&value),
        None => {
            let mut names = BTreeSet::new();
            add_names(context, DEEPEST, &mut names);
            names
        }
    };
    closest_of(name, &known).map(|name| format!("{parent}.{name}"))
}

fn closest_of(name: &str, known: &BTreeSet<String>) -> Option<String> {
    closest(name, known.iter().map(String::as_str)).map(str::to_string)
}

/// The names that `value` has, if it is a map.
fn names_of(value: &Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    add_names(value, 1, &mut names);
    names
}

/// Adds the names of `value` and of what is in it, down to `depth`.
fn add_names(value: &Value, depth: usize, names: &mut BTreeSet<String>) {
    if depth == 0 || names.len() >= MOST_NAMES {
        return;
    }
    let Ok(items) = value.try_iter() else {
        return;
    };
    match value.kind() {
        ValueKind::Map => {
            for key in items {
                names.extend(key.as_str().map(str::to_string));
                if let Ok(below) = value.get_item(&key) {
                    add_names(&below, depth - 1, names);
                }
            }
        }
        // All items of a list have the same names.
        ValueKind::Seq => {
            for item in items.take(1) {
                add_names(&item, depth, names);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use minijinja::context;

    #[test]
    fn the_nearest_name_is_that_of_the_same_place() {
        let page = context! {
            site => context! { title => "t", footer => "f" },
            page => context! { title => "t", rows => [context! { company => "Acme" }] },
        };
        for (written, wanted) in [
            ("page.titel", Some("page.title")),
            ("site.foter", Some("site.footer")),
            ("row.compny", Some("row.company")),
            ("pgae", Some("page")),
            ("page.nothing_like_it", None),
        ] {
            assert_eq!(meant(written, &page).as_deref(), wanted, "{written}");
        }
        let message = "undefined value: `page.titel` is undefined (from line 3)";
        assert_eq!(undefined_in(message), Some("page.titel"));
        assert_eq!(undefined_in("out of fuel"), None);
    }
}
