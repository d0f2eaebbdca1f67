//! "Did you mean": the candidate closest to a misspelt word.

/// Longer words are not misspelt names, and comparing them takes room and time by the square.
const LONGEST_WORD: usize = 120;

/// The candidate that was probably meant by `word`: the one that has all of its parts, as
/// `total_comp_low` has those of `total_low`, and the fewest others. Otherwise the nearest by edits
/// (letters added, lost, changed or swapped), if it is near enough: at most a third of the longer
/// word's length.
pub fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    if word.chars().count() > LONGEST_WORD {
        return None;
    }
    let word = word.to_lowercase().replace([' ', '_'], "-");
    let candidates: Vec<&str> = candidates.into_iter().collect();
    fuller(&word, &candidates).or_else(|| nearest(&word, &candidates))
}

fn nearest<'c>(word: &str, candidates: &[&'c str]) -> Option<&'c str> {
    let length = word.chars().count();
    let letters = LetterSet::of(word);
    let near = candidates.iter().filter_map(|candidate| {
        let other = candidate.chars().count();
        let farthest = length.max(other) / 3;
        if length.abs_diff(other) > farthest || other > LONGEST_WORD {
            return None;
        }
        if letters.fewest_edits(LetterSet::of(candidate)) > farthest {
            return None;
        }
        let shape = candidate.to_lowercase().replace('_', "-");
        let distance = strsim::osa_distance(word, &shape);
        (distance <= farthest).then_some((distance, *candidate))
    });
    near.min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The letters of a word, `_` being `-` and case aside; letters can share a bit.
#[derive(Clone, Copy)]
struct LetterSet(u64);

impl LetterSet {
    fn of(word: &str) -> LetterSet {
        let letters = word.chars().flat_map(char::to_lowercase);
        LetterSet(letters.fold(0, |set, letter| {
            let letter = if letter == '_' { '-' } else { letter };
            set | 1 << (u32::from(letter) % u64::BITS)
        }))
    }

    /// At least so many edits lead from one word to the other: each letter that only one of them has takes
    /// one, though a change can be for two.
    fn fewest_edits(self, other: LetterSet) -> usize {
        let only = |one: LetterSet, two: LetterSet| (one.0 & !two.0).count_ones() as usize;
        only(self, other).max(only(other, self))
    }
}

/// `None` where several have the parts of `word` and as few others.
fn fuller<'c>(word: &str, candidates: &[&'c str]) -> Option<&'c str> {
    let is_word = |other: &str| other.len() <= LONGEST_WORD && has_parts(other, word);
    let with_parts = candidates.iter().filter(|other| is_word(other));
    let counted: Vec<(usize, &str)> = with_parts.map(|it| (count_parts(it), *it)).collect();
    let fewest = counted.iter().map(|(count, _)| *count).min()?;
    let mut shortest = counted.into_iter().filter(|(count, _)| *count == fewest);
    let (_, only) = shortest.next()?;
    shortest.next().is_none().then_some(only)
}

fn count_parts(word: &str) -> usize {
    word.split(['_', '-']).count()
}

/// Whether `candidate` has the parts of `word`, of which there are several. A part may have an ending:
/// `vesting` is one of `vest`.
fn has_parts(candidate: &str, word: &str) -> bool {
    let shape = candidate.to_lowercase().replace('_', "-");
    let mut parts = word.split('-');
    let is_form_of = |part: &str, own: &str| part == own || part.strip_suffix("ing") == Some(own);
    word.contains('-') && parts.all(|part| shape.split('-').any(|own| is_form_of(part, own)))
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
        let (longest, longer) = ("a".repeat(120), "a".repeat(121));
        assert_eq!(closest(&longest, ["aaa", &longest]), Some(&*longest));
        assert_eq!(closest(&longer, ["aaa", &longest]), None);
        let long = "base_low".repeat(100_000);
        assert_eq!(closest(&long, [long.as_str()]), None);
        assert_eq!(
            closest("base_low", [long.as_str(), "base_lo"]),
            Some("base_lo")
        );
    }

    #[test]
    fn letters_that_only_one_word_has_bound_the_edits() {
        let words = [
            "base_low",
            "Base-LOW",
            "bse_low",
            "bonus_pct",
            "straße",
            "",
            "aab",
            "bba",
        ];
        for one in words {
            for two in words {
                let shape = |word: &str| word.to_lowercase().replace('_', "-");
                let edits = strsim::osa_distance(&shape(one), &shape(two));
                let bound = LetterSet::of(one).fewest_edits(LetterSet::of(two));
                assert!(bound <= edits, "{one} {two}: {bound} > {edits}");
            }
        }
        let bound = LetterSet::of("abc").fewest_edits(LetterSet::of("ax"));
        assert_eq!(bound, 2);
    }

    #[test]
    fn words_left_out() {
        let keys = ["total_comp_low", "total_comp_high", "stock_vest_years"];
        assert_eq!(closest("total_low", keys), Some("total_comp_low"));
        assert_eq!(closest("vest_years", keys), Some("stock_vest_years"));
        assert_eq!(closest("comp_vest", keys), None);
        assert_eq!(closest("years", keys), None);
        let keys = [
            "stock_vest_years",
            "stock_vest_schedule",
            "signing_bonus_low",
            "signing_bonus_year2_low",
        ];
        assert_eq!(closest("signing_low", keys), Some("signing_bonus_low"));
        let second = Some("signing_bonus_year2_low");
        assert_eq!(closest("signing_year2_low", keys), second);
        let schedule = Some("stock_vest_schedule");
        assert_eq!(closest("vesting_schedule", keys), schedule);
        assert_eq!(closest("stock_vest", keys), None);
    }
}
