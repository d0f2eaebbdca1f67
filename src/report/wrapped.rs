//! Text in lines that are no wider than the terminal.

use textwrap::{Options, WordSplitter};

/// `text` in lines of at most `width` columns, each with `indent` before it. Words are never split:
/// names, codes and addresses stay whole.
pub fn wrapped(text: &str, width: usize, indent: &str) -> String {
    hanging(text, width, indent, indent)
}

/// The same with `first` before the first line.
pub(super) fn hanging(text: &str, width: usize, first: &str, indent: &str) -> String {
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(indent)
        .break_words(false)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::fill(text, options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_and_colours_have_no_width() {
        assert_eq!(
            wrapped("a value-lost-in-a-table b", 12, "  "),
            "  a\n  value-lost-in-a-table\n  b"
        );
        assert_eq!(
            hanging("one two three", 9, "- ", "  "),
            "- one two\n  three"
        );
        let bold = "\u{1b}[1mone\u{1b}[0m two";
        assert_eq!(wrapped(bold, 7, ""), bold);
    }
}
