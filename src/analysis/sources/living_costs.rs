//! Sources about the cost of living: prices, rents, purchasing power. They are not sources of pay.

use std::sync::LazyLock;

use crate::analysis::sources::pay_sites;
use crate::analysis::sources::pay_words::{names_pay, words_of};
use crate::text::PhraseSet;

/// Publishers of prices and rents, as words in lower case.
const PUBLISHERS: [&str; 24] = [
    "numbeo",
    "expatistan",
    "nomad list",
    "nomadlist",
    "nomads com",
    "livingcost",
    "living cost org",
    "mylifeelsewhere",
    "bestplaces",
    "c2er",
    "nerdwallet",
    "bankrate",
    "zillow",
    "zumper",
    "rentcafe",
    "apartments com",
    "apartment list",
    "rightmove",
    "zoopla",
    "idealista",
    "immoscout24",
    "immobilienscout24",
    "economist intelligence unit",
    "xe com",
];

/// Words for it, in lower case and without hyphens.
const PHRASES: [&str; 26] = [
    "cost of living",
    "costs of living",
    "living cost",
    "living costs",
    "living wage",
    "living expenses",
    "consumer price",
    "consumer prices",
    "price level",
    "price levels",
    "purchasing power",
    "rent index",
    "rental index",
    "rents",
    "big mac index",
    "lebenshaltungskosten",
    "lebenskosten",
    "mietspiegel",
    "coût de la vie",
    "costo de vida",
    "coste de vida",
    "custo de vida",
    "costo della vita",
    "levensonderhoud",
    "koszty życia",
    "levnadskostnader",
];

/// Phrases of a language that is written without blanks.
const UNSPACED: [&str; 3] = ["生活費", "物価", "家賃"];

/// What follows such a phrase in the name of a page about it, even at a publisher of pay.
const PAGES: [&str; 9] = [
    "calculator",
    "index",
    "comparison",
    "compare",
    "ranking",
    "survey",
    "report",
    "data",
    "wizard",
];

/// Whether a source of that name, or an item of evidence, is about the cost of living and not about pay.
/// One that mentions both, such as salaries by the cost of living, is about pay; a publisher of prices
/// never is.
pub(crate) fn is_about_living_costs(text: &str) -> bool {
    static NAMES: LazyLock<PhraseSet> = LazyLock::new(|| PhraseSet::of(PUBLISHERS));
    static WORDS: LazyLock<PhraseSet> = LazyLock::new(|| PhraseSet::of(PHRASES));
    let words = words_of(text);
    let names_publisher = NAMES.has_words_in(&words);
    let is_spoken_of =
        WORDS.has_words_in(&words) || UNSPACED.iter().any(|phrase| text.contains(phrase));
    if !names_publisher && !is_spoken_of {
        return false;
    }
    let names_site = !pay_sites::named_in(text).is_empty();
    if names_publisher && !names_site {
        return true;
    }
    let is_page = || {
        let mut found = WORDS.find_words_in(&words);
        found.any(|(_, phrase)| is_page(&words[phrase.end()..]))
    };
    is_spoken_of && !names_pay(&words) && (!names_site || is_page())
}

/// Whether what follows such a phrase makes it the name of a page: `Cost of Living Calculator`.
fn is_page(rest: &str) -> bool {
    let next = rest.split_whitespace().next();
    next.is_some_and(|word| PAGES.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cost_of_living_is_no_pay() {
        for text in [
            "Numbeo",
            "https://www.numbeo.com/cost-of-living/in/Leeds",
            "Numbeo, salaries and prices, 2025",
            "Expatistan price index",
            "Cost-of-Living Index 2025",
            "Mercer Cost of Living City Ranking",
            "Payscale Cost of Living Calculator",
            "Lebenshaltungskosten in München",
            "Coût de la vie à Lyon",
            "東京の生活費",
        ] {
            assert!(is_about_living_costs(text), "{text}");
        }
        for text in [
            "Glassdoor",
            "Levels.fyi, adjusted for the cost of living",
            "Salary survey by cost of living, 2025",
            "Cloud Guild pay report",
            "Numbeo and Glassdoor",
            "Living Systems Guild",
        ] {
            assert!(!is_about_living_costs(text), "{text}");
        }
    }
}
