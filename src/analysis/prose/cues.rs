//! The words that an ask or a floor is introduced with.

use std::sync::LazyLock;

use crate::model::Component;
use crate::text::{PhraseSet, TextRange};

/// What the author does with a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Intent {
    Ask,
    Floor,
}

const FLOORS: [&str; 9] = [
    "floor",
    "accept at",
    "accept no lower than",
    "accept no less than",
    "accept nothing less than",
    "accept nothing below",
    "not accept below",
    "not accept less than",
    "walk away below",
];

const ASKS: [&str; 18] = [
    "i need",
    "i'd need",
    "i would need",
    "i'm targeting",
    "i am targeting",
    "i'm asking for",
    "i am asking for",
    "i ask for",
    "i'm looking for",
    "i'm requesting",
    "i'm seeking",
    "i'd like",
    "i want",
    "i would like",
    "i request",
    "my ask is",
    "my request is",
    "my target is",
];

/// Advice to the reader, at the start of a sentence.
const ADVICE: [&str; 7] = [
    "target",
    "open at",
    "anchor at",
    "anchor your ask at",
    "ask for",
    "start at",
    "request",
];

/// Whose floor it is; a `bonus floor` is another thing.
const OWNERS: [&str; 6] = [
    "accept-at",
    "accept at",
    "walk-away",
    "walkaway",
    "my",
    "your",
];

/// What may be between a cue and its figure.
const LINKS: [&str; 10] = [
    ":",
    "*",
    "~",
    "is ",
    "should be ",
    "of ",
    "at ",
    "accept at ",
    "— ",
    "– ",
];

/// Words right before a figure that say what it is.
pub(crate) const PAY_BEFORE: [(&str, Component); 9] = [
    ("a base salary of ", Component::Base),
    ("a base of ", Component::Base),
    ("base salary of ", Component::Base),
    ("base of ", Component::Base),
    ("a total comp of ", Component::Total),
    ("total comp of ", Component::Total),
    ("total compensation of ", Component::Total),
    ("total pay of ", Component::Total),
    ("tc of ", Component::Total),
];

/// What is before `accept` where the author names a floor. `'''` is a typographic apostrophe, spelt so that
/// every byte keeps its place.
const FIRST_PERSON: [&str; 8] = [
    "i could", "i can", "i would", "i will", "i might", "i'''d", "i'd", "i'''ll",
];

/// What may be before those words within a sentence.
const CLAUSE_STARTS: [&str; 5] = [",", " and", " but", " so", " then"];

/// A cue, and what must be before and after it.
struct Cue {
    words: String,
    intent: Intent,
    allows: fn(&str, &str) -> bool,
}

/// All cues, those that count first where two name one figure before others.
fn all() -> Vec<Cue> {
    fn anywhere(_: &str, _: &str) -> bool {
        true
    }
    let cue = |words: &str, intent, allows| Cue {
        words: words.to_string(),
        intent,
        allows,
    };
    let mut all = Vec::new();
    for words in FLOORS {
        let is_of_others = words == "floor";
        let allows: fn(&str, &str) -> bool = if is_of_others {
            |before, _| is_floor_of_pay(before)
        } else {
            anywhere
        };
        all.push(cue(words, Intent::Floor, allows));
    }
    all.push(cue("accept", Intent::Floor, accepts_pay));
    for words in ASKS {
        all.push(cue(words, Intent::Ask, anywhere));
        if words.contains('\'') {
            let typographic = words.replace('\'', "'''");
            all.push(cue(&typographic, Intent::Ask, anywhere));
        }
    }
    for words in ADVICE {
        let starts: fn(&str, &str) -> bool = |before, _| starts_sentence(before);
        all.push(cue(words, Intent::Ask, starts));
    }
    all
}

/// Start, end and meaning of each cue.
pub(crate) fn cues(lower: &str) -> Vec<(usize, usize, Intent)> {
    static CUES: LazyLock<(Vec<Cue>, PhraseSet)> = LazyLock::new(|| {
        let all = all();
        let phrases = PhraseSet::of(all.iter().map(|cue| &cue.words));
        (all, phrases)
    });
    let (all, phrases) = &*CUES;
    let found = phrases.find_words_in(lower);
    let mut found: Vec<(usize, TextRange)> = found
        .filter(|(index, range)| {
            (all[*index].allows)(&lower[..range.start()], &lower[range.end()..])
        })
        .collect();
    found.sort_unstable();
    let place =
        |(index, range): (usize, TextRange)| (range.start(), range.end(), all[index].intent);
    found.into_iter().map(place).collect()
}

/// `I could accept a base of €90,000`
fn accepts_pay(before: &str, after: &str) -> bool {
    let (before, after) = (before.trim_end(), after.trim_start());
    let is_of_pay = PAY_BEFORE.iter().any(|(words, _)| after.starts_with(words));
    let mut subjects = FIRST_PERSON.iter();
    is_of_pay
        && subjects.any(|words| {
            before.strip_suffix(words).is_some_and(|before| {
                let clause = before.trim_end();
                starts_sentence(before) || CLAUSE_STARTS.iter().any(|word| clause.ends_with(word))
            })
        })
}

fn is_floor_of_pay(before: &str) -> bool {
    let before_word = before.trim_end();
    OWNERS.iter().any(|owner| before_word.ends_with(owner)) || starts_sentence(before)
}

fn starts_sentence(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '*', '"', '“', '(']);
    before.is_empty() || before.ends_with(['.', ':', ';', '!', '?', '>', '\n'])
}

/// The bytes of what links a cue to its figure.
pub(crate) fn linked(lower: &str) -> usize {
    let mut rest = lower;
    loop {
        let trimmed = rest.trim_start_matches(' ');
        match LINKS.iter().find_map(|link| trimmed.strip_prefix(link)) {
            Some(behind) => rest = behind,
            None => return lower.len() - trimmed.len(),
        }
    }
}
