//! How alike two bodies are: the runs of five words that they share.

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::analysis::text::placeholders::placeholders;
use crate::model::{Guide, Percent, Slot};
use crate::text::{Source, TextRange};

/// Words in a run.
const RUN: usize = 5;

/// One run in so many is looked at first, chosen by its hash.
const SAMPLED: u64 = 8;

/// The word that replaces every number.
const NUMBER: &str = "0";

/// The runs of words of a body, each once, as sorted hashes.
#[derive(Debug)]
pub(crate) struct Shingles(Vec<u64>);

/// A fixed share of the runs of words of a body, each once, as the upper halves of their hashes, sorted. Every
/// guide of a run has one in memory: it tells which bodies may be alike, and [`Shingles`] tell whether they are.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct ShingleSample(Box<[u32]>);

/// What of a guide is compared with other guides.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ComparedText {
    /// The body without its pay table.
    parts: [TextRange; 2],
    /// The names that the guide shows.
    company: String,
    role: String,
}

impl ComparedText {
    pub(crate) fn of(guide: &Guide) -> ComparedText {
        let body = guide.body_range;
        let table = guide.body.pay_table.as_ref().map(|table| table.range);
        let end = TextRange::at(body.end());
        let parts = match table {
            Some(table) => [
                TextRange::new(body.start(), table.start()),
                TextRange::new(table.end(), body.end()),
            ],
            None => [body, end],
        };
        let shown = |name: &Slot<String>| name.value().cloned().unwrap_or_default();
        ComparedText {
            parts,
            company: shown(&guide.front.company_display),
            role: shown(&guide.front.role_display),
        }
    }
}

impl Shingles {
    /// All runs of what is compared of `source`.
    pub(crate) fn of(source: &Source, compared: &ComparedText) -> Shingles {
        Shingles::read(source, compared, |_| true)
    }

    /// Numbers are all one word, and so are the names of the company and of the role: a guide that was
    /// copied and given other ones is still the same text.
    fn read(source: &Source, compared: &ComparedText, wanted: impl Fn(u64) -> bool) -> Shingles {
        let names = [&compared.company, &compared.role].map(|name| word_hashes(name));
        let masks = [word_hash("company"), word_hash("role")];
        let number = word_hash(NUMBER);
        let mut last = [0_u64; RUN];
        let mut hashes = Vec::new();
        let (mut seen, mut behind_number) = (0, false);
        for part in &compared.parts {
            each_word(source.slice(*part), |word| {
                let named = names.iter().position(|names| names.contains(&word.hash));
                let hash = match named {
                    Some(name) => masks[name],
                    None if word.has_digit => number,
                    None => word.hash,
                };
                // `$1.2M` and `30–40K` are as long as `$205K`.
                if std::mem::replace(&mut behind_number, hash == number) && hash == number {
                    return;
                }
                last = [last[1], last[2], last[3], last[4], hash];
                seen += 1;
                let hash = run_hash(&last);
                if seen >= RUN && wanted(hash) {
                    hashes.push(hash);
                }
            });
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

impl ShingleSample {
    /// Guides that are still to be filled in are alike as they are begun, so there is nothing to compare in them.
    pub(crate) fn of(source: &Source, compared: &ComparedText) -> ShingleSample {
        if !placeholders(&source.text).is_empty() {
            return ShingleSample::default();
        }
        let sampled = Shingles::read(source, compared, |hash| hash.is_multiple_of(SAMPLED));
        let halves = sampled.0.iter().map(|hash| (hash >> u32::BITS) as u32);
        let mut halves: Vec<u32> = halves.collect();
        halves.dedup();
        ShingleSample(halves.into())
    }

    pub(crate) fn hashes(&self) -> &[u32] {
        &self.0
    }
}

/// `shared` as a share of the union of two sets with `one` and `two` members.
pub(crate) fn of_union(shared: usize, one: usize, two: usize) -> Percent {
    let union = (one + two).saturating_sub(shared).max(1) as u64;
    let parts = shared as u64 * 1_000_000 / union;
    Percent::from_parts_per_million(i64::try_from(parts).unwrap_or(i64::MAX))
}

/// A word, as far as it counts.
struct HashedWord {
    /// Of its letters in lower case.
    hash: u64,
    has_digit: bool,
}

/// The kinds of bytes by which words are told from what is between them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ByteKind {
    Letter,
    Digit,
    /// A part of a character that is not ASCII: of a letter or of a sign.
    Beyond,
    Between,
}

impl ByteKind {
    const fn of(byte: u8) -> ByteKind {
        if byte.is_ascii_alphabetic() {
            ByteKind::Letter
        } else if byte.is_ascii_digit() {
            ByteKind::Digit
        } else if byte.is_ascii() {
            ByteKind::Between
        } else {
            ByteKind::Beyond
        }
    }
}

/// Looked up for every byte of every body.
static BYTE_KINDS: [ByteKind; 256] = {
    let mut kinds = [ByteKind::Between; 256];
    let mut byte = 0_u8;
    while byte < u8::MAX {
        byte += 1;
        kinds[byte as usize] = ByteKind::of(byte);
    }
    kinds
};

/// Gives each word of `text` to `take`.
fn each_word(text: &str, mut take: impl FnMut(HashedWord)) {
    let lower = text.to_ascii_lowercase();
    let bytes = lower.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let (mut has_digit, mut is_ascii) = (false, true);
        while let Some(byte) = bytes.get(at) {
            match BYTE_KINDS[usize::from(*byte)] {
                ByteKind::Letter => {}
                ByteKind::Digit => has_digit = true,
                ByteKind::Beyond => is_ascii = false,
                ByteKind::Between => break,
            }
            at += 1;
        }
        if !is_ascii {
            each_unicode_word(&lower[start..at], &mut take);
        } else if start < at {
            take(HashedWord {
                hash: xxh3_64(&bytes[start..at]),
                has_digit,
            });
        }
        at += 1;
    }
}

/// The same for text that may have letters of other writings, and signs that are none.
fn each_unicode_word(text: &str, take: &mut impl FnMut(HashedWord)) {
    let words = text.split(|c: char| !c.is_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        take(HashedWord {
            hash: xxh3_64(word.to_lowercase().as_bytes()),
            has_digit: word.bytes().any(|byte| byte.is_ascii_digit()),
        });
    }
}

fn word_hashes(text: &str) -> Vec<u64> {
    let mut hashes = Vec::new();
    each_word(text, |word| hashes.push(word.hash));
    hashes
}

fn word_hash(word: &str) -> u64 {
    xxh3_64(word.as_bytes())
}

/// The same on all machines and in all versions: it decides which runs are looked at first, and so which guides are
/// compared.
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

    fn shingles(company: &str, body: &str) -> Shingles {
        let text = format!("---\ncompany_display: {company}\n---\n{body}\n");
        let guide = Guide::read(Source::new("g.md", text), &Limits::default());
        Shingles::of(&guide.source, &ComparedText::of(&guide))
    }

    #[test]
    fn hashes_of_runs_stay_what_they_are() {
        let words = ["ask", "for", "more", "than", "this"].map(word_hash);
        assert_eq!(run_hash(&words), 17_899_861_873_011_816_036);
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
