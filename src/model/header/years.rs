//! The years a header mentions.

use super::Header;

/// The years a grant vests over, as a header says: `RSU/4yr`, `4-yr vest`, `over four years`;
/// `(Annual)` is one.
pub fn vest_years(header: &str) -> Option<u8> {
    Header::read(header).vest_years
}

/// Whether a header says that it is about the first year alone: `(Yr 1)`, `Year 1`, `First-Year`.
pub fn is_first_year(header: &str) -> bool {
    Header::read(header).offer_year == Some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vesting_periods() {
        assert_eq!(vest_years("Stock (RSU/4yr)"), Some(4));
        assert_eq!(vest_years("RSU Grant (4-yr vest)"), Some(4));
        assert_eq!(vest_years("RSU (3-Year)"), Some(3));
        assert_eq!(vest_years("RSU grant over four years"), Some(4));
        assert_eq!(vest_years("Aktien (5 Jahre)"), Some(5));
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
}
