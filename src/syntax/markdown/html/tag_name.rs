//! What a tag is to a table.

/// A tag's name, as far as it matters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::syntax::markdown) enum TagName {
    Table,
    Caption,
    /// `thead`
    Head,
    /// `tbody` and `tfoot`
    Body,
    Row,
    /// `th`
    HeadCell,
    Cell,
    Link,
    Superscript,
    /// What separates words: a line break, a paragraph, an item.
    Gap,
    /// What changes how words look, and all that is unknown.
    Other,
}

/// Elements that set their words apart from others.
const GAPS: [&str; 24] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figure",
    "footer",
    "header",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "ul",
    "wbr",
];

impl TagName {
    /// The name `written`, in any case.
    pub(crate) fn of(written: &str) -> TagName {
        let is = |name: &str| written.eq_ignore_ascii_case(name);
        let known = [
            ("table", TagName::Table),
            ("caption", TagName::Caption),
            ("thead", TagName::Head),
            ("tbody", TagName::Body),
            ("tfoot", TagName::Body),
            ("tr", TagName::Row),
            ("th", TagName::HeadCell),
            ("td", TagName::Cell),
            ("a", TagName::Link),
            ("sup", TagName::Superscript),
        ];
        let found = known.into_iter().find(|(name, _)| is(name));
        if let Some((_, name)) = found {
            return name;
        }
        let is_heading = matches!(written.as_bytes(), [b'h' | b'H', b'1'..=b'6']);
        if is_heading || GAPS.into_iter().any(is) {
            TagName::Gap
        } else {
            TagName::Other
        }
    }

    /// The name of the one tag in `html`, and whether it is an end tag. `None` for a comment.
    pub(crate) fn of_tag(html: &str) -> Option<(TagName, bool)> {
        let inside = html.strip_prefix('<')?;
        let name = inside.strip_prefix('/').unwrap_or(inside);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let end = name.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>');
        let name = &name[..end.unwrap_or(name.len())];
        Some((TagName::of(name), inside.starts_with('/')))
    }
}
