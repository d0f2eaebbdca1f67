//! The lines a merge leaves behind where two versions of a text disagree.

use memchr::memchr_iter;

use crate::text::{TextRange, line_end, next_line};

/// A conflict that nobody resolved. Ranges are whole lines without their line break.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conflict {
    /// From the first mark to the last one.
    pub range: TextRange,
    /// The first mark that is left: `<<<<<<< HEAD`.
    pub first: TextRange,
    /// The marks after it, in order.
    pub rest: Vec<TextRange>,
    /// The two versions, each with its line breaks, where all marks are there.
    pub versions: Option<[TextRange; 2]>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ConflictMark {
    Ours,
    Base,
    Middle,
    Theirs,
}

struct ConflictLine {
    mark: ConflictMark,
    range: TextRange,
    /// Where the next line starts.
    next: usize,
}

/// The conflicts in `text`, but for those quoted in a block of `code` (in order). A line of `=======` also
/// underlines a heading: it counts between the other two marks only.
pub fn find(text: &str, code: &[TextRange]) -> Vec<Conflict> {
    let mut found = Vec::new();
    let mut open: Vec<ConflictLine> = Vec::new();
    let is_quoted = |range: TextRange| {
        let before = code.partition_point(|code| code.start <= range.start);
        before > 0 && code[before - 1].contains(range)
    };
    for line in marks(text).filter(|line| !is_quoted(line.range)) {
        let expected = match line.mark {
            ConflictMark::Ours => false,
            ConflictMark::Base => matches!(last(&open), Some(ConflictMark::Ours)),
            ConflictMark::Middle => {
                matches!(last(&open), Some(ConflictMark::Ours | ConflictMark::Base))
            }
            ConflictMark::Theirs => !open.is_empty(),
        };
        match line.mark {
            ConflictMark::Ours | ConflictMark::Theirs if !expected => {
                found.extend(close(&mut open));
                let is_end = line.mark == ConflictMark::Theirs;
                open.push(line);
                if is_end {
                    found.extend(close(&mut open));
                }
            }
            ConflictMark::Theirs => {
                open.push(line);
                found.extend(close(&mut open));
            }
            _ if expected => open.push(line),
            _ => {}
        }
    }
    found.extend(close(&mut open));
    found
}

fn last(open: &[ConflictLine]) -> Option<ConflictMark> {
    open.last().map(|line| line.mark)
}

fn close(open: &mut Vec<ConflictLine>) -> Option<Conflict> {
    let lines = std::mem::take(open);
    let (first, last) = (lines.first()?, lines.last()?);
    let at = |mark: ConflictMark| lines.iter().find(|line| line.mark == mark);
    let versions = match (
        at(ConflictMark::Ours),
        at(ConflictMark::Middle),
        at(ConflictMark::Theirs),
    ) {
        (Some(ours), Some(middle), Some(theirs)) => {
            let end = at(ConflictMark::Base).unwrap_or(middle).range.start();
            Some([
                TextRange::new(ours.next, end),
                TextRange::new(middle.next, theirs.range.start()),
            ])
        }
        _ => None,
    };
    Some(Conflict {
        range: first.range.cover(last.range),
        first: first.range,
        rest: lines[1..].iter().map(|line| line.range).collect(),
        versions,
    })
}

/// The lines that could be marks: seven of one sign at the left margin, and a name.
fn marks(text: &str) -> impl Iterator<Item = ConflictLine> {
    let starts = std::iter::once(0).chain(memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
    starts.filter_map(move |start| {
        let mark = match text.as_bytes().get(start)? {
            b'<' => ConflictMark::Ours,
            b'|' => ConflictMark::Base,
            b'=' => ConflictMark::Middle,
            b'>' => ConflictMark::Theirs,
            _ => return None,
        };
        let content = &text[start..line_end(text, start)];
        let sign = content.chars().next()?;
        let name = content.trim_start_matches(sign);
        let is_mark = content.len() - name.len() == 7
            && match mark {
                ConflictMark::Middle => name.trim().is_empty(),
                _ => name.is_empty() || name.starts_with(' '),
            };
        is_mark.then(|| ConflictLine {
            mark,
            range: TextRange::new(start, start + content.len()),
            next: next_line(text, start),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slices(text: &str) -> Vec<Vec<&str>> {
        let slice = |range: TextRange| &text[range.start()..range.end()];
        find(text, &[])
            .iter()
            .map(|conflict| {
                let marks = [conflict.first].into_iter().chain(conflict.rest.clone());
                let versions = conflict.versions.into_iter().flatten();
                marks.chain(versions).map(slice).collect()
            })
            .collect()
    }

    #[test]
    fn whole_conflicts_with_both_versions() {
        let text = "a\n<<<<<<< HEAD\r\nx\n||||||| base\nb\n=======\ny\nz\n>>>>>>> other\n";
        assert_eq!(
            slices(text),
            [[
                "<<<<<<< HEAD",
                "||||||| base",
                "=======",
                ">>>>>>> other",
                "x\n",
                "y\nz\n"
            ]]
        );
    }

    #[test]
    fn single_marks_and_underlines() {
        assert!(slices("Title\n=======\n\n<<<<<<<< x\n>>>>>>>>\n||||||| a\n").is_empty());
        assert_eq!(slices("x\n>>>>>>> other\n"), [[">>>>>>> other"]]);
        assert_eq!(
            slices("<<<<<<< a\n=======\n<<<<<<< b\n"),
            [vec!["<<<<<<< a", "======="], vec!["<<<<<<< b"]]
        );
        assert!(slices(" <<<<<<< a\n").is_empty());
    }

    #[test]
    fn code_is_quoted() {
        let text = "<<<<<<< a\n";
        assert!(find(text, &[TextRange::new(0, text.len())]).is_empty());
    }
}
