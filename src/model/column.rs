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
        let total = has(&["total", "tc", "ttc", "ote", "tdc", "tcc"]);
        if has(&["premium"]) && (total || has(&["w", "with", "incl", "including"])) {
            return Some(Column::TotalWithPremium);
        }
        if total {
            return Some(Column::Total);
        }
        let sign_on = has(&["signing", "sign", "signon", "joining"]);
        let bonus = has(&["bonus", "bonuses", "incentive", "sti", "aip"]);
        let carry = has(&["carry", "carried"]);
        let stock = has(&STOCK);
        let share = has(&["sharing", "pnl", "l"]) && has(&["profit", "sharing", "pnl", "p"])
            || has(&["profit"]) && has(&["share"]);
        let joined = lower.contains('/') || has(&["or"]);
        Some(match () {
            () if sign_on
                && bonus
                && joined
                && lower
                    .split('/')
                    .nth(1)
                    .is_some_and(|part| part.trim_start().starts_with("bonus")) =>
            {
                Column::SignOnOrBonus
            }
            () if sign_on => Column::SignOn,
            () if carry && bonus => Column::CarryOrBonus,
            () if share || carry => Column::Other,
            () if stock && bonus && joined => Column::StockOrBonus,
            () if stock => Column::Stock,
            () if bonus => Column::Bonus,
            () if has(&["base", "salary", "fixed"]) => Column::Base,
            () if has(&["component", "components", "element", "elements"]) => Column::Component,
            () if has(&REGION) => Column::Region,
            () if has(&["level", "levels", "grade", "band", "tier", "seniority"]) => Column::Level,
            () if has(&["title", "role", "position"]) => Column::Title,
            () if has(&["commission", "variable"]) => Column::Bonus,
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

const STOCK: [&str; 18] = [
    "stock", "stocks", "rsu", "rsus", "equity", "option", "options", "psu", "psus", "shares",
    "grant", "grants", "iso", "isos", "nso", "esop", "bsu", "tokens",
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
        ] {
            assert_eq!(Column::from_header(header), Some(expected), "{header}");
        }
        for header in [
            "San Francisco (USD)",
            "Secondary Access Value",
            "Basel",
            "Stockholm (SEK)",
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
        assert_eq!(vest_years("Stock"), None);
        assert_eq!(vest_years("Total Comp (Yr 1)"), None);
    }
}
