//! "Did you mean": the candidate closest to a misspelt word.

/// The candidate nearest to `word` by Damerau-Levenshtein distance, if it is near enough: at most
/// a third of the longer word's length.
pub fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = word.to_lowercase().replace([' ', '_'], "-");
    candidates
        .into_iter()
        .map(|candidate| {
            let shape = candidate.to_lowercase().replace('_', "-");
            (strsim::damerau_levenshtein(&word, &shape), candidate)
        })
        .filter(|(distance, candidate)| {
            distance * 3 <= candidate.chars().count().max(word.chars().count())
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
    }
}
