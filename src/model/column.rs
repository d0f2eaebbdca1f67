//! What a column (or, in a transposed table, a row) of a pay table holds.

use super::header::Header;

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
    /// `Compensation`: base salary or total, the header does not say which.
    Unspecific,
    Total,
    /// Total compensation with a premium on top: `w/ 40% Agentic Premium`.
    TotalWithPremium,
}

impl Column {
    /// Reads a header by itself. `None` where its words say nothing about pay.
    pub fn from_header(header: &str) -> Option<Column> {
        Header::read(header).column()
    }

    /// Whether this is a component of pay, and not the name of a row.
    pub fn is_pay(self) -> bool {
        !matches!(
            self,
            Column::Region | Column::Level | Column::Title | Column::Component
        )
    }
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
            ("Secondary Access Value", Column::Other),
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
        ] {
            assert_eq!(Column::from_header(header), Some(expected), "{header}");
        }
    }

    #[test]
    fn parts_of_words_and_names_of_places_are_no_components() {
        for header in [
            "San Francisco (USD)",
            "Basel",
            "Stockholm (SEK)",
            "Riyadh (SAR)",
            "Hong Kong SAR",
            // Years of experience name no level.
            "Experience",
            "",
        ] {
            assert_eq!(Column::from_header(header), None, "{header}");
        }
    }
}
