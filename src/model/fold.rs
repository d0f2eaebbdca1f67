//! Words as they are compared.

use std::borrow::Cow;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Lower case without accents, punctuation as single blanks: `São Paulo` and `sao-paulo` are one.
pub fn fold(text: &str) -> String {
    let mut folded = FoldedText::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            folded.add_ascii(character);
        } else {
            // Decomposing the whole text at once could only reorder accents, and those are left out.
            decompose_canonical(character, |part| folded.add(part));
        }
    }
    folded.text
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

/// A text that is being folded.
struct FoldedText {
    text: String,
    /// Whether something that is no letter or digit came after the last of them.
    gap: bool,
}

impl FoldedText {
    fn with_capacity(length: usize) -> FoldedText {
        FoldedText {
            text: String::with_capacity(length),
            gap: false,
        }
    }

    fn add_ascii(&mut self, character: char) {
        if character.is_ascii_alphanumeric() {
            self.close_gap();
            self.text.push(character.to_ascii_lowercase());
        } else {
            self.gap = true;
        }
    }

    fn add(&mut self, character: char) {
        if character.is_ascii() {
            self.add_ascii(character);
            return;
        }
        if is_combining_mark(character) {
            return;
        }
        if !character.is_alphanumeric() {
            self.gap = true;
            return;
        }
        self.close_gap();
        match character {
            'ł' | 'Ł' => self.text.push('l'),
            'ø' | 'Ø' => self.text.push('o'),
            'đ' | 'Đ' => self.text.push('d'),
            'ß' | 'ẞ' => self.text.push_str("ss"),
            _ => self.text.extend(character.to_lowercase()),
        }
    }

    fn close_gap(&mut self) {
        if std::mem::take(&mut self.gap) && !self.text.is_empty() {
            self.text.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    /// The same from the definition: all of the text decomposed, accents left out, and words in lower case.
    fn by_definition(text: &str) -> String {
        let bare = text.nfd().filter(|c| !is_combining_mark(*c));
        let bare: String = bare.collect();
        let words = bare.split(|c: char| !c.is_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let words = words.join(" ");
        let lower: String = words.chars().flat_map(char::to_lowercase).collect();
        let replaced = lower.replace('ł', "l").replace('ø', "o");
        replaced.replace('đ', "d").replace('ß', "ss")
    }

    #[test]
    fn letters_that_lower_case_or_accents_do_not_explain() {
        for (text, folded) in [
            ("GROẞ, Größe", "gross grosse"),
            ("Łódź", "lodz"),
            ("Đà đa", "da da"),
            ("Køge", "koge"),
            ("–", ""),
            ("  (São)  Paulo!", "sao paulo"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    proptest::proptest! {
        // Each class is repeated: single ones are merged into one, in which rare letters hardly come up.
        #[test]
        fn characters_are_folded_one_by_one(text in "([ -~\t]{1,3}|[À-ž]{1,2}|[\u{300}-\u{330}]{1,2}|[łŁøØđĐßẞ]{1,2}|[–€’]{1,2}|\\PC{1,2}){0,20}") {
            proptest::prop_assert_eq!(fold(&text), by_definition(&text));
        }
    }
}
