//! Many words and phrases looked for in one pass over a text.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::TextRange;

/// Phrases that are looked for together.
#[derive(Debug)]
pub struct PhraseSet {
    /// `None` where there are none, or more than the finder can number.
    finder: Option<AhoCorasick>,
}

impl PhraseSet {
    /// Finds `phrases` whatever the case of their ASCII letters.
    pub fn of(phrases: impl IntoIterator<Item = impl AsRef<str>>) -> PhraseSet {
        PhraseSet::build(phrases, None)
    }

    /// The same for a single text: quicker to make, and slower to find.
    pub fn for_one_text(phrases: impl IntoIterator<Item = impl AsRef<str>>) -> PhraseSet {
        PhraseSet::build(phrases, Some(AhoCorasickKind::NoncontiguousNFA))
    }

    fn build(
        phrases: impl IntoIterator<Item = impl AsRef<str>>,
        kind: Option<AhoCorasickKind>,
    ) -> PhraseSet {
        let phrases: Vec<_> = phrases.into_iter().collect();
        if phrases.is_empty() {
            return PhraseSet { finder: None };
        }
        let finder = AhoCorasick::builder()
            .kind(kind)
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .build(phrases.iter().map(AsRef::as_ref));
        PhraseSet {
            finder: finder.ok(),
        }
    }

    /// Where each phrase is, also within words: its index in the set, and its place. In order of their ends.
    pub fn find_in<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, TextRange)> + 't {
        let found = self.finder.iter();
        let found = found.flat_map(move |finder| finder.find_overlapping_iter(text));
        found.map(|found| {
            let range = TextRange::new(found.start(), found.end());
            (found.pattern().as_usize(), range)
        })
    }

    /// Where each phrase is as words of its own.
    pub fn find_words_in<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = (usize, TextRange)> + 't {
        let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        self.find_in(text).filter(move |(_, range)| {
            let before = text[..range.start()].chars().next_back();
            let after = text[range.end()..].chars().next();
            !is_part(before) && !is_part(after)
        })
    }

    /// Whether any phrase is in `text` as words of its own.
    pub fn has_words_in(&self, text: &str) -> bool {
        self.find_words_in(text).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrases: &[&str], text: &str) -> Vec<(usize, usize)> {
        let set = PhraseSet::of(phrases);
        let found = set.find_words_in(text);
        found.map(|(index, range)| (index, range.start())).collect()
    }

    #[test]
    fn phrases_are_found_as_words_and_also_within_each_other() {
        let phrases = ["pay", "fair pay", "Pay"];
        assert_eq!(found(&phrases, "Fair pay"), [(1, 0), (0, 5), (2, 5)]);
        assert_eq!(found(&phrases, "repay, paying, épay"), []);
        assert_eq!(found(&phrases, "(PAY)").len(), 2);
        assert!(!PhraseSet::of(phrases).has_words_in("payé"));
    }

    #[test]
    fn no_phrase_is_nowhere() {
        assert_eq!(found(&[], "pay"), []);
    }
}
