//! A guide that was started and not filled in.
//!
//! ## What it finds
//!
//! Text such as `[fill in: the words to say]`, which `negguide new` writes where an author has to write
//! something. There is one finding per guide, at the first of these places. While there are any, entries
//! without pay are no findings of their own: they are counted with what is still to be filled in.
//!
//! ## Why it matters
//!
//! Readers would find the placeholder where they look for pay or for words to say. It is an error, so
//! that the guide is not published before it is complete.
//!
//! ## Example
//!
//! ````body fails error x1 @"[fill in: how the company sets pay]"
//! [fill in: how the company sets pay]
//!
//! [fill in: who decides]
//! ````
//!
//! ````body passes
//! The hiring manager decides.
//! ````

use crate::analysis::text::phrases::count;
use crate::analysis::text::placeholders::placeholders;
use crate::model::{Component, Guide, Parts};
use crate::rules::{Context, Meta, Rule, meta};

meta!("NG513", "unfilled", Error, None, "unfilled.rs");

pub(crate) struct Unfilled;

/// Places that a finding points at.
const MOST_PLACES: usize = 20;

impl Rule for Unfilled {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let places = placeholders(&guide.source.text);
        let Some((first, others)) = places.split_first() else {
            return;
        };
        let is_empty = |parts: &Parts<'_>| {
            Component::ALL
                .iter()
                .all(|part| part.is_unstated(parts.entry))
        };
        let without_pay = guide.parts().filter(is_empty).count();
        let and_pay = match without_pay {
            0 => String::new(),
            1 => ", and the pay of one entry".to_string(),
            entries => format!(", and the pay of {entries} entries"),
        };
        let finding = context
            .finding(
                format!(
                    "the guide is to be filled in: {}{and_pay}",
                    count(places.len() as u64, "place")
                ),
                *first,
                "the first of them",
            )
            .related_all(others.iter().take(MOST_PLACES).map(|range| (*range, "this too")))
            .help("write there what the words in brackets say, or delete what the guide does not need");
        context.report(finding);
    }
}
