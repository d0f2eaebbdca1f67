//! How alike two bodies are: the runs of five words that they share.

use std::borrow::Cow;

use xxhash_rust::xxh3::xxh3_64;

use crate::model::{Guide, Percent};

/// Words in a run.
const RUN: usize = 5;

/// One run in so many is looked at first, chosen by its hash.
const SAMPLED: u64 = 8;

/// The word that replaces every number.
const NUMBER: &str = "0";

/// The runs of words of a body, each once, as sorted hashes.
pub(crate) struct Shingles(Vec<u64>);

impl Shingles {
    /// All runs of the prose of `guide`.
    pub(crate) fn of(guide: &Guide) -> Shingles {
        Shingles::read(guide, |_| true)
    }

    /// A fixed share of them.
    pub(crate) fn sample(guide: &Guide) -> Shingles {
        Shingles::read(guide, |hash| hash.is_multiple_of(SAMPLED))
    }

    /// The pay table does not count. Numbers are all one word, and so are the names of the company
    /// and of the role: a guide that was copied and given other ones is still the same text.
    fn read(guide: &Guide, wanted: impl Fn(u64) -> bool) -> Shingles {
        let names = [
            (&guide.front.company_display, "company"),
            (&guide.front.role_display, "role"),
        ];
        let names = names.map(|(slot, name)| {
            let words = slot.value().map(|text| words(text).collect());
            let words: Vec<Cow<'_, str>> = words.unwrap_or_default();
            (words, name)
        });
        let mut last = [0_u64; RUN];
        let mut hashes = Vec::new();
        let (mut seen, mut behind_number) = (0, false);
        for word in prose(guide).into_iter().flat_map(words) {
            let word = masked(&word, &names);
            // `$1.2M` and `30–40K` are as long as `$205K`.
            if std::mem::replace(&mut behind_number, word == NUMBER) && word == NUMBER {
                continue;
            }
            last.rotate_left(1);
            last[RUN - 1] = xxh3_64(word.as_bytes());
            seen += 1;
            let hash = run_hash(&last);
            if seen >= RUN && wanted(hash) {
                hashes.push(hash);
            }
        }
        hashes.sort_unstable();
        hashes.dedup();
        Shingles(hashes)
    }

    pub(crate) fn hashes(&self) -> &[u64] {
        &self.0
    }

    /// The runs that both have, of the runs that either has.
    pub(crate) fn likeness(&self, other: &Shingles) -> Percent {
        let shared = self.shared(other);
        of_union(shared, self.0.len(), other.0.len())
    }

    fn shared(&self, other: &Shingles) -> usize {
        let (mut left, mut right) = (&self.0[..], &other.0[..]);
        let mut shared = 0;
        while let ([one, rest @ ..], [two, others @ ..]) = (left, right) {
            shared += usize::from(one == two);
            if one <= two {
                left = rest;
            }
            if two <= one {
                right = others;
            }
        }
        shared
    }
}

/// `shared` as a share of the union of two sets with `one` and `two` members.
pub(crate) fn of_union(shared: usize, one: usize, two: usize) -> Percent {
    let union = (one + two).saturating_sub(shared).max(1) as u64;
    let parts = shared as u64 * 1_000_000 / union;
    Percent::from_parts_per_million(i64::try_from(parts).unwrap_or(i64::MAX))
}

/// The body without its pay table.
fn prose(guide: &Guide) -> [&str; 2] {
    let body = guide.source.slice(guide.body_range);
    let table = guide.body.pay_table.as_ref().map(|table| table.range);
    let Some(table) = table else {
        return [body, ""];
    };
    let start = guide.body_range.start();
    let before = body.get(..table.start().saturating_sub(start));
    let behind = body.get(table.end().saturating_sub(start)..);
    [before.unwrap_or_default(), behind.unwrap_or_default()]
}

fn words(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let is_lower = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(move |word| {
            if is_lower(word) {
                Cow::Borrowed(word)
            } else {
                Cow::Owned(word.to_lowercase())
            }
        })
}

fn masked<'w>(word: &'w str, names: &[(Vec<Cow<'_, str>>, &'w str)]) -> &'w str {
    let named = names
        .iter()
        .find(|(words, _)| words.iter().any(|name| name == word));
    match named {
        Some((_, name)) => name,
        None if word.contains(|c: char| c.is_ascii_digit()) => NUMBER,
        None => word,
    }
}

fn run_hash(words: &[u64; RUN]) -> u64 {
    let mut bytes = [0; RUN * 8];
    for (chunk, word) in bytes.chunks_exact_mut(8).zip(words) {
        chunk.copy_from_slice(&word.to_le_bytes());
    }
    xxh3_64(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Limits;
    use crate::text::Source;

    fn shingles(company: &str, body: &str) -> Shingles {
        let text = format!("---\ncompany_display: {company}\n---\n{body}\n");
        Shingles::of(&Guide::read(Source::new("g.md", text), &Limits::default()))
    }

    #[test]
    fn numbers_names_and_the_pay_table_do_not_count() {
        let acme = shingles("Acme", "At Acme you ask for $205K, and for no less.");
        let other = "At *Initech* you ask\nfor $1.2M, and for no less.";
        let table = "| Region | Base |\n|---|---|\n| London | £95K |\n";
        let initech = shingles("Initech", &format!("{table}\n{other}"));
        assert_eq!(acme.likeness(&initech), Percent::whole(100));
        let half = shingles("Acme", "you ask for $205K, and for no less. Or not.");
        // 6 runs and 6 runs, 4 of them the same.
        assert_eq!(
            acme.likeness(&half),
            Percent::from_parts_per_million(500_000)
        );
        assert_eq!(acme.likeness(&shingles("Acme", "")), Percent::whole(0));
    }
}
