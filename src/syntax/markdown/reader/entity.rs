//! Entities such as `&euro;`, as the Markdown parser knows them.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser};

/// The longest entity, in bytes: `&CounterClockwiseContourIntegral;`.
const LONGEST: usize = 33;

/// The entity at the start of `text`: what it means, and its length in bytes.
pub(in crate::syntax::markdown) fn at_start(text: &str) -> Option<(Cow<'static, str>, usize)> {
    let inside = text.strip_prefix('&')?;
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let len = inside.bytes().take(LONGEST).take_while(is_part).count();
    if len == 0 || inside.as_bytes().get(len) != Some(&b';') {
        return None;
    }
    let known = match &inside[..len] {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "nbsp" => "\u{a0}",
        _ => "",
    };
    let decoded = if known.is_empty() {
        Cow::Owned(parsed(&text[..len + 2])?)
    } else {
        Cow::Borrowed(known)
    };
    Some((decoded, len + 2))
}

/// `text` with its entities decoded.
pub(in crate::syntax::markdown) fn decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let (plain, len) = at_start(rest).unwrap_or((Cow::Borrowed("&"), 1));
        decoded.push_str(&plain);
        rest = &rest[len..];
    }
    decoded + rest
}

/// What the parser makes of `entity`; `None` where it does not know it.
fn parsed(entity: &str) -> Option<String> {
    let mut plain = String::new();
    for event in Parser::new(entity) {
        if let Event::Text(text) = event {
            plain.push_str(&text);
        }
    }
    (plain != entity).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_by_name_and_number() {
        for (written, plain) in [
            ("&euro;5", "€5"),
            ("a &amp;amp; b", "a &amp; b"),
            ("&#8364;&#x20AC;&nbsp;&yen;", "€€\u{a0}¥"),
            (
                "R&D; AT&T & &; &nosuch; &#; &euro",
                "R&D; AT&T & &; &nosuch; &#; &euro",
            ),
            ("&CounterClockwiseContourIntegral;", "∳"),
            ("&é;", "&é;"),
        ] {
            assert_eq!(decoded(written), plain);
        }
    }
}
