//! What the headers of a level table say: whose levels a column holds, or something else.

use super::meaning::{Meaning, plain};
use crate::model::Guide;

/// Words of a header that say that the column holds levels.
const LEVEL_WORDS: [&str; 16] = [
    "level",
    "levels",
    "equivalent",
    "equivalents",
    "equiv",
    "eq",
    "title",
    "titles",
    "internal",
    "external",
    "grade",
    "grades",
    "band",
    "role",
    "mapping",
    "rung",
];

/// Words of a header, or of a row's label, about something else than levels.
const ATTRIBUTES: [&str; 26] = [
    "yoe",
    "years",
    "year",
    "experience",
    "scope",
    "span",
    "reports",
    "team",
    "focus",
    "notes",
    "note",
    "comp",
    "compensation",
    "pay",
    "salary",
    "base",
    "tc",
    "total",
    "bonus",
    "stock",
    "equity",
    "responsibility",
    "responsibilities",
    "description",
    "impact",
    "skills",
];

/// Words of a header that say that the column holds levels against others.
const EQUIVALENCE: [&str; 14] = [
    "equivalent",
    "equivalents",
    "equiv",
    "eq",
    "comparable",
    "counterpart",
    "counterparts",
    "competitor",
    "competitors",
    "peer",
    "peers",
    "maps",
    "industry",
    "market",
];

/// Words of a header that name no company.
const HEADER_WORDS: [&str; 24] = [
    "track",
    "ladder",
    "stage",
    "path",
    "name",
    "code",
    "typical",
    "standard",
    "position",
    "designation",
    "rank",
    "tier",
    "function",
    "ic",
    "management",
    "corporate",
    "official",
    "common",
    "seniority",
    "career",
    "step",
    "no",
    "org",
    "status",
];

fn has_word(text: &str, words: &[&str]) -> bool {
    Meaning::of(text).words().any(|word| words.contains(&word))
}

pub(super) fn is_attribute(text: &str) -> bool {
    has_word(text, &ATTRIBUTES)
}

pub(super) fn names_levels(header: &str) -> bool {
    has_word(header, &LEVEL_WORDS)
}

/// `Globex Equivalent`, `Equivalent @ Globex` and `Globex` are all of Globex.
pub(super) fn company_of(header: &str) -> String {
    let plain = plain(header);
    let words = plain.split_whitespace().filter(|word| {
        let bare = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        !bare.is_empty()
            && !LEVEL_WORDS.contains(&bare.as_str())
            && !matches!(bare.as_str(), "at" | "job")
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a column of that header holds levels of others than the guide's company.
pub(super) fn is_of_others(guide: &Guide, header: &str) -> bool {
    if has_word(header, &EQUIVALENCE) {
        return true;
    }
    let own = guide.front.company_display.value().cloned();
    let own = format!(
        "{} {}",
        own.unwrap_or_default(),
        guide.front.company.value().cloned().unwrap_or_default()
    );
    let own = Meaning::of(&own.replace('-', " "));
    let initials: String = own.words().filter_map(|word| word.chars().next()).collect();
    let company = Meaning::of(&company_of(header));
    let is_own = |word: &str| {
        own.words().any(|own| own == word) || word.len() > 1 && initials.contains(word)
    };
    let mut telling = company
        .words()
        .filter(|word| word.chars().any(char::is_alphabetic) && !HEADER_WORDS.contains(word));
    !is_attribute(header)
        && !has_word(header, &["internal", "our"])
        && telling.any(|word| !is_own(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Limits;
    use crate::text::Source;

    #[test]
    fn columns_of_others_are_told_from_the_companys_own() {
        let text = "---\ncompany: acme-cloud\ncompany_display: Acme (Initech)\n---\n# T\n";
        let guide = Guide::read(Source::new("a.md", text), &Limits::default());
        for header in [
            "Globex",
            "Globex Level",
            "Equivalent",
            "Equivalent @ Globex",
            "Industry Title",
            "Maps to",
        ] {
            assert!(is_of_others(&guide, header), "{header}");
        }
        for header in [
            "Acme",
            "Acme Cloud Level",
            "Initech Level",
            "Globex Internal Level",
            "Level",
            "Title",
            "IC Track",
            "External Title",
            "Typical YoE",
            "Base (Globex)",
        ] {
            assert!(!is_of_others(&guide, header), "{header}");
        }
    }
}
