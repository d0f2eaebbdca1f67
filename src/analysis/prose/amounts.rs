//! The figures in a guide's prose that say what to ask for and what to accept at least.
//!
//! Prose is full of amounts that are something else: competitors' pay, raises, placeholders. A figure
//! counts only where an ask or a floor is directly before it, and the words at the figure say
//! which part of pay it is.

use crate::analysis::prose::cues::{Intent, PAY_BEFORE, cues, linked};
use crate::model::Component;
use crate::model::cell::{MoneyRange, money_at};
use crate::text::TextRange;

/// A figure that the words at it give a meaning.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ProseAmount {
    pub said: Intent,
    /// Base salary, a grant, as far as the words say a whole one, or the total.
    pub component: Component,
    pub money: MoneyRange,
    pub range: TextRange,
    /// Whether a grant says how many years it is for.
    pub says_years: bool,
}

/// Figures with these words are pay that is not judged, but others may follow.
const OTHER_PAY: [&str; 7] = [
    "bonus", "signing", "sign-on", "carry", "options", "profit", "cash",
];

/// A base salary that is to grow by the figure is not the figure.
const CHANGES: [&str; 11] = [
    "increase",
    "bump",
    "lift",
    "raise",
    "adjustment",
    "premium",
    "uplift",
    "more",
    "gap",
    "difference",
    "refresh",
];

/// Bytes read after a cue: sentences of figures are shorter.
const WINDOW: usize = 240;

/// The figures of `text` in `range`, in their order.
pub(crate) fn figures(text: &str, range: TextRange) -> Vec<ProseAmount> {
    let slice = text.get(range.start()..range.end()).unwrap_or_default();
    // Keeps every byte in its place.
    let lower = slice.to_ascii_lowercase().replace('’', "'''");
    let mut found = Vec::new();
    for (at, end, said) in cues(&lower) {
        let from = end + linked(&lower[end..]);
        let window = floor_boundary(slice, (from + WINDOW).min(slice.len()));
        let reader = AmountReader {
            text: &slice[from..window],
            lower: &lower[from..window],
            start: range.start() + from,
        };
        if !lower[at..from].contains('\n') {
            reader.read(said, &mut found);
        }
    }
    found.sort_by_key(|figure| figure.range);
    found.dedup_by_key(|figure| figure.range);
    found
}

fn floor_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A stretch of text that starts with a figure.
struct AmountReader<'t> {
    text: &'t str,
    lower: &'t str,
    start: usize,
}

impl AmountReader<'_> {
    /// Reads `$190K base + $120K RSUs`: figures, each with its words, joined to each other. Those
    /// joined by `/` are one figure in several currencies.
    fn read(&self, said: Intent, found: &mut Vec<ProseAmount>) {
        let mut at = self.before_figure();
        let mut waiting: Vec<(MoneyRange, TextRange)> = Vec::new();
        let mut component = self.component_before(at);
        loop {
            let Some((money, range)) = self
                .text
                .get(at..)
                .and_then(|text| money_at(text, self.start + at))
            else {
                return;
            };
            if money.mark().is_none() || money.is_mixed() {
                return;
            }
            waiting.push((money, range));
            at = range.end() - self.start;
            let behind = &self.lower[at..];
            if let Some(next) = joined(behind, &["/"]) {
                at += next;
                continue;
            }
            let (what, length) = match component.take() {
                Some(component) => (What::Pay(component, false), 0),
                None => what(behind),
            };
            match what {
                What::Pay(component, says_years) => {
                    found.extend(waiting.drain(..).map(|(money, range)| ProseAmount {
                        said,
                        component,
                        money,
                        range,
                        says_years,
                    }));
                }
                What::Other => waiting.clear(),
                What::Unknown => return,
            }
            at += length;
            match joined(
                &self.lower[at..],
                &["+", "and", ", and", ",", "(", "plus", "with"],
            ) {
                Some(next) => at += next,
                None => return,
            }
        }
    }

    /// Where the figure starts: after `a base of`.
    fn before_figure(&self) -> usize {
        let words = PAY_BEFORE
            .iter()
            .find(|(words, _)| self.lower.starts_with(words));
        words.map_or(0, |(words, _)| words.len())
    }

    fn component_before(&self, figure: usize) -> Option<Component> {
        let before = &self.lower[..figure];
        let words = PAY_BEFORE.iter().find(|(words, _)| *words == before);
        words.map(|(_, component)| *component)
    }
}

enum What {
    /// With whether the words say how many years it is for.
    Pay(Component, bool),
    Other,
    Unknown,
}

/// What the words after a figure say it is, and the bytes of those words.
fn what(lower: &str) -> (What, usize) {
    let mut rest = lower.trim_start_matches([' ', '*', '+']);
    let mut whole_grant = false;
    for filler in ["in ", "of ", "/4yr ", "4-year "] {
        if let Some(behind) = rest.strip_prefix(filler) {
            whole_grant |= filler.contains('4');
            rest = behind;
        }
    }
    let end = |rest: &str| lower.len() - rest.len();
    if let Some(behind) = after_any(
        rest,
        &["total compensation", "total comp", "total pay", "tc"],
    ) {
        return (What::Pay(Component::Total, false), end(behind));
    }
    if let Some(behind) = after_any(rest, &["base salary", "base"]) {
        return if is_change(behind) {
            (What::Unknown, 0)
        } else {
            (What::Pay(Component::Base, false), end(behind))
        };
    }
    if let Some(behind) = after_stock(rest) {
        return match grant(behind) {
            Some((says_years, behind)) => {
                let says_years = whole_grant || says_years;
                (What::Pay(Component::Stock, says_years), end(behind))
            }
            None => (What::Unknown, 0),
        };
    }
    match OTHER_PAY.iter().find(|word| rest.starts_with(**word)) {
        Some(_) => {
            let until = rest.find(['(', '+', ',', '.', ';']).unwrap_or(rest.len());
            let words = rest[..until].find(" and ").unwrap_or(until);
            (What::Other, end(&rest[words..]))
        }
        None => (What::Unknown, 0),
    }
}

/// What follows `RSUs`, or `TEAM RSUs`, where `text` starts with it.
fn after_stock(text: &str) -> Option<&str> {
    let stock = ["rsu grant", "rsus", "rsu", "equity", "stock"];
    let (first, second) = text.split_once(' ').unwrap_or((text, ""));
    let named = after_any(second, &stock[..3]).filter(|_| first.len() <= 5);
    after_any(text, &stock).or(named)
}

/// Whether the words after `RSUs` say how many years the grant is for, and what follows them. `None`
/// where the stock is that of a year, or a change of it.
fn grant(behind: &str) -> Option<(bool, &str)> {
    let years = after_any(
        behind.trim_start_matches([' ', '(']),
        &[
            "over 4 years",
            "over four years",
            "4yr",
            "/4yr",
            "4-year",
            "over 4-year",
        ],
    );
    let yearly = [
        "/yr",
        "/year",
        " per year",
        " annual",
        " value",
        " a year",
        "/",
    ];
    let is_yearly = years.is_none() && yearly.iter().any(|word| behind.starts_with(word));
    let rest = years.unwrap_or(behind);
    (!is_yearly && !is_change(rest)).then_some((years.is_some(), rest))
}

/// What follows the first of `words` that `text` starts with as whole words.
fn after_any<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let behind = words.iter().find_map(|word| text.strip_prefix(word))?;
    (!behind.starts_with(char::is_alphanumeric)).then_some(behind)
}

fn is_change(behind: &str) -> bool {
    let word = behind
        .trim_start()
        .split(|c: char| !c.is_alphanumeric())
        .next();
    word.is_some_and(|word| CHANGES.contains(&word))
}

/// The bytes up to the next figure, where `text` starts with one of `joints`.
fn joined(text: &str, joints: &[&str]) -> Option<usize> {
    let trimmed = text.trim_start_matches([' ', '*']);
    let behind = joints
        .iter()
        .find_map(|joint| trimmed.strip_prefix(joint))?;
    let next = behind.trim_start_matches([' ', '*', '~']);
    Some(text.len() - next.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let figures = figures(text, TextRange::new(0, text.len()));
        let shown = figures.iter().map(|figure| {
            let written = &text[figure.range.start()..figure.range.end()];
            format!("{:?} {:?} {written}", figure.said, figure.component)
        });
        shown.collect()
    }

    #[test]
    fn asks_and_floors_with_words_that_tell_the_part() {
        assert_eq!(
            read("Open at $190K base + $180K RSUs over 4 years. My floor is **$175K+ base**."),
            ["Ask Base $190K", "Ask Stock $180K", "Floor Base $175K+"]
        );
        assert_eq!(
            read("“I’m targeting a base of £120K.” Accept-at floor: £95K / €110K total comp."),
            ["Ask Base £120K", "Floor Total £95K", "Floor Total €110K"]
        );
        assert_eq!(
            read("My request is a base of $168,000. My floor is $150,000 in total pay a year."),
            ["Ask Base $168,000", "Floor Total $150,000"]
        );
        assert_eq!(
            read("Your walk-away floor should be $210K base and $210K bonus ($420K total comp)."),
            ["Floor Base $210K", "Floor Total $420K"]
        );
    }

    #[test]
    fn other_amounts_are_silent() {
        for text in [
            "I need $15K base increase and a bonus floor of $90K total comp.",
            "Google pays $300K total comp; the floor above is theirs at $310K.",
            "I'm targeting $[X]K base. Floor: $[Y]K total comp.",
            "My floor is $210K. I want $50K in bonuses.",
            "I need $60K/yr RSUs, I want $20K RSU refresh, I'd like $55K annual RSU value.",
            "Accept at $320K Year 1 total comp or request $40K sign-on.",
            "I need 12 total comp reviews.",
        ] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }
}
