//! How the command line behaves towards people, pipes and programs, through the real binary.

mod common;

use std::process::Stdio;

use common::binary::{negguide, run, stderr, stdout, write};
use negguide::rules::RULES;
use serde_json::Value;
use tempfile::TempDir;

/// A guide that lost a figure, which has a safe fix, and whose total has one to check.
fn faulty_guide() -> String {
    common::with_pay(
        "- region: London\n  base_low: null\n  base_high: null\n  stock_low: 40000\n  \
         stock_high: 80000\n  bonus_pct: 0\n  total_comp_low: 110000\n  total_comp_high: 160000\n  \
         currency: GBP\n\n\
         | Region | Base Salary | Stock | Total Comp |\n|---|---|---|---|\n\
         | London | £95K–£120K | £40K–£80K | £110K–£160K |\n",
    )
}

fn faulty() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), common::PATH, &faulty_guide());
    folder
}

#[test]
fn rules_are_listed_by_family_in_80_columns() {
    let here = tempfile::tempdir().unwrap();
    let list = stdout(&run(here.path(), &["rules", "--format", "list"]));
    assert!(
        list.lines().all(|line| line.chars().count() <= 80),
        "{list}"
    );
    for rule in RULES.iter() {
        let id = rule.meta().id;
        let line = format!("{}  {}", id.code, id.name);
        assert!(list.lines().any(|it| it.starts_with(&line)), "{line}");
    }
    assert!(list.starts_with("NG0  Reading the file\nNG001  missing-front-matter "));
    assert!(list.contains("\n\nNG3  The front matter against the body\nNG301  value-differs "));
    let coloured = ["rules", "--format", "list", "--color", "always"];
    assert!(stdout(&run(here.path(), &coloured)).starts_with("\u{1b}[1mNG0  Reading"));
}

#[test]
fn a_page_is_markdown_in_a_pipe_and_laid_out_when_asked() {
    let here = tempfile::tempdir().unwrap();
    let shown = |more: &[&str]| {
        stdout(&run(
            here.path(),
            &[&["explain", "total-mismatch"], more].concat(),
        ))
    };
    assert_eq!(shown(&[]), shown(&["--format", "markdown"]));
    assert!(shown(&[]).starts_with("# total-mismatch (NG201)\n\n"));
    let text = shown(&["--format", "text"]);
    assert!(text.starts_with("total-mismatch (NG201)\n\n"), "{text}");
    assert!(text.contains("\n\nWhat it finds\n\nFor each end"), "{text}");
    assert!(
        text.contains("\n    base + stock / vesting years"),
        "{text}"
    );
    assert!(!text.contains("```") && !text.contains("\n## "), "{text}");
    assert!(
        text.lines().all(|line| line.chars().count() <= 80),
        "{text}"
    );
    let coloured = shown(&["--format", "text", "--color", "always"]);
    assert!(coloured.contains("\u{1b}[1mWhat it finds\u{1b}[0m"));
}

#[test]
fn a_reader_who_goes_away_is_no_failure() {
    let folder = faulty();
    let commands: [&[&str]; 5] = [
        &["validate"],
        &["validate", "--format", "json"],
        &["validate", "--stats"],
        &["rules"],
        &["explain", "stale"],
    ];
    for arguments in commands {
        let mut child = negguide(folder.path())
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(stderr(&output), "", "{arguments:?}");
    }
}

#[test]
fn all_rules_are_named_by_the_start_of_their_codes() {
    let folder = faulty();
    let found = |rules: &str| {
        let output = run(
            folder.path(),
            &["validate", "--format", "concise", "--select", rules],
        );
        stdout(&output)
    };
    assert_eq!(
        found("NG"),
        found("NG0,NG1,NG2,NG3,NG4,NG5,NG6,NG7,NG8"),
        "the bare start names every family"
    );
    assert!(!found("NG").is_empty());
    write(
        folder.path(),
        "negguide.toml",
        "[rules]\nNG = \"off\"\nNG2 = \"note\"\n",
    );
    let output = run(folder.path(), &["validate", "--format", "concise"]);
    let lines = stdout(&output);
    assert!(!lines.is_empty() && lines.lines().all(|line| line.contains(": note[total-")));
    for (rules, advice) in [
        ("ALL", "all rules are `NG`"),
        ("total-mismach", "did you mean `total-mismatch`?"),
        ("NG299", "its family has the codes NG201 to NG209"),
        ("xyz", "`negguide rules` lists their names and codes"),
    ] {
        let output = run(folder.path(), &["validate", "--select", rules]);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(
            stderr(&output),
            format!("error: --select: no rule is called `{rules}`; {advice}\n")
        );
    }
    write(folder.path(), "negguide.toml", "[rules]\nNG29 = \"off\"\n");
    let told = stderr(&run(folder.path(), &["validate"]));
    assert!(told.contains("its family has the codes NG201"), "{told}");
}

#[test]
fn every_example_of_an_absent_section_is_whole_on_a_line_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let front = "---\ncompany: acme\nrole: software-engineer\n---\n";
    let text = format!("{front}Nothing but a sentence.\n");
    write(folder.path(), common::PATH, &text);
    let shown = stdout(&run(
        folder.path(),
        &["validate", "--select", "missing-section"],
    ));
    for example in [
        "`### Role | Company Global Negotiation Guide`",
        "`| Region | Base Salary | Stock | Bonus | Total Comp |`",
        "`> **Negotiate Up Strategy:** \"what to say\"`",
    ] {
        assert!(shown.lines().any(|line| line.trim() == example), "{shown}");
    }
}

#[test]
fn pages_on_terminals_have_all_words_apart() {
    let here = tempfile::tempdir().unwrap();
    let explained = |rule: &str, format: &str| {
        stdout(&run(here.path(), &["explain", rule, "--format", format]))
    };
    for rule in RULES.iter().map(|rule| rule.meta().id.name) {
        let text = explained(rule, "text");
        let is_part = |c: char| c.is_alphanumeric();
        let words: Vec<&str> = text.split(|c| !is_part(c)).collect();
        let markdown = explained(rule, "markdown");
        // The language of a block of code is for highlighting.
        let lines = markdown.lines().filter(|line| !line.starts_with("```"));
        for word in lines.flat_map(|line| line.split(|c| !is_part(c))) {
            assert!(words.contains(&word), "{rule}: {word}\n{text}");
        }
    }
    let family = run(here.path(), &["explain", "NG"]);
    assert!(stderr(&family).contains("`negguide rules` lists them"));
}

#[test]
fn the_summary_says_how_to_fix_what_was_found() {
    let folder = faulty();
    let told = |arguments: &[&str]| {
        let arguments = [&["validate", "--as-of", "2026-03-01"], arguments].concat();
        let output = run(folder.path(), &arguments);
        stderr(&output)
    };
    assert_eq!(
        told(&[]),
        "1 guide checked: 2 errors; 1 guide with errors\n\
         1 finding has a safe fix: run `negguide validate --as-of 2026-03-01 --fix`\n\
         1 finding has a possible fix: see \
         `negguide validate --as-of 2026-03-01 --diff --unsafe-fixes`\n"
    );
    write(
        folder.path(),
        "my config/negguide.toml",
        "guides = \"..\"\n",
    );
    let scoped = told(&[
        "--config",
        "my config/negguide.toml",
        "--select",
        "value-lost,NG4",
        "--no-baseline",
        "guides/acme",
    ]);
    assert!(
        scoped.ends_with(
            "\n1 finding has a safe fix: run `negguide validate \
             --config 'my config/negguide.toml' --as-of 2026-03-01 --select value-lost,NG4 \
             --no-baseline --fix guides/acme`\n"
        ),
        "{scoped}"
    );
    let only = told(&["--guides-only", common::PATH, "docs/x.md"]);
    let ending = format!("--guides-only --fix {} docs/x.md`\n", common::PATH);
    assert!(
        only.lines()
            .any(|line| format!("{line}\n").ends_with(&ending)),
        "{only}"
    );
    let many = told(&[common::PATH; 6]);
    assert!(
        many.contains("a safe fix: run the command again with `--fix`\n"),
        "{many}"
    );
    let dash = faulty_guide();
    write(folder.path(), "-acme/x.md", &dash);
    let dashed = told(&["--", "-acme/x.md"]);
    assert!(dashed.contains(" --fix -- -acme/x.md`\n"), "{dashed}");
    for without in [
        &["--format", "json"][..],
        &["--select", "NG4"],
        &["--fix", "--select", "NG2"],
    ] {
        assert!(!told(without).contains("fix:"), "{without:?}");
    }
    assert_eq!(told(&["-q"]), "");
}

#[test]
fn fixes_are_counted_for_each_rule() {
    let folder = faulty();
    let path = "guides/acme/data-engineer.md";
    let other = faulty_guide()
        .replace("role: software-engineer", "role: data-engineer")
        .replace("Software Engineer", "Data Engineer");
    write(folder.path(), path, &other);
    let rules = ["--select", "value-lost,total-mismatch", "--unsafe-fixes"];
    let told = |how: &str| {
        stderr(&run(
            folder.path(),
            &[&["validate", how], &rules[..]].concat(),
        ))
    };
    assert_eq!(
        told("--diff"),
        "4 fixes would be made in 2 guides\n\
         \x20 total-mismatch  2 in 2 guides, to check\n\
         \x20 value-lost      2 in 2 guides\n"
    );
    assert!(told("--fix").starts_with(
        "4 fixes made in 2 guides\n\
         \x20 total-mismatch  2 in 2 guides, to check\n\
         \x20 value-lost      2 in 2 guides\n"
    ));
    assert!(told("--fix").starts_with("nothing fixed\n"));
}

#[test]
fn statistics_are_for_people_and_programs() {
    let folder = faulty();
    let arguments = ["validate", "--stats", "--format", "json"];
    let stats: Value = serde_json::from_slice(&run(folder.path(), &arguments).stdout).unwrap();
    let lost = &stats["rules"].as_array().unwrap()[1];
    assert_eq!(lost["rule"], "value-lost");
    for (count, expected) in [
        ("findings", 1),
        ("errors", 1),
        ("guides", 1),
        ("safe_fixes", 1),
        ("unsafe_fixes", 0),
    ] {
        assert_eq!(lost[count], expected, "{count}");
    }
    assert_eq!(stats["companies"][0]["company"], "acme");
    assert_eq!(stats["total"]["findings"], 2);
    assert_eq!(stats["total"]["unsafe_fixes"], 1);
    assert_eq!(stats["guides"], 1);
    let top = run(folder.path(), &[&arguments[..], &["--top", "1"]].concat());
    let top: Value = serde_json::from_slice(&top.stdout).unwrap();
    assert_eq!(top["rules"].as_array().unwrap().len(), 1);
    assert_eq!(top["total"], stats["total"]);
    let shown = stdout(&run(folder.path(), &["validate", "--stats", "--top", "1"]));
    assert!(!shown.contains("value-lost"), "{shown}");
    assert!(shown.contains("\nTotal of 2 "), "{shown}");
    for (wrong, reason) in [
        (&["--stats", "--format", "sarif"][..], "lists of findings"),
        (&["--stats", "--top", "0"], "a whole number of at least 1"),
        (&["--top", "1"], "--stats"),
    ] {
        let output = run(folder.path(), &[&["validate"], wrong].concat());
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(stderr(&output).contains(reason), "{}", stderr(&output));
    }
}

/// More findings than code scanning takes: notes give way to errors.
#[test]
fn a_sarif_log_has_no_more_results_than_are_taken() {
    let folder = tempfile::tempdir().unwrap();
    let links: String = (0..25_010)
        .map(|link| format!("[x](gone-{link}.md)\n\n"))
        .collect();
    let front = "---\ncompany: acme\nrole: software-engineer\n---\n";
    write(folder.path(), common::PATH, &format!("{front}{links}"));
    // The guide that is read first has the lightest findings.
    let light = common::with_body("See the\n\n[text](../no.md)\n");
    write(folder.path(), "guides/aaa/software-engineer.md", &light);
    write(
        folder.path(),
        "negguide.toml",
        "[[overrides]]\npaths = [\"guides/aaa/**\"]\n[overrides.rules]\nbroken-link = \"note\"\n",
    );
    let output = run(
        folder.path(),
        &["validate", "--format", "sarif", "--select", "broken-link"],
    );
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 25_000);
    assert!(results.iter().all(|result| result["level"] == "error"));
    let said = "the report lists the 25,000 most severe of 25,011 findings";
    assert!(stderr(&output).contains(&format!("\nnote: {said}")));
    let quiet = run(
        folder.path(),
        &[
            "validate",
            "-q",
            "--format",
            "sarif",
            "--select",
            "broken-link",
        ],
    );
    assert_eq!(stderr(&quiet), "");
    let told = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0];
    assert_eq!(told["level"], "warning");
    assert!(told["message"]["text"].as_str().unwrap().starts_with(said));
}

/// Names that would end a line, a command or a string, or act on the terminal.
#[cfg(unix)]
#[test]
fn odd_names_of_files_do_no_harm_in_any_format() {
    let folder = tempfile::tempdir().unwrap();
    let name = "guides/acme/a\n::error::b\\c%0Ad\u{1b}[31m\u{202e},\"<'.md";
    write(folder.path(), name, &faulty_guide());
    let shown = |format: &str| {
        let output = run(folder.path(), &["validate", "--format", format]);
        let (out, told) = (stdout(&output), stderr(&output));
        for text in [&out, &told] {
            assert!(!text.contains(['\u{1b}', '\r']), "{format}: {text}");
            let forged = text.lines().any(|line| line.starts_with("::error::b"));
            assert!(!forged, "{format}: {text}");
        }
        out
    };
    let one_line = "guides/acme/a�::error::b\\c%0Ad�[31m�,\"<'.md";
    assert!(shown("concise").starts_with(one_line));
    assert!(shown("human").contains(&format!("--> {one_line}:")));
    let github = shown("github");
    let escaped = "file=guides/acme/a%0A%3A%3Aerror%3A%3Ab\\c%250Ad�[31m�%2C\"<'.md,line=";
    assert!(
        github.lines().all(|line| line.contains(escaped)),
        "{github}"
    );
    let json: Value = serde_json::from_str(&shown("json")).unwrap();
    assert_eq!(json["findings"][0]["path"], name);
    let gitlab: Value = serde_json::from_str(&shown("gitlab")).unwrap();
    assert_eq!(gitlab[0]["location"]["path"], name);
    let sarif: Value = serde_json::from_str(&shown("sarif")).unwrap();
    let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "guides/acme/a%0A%3A%3Aerror%3A%3Ab%5Cc%250Ad%1B%5B31m%E2%80%AE,%22%3C'.md"
    );
    let junit = shown("junit");
    assert!(junit.contains("b\\c%0Ad�[31m�,&quot;&lt;"), "{junit}");
    let diff = stderr(&run(folder.path(), &["validate", "--fix"]));
    assert!(!diff.contains('\u{1b}'), "{diff}");
}

#[test]
fn a_verbose_run_says_that_no_guide_is_named() {
    let folder = faulty();
    write(folder.path(), "guides/acme/README.md", "");
    let said = stderr(&run(
        folder.path(),
        &["validate", "-v", "guides/acme/README.md"],
    ));
    assert!(
        said.contains("\ninfo: guides: no path is left to look for them at\n"),
        "{said}"
    );
}

#[test]
fn a_verbose_run_says_what_it_reads_and_what_not() {
    let folder = faulty();
    for (path, text) in [
        ("negguide.toml", "title = \"Mine\"\n"),
        (".gitignore", "drafts/\nguides/acme/old-*.md\n"),
        ("guides/.ignore", "notes.md\n"),
        ("guides/acme/notes.md", ""),
        ("guides/acme/old-role.md", ""),
        ("guides/acme/drafts/role.md", ""),
        ("guides/acme/.hidden/role.md", ""),
        ("guides/acme/README.md", ""),
        ("guides/acme/pay.csv", ""),
    ] {
        write(folder.path(), path, text);
    }
    let expected = "\
        info: configuration: negguide.toml, the nearest upward\n\
        info: guides: below guides, the project's guides folder\n\
        info: found guides/acme/software-engineer.md\n\
        info: skipped guides/.ignore: hidden, as its name starts with a dot\n\
        info: skipped guides/acme/.hidden: hidden, as its name starts with a dot\n\
        info: skipped guides/acme/README.md: a file about the folder, by its name, and no guide\n\
        info: skipped guides/acme/drafts: ignored by `drafts/` in .gitignore\n\
        info: skipped guides/acme/notes.md: ignored by `notes.md` in guides/.ignore\n\
        info: skipped guides/acme/old-role.md: ignored by `guides/acme/old-*.md` in .gitignore\n\
        info: skipped guides/acme/pay.csv: its name does not end in .md\n";
    let told = |arguments: &[&str]| stderr(&run(folder.path(), arguments));
    let validated = told(&["validate", "-v"]);
    let rest = validated.strip_prefix(expected).expect(&validated);
    let first = "info: cache: none\ninfo: baseline: none\n1 guide";
    assert!(rest.starts_with(first), "{rest}");
    assert!(told(&["fmt", "--check", "--verbose"]).starts_with(expected));
    let built = told(&[
        "build",
        "-v",
        "--allow-errors",
        "guides/acme",
        "--out",
        "guides/site",
    ]);
    assert!(
        built.contains("\ninfo: guides: at or below guides/acme\n"),
        "{built}"
    );
    let again = told(&["validate", "-v", "--no-baseline", "guides"]);
    assert!(again.contains("an earlier build wrote it\n"), "{again}");
    assert!(
        again.contains("\ninfo: baseline: none, as --no-baseline says\n"),
        "{again}"
    );
    let elsewhere = tempfile::tempdir().unwrap();
    let none = stderr(&run(elsewhere.path(), &["validate", "-v"]));
    assert!(
        none.starts_with("info: configuration: none, as no negguide.toml"),
        "{none}"
    );
    assert_eq!(
        run(folder.path(), &["validate", "-v", "-q"]).status.code(),
        Some(2)
    );
}

/// The table writes `£1295000`; what negguide says of its own has groups.
#[test]
fn amounts_in_messages_have_groups() {
    let folder = tempfile::tempdir().unwrap();
    let guide = common::with_pay(
        "- region: London\n  base_low: 95000\n  base_high: 120000\n  currency: GBP\n\n\
         | Region | Base Salary |\n|---|---|\n| London | £1295000–£1320000 |\n",
    );
    write(folder.path(), common::PATH, &guide);
    let arguments = [
        "validate",
        "--select",
        "value-differs",
        "--format",
        "concise",
    ];
    let shown = stdout(&run(folder.path(), &arguments));
    assert!(
        shown.contains(" is 95,000–120,000 GBP in the front matter"),
        "{shown}"
    );
}
