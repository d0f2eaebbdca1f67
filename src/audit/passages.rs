//! What a text is about at each of its places: the words around, and the headings above.

use crate::text::TextRange;

/// A paragraph, list item or line of a table, with what it stands under.
pub(super) struct AuditPassage<'t> {
    pub range: TextRange,
    /// What says what it is about, the nearest first: itself, then the headings above it.
    pub context: Vec<&'t str>,
    /// The passages before it below the same heading, the nearest first.
    pub before: Vec<&'t str>,
}

/// The passages of `text`, in order.
pub(super) fn passages(text: &str) -> Vec<AuditPassage<'_>> {
    let mut passages: Vec<AuditPassage<'_>> = Vec::new();
    let mut headings: Vec<(usize, &str)> = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        at = end;
        let content = line.trim();
        let level = content.chars().take_while(|c| *c == '#').count();
        let is_heading = level > 0 && content[level..].starts_with(' ');
        if is_heading {
            headings.retain(|(above, _)| *above < level);
            headings.push((level, content));
        }
        let is_own = is_heading || content.starts_with(['|', '-', '*', '>']);
        if content.is_empty() {
            open = None;
        } else if is_own || open.is_none() {
            let above = headings.iter().rev().map(|(_, heading)| *heading);
            passages.push(AuditPassage {
                range: TextRange::new(start, end),
                context: above.collect(),
                before: Vec::new(),
            });
            open = (!is_heading).then_some(passages.len() - 1);
        } else if let Some(passage) = open.and_then(|at| passages.get_mut(at)) {
            passage.range = TextRange::new(passage.range.start(), end);
        }
    }
    for passage in &mut passages {
        let own = &text[passage.range.start()..passage.range.end()];
        passage.context.insert(0, own);
    }
    // A paragraph goes on about what the one before it is about, up to the next heading.
    for at in 1..passages.len() {
        let (before, after) = passages.split_at_mut(at);
        let (before, after) = (&before[at - 1], &mut after[0]);
        let is_heading =
            |passage: &AuditPassage<'_>| passage.context[0].trim_start().starts_with('#');
        if !is_heading(before) && !is_heading(after) {
            after.before = [&before.context[..1], &before.before].concat();
        }
    }
    passages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_hold_for_what_is_below_them() {
        let text = "# Acme\n\na\nb\n\n## London\n| x |\n- y\n\n# Globex\nz\n";
        let found: Vec<Vec<&str>> = passages(text)
            .into_iter()
            .map(|passage| passage.context.into_iter().map(str::trim).collect())
            .collect();
        let wanted: Vec<Vec<&str>> = vec![
            vec!["# Acme", "# Acme"],
            vec!["a\nb", "# Acme"],
            vec!["## London", "## London", "# Acme"],
            vec!["| x |", "## London", "# Acme"],
            vec!["- y", "## London", "# Acme"],
            vec!["# Globex", "# Globex"],
            vec!["z", "# Globex"],
        ];
        // A line right below a heading is no part of it.
        assert_eq!(found.len(), wanted.len(), "{found:?}");
        assert_eq!(found, wanted);
    }
}
