//! Which files are guides, by their names.

/// Markdown files that every repository has for its readers: no guides.
const FOR_READERS: [&str; 14] = [
    "readme",
    "contributing",
    "changelog",
    "license",
    "licence",
    "code_of_conduct",
    "security",
    "support",
    "authors",
    "notice",
    "history",
    "agents",
    "governance",
    "pull_request_template",
];

/// The name of a guide's file without its extension: `data-engineer` of `data-engineer.md`. `None` where a
/// file with that name is no guide.
pub fn guide_stem(file_name: &str) -> Option<&str> {
    let (stem, extension) = file_name.rsplit_once('.')?;
    let is_markdown = ["md", "markdown"]
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known));
    let is_for_readers = FOR_READERS
        .iter()
        .any(|known| stem.eq_ignore_ascii_case(known));
    (is_markdown && !stem.is_empty() && !is_for_readers).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guides_are_markdown_files() {
        assert_eq!(guide_stem("data-engineer.md"), Some("data-engineer"));
        assert_eq!(guide_stem("x.y.MARKDOWN"), Some("x.y"));
        for other in ["README.md", "Changelog.MD", "notes.txt", "md", ".md", ""] {
            assert_eq!(guide_stem(other), None, "{other}");
        }
    }
}
