//! Switching rules off, and taking over a corpus that is not clean, through the real binary.

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use common::binary::{negguide, run, stderr, stdout, write};
use tempfile::TempDir;

const SWAPPED: &str = "- region: London\n  base_low: 120000\n  base_high: 95000\n  currency: GBP\n";

/// A project with one guide, whose entries are `pay`.
fn project(pay: &str) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), common::PATH, &common::with_pay(pay));
    folder
}

fn concise(folder: &Path, arguments: &[&str]) -> Output {
    run(
        folder,
        &[&["validate", "--format", "concise"], arguments].concat(),
    )
}

/// The rules of the findings, in their order.
fn rules(output: &Output) -> Vec<String> {
    let rule = |line: &str| Some(line.split_once('[')?.1.split_once(']')?.0.to_string());
    stdout(output).lines().filter_map(rule).collect()
}

fn git(folder: &Path, arguments: &[&str]) {
    let status = Command::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@b", "-C"])
        .arg(folder)
        .args(arguments)
        .stdout(Stdio::null())
        .status();
    assert!(status.expect("git runs").success(), "{arguments:?}");
}

fn with_input(folder: &Path, arguments: &[&str], input: &str) -> Output {
    fs::write(folder.join("input"), input).expect("a file");
    let file = fs::File::open(folder.join("input")).expect("a file");
    let mut command = negguide(folder);
    command
        .args(arguments)
        .arg("--as-of=2026-03-01")
        .stdin(file);
    let output = command.output();
    output.expect("negguide starts")
}

#[test]
fn directives_cover_lines_entries_tables_and_files() {
    let same = SWAPPED.replace(
        "120000",
        "120000 # negguide: ignore[reversed-range] so it was told",
    );
    let above = SWAPPED.replace(
        "  base_low",
        "  # negguide: ignore[NG204] told\n  # twice\n  base_low",
    );
    let entry = SWAPPED.replace("London", "London # negguide: ignore[reversed-range] told");
    let file = SWAPPED.replace("GBP", "GBP # negguide: ignore-file[reversed-range] told");
    let family = SWAPPED.replace("GBP", "GBP # negguide: ignore-file[NG2] told");
    for pay in [same, above, entry, file, family] {
        let folder = project(&pay);
        let output = concise(folder.path(), &[]);
        assert_eq!(stdout(&output), "", "{pay}");
        assert_eq!(stderr(&output), "1 guide checked: no findings; 1 ignored\n");
    }
    let folder = project(&SWAPPED.replace("GBP", "GBP # negguide: ignore[reversed-range] told"));
    assert_eq!(
        rules(&concise(folder.path(), &[])),
        ["reversed-range", "unused-ignore"]
    );
    let folder = project(&SWAPPED.replace("GBP", "GBP # negguide: ignore-file[NG6, NG99] told"));
    let found = rules(&concise(folder.path(), &[]));
    assert_eq!(found, ["reversed-range", "unused-ignore", "unknown-rule"]);
    let selected = concise(folder.path(), &["--select", "NG1,NG801"]);
    assert_eq!(stdout(&selected), "", "what did not run is not unused");
    let table = "- region: London\n  base_low: 95000\n  base_high: 95000\n  currency: GBP\n\n\
        <!-- negguide: ignore[region-lost] to come -->\n| Region | Base Salary |\n|---|---|\n\
        | London | £95K |\n| Oslo | kr 950K |\n| Bergen | kr 950K |\n";
    let folder = project(table);
    let output = concise(folder.path(), &[]);
    assert!(
        !rules(&output).contains(&"unused-ignore".to_string()),
        "{}",
        stdout(&output)
    );
}

#[test]
fn overrides_are_for_some_guides_wherever_negguide_runs() {
    let folder = project(SWAPPED);
    let settings =
        "[[overrides]]\npaths = [\"guides/acme\"]\nrules = { reversed-range = \"note\" }\n";
    write(folder.path(), "negguide.toml", settings);
    for (place, arguments) in [("", &[][..]), ("guides/acme", &["."])] {
        let output = concise(&folder.path().join(place), arguments);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(
            stdout(&output).contains("note[reversed-range]"),
            "{}",
            stdout(&output)
        );
    }
    write(
        folder.path(),
        "negguide.toml",
        &settings.replace("acme", "globex"),
    );
    assert_eq!(concise(folder.path(), &[]).status.code(), Some(1));
}

#[test]
fn a_family_has_a_severity_and_its_rules_have_their_own() {
    let folder = project(SWAPPED);
    let severity = |rules: &str| {
        write(folder.path(), "negguide.toml", &format!("[rules]\n{rules}"));
        let output = run(folder.path(), &["validate", "--format", "concise"]);
        let output = stdout(&output);
        let severities = ["error[", "warning[", "note["].map(|it| output.contains(it));
        severities.iter().position(|is_found| *is_found)
    };
    assert_eq!(severity(""), Some(0));
    assert_eq!(severity("NG2 = \"off\"\n"), None);
    assert_eq!(
        severity("reversed-range = \"note\"\nNG2 = \"off\"\n"),
        Some(2)
    );
    let output = run(folder.path(), &["validate"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    write(folder.path(), "negguide.toml", "[rules]\nNG9 = \"off\"\n");
    let output = run(folder.path(), &["validate"]);
    assert!(
        stderr(&output).contains("unknown rule `NG9`"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn the_failing_severity_is_chosen() {
    let folder = project(SWAPPED);
    for (arguments, code) in [
        (&["--exit-zero"][..], 0),
        (&["--fail-on", "never"], 0),
        (&["--fail-on", "error"], 1),
    ] {
        assert_eq!(
            concise(folder.path(), arguments).status.code(),
            Some(code),
            "{arguments:?}"
        );
    }
    write(
        folder.path(),
        "negguide.toml",
        "fail-on = \"warning\"\n[rules]\nNG204 = \"warning\"\n",
    );
    assert_eq!(concise(folder.path(), &[]).status.code(), Some(1));
    assert_eq!(
        concise(folder.path(), &["--fail-on", "error"])
            .status
            .code(),
        Some(0)
    );
}

#[test]
fn a_baseline_holds_back_what_is_known_and_only_that() {
    let folder = project(SWAPPED);
    let output = concise(folder.path(), &["--write-baseline"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let file = folder.path().join("negguide-baseline.json");
    let recorded = fs::read_to_string(&file).expect("a baseline");
    assert!(
        recorded.contains("\"rule\":\"reversed-range\""),
        "{recorded}"
    );
    assert!(
        recorded.contains("\"path\":\"guides/acme/software-engineer.md\""),
        "{recorded}"
    );
    let output = concise(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        stderr(&output).contains("1 suppressed by the baseline"),
        "{}",
        stderr(&output)
    );
    let elsewhere = concise(
        &folder.path().join("guides"),
        &["acme", "--baseline", "../negguide-baseline.json"],
    );
    assert_eq!(stdout(&elsewhere), "");
    assert_eq!(
        concise(folder.path(), &["--no-baseline"]).status.code(),
        Some(1)
    );
    assert_eq!(run(folder.path(), &["build"]).status.code(), Some(0));

    // Moved lines are the same finding, another value is a new one.
    let moved = format!("# a remark\n{SWAPPED}").replace("# a remark\n", "");
    write(
        folder.path(),
        common::PATH,
        &format!("\u{feff}{}", common::with_pay(&moved)),
    );
    assert_eq!(stdout(&concise(folder.path(), &[])), "");
    let other = SWAPPED.replace("120000", "130000");
    write(folder.path(), common::PATH, &common::with_pay(&other));
    let output = concise(folder.path(), &[]);
    assert_eq!(rules(&output), ["reversed-range"]);
    assert!(
        stderr(&output).contains("--prune-baseline"),
        "{}",
        stderr(&output)
    );

    // What was not looked at is not pruned.
    let output = concise(folder.path(), &["--prune-baseline", "--select", "NG1"]);
    assert_eq!(fs::read_to_string(&file).expect("a baseline"), recorded);
    let told = stderr(&output);
    assert!(told.starts_with("nothing to remove from "), "{told}");
    concise(folder.path(), &["--prune-baseline"]);
    let pruned = fs::read_to_string(&file).expect("a baseline");
    assert!(!pruned.contains("reversed-range"), "{pruned}");
}

/// A total that is 4 percent too low, which is a warning, and a base that is not the table's.
const KNOWN: &str = "- region: London
  base_low: 95000
  base_high: 120000
  stock_low: 80000
  stock_high: 160000
  bonus_pct: 10
  total_comp_low: 119500
  total_comp_high: 172000
  currency: GBP

| Region | Base Salary |
|---|---|
| London | £90K–£120K |
";

#[test]
fn what_is_worse_than_what_is_known_is_new() {
    let after_in = |known: &str, was: &str, is: &str| {
        let folder = project(known);
        concise(folder.path(), &["--write-baseline"]);
        assert_eq!(stdout(&concise(folder.path(), &[])), "");
        let changed = common::with_pay(&known.replace(was, is));
        write(folder.path(), common::PATH, &changed);
        rules(&concise(folder.path(), &[]))
    };
    // The warning becomes an error, though the total itself stays.
    let (entry, _) = KNOWN.split_once("\n|").expect("a table");
    let worse = after_in(entry, "base_low: 95000", "base_low: 118000");
    assert_eq!(worse, ["total-mismatch"]);
    // An error that is further off is new, one that is less far off is known.
    let far = entry.replace("172000", "250000");
    assert_eq!(
        after_in(&far, "stock_high: 160000", "stock_high: 120000"),
        ["total-mismatch"]
    );
    assert_eq!(
        after_in(&far, "stock_high: 160000", "stock_high: 200000"),
        [""; 0]
    );
    // A total that no parts come to, whose parts shrink.
    let beyond = entry.replace("172000", "600000");
    let found = after_in(&beyond, "base_high: 120000", "base_high: 100000");
    assert_eq!(found[0], "total-impossible");
    let found = after_in(&beyond, "bonus_pct: 10", "bonus_pct: 20");
    assert_eq!(found, [""; 0]);
    let after = |was, is| after_in(KNOWN, was, is);
    // The table's figure moves away, and so does the other end.
    assert_eq!(after("£90K–£120K", "£20K–£120K")[0], "value-differs");
    assert_eq!(after("£90K–£120K", "£90K–£150K")[0], "value-differs");
    assert_eq!(after("| London |", "| **London** |"), [""; 0]);
}

#[test]
fn formatting_releases_nothing_that_is_held_back() {
    let folder = project(KNOWN);
    let body = format!(
        "{}\n**Evidence & Sources:**\n* Levels.fyi\n",
        common::with_pay(KNOWN)
    );
    write(folder.path(), common::PATH, &body);
    concise(folder.path(), &["--write-baseline"]);
    assert_eq!(run(folder.path(), &["fmt"]).status.code(), Some(0));
    let formatted = fs::read_to_string(folder.path().join(common::PATH)).expect("the guide");
    assert_ne!(formatted, body);
    let output = concise(folder.path(), &["--fail-on", "note"]);
    assert_eq!(stdout(&output), "");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn a_file_that_is_no_baseline_holds_back_nothing() {
    let folder = project(SWAPPED);
    let file = folder.path().join("negguide-baseline.json");
    fs::write(&file, "<<<<<<< ours").expect("a file");
    let output = concise(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("is not a baseline"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_partial_run_records_beside_the_rest() {
    let folder = project(SWAPPED);
    write(folder.path(), "guides/globex/a.md", "nothing");
    concise(folder.path(), &["--write-baseline"]);
    let file = folder.path().join("negguide-baseline.json");
    let all = fs::read_to_string(&file).expect("a baseline");
    concise(folder.path(), &["--write-baseline", "guides/globex"]);
    assert_eq!(fs::read_to_string(&file).expect("a baseline"), all);
    fs::remove_file(folder.path().join("guides/globex/a.md")).expect("removed");
    concise(folder.path(), &["--prune-baseline", "guides/acme"]);
    assert_eq!(fs::read_to_string(&file).expect("a baseline"), all);
    concise(folder.path(), &["--prune-baseline"]);
    assert!(
        !fs::read_to_string(&file)
            .expect("a baseline")
            .contains("globex")
    );
}

#[test]
fn changed_guides_are_those_git_knows_to_differ() {
    let folder = project(SWAPPED);
    let path = folder.path();
    let output = concise(path, &["--changed"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("not in a git work tree"),
        "{}",
        stderr(&output)
    );
    git(path, &["init", "-q"]);
    assert_eq!(
        rules(&concise(path, &["--changed"])),
        ["reversed-range"],
        "before a commit"
    );
    write(path, "guides/globex/gone.md", "x");
    git(path, &["add", "."]);
    git(path, &["commit", "-qm", "one"]);
    let output = concise(path, &["--changed"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(
        stderr(&output),
        "no guide differs from HEAD: nothing to check\n"
    );
    write(path, "guides/glo bex/é \"q\".md", "nothing");
    fs::remove_file(path.join("guides/globex/gone.md")).expect("removed");
    let output = concise(path, &["--changed"]);
    assert!(
        stdout(&output).starts_with("guides/glo bex/é \"q\".md:"),
        "{}",
        stdout(&output)
    );
    assert!(
        stderr(&output).starts_with("1 guide checked"),
        "{}",
        stderr(&output)
    );
    git(path, &["mv", common::PATH, "guides/acme/moved.md"]);
    let output = concise(&path.join("guides"), &["--changed=HEAD", "."]);
    assert!(
        stdout(&output).contains("acme/moved.md:"),
        "{}",
        stdout(&output)
    );
    let output = concise(path, &["--changed=nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("no commit `nowhere`"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn guides_come_from_lists_and_from_standard_input() {
    let folder = project(SWAPPED);
    let path = folder.path();
    let from = ["validate", "--format", "concise", "--files-from", "-"];
    for list in [
        format!("{}\r\n", common::PATH),
        format!("{}\0", common::PATH),
    ] {
        assert_eq!(rules(&with_input(path, &from, &list)), ["reversed-range"]);
    }
    let output = with_input(path, &from, "");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        stderr(&output),
        "standard input lists no files: nothing to check\n"
    );
    let there = [
        "validate",
        "--format",
        "concise",
        "--stdin-path",
        common::PATH,
        "-",
    ];
    let output = with_input(path, &there, &common::sound_guide());
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    let elsewhere = [
        "validate",
        "--format",
        "concise",
        "--stdin-path",
        "guides/globex/x.md",
    ];
    let output = with_input(path, &elsewhere, &common::sound_guide());
    assert!(
        rules(&output).contains(&"path-mismatch".to_string()),
        "{}",
        stdout(&output)
    );
    // What comes from standard input is nobody's file to write.
    let fixing = ["validate", "--fix", "--stdin-path", common::PATH];
    let before = fs::read(path.join(common::PATH)).expect("the guide");
    let output = with_input(path, &fixing, &common::sound_guide());
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert_eq!(
        fs::read(path.join(common::PATH)).expect("the guide"),
        before
    );
    assert_eq!(concise(path, &["-"]).status.code(), Some(2));
}

/// A guide with two figures that the front matter lost.
fn lossy() -> String {
    common::with_pay(
        "- region: London\n  base_low: null\n  base_high: null\n  currency: GBP\n\
         - region: Berlin\n  base_low: null\n  base_high: null\n  currency: EUR\n\n\
         | Region | Base Salary |\n|---|---|\n| London | £95K–£120K |\n| Berlin | €80K–€90K |\n",
    )
}

#[test]
fn what_is_held_back_is_not_fixed_either() {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path();
    let old = lossy().replace(
        "  - region: Berlin\n    base_low: null",
        "  - region: Berlin\n    base_low: 80000",
    );
    let old = old.replace(
        "base_low: 80000\n    base_high: null",
        "base_low: 80000\n    base_high: 90000",
    );
    assert_ne!(old, lossy());
    write(path, common::PATH, &old);
    concise(path, &["--write-baseline"]);
    let guide = || fs::read_to_string(path.join(common::PATH)).expect("the guide");
    let diff = concise_less(path, &["--diff"]);
    assert_eq!((stdout(&diff).as_str(), diff.status.code()), ("", Some(0)));
    let fixed = concise(path, &["--fix"]);
    assert!(
        stderr(&fixed).starts_with("nothing fixed\n1 guide checked: no findings; "),
        "{}",
        stderr(&fixed)
    );
    assert_eq!(guide(), old);

    // A new finding is fixed beside the known one.
    write(path, common::PATH, &lossy());
    let diff = stdout(&concise_less(path, &["--diff"]));
    assert!(
        diff.contains("+    base_low: 80000") && !diff.contains("+    base_low: 95000"),
        "{diff}"
    );
    let fixed = concise(path, &["--fix"]);
    assert_eq!(stdout(&fixed), "");
    assert!(
        stderr(&fixed).contains("suppressed by the baseline"),
        "{}",
        stderr(&fixed)
    );
    assert_eq!(guide(), old);

    let diff = stdout(&concise_less(path, &["--diff", "--no-baseline"]));
    assert!(diff.contains("+    base_low: 95000"), "{diff}");
    concise(path, &["--fix", "--no-baseline"]);
    assert!(guide().contains("base_low: 95000"), "{}", guide());
}

/// Without a format: a diff has its own.
fn concise_less(folder: &Path, arguments: &[&str]) -> Output {
    run(folder, &[&["validate"], arguments].concat())
}

/// A project of two companies that have most roles, each with its guides' levels in the same words.
fn two_companies() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let roles = [
        "software-engineer",
        "senior-software-engineer",
        "staff-software-engineer",
        "data-engineer",
        "data-scientist",
        "product-manager",
        "product-designer",
        "security-engineer",
    ];
    let files = roles
        .map(|role| format!("=== guides/acme/{role}.md\n"))
        .concat();
    for (path, text) in common::files::with_files(&files) {
        write(folder.path(), &path, &text);
    }
    folder
}

#[test]
fn a_guide_alone_is_held_against_the_whole_project() {
    let folder = two_companies();
    let path = folder.path();
    let across = ["--select", "NG7,broken-link"];
    let all = concise(path, &across);
    assert_eq!(rules(&all), ["missing-role"], "{}", stdout(&all));
    assert!(stdout(&all).starts_with("guides/acme/data-engineer.md:"));

    // It is said at the company's first guide, and at no other.
    let first = concise(path, &["guides/acme/data-engineer.md", "--select", "NG7"]);
    assert_eq!(stdout(&first), stdout(&all));
    assert!(
        stderr(&first).starts_with("1 guide checked: 1 note"),
        "{}",
        stderr(&first)
    );
    let other = concise(path, &["guides/acme/product-manager.md", "--select", "NG7"]);
    assert_eq!(stdout(&other), "");

    // The editor's text takes the place of the file's.
    let copy = fs::read_to_string(path.join("guides/acme/product-manager.md")).expect("a guide");
    let copy = copy.replace("company: acme\n", "company: acme\nindustry: anvils\n");
    let there = "guides/globex/product-manager.md";
    let arguments = [
        "validate",
        "--format=concise",
        "--select=NG7",
        "--stdin-path",
        there,
    ];
    let output = with_input(path, &arguments, &copy);
    assert_eq!(rules(&output), ["duplicate-guide"], "{}", stdout(&output));
    let itself = "guides/acme/product-manager.md";
    let arguments = [
        "validate",
        "--format=concise",
        "--select=NG7",
        "--stdin-path",
        itself,
    ];
    assert_eq!(stdout(&with_input(path, &arguments, &copy)), "");

    // Links are judged, from wherever negguide runs, and a directive that is needed is no idle one.
    let link =
        common::sound_guide().replace("judgement.", "judgement, as [here](data-enginer.md).");
    write(path, common::PATH, &link);
    let output = concise(path, &[common::PATH, across[0], across[1]]);
    assert_eq!(rules(&output), ["broken-link"], "{}", stdout(&output));
    let missing = path.join("guides/acme/data-engineer.md");
    let text = fs::read_to_string(&missing).expect("a guide");
    let ignoring = text.replace(
        "company: acme\n",
        "company: acme # negguide: ignore[missing-role] a small company\n",
    );
    fs::write(&missing, ignoring).expect("a file");
    for settings in [None, Some("negguide.toml")] {
        settings.inspect(|name| write(path, name, ""));
        let output = concise(&path.join("guides/acme"), &["data-engineer.md"]);
        assert_eq!(stdout(&output), "");
    }
}

#[test]
fn overrides_hold_for_what_is_found_between_guides() {
    let guide = |role: &str, level: &str| {
        let raw = format!("Acme L4 = Globex {level}");
        format!("=== guides/acme/{role}.md\nlevel_mapping:\n  internal: L4\n  raw: {raw}\n\n")
    };
    let files = [guide("data-engineer", "E4"), guide("site-engineer", "E6")].concat();
    let folder = TempDir::new().expect("a folder");
    for (path, text) in common::files::with_files(&files) {
        write(folder.path(), &path, &text);
    }
    for (level, expected) in [("error", "error["), ("warning", "warning["), ("off", "")] {
        let settings = format!(
            "[[overrides]]\npaths = [\"guides/acme\"]\nrules = {{ level-contradiction = \"{level}\" }}\n"
        );
        write(folder.path(), "negguide.toml", &settings);
        let output = stdout(&concise(folder.path(), &[]));
        let mut lines = output.lines();
        let found = lines.find(|line| line.contains("level-contradiction"));
        assert_eq!(found.is_some(), !expected.is_empty(), "{output}");
        assert!(found.is_none_or(|line| line.contains(expected)), "{output}");
    }
}
