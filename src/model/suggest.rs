//! "Did you mean": the candidate closest to a misspelt word.

/// Longer words are not misspelt names, and comparing them takes room and time by the square.
const LONGEST_WORD: usize = 120;

/// The candidate nearest to `word` by edits (letters added, lost, changed or swapped), if it is near
/// enough: at most a third of the longer word's length. Otherwise the only one that has all its parts,
/// as `total_comp_low` has those of `total_low`.
pub fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let length = word.chars().count();
    if length > LONGEST_WORD {
        return None;
    }
    let word = word.to_lowercase().replace([' ', '_'], "-");
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let near = candidates
        .iter()
        .filter_map(|candidate| {
            let other = candidate.chars().count();
            let farthest = length.max(other) / 3;
            if length.abs_diff(other) > farthest || other > LONGEST_WORD {
                return None;
            }
            let shape = candidate.to_lowercase().replace('_', "-");
            let distance = strsim::osa_distance(&word, &shape);
            (distance <= farthest).then_some((distance, *candidate))
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
        let long = "base_low".repeat(100_000);
        assert_eq!(closest(&long, [long.as_str()]), None);
        assert_eq!(
            closest("base_low", [long.as_str(), "base_lo"]),
            Some("base_lo")
        );
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
