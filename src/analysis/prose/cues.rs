//! The words that an ask or a floor is introduced with.

use crate::model::Component;

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

/// Start, end and meaning of each cue.
pub(crate) fn cues(lower: &str) -> Vec<(usize, usize, Intent)> {
    let mut cues = Vec::new();
    let mut add = |words: &str, said, allowed: &dyn Fn(&str, &str) -> bool| {
        for (at, _) in lower.match_indices(words) {
            let end = at + words.len();
            let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let whole =
                !is_word(lower[..at].chars().next_back()) && !is_word(lower[end..].chars().next());
            if whole && allowed(&lower[..at], &lower[end..]) {
                cues.push((at, end, said));
            }
        }
    };
    for words in FLOORS {
        let has_owner = |before: &str, _: &str| words != "floor" || is_floor_of_pay(before);
        add(words, Intent::Floor, &has_owner);
    }
    add("accept", Intent::Floor, &accepts_pay);
    for words in ASKS {
        add(words, Intent::Ask, &|_, _| true);
        if words.contains('\'') {
            add(&words.replace('\'', "'''"), Intent::Ask, &|_, _| true);
        }
    }
    for words in ADVICE {
        add(words, Intent::Ask, &|before, _| starts_sentence(before));
    }
    cues
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
