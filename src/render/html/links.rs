//! Links between guides, as links between their pages.

use crate::model::anchor::id_of;
use crate::model::guide_stem;

/// `../acme/data-engineer.md#levers` is `../acme/data-engineer.html#s-levers`, and `#levers` is
/// `#s-levers`.
pub(super) fn page_of(url: &str) -> Option<String> {
    if url.contains(':') || url.starts_with("//") {
        return None;
    }
    let (path, anchor) = match url.split_once('#') {
        Some((path, anchor)) if !anchor.is_empty() => (path, format!("#{}", id_of(anchor))),
        _ => (url, String::new()),
    };
    let path = path.split_once('?').map_or(path, |(path, _)| path);
    let (folder, name) = path.split_at(path.rfind('/').map_or(0, |at| at + 1));
    match guide_stem(name) {
        Some(stem) => Some(format!("{folder}{stem}.html{anchor}")),
        None if path.is_empty() && !anchor.is_empty() => Some(anchor),
        None => None,
    }
}

/// Whether `url` is the address of a page of the web.
pub(super) fn is_web(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

/// Whether a link may lead to `url`: to pages of the web, addresses of mail, and pages of the site. Other
/// files beside a guide are not on the site.
pub(super) fn is_allowed(url: &str) -> bool {
    let scheme_end = url.find([':', '/', '?', '#']);
    match scheme_end.filter(|at| url[*at..].starts_with(':')) {
        Some(at) => ["http", "https", "mailto"]
            .iter()
            .any(|scheme| url[..at].eq_ignore_ascii_case(scheme)),
        None => url.starts_with('#') || (is_page(url) && !url.starts_with(['/', '\\'])),
    }
}

/// Whether a relative `url` leads to a page.
fn is_page(url: &str) -> bool {
    let path = url.split(['#', '?']).next().unwrap_or_default();
    path.ends_with(".html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_and_mail_are_linked() {
        for url in [
            "https://a.example",
            "HTTP://a",
            "mailto:a@b",
            "x.html?a:b",
            "#s-a",
        ] {
            assert!(is_allowed(url), "{url}");
        }
        for url in [
            "javascript:x",
            "feed:javascript:x",
            "blob:x",
            " javascript:x",
            "java\tscript:x",
            "data:,x",
            "//evil.example/x",
            "file.pdf",
            "/x.html",
            "",
        ] {
            assert!(!is_allowed(url), "{url}");
        }
    }
}
