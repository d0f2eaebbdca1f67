//! "Did you mean": the candidate closest to a misspelt word.

/// The candidate nearest to `word` by Damerau-Levenshtein distance, if it is near enough: at most
/// a third of the longer word's length. Otherwise the only one that has all its parts, as
/// `total_comp_low` has those of `total_low`.
pub fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = word.to_lowercase().replace([' ', '_'], "-");
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let near = candidates
        .iter()
        .map(|candidate| {
            let shape = candidate.to_lowercase().replace('_', "-");
            (strsim::damerau_levenshtein(&word, &shape), *candidate)
        })
        .filter(|(distance, candidate)| {
            distance * 3 <= candidate.chars().count().max(word.chars().count())
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate);
    near.or_else(|| {
        let mut fuller = candidates
            .into_iter()
            .filter(|other| has_parts(other, &word));
        let only = fuller.next()?;
        fuller.next().is_none().then_some(only)
    })
}

/// Whether `candidate` has the parts of `word`, of which there are several.
fn has_parts(candidate: &str, word: &str) -> bool {
    let shape = candidate.to_lowercase().replace('_', "-");
    let mut parts = word.split('-');
    word.contains('-') && parts.all(|part| shape.split('-').any(|own| own == part))
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

    #[test]
    fn words_left_out() {
        let keys = ["total_comp_low", "total_comp_high", "stock_vest_years"];
        assert_eq!(closest("total_low", keys), Some("total_comp_low"));
        assert_eq!(closest("vest_years", keys), Some("stock_vest_years"));
        assert_eq!(closest("comp_vest", keys), None);
        assert_eq!(closest("years", keys), None);
    }
}
