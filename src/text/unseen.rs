//! Characters that a reader does not see, or by which a text is seen in another order than it is written.

use std::cell::LazyCell;

use super::{line_end, line_start};

/// What a character does without being seen itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Unseen {
    /// Changes the order in which the text around it is seen.
    Reorders,
    /// Takes no room.
    Invisible,
    /// Ends a line to some readers, and is nothing or a blank to others.
    BreaksLine,
    /// Acts on a terminal, or ends a text: a control character other than tabs and line ends.
    Control,
}

impl Unseen {
    /// What `character` is by itself. Some of them have a use in some scripts; see [`unseen_in`].
    pub fn of(character: char) -> Option<Unseen> {
        match character {
            ' '..='~' | '\t' | '\n' | '\r' => None,
            '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => Some(Unseen::Reorders),
            '\u{ad}'
            | '\u{34f}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200d}'
            | '\u{2060}'..='\u{2065}'
            | '\u{206a}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}' => Some(Unseen::Invisible),
            '\u{2028}' | '\u{2029}' => Some(Unseen::BreaksLine),
            other if other.is_control() => Some(Unseen::Control),
            _ => None,
        }
    }

    /// What is left where such a character is taken out.
    pub fn replacement(self) -> &'static str {
        match self {
            Unseen::BreaksLine => " ",
            Unseen::Reorders | Unseen::Invisible | Unseen::Control => "",
        }
    }
}

/// The unseen characters of `text` that have no use where they are, with their bytes. Joiners have one
/// beside letters of other alphabets and in emoji, marks of direction in lines with letters that are written
/// from right to left. Overrides of the direction have none anywhere.
///
/// In a text in which nothing goes from right to left, other marks of direction change nothing: there they
/// are only invisible.
pub fn unseen_in(text: &str) -> impl Iterator<Item = (usize, char, Unseen)> {
    // Both are computed only if an unseen character is found, the second for each line of one.
    let may_turn =
        LazyCell::new(|| text.contains(DIRECTION_CONTROLS) || text.chars().any(is_right_to_left));
    let mut line = LineDirection::default();
    unusual_characters(text).filter_map(move |(at, character)| {
        let unseen = Unseen::of(character)?;
        if unseen == Unseen::Reorders && at >= line.end {
            line = LineDirection::around(text, at);
        }
        if has_use(text, at, character, line.is_mixed) {
            None
        } else if unseen == Unseen::Reorders && !*may_turn {
            Some((at, character, Unseen::Invisible))
        } else {
            Some((at, character, unseen))
        }
    })
}

/// The characters of `text` that are no printable ASCII, tabs or line ends, with their bytes: few in most texts.
pub fn unusual_characters(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + first_unusual(text.as_bytes().get(from..)?)?;
        let character = text[at..].chars().next()?;
        from = at + character.len_utf8();
        Some((at, character))
    })
}

fn first_unusual(bytes: &[u8]) -> Option<usize> {
    /// Bytes that are looked at together, which is quicker.
    const TOGETHER: usize = 32;
    let has_any = |bytes: &[u8]| {
        bytes
            .iter()
            .fold(false, |any, byte| any | is_unusual(*byte))
    };
    let skipped = bytes.chunks(TOGETHER).position(has_any)? * TOGETHER;
    let at = bytes[skipped..].iter().position(|byte| is_unusual(*byte))?;
    Some(skipped + at)
}

fn is_unusual(byte: u8) -> bool {
    !matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r')
}

/// The line that was looked at last.
#[derive(Default)]
struct LineDirection {
    end: usize,
    /// Whether any letter in it is written from right to left.
    is_mixed: bool,
}

impl LineDirection {
    fn around(text: &str, at: usize) -> LineDirection {
        let end = line_end(text, at);
        let line = &text[line_start(text, at)..end];
        LineDirection {
            end,
            is_mixed: line.chars().any(is_right_to_left),
        }
    }
}

/// Whether the unseen `character`, which is in `text` at `at`, does there what it is made for; `is_mixed`
/// is about its line, where it reorders.
fn has_use(text: &str, at: usize, character: char, is_mixed: bool) -> bool {
    let previous = text[..at].chars().next_back();
    let next = text[at + character.len_utf8()..].chars().next();
    let mut beside = previous.into_iter().chain(next);
    match character {
        '\u{202d}' | '\u{202e}' => false,
        '\u{200b}' => beside.any(is_without_spaces),
        '\u{200c}' | '\u{200d}' => beside.any(takes_joiner),
        '\u{e0020}'..='\u{e007f}' => previous.is_some_and(is_flag),
        _ => Unseen::of(character) == Some(Unseen::Reorders) && is_mixed,
    }
}

/// What makes a text go from right to left, or lets it go in one direction whatever its letters are.
const DIRECTION_CONTROLS: [char; 6] = [
    '\u{61c}', '\u{200f}', '\u{202b}', '\u{202d}', '\u{202e}', '\u{2067}',
];

/// Whether `character` is of a writing without spaces, in which U+200B parts the words: Thai, Lao, Burmese,
/// Khmer.
fn is_without_spaces(character: char) -> bool {
    matches!(
        character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
    )
}

/// Whether a joiner beside `character` has a use: a letter of a writing that joins its letters, or a
/// picture. Chinese, Japanese and Korean have none.
fn takes_joiner(character: char) -> bool {
    let is_picture = matches!(
        character,
        '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}'
    );
    let is_letter = matches!(character, '\u{600}'..='\u{1cff}' | '\u{a000}'..='\u{abff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10000}'..='\u{1efff}');
    is_picture || is_letter
}

/// Whether `character` begins or continues the flag of a region: a black flag and its letters.
fn is_flag(character: char) -> bool {
    matches!(character, '\u{1f3f4}' | '\u{e0020}'..='\u{e007e}')
}

fn is_right_to_left(character: char) -> bool {
    matches!(
        character,
        '\u{590}'..='\u{5ff}'
            | '\u{600}'..='\u{60f}'
            | '\u{620}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefe}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Vec<char> {
        unseen_in(line).map(|(_, character, _)| character).collect()
    }

    #[test]
    fn what_nobody_sees_is_found() {
        assert_eq!(found("£\u{202e}000,511\u{202c}"), ['\u{202e}', '\u{202c}']);
        assert_eq!(found("Lon\u{200b}don\u{ad}"), ['\u{200b}', '\u{ad}']);
        assert_eq!(found("a\u{200d}b \u{1b}[0m"), ['\u{200d}', '\u{1b}']);
        assert_eq!(found("tab\tand\u{a0}space"), []);
    }

    #[test]
    fn what_has_a_use_is_left_alone() {
        // A family, a flag, Persian with a joiner, Hebrew with marks of direction.
        assert_eq!(found("👩\u{200d}👧"), []);
        assert_eq!(found("🏴\u{e0067}\u{e0062}\u{e007f}"), []);
        assert_eq!(found("می\u{200c}خواهم"), []);
        assert_eq!(found("שלום \u{200e}£90K"), []);
        assert_eq!(found("שלום \u{202e}£90K"), ['\u{202e}']);
        // Persian after Latin letters, Khmer words.
        assert_eq!(found("SMS\u{200c}ها"), []);
        assert_eq!(found("ប្រាក់\u{200b}ខែ"), []);
    }

    #[test]
    fn what_breaks_lines_leaves_a_blank() {
        let line = "£95K\u{2028}£120K";
        let kinds: Vec<_> = unseen_in(line).map(|(_, _, kind)| kind).collect();
        assert_eq!(kinds, [Unseen::BreaksLine]);
        assert_eq!(kinds[0].replacement(), " ");
    }

    #[test]
    fn a_joiner_has_no_use_in_an_amount() {
        assert_eq!(found("€\u{200d}90K"), ['\u{200d}']);
        assert_eq!(found("万\u{200c}元"), ['\u{200c}']);
    }

    #[test]
    fn a_control_counts_for_the_lines_after_it() {
        let text = "pays \u{2067}more\nand \u{2069}£90K\n";
        let kinds: Vec<_> = unseen_in(text).map(|(_, _, kind)| kind).collect();
        assert_eq!(kinds, [Unseen::Reorders; 2]);
    }

    #[test]
    fn marks_of_direction_have_a_use_in_their_own_line_alone() {
        let text = "a\u{200e}b\r\nשלום \u{200e}1\u{200e}\r\nc\u{200e}\r\n";
        let places: Vec<usize> = unseen_in(text).map(|(at, _, _)| at).collect();
        let last = text.rfind('\u{200e}').unwrap();
        assert_eq!(places, [1, last]);
    }

    #[test]
    fn what_turns_nothing_is_only_invisible() {
        let kinds = |line| unseen_in(line).map(|(_, _, kind)| kind).collect::<Vec<_>>();
        assert_eq!(kinds("C#\u{200e}"), [Unseen::Invisible]);
        assert_eq!(kinds("\u{2068}London\u{2069}"), [Unseen::Invisible; 2]);
        assert_eq!(kinds("\u{202e}x\u{202c}"), [Unseen::Reorders; 2]);
    }
}
