//! Blocks of code that are opened and never closed, so that all that follows is code.

use super::walk::walk;
use super::{Block, BlockKind, OpenMark, OpenMarkKind};
use crate::text::TextRange;

/// The fences without a partner, in the order of the text.
pub(super) fn find(text: &str, blocks: &[Block]) -> Vec<OpenMark> {
    let blocks = walk(blocks).into_iter().map(|visited| visited.block);
    let code = blocks.filter(|block| matches!(block.kind, BlockKind::Code));
    let open = code.filter_map(|block| unclosed(text, block.range));
    let marks = open.map(|range| OpenMark {
        kind: OpenMarkKind::CodeNotClosed,
        range,
        edits: Vec::new(),
        is_certain: false,
    });
    marks.collect()
}

/// The opening fence of the block of code at `range`, where no line closes it.
fn unclosed(text: &str, range: TextRange) -> Option<TextRange> {
    let block = text.get(range.start()..range.end())?;
    let sign = block
        .chars()
        .next()
        .filter(|sign| matches!(sign, '`' | '~'))?;
    let length = block.len() - block.trim_start_matches(sign).len();
    let first = block.lines().next()?;
    let closes = |line: &str| {
        // In a quote or a list the line starts with other signs.
        let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
        line.len() >= length && line.chars().all(|found| found == sign)
    };
    let start = range.start();
    let is_closed = block.lines().skip(1).any(closes);
    (length >= 3 && !is_closed).then(|| TextRange::new(start, start + first.trim_end().len()))
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::syntax::Limits;
    use crate::text::TextRange;

    fn open(text: &str) -> Vec<&str> {
        let document = read(text, TextRange::new(0, text.len()), &Limits::default());
        let marks = document.open_marks.iter();
        marks
            .map(|mark| &text[mark.range.start()..mark.range.end()])
            .collect()
    }

    #[test]
    fn only_fences_without_a_partner() {
        assert_eq!(open("a\n\n```text  \nb\n\n## c\n"), ["```text"]);
        assert_eq!(open("~~~\n```\n"), ["~~~"]);
        assert_eq!(open("````\n```\n"), ["````"]);
        for closed in [
            "```\na\n```\n",
            "~~~ x\n~~~~\n",
            "    indented code\n",
            "> ```\n> a\n> ```\n",
            "- ```\n  a\n  ```\n",
            "`` ` `` inline ```",
            "```\n```",
        ] {
            assert_eq!(open(closed), [""; 0], "{closed}");
        }
    }
}
