//! Level chains, read: `Acme P4 Senior = Google L5 = Meta E5`.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::terms::{chains, stated_mapping, terms};
use crate::model::Guide;
use crate::model::fold;
use crate::text::TextRange;

/// A level, or a run of levels, of one ladder: `L5`, `IC3-IC4`, `62`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(crate) struct LadderLevel {
    /// `L`, `IC`; empty where levels are bare numbers.
    pub ladder: String,
    pub low: u32,
    pub high: u32,
}

/// That a level of the guide's own company is one of another company.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Equation {
    pub own: LadderLevel,
    /// The first word of its name.
    pub company: String,
    pub level: LadderLevel,
    /// The chain, or the whole mapping.
    pub range: TextRange,
}

impl fmt::Display for LadderLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.ladder, self.low)?;
        if self.high == self.low {
            Ok(())
        } else {
            write!(f, "–{}{}", self.ladder, self.high)
        }
    }
}

impl LadderLevel {
    pub(crate) fn overlaps(&self, other: &LadderLevel) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

/// What a guide's level mapping equates with levels of its own company.
pub(crate) fn equations(guide: &Guide) -> Vec<Equation> {
    let Some((raw, own)) = stated_mapping(guide).zip(own_name(guide)) else {
        return Vec::new();
    };
    chains(&raw.value)
        .flat_map(|chain| of_chain(chain, &own, raw.range))
        .collect()
}

/// The first word of the company's name, folded.
fn own_name(guide: &Guide) -> Option<String> {
    let display = guide.front.company_display.value();
    let name = display.or(guide.front.company.value())?;
    fold(name).split(' ').next().map(ToString::to_string)
}

fn of_chain(chain: &str, own: &str, range: TextRange) -> Vec<Equation> {
    let mut terms = terms(chain);
    let first = terms.next().unwrap_or_default();
    let Some((_, own_level)) = term(first).filter(|(company, _)| fold(company) == own) else {
        return Vec::new();
    };
    // `E3 at Meta, L59-L60 at Microsoft`
    terms
        .flat_map(|term| term.split(','))
        .filter_map(|text| {
            let (company, level) = term(text).filter(|(company, _)| fold(company) != own)?;
            Some(Equation {
                own: own_level.clone(),
                company,
                level,
                range,
            })
        })
        .collect()
}

/// The company and the one level of `Google L5 Senior` or `L5 at Google`.
fn term(text: &str) -> Option<(String, LadderLevel)> {
    let text = text.trim().trim_start_matches(['-', '*', ' ']);
    let name = match text.split_once(" at ") {
        Some((_, company)) => company,
        None => text,
    };
    let company = name.split(|c: char| !c.is_alphanumeric()).next()?;
    let is_name = company.starts_with(char::is_uppercase) && level(company).is_none();
    let level = the_level(text)?;
    is_name.then(|| (company.to_string(), level))
}

/// The level in `text`, where there is exactly one, or one run of them.
fn the_level(text: &str) -> Option<LadderLevel> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ','));
    let mut levels = words.filter_map(|word| {
        let mut ends = word.split(['-', '–', '/']);
        let first = level(ends.next()?)?;
        Some(match (ends.next(), ends.next()) {
            (None, _) => Some(first),
            (Some(end), None) => run(first, end),
            (Some(_), Some(_)) => None,
        })
    });
    let only = levels.next()??;
    levels.next().is_none().then_some(only)
}

/// `L4-L5` or `L4-5`.
fn run(first: LadderLevel, end: &str) -> Option<LadderLevel> {
    let high = match level(end) {
        Some(last) if last.ladder == first.ladder => last.high,
        Some(_) => return None,
        None => end.parse().ok()?,
    };
    (high >= first.low).then_some(LadderLevel { high, ..first })
}

/// Up to four capitals and a number of one or two digits: `L5`, `ICT4`. Bare numbers are levels
/// where they have two digits.
fn level(word: &str) -> Option<LadderLevel> {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let ladder = &word[..word.len() - digits.len()];
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    let fits = match ladder.len() {
        0 => digits.len() == 2,
        letters => letters <= 4 && matches!(digits.len(), 1 | 2),
    };
    let number = digits.parse().ok().filter(|_| is_number && fits)?;
    Some(LadderLevel {
        ladder: ladder.to_string(),
        low: number,
        high: number,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(chain: &str) -> Vec<String> {
        of_chain(chain, "acme", TextRange::at(0))
            .into_iter()
            .map(|found| format!("{}: {} {}", found.own, found.company, found.level))
            .collect()
    }

    #[test]
    fn chains_in_their_forms() {
        assert_eq!(
            read("Acme P4 Senior = Google L5 = Meta IC4–IC5 = Microsoft 62-63 = Stripe Senior"),
            ["P4: Google L5", "P4: Meta IC4–IC5", "P4: Microsoft 62–63"]
        );
        assert_eq!(
            read("Senior (P4) at Acme = E5 at Meta, L59-L60 at Microsoft, SDE III at Amazon"),
            ["P4: Meta E5", "P4: Microsoft L59–L60"]
        );
        assert_eq!(read("- Acme Staff (P5) ~ Google L6"), ["P5: Google L6"]);
    }

    #[test]
    fn what_has_no_single_level_equates_nothing() {
        assert!(read("Acme Senior = Google L5").is_empty());
        assert!(read("Globex P4 = Google L5").is_empty());
        assert!(read("Acme P4 = Google L5 or L6 = Meta E5+ = most peers").is_empty());
        assert!(read("Acme P4 maps to E5 at Meta").is_empty());
    }
}
