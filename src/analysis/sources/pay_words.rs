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
    let mut words = String::with_capacity(text.len() + 2);
    words.push(' ');
    for character in text.chars() {
        if character.is_ascii_alphanumeric() {
            words.push(character.to_ascii_lowercase());
        } else if character.is_ascii() || !character.is_alphanumeric() {
            end_word(&mut words);
        } else if character == 'ς' {
            // The `σ` at the end of a word: in capitals both are one letter.
            words.push('σ');
        } else {
            add_lower_case(character, &mut words);
        }
    }
    end_word(&mut words);
    words
}

/// `İ` in lower case is `i` with a dot for itself, and the dot ends the word.
fn add_lower_case(character: char, words: &mut String) {
    for part in character.to_lowercase() {
        if part.is_alphanumeric() {
            words.push(part);
        } else {
            end_word(words);
        }
    }
}

fn end_word(words: &mut String) {
    if !words.ends_with(' ') {
        words.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_lower_case_between_blanks() {
        for (text, words) in [
            ("", " "),
            (" – ", " "),
            ("Base-Pay, 2025!", " base pay 2025 "),
            ("GEHÄLTER (Köln)", " gehälter köln "),
            ("ΜΙΣΘΟΣ μισθός", " μισθοσ μισθόσ "),
        ] {
            assert_eq!(words_of(text), words, "{text}");
        }
    }

    proptest::proptest! {
        // Each class is repeated: single ones are merged into one, in which rare letters hardly come up.
        #[test]
        fn words_are_those_of_the_text_in_lower_case(text in "([ -~\t]{1,3}|[À-žΑ-ω–’]{1,2}|[Σσςİ]{1,2}|\\PC{1,2}){0,20}") {
            let lower = text.to_lowercase().replace('ς', "σ");
            let words = lower.split(|c: char| !c.is_alphanumeric());
            let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
            let read = words_of(&text);
            proptest::prop_assert_eq!(read.split_whitespace().collect::<Vec<_>>(), words);
        }
    }
}
