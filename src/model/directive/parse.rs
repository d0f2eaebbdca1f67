//! A comment's text to a directive.

use super::{FormatWord, Malformed, MalformedDirective};
use crate::model::closest;
use crate::text::{Spanned, TextRange, trimmed};

/// The name that a directive starts with.
const MARK: &str = "negguide";

const IGNORE: &str = "ignore";
const IGNORE_FILE: &str = "ignore-file";
const FORMAT: &str = "fmt";

/// What a comment says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Parsed {
    /// Nothing to negguide.
    Nothing,
    Malformed(MalformedDirective),
    Ignore {
        whole_file: bool,
        names: Vec<Spanned<String>>,
        has_reason: bool,
    },
    Format(FormatWord),
}

/// Reads the comment whose text, without its marks, is at `range`.
pub(super) fn parse(text: &str, range: TextRange) -> Parsed {
    let range = trimmed(text, range);
    let comment = text.get(range.start()..range.end()).unwrap_or_default();
    let Some(behind_mark) = comment.strip_prefix(MARK) else {
        return Parsed::Nothing;
    };
    let reader = CommentReader {
        text,
        end: range.end(),
    };
    let next = behind_mark.trim_start();
    if let Some(command) = next.strip_prefix(':') {
        return reader.command(command.trim_start());
    }
    if next.len() < behind_mark.len() && next.starts_with(IGNORE) {
        malformed(reader.place(comment, MARK.len()), Malformed::NoColon)
    } else {
        Parsed::Nothing
    }
}

/// Reads what is left of a comment.
struct CommentReader<'t> {
    /// The text around the comment.
    text: &'t str,
    /// Where the comment ends.
    end: usize,
}

impl CommentReader<'_> {
    /// The place of the first `len` bytes of `rest`, which is what is left of the comment.
    fn place(&self, rest: &str, len: usize) -> TextRange {
        let start = self.end - rest.len();
        TextRange::new(start, start + len)
    }

    fn command(&self, command: &str) -> Parsed {
        let (word, rest) = first_word(command);
        match word {
            IGNORE | IGNORE_FILE => self.ignore(command),
            FORMAT => self.format(rest.trim_start()),
            _ => {
                let kind = Malformed::UnknownWord {
                    word: word.to_string(),
                    meant: closest(word, [IGNORE, IGNORE_FILE, FORMAT]),
                };
                malformed(self.place(command, word.len()), kind)
            }
        }
    }

    /// `ignore[NAME, NAME] REASON`
    fn ignore(&self, command: &str) -> Parsed {
        let (word, rest) = first_word(command);
        let bracket = rest.trim_start();
        let Some(list) = bracket.strip_prefix('[') else {
            return malformed(self.place(command, word.len()), Malformed::NoBracket);
        };
        let Some((names, reason)) = list.split_once(']') else {
            return malformed(self.place(bracket, 1), Malformed::Unclosed);
        };
        let brackets = self.place(bracket, names.len() + 2);
        let names = self.names(list, names);
        if names.is_empty() {
            return malformed(brackets, Malformed::NoNames);
        }
        Parsed::Ignore {
            whole_file: word == IGNORE_FILE,
            names,
            has_reason: reason.chars().any(char::is_alphanumeric),
        }
    }

    /// The names in `list`, which `left` starts with.
    fn names(&self, mut left: &str, list: &str) -> Vec<Spanned<String>> {
        let mut names = Vec::new();
        for item in list.split(',') {
            let place = trimmed(self.text, self.place(left, item.len()));
            if !place.is_empty() {
                names.push(Spanned::new(item.trim().to_string(), place));
            }
            left = &left[(item.len() + 1).min(left.len())..];
        }
        names
    }

    /// `fmt WORD`, of which `rest` is what is after `fmt`.
    fn format(&self, rest: &str) -> Parsed {
        let (word, _) = first_word(rest);
        match FormatWord::ALL.iter().find(|known| known.name() == word) {
            Some(known) => Parsed::Format(*known),
            None => malformed(
                self.place(rest, word.len()),
                Malformed::UnknownFormatWord {
                    word: word.to_string(),
                },
            ),
        }
    }
}

/// The word that `text` starts with, and what follows it.
fn first_word(text: &str) -> (&str, &str) {
    let is_end = |c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_');
    text.split_at(text.find(is_end).unwrap_or(text.len()))
}

fn malformed(range: TextRange, kind: Malformed) -> Parsed {
    Parsed::Malformed(MalformedDirective { range, kind })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Parsed {
        parse(text, TextRange::new(0, text.len()))
    }

    #[test]
    fn directives_in_all_their_forms() {
        for (text, file, expected, reason) in [
            ("negguide: ignore[a] why", false, &["a"][..], true),
            (
                " negguide:ignore[ a , NG302 ] — ",
                false,
                &["a", "NG302"],
                false,
            ),
            ("negguide : ignore-file [é,b,]: 1", true, &["é", "b"], true),
        ] {
            let Parsed::Ignore {
                whole_file,
                names,
                has_reason,
            } = read(text)
            else {
                panic!("{text}: {:?}", read(text));
            };
            assert_eq!((whole_file, has_reason), (file, reason), "{text}");
            let values: Vec<&str> = names.iter().map(|name| name.value.as_str()).collect();
            assert_eq!(values, expected, "{text}");
            for name in &names {
                assert_eq!(&text[name.range.start()..name.range.end()], name.value);
            }
        }
    }

    #[test]
    fn what_is_no_directive_says_why() {
        let unknown = |word: &str, meant| Malformed::UnknownWord {
            word: word.to_string(),
            meant,
        };
        for (text, place, kind) in [
            ("negguide ignore[a]", "negguide", Malformed::NoColon),
            (
                "negguide: ignor[a]",
                "ignor",
                unknown("ignor", Some("ignore")),
            ),
            (
                "negguide: ignore_file[a]",
                "ignore_file",
                unknown("ignore_file", Some("ignore-file")),
            ),
            ("negguide: disable a", "disable", unknown("disable", None)),
            ("negguide: ignore a", "ignore", Malformed::NoBracket),
            ("negguide: ignore", "ignore", Malformed::NoBracket),
            ("negguide: ignore [a b", "[", Malformed::Unclosed),
            ("negguide: ignore[ ,] why", "[ ,]", Malformed::NoNames),
            ("negguide: €", "", unknown("", None)),
        ] {
            let Parsed::Malformed(found) = read(text) else {
                panic!("{text}: {:?}", read(text));
            };
            assert_eq!(found.kind, kind, "{text}");
            assert_eq!(
                &text[found.range.start()..found.range.end()],
                place,
                "{text}"
            );
        }
    }

    #[test]
    fn words_to_the_formatter() {
        for (text, word) in [
            ("negguide: fmt off", FormatWord::Off),
            (" negguide:fmt  on", FormatWord::On),
            ("negguide: fmt skip, aligned by hand", FormatWord::Skip),
        ] {
            assert_eq!(read(text), Parsed::Format(word), "{text}");
        }
        for (text, word) in [("negguide: fmt of", "of"), ("negguide: fmt", "")] {
            let Parsed::Malformed(found) = read(text) else {
                panic!("{text}: {:?}", read(text));
            };
            let kind = Malformed::UnknownFormatWord {
                word: word.to_string(),
            };
            assert_eq!(found.kind, kind, "{text}");
        }
    }

    #[test]
    fn other_comments_are_none_of_ours() {
        for text in [
            "",
            "a remark",
            "negguide",
            "negguide reads this",
            "negguides: ignore[a]",
        ] {
            assert_eq!(read(text), Parsed::Nothing, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_every_place_fits_it(
            text in "(negguide ?:?)? ?(ignore|ignore-file|ign)? ?[\\[\\]a-zé,: €-]{0,20}"
        ) {
            match read(&text) {
                Parsed::Nothing | Parsed::Format(_) => {}
                Parsed::Malformed(found) => {
                    prop_assert!(text.get(found.range.start()..found.range.end()).is_some());
                }
                Parsed::Ignore { names, .. } => {
                    prop_assert!(!names.is_empty());
                    for name in names {
                        let slice = text.get(name.range.start()..name.range.end());
                        prop_assert_eq!(slice, Some(name.value.as_str()));
                    }
                }
            }
        }
    }
}
