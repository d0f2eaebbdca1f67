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
