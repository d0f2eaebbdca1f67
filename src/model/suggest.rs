//! "Did you mean": the candidate closest to a misspelt word.

/// Longer words are not misspelt names, and comparing them takes room and time by the square.
const LONGEST_WORD: usize = 120;

/// The candidate nearest to `word` by edits (letters added, lost, changed or swapped), if it is near enough: at most
/// a third of the longer word's length.
pub fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let length = word.chars().count();
    if length > LONGEST_WORD {
        return None;
    }
    let word = word.to_lowercase().replace([' ', '_'], "-");
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let other = candidate.chars().count();
            let farthest = length.max(other) / 3;
            if length.abs_diff(other) > farthest || other > LONGEST_WORD {
                return None;
            }
            let shape = candidate.to_lowercase().replace('_', "-");
            let distance = strsim::osa_distance(&word, &shape);
            (distance <= farthest).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_only() {
        let keys = ["base_low", "base_high", "bonus_pct"];
        assert_eq!(closest("bse_low", keys), Some("base_low"));
        assert_eq!(closest("bonus-pct", keys), Some("bonus_pct"));
        assert_eq!(closest("zzz", keys), None);
        assert_eq!(closest("", keys), None);
        let long = "base_low".repeat(100_000);
        assert_eq!(closest(&long, [long.as_str()]), None);
        assert_eq!(
            closest("base_low", [long.as_str(), "base_lo"]),
            Some("base_lo")
        );
    }
}
