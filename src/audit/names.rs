//! The companies and roles that a text names.

use std::collections::{BTreeSet, HashMap};

use crate::model::fold;
use crate::model::search_names::{Aliases, Named};
use crate::text::{TextRange, word_ranges};

/// Words of a name; what is longer is none that a text would repeat.
const MOST_WORDS: usize = 12;

/// Names of companies that are words of English when they are written small.
const WORDS: [&str; 48] = [
    "affirm",
    "amplitude",
    "apple",
    "block",
    "box",
    "canvas",
    "chime",
    "circle",
    "discover",
    "elastic",
    "figure",
    "flex",
    "gap",
    "general",
    "grab",
    "gusto",
    "indeed",
    "intercom",
    "linear",
    "live",
    "match",
    "medium",
    "mercury",
    "meta",
    "monday",
    "notion",
    "now",
    "oracle",
    "plaid",
    "point",
    "progress",
    "ramp",
    "remote",
    "ring",
    "root",
    "sage",
    "shell",
    "slack",
    "snap",
    "square",
    "stripe",
    "target",
    "unity",
    "valve",
    "visa",
    "wise",
    "zip",
    "zoom",
];

/// Names, and the slugs that they mean.
#[derive(Default)]
pub(super) struct NameIndex {
    /// By folded name.
    slugs: HashMap<String, BTreeSet<String>>,
    /// Words of the longest name.
    longest: usize,
}

/// A name where it stands in a text.
pub(super) struct FoundName<'i> {
    /// What it means.
    pub slugs: &'i BTreeSet<String>,
    pub range: TextRange,
}

impl NameIndex {
    /// The names of things: each with its slug and how people write it.
    pub(super) fn of<'n>(
        named: Named,
        things: impl Iterator<Item = (&'n str, &'n str)>,
        aliases: &Aliases,
    ) -> NameIndex {
        let mut index = NameIndex::default();
        for (slug, display) in things {
            let others = aliases.names(named, slug);
            // Short names and single words of a role are words of their own too often: `now`, `platform`.
            let others = others.into_iter().filter(|name| match named {
                Named::Company => name.chars().count() > 4,
                Named::Role => name.contains(' '),
            });
            let bare = display.split(" (").next().unwrap_or(display);
            for name in [slug, display, bare].into_iter().chain(others) {
                index.add(fold(name), slug);
                if named == Named::Role {
                    index.add(format!("{}s", fold(name)), slug);
                }
            }
        }
        index
    }

    fn add(&mut self, name: String, slug: &str) {
        let words = name.split(' ').count();
        if words > MOST_WORDS {
            return;
        }
        self.longest = self.longest.max(words);
        self.slugs.entry(name).or_default().insert(slug.to_string());
    }

    /// The names in `text`, in order. A longer one goes before a shorter one in it.
    pub(super) fn named_in(&self, text: &str) -> Vec<FoundName<'_>> {
        let words = word_ranges(text);
        let folded: Vec<String> = { words.iter() }
            .map(|word| fold(&text[word.start()..word.end()]))
            .collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = self.longest.min(words.len() - at);
            let name = (1..=longest).rev().find_map(|length| {
                let name = folded[at..at + length].join(" ");
                let slugs = self.slugs.get(&name)?;
                let first = &text[words[at].start()..words[at].end()];
                // `our target base` is not about Target.
                let is_word = first.chars().all(char::is_lowercase) && WORDS.contains(&&*name);
                (!is_word).then_some((slugs, length))
            });
            let Some((slugs, length)) = name else {
                at += 1;
                continue;
            };
            let range = words[at].cover(words[at + length - 1]);
            found.push(FoundName { slugs, range });
            at += length;
        }
        found
    }
}
