//! Words that are looked for in text around and beside figures: `word_lists.tsv`, read once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, OnceLock};

use crate::model::fold;
use crate::text::PhraseSet;

/// One line a list and language: `list<TAB>language<TAB>term, term`.
const DATA: &str = include_str!("word_lists.tsv");

/// The lists of words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum WordList {
    /// A clause with such a word says what the amounts are not.
    Aside,
    /// A clause with such a verb tells of pay without stating what its amounts are for.
    Verb,
    /// Words before the name of a company that pays.
    At,
    /// What a cell says that repeats the one above.
    AsAbove,
    /// Words for a level as such.
    Level,
    /// Labels of pay that holds wherever people are.
    Anywhere,
    /// Words beside a figure that make it uncertain.
    Doubt,
    /// Words before a condition under which alone a figure is true.
    Condition,
    /// Words after a figure by which it is one end of a range alone.
    OneEnd,
}

impl WordList {
    fn from_name(name: &str) -> Option<WordList> {
        Some(match name {
            "aside" => WordList::Aside,
            "verb" => WordList::Verb,
            "at" => WordList::At,
            "as_above" => WordList::AsAbove,
            "level" => WordList::Level,
            "anywhere" => WordList::Anywhere,
            "doubt" => WordList::Doubt,
            "condition" => WordList::Condition,
            "one_end" => WordList::OneEnd,
            _ => return None,
        })
    }

    /// Whether `folded`, a word or all of a text, is a term of the list.
    pub fn has(self, folded: &str) -> bool {
        self.terms().is_some_and(|terms| terms.all.contains(folded))
    }

    /// Whether any term of the list is in `folded` as whole words.
    pub fn is_in(self, folded: &str) -> bool {
        self.is_followed_by(folded, |_, _| true)
    }

    /// Whether any term of the list is in `folded` as whole words, and `follows` holds for the term and the
    /// words after it.
    pub fn is_followed_by(self, folded: &str, follows: impl Fn(&str, &[&str]) -> bool) -> bool {
        let Some(terms) = self.terms() else {
            return false;
        };
        debug_assert_eq!(folded, fold(folded), "words are looked for in folded text");
        terms.phrases().find_words_in(folded).any(|(_, range)| {
            let before = folded[..range.start()].chars().next_back();
            let after = &folded[range.end()..];
            let is_whole =
                before.is_none_or(|c| c == ' ') && (after.is_empty() || after.starts_with(' '));
            let words: Vec<&str> = after.split_whitespace().collect();
            is_whole && follows(&folded[range.start()..range.end()], &words)
        })
    }

    fn terms(self) -> Option<&'static ListTerms> {
        static LISTS: LazyLock<BTreeMap<WordList, ListTerms>> = LazyLock::new(lists);
        LISTS.get(&self)
    }
}

/// The terms of a list, folded.
#[derive(Default)]
struct ListTerms {
    all: BTreeSet<String>,
    /// Made when the list is first looked for in a text, which some lists never are.
    phrases: OnceLock<PhraseSet>,
}

impl ListTerms {
    fn phrases(&self) -> &PhraseSet {
        self.phrases.get_or_init(|| PhraseSet::of(&self.all))
    }
}

fn lists() -> BTreeMap<WordList, ListTerms> {
    let mut lists: BTreeMap<WordList, ListTerms> = BTreeMap::new();
    for line in DATA.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let list = fields.next().and_then(WordList::from_name);
        if let (Some(list), Some(terms)) = (list, fields.nth(1)) {
            let known = lists.entry(list).or_default();
            known.all.extend(terms.split(',').map(fold));
        }
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_well_formed() {
        for line in DATA.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            assert_eq!(fields.len(), 3, "{line}");
            assert!(WordList::from_name(fields[0]).is_some(), "{line}");
            for term in fields[2].split(',').map(fold) {
                assert!(!term.is_empty(), "{line}");
            }
        }
    }

    #[test]
    fn terms_are_whole_words() {
        assert!(WordList::Aside.is_in("bonus kommt obendrauf zusatzlich"));
        assert!(WordList::Aside.is_in("equity comes on top"));
        assert!(!WordList::Aside.is_in("notes on topics"));
        assert!(WordList::AsAbove.has("same as above"));
    }
}
