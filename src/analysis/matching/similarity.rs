//! How alike two labels of regions or levels are.

use crate::model::{RegionLabel, closest};

/// Why two labels may be meant for one region, the likeliest first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// Both state the same pay.
    Pay,
    /// The words of one are among those of the other.
    Words,
    /// They differ by a typing mistake.
    Spelling,
    /// Nothing else is left, on either side.
    OnlyOnes,
}

impl Likeness {
    pub(crate) const ALL: [Likeness; 4] = [
        Likeness::Pay,
        Likeness::Words,
        Likeness::Spelling,
        Likeness::OnlyOnes,
    ];
}

/// Whether all words of one label are among those of the other: `Remote` and `Remote (US)`.
pub(crate) fn same_words(one: &RegionLabel, other: &RegionLabel) -> bool {
    let words = |label: &RegionLabel| -> Vec<String> {
        label.words().split(' ').map(str::to_string).collect()
    };
    let (one, other) = (words(one), words(other));
    let within = |some: &[String], all: &[String]| some.iter().all(|word| all.contains(word));
    within(&one, &other) || within(&other, &one)
}

/// Whether the labels are spelt nearly alike, and are not two places that both exist.
pub(crate) fn is_spelt_like(one: &RegionLabel, other: &RegionLabel) -> bool {
    let both_exist = one.place.is_some() && other.place.is_some();
    !both_exist && closest(one.words(), [other.words()]).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_alike_by_words_or_spelling() {
        let label = RegionLabel::new;
        assert!(same_words(&label("Remote"), &label("US Remote")));
        assert!(!same_words(
            &label("Remote US (West)"),
            &label("Remote US (East)")
        ));
        assert!(is_spelt_like(&label("Londn"), &label("London")));
        assert!(!is_spelt_like(&label("Austin"), &label("Boston")));
    }
}
