//! The words of a text.

use unicode_normalization::char::is_combining_mark;

use super::TextRange;

/// Where the words of `text` are: letters and digits without a gap. Accents that are characters of their own
/// belong to the letter before them.
pub fn word_ranges(text: &str) -> Vec<TextRange> {
    let mut words = Vec::new();
    let mut start = None;
    let end = text.len();
    for (at, character) in text.char_indices().chain([(end, ' ')]) {
        let is_part =
            character.is_alphanumeric() || start.is_some() && is_combining_mark(character);
        match start {
            None if is_part => start = Some(at),
            Some(from) if !is_part => {
                words.push(TextRange::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits_without_a_gap() {
        let text = "(Tel Aviv-Yafo, 2026) Sa\u{303}o";
        let words: Vec<&str> = { word_ranges(text).into_iter() }
            .map(|word| &text[word.start()..word.end()])
            .collect();
        assert_eq!(words, ["Tel", "Aviv", "Yafo", "2026", "Sa\u{303}o"]);
        assert_eq!(word_ranges(" , "), []);
    }
}
