//! Text of an author's on somebody's terminal. The one place that makes it harmless and short.

use crate::text::Unseen;

/// Longer pieces of text are cut in their middle.
const LONGEST_TEXT: usize = 320;

/// What replaces a character that would act on the terminal instead of being shown.
const REPLACEMENT: &str = "\u{fffd}";

/// `text` in one line: without characters that act on the terminal, and cut in its middle where a
/// name of a thousand characters would bury the rest.
pub fn one_line(text: &str) -> String {
    // No text has more characters than bytes.
    if text.len() <= LONGEST_TEXT {
        return unbroken(text);
    }
    let count = text.chars().count();
    if count <= LONGEST_TEXT {
        return unbroken(text);
    }
    let half = LONGEST_TEXT / 2;
    let head = text.chars().take(half);
    let tail = text.chars().skip(count - half);
    let cut: String = head.chain(['…']).chain(tail).collect();
    unbroken(&cut)
}

/// `text` whole and in one line, such as the name of a file.
pub fn unbroken(text: &str) -> String {
    text.replace(acts, REPLACEMENT)
}

/// `text` with its line breaks, each of its lines as [`one_line`] shows it.
pub(super) fn each_line(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(one_line).collect();
    lines.join("\n")
}

/// `text` whole, with its line breaks and tabs, but without other characters that act on the
/// terminal.
pub fn visible(text: &str) -> String {
    let acts_here = |character: char| acts(character) && !matches!(character, '\n' | '\t');
    text.replace(acts_here, REPLACEMENT)
}

/// Control characters move the cursor and change colours; those of bidirectional text change the
/// order in which the rest of the line is seen.
fn acts(character: char) -> bool {
    matches!(
        Unseen::of(character),
        Some(Unseen::Reorders | Unseen::BreaksLine | Unseen::Control)
    ) || matches!(character, '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_acts_on_the_terminal() {
        let text = "a\u{1b}[31m\u{9b}b\u{202e}c\u{2066}d\u{200f}e\nf\tg";
        assert_eq!(one_line(text), "a�[31m�b�c�d�e�f�g");
        assert_eq!(visible(text), "a�[31m�b�c�d�e\nf\tg");
        assert_eq!(one_line("東京 🇯🇵 é"), "東京 🇯🇵 é");
    }

    #[test]
    fn long_text_is_cut_in_its_middle() {
        let text = format!("start{}end", "x".repeat(999));
        let shown = one_line(&text);
        assert_eq!(shown.chars().count(), LONGEST_TEXT + 1);
        assert!(shown.starts_with("startx") && shown.ends_with("xend"));
    }
}
