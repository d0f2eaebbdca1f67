//! `negguide import` through the real binary.

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use common::binary::{piped, run, stderr, stdout, write};
use negguide::import::{ImportOutcome, ImportRefusal, Importer, KnownNames};
use negguide::model::{Guide, Places};
use negguide::syntax::Limits;
use negguide::text::Source;
use proptest::prelude::*;

/// A body that states everything a guide's front matter holds.
const WHOLE: &str = "### Data Engineer | Acme Tools Global Negotiation Guide

**Negotiation DNA:** Calm, precise: and kept

| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|--------|-------------|-----------------|-------|------------|
| Lyon, FR | €61K–€74K | €40K–€60K | 5–10% | €74K–€96K |
| Osaka | ¥8M–¥11M | — | ¥1M–¥1.5M | ¥9M–¥12.5M |

**Level Mapping:** Acme Tools P3 = Globex L4

**Evidence & Sources**
- Levels.fyi — Acme Tools (2026)
- [Glassdoor](https://www.glassdoor.com/acme)

*Last updated: February 3, 2026. Next to come: more.*

Next review: 2026-05-04
Data quality: High
Salary data quarter: Q4 2025
";

const WHOLE_FRONT: &str = "---
company: acme-tools
company_display: Acme Tools
role: data-engineer
role_display: Data Engineer
role_type: standard
last_updated: 2026-02-03
data_quality: high
salary_data_quarter: 2025-Q4
next_review_due: 2026-05-04
compensation:
  - region: \"Lyon, FR\"
    base_low: 61000
    base_high: 74000
    stock_low: 40000
    stock_high: 60000
    bonus_pct_low: 5
    bonus_pct_high: 10
    total_comp_low: 74000
    total_comp_high: 96000
    currency: EUR
  - region: Osaka
    base_low: 8000000
    base_high: 11000000
    stock_low: null
    stock_high: null
    bonus_low: 1000000
    bonus_high: 1500000
    total_comp_low: 9000000
    total_comp_high: 12500000
    currency: JPY
level_mapping:
  internal: P3
  raw: Acme Tools P3 = Globex L4
data_sources:
  - Levels.fyi
  - Glassdoor
negotiation_dna_summary: \"Calm, precise: and kept\"
---
";

/// A page of another tool: levels instead of regions, a cell that is not a figure, and nothing else.
const PAGE: &str = "# How we pay

## Our Salaries in Lyon

| Level | Base Salary | Bonus |
|-------|-------------|-------|
| P2 | €50,000–€60,000 | 5% |
| P3 | competitive | 10% |
";

/// The front matter that [`PAGE`] gets.
const PAGE_FRONT: &str = "---
company: globex
company_display: Globex
role: sre
role_display: SRE
role_type: specialty
last_updated: null
data_quality: null
salary_data_quarter: null
next_review_due: null
compensation:
  - region: Lyon
    level: P2
    base_low: 50000
    base_high: 60000
    bonus_pct: 5
    currency: EUR
  - region: Lyon
    level: P3
    base_low: null
    base_high: null
    bonus_pct: 10
    currency: null
level_mapping: null
data_sources: null
negotiation_dna_summary: null
---
";

const WHOLE_PATH: &str = "guides/acme-tools/data-engineer.md";
const PAGE_PATH: &str = "guides/globex/sre.md";

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let here = tempfile::tempdir().unwrap();
    for (path, text) in files {
        write(here.path(), path, text);
    }
    here
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap()
}

/// The names of the rules that find something in the project.
fn findings(folder: &Path) -> Vec<String> {
    let output = run(folder, &["validate", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let found = found["findings"].as_array().unwrap();
    let name = |finding: &serde_json::Value| finding["rule"].as_str().unwrap().to_string();
    found.iter().map(name).collect()
}

#[test]
fn a_body_that_states_all_becomes_a_guide() {
    let here = folder(&[(WHOLE_PATH, WHOLE)]);
    let output = run(here.path(), &["import"]);
    assert_eq!(
        stderr(&output),
        "1 guide imported with 2 entries of pay, 0 complete already\n"
    );
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stdout(&output), "");
    assert_eq!(
        read(here.path(), WHOLE_PATH),
        format!("{WHOLE_FRONT}{WHOLE}")
    );
    let again = run(here.path(), &["import", "guides"]);
    assert_eq!(again.status.code(), Some(0));
    assert_eq!(
        stderr(&again),
        "0 guides imported with 0 entries of pay, 1 complete already\n"
    );
    assert_eq!(
        read(here.path(), WHOLE_PATH),
        format!("{WHOLE_FRONT}{WHOLE}")
    );
    let form = run(here.path(), &["fmt", "--diff"]);
    assert!(
        !stdout(&form).contains("\n-company") && !stdout(&form).contains("@@ -1,"),
        "canonical"
    );
    let errors = run(here.path(), &["validate", "--select", "NG0,NG1,NG2,NG3"]);
    assert_eq!(errors.status.code(), Some(0), "{}", stdout(&errors));
}

#[test]
fn what_is_not_stated_is_null_and_listed() {
    let here = folder(&[(PAGE_PATH, PAGE)]);
    let output = run(here.path(), &["import"]);
    assert_eq!(output.status.code(), Some(1));
    let text = read(here.path(), PAGE_PATH);
    assert_eq!(text, format!("{PAGE_FRONT}{PAGE}"));
    let line = text
        .lines()
        .position(|line| line.contains("competitive"))
        .unwrap()
        + 1;
    assert_eq!(
        stderr(&output),
        format!(
            "guides/globex/sre.md: not stated, left null: `last_updated`, `data_quality`, \
             `salary_data_quarter`, `next_review_due`, `level_mapping`, `data_sources`, \
             `negotiation_dna_summary`\n\
             guides/globex/sre.md:{line}: not read: `competitive` below `Base Salary`, of Lyon, P3\n\
             guides/globex/sre.md:{line}: not read: `currency` of Lyon, P3\n\
             1 guide imported with 2 entries of pay, 0 complete already\n"
        )
    );
    let quiet = folder(&[(PAGE_PATH, PAGE)]);
    assert_eq!(stderr(&run(quiet.path(), &["import", "--quiet"])), "");
    let found = findings(here.path());
    assert!(found.contains(&"missing-field".to_string()), "{found:?}");
    for rule in [
        "missing-front-matter",
        "invalid-yaml",
        "wrong-type",
        "unknown-key",
    ] {
        assert!(!found.contains(&rule.to_string()), "{rule}");
    }
}

#[test]
fn many_guides_are_summed_up() {
    let paths: Vec<String> = (1..=12)
        .map(|number| format!("guides/acme-{number}/sre.md"))
        .collect();
    let files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), PAGE)).collect();
    let here = folder(&files);
    let output = run(here.path(), &["import"]);
    let lines = stderr(&output);
    assert!(
        lines.starts_with("not stated or not read, left null:\n"),
        "{lines}"
    );
    assert!(
        lines.contains("\n  `data_quality`: 12 guides, the first guides/acme-1/sre.md\n"),
        "{lines}"
    );
    assert!(
        lines.contains("\n  a cell of the pay table: 12 guides, the first guides/acme-1/sre.md:3"),
        "{lines}"
    );
    assert!(lines.ends_with("\n12 guides imported with 24 entries of pay, 0 complete already\n"));
}

#[test]
fn diff_shows_and_writes_nothing() {
    let here = folder(&[(WHOLE_PATH, WHOLE), (PAGE_PATH, PAGE)]);
    let output = run(here.path(), &["import", "--diff", WHOLE_PATH]);
    assert_eq!(output.status.code(), Some(1));
    let shown = stdout(&output);
    assert!(
        shown.starts_with(&format!("--- {WHOLE_PATH}\n+++ {WHOLE_PATH}\n")),
        "{shown}"
    );
    assert!(
        shown.contains("\n+    stock_high: 60000\n") && !shown.contains("\n-"),
        "{shown}"
    );
    assert!(stderr(&output).starts_with("1 guide would be imported with 2 entries of pay"));
    assert_eq!(read(here.path(), WHOLE_PATH), WHOLE);
    run(here.path(), &["import", WHOLE_PATH]);
    let done = run(here.path(), &["import", "--diff", WHOLE_PATH]);
    assert_eq!(
        (done.status.code(), stdout(&done)),
        (Some(0), String::new())
    );
}

#[test]
fn out_writes_elsewhere_and_over_nothing() {
    let here = folder(&[
        ("handbook/acme-tools/data-engineer.md", WHOLE),
        ("handbook/README.md", PAGE),
    ]);
    let import = ["import", "handbook", "--out", "guides"];
    let output = run(here.path(), &import);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(
        read(here.path(), "handbook/acme-tools/data-engineer.md"),
        WHOLE
    );
    assert_eq!(
        read(here.path(), WHOLE_PATH),
        format!("{WHOLE_FRONT}{WHOLE}")
    );
    assert!(
        !here.path().join("guides/handbook").exists(),
        "files for readers are no guides"
    );
    assert_eq!(
        run(here.path(), &import).status.code(),
        Some(0),
        "the same is there already"
    );
    write(here.path(), WHOLE_PATH, "mine");
    let output = run(here.path(), &import);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).starts_with(
            "error: guides/acme-tools/data-engineer.md: not written from \
             handbook/acme-tools/data-engineer.md: another file is there\n"
        ),
        "{}",
        stderr(&output)
    );
    assert_eq!(read(here.path(), WHOLE_PATH), "mine");
    // Where nothing says whose guide it is, it has no place.
    write(here.path(), "page.md", PAGE);
    let output = run(here.path(), &["import", "page.md", "--out", "guides"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("its company is not known, give it with --company"));
}

#[test]
fn standard_input_goes_to_standard_output() {
    let here = folder(&[]);
    let arguments = ["import", "--stdin-path", WHOLE_PATH];
    let output = piped(here.path(), &arguments, WHOLE.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output), format!("{WHOLE_FRONT}{WHOLE}"));
    let output = piped(
        here.path(),
        &arguments,
        b"---\ncompany: x\n\n# Never closed\n",
    );
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stdout(&output),
        "---\ncompany: x\n\n# Never closed\n",
        "passed on"
    );
    assert_eq!(run(here.path(), &["import", "-"]).status.code(), Some(2));
    let both = run(
        here.path(),
        &["import", "--stdin-path", WHOLE_PATH, "guides"],
    );
    assert_eq!(both.status.code(), Some(2));
}

#[test]
fn company_and_role_are_given_or_found() {
    let names = |output: &Output| -> Vec<String> {
        let text = stdout(output);
        let lines = text.lines().skip(1).take(4);
        lines.map(str::to_string).collect()
    };
    let import = |path: &str, options: &[&str], text: &str| {
        let here = folder(&[]);
        let arguments = [&["import", "--stdin-path", path][..], options].concat();
        piped(here.path(), &arguments, text.as_bytes())
    };
    let given = ["--company", "Crème & Co", "--role", "data-engineer"];
    assert_eq!(
        names(&import("handbook/pay.md", &given, PAGE)),
        [
            "company: creme-co",
            "company_display: Crème & Co",
            "role: data-engineer",
            "role_display: Data Engineer",
        ]
    );
    // The title gives what the path does not.
    assert_eq!(
        names(&import("data-engineer.md", &[], WHOLE)),
        [
            "company: acme-tools",
            "company_display: Acme Tools",
            "role: data-engineer",
            "role_display: Data Engineer",
        ]
    );
    // A heading that is no guide's title names nobody.
    let heading = "# Pay - How we see it at Globex\n\nText.\n";
    let output = import("globex/sre.md", &[], heading);
    assert_eq!(
        names(&output)[1..],
        ["company_display: Globex", "role: sre", "role_display: SRE"]
    );
    // A name that begins with what every title ends with.
    let title = "# SRE | Acme Global Negotiation Guide\n";
    let output = import("acme-global/sre.md", &[], title);
    assert_eq!(names(&output)[1], "company_display: Acme Global");
    let here = folder(&[(WHOLE_PATH, WHOLE), (PAGE_PATH, PAGE)]);
    let output = run(here.path(), &["import", "--role", "sre"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--role is the role of one guide, but there are 2 files"));
    assert_eq!(read(here.path(), WHOLE_PATH), WHOLE);
    let output = run(here.path(), &["import", "--company", "+++"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_folder_of_the_guides_is_no_company() {
    let here = folder(&[("guides/sre.md", PAGE)]);
    run(here.path(), &["import"]);
    assert!(read(here.path(), "guides/sre.md").starts_with("---\ncompany: null\n"));
    let here = folder(&[("negguide.toml", ""), ("guides/globex/sre.md", PAGE)]);
    run(&here.path().join("guides/globex"), &["import", "sre.md"]);
    assert!(read(here.path(), "guides/globex/sre.md").starts_with("---\ncompany: globex\n"));
}

#[test]
fn keys_that_are_there_stay_as_they_are() {
    let own = "# of our handbook
title: \"Pay\"
tags: [pay,  people]
company_display: 'GLOBEX'   # as the brand has it
last_updated:
description: |+
  Two lines

author: Jo
";
    let here = folder(&[(PAGE_PATH, &format!("---\n{own}---\n\n{PAGE}"))]);
    let output = run(here.path(), &["import"]);
    assert_eq!(output.status.code(), Some(1));
    let text = read(here.path(), PAGE_PATH);
    let added = |text: &str| -> String {
        let lines = text.split_inclusive('\n');
        lines.filter(|line| own.contains(*line)).collect()
    };
    let front = text.split("---\n").nth(1).unwrap();
    assert_eq!(added(front), own, "{front}");
    assert_eq!(text.split_once("\n---\n").unwrap().1, format!("\n{PAGE}"));
    // Each new key follows the one that it follows in the canonical order.
    let at = |line: &str| {
        front
            .find(line)
            .unwrap_or_else(|| panic!("{line} in {front}"))
    };
    assert!(at("company: globex\n") < at("# of our handbook"));
    assert!(at("company_display: 'GLOBEX'") < at("role: sre\n"));
    assert!(at("last_updated:\n") < at("data_quality: null\n"));
    assert_eq!(front.matches("company_display").count(), 1);
    let found = findings(here.path());
    assert!(!found.contains(&"duplicate-key".to_string()));
    let again = run(here.path(), &["import"]);
    assert_eq!(
        again.status.code(),
        Some(0),
        "an empty key of ours is the author's"
    );
    assert_eq!(read(here.path(), PAGE_PATH), text);
}

/// Files, and why their front matter can't be changed.
const LEFT_ALONE: [(&str, &str, &str); 9] = [
    (
        "never.md",
        "---\ntitle: x\n\n# T\n",
        "the front matter is never closed (line 1)",
    ),
    (
        "yaml.md",
        "---\ntitle: [x\n---\nText\n",
        "the front matter is not valid YAML (line 2)",
    ),
    ("empty.md", "\n\n", "the file is empty"),
    (
        "near.md",
        "----\ncompany: x\n----\nText\n",
        "the front matter opens with a line that is not `---` (line 1)",
    ),
    (
        "open.md",
        "company: x\nrole: y\n---\nText\n",
        "the front matter lacks its opening `---` (line 1)",
    ),
    (
        "late.md",
        "# T\n\n---\ncompany: x\n---\n",
        "the front matter is below other text, but it must come first (line 3)",
    ),
    (
        "toml.md",
        "+++\ntitle = 'x'\n+++\nText\n",
        "the front matter is not YAML between `---` lines; convert it first (line 1)",
    ),
    (
        "flow.md",
        "---\n{title: x}\n---\nText\n",
        "the front matter is not a list of keys, one a line (line 2)",
    ),
    (
        "list.md",
        "---\n- x\n---\nText\n",
        "the front matter is not a list of keys, one a line (line 2)",
    ),
];

#[test]
fn files_that_can_not_be_read_are_left_alone() {
    let here = folder(&[(WHOLE_PATH, WHOLE)]);
    for (name, text, _) in LEFT_ALONE {
        write(here.path(), &format!("guides/globex/{name}"), text);
    }
    fs::write(here.path().join("guides/globex/bytes.md"), b"# T\xff\n").unwrap();
    let output = run(here.path(), &["import"]);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    for (name, text, reason) in LEFT_ALONE {
        let line = format!("error: guides/globex/{name}: left alone: {reason}\n");
        assert!(said.contains(&line), "{line}in {said}");
        assert_eq!(read(here.path(), &format!("guides/globex/{name}")), text);
    }
    assert!(
        said.contains("bytes.md: left alone: the file is not UTF-8"),
        "{said}"
    );
    assert!(
        said.ends_with(
            "1 guide imported with 2 entries of pay, 0 complete already, 10 left alone\n"
        )
    );
    assert_eq!(
        read(here.path(), WHOLE_PATH),
        format!("{WHOLE_FRONT}{WHOLE}"),
        "others go on"
    );
}

#[test]
fn byte_order_marks_and_line_endings_are_kept() {
    let text = format!("\u{feff}{WHOLE}").replace('\n', "\r\n");
    let here = folder(&[(WHOLE_PATH, &text)]);
    run(here.path(), &["import"]);
    let expected = format!("\u{feff}{WHOLE_FRONT}{WHOLE}").replace('\n', "\r\n");
    assert_eq!(read(here.path(), WHOLE_PATH), expected);
    assert_eq!(run(here.path(), &["import"]).status.code(), Some(0));
    assert_eq!(read(here.path(), WHOLE_PATH), expected);
}

#[test]
fn a_text_without_a_table_has_no_pay() {
    let here = folder(&[(PAGE_PATH, "Only words, and no line break")]);
    let output = run(here.path(), &["import"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("`compensation`"),
        "{}",
        stderr(&output)
    );
    let text = read(here.path(), PAGE_PATH);
    assert!(text.contains("\ncompensation: null\n"), "{text}");
    assert!(
        text.ends_with("\n---\nOnly words, and no line break"),
        "{text}"
    );
}

#[test]
fn the_place_is_one_that_the_text_above_names() {
    let region = |above: &str| {
        let here = folder(&[]);
        let page = format!("{above}\n\n| Level | Base Salary |\n|---|---|\n| P2 | kr 500,000 |\n");
        let output = piped(
            here.path(),
            &["import", "--stdin-path", PAGE_PATH],
            page.as_bytes(),
        );
        let text = stdout(&output);
        let line = |key: &str| {
            text.lines()
                .find_map(|line| line.trim_start_matches(['-', ' ']).strip_prefix(key))
                .unwrap()
                .to_string()
        };
        (line("region: "), line("currency: "))
    };
    let found = |region: &str, currency: &str| (region.to_string(), currency.to_string());
    for (above, expected) in [
        ("## Pay in Oslo", found("Oslo", "NOK")),
        ("Figures are for the Aarhus office.", found("Aarhus", "DKK")),
        (
            "## Malmö\n\n### Engineers\n\nBase pay a year.",
            found("Malmö", "SEK"),
        ),
        ("## Pay in Norway", found("Norway", "NOK")),
        ("## Pay in Oslo and Malmö", found("null", "null")),
        (
            "## Pay in Oslo\n\nIn Malmö it is less.",
            found("null", "null"),
        ),
        ("We were founded in Oslo.", found("null", "null")),
        ("# SRE | Oslo Bank Negotiation Guide", found("Oslo", "NOK")),
        ("## Reading this table", found("null", "null")),
    ] {
        assert_eq!(region(above), expected, "{above}");
    }
}

#[test]
fn a_title_is_the_level_and_no_cell_is_passed_over() {
    let here = folder(&[]);
    let page = "| Region | Title | Base Salary | Profit Share | Carry Share |
|---|---|---|---|---|
| Lyon | Lead | €61K–€74K | €5K–€9K | €1K–€2K |
| Lyon | Head | €7K/mo | €5K–€9K | — |
";
    let output = piped(
        here.path(),
        &["import", "--stdin-path", PAGE_PATH],
        page.as_bytes(),
    );
    let text = stdout(&output);
    let (front, _) = text.split_once("level_mapping").unwrap();
    let (_, entries) = front.split_once("compensation:\n").unwrap();
    assert_eq!(
        entries,
        "  - region: Lyon
    level: Lead
    base_low: 61000
    base_high: 74000
    currency: EUR
  - region: Lyon
    level: Head
    base_low: null
    base_high: null
    other_label: Profit Share
    other_low: 5000
    other_high: 9000
    currency: EUR
",
        "an entry has a key for one kind of other pay, and none for pay of a month"
    );
    let said = stderr(&output);
    for part in [
        ": not read: `€5K–€9K` below `Profit Share`, of Lyon, Lead\n",
        ": not read: `€1K–€2K` below `Carry Share`, of Lyon, Lead\n",
        ": not read: `€7K/mo` below `Base Salary`, of Lyon, Head\n",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
}

#[test]
fn help_teaches() {
    let here = folder(&[]);
    let help = stdout(&run(here.path(), &["import", "--help"]));
    for part in [
        "--diff",
        "--out",
        "--stdin-path",
        "--company",
        "--role",
        "Exit codes:",
        "Examples:",
    ] {
        assert!(help.contains(part), "{part}");
    }
    let page = stdout(&run(here.path(), &["explain", "missing-front-matter"]));
    assert!(page.contains("negguide import"), "{page}");
    write(here.path(), PAGE_PATH, PAGE);
    let found = stdout(&run(here.path(), &["validate"]));
    assert!(found.contains("run `negguide import`"), "{found}");
}

/// Pieces of pages that matter to import, in any order.
const PIECES: [&str; 30] = [
    "---\n",
    "...\n",
    "# ",
    "\n",
    "\r\n",
    "\u{feff}",
    "company: acme\n",
    "title: 'x'\n",
    "tags:\n- a\n",
    "text: |+\n  a\n\n",
    "company_display: &a B\n",
    "# note\n",
    "level_mapping:\n",
    "{a: b}\n",
    " - ",
    "SRE | Acme Negotiation Guide\n",
    "## Pay in Łódź\n",
    "| Level | Base | Bonus |\n|---|---|---|\n",
    "| L4 | €50K–€60K | 5% |\n",
    "| Region | Base |\n|--|--|\n",
    "| São Paulo | R$ 90K |\n",
    "| — | soon |\n",
    "**Level Mapping:** Acme L4 = Globex E4\n",
    "**Negotiation DNA:** \"Calm\": yes\n",
    "## Evidence\n- ",
    "Levels.fyi\n",
    "Last updated: 2026-02-03\n",
    "Data quality: ",
    "high",
    "🙂",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever the text is: it is left alone, or becomes a guide that is read back, whose body is the
    /// same and which has nothing left to import.
    #[test]
    fn any_text_is_left_alone_or_becomes_a_guide(
        pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..14),
    ) {
        let text = pieces.concat();
        let limits = Limits::default();
        let importer = Importer {
            limits: &limits,
            places: Places::built_in(),
            standard_roles: &[],
        };
        let known = KnownNames { folder: Some("acme".into()), ..KnownNames::default() };
        let import = |text: &str| importer.import(&Source::new("acme/sre.md", text), &known);
        let before = Guide::read(Source::new("acme/sre.md", text.as_str()), &limits);
        let outcome = import(&text);
        // A second byte order mark is a character that no key may be beside.
        let is_marked = text.trim_start_matches('\u{feff}').contains('\u{feff}');
        prop_assert!(is_marked || outcome != Err(ImportRefusal::Unwritable), "{text:?}");
        if let Ok(ImportOutcome::Imported(imported)) = outcome {
            let after = Guide::read(Source::new("acme/sre.md", imported.text.as_str()), &limits);
            prop_assert!(after.problems.yaml_errors.is_empty(), "{}", imported.text);
            prop_assert_eq!(before.source.slice(before.body_range), after.source.slice(after.body_range));
            prop_assert_eq!(import(&imported.text), Ok(ImportOutcome::Complete));
            let old = before.source.slice(before.front.range).lines();
            for line in old {
                prop_assert!(imported.text.contains(line), "{line} in {}", imported.text);
            }
        }
    }
}
