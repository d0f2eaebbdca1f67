//! Values of the wrong type or outside their set.

use negguide::diagnostic::{Safety, Severity};
use negguide::model::Amount;

use crate::{assert_findings, changed, check, check_at, common, london};

#[test]
fn amounts_in_another_notation_are_read() {
    let guide = common::with_pay(
        "- region: San Francisco\n  base_low: \"$205K\"\n  base_high: 260,000\n  currency: USD\n",
    );
    assert_findings(
        guide.clone(),
        [
            "wrong-type @\"$205K\": `base_low` of San Francisco must be a whole amount, but `\"$205K\"` is text",
            "wrong-type @260,000: `base_high` of San Francisco must be a whole amount, but `260,000` is text",
        ],
    );
    let checked = check(guide.clone());
    let base = &checked.guide.get().front.compensation[0].base;
    assert_eq!(base.values(), Some((&Amount(205_000), &Amount(260_000))));
    let fix = checked.findings[0]
        .fix
        .as_ref()
        .expect("the amount is clear");
    assert_eq!((&*fix.title, fix.safety), ("write 205000", Safety::Safe));
    let fixed = negguide::text::apply(&guide, &fix.edits).expect("the edit fits");
    assert!(fixed.contains("base_low: 205000\n"), "{fixed}");
}

#[test]
fn amounts_without_a_single_reading_have_no_fix() {
    for (value, found) in [
        ("1e400", "is a number with a fraction or an exponent"),
        ("205.000", "is a number with a fraction or an exponent"),
        ("95-120K", "is text"),
        ("0x1F", "is not in plain digits"),
        ("true", "is a truth value"),
        ("\"$95K\"", "is text"),
    ] {
        let guide = london(&[&format!("base_low: {value}"), "base_high: 120000"]);
        assert_findings(
            guide.clone(),
            [&*format!(
                "wrong-type @{value}: `base_low` of London must be a whole amount, but `{value}` {found}"
            )],
        );
        assert_eq!(check(guide).findings[0].fix, None, "{value}");
    }
}

#[test]
fn amounts_out_of_bounds() {
    assert_findings(
        london(&["base_low: -5000", "base_high: 99999999999999999999"]),
        [
            "invalid-value @-5000: `base_low` of London must be zero or more, not `-5000`",
            "invalid-value @99999999999999999999: `base_high` of London must be a plausible figure, \
             not `99999999999999999999`",
        ],
    );
}

#[test]
fn collections_of_the_wrong_kind() {
    assert_findings(
        common::with_keys("compensation:\n  region: London\n  currency: GBP\n"),
        ["wrong-type @region: London: `compensation` must be a list, not a map"],
    );
    assert_findings(
        common::with_keys("data_sources: Levels.fyi\n"),
        ["wrong-type @Levels.fyi: `data_sources` must be a list, but `Levels.fyi` is text"],
    );
    assert_findings(
        common::with_keys("level_mapping: [L4]\n"),
        ["wrong-type @[L4]: `level_mapping` must be a map of keys, not a list"],
    );
    let sound = common::sound_guide();
    let (_, body) = sound.split_once("\n---\n").unwrap();
    assert_findings(
        format!("---\n- company\n---\n{body}"),
        ["wrong-type @- company: the front matter must be a map of keys, not a list"],
    );
}

#[test]
fn nothing_is_reported_twice() {
    assert_findings(
        common::with_keys("compensation:\n"),
        ["missing-field @compensation: `compensation` has no value"],
    );
    assert_findings(
        common::with_keys("compensation: []\n"),
        ["empty-compensation @compensation: `compensation` has no entry"],
    );
    assert_findings(
        common::with_pay("- region: London\n  curency: GBP\n"),
        ["unknown-key @curency: `curency` of London is not a key of the schema"],
    );
}

#[test]
fn a_figure_under_an_unknown_key_is_missing_too() {
    let text = common::with_pay(
        "- region: London\n  currency: GBP\n  base_low: 95000\n  base_hihg: 99000\n",
    );
    assert_findings(
        text.clone(),
        [
            "half-range @95000: `base_low` of London is 95000, but `base_high` is absent",
            "unknown-key @base_hihg: `base_hihg` of London is not a key of the schema",
        ],
    );
    let found = check(text).findings;
    assert!(
        found
            .iter()
            .all(|finding| finding.severity == Severity::Error)
    );
}

#[test]
fn an_unknown_key_is_understood_by_its_words() {
    let help = |key: &str| {
        let found = check(common::with_pay(&format!(
            "- region: London\n  currency: GBP\n  {key}: 90000\n"
        )));
        let mut found = found.findings.into_iter();
        let found = found.find(|finding| finding.rule.name == "unknown-key");
        let found = found.expect("an unknown key");
        let is_renamed = found.fix.is_some();
        (found.help.unwrap_or_default(), is_renamed)
    };
    assert_eq!(
        help("base_min"),
        ("did you mean `base_low`?".to_string(), true)
    );
    assert_eq!(
        help("equity"),
        (
            "did you mean `stock_low` or `stock_high`?".to_string(),
            false
        )
    );
    let place = "`industry` belongs in the front matter itself, not indented";
    assert_eq!(help("industry"), (place.to_string(), false));
}

#[test]
fn null_and_absent_halves_are_the_same() {
    let expected = |is: &str| {
        format!("half-range @95000: `base_low` of London is 95000, but `base_high` is {is}")
    };
    assert_findings(london(&["base_low: 95000"]), [&*expected("absent")]);
    assert_findings(
        london(&["base_low: 95000", "base_high: ~"]),
        [&*expected("null")],
    );
    assert_findings(london(&["base_low: null"]), []);
}

#[test]
fn fixes_are_safe_only_for_notation() {
    for (keys, title, safety) in [
        (
            "last_updated: 2026/2/23\n",
            "write `2026-02-23`",
            Some(Safety::Safe),
        ),
        (
            "salary_data_quarter: Q4 2025\n",
            "write `2025-Q4`",
            Some(Safety::Safe),
        ),
        ("data_quality: High\n", "write `high`", Some(Safety::Safe)),
        ("data_quality: hihg\n", "write `high`", Some(Safety::Unsafe)),
        ("last_updated: 23/02/2026\n", "", None),
        ("next_review_due: 2026-02-30\n", "", None),
    ] {
        let findings = check(common::with_keys(keys)).findings;
        let [finding] = &findings[..] else {
            panic!("{keys}: {findings:?}");
        };
        assert_eq!(finding.rule.name, "invalid-value");
        let fix = finding.fix.as_ref();
        assert_eq!(fix.map(|fix| fix.safety), safety, "{keys}");
        assert_eq!(fix.map_or("", |fix| &*fix.title), title, "{keys}");
    }
}

#[test]
fn paths_and_keys() {
    let messages = |path: &str| -> Vec<(String, Option<String>)> {
        let findings = check_at(path, common::sound_guide()).findings;
        let told = |finding: negguide::diagnostic::Diagnostic| (finding.message, finding.help);
        findings.into_iter().map(told).collect()
    };
    for path in [
        "<stdin>",
        "software-engineer.md",
        "./x.md",
        "a/acme/software-engineer.md",
    ] {
        assert_eq!(messages(path), [], "{path}");
    }
    let (message, help) = messages("guides/Acme/software-engineer.md").remove(0);
    assert_eq!(
        message,
        "`company` is `acme`, but the folder is named `Acme`"
    );
    assert_eq!(
        help.as_deref(),
        Some("only the spelling differs, and `Acme` is not a slug: rename the folder")
    );
    let (message, help) = messages("guides/acme/data-engineer.md").remove(0);
    assert_eq!(
        message,
        "`role` is `software-engineer`, but the file is named `data-engineer`"
    );
    assert_eq!(
        help.as_deref(),
        Some("write `role: data-engineer`, or rename the file to `software-engineer`")
    );
}

#[test]
fn slugs_that_can_name_no_page() {
    let at = |company: &str, role: &str| {
        let guide = changed("company: acme", &format!("company: {company}"));
        let guide = guide.replacen("role: software-engineer", &format!("role: {role}"), 1);
        let checked = crate::check_at(&format!("guides/{company}/{role}.md"), guide);
        let found = checked.findings.iter();
        let told = found.map(|finding| format!("{}: {}", finding.rule.name, finding.message));
        told.collect::<Vec<_>>()
    };
    assert_eq!(
        at("con", "lpt1"),
        [
            "invalid-value: `company` must be a name that files can have, not `con`",
            "invalid-value: `role` must be a name that files can have, not `lpt1`",
        ]
    );
    assert_eq!(
        at("index", "index"),
        ["invalid-value: `role` must be the name of a role, not `index`"]
    );
    let long = "x".repeat(201);
    let found = at("acme", &long);
    assert!(
        found.len() == 1 && found[0].contains("a slug of at most 200 characters"),
        "{found:?}"
    );
}

#[test]
fn entries_of_one_region_by_words_or_place() {
    let entry = |region: &str, level: &str| {
        let level = match level {
            "" => String::new(),
            level => format!("  level: {level}\n"),
        };
        let band = "  base_low: 95000\n  base_high: 120000\n  currency: USD\n";
        format!("- region: {region}\n{level}{band}")
    };
    let entries = [
        entry("New York", ""),
        entry("Nowhere (HQ)", "L4"),
        entry("NYC (USD)", "L4"),
        entry("nowhere", "l4 "),
        entry("New York City", ""),
        entry("NYC", "L5"),
        entry("Nowhere", ""),
    ];
    let found = crate::findings(common::with_pay(&entries.concat()));
    let doubled: Vec<&str> = found
        .iter()
        .filter(|line| line.starts_with("duplicate-region"))
        .map(String::as_str)
        .collect();
    assert_eq!(
        doubled,
        [
            "duplicate-region @nowhere: `Nowhere (HQ)` and `nowhere` are the same place, with two \
             entries in `compensation` at level l4",
            "duplicate-region @New York City: `New York` and `New York City` are the same place, \
             with two entries in `compensation`",
        ]
    );
}
