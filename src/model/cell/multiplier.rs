//! What amounts are counted in, thousands or lakh, and the words for it after a number.

/// A word after a number that says what it is counted in: `K`, `lakh`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Multiplier {
    /// What a 1 before it comes to.
    pub times: i64,
    /// The sign that may be printed in its place. `None` for words that have to stay as they are.
    pub sign: Option<&'static str>,
    /// Whether the word is a sign that readers of any guide know.
    pub is_sign: bool,
}

/// All words for one multiplier.
struct MultiplierWords {
    times: i64,
    sign: &'static str,
    /// The sign, in the spellings that all guides share.
    signs: &'static [&'static str],
    /// Words in whose place the sign may be printed.
    words: &'static [&'static str],
    /// Words of other languages and styles, which are read alone.
    read: &'static [&'static str],
}

const MULTIPLIERS: [MultiplierWords; 7] = [
    MultiplierWords {
        times: 1_000,
        sign: "K",
        signs: &["K", "k"],
        words: &[],
        read: &[
            "thousand", "Tsd", "tsd", "tys", "TSD", "mila", "duizend", "tusen", "tusind",
        ],
    },
    MultiplierWords {
        times: 10_000,
        sign: "万",
        signs: &[],
        words: &[],
        read: &["万", "萬", "만"],
    },
    MultiplierWords {
        times: 100_000,
        sign: "L",
        signs: &["L"],
        words: &["l", "lakh", "Lakh", "lakhs", "Lakhs"],
        read: &["lac", "lacs"],
    },
    MultiplierWords {
        times: 1_000_000,
        sign: "M",
        signs: &["M", "m"],
        words: &[],
        read: &[
            "mn", "Mn", "MM", "mm", "mio", "Mio", "mln", "million", "jt", "juta", "triệu",
        ],
    },
    MultiplierWords {
        times: 10_000_000,
        sign: "Cr",
        signs: &["Cr"],
        words: &["cr", "CR", "crore", "Crore", "crores", "Crores"],
        read: &[],
    },
    MultiplierWords {
        times: 100_000_000,
        sign: "億",
        signs: &[],
        words: &[],
        read: &["억", "億", "亿"],
    },
    MultiplierWords {
        times: 1_000_000_000,
        sign: "B",
        signs: &["B"],
        words: &["b"],
        read: &["bn", "Bn", "billion"],
    },
];

impl Multiplier {
    /// The multiplier that `word` means after a number.
    pub(super) fn of(word: &str) -> Option<Multiplier> {
        MULTIPLIERS.iter().find_map(|found| {
            let is_sign = found.signs.contains(&word);
            let is_word = found.words.contains(&word);
            (is_sign || is_word || found.read.contains(&word)).then_some(Multiplier {
                times: found.times,
                sign: (is_sign || is_word).then_some(found.sign),
                is_sign,
            })
        })
    }
}

/// What a number before `word` is multiplied by.
pub(super) fn multiplier(word: &str) -> Option<i64> {
    Multiplier::of(word).map(|found| found.times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_their_signs() {
        for (word, times, sign, is_sign) in [
            ("k", 1_000, Some("K"), true),
            ("thousand", 1_000, None, false),
            ("lakh", 100_000, Some("L"), false),
            ("lac", 100_000, None, false),
            ("CR", 10_000_000, Some("Cr"), false),
            ("억", 100_000_000, None, false),
            ("B", 1_000_000_000, Some("B"), true),
        ] {
            let expected = Multiplier {
                times,
                sign,
                is_sign,
            };
            assert_eq!(Multiplier::of(word), Some(expected), "{word}");
        }
        assert_eq!(multiplier("kg"), None);
    }

    #[test]
    fn no_word_is_listed_twice() {
        let all = MULTIPLIERS.iter();
        let mut words: Vec<&str> = all
            .flat_map(|found| [found.signs, found.words, found.read].concat())
            .collect();
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count);
        // A sign is read as what it is printed for.
        for found in MULTIPLIERS {
            assert_eq!(multiplier(found.sign), Some(found.times));
        }
    }
}
