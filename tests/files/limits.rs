//! Files made to exhaust whoever reads them.

use negguide::check::{CheckOptions, read_and_check};
use negguide::diagnostic::Diagnostic;
use negguide::model::Guide;
use negguide::report;
use negguide::syntax::{LimitKind, Limits};
use negguide::text::Source;

use crate::{assert_findings, check, common};

const FRONT: &str = "lists and maps of the front matter nest deeper than 32 levels";

#[test]
fn nested_brackets() {
    for brackets in [
        "[".repeat(10_000),
        format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)),
    ] {
        let guide = common::with_keys(&format!("level_mapping: {brackets}\n"));
        assert_findings(guide, [&*format!("resource-limit @[: {FRONT}")]);
    }
    let braces = common::with_keys(&format!("level_mapping: {}\n", "{a: ".repeat(10_000)));
    assert_findings(braces, [&*format!("resource-limit @{{: {FRONT}")]);
    let maps: String = (1..500)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    let maps = common::with_keys(&format!("level_mapping:\n{maps}"));
    assert_findings(maps, [&*format!("resource-limit @a:: {FRONT}")]);
}

#[test]
fn nested_block_quotes() {
    let guide = format!("{}\n{} deep\n", common::sound_guide(), ">".repeat(10_000));
    let expected =
        "resource-limit @>: block quotes and lists of the body nest deeper than 32 levels";
    assert_findings(guide, [expected]);
}

#[test]
fn a_billion_laughs() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    let mut lines = String::from("level_mapping:\n  a: &a [x, x, x, x, x, x, x, x, x]\n");
    for pair in names.windows(2) {
        let aliases = [format!("*{}", pair[0]).as_str(); 9].join(", ");
        lines.push_str(&format!("  {0}: &{0} [{aliases}]\n", pair[1]));
    }
    let guide = common::with_keys(&lines);
    let expected =
        "resource-limit @*d: the aliases of the front matter expand to more than 10,000 values";
    assert_findings(guide, [expected]);
}

#[test]
fn many_values() {
    let names = |count: usize| -> String {
        let names = (0..count).map(|number| format!("  c{number}: L{number}\n"));
        common::with_keys(&format!("level_mapping:\n{}", names.collect::<String>()))
    };
    // Far more than aliases may expand to, and none of them from an alias.
    assert_findings(names(10_000), []);
    let expected = "the front matter has more than 200,000 values, keys, lists and maps included";
    let found = crate::findings(names(100_000));
    let [finding] = &found[..] else {
        panic!("{found:?}");
    };
    assert!(finding.ends_with(expected), "{finding}");
}

#[test]
fn many_values_among_broken_ones() {
    let limits = Limits {
        nodes: 60,
        ..Limits::default()
    };
    let keys: String = (0..100).map(|key| format!("k{key}: a\n")).collect();
    let keys = format!("{keys}first: [a\nsecond: [b\n");
    let source = Source::new(common::PATH, common::with_keys(&keys));
    let guide = Guide::read(source, &limits);
    let hits = guide.problems.limits.iter();
    let kinds: Vec<LimitKind> = hits.map(|hit| hit.kind).collect();
    assert_eq!(kinds, [LimitKind::Nodes]);
}

#[test]
fn long_lines_and_values() {
    let long = "word ".repeat(400_000);
    assert_findings(format!("{}\n{long}\n", common::sound_guide()), []);
    assert_findings(
        format!("{}\n{}\n", common::sound_guide(), "| x ".repeat(500_000)),
        [],
    );
    let value = common::with_keys(&format!("company_display: {}\n", "x".repeat(65_537)));
    let expected = format!(
        "resource-limit @{}: a single value has 65,537 bytes, over the limit of 65,536 bytes",
        "x".repeat(80)
    );
    assert_findings(value, [&*expected]);
    assert_findings(
        common::with_keys(&format!("company_display: {}\n", "x".repeat(65_536))),
        [],
    );
}

#[test]
fn many_cells() {
    let table = |rows: usize| {
        let rows = "| x |\n".repeat(rows);
        common::with_body(&format!("| Note |\n|---|\n{rows}\n"))
    };
    assert_findings(table(19_000), []);
    let expected = "resource-limit @| x |: the tables of the body have more than 20,000 cells";
    assert_findings(table(20_000), [expected]);
}

#[test]
fn a_table_of_exactly_the_limit_is_read() {
    let found = |table_cells: usize| -> Vec<String> {
        let mut options = CheckOptions::default();
        options.limits.table_cells = table_cells;
        let source = Source::new(common::PATH, common::sound_guide());
        let findings = read_and_check(source, &options).findings;
        findings
            .iter()
            .map(|found| found.rule.name.to_string())
            .collect()
    };
    // A header and a row of five cells.
    assert_eq!(found(10), [""; 0]);
    // What was not read is not said to be absent.
    for fewer in [0, 4, 9] {
        let found = found(fewer);
        assert!(found.contains(&"resource-limit".to_string()), "{fewer}");
        assert!(
            !found.contains(&"missing-section".to_string()),
            "{fewer}: {found:?}"
        );
    }
}

#[test]
fn many_elements() {
    let items = |count: usize| common::with_body(&"* a\n+ b\n".repeat(count));
    // A list and an item each.
    assert_findings(items(40_000), []);
    for element in ["`a` ", "*a* ", "<b> ", "a\n\n---\n\n", "[a](b) "] {
        let options = CheckOptions {
            limits: Limits {
                elements: 500,
                ..Limits::default()
            },
            ..CheckOptions::default()
        };
        let source = Source::new(common::PATH, common::with_body(&element.repeat(500)));
        let found = read_and_check(source, &options).findings;
        let mut rules = found.iter().map(|found| found.rule.name);
        assert!(rules.any(|rule| rule == "resource-limit"), "{element}");
    }
    let found = check(items(60_000)).findings;
    let found = { found.iter() }.find(|found| found.rule.name == "resource-limit");
    assert_eq!(
        found.map(|found| found.message.as_str()),
        Some("the body has more than 200,000 elements")
    );
}

#[test]
fn over_a_limit_no_fix_is_offered() {
    let text = common::with_keys("level_mapping:  \n  internal: \"L5 \"\n");
    let with = |limits: Limits| {
        let options = CheckOptions {
            limits,
            ..CheckOptions::default()
        };
        let source = Source::new(common::PATH, text.replace("Acme", "Ac\u{200b}me").as_str());
        read_and_check(source, &options).findings
    };
    let is_offered = |findings: &[Diagnostic]| findings.iter().any(|found| found.fix.is_some());
    assert!(is_offered(&with(Limits::default())));
    let found = with(Limits {
        table_cells: 3,
        ..Limits::default()
    });
    assert!(!is_offered(&found), "{found:#?}");
}

#[test]
fn limits_are_configurable_and_named() {
    let mut options = CheckOptions::default();
    options.limits.file_bytes = 100;
    let source = Source::new(common::PATH, common::sound_guide());
    let checked = read_and_check(source, &options);
    let [finding] = &checked.findings[..] else {
        panic!("{:?}", checked.findings);
    };
    let size = common::sound_guide().len() as u64;
    let printed = negguide::model::Amount(i64::try_from(size).expect("small"));
    assert_eq!(
        finding.message,
        format!("the file has {printed} bytes, over the limit of 100 bytes")
    );
    let keys = [
        "file-bytes",
        "nesting",
        "scalar-bytes",
        "nodes",
        "alias-nodes",
        "table-cells",
        "elements",
        "findings",
    ];
    let kinds = [
        LimitKind::FileBytes,
        LimitKind::Nesting,
        LimitKind::ScalarBytes,
        LimitKind::Nodes,
        LimitKind::AliasNodes,
        LimitKind::TableCells,
        LimitKind::Elements,
        LimitKind::Findings("stray-markup"),
    ];
    for (kind, key) in kinds.into_iter().zip(keys) {
        let source = Source::new(common::PATH, common::sound_guide());
        let mut guide = Guide::read(source, &Limits::default());
        let hit = Guide::too_large(Source::new("", ""), 2, 1).problems.limits[0];
        guide
            .problems
            .limits
            .push(negguide::syntax::LimitHit { kind, ..hit });
        let found = negguide::check::check(guide, &CheckOptions::default()).findings;
        let help = found[0].help.clone().unwrap_or_default();
        assert!(
            help.contains(&format!("raise `{key}` under `[limits]`")),
            "{help}"
        );
    }
    assert!(check(common::sound_guide()).findings.is_empty());
}

/// The sound guide with as many faults as `count` says.
fn with_faults(count: usize) -> String {
    format!("{}\n{}\n", common::sound_guide(), "₹ **a ".repeat(count))
}

#[test]
fn one_rule_finds_no_more_than_a_person_can_mend() {
    let most = Limits::default().findings;
    let at_the_limit = check(with_faults(most));
    assert_eq!(at_the_limit.findings.len(), most);
    let mut over = check(with_faults(most + 3) + "\u{200b}");
    let is_limit = |finding: &Diagnostic| finding.rule.name == "resource-limit";
    let at = over.findings.iter().position(is_limit).expect("a finding");
    let limit = over.findings.remove(at);
    assert_eq!(
        limit.message,
        "`stray-markup` finds 5,003 things in the guide, over the limit of 5,000 findings"
    );
    let first_left_out = with_faults(most).trim_end().len() + 1 + "₹ ".len();
    assert_eq!(limit.primary.range.start(), first_left_out);
    let marks = over.findings.iter();
    let marks = marks.filter(|finding| finding.rule.name == "stray-markup");
    assert_eq!(marks.count(), most);
    let fixes = over.findings.iter().filter(|finding| finding.fix.is_some());
    assert_eq!(fixes.count(), 0, "of other rules neither");
}

/// Were each finding counted from the start of its line, or compared with every directive, this would
/// take minutes.
#[test]
fn thousands_of_findings_and_directives() {
    const COUNT: usize = 20_000;
    let mut options = CheckOptions::default();
    options.limits.findings = COUNT;
    let check = |text: String| read_and_check(Source::new(common::PATH, text), &options);
    let checked = check(with_faults(COUNT));
    assert_eq!(checked.findings.len(), COUNT);
    let told = report::concise(&checked);
    let last = told.lines().last().expect("a finding");
    let column = (COUNT - 1) * "₹ **a ".chars().count() + 3;
    assert!(last.contains(&format!(":{column}: ")), "{last}");
    let told = common::human(&[checked.into()]);
    assert_eq!(told.matches("[stray-markup]").count(), 200);
    let others = "19,800 more findings of `stray-markup` in ";
    assert!(told.contains(others), "the others are counted");

    let idle = "<!-- negguide: ignore[stray-markup] idle -->\n\n";
    let needed = "<!-- negguide: ignore[stray-markup] needed -->\n**a\n\n";
    let directives = [idle.repeat(COUNT), needed.repeat(COUNT)].concat();
    let checked = check(format!("{}\n{directives}", common::sound_guide()));
    let unused = |finding: &&Diagnostic| finding.rule.name == "unused-ignore";
    // The idle ones are all about the first line with text below them.
    assert_eq!(checked.findings.iter().filter(unused).count(), 0);
    assert_eq!(checked.ignored.len(), COUNT);
    assert_eq!(checked.findings.len(), 0);
}
