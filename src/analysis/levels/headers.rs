//! What the headers of a level table say: whose levels a column holds, or something else.

use crate::analysis::text::normalized::{NormalizedText, plain};
use crate::model::Guide;

/// Words of a header that say that the column holds levels.
const LEVEL_WORDS: [&str; 28] = [
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
    "stufe",
    "ebene",
    "niveau",
    "nivel",
    "livello",
    "poziom",
    "nivå",
    "titel",
    "titre",
    "título",
    "titolo",
    "bezeichnung",
];

/// Words of a header that say that the column holds titles: the company's own, unless it names another
/// company.
const TITLES: [&str; 18] = [
    "title",
    "titles",
    "role",
    "roles",
    "position",
    "positions",
    "designation",
    "designations",
    "name",
    "titel",
    "titre",
    "título",
    "titolo",
    "tytuł",
    "stanowisko",
    "bezeichnung",
    "stellenbezeichnung",
    "funktion",
];

/// Words of a header that say that the column holds the company's own levels.
const OWN: [&str; 12] = [
    "internal",
    "our",
    "own",
    "interne",
    "interner",
    "internes",
    "intern",
    "interno",
    "interna",
    "internt",
    "eigene",
    "wewnętrzny",
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

/// Words of a header that say that the column compares levels with others.
const EQUIVALENCE: [&str; 12] = [
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
];

/// Words for others that have no name.
const OTHERS: [&str; 2] = ["industry", "market"];

/// Words of a header that name no company.
const HEADER_WORDS: [&str; 50] = [
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
    "public",
    "external",
    "job",
    "working",
    "business",
    "formal",
    "generic",
    "local",
    "current",
    "previous",
    "former",
    "new",
    "old",
    "posted",
    "published",
    "advertised",
    "displayed",
    "visible",
    "linkedin",
    "full",
    "short",
    "usual",
    "example",
    "examples",
    "sample",
    "hr",
];

fn has_word(text: &str, words: &[&str]) -> bool {
    NormalizedText::of(text)
        .words()
        .any(|word| words.contains(&word))
}

pub(crate) fn is_attribute(text: &str) -> bool {
    has_word(text, &ATTRIBUTES)
}

pub(crate) fn names_levels(header: &str) -> bool {
    has_word(header, &LEVEL_WORDS)
}

/// `Globex Equivalent`, `Equivalent @ Globex` and `Globex` are all of Globex.
pub(crate) fn company_of(header: &str) -> String {
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

/// Whose levels a column says it holds, as words before them: those of another company or of the
/// guide's own. Empty if the header names no company, as in `Public Title`.
pub(crate) fn owner_of(guide: &Guide, header: &str) -> String {
    let own = own_names(guide);
    let names_own = NormalizedText::of(header).words().any(|word| own.has(word));
    let company = company_of(header);
    let names_other = || {
        names_company(&own, &company)
            && (!has_word(header, &TITLES) || is_spoken_of(guide, &company))
    };
    if names_own || names_other() {
        company
    } else {
        String::new()
    }
}

/// A column of a table of levels.
pub(crate) struct CandidateColumn<'t> {
    pub header: &'t str,
    /// Whether most of its cells read like levels.
    pub has_levels: bool,
}

/// Whether a column holds levels of others than the guide's company. A column of titles, and one that
/// holds something else than levels, does only where the guide mentions the company that it names.
pub(crate) fn is_of_others(guide: &Guide, column: &CandidateColumn<'_>) -> bool {
    let header = column.header;
    if is_attribute(header) || has_word(header, &OWN) {
        return false;
    }
    let is_of_titles = has_word(header, &TITLES);
    if has_word(header, &EQUIVALENCE) || (has_word(header, &OTHERS) && !is_of_titles) {
        return true;
    }
    let company = company_of(header);
    names_company(&own_names(guide), &company)
        && (column.has_levels && !is_of_titles || is_spoken_of(guide, &company))
}

/// Whether what a header says besides levels may be the name of another company.
fn names_company(own: &OwnNames, company: &str) -> bool {
    NormalizedText::of(company).words().any(|word| {
        let is_common =
            HEADER_WORDS.contains(&word) || OTHERS.contains(&word) || TITLES.contains(&word);
        word.chars().any(char::is_alphabetic) && !is_common && !own.has(word)
    })
}

/// The words and initials by which the guide's company goes.
struct OwnNames {
    words: NormalizedText,
    initials: String,
}

fn own_names(guide: &Guide) -> OwnNames {
    let own = guide.front.company_display.value().cloned();
    let own = format!(
        "{} {}",
        own.unwrap_or_default(),
        guide.front.company.value().cloned().unwrap_or_default()
    );
    let words = NormalizedText::of(&own.replace('-', " "));
    let initials = { words.words() }
        .filter_map(|word| word.chars().next())
        .collect();
    OwnNames { words, initials }
}

impl OwnNames {
    fn has(&self, word: &str) -> bool {
        self.words.words().any(|own| own == word) || word.len() > 1 && self.initials.contains(word)
    }
}

/// Whether the body names `company`, with its capital, outside tables.
fn is_spoken_of(guide: &Guide, company: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let names = |line: &str| {
        line.match_indices(company).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            let after = line[at + company.len()..].chars().next();
            !is_part(before) && !is_part(after)
        })
    };
    let body = guide.source.slice(guide.body_range);
    let mut lines = body
        .lines()
        .filter(|line| !line.trim_start().starts_with('|'));
    company.starts_with(char::is_uppercase) && lines.any(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Limits;
    use crate::text::Source;

    #[test]
    fn columns_of_others_are_told_from_the_companys_own() {
        let text = "---\ncompany: acme-cloud\ncompany_display: Acme (Initech)\n---\n# T\n\n\
                    Offers of Hooli come first. Public pay is no secret.\n";
        let guide = Guide::read(Source::new("a.md", text), &Limits::default());
        let of_others = |header: &str, has_levels: bool| {
            is_of_others(&guide, &CandidateColumn { header, has_levels })
        };
        for header in [
            "Globex",
            "Globex Level",
            "Equivalent",
            "Equivalent @ Globex",
            "Industry Level",
            "Maps to",
            "Hooli Title",
        ] {
            assert!(of_others(header, true), "{header}");
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
            "Public Title",
            "Typical Title",
            "Industry Title",
            "Customer-Facing Title",
            "Öffentlicher Titel",
            "Interne Stufe",
            "Typical YoE",
            "Base (Globex)",
            "Market Base",
        ] {
            assert!(!of_others(header, true), "{header}");
        }
        // Anything may be in a column of words; a company that the guide mentions is one.
        assert!(!of_others("Background", false));
        assert!(of_others("Hooli", false));
    }

    #[test]
    fn a_column_is_whose_name_its_header_has() {
        let text = "---\ncompany: acme\ncompany_display: Acme\n---\n# T\n";
        let guide = Guide::read(Source::new("a.md", text), &Limits::default());
        for (header, owner) in [
            ("Acme Level", "Acme"),
            ("Globex Level", "Globex"),
            ("Public Title", ""),
            ("Internal Level", ""),
        ] {
            assert_eq!(owner_of(&guide, header), owner, "{header}");
        }
    }
}
