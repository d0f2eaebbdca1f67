//! A `company` or `role` that does not match the path of the guide.
//!
//! ## What it finds
//!
//! A `company` that is not the name of the guide's folder, and a `role` that is not the name of its
//! file. Nothing is compared if the path has no folder, as with a guide from standard input.
//!
//! ## Why it matters
//!
//! Pages, links and comparisons identify a guide by the company and role in its path. A mismatch is
//! often the sign of a guide that was copied from another one and not adapted.
//!
//! ## Example
//!
//! As `guides/acme/software-engineer.md`:
//!
//! ````keys fails error x1 @"data-engineer"
//! role: data-engineer
//! ````
//!
//! ````keys passes
//! role: software-engineer
//! ````

use crate::analysis::text::path::folder_and_stem;
use crate::model::slug::is_slug;
use crate::model::{Guide, Slot};
use crate::rules::{Context, Meta, Rule, meta};

meta!("NG105", "path-mismatch", Error, None, "path_mismatch.rs");

pub(crate) struct PathMismatch;

impl Rule for PathMismatch {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let Some((folder, stem)) = folder_and_stem(&guide.source.path) else {
            return;
        };
        let folder = PathPart {
            key: "company",
            thing: "folder",
            name: folder,
        };
        let file = PathPart {
            key: "role",
            thing: "file",
            name: stem,
        };
        compare(context, &guide.front.company, &folder);
        compare(context, &guide.front.role, &file);
    }
}

/// A part of a guide's path, and the key that says the same.
struct PathPart<'p> {
    key: &'static str,
    thing: &'static str,
    name: &'p str,
}

fn compare(context: &mut Context<'_>, slot: &Slot<String>, part: &PathPart<'_>) {
    let Some(stated) = slot.spanned() else { return };
    let PathPart { key, thing, name } = *part;
    let slug = stated.value.as_str();
    if slug == name {
        return;
    }
    let finding = context
        .finding(
            format!("`{key}` is `{slug}`, but the {thing} is named `{name}`"),
            stated.range,
            format!("not the name of the {thing}, `{name}`"),
        )
        .note("a guide is found by its path, guides/<company>/<role>.md");
    let help = match (is_same_word(slug, name), is_slug(name)) {
        // The key is a slug, or it would not have been read; the path may be none.
        (true, false) => {
            format!("only the spelling differs, and `{name}` is not a slug: rename the {thing}")
        }
        (true, true) => format!(
            "only the spelling differs: write `{key}: {name}`, since other guides and links \
             use the name of the {thing}"
        ),
        (false, true) => format!("write `{key}: {name}`, or rename the {thing} to `{slug}`"),
        (false, false) => format!("rename the {thing} to `{slug}`"),
    };
    context.report(finding.help(help));
}

/// Whether two names differ only in case and in what joins their words.
fn is_same_word(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String {
        let kept = text.chars().filter(|c| c.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect()
    };
    letters(one) == letters(other)
}
