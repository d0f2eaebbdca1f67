//! The lines of a body that say where its `[reference]` links lead: any part of it may need them.

use std::collections::{BTreeMap, BTreeSet};

use super::BodyPart;
use crate::text::TextRange;

/// The definitions of a body by their labels in lower case, the first of each.
pub(super) struct Definitions<'g>(BTreeMap<String, Definition<'g>>);

/// A line that says where a reference leads.
struct Definition<'g> {
    line: &'g str,
    /// Where it is in the guide.
    range: TextRange,
}

impl<'g> Definitions<'g> {
    /// Those of `body`, which starts at `start`.
    pub(super) fn of(body: &'g str, start: usize) -> Definitions<'g> {
        let mut found = BTreeMap::new();
        if !body.contains("]:") {
            return Definitions(found);
        }
        let mut at = start;
        for line in body.split('\n') {
            let range = TextRange::new(at, at + line.len());
            at += line.len() + 1;
            let inside = line.trim_start().strip_prefix('[');
            if let Some((label, target)) = inside.and_then(|rest| rest.split_once("]:"))
                && !label.starts_with('^')
                && !label.contains('[')
                && is_target(target.trim())
            {
                let label = label.to_lowercase();
                found.entry(label).or_insert(Definition { line, range });
            }
        }
        Definitions(found)
    }

    /// The text of `part` with the definitions of what it refers to; `None` where it needs none.
    pub(super) fn with(&self, part: BodyPart<'_>) -> Option<String> {
        let markdown = part.markdown;
        if self.0.is_empty() {
            return None;
        }
        let labels = markdown
            .split('[')
            .skip(1)
            .filter_map(|rest| rest.split_once(']'));
        let needed: BTreeSet<&str> = labels
            .filter_map(|(label, _)| self.0.get(&label.to_lowercase()))
            .filter(|definition| !part.range.contains(definition.range))
            .map(|definition| definition.line)
            .collect();
        let lines: Vec<&str> = needed.into_iter().collect();
        (!lines.is_empty()).then(|| format!("{markdown}\n\n{}", lines.join("\n")))
    }
}

/// Whether `text` is an address, alone or with a title behind it.
fn is_target(text: &str) -> bool {
    let (address, title) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    !address.is_empty() && (title.is_empty() || title.trim_start().starts_with(['"', '\'', '(']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_leads_somewhere_is_a_definition() {
        let body = "[a]: https://a.example\n[b]: said so\n[^c]: x\n [d]: <x> \"y\"\nA [A] [b] [d]";
        let definitions = Definitions::of(body, 0);
        let part = |range: TextRange| BodyPart {
            markdown: &body[range.start()..range.end()],
            range,
            top_level: 3,
        };
        let last = body.rfind('A').unwrap();
        let with = definitions.with(part(TextRange::new(last - 3, body.len())));
        let with = with.unwrap();
        assert!(
            with.contains("[a]: https://a.example") && with.contains("[d]: <x>"),
            "{with}"
        );
        assert!(
            !with.contains("said so") && !with.contains("[^c]"),
            "{with}"
        );
        // The whole body has them itself.
        assert_eq!(definitions.with(part(TextRange::new(0, body.len()))), None);
    }
}
