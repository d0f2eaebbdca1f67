//! Passages in quotation marks: what is to be said, in the text around it.

use crate::text::TextRange;

/// What is read as a quotation mark.
const MARKS: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// Passages of fewer words within other text are names or emphasis, not scripts.
const FEWEST_WORDS: usize = 5;

/// Bytes of a text that is cut into scripts; what is longer is no script.
const LONGEST_CUT: usize = 20_000;

/// The passages of `range` in quotation marks, marks included. Nothing where the text cannot be cut at them: in
/// tables, lists, code, and within emphasis that goes on behind a passage.
pub(crate) fn passages(text: &str, range: TextRange) -> Vec<TextRange> {
    let Some(slice) = text.get(range.start()..range.end()) else {
        return Vec::new();
    };
    if slice.len() > LONGEST_CUT || !is_prose(slice) {
        return Vec::new();
    }
    let mut found = quotations(slice);
    let is_whole = |span: &TextRange| {
        let around = [&slice[..span.start()], &slice[span.end()..]];
        around
            .iter()
            .all(|text| !text.contains(char::is_alphanumeric))
    };
    let words = |span: &TextRange| slice[span.start()..span.end()].split_whitespace().count();
    let in_brackets = |span: &TextRange| slice[..span.start()].trim_end().ends_with('(');
    found.retain(|span| is_whole(span) || (words(span) >= FEWEST_WORDS && !in_brackets(span)));
    let cuts_emphasis = |span: &TextRange| {
        let before = slice[..span.start()].trim_end_matches(['*', '_']);
        before.matches('*').count() % 2 == 1 || before.matches("**").count() % 2 == 1
    };
    if found.iter().any(cuts_emphasis) {
        return Vec::new();
    }
    let found = found.into_iter();
    found.map(|span| span.shifted(range.start())).collect()
}

/// Whether `text` can be a script as a whole: it is prose, and has no quotation marks.
pub(crate) fn is_plain_prose(text: &str) -> bool {
    text.len() <= LONGEST_CUT && is_prose(text) && !text.contains(MARKS)
}

/// Whether a text is paragraphs, in a quote or not, which can be cut at quotation marks. Tables, lists and code
/// cannot.
fn is_prose(text: &str) -> bool {
    text.lines().all(|line| {
        let line = line.trim_start_matches([' ', '>']);
        let is_numbered = line.split_once(['.', ')']).is_some_and(|(number, rest)| {
            !number.is_empty()
                && number.bytes().all(|byte| byte.is_ascii_digit())
                && rest.starts_with(' ')
        });
        !(is_numbered
            || line.starts_with(['|', '`'])
            || line.starts_with("- ")
            || line.starts_with("* "))
    })
}

/// The outermost passages between marks that open and close: marks within a passage are part of it.
fn quotations(text: &str) -> Vec<TextRange> {
    let mut found: Vec<TextRange> = Vec::new();
    let mut open: Vec<(usize, &str)> = Vec::new();
    let hidden = hidden_parts(text);
    for (at, mark) in text.match_indices(MARKS) {
        let after_start = hidden.partition_point(|part| part.start() <= at);
        let is_hidden = after_start > 0 && hidden[after_start - 1].end() > at;
        if is_hidden {
            continue;
        }
        match role_of(text, at, mark, &open) {
            MarkRole::Opens => open.push((at, mark)),
            MarkRole::Closes => {
                if let Some((start, _)) = open.pop()
                    && open.is_empty()
                {
                    found.push(TextRange::new(start, at + mark.len()));
                }
            }
            MarkRole::Nothing => {}
        }
    }
    found
}

/// What a quotation mark does.
enum MarkRole {
    Opens,
    Closes,
    Nothing,
}

/// The role of the `mark` at `at`, behind the marks that are `open`.
fn role_of(text: &str, at: usize, mark: &str, open: &[(usize, &str)]) -> MarkRole {
    let before = text[..at].chars().next_back();
    let after = text[at + mark.len()..].chars().next();
    let innermost = open.last().map(|(_, mark)| *mark);
    let begins_paragraph = text[..at].trim_end_matches([' ', '>']).ends_with("\n\n");
    match mark {
        "“" if innermost == Some("„") => MarkRole::Closes,
        // Each paragraph of a long passage begins with a mark, and the last one ends with one.
        "“" | "\"" if innermost == Some(mark) && begins_paragraph => MarkRole::Nothing,
        "“" | "„" | "«" => MarkRole::Opens,
        "”" | "»" => MarkRole::Closes,
        _ => {
            let begins = before.is_none_or(|c| !c.is_alphanumeric() && !",.!?;%)”".contains(c));
            let ends = before.is_some_and(|c| !c.is_whitespace() && !"(*_".contains(c))
                || after.is_none_or(char::is_whitespace);
            let is_inches = open.is_empty() && before.is_some_and(|c| c.is_ascii_digit());
            if is_inches {
                MarkRole::Nothing
            } else if begins && (open.is_empty() || !ends) {
                MarkRole::Opens
            } else {
                MarkRole::Closes
            }
        }
    }
}

/// Where quotation marks are no text: in code, in the targets of links, in tags. Sorted.
fn hidden_parts(text: &str) -> Vec<TextRange> {
    let ends = [("`", "`"), ("](", ")"), ("<", ">")];
    let mut hidden = Vec::new();
    let mut at = 0;
    while let Some((start, opening, closing)) = ends
        .iter()
        .filter_map(|(opening, closing)| Some((at + text[at..].find(opening)?, *opening, *closing)))
        .min()
    {
        let inside = start + opening.len();
        let line_end = text[inside..]
            .find('\n')
            .map_or(text.len(), |end| inside + end);
        match text[inside..line_end].find(closing) {
            Some(length) => {
                at = inside + length + closing.len();
                hidden.push(TextRange::new(start, at));
            }
            None => at = inside,
        }
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passages(text: &str) -> Vec<&str> {
        let spans = super::passages(text, TextRange::new(0, text.len()));
        spans
            .iter()
            .map(|span| &text[span.start()..span.end()])
            .collect()
    }

    #[test]
    fn passages_in_quotation_marks() {
        assert_eq!(passages("a \"b c d e f.\" d"), ["\"b c d e f.\""]);
        assert!(passages("a \"b c.\" d").is_empty());
        assert_eq!(
            passages("“I ask for “more” now.” Then"),
            ["“I ask for “more” now.”"]
        );
        assert_eq!(
            passages("\"I ask for \"more\" now.\""),
            ["\"I ask for \"more\" now.\""]
        );
        assert_eq!(
            passages("\"One is what I am asking for.\" Then say: \"Two is what I am asking for.\""),
            [
                "\"One is what I am asking for.\"",
                "\"Two is what I am asking for.\""
            ]
        );
        assert_eq!(
            passages("Say \"this is all that I have to say\" and not \"no\"."),
            ["\"this is all that I have to say\""]
        );
        assert!(passages("a 27\" screen and a 32\" one").is_empty());
        assert!(passages("it's don't").is_empty());
        assert!(
            passages("[a](b \"of five words or more\") `say \"one two three four five\"`")
                .is_empty()
        );
        assert!(passages("**Say: \"one two three four five.\"** Then stop").is_empty());
        assert!(passages("such as \"Quant\" and (\"one two three four five\")").is_empty());
        assert_eq!(
            passages("„Ich bitte um mehr Geld.“ Dann"),
            ["„Ich bitte um mehr Geld.“"]
        );
        assert_eq!(
            passages("“One and on.\n\n“Two and on.”"),
            ["“One and on.\n\n“Two and on.”"]
        );
    }

    #[test]
    fn tables_and_lists_are_not_cut() {
        for text in [
            "| a | \"one two three four five\" |",
            "Say:\n1. \"one two three four five\"",
            "> - \"one two three four five\"",
        ] {
            assert!(passages(text).is_empty(), "{text}");
        }
    }
}
