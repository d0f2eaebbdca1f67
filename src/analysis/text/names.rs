//! Whether two names mean the same role or the same company.

use crate::analysis::text::normalized::NormalizedText;
use crate::model::titles::{TitleUse, long_form};

/// A name as words: `Sr. Engineer (Data)` is `senior`, `engineer` and, in brackets, `data`.
#[derive(Clone, Debug)]
pub(crate) struct NameWords {
    /// The words outside of brackets.
    bare: Vec<String>,
    /// All words.
    all: Vec<String>,
}

/// Words of a company's name that say only what kind of company it is.
const LEGAL_FORMS: [&str; 28] = [
    "inc",
    "incorporated",
    "llc",
    "llp",
    "lp",
    "ltd",
    "limited",
    "plc",
    "corp",
    "corporation",
    "co",
    "company",
    "group",
    "holding",
    "holdings",
    "gmbh",
    "ag",
    "se",
    "sa",
    "nv",
    "bv",
    "ab",
    "asa",
    "oy",
    "spa",
    "pty",
    "pte",
    "kk",
];

/// Words that join others.
const JOINING: [&str; 6] = ["the", "of", "and", "for", "in", "at"];

/// Names with more words are not compared.
const MOST_WORDS: usize = 40;

/// No short form means more words.
const LONGEST_RUN: usize = 6;

impl NameWords {
    pub(crate) fn of(text: &str) -> NameWords {
        let words = |text: &str| -> Vec<String> {
            let meaning = NormalizedText::of(text);
            meaning
                .words()
                .map(|word| long_form(word).unwrap_or(word).to_string())
                .collect()
        };
        let all = words(text);
        let outside = without_brackets(text);
        let bare = if outside == text {
            all.clone()
        } else {
            words(&outside)
        };
        NameWords {
            bare: if bare.is_empty() { all.clone() } else { bare },
            all,
        }
    }

    pub(crate) fn has(&self, word: &str) -> bool {
        self.all.iter().any(|found| found == word)
    }

    /// Whether the words of `other` occur here one after the other.
    pub(crate) fn contains(&self, other: &NameWords) -> bool {
        let wanted = without(&other.bare, &LEGAL_FORMS);
        !wanted.is_empty() && self.all.windows(wanted.len()).any(|found| found == wanted)
    }
}

/// Whether two names have as many words, those in brackets aside.
pub(crate) fn are_as_long(one: &NameWords, two: &NameWords) -> bool {
    one.bare.len() == two.bare.len()
}

/// Whether two names mean the same role: one says all that the other says, and both name the same
/// ranks.
pub(crate) fn is_same_role(one: &NameWords, two: &NameWords) -> bool {
    let says_all = covers(&one.all, &two.bare) || covers(&two.all, &one.bare);
    let ranks_of = |name: &NameWords, other: &NameWords| {
        let mut ranks = name.bare.iter().filter(|word| TitleUse::Role.has(word));
        ranks.all(|rank| {
            covers(&other.all, std::slice::from_ref(rank)) || is_initial(rank, name, other)
        })
    };
    says_all && ranks_of(one, two) && ranks_of(two, one)
}

/// Whether `rank`, a word of `name`, is in the initials that `other` has for several of its words:
/// the manager in `TPM`.
fn is_initial(rank: &str, name: &NameWords, other: &NameWords) -> bool {
    other.all.iter().any(|word| {
        let run = run_behind(word, &name.bare);
        run.is_some_and(|run| run.iter().any(|found| found == rank))
    })
}

/// Whether two names mean the same company: one says all that the other says, legal forms aside.
pub(crate) fn is_same_company(one: &NameWords, two: &NameWords) -> bool {
    let [one_bare, one_all] = [&one.bare, &one.all].map(|words| without(words, &LEGAL_FORMS));
    let [two_bare, two_all] = [&two.bare, &two.all].map(|words| without(words, &LEGAL_FORMS));
    covers(&one_all, &two_bare) || covers(&two_all, &one_bare) || {
        let either =
            |one: &[String], two: &[String]| one.iter().any(|word| run_behind(word, two).is_some());
        either(&one_all, &two_all) || either(&two_all, &one_all)
    }
}

/// Whether each word of `words` is in `all`, written together or by its initials.
fn covers(all: &[String], words: &[String]) -> bool {
    if all.len().max(words.len()) > MOST_WORDS {
        return true;
    }
    let words = without(words, &JOINING);
    let mut rest = &words[..];
    while let Some((word, behind)) = rest.split_first() {
        if all.contains(word) || run_behind(word, all).is_some() {
            rest = behind;
            continue;
        }
        // Several words here may be one there.
        let joined = all.iter().find_map(|whole| {
            let run = run_behind(whole, rest)?;
            (run.first() == Some(word)).then_some(run.len())
        });
        match joined {
            Some(length) => rest = rest.get(length..).unwrap_or_default(),
            None => return false,
        }
    }
    !words.is_empty()
}

/// The words that `word` means: those it is written together from, or whose initials it is.
fn run_behind<'w>(word: &str, words: &'w [String]) -> Option<&'w [String]> {
    let words = &words[..words.len().min(MOST_WORDS)];
    let runs = (0..words.len()).flat_map(|from| {
        (from + 2..=words.len().min(from + LONGEST_RUN)).map(move |to| &words[from..to])
    });
    runs.into_iter().take_while(|_| word.len() > 1).find(|run| {
        let initials = run.iter().filter_map(|word| word.chars().next());
        run.concat() == word || initials.collect::<String>() == word
    })
}

/// `words` without those of `dropped`, unless nothing would be left.
fn without(words: &[String], dropped: &[&str]) -> Vec<String> {
    let kept: Vec<String> = words
        .iter()
        .filter(|word| !dropped.contains(&word.as_str()))
        .cloned()
        .collect();
    if kept.is_empty() {
        words.to_vec()
    } else {
        kept
    }
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(character),
            _ => {}
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles() {
        let same = |one: &str, two: &str| {
            let (one, two) = (NameWords::of(one), NameWords::of(two));
            let found = is_same_role(&one, &two);
            assert_eq!(found, is_same_role(&two, &one));
            found
        };
        for (one, two) in [
            ("Senior Software Engineer", "Sr. Software Engineer"),
            ("Technical Program Manager", "TPM"),
            (
                "Technical Program Manager (TPM)",
                "Technical Program Manager",
            ),
            ("ML/AI Engineer", "AI/ML Engineer"),
            ("ML/AI Engineer", "Machine Learning Engineer"),
            ("DevOps Engineer", "Dev Ops Engineer"),
            ("DevOps Engineer", "DevOps / SRE Engineer"),
            ("Front-End Developer", "Frontend Developer"),
            ("Software Engineer II", "software engineer"),
            ("Research & Design Engineer", "Research and Design Engineer"),
        ] {
            assert!(same(one, two), "{one} / {two}");
        }
        for (one, two) in [
            ("Software Engineer", "Senior Software Engineer"),
            ("Data Engineer", "Data Scientist"),
            ("Staff Software Engineer", "Senior Software Engineer"),
            ("Engineering Manager", "Engineering"),
            ("Product Designer", "Product Manager"),
        ] {
            assert!(!same(one, two), "{one} / {two}");
        }
    }

    #[test]
    fn companies() {
        let same = |one: &str, two: &str| {
            let (one, two) = (NameWords::of(one), NameWords::of(two));
            let found = is_same_company(&one, &two);
            assert_eq!(found, is_same_company(&two, &one));
            found
        };
        for (one, two) in [
            ("Acme", "Acme, Inc."),
            ("Globex", "Globex (Initech)"),
            ("Initech", "Globex (formerly Initech)"),
            ("Marks & Sons", "Marks and Sons plc"),
            ("Etrade", "E*TRADE"),
            ("International Anvil Works", "IAW"),
            ("Nestle", "Nestlé S.A."),
        ] {
            assert!(same(one, two), "{one} / {two}");
        }
        for (one, two) in [
            ("Acme", "Globex"),
            ("Acme Inc", "Globex Inc"),
            ("Bank of Ames", "Bank of Berne"),
        ] {
            assert!(!same(one, two), "{one} / {two}");
        }
    }
}
