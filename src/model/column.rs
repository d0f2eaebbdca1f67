//! What a column (or, in a transposed table, a row) of a pay table holds, from whole words of its
//! header.

/// The meaning of a header.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Column {
    Region,
    Level,
    Title,
    /// The corner of a transposed table: its rows are components of pay.
    Component,
    Base,
    Stock,
    Bonus,
    SignOn,
    /// `Stock/Bonus`
    StockOrBonus,
    /// `Carry/Bonus`
    CarryOrBonus,
    /// `Sign-On / Bonus`
    SignOnOrBonus,
    /// Yearly pay of another kind: profit share, carry, access value, or a column of amounts whose
    /// header says nothing else.
    Other,
    /// Several components added up: `Base + Bonus`. It is none of them.
    Several,
    Total,
    /// Total compensation with a premium on top: `w/ 40% Agentic Premium`.
    TotalWithPremium,
}

impl Column {
    /// Reads a header. `None` where its words say nothing about pay.
    pub fn from_header(header: &str) -> Option<Column> {
        let lower = header.to_lowercase();
        let words = words(&lower);
        let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
        let next_to = |one: &str, two: &[&str]| {
            let mut pairs = words.windows(2);
            pairs.any(|pair| pair[0] == one && two.contains(&pair[1].as_str()))
        };
        let stock = has(&STOCK) || next_to("term", &["incentive", "incentives"]) && has(&["long"]);
        let base = has(&["base", "salary", "fixed"]);
        let total = has(&["total", "tc", "ttc", "ote", "tdc", "tcc"])
            || has(&["ctc"]) && !base
            || next_to("target", &["earnings"]);
        if has(&["premium"]) && (total || has(&["w", "with", "incl", "including"])) {
            return Some(Column::TotalWithPremium);
        }
        if total {
            // `4-Year Total` is no pay of a year.
            let is_of_years = !stock && vest_years(header).is_some_and(|years| years > 1);
            return Some(match is_of_years {
                true => Column::Several,
                false => Column::Total,
            });
        }
        let begins = ["joining", "welcome", "hiring", "starting"]
            .iter()
            .any(|word| next_to(word, &["bonus"]));
        let sign_on = begins || has(&["signing", "sign", "signon", "joining"]);
        let bonus = has(&["bonus", "bonuses", "incentive", "sti", "stip", "aip"]);
        let carry = has(&["carry", "carried"]);
        let share = has(&["sharing", "pnl", "l"]) && has(&["profit", "sharing", "pnl", "p"])
            || has(&["profit"]) && has(&["share"]);
        let joined = lower.contains('/') || has(&["or"]);
        let added = lower.contains(['+', '&']) || has(&["and", "plus", "w"]);
        let variable = has(&["commission", "variable"]);
        // `Sign-On / Bonus`, `Bonus / Sign-On`: a piece that is a bonus of its own.
        let plain_bonus = |piece: &str| {
            let piece = piece.trim();
            piece == "bonus" || piece.starts_with("bonus ") || piece == "annual bonus"
        };
        let has_own_bonus = lower.split(['/', '+', '&']).any(plain_bonus);
        let parts = [
            base,
            stock,
            has(&["cash"]) && added,
            sign_on,
            (bonus || variable) && !sign_on || bonus && has_own_bonus,
        ];
        let sum = parts.iter().filter(|part| **part).count() > 1;
        Some(match () {
            () if sign_on && bonus && joined && has_own_bonus => Column::SignOnOrBonus,
            () if sign_on && sum && added => Column::Several,
            () if sign_on => Column::SignOn,
            () if carry && bonus => Column::CarryOrBonus,
            () if share || carry => Column::Other,
            // `Base + Bonus` is neither of the two.
            () if sum && (added || (joined && base)) => Column::Several,
            () if stock && bonus && joined => Column::StockOrBonus,
            () if stock => Column::Stock,
            () if bonus => Column::Bonus,
            // `Base City` is where people are.
            () if words.first().is_some_and(|word| word == "base")
                && words
                    .get(1)
                    .is_some_and(|word| REGION.contains(&word.as_str())) =>
            {
                Column::Region
            }
            () if base => Column::Base,
            () if variable && has(&["component", "pay"]) => Column::Bonus,
            () if has(&["component", "components", "element", "elements"]) => Column::Component,
            () if has(&REGION) => Column::Region,
            () if has(&LEVEL_HEADERS) => Column::Level,
            () if has(&["title", "role", "position"]) => Column::Title,
            () if variable => Column::Bonus,
            () => return None,
        })
    }

    /// Whether this is a component of pay, and not the name of a row.
    pub fn is_pay(self) -> bool {
        !matches!(
            self,
            Column::Region | Column::Level | Column::Title | Column::Component
        )
    }
}

const STOCK: [&str; 32] = [
    "stock", "stocks", "rsu", "rsus", "equity", "option", "options", "psu", "psus", "shares",
    "grant", "grants", "iso", "isos", "nso", "nsos", "esop", "esops", "bsu", "tokens", "lti",
    "ltis", "ltip", "sars", "ppu", "ppus", "gsu", "gsus", "vsop", "vsops", "bspce", "warrants",
];

const LEVEL_HEADERS: [&str; 9] = [
    "level",
    "levels",
    "grade",
    "band",
    "tier",
    "seniority",
    "rank",
    "experience",
    "yoe",
];

const LEVEL: [&str; 25] = [
    "senior",
    "sr",
    "staff",
    "junior",
    "jr",
    "mid",
    "principal",
    "level",
    "grade",
    "lead",
    "entry",
    "intern",
    "graduate",
    "associate",
    "fellow",
    "distinguished",
    "manager",
    "director",
    "vp",
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
];

const REGION: [&str; 16] = [
    "region",
    "regions",
    "location",
    "locations",
    "city",
    "cities",
    "office",
    "offices",
    "market",
    "markets",
    "geography",
    "geo",
    "country",
    "site",
    "hub",
    "place",
];

/// The years a grant vests over, as a header says: `RSU/4yr`, `4-yr vest`, `(4-Year)`; `(Annual)`
/// is one.
pub fn vest_years(header: &str) -> Option<u8> {
    let lower = header.to_lowercase();
    let words = words(&lower);
    for (index, word) in words.iter().enumerate() {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let unit = match &word[digits.len()..] {
            "" => words.get(index + 1).map_or("", String::as_str),
            glued => glued,
        };
        if let Ok(years @ 1..=10) = digits.parse::<u8>()
            && matches!(unit, "yr" | "yrs" | "year" | "years" | "y")
        {
            return Some(years);
        }
    }
    words
        .iter()
        .any(|word| matches!(word.as_str(), "annual" | "annually" | "yearly"))
        .then_some(1)
        .or_else(|| per_year(&lower, &words).then_some(1))
}

/// Whether a header says that it is about the first year alone: `(Yr 1)`, `Year 1`, `First-Year`.
pub fn is_first_year(header: &str) -> bool {
    let lower = header.to_lowercase();
    let words = words(&lower);
    let year = |word: &str| matches!(word, "yr" | "year" | "y");
    let first = |word: &str| matches!(word, "1" | "one");
    let is_pair = |pair: &[String]| {
        year(&pair[0]) && first(&pair[1]) || matches!(&*pair[0], "first" | "1st") && year(&pair[1])
    };
    words.windows(2).any(is_pair)
        || words
            .iter()
            .any(|word| matches!(&**word, "yr1" | "year1" | "y1"))
}

/// `per year`, `/yr`, `p.a.`
fn per_year(lower: &str, words: &[String]) -> bool {
    let year = |word: &str| matches!(word, "yr" | "year" | "annum");
    let pair = |one: &str, two: &str| (one == "per" && year(two)) || (one == "p" && two == "a");
    let behind_slash = |part: &str| {
        let word = part.trim_start();
        let end = word.find(|c: char| !c.is_alphanumeric());
        year(&word[..end.unwrap_or(word.len())])
    };
    words.windows(2).any(|pairs| pair(&pairs[0], &pairs[1]))
        || lower.split('/').skip(1).any(behind_slash)
}

/// Whether a header names a level: `L4`, `Senior`, `Grade 7`.
pub fn is_level_name(header: &str) -> bool {
    let lower = header.to_lowercase();
    words(&lower).iter().any(|word| {
        let digits = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let letters = &word[..word.len() - digits.len()];
        let code = matches!(letters.len(), 1..=4)
            && matches!(digits.len(), 1..=2)
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && !matches!(letters, "yr" | "y" | "year" | "q" | "h" | "fy");
        code || LEVEL.contains(&word.as_str())
    })
}

fn words(lower: &str) -> Vec<String> {
    lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_string)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_read_by_whole_words() {
        for (header, expected) in [
            ("Region", Column::Region),
            ("Base Salary", Column::Base),
            ("Stock (RSU/4yr)", Column::Stock),
            ("Fidelity Profit-Based RSU", Column::Stock),
            ("Equity/Profit Sharing (Annual)", Column::Other),
            ("Profit Sharing", Column::Other),
            ("P&L Share", Column::Other),
            ("Options/4yr", Column::Stock),
            ("RSU Grant (4-yr vest)", Column::Stock),
            ("Stock/Bonus", Column::StockOrBonus),
            ("Carry/Bonus", Column::CarryOrBonus),
            ("Sign-On / Bonus", Column::SignOnOrBonus),
            ("Signing Bonus", Column::SignOn),
            ("Sign-On Bonus", Column::SignOn),
            ("Annual Bonus", Column::Bonus),
            ("Total Comp (Yr 1)", Column::Total),
            ("Total Cash", Column::Total),
            ("w/ 40% Agentic Premium", Column::TotalWithPremium),
            ("Level", Column::Level),
            ("Component", Column::Component),
            ("Base + Bonus", Column::Several),
            ("Salary & Bonus", Column::Several),
            ("Base and Stock", Column::Several),
            ("Base/Bonus", Column::Several),
            ("Stock + Bonus", Column::Several),
            ("Bonus (% of base)", Column::Bonus),
            ("Stock & RSU", Column::Stock),
            ("Long-Term Incentive (Annual)", Column::Stock),
            ("LTI (3-year)", Column::Stock),
            ("Short-Term Incentive", Column::Bonus),
            ("Variable Component", Column::Bonus),
            ("Welcome Bonus", Column::SignOn),
            ("Bonus / Sign-On", Column::SignOnOrBonus),
            ("Sign-On Bonus (Cash/Stock)", Column::SignOn),
            ("Bonus + Sign-On", Column::Several),
            ("Cash + Equity", Column::Several),
            ("Base + Variable", Column::Several),
            ("On-Target Earnings", Column::Total),
            ("CTC", Column::Total),
            ("Fixed CTC", Column::Base),
            ("Base (SAR)", Column::Base),
            ("4-Year Total", Column::Several),
            ("Total Comp (RSU/4yr)", Column::Total),
            ("Total Comp (Annual)", Column::Total),
            ("Base City", Column::Region),
            ("Experience", Column::Level),
        ] {
            assert_eq!(Column::from_header(header), Some(expected), "{header}");
        }
        for header in [
            "San Francisco (USD)",
            "Secondary Access Value",
            "Basel",
            "Stockholm (SEK)",
            "Riyadh (SAR)",
            "Hong Kong SAR",
            "",
        ] {
            assert_eq!(Column::from_header(header), None, "{header}");
        }
    }

    #[test]
    fn vesting_periods() {
        assert_eq!(vest_years("Stock (RSU/4yr)"), Some(4));
        assert_eq!(vest_years("RSU Grant (4-yr vest)"), Some(4));
        assert_eq!(vest_years("RSU (3-Year)"), Some(3));
        assert_eq!(vest_years("Equity (Annual)"), Some(1));
        assert_eq!(vest_years("Stock (per year)"), Some(1));
        assert_eq!(vest_years("Stock /yr"), Some(1));
        assert_eq!(vest_years("RSU (p.a.)"), Some(1));
        assert_eq!(vest_years("Stock"), None);
        assert_eq!(vest_years("Total Comp (Yr 1)"), None);
    }

    #[test]
    fn a_header_names_the_first_year() {
        for header in [
            "Total Comp (Yr 1)",
            "Total Year 1",
            "TC (Y1)",
            "First-Year Total",
            "1st yr total comp",
        ] {
            assert!(is_first_year(header), "{header}");
        }
        for header in [
            "Total Comp",
            "RSU (1 year)",
            "Total (Year 10)",
            "First Offer",
            "RSU/yr",
        ] {
            assert!(!is_first_year(header), "{header}");
        }
    }

    #[test]
    fn levels_have_names_of_their_own() {
        for header in [
            "L4",
            "IC5 (Senior)",
            "E6",
            "SDE2",
            "Staff",
            "Grade 7",
            "Engineer II",
        ] {
            assert!(is_level_name(header), "{header}");
        }
        for header in [
            "Relocation",
            "Cash",
            "2024",
            "Yr1",
            "Q3",
            "Notes",
            "Perks",
            "401k",
            "",
        ] {
            assert!(!is_level_name(header), "{header}");
        }
    }
}
