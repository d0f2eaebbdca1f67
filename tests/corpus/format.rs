//! Every guide of a corpus formatted: how many change, and that no promise is broken, also after the
//! fixes.

use std::collections::BTreeMap;
use std::path::Path;

use negguide::check::{CheckOptions, Extent, fix, read_and_check};
use negguide::format::FormatStyle;
use negguide::text::Source;

use crate::changed::changed_lines;
use crate::promises::{STYLES, broken, formatted};

/// How many examples of one promise are printed.
const SHOWN: usize = 5;

/// Prints the counts; true where every promise is kept.
pub(crate) fn check(corpus: &Path) -> bool {
    let mut is_kept = true;
    for style in STYLES {
        is_kept &= check_style(corpus, style);
    }
    is_kept
}

fn check_style(corpus: &Path, style: FormatStyle) -> bool {
    let (mut changed, mut unchanged, mut refused) = (0, 0, 0);
    let (mut lines, mut all_lines) = (0, 0);
    let mut violations: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for path in crate::sections::guides_in(corpus) {
        let name = crate::sections::name_in(corpus, &path);
        let text = std::fs::read_to_string(&path).expect("the guide is readable");
        let form = formatted(&name, &text, style);
        match &form {
            Err(_) => refused += 1,
            Ok(form) if *form == text => unchanged += 1,
            Ok(form) => {
                changed += 1;
                let changes = changed_lines(&text, form);
                lines += changes.iter().filter(|line| line.is_added).count();
            }
        }
        all_lines += text.lines().count();
        let mut found = broken(&name, &text, style);
        if style == FormatStyle::default() && is_unstable_behind_fixes(&name, &text, style) {
            found.push("fixes and the formatter agree");
        }
        if let Ok(form) = &form
            && style == FormatStyle::default()
            && findings(&name, form) != findings(&name, &text)
        {
            found.push("the findings are the same");
        }
        for promise in found {
            violations.entry(promise).or_default().push(name.clone());
        }
    }
    println!(
        "\nformat, tables {:?}: {changed} changed ({lines} of {all_lines} lines), {unchanged} unchanged, \
         {refused} refused",
        style.tables
    );
    for (promise, guides) in &violations {
        println!("  broken in {}: {promise}", guides.len());
        guides
            .iter()
            .take(SHOWN)
            .for_each(|guide| println!("    {guide}"));
    }
    if violations.is_empty() {
        println!("  no promise broken");
    }
    violations.is_empty()
}

/// How often each rule has something to say about a guide.
fn findings(name: &str, text: &str) -> BTreeMap<&'static str, usize> {
    let source = Source::new(name, text);
    let checked = read_and_check(source, &CheckOptions::default());
    let mut findings = BTreeMap::new();
    for finding in checked.findings {
        *findings.entry(finding.rule.name).or_default() += 1;
    }
    findings
}

/// Whether the fixes still change a guide that was fixed and then formatted, or the formatter one that
/// was fixed then.
fn is_unstable_behind_fixes(name: &str, text: &str, style: FormatStyle) -> bool {
    let fixed = |text: &str| {
        let source = Source::new(name, text);
        let checked = read_and_check(source, &CheckOptions::default());
        fix(&checked, &CheckOptions::default(), Extent::Safe).map_or_else(
            || text.to_string(),
            |fixed| fixed.checked.guide.source().text.to_string(),
        )
    };
    let Ok(form) = formatted(name, &fixed(text), style) else {
        return false;
    };
    fixed(&form) != form
}
