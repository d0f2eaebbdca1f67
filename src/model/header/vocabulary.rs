//! The words of pay tables: `vocabulary.tsv`, read once.

use std::sync::OnceLock;

use foldhash::HashMap;

use super::sense::Sense;
use crate::model::fold;

/// One line a sense and language: `sense<TAB>language<TAB>term, term`. A term with `=` before it
/// counts only where it is the whole header.
const DATA: &str = include_str!("vocabulary.tsv");

/// Languages that write several words as one: `Jahresgrundgehalt`.
const COMPOUNDING: [&str; 5] = ["de", "nl", "sv", "no", "fi"];

/// The shortest word that is looked for inside another, in letters.
const SHORTEST_PART: usize = 3;

/// A word as a part of others, and the letters that may link it with the next.
const LINKS: [&str; 7] = ["", "s", "es", "n", "en", "e", "er"];

/// The terms of all languages.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// By their first word: the folded words of each term, the longest term first.
    terms: HashMap<String, Vec<(Vec<String>, Sense)>>,
    /// Terms that are understood only alone.
    alone: HashMap<String, Sense>,
    /// Words that compounds are made of.
    parts: HashMap<String, Sense>,
    /// Terms of a language without blanks, longest first.
    unspaced: Vec<(String, Sense)>,
}

impl Vocabulary {
    /// The vocabulary that negguide ships.
    pub(super) fn built_in() -> &'static Vocabulary {
        static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
        VOCABULARY.get_or_init(|| Vocabulary::read(DATA))
    }

    fn read(data: &str) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        let lines = data.lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            let mut fields = line.split('\t');
            if let (Some(name), Some(language), Some(terms)) =
                (fields.next(), fields.next(), fields.next())
                && let Some(sense) = Sense::from_name(name)
            {
                for term in terms.split(',') {
                    vocabulary.add(sense, language, term.trim());
                }
            }
        }
        for terms in vocabulary.terms.values_mut() {
            terms.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        let longest = |(term, _): &(String, Sense)| std::cmp::Reverse(term.len());
        vocabulary.unspaced.sort_by_key(longest);
        vocabulary
    }

    fn add(&mut self, sense: Sense, language: &str, term: &str) {
        if let Some(alone) = term.strip_prefix('=') {
            self.alone.entry(fold(alone)).or_insert(sense);
            return;
        }
        let folded = fold(term);
        if language == "ja" && !folded.is_ascii() {
            self.unspaced.push((folded, sense));
            return;
        }
        let words: Vec<String> = folded.split(' ').map(str::to_string).collect();
        if let [word] = &words[..]
            && COMPOUNDING.contains(&language)
            && word.chars().count() >= SHORTEST_PART
        {
            self.parts.entry(word.clone()).or_insert(sense);
        }
        if let Some(first) = words.first().filter(|word| !word.is_empty()) {
            let known = self.terms.entry(first.clone()).or_default();
            if !known.iter().any(|(other, _)| *other == words) {
                known.push((words, sense));
            }
        }
    }

    /// The sense of a header that is nothing but `folded`.
    pub(super) fn alone(&self, folded: &str) -> Option<Sense> {
        self.alone.get(folded).copied()
    }

    /// The longest term that `words` begin with, and how many of them it takes.
    pub(super) fn longest<'w>(
        &self,
        mut words: impl Iterator<Item = &'w str> + Clone,
    ) -> Option<(Sense, usize)> {
        let terms = self.terms.get(words.next()?)?;
        let fits = |(term, _): &&(Vec<String>, Sense)| {
            let mut words = words.clone();
            let mut rest = term.iter().skip(1);
            rest.all(|one| words.next() == Some(one.as_str()))
        };
        let (term, sense) = terms.iter().find(fits)?;
        Some((*sense, term.len()))
    }

    /// The parts of a compound, the last of which says what it is; `None` where any part of it is
    /// not known.
    pub(super) fn compound(&self, word: &str) -> Option<Vec<Sense>> {
        let mut compound = Compound {
            vocabulary: self,
            word,
            parts: Vec::new(),
            dead_ends: Vec::new(),
        };
        (compound.is_made_of_parts(0) && compound.parts.len() > 1).then_some(compound.parts)
    }

    /// The longest term of a language without blanks that `text` begins with, and its length in
    /// bytes.
    pub(super) fn unspaced(&self, text: &str) -> Option<(Sense, usize)> {
        let (term, sense) = { self.unspaced.iter() }.find(|(term, _)| text.starts_with(&**term))?;
        Some((*sense, term.len()))
    }
}

/// A word that is taken apart.
struct Compound<'a> {
    vocabulary: &'a Vocabulary,
    word: &'a str,
    /// Up to the place that is looked at.
    parts: Vec<Sense>,
    /// Places from which on the word has no parts.
    dead_ends: Vec<usize>,
}

impl Compound<'_> {
    /// Whether the word from `start` on is made of parts, which are added; the longest first part wins.
    fn is_made_of_parts(&mut self, start: usize) -> bool {
        let word = self.word;
        if start == word.len() {
            return true;
        }
        if self.dead_ends.contains(&start) {
            return false;
        }
        let ends = (start + SHORTEST_PART..=word.len()).rev();
        for end in ends.filter(|at| word.is_char_boundary(*at)) {
            let Some(sense) = self.vocabulary.parts.get(&word[start..end]) else {
                continue;
            };
            self.parts.push(*sense);
            for link in LINKS.iter().filter(|link| word[end..].starts_with(**link)) {
                let next = end + link.len();
                // A link leads to another part.
                let is_loose = next == word.len() && !link.is_empty();
                if !is_loose && self.is_made_of_parts(next) {
                    return true;
                }
            }
            self.parts.pop();
        }
        self.dead_ends.push(start);
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_well_formed() {
        for (index, line) in DATA.lines().enumerate() {
            if line.starts_with('#') || line.is_empty() {
                continue;
            }
            let fields: Vec<&str> = line.split('\t').collect();
            assert_eq!(fields.len(), 3, "line {}: {line}", index + 1);
            assert!(
                Sense::from_name(fields[0]).is_some(),
                "line {}: no sense is called {}",
                index + 1,
                fields[0]
            );
            for term in fields[2].split(',') {
                assert!(!fold(term).is_empty(), "line {}: {line}", index + 1);
            }
        }
    }

    #[test]
    fn the_longest_part_that_leaves_parts_wins() {
        let vocabulary = Vocabulary::read("base\tde\tabc, abcd\ntotal\tde\tdef\n");
        let parts = |word| vocabulary.compound(word);
        assert_eq!(parts("abcdef"), Some(vec![Sense::Base, Sense::Total]));
        assert_eq!(parts("abcdsdef"), Some(vec![Sense::Base, Sense::Total]));
        assert_eq!(parts("abcddefs"), None);
        assert_eq!(parts("abcd"), None);
        assert_eq!(parts(""), None);
    }

    #[test]
    fn compounds_are_read_by_their_parts() {
        let vocabulary = Vocabulary::built_in();
        let read = |word| {
            vocabulary
                .compound(word)
                .and_then(|parts| parts.last().copied())
        };
        assert_eq!(read("jahresgrundgehalt"), Some(Sense::Base));
        assert_eq!(read("arsmedellon"), Some(Sense::Base));
        assert_eq!(read("karrierestufen"), None);
        assert_eq!(vocabulary.compound("jahreszeit"), None);
        assert_eq!(vocabulary.compound("gehalt"), None);
    }
}
