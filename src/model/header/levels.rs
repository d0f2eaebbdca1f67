//! Names of levels.

use super::WordList;
use crate::model::fold;
use crate::model::titles::TitleUse;

/// Whether a header names a level: `L4`, `Senior`, `Grade 7`.
pub fn is_level_name(header: &str) -> bool {
    let folded = fold(header);
    let mut words = folded.split(' ').filter(|word| !word.is_empty());
    words.any(|word| {
        is_level_code(word) || WordList::Level.has(word) || TitleUse::LevelName.has(word)
    })
}

/// `L4`, `IC5`, `SDE2`: up to four letters and up to two digits.
fn is_level_code(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = &word[..word.len() - digits.len()];
    matches!(letters.len(), 1..=4)
        && matches!(digits.len(), 1..=2)
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !matches!(letters, "yr" | "y" | "year" | "q" | "h" | "fy")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_have_names_of_their_own() {
        for header in [
            "L4",
            "IC5 (Senior)",
            "E6",
            "SDE2",
            "Staff",
            "Grade 7",
            "Engineer II",
        ] {
            assert!(is_level_name(header), "{header}");
        }
        for header in [
            "Relocation",
            "Cash",
            "2024",
            "Yr1",
            "Q3",
            "Notes",
            "Perks",
            "401k",
            "",
        ] {
            assert!(!is_level_name(header), "{header}");
        }
    }
}
