//! Files as they come: empty, cut off, in other encodings, damaged, made to do harm. Each mistake
//! is one finding at the right bytes, and nothing makes negguide fail.

#[path = "../common/mod.rs"]
mod common;

mod editor;
mod encodings;
mod fences;
mod limits;
mod oracle;
mod random;
mod values;
mod vesting;
mod yaml;

use negguide::check::{CheckOptions, Checked, read_and_check};
use negguide::diagnostic::Diagnostic;
use negguide::text::{Source, TextRange};

fn check(bytes: impl Into<Vec<u8>>) -> Checked {
    check_at(common::PATH, bytes)
}

fn check_at(path: &str, bytes: impl Into<Vec<u8>>) -> Checked {
    let source = Source::from_bytes(path, bytes.into());
    read_and_check(source, &CheckOptions::default())
}

/// Each finding of `file` as `name @text: message`.
fn findings(file: impl Into<Vec<u8>>) -> Vec<String> {
    let checked = check(file);
    assert_ranges(&checked);
    let line = |finding: &Diagnostic| {
        let place = checked.guide.source().slice(finding.primary.range);
        format!("{} @{place}: {}", finding.rule.name, finding.message)
    };
    checked.findings.iter().map(line).collect()
}

#[track_caller]
fn assert_findings<const N: usize>(file: impl Into<Vec<u8>>, expected: [&str; N]) {
    assert_eq!(findings(file), expected);
}

/// The sound guide, in which `from` is once or more, with the first one changed.
fn changed(from: &str, to: &str) -> String {
    let guide = common::sound_guide();
    assert!(guide.contains(from), "{from:?} is not in the guide");
    guide.replacen(from, to, 1)
}

/// A guide with the entry of London alone, whose keys are `keys`.
fn london(keys: &[&str]) -> String {
    let keys: String = keys.iter().map(|key| format!("  {key}\n")).collect();
    common::with_pay(&format!("- region: London\n{keys}  currency: GBP\n"))
}

/// Every range a report or a fix would use lies inside the text, on character boundaries, and
/// nothing in negguide failed.
#[track_caller]
fn assert_ranges(checked: &Checked) {
    let text = &checked.guide.source().text;
    let fits = |range: TextRange| text.get(range.start()..range.end()).is_some();
    for finding in &checked.findings {
        assert_ne!(finding.rule.name, "internal-error", "{}", finding.message);
        for place in finding.related.iter().chain([&finding.primary]) {
            assert!(fits(place.range), "{finding:?}");
            assert!(!place.text.is_empty(), "{finding:?}");
        }
        if let Some(fix) = &finding.fix {
            let fixed = negguide::text::apply(text, &fix.edits);
            assert!(fixed.is_some_and(|fixed| fixed != **text), "{finding:?}");
        }
    }
}
