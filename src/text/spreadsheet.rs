//! Text in files that people open as spreadsheets.

use super::Unseen;

/// `text` as a spreadsheet shows it: one that starts like a formula would be run instead. Spreadsheets pass
/// over blanks and signs that nobody sees, and take the full-width forms for the plain ones.
pub fn inert(text: &str) -> String {
    let seen = text.trim_start_matches(|c: char| c.is_whitespace() || Unseen::of(c).is_some());
    let starts_formula =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '−');
    if seen.starts_with(starts_formula) || text.starts_with(['\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_string()
    }
}

/// The text that [`inert`] made this of.
pub fn without_guard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if inert(rest) != rest => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_a_formula() {
        for formula in [
            "=1",
            "+1",
            "-1",
            "@x",
            " =1",
            "\u{200b}=1",
            "\u{a0}\t=1",
            "＝1",
            "\tx",
            "\nx",
        ] {
            assert_eq!(inert(formula), format!("'{formula}"));
            assert_eq!(without_guard(&inert(formula)), formula);
        }
        for text in ["a=b", "London", "", "x -1"] {
            assert_eq!(inert(text), text);
        }
    }
}
