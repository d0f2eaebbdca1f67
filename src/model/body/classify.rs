//! The words of a heading or lead-in to the section it opens.

use super::SectionKind;

impl SectionKind {
    /// The section that a heading or lead-in of these words opens.
    pub fn opened_by(name: &str) -> Option<SectionKind> {
        classify(name)
    }
}

/// The section that `name` opens; `None` for words that open none of the known ones.
pub(super) fn classify(name: &str) -> Option<SectionKind> {
    let words = words(name);
    let has = |word: &str| words.iter().any(|found| found == word);
    let starts = |phrase: &[&str]| {
        words.len() >= phrase.len() && words.iter().zip(phrase).all(|(found, word)| found == word)
    };
    let phrase = |phrase: &[&str]| words.windows(phrase.len()).any(|found| found == phrase);
    Some(if phrase(&["negotiation", "guide"]) {
        SectionKind::Title
    } else if starts(&["negotiation", "dna"]) {
        SectionKind::Dna
    } else if starts(&["negotiate", "up"]) || phrase(&["negotiate", "up", "strategy"]) {
        SectionKind::Strategy
    } else if starts(&["evidence"])
        || starts(&["sources"])
        || starts(&["references"])
        || phrase(&["evidence", "sources"])
        || phrase(&["evidence", "and", "sources"])
    {
        SectionKind::Evidence
    } else if phrase(&["level", "mapping"])
        || phrase(&["levels", "mapping"])
        || phrase(&["level", "equivalents"])
        || phrase(&["level", "equivalence"])
    {
        SectionKind::LevelMapping
    } else if phrase(&["global", "levers"])
        || phrase(&["global", "lever"])
        || starts(&["negotiation", "levers"])
        || is_over_levers(&words)
        || (starts(&["lever"]) && is_lever_title(name))
    {
        SectionKind::GlobalLevers
    } else if (has("compensation") || has("pay") || has("salary"))
        && [
            "benchmarks",
            "benchmark",
            "table",
            "ranges",
            "overview",
            "bands",
            "range",
        ]
        .iter()
        .any(|word| has(word))
    {
        SectionKind::PayTable
    } else {
        return None;
    })
}

/// Words beside `levers` in a title over all of them. Others name a company, or levers of one kind.
const OVER_LEVERS: [&str; 42] = [
    "global",
    "universal",
    "general",
    "common",
    "standard",
    "core",
    "key",
    "main",
    "top",
    "best",
    "essential",
    "major",
    "primary",
    "negotiation",
    "negotiating",
    "bargaining",
    "compensation",
    "comp",
    "pay",
    "salary",
    "offer",
    "the",
    "your",
    "our",
    "my",
    "all",
    "with",
    "and",
    "to",
    "for",
    "of",
    "in",
    "pull",
    "use",
    "scripts",
    "script",
    "guide",
    "three",
    "four",
    "five",
    "six",
    "seven",
];

/// `Global Negotiation Levers`, `The 4 Levers`, `Levers to Pull`.
fn is_over_levers(words: &[String]) -> bool {
    let is_number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
    let mut others = words.iter().filter(|word| *word != "levers");
    words.iter().any(|word| word == "levers")
        && others.all(|word| OVER_LEVERS.contains(&word.as_str()) || is_number(word))
}

/// The number that a lever's title starts with: 2 of `2. Competing Offer`.
pub(super) fn number_of(name: &str) -> Option<u32> {
    let digits = &name[..number_label(name)?];
    let digits = digits.trim_matches(|c: char| !c.is_ascii_digit());
    digits.parse().ok().filter(|_| is_lever_title(name))
}

/// `Lever 1: Base` and `2. Base` are `Base`.
pub(super) fn without_number(name: &str) -> &str {
    const SEPARATORS: [char; 9] = [' ', '\u{a0}', '.', ')', ':', '—', '–', '-', '|'];
    let name = name.trim_end_matches(':').trim();
    if !is_lever_title(name) {
        return name;
    }
    if let Some(label) = number_label(name) {
        return &name[label..];
    }
    // `Lever 1`, with what is said of it after the number.
    let number = name.trim_start_matches(|c: char| !c.is_ascii_digit());
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.trim_start_matches(SEPARATORS) {
        "" => name,
        words => words,
    }
}

/// Whether `name` is the title of one lever among others: `Lever 1: Base Salary`,
/// `2. Competing Offer`, `Global Lever 3: Scarcity`.
pub(super) fn is_lever_title(name: &str) -> bool {
    let words = words(name);
    let number = |word: Option<&String>| {
        word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    match words.first().map(String::as_str) {
        Some("lever") => number(words.get(1)),
        Some("global") => words.get(1).is_some_and(|word| word == "lever") && number(words.get(2)),
        // `4. Global Levers with Scripts` is over all of them.
        _ => number_label(name).is_some() && !words.iter().any(|word| word == "levers"),
    }
}

/// The bytes of the number that `name` starts with, up to its words: `2. `, `3) `, `4 — `. The number in
/// `1.5x equity` or `1 more offer` is one of its words.
fn number_label(name: &str) -> Option<usize> {
    let digits = name.trim_start_matches(['(', '#']);
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let marked = rest.trim_start_matches(['.', ')', ':']);
    let inside = marked.trim_start();
    let dashed = inside.trim_start_matches(['—', '–', '-', ':']);
    let words = dashed.trim_start();
    let has_dash = dashed.len() < inside.len();
    let is_apart = if has_dash {
        words.len() < dashed.len()
    } else {
        marked.len() < rest.len() && inside.len() < marked.len()
    };
    (rest.len() < digits.len() && is_apart && !words.is_empty()).then(|| name.len() - words.len())
}

fn words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_the_wild() {
        for (name, kind) in [
            ("Negotiation DNA", SectionKind::Dna),
            ("Negotiation DNA — Why This Pays", SectionKind::Dna),
            (
                "Acme Level Mapping & Internal Titles",
                SectionKind::LevelMapping,
            ),
            ("4 Global Levers with Scripts", SectionKind::GlobalLevers),
            ("Global Lever 2: Scarcity", SectionKind::GlobalLevers),
            ("Lever 1: Base", SectionKind::GlobalLevers),
            ("Global Negotiation Levers", SectionKind::GlobalLevers),
            ("The 4 Levers", SectionKind::GlobalLevers),
            ("Key Levers to Pull", SectionKind::GlobalLevers),
            ("Extended Evidence & Sources", SectionKind::Evidence),
            ("Negotiate Up Strategy with Amounts", SectionKind::Strategy),
            ("Evidence & Sources", SectionKind::Evidence),
            (
                "Compensation Benchmarks — 3-Region Table",
                SectionKind::PayTable,
            ),
            (
                "Data Engineer | Acme Global Negotiation Guide",
                SectionKind::Title,
            ),
        ] {
            assert_eq!(classify(name), Some(kind), "{name}");
        }
        for name in [
            "The Cloud Premium",
            "Why this matters",
            "Recruiter Dynamics",
            "Acme Levers",
            "Company-Specific Levers",
            "",
        ] {
            assert_eq!(classify(name), None, "{name}");
        }
    }

    #[test]
    fn lever_titles() {
        assert!(is_lever_title("Lever 1: Base"));
        assert!(is_lever_title("2. Competing Offer"));
        assert!(is_lever_title("Global Lever 3: Scarcity"));
        assert!(!is_lever_title("Global Levers"));
        assert!(!is_lever_title("4 Global Levers with Scripts"));
        assert!(!is_lever_title("Leverage"));
        for words in [
            "1.5x equity",
            "1 more offer",
            "1% equity",
            "1-year cliff",
            "$1 per share",
        ] {
            assert!(!is_lever_title(words), "{words}");
            assert_eq!(without_number(words), words);
        }
        for (name, words) in [
            ("2. Competing Offer:", "Competing Offer"),
            ("(3) 1.5x equity", "1.5x equity"),
            ("4 — $1 per share", "$1 per share"),
            ("Lever 5: 1-year cliff", "1-year cliff"),
            ("Global Lever 6", "Global Lever 6"),
        ] {
            assert!(is_lever_title(name), "{name}");
            assert_eq!(without_number(name), words);
        }
    }
}
