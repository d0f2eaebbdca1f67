//! Years in text.

/// Whether a text names a year: `2025`, `FY25`, `Q3 '25`.
pub(crate) fn names_year(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    words.any(|word| {
        let digits = word.trim_start_matches(|c: char| !c.is_ascii_digit());
        let (before, digits) = word.split_at(word.len() - digits.len());
        let is_number = digits.bytes().take_while(u8::is_ascii_digit).count() == digits.len();
        let century = digits.starts_with("19") || digits.starts_with("20");
        match digits.len() {
            4 => is_number && century,
            2 => is_number && (before.eq_ignore_ascii_case("fy") || before.ends_with(['\'', '’'])),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::names_year;

    #[test]
    fn years() {
        for text in [
            "Site, 2024–2025",
            "FY25 report",
            "Q3 '25",
            "a/2024/b",
            "FY2025",
        ] {
            assert!(names_year(text), "{text}");
        }
        for text in [
            "Site",
            "500 firms, 12 of them",
            "L5, E5",
            "1200 people",
            "20255",
        ] {
            assert!(!names_year(text), "{text}");
        }
    }
}
