//! Which sources a guide names, which of them count, and whether its body mentions them.

mod common;

use negguide::check::{CheckOptions, read_and_check};
use negguide::diagnostic::{Diagnostic, Severity};
use negguide::text::Source;

/// The one finding of `rule` in a guide with these sources and items of evidence, if there is one.
fn found(rule: &str, quality: &str, sources: &[&str], evidence: &[&str]) -> Option<Diagnostic> {
    let items = |items: &[&str]| items.iter().map(|item| format!("- {item}\n")).collect();
    let (sources, evidence): (String, String) = (items(sources), items(evidence));
    let keys = format!("data_quality: {quality}\ndata_sources:\n{sources}");
    let text = common::with_keys(&keys.replace("\n- ", "\n  - "));
    let own = "- Levels.fyi, Acme, 2025\n- Glassdoor, Acme, 2025\n";
    assert!(text.contains(own));
    let text = text.replace(own, &evidence);
    let source = Source::new(common::PATH, text);
    let found = read_and_check(source, &CheckOptions::default()).findings;
    let mut of_rule = found
        .into_iter()
        .filter(|finding| finding.rule.name == rule);
    let first = of_rule.next();
    assert!(of_rule.next().is_none());
    first
}

#[test]
fn the_help_names_the_highest_quality_that_the_sources_carry() {
    let help = |sources: &[&str]| {
        let evidence: Vec<String> = sources.iter().map(|name| format!("{name}, 2025")).collect();
        let evidence: Vec<&str> = evidence.iter().map(String::as_str).collect();
        let found = found("unsourced", "high", sources, &evidence);
        found.map(|finding| {
            let help = finding.help.expect("help");
            help.rsplit('`').nth(1).unwrap_or_default().to_string()
        })
    };
    let medium = Some("data_quality: medium".to_string());
    assert_eq!(help(&["Glassdoor"]).as_deref(), Some("data_quality: low"));
    assert_eq!(help(&["Glassdoor", "Levels.fyi"]), medium);
    assert_eq!(help(&["Glassdoor", "Levels.fyi", "Payscale"]), medium);
    assert_eq!(
        help(&["Glassdoor", "Levels.fyi", "Payscale", "Indeed"]),
        None
    );
}

#[test]
fn a_source_is_mentioned_by_its_address_or_a_word_of_its_own() {
    let is_mentioned = |source: &str, item: &str| {
        let found = found("source-differs", "low", &[source], &[item]);
        found.is_none_or(|finding| !finding.message.contains("does not mention"))
    };
    // A short name is a name, too.
    assert!(!is_mentioned("Zorg", "Others, 2025"));
    assert!(is_mentioned("Zorg", "People at ZORG, 2025"));
    // Words that many sources share tell nothing, nor does the company's own name.
    assert!(!is_mentioned("Zorg Survey", "Another survey, 2025"));
    assert!(is_mentioned("Zorg Survey", "Zorg, 2025"));
    assert!(!is_mentioned("Acme Zorg", "Acme, 2025"));
    // `www.` makes no other host.
    let linked = "{name: Zorg, url: \"https://www.pay.example/zorg\"}";
    assert!(is_mentioned(linked, "[Pay](https://pay.example), 2025"));
    assert!(!is_mentioned(linked, "[Pay](https://other.example), 2025"));
}

#[test]
fn pay_by_the_cost_of_living_is_pay() {
    let severity = |source: &str| {
        let item = format!("{source}, 2025");
        let found = found("unsourced", "low", &[source], &[&item]);
        found.map(|finding| finding.severity)
    };
    assert_eq!(severity("Numbeo"), Some(Severity::Error));
    assert_eq!(severity("Zorg cost of living"), Some(Severity::Error));
    assert_eq!(severity("Zorg salaries by cost of living"), None);
    assert_eq!(severity("Glassdoor, with cost of living"), None);
    let page = "Glassdoor cost of living calculator";
    assert_eq!(severity(page), Some(Severity::Error));
}

#[test]
fn a_source_that_breaks_off_is_completed_from_the_evidence() {
    let whole = "Verified offers of engineers at Acme in London and in the north of England, 2025";
    let says = |source: &str| {
        let found = found("source-differs", "low", &[source], &[whole]);
        found.map(|finding| (finding.message, finding.fix.is_some()))
    };
    // In the middle of a word, and of a long sentence.
    for name in [
        "Verified offers of engineers at Ac",
        "Verified offers of engineers at Acme in London and in the north",
    ] {
        let (message, is_fixed) = says(name).expect("a finding");
        assert!(message.contains("breaks off") && is_fixed, "{message}");
    }
    // Short names go on in the evidence with remarks.
    assert_eq!(says("Verified offers of engineers at Acme"), None);
    assert_eq!(says("Verified off"), None);
}

#[test]
fn no_source_is_written_while_another_is_not_mentioned() {
    let fix = |sources: &[&str], evidence: &[&str]| {
        let found = found("source-differs", "low", sources, evidence);
        found.map(|finding| finding.fix.is_some())
    };
    let both = ["Glassdoor, 2025", "Levels.fyi, 2025"];
    assert_eq!(fix(&["Glassdoor"], &both), Some(true));
    assert_eq!(fix(&["Glassdoor", "Zorg"], &both), Some(false));
    assert_eq!(fix(&["Glassdoor", "Levels.fyi"], &both), None);
}

#[test]
fn evidence_about_pay_counts_where_it_can_be_found_again() {
    let names = |item: &str| {
        let evidence = ["Levels.fyi, Acme, 2025", "Glassdoor, Acme, 2025", item];
        let found = found("unsourced", "high", &["Levels.fyi", "Glassdoor"], &evidence);
        let message = found.expect("a finding").message;
        message.contains("names 3: ")
    };
    assert!(names("Salary survey of Initech"));
    assert!(names("Salaries of engineers in 2025"));
    assert!(names(
        "Salaries of engineers, [a page](https://pay.example.com/x)"
    ));
    assert!(!names("Salaries of engineers"));
    assert!(!names("Engineers, [a page](https://pay.example.com/x)"));
}

#[test]
fn a_site_is_shown_where_the_evidence_names_it() {
    let text = common::with_keys("data_sources:\n  - Levels.fyi\n");
    let source = Source::new(common::PATH, text);
    let checked = read_and_check(source, &CheckOptions::default());
    let mut found = checked.findings.iter();
    let found = found.find(|finding| finding.rule.name == "source-differs");
    let labels = found.expect("a finding").related.iter();
    let shown = labels.map(|label| checked.guide.source().slice(label.range));
    assert_eq!(shown.collect::<Vec<_>>(), ["Glassdoor"]);
}
