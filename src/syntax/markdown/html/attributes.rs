//! The attributes of a start tag.

/// The value of the attribute `name` in `attributes`, what is between a tag's name and its `>`.
/// Entities are as written.
pub(super) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let end = rest
            .char_indices()
            .find(|(at, c)| *at > 0 && (c.is_ascii_whitespace() || "=/>".contains(*c)))
            .map_or(rest.len(), |(at, _)| at);
        if end == 0 {
            return None;
        }
        let (found, behind) = rest.split_at(end);
        let behind = behind.trim_start();
        let (value, behind) = match behind.strip_prefix('=') {
            Some(value) => split_value(value.trim_start()),
            None => ("", behind),
        };
        if found.eq_ignore_ascii_case(name) {
            return Some(value);
        }
        rest = behind;
    }
}

/// A value and what follows it.
fn split_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    let end = text.find(|c: char| c.is_ascii_whitespace());
    text.split_at(end.unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::attribute;

    #[test]
    fn values_in_every_form() {
        for written in [
            " colspan=2",
            " class=\"a b\" COLSPAN = '2'",
            " hidden colspan=\"2\" /",
            " title='colspan=3' colspan=2",
            " =x colspan=2",
        ] {
            assert_eq!(attribute(written, "colspan"), Some("2"), "{written}");
        }
        assert_eq!(attribute(" colspan", "colspan"), Some(""));
        for written in ["", "/", " data-colspan=2", " title=\"colspan=2"] {
            assert_eq!(attribute(written, "colspan"), None, "{written}");
        }
    }
}
