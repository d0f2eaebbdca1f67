//! What a finding is known by from one run to the next, wherever its lines have moved.

use std::collections::BTreeMap;

use xxhash_rust::xxh3::xxh3_128;

use super::Checked;
use super::value_path::ValuePaths;
use crate::diagnostic::Diagnostic;
use crate::model::Guide;
use crate::model::currency::sign_of_one_character;
use crate::rules::{Family, meta_of};

/// Longer text is cut, and a hash replaces the rest.
const LONGEST_TEXT: usize = 80;

/// The key of a finding: its rule, its guide, the value it is about and what that is compared with.
/// Line numbers are not part of it, nor the message, whose wording may change, nor marks and spaces, which
/// `fmt` changes. Several findings of a guide can have the same key; they are counted.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FindingKey {
    pub path: String,
    /// The rule's name.
    pub rule: String,
    /// Which value the finding is about: `compensation[London].base_low`.
    pub value_path: String,
    /// The text of the value: only its letters and figures.
    pub text: String,
    /// The same of the places in the guide that it is compared with, such as the table's cell.
    pub compared_with: String,
}

impl FindingKey {
    /// A hash of the key, for formats that want one: 32 hexadecimal digits. Findings of one key are
    /// distinguished by `occurrence`, counted from 1.
    pub fn fingerprint(&self, occurrence: usize) -> String {
        let FindingKey {
            path,
            rule,
            value_path,
            text,
            compared_with,
        } = self;
        let all = format!("{path}\0{rule}\0{value_path}\0{text}\0{compared_with}\0{occurrence}");
        format!("{:032x}", xxh3_128(all.as_bytes()))
    }
}

/// The keys of a guide's findings, in their order. `path` is what the guide is to be called.
pub fn keys(guide: &Guide, path: &str, findings: &[Diagnostic]) -> Vec<FindingKey> {
    if findings.is_empty() {
        return Vec::new();
    }
    let value_paths = ValuePaths::of(guide);
    let key = |finding: &Diagnostic| {
        let places = match &finding.identity_places[..] {
            [] => &[finding.primary.range],
            places => places,
        };
        let value_path = value_paths.value_path(places[0]);
        let texts: Vec<&str> = { places.iter() }
            .map(|place| guide.source.slice(*place))
            .collect();
        let others = finding
            .related
            .iter()
            .map(|label| guide.source.slice(label.range));
        let others: Vec<&str> = others.filter(|_| is_comparison(finding)).collect();
        FindingKey {
            path: path.to_string(),
            rule: finding.rule.name.to_string(),
            text: normalized(&texts.join(" ")),
            compared_with: normalized(&others.join(" ")),
            value_path,
        }
    };
    findings.iter().map(key).collect()
}

/// Whether `finding` compares a value with the other places it names, as front matter with the table, or
/// one end of a range with the other. How far off a total is says what it was compared with, and fixes may
/// fill parts of it in.
fn is_comparison(finding: &Diagnostic) -> bool {
    match meta_of(finding.rule).map(|meta| meta.family) {
        Some(Family::Agreement) => true,
        Some(Family::Pay) => finding.percent_off.is_none(),
        _ => false,
    }
}

/// The fingerprints of a guide's findings, in their order, no two alike. `path` is what the guide
/// is to be called.
pub fn fingerprints(checked: &Checked, path: &str) -> Vec<String> {
    let mut seen: BTreeMap<FindingKey, usize> = BTreeMap::new();
    let findings = &checked.findings;
    if findings.is_empty() {
        return Vec::new();
    }
    let keys = checked.guide.with(|guide| keys(guide, path, findings));
    let numbered = keys.into_iter().map(|key| {
        let occurrence = seen.entry(key.clone()).or_default();
        *occurrence += 1;
        key.fingerprint(*occurrence)
    });
    numbered.collect()
}

/// The letters and figures of `text`, with the signs that tell figures from each other. What `fmt` may
/// write in another way is left out: blanks, quotes, dashes, bars, marks, `&` for `and`.
pub(super) fn normalized(text: &str) -> String {
    let is_kept = |c: char| {
        c.is_alphanumeric()
            || matches!(c, '%' | '+' | '<' | '>' | '?')
            || sign_of_one_character(c).is_some()
    };
    let text = text.replace('&', " and ");
    let words = text.split(|c: char| !is_kept(c) && !matches!(c, '.' | ','));
    let bare: Vec<&str> = words
        .map(|word| word.trim_matches(['.', ',']))
        .filter(|word| !word.is_empty())
        .collect();
    let bare = bare.join(" ");
    match bare.char_indices().nth(LONGEST_TEXT) {
        Some((end, _)) => format!("{}… {:032x}", &bare[..end], xxh3_128(bare.as_bytes())),
        None => bare,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::check::{CheckOptions, read_and_check};
    use crate::text::Source;

    /// An entry and a row that state different bases.
    fn entry(region: &str, base: u32) -> (String, String) {
        let entry = format!(
            "  - region: {region}\n    base_low: {base}\n    base_high: {base}\n    currency: GBP\n"
        );
        let row = format!("| {region} | £{}K |\n", base / 1000 + 7);
        (entry, row)
    }

    fn guide(comment: &str, entries: &[(String, String)]) -> String {
        let (entries, rows): (Vec<&str>, Vec<&str>) = entries
            .iter()
            .map(|(entry, row)| (entry.as_str(), row.as_str()))
            .unzip();
        // In the body a remark would be a heading.
        let blank = comment.replace(|character| character != '\n', "");
        format!(
            "---\ncompany: acme\n{comment}compensation:\n{}---\n{blank}\n\
             | Region | Base Salary |\n|---|---|\n{}",
            entries.concat(),
            rows.concat()
        )
    }

    fn sorted_keys(text: &str) -> Vec<FindingKey> {
        let checked = read_and_check(Source::new("acme/x.md", text), &CheckOptions::default());
        let mut keys = keys(checked.guide.get(), "acme/x.md", &checked.findings);
        assert!(keys.len() > 3, "{keys:?}");
        keys.sort();
        keys
    }

    proptest! {
        #[test]
        fn keys_stay_when_lines_move(
            bases in proptest::sample::subsequence(vec![90_000, 80_000, 70_000, 60_000], 1..5),
            turned in 0..4_usize,
            lines in 0..5_usize,
        ) {
            let regions = ["London", "Berlin", "Oslo", "Paris"];
            let mut entries: Vec<_> =
                bases.iter().zip(regions).map(|(base, region)| entry(region, *base)).collect();
            let text = guide("", &entries);
            let expected = sorted_keys(&text);
            let moved = guide(&"# a remark\n".repeat(lines), &entries);
            prop_assert_eq!(&sorted_keys(&moved), &expected);
            let crlf = format!("\u{feff}{}", text.replace('\n', "\r\n"));
            prop_assert_eq!(&sorted_keys(&crlf), &expected);
            let turn = turned % entries.len();
            entries.rotate_left(turn);
            prop_assert_eq!(&sorted_keys(&guide("", &entries)), &expected);
        }
    }

    #[test]
    fn equal_keys_have_fingerprints_of_their_own() {
        let entries = [entry("London", 90_000), entry("London", 90_000)];
        let text = guide("", &entries);
        let checked = read_and_check(Source::new("acme/x.md", text), &CheckOptions::default());
        let mut found = fingerprints(&checked, "acme/x.md");
        let count = found.len();
        found.sort();
        found.dedup();
        assert_eq!(found.len(), count);
        assert!(found.iter().all(|print| print.len() == 32));
        let elsewhere = fingerprints(&checked, "globex/x.md");
        assert!(elsewhere.iter().all(|print| !found.contains(print)));
    }

    #[test]
    fn another_value_is_another_key() {
        let one = sorted_keys(&guide("", &[entry("London", 90_000)]));
        let other = sorted_keys(&guide("", &[entry("London", 95_000)]));
        assert_ne!(one, other);
        assert_eq!(normalized("** £95K –\r\n £1M **"), "£95K £1M");
        assert_eq!(normalized("A & B | C."), normalized("A and B — C"));
        assert_ne!(normalized("1.5"), normalized("15"));
        assert_ne!(normalized("₩95M"), normalized("₪95M"));
        assert_ne!(normalized("£95K?"), normalized("£95K"));
        let long = "x".repeat(100);
        assert_ne!(normalized(&long), normalized(&format!("{long}y")));
    }
}
