//! Names of levels.

use crate::model::fold;

const LEVEL: [&str; 37] = [
    "senior",
    "sr",
    "staff",
    "junior",
    "jr",
    "mid",
    "middle",
    "medior",
    "principal",
    "level",
    "grade",
    "lead",
    "entry",
    "intern",
    "graduate",
    "associate",
    "fellow",
    "distinguished",
    "manager",
    "director",
    "vp",
    "stufe",
    "niveau",
    "nivel",
    "livello",
    "poziom",
    "niva",
    "confirme",
    "pleno",
    "band",
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "architect",
];

/// Whether a header names a level: `L4`, `Senior`, `Grade 7`.
pub fn is_level_name(header: &str) -> bool {
    let folded = fold(header);
    folded
        .split(' ')
        .filter(|word| !word.is_empty())
        .any(|word| {
            let digits = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            let letters = &word[..word.len() - digits.len()];
            let code = matches!(letters.len(), 1..=4)
                && matches!(digits.len(), 1..=2)
                && digits.bytes().all(|byte| byte.is_ascii_digit())
                && !matches!(letters, "yr" | "y" | "year" | "q" | "h" | "fy");
            code || LEVEL.contains(&word)
        })
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
