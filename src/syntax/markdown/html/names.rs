//! What a tag is to a table.

/// A tag's name, as far as it matters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::syntax::markdown) enum Name {
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

impl Name {
    /// The name `written`, in any case.
    pub fn of(written: &str) -> Name {
        let is = |name: &str| written.eq_ignore_ascii_case(name);
        let known = [
            ("table", Name::Table),
            ("caption", Name::Caption),
            ("thead", Name::Head),
            ("tbody", Name::Body),
            ("tfoot", Name::Body),
            ("tr", Name::Row),
            ("th", Name::HeadCell),
            ("td", Name::Cell),
            ("a", Name::Link),
            ("sup", Name::Superscript),
        ];
        let found = known.into_iter().find(|(name, _)| is(name));
        if let Some((_, name)) = found {
            return name;
        }
        let is_heading = matches!(written.as_bytes(), [b'h' | b'H', b'1'..=b'6']);
        if is_heading || GAPS.into_iter().any(is) {
            Name::Gap
        } else {
            Name::Other
        }
    }

    /// The name of the one tag in `html`, and whether it is an end tag. `None` for a comment.
    pub fn of_tag(html: &str) -> Option<(Name, bool)> {
        let inside = html.strip_prefix('<')?;
        let name = inside.strip_prefix('/').unwrap_or(inside);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let end = name.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>');
        let name = &name[..end.unwrap_or(name.len())];
        Some((Name::of(name), inside.starts_with('/')))
    }
}
