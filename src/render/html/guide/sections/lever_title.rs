//! Where the title of a lever ends.

use crate::model::body::Lever;
use crate::text::TextRange;

/// The title of a lever and where the rest of it is. What is quoted in a title is said, and so belongs to the
/// rest.
pub(super) fn title_and_rest<'g>(text: &'g str, lever: &'g Lever) -> (&'g str, TextRange) {
    let title = lever.title.range;
    let written = text.get(title.start()..title.end()).unwrap_or_default();
    let value = lever.title.value.as_str();
    let script = lever.script.filter(|script| title.contains(*script));
    let mut end = match written.find(value) {
        Some(at) => title.start() + at + value.len(),
        None => title.end(),
    };
    let mut name = value;
    if let Some(script) = script {
        let said = text.get(script.start()..script.end()).unwrap_or_default();
        if let Some((before, _)) = value.split_once(said) {
            name = before.trim_end_matches([' ', '—', '–', '-', ':']);
            end = script.start();
        }
    }
    let end = end.clamp(lever.range.start(), lever.range.end());
    let rest = text.get(end..lever.range.end()).unwrap_or_default();
    // The marks that end the title, not those that begin what follows.
    let behind = rest.trim_start_matches(['*', '_', '#']);
    let behind = match behind.strip_prefix(':') {
        Some(behind) => behind.trim_start_matches(['*', '_']),
        None => behind,
    };
    let marks = rest.len() - behind.trim_start_matches([' ', '\t']).len();
    (name, TextRange::new(end + marks, lever.range.end()))
}
