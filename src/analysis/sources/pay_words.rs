//! Words that say that a source is about pay.

/// Beginnings of words for pay.
const PAY: [&str; 15] = [
    "salar",
    "compensation",
    "remunera",
    "rémunéra",
    "wage",
    "bonus",
    "gehalt",
    "gehält",
    "vergüt",
    "entgelt",
    "sueldo",
    "salár",
    "retribu",
    "wynagrodze",
    "löhne",
];

/// Whole words for pay.
const PAY_WORDS: [&str; 9] = [
    "pay", "comp", "tc", "offer", "offers", "rsu", "rsus", "lohn", "lön",
];

/// Whether any of `words` is one for pay.
pub(crate) fn names_pay(words: &str) -> bool {
    words.split_whitespace().any(is_pay)
}

pub(crate) fn is_pay(word: &str) -> bool {
    PAY.iter().any(|start| word.starts_with(start)) || PAY_WORDS.contains(&word)
}

/// The words of a text in lower case, each between spaces.
pub(crate) fn words_of(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let mut all = String::with_capacity(lower.len() + 2);
    all.push(' ');
    for word in words.filter(|word| !word.is_empty()) {
        all.push_str(word);
        all.push(' ');
    }
    all
}
