//! The companies and roles that a text names.

use std::collections::{BTreeSet, HashMap};

use crate::model::fold;
use crate::model::search_names::{Aliases, Named};

/// Words of the longest name that is looked for.
const LONGEST: usize = 6;

/// Names, and the slugs that they mean.
pub(super) struct NameIndex(HashMap<String, BTreeSet<String>>);

impl NameIndex {
    /// The names of things: each with its slug and how people write it.
    pub(super) fn of<'n>(
        named: Named,
        things: impl Iterator<Item = (&'n str, &'n str)>,
        aliases: &Aliases,
    ) -> NameIndex {
        let mut index: HashMap<String, BTreeSet<String>> = HashMap::new();
        for (slug, display) in things {
            let others = aliases.names(named, slug);
            // Short names and single words of a role are words of their own too often: `now`, `platform`.
            let others = others.into_iter().filter(|name| match named {
                Named::Company => name.chars().count() > 4,
                Named::Role => name.contains(' '),
            });
            let bare = display.split(" (").next().unwrap_or(display);
            for name in [slug, display, bare].into_iter().chain(others) {
                let key = fold(name);
                if !key.is_empty() {
                    let plural = format!("{key}s");
                    index.entry(key).or_default().insert(slug.to_string());
                    if named == Named::Role {
                        index.entry(plural).or_default().insert(slug.to_string());
                    }
                }
            }
        }
        NameIndex(index)
    }

    /// The slugs that `text` names. A longer name goes before a shorter one in it.
    pub(super) fn named_in(&self, text: &str) -> BTreeSet<String> {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').collect();
        let mut found = BTreeSet::new();
        let mut at = 0;
        while at < words.len() {
            let longest = LONGEST.min(words.len() - at);
            let name = (1..=longest).rev().find_map(|length| {
                let name = words[at..at + length].join(" ");
                Some((length, self.0.get(&name)?))
            });
            match name {
                Some((length, slugs)) => {
                    found.extend(slugs.iter().cloned());
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }
}
