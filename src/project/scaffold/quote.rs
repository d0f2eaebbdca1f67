//! Text in YAML, in commands and in patterns, so that it is read as what it is.

/// As a scalar of YAML between single quotes. The text has no line breaks.
pub(super) fn yaml_scalar(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// As one word of a POSIX shell.
pub(super) fn shell_word(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// As a part of a file's name, and of a key of a cache on GitLab: letters, digits, `.`, `_` and `-`.
pub(super) fn file_name_part(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    text.chars()
        .map(|c| if plain(c) { c } else { '_' })
        .collect()
}

/// As a pattern of Python's that matches paths below the folder; `folder` is empty for the root.
pub(super) fn below_pattern(folder: &str) -> String {
    if folder.is_empty() {
        return String::new();
    }
    format!("^{}/", regex_syntax::escape(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_what_it_is() {
        assert_eq!(yaml_scalar("it's: #1"), "'it''s: #1'");
        assert_eq!(shell_word("$(id) it's"), r"'$(id) it'\''s'");
        assert_eq!(
            file_name_part("https://x.org/a-b_c~d"),
            "https___x.org_a-b_c_d"
        );
        assert_eq!(below_pattern("pay (new)/v1.2"), r"^pay \(new\)/v1\.2/");
        assert_eq!(below_pattern(""), "");
    }
}
