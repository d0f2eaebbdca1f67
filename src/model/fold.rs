//! Words as they are compared.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower case without accents, punctuation as single blanks: `São Paulo` and `sao-paulo` are one.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        fold_ascii(text)
    } else {
        fold_characters(text.nfd(), text.len())
    }
}

/// `text` in lower case.
pub fn lower_case(text: &str) -> Cow<'_, str> {
    if text
        .bytes()
        .all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
    {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.to_lowercase())
    }
}

/// A level as it is compared: as [`fold`] has it, but `L5+` is another one than `L5`.
pub fn fold_level(level: &str) -> String {
    if !level.contains('+') {
        return fold(level);
    }
    let mut written = String::with_capacity(level.len() + 4);
    let mut signs = level.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign != '+' {
            written.push(sign);
            continue;
        }
        // `Base + Stock` and `L4+L5` are two things; `L5+`, `L5 +` and `L5+ Senior` are one.
        let mut rest = signs.clone();
        let is_joined = rest.next().is_some_and(char::is_alphanumeric)
            || written.ends_with(' ') && rest.next().is_some_and(char::is_alphanumeric);
        if is_joined {
            written.push(' ');
        } else {
            written.truncate(written.trim_end().len());
            written.push_str("plus");
        }
    }
    fold(&written)
}

/// The same as [`fold_characters`] for ASCII text, in a fraction of the time.
fn fold_ascii(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let mut folded = String::with_capacity(lower.len());
    let words = lower.split(|character: char| !character.is_ascii_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

fn fold_characters(characters: impl Iterator<Item = char>, length: usize) -> String {
    let mut folded = String::with_capacity(length);
    let mut gap = false;
    for character in characters.filter(|c| !is_combining_mark(*c)) {
        if !character.is_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && !folded.is_empty() {
            folded.push(' ');
        }
        gap = false;
        match character {
            'ł' | 'Ł' => folded.push('l'),
            'ø' | 'Ø' => folded.push('o'),
            'đ' | 'Đ' => folded.push('d'),
            'ß' => folded.push_str("ss"),
            _ if character.is_ascii() => folded.push(character.to_ascii_lowercase()),
            _ => folded.extend(character.to_lowercase()),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn ascii_is_folded_as_other_text_is(text in "[ -~\t\n]{0,40}") {
            let folded = fold_characters(text.chars(), text.len());
            proptest::prop_assert_eq!(fold_ascii(&text), folded);
        }
    }
}
