//! The items of evidence, as the whole names of sources that break off.

use std::cell::OnceCell;

use crate::analysis::text::normalized::{Beginning, NormalizedText};
use crate::model::Guide;

/// Words of a name that can have broken off: shorter names are names, whatever else an item says after
/// them.
const FEWEST_WORDS: usize = 5;

/// Characters of a name from which on it can have broken off between two words.
const LONG_NAME: usize = 60;

/// What a guide's evidence lists. It is read when it is first asked for.
pub(crate) struct EvidenceItems<'g> {
    guide: &'g Guide,
    sorted: OnceCell<SortedItems<'g>>,
}

struct SortedItems<'g> {
    /// Without the brackets that can be around one.
    items: Vec<(&'g str, NormalizedText)>,
    /// The words of each item and its index, in the order of the words.
    lines: Vec<(String, usize)>,
}

impl<'g> EvidenceItems<'g> {
    pub(crate) fn of(guide: &'g Guide) -> EvidenceItems<'g> {
        EvidenceItems {
            guide,
            sorted: OnceCell::new(),
        }
    }

    /// The first item that the source `written` is the broken-off beginning of.
    pub(crate) fn whole_of(&self, written: &str) -> Option<String> {
        let name = NormalizedText::of(written);
        if name.words().count() < FEWEST_WORDS {
            return None;
        }
        let is_long = written.chars().count() >= LONG_NAME;
        let items = self.sorted.get_or_init(|| SortedItems::of(self.guide));
        let mut same = items.beginning_as(&name);
        same.find(|(_, whole)| breaks_off(&name, whole, is_long))
            .map(|(text, _)| (*text).to_string())
    }
}

/// Whether `name`, which `whole` begins with, goes on there.
fn breaks_off(name: &NormalizedText, whole: &NormalizedText, is_long: bool) -> bool {
    match name.begins(whole) {
        Some(Beginning::MidWord) => true,
        // A remark after the name follows a dash, a colon or a bracket.
        Some(Beginning::MidSentence) => {
            let rest = name.rest_of(whole);
            let next = rest.trim_start().chars().next();
            let is_word = next.is_some_and(char::is_alphanumeric);
            // `2025` of `2025-2026`.
            let after_dash = rest.strip_prefix(['-', '–']);
            let in_range = after_dash.is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
            (is_long && is_word) || in_range
        }
        Some(Beginning::WholeSentences) | None => false,
    }
}

impl<'g> SortedItems<'g> {
    fn of(guide: &'g Guide) -> SortedItems<'g> {
        let items = guide.body.evidence.iter().map(|item| {
            let text = item.text.trim();
            let bare = text
                .strip_prefix('[')
                .and_then(|rest| rest.strip_suffix(']'));
            let text = bare.unwrap_or(text);
            (text, NormalizedText::of(text))
        });
        let items: Vec<(&str, NormalizedText)> = items.collect();
        let numbered = items.iter().enumerate();
        let mut lines: Vec<(String, usize)> = numbered
            .map(|(index, (_, words))| (line(words), index))
            .collect();
        lines.sort_unstable();
        SortedItems { items, lines }
    }

    /// Those that begin as `name` does, in their order.
    fn beginning_as(
        &self,
        name: &NormalizedText,
    ) -> impl Iterator<Item = &(&'g str, NormalizedText)> {
        let start = line(name);
        let from = self.lines.partition_point(|(line, _)| *line < start);
        let same = self.lines[from..].iter();
        let same = same.take_while(|(line, _)| line.starts_with(&start));
        let mut indices: Vec<usize> = same.map(|(_, index)| *index).collect();
        indices.sort_unstable();
        indices.into_iter().map(|index| &self.items[index])
    }
}

fn line(words: &NormalizedText) -> String {
    words.words().collect::<Vec<_>>().join(" ")
}
