//! Dates and grades that a body states after a label of their own: `*Last updated: 2026-02-23*`.

use crate::model::front_matter::DataQuality;
use crate::model::{Date, Guide, Quarter, parse_date};

/// What the labelled lines state, as it is written in front matter.
#[derive(Default)]
pub(super) struct Labelled {
    pub last_updated: Option<String>,
    pub data_quality: Option<String>,
    pub salary_data_quarter: Option<String>,
    pub next_review_due: Option<String>,
}

const LAST_UPDATED: [&str; 4] = ["last updated", "last update", "last reviewed", "updated"];
const NEXT_REVIEW: [&str; 4] = [
    "next review",
    "next review due",
    "next update",
    "review due",
];
const DATA_QUALITY: [&str; 2] = ["data quality", "quality of the data"];
const QUARTER: [&str; 4] = [
    "salary data quarter",
    "data quarter",
    "salary data",
    "quarter of the data",
];

impl Labelled {
    /// Reads the lines of a body. What two lines state differently is not taken.
    pub(super) fn of(guide: &Guide) -> Labelled {
        let body = guide.source.slice(guide.body_range);
        let pairs: Vec<(String, &str)> = body.lines().filter_map(label).collect();
        Labelled {
            last_updated: stated(&pairs, &LAST_UPDATED, date),
            data_quality: stated(&pairs, &DATA_QUALITY, quality),
            salary_data_quarter: stated(&pairs, &QUARTER, quarter),
            next_review_due: stated(&pairs, &NEXT_REVIEW, date),
        }
    }
}

/// A line's label in lower case, and the value after its colon up to the end of its sentence.
fn label(line: &str) -> Option<(String, &str)> {
    const MARKS: [char; 8] = ['*', '_', '>', '-', '•', '#', ' ', '`'];
    const LONGEST: usize = 30;
    let (name, value) = line.split_once(':')?;
    let name = name.trim_matches(MARKS);
    let value = value.split(['|', ';', '·']).next().unwrap_or_default();
    let value = value.split(". ").next().unwrap_or_default();
    let value = value.trim_matches(|c| MARKS.contains(&c) || c == '.');
    (!name.is_empty() && name.len() <= LONGEST).then(|| (name.to_lowercase(), value))
}

/// The value that the lines with one of `labels` agree on.
fn stated(
    pairs: &[(String, &str)],
    labels: &[&str],
    read: fn(&str) -> Option<String>,
) -> Option<String> {
    let found = pairs
        .iter()
        .filter(|(name, _)| labels.contains(&name.as_str()));
    let mut values: Vec<Option<String>> = found.map(|(_, value)| read(value)).collect();
    values.dedup();
    match &values[..] {
        [only] => only.clone(),
        _ => None,
    }
}

fn date(text: &str) -> Option<String> {
    let date = parse_date(text).or_else(|| written_date(text))?;
    Some(date.to_string())
}

/// `February 23, 2026`, `23 Feb. 2026`. Never one that is all figures, in which the month cannot be
/// told from the day.
fn written_date(text: &str) -> Option<Date> {
    let words: Vec<&str> = text
        .split([' ', ','])
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    let [one, two, year] = words[..] else {
        return None;
    };
    let (month, day) = match month(one) {
        Some(found) => (found, two),
        None => (month(two)?, one),
    };
    let ordinal = ["st", "nd", "rd", "th"];
    let day = ordinal
        .iter()
        .find_map(|ending| day.strip_suffix(ending))
        .unwrap_or(day);
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    Date::new(
        year.parse().ok().filter(|_| is_year)?,
        month,
        day.parse().ok()?,
    )
    .ok()
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = word.to_lowercase();
    let is_month =
        |month: &&str| month.starts_with(&lower) && (lower.len() == 3 || lower == **month);
    let at = MONTHS.iter().position(is_month)?;
    i8::try_from(at + 1).ok()
}

fn quality(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let known = DataQuality::NAMES.iter().find(|(name, _)| *name == lower)?;
    Some(known.0.to_string())
}

/// `2025-Q4`, `Q4 2025`, `2025 Q4`, `Q4/2025`.
fn quarter(text: &str) -> Option<String> {
    let parts: Vec<&str> = text
        .split([' ', '-', '/'])
        .filter(|part| !part.is_empty())
        .collect();
    let [one, two] = parts[..] else { return None };
    let (year, quarter) = if one.starts_with(['Q', 'q']) {
        (two, one)
    } else {
        (one, two)
    };
    let found = Quarter::parse(&format!("{year}-{}", quarter.to_uppercase()))?;
    Some(found.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_behind_labels() {
        for (line, name, value) in [
            (
                "*Last updated: 2026-02-23. Ask again.*",
                "last updated",
                "2026-02-23",
            ),
            ("**Data Quality:** High", "data quality", "High"),
            ("> Next review: June 1, 2026", "next review", "June 1, 2026"),
        ] {
            assert_eq!(label(line), Some((name.to_string(), value)), "{line}");
        }
    }

    #[test]
    fn dates_are_read_where_they_are_whole() {
        for text in [
            "2026-02-03",
            "February 3, 2026",
            "3 Feb. 2026",
            "Feb 3rd 2026",
        ] {
            assert_eq!(date(text).as_deref(), Some("2026-02-03"), "{text}");
        }
        for text in [
            "2025",
            "February 2026",
            "03/02/2026",
            "Feb 30, 2026",
            "3 Fe 2026",
            "3 Feb 26",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn quarters_and_grades() {
        for text in ["2025-Q4", "Q4 2025", "2025 q4", "Q4/2025"] {
            assert_eq!(quarter(text).as_deref(), Some("2025-Q4"), "{text}");
        }
        assert_eq!(quarter("2025"), None);
        assert_eq!(quality("HIGH").as_deref(), Some("high"));
        assert_eq!(quality("good"), None);
    }

    #[test]
    fn lines_that_disagree_state_nothing() {
        let pairs = |values: &[&'static str]| -> Vec<(String, &'static str)> {
            values
                .iter()
                .map(|value| ("updated".to_string(), *value))
                .collect()
        };
        let read = |values: &[&'static str]| stated(&pairs(values), &LAST_UPDATED, date);
        assert_eq!(
            read(&["2026-02-03", "Feb 3, 2026"]).as_deref(),
            Some("2026-02-03")
        );
        assert_eq!(read(&["2026-02-03", "2026-02-04"]), None);
        assert_eq!(read(&["2026-02-03", "soon"]), None);
    }
}
