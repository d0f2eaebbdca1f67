//! Figures of a spreadsheet written into guides, through the real binary.

mod common;

use std::fs;
use std::path::Path;

use common::binary::{piped, run, stderr, stdout, write};
use tempfile::{TempDir, tempdir};

/// A project of two guides.
fn project() -> TempDir {
    let here = tempdir().unwrap();
    write(here.path(), common::PATH, &common::sound_guide());
    let other = common::sound_guide().replace("software-engineer", "data-engineer");
    write(here.path(), "guides/acme/data-engineer.md", &other);
    here
}

fn updated(here: &TempDir, rows: &str, arguments: &[&str]) -> (Option<i32>, String) {
    write(here.path(), "rows.csv", rows);
    let arguments = [&["update", "rows.csv", "--as-of", "2026-03-01"], arguments].concat();
    let output = run(here.path(), &arguments);
    (
        output.status.code(),
        format!("{}{}", stdout(&output), stderr(&output)),
    )
}

fn guide(here: &TempDir) -> String {
    fs::read_to_string(here.path().join(common::PATH)).expect("a guide")
}

const HEAD: &str =
    "company,role,region,level,currency,base_low,base_high,total_low,total_high,bonus_pct_high\n";

/// The update with `rows` ends with this code and says so.
fn assert_refused(here: &TempDir, rows: &str, (code, wanted): (i32, &str)) {
    let (found, told) = updated(here, rows, &[]);
    assert_eq!(found, Some(code), "{told}");
    assert!(told.contains(wanted), "{wanted} in {told}");
}

/// The lines of `after` that `before` does not have.
fn new_lines<'t>(before: &str, after: &'t str) -> Vec<&'t str> {
    let known: Vec<&str> = before.lines().collect();
    after.lines().filter(|line| !known.contains(line)).collect()
}

#[test]
fn both_sides_and_the_totals_change_and_nothing_else() {
    let here = project();
    let before = guide(&here);
    let rows = format!("{HEAD}acme,software-engineer,london,,GBP,105000,135000,,,\n");
    let (code, told) = updated(&here, &rows, &[]);
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(
        told,
        "1 guide changed: 2 figures, and 2 totals computed again, 0 with these figures already\n"
    );
    assert_eq!(
        new_lines(&before, &guide(&here)),
        [
            "    base_low: 105000",
            "    base_high: 135000",
            "    total_comp_low: 121000",
            "    total_comp_high: 162000",
            "| London | £105K–£135K | £40K–£80K | 5–10% | £121K–£162K |",
        ]
    );
    let (_, told) = updated(&here, &rows, &[]);
    assert_eq!(told, "0 guides changed, 1 with these figures already\n");
    let other = fs::read_to_string(here.path().join("guides/acme/data-engineer.md")).unwrap();
    assert!(other.contains("base_low: 95000"), "the other guide stays");
}

#[test]
fn totals_may_be_given_kept_or_checked() {
    let row = |totals: &str| format!("{HEAD}acme,software-engineer,London,,,105000,,{totals},\n");
    let here = project();
    updated(&here, &row("122000,"), &[]);
    assert!(
        guide(&here).contains("total_comp_low: 122000"),
        "{}",
        guide(&here)
    );
    let here = project();
    let (code, told) = updated(&here, &row(","), &["--totals", "keep"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(
        guide(&here).contains("total_comp_low: 110000"),
        "{}",
        guide(&here)
    );
    let here = project();
    let (code, told) = updated(&here, &row(","), &["--totals", "check"]);
    assert_eq!(code, Some(1), "{told}");
    assert!(
        told.contains("the total of London no longer follows its parts"),
        "{told}"
    );
    assert_eq!(guide(&here), common::sound_guide());
}

#[test]
fn dates_are_set_on_request_and_a_bonus_may_become_a_range() {
    let here = project();
    let single =
        common::sound_guide().replace("bonus_pct_low: 5\n    bonus_pct_high: 10", "bonus_pct: 10");
    let single = single.replace("| 5–10% |", "| 10% |");
    write(here.path(), common::PATH, &single);
    let rows = format!("{HEAD}acme,software-engineer,London,,,,,,,12.5\n");
    let (code, told) = updated(&here, &rows, &["--quarter", "2026-Q1"]);
    assert_eq!(code, Some(0), "{told}");
    let text = guide(&here);
    for line in [
        "    bonus_pct_low: 10\n    bonus_pct_high: 12.5\n",
        "last_updated: 2026-03-01\n",
        "salary_data_quarter: 2026-Q1\n",
        "next_review_due: 2026-05-30\n",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(!text.contains("bonus_pct: "), "{text}");
}

#[test]
fn asks_outside_of_the_new_band_are_reported() {
    let here = project();
    let rows = format!("{HEAD}acme,software-engineer,London,,,,112000,,,\n");
    let (code, told) = updated(&here, &rows, &[]);
    assert_eq!(code, Some(0), "{told}");
    assert!(
        told.contains("note: guides/acme/software-engineer.md:"),
        "{told}"
    );
    assert!(
        told.contains("above every region's base salary: the regions span £95K–£112K"),
        "{told}"
    );
}

#[test]
fn nothing_is_written_unless_all_can_be() {
    let here = project();
    let sound = "acme,data-engineer,London,,GBP,96000,,,,\n";
    for (row, wanted) in [
        (
            "acme,nosuch,London,,,1,,,,",
            "rows.csv:3: there is no guide for acme/nosuch",
        ),
        (
            "acme,software-engineer,Paris,,,1,,,,",
            "the guide has no entry for Paris; it has London",
        ),
        (
            "acme,software-engineer,London,,EUR,1,,,,",
            "London is in GBP in the guide, not in EUR",
        ),
        (
            "acme,software-engineer,London,,XXY,1,,,,",
            "`XXY` is no currency",
        ),
        (
            "acme,software-engineer,London,,,130000,,,,",
            "the low end of base salary of London would be above its high end",
        ),
        ("acme,software-engineer,London,,,,,,900000,", "afterwards"),
    ] {
        let (code, told) = updated(&here, &format!("{HEAD}{sound}{row}\n"), &[]);
        assert_eq!(code, Some(1), "{told}");
        assert!(told.contains(wanted), "{wanted} in {told}");
        assert!(
            told.contains("nothing is written: 1 row at fault"),
            "{told}"
        );
        assert_eq!(guide(&here), common::sound_guide());
    }
    let rows = format!("{HEAD}{sound}acme,nosuch,London,,,1,,,,\n");
    let (code, told) = updated(&here, &rows, &["--partial"]);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("1 guide changed: 1 figure"), "{told}");
}

#[test]
fn what_is_no_file_of_rows_is_refused() {
    let here = project();
    for (rows, code, wanted) in [
        ("company,role,base_low\n", 2, "there is no column `region`"),
        (
            "company;role;region;base_low\na;b;c;1\n",
            2,
            "there are no commas between its columns",
        ),
        (
            "company,role,region,base_low\na,b,c,12.5\n",
            1,
            "rows.csv:2: `base_low` is `12.5`, which is no whole number",
        ),
        (
            "company,role,region,base_low\na,,c,1\n",
            1,
            "rows.csv:2: `role` is empty",
        ),
        (
            "company,role,region,base_low\na,b,c,1\na,b,c,2\n",
            1,
            "rows.csv:3: the same row as in line 2: a/b, c",
        ),
    ] {
        assert_refused(&here, rows, (code, wanted));
    }
}

/// Two regions; the table's second row says something else than its entry.
fn with_a_difference() -> String {
    let paris = "- region: Paris\n  base_low: 80000\n  base_high: 90000\n  currency: EUR\n";
    let london = "- region: London\n  base_low: 95000\n  base_high: 120000\n  currency: GBP\n";
    common::with_pay(&format!(
        "{london}{paris}\n| Region | Base Salary |\n|---|---|\n| London | £95K–£120K |\n| Paris | €82K–€90K |\n"
    ))
}

#[test]
fn other_rows_are_left_alone_and_a_difference_is_not_decided() {
    let here = project();
    let before = with_a_difference();
    write(here.path(), common::PATH, &before);
    let (code, told) = updated(
        &here,
        &format!("{HEAD}acme,software-engineer,London,,,96000,,,,\n"),
        &[],
    );
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(
        new_lines(&before, &guide(&here)),
        ["    base_low: 96000", "| London | £96K–£120K |"]
    );
    let (code, told) = updated(
        &here,
        &format!("{HEAD}acme,software-engineer,Paris,,,81000,,,,\n"),
        &[],
    );
    assert_eq!(code, Some(1), "{told}");
    assert!(
        told.contains("front matter and table differ already: base salary of Paris"),
        "{told}"
    );
    // An entry whose row is not known would be changed on one side alone.
    let lone = with_a_difference().replace("| Paris | €82K–€90K |\n", "");
    write(here.path(), common::PATH, &lone);
    let (code, told) = updated(
        &here,
        &format!("{HEAD}acme,software-engineer,Paris,,,81000,,,,\n"),
        &[],
    );
    assert_eq!(code, Some(1), "{told}");
    assert!(
        told.contains("the row of Paris in the guide's table is not known"),
        "{told}"
    );
    assert_eq!(guide(&here), lone);
}

#[test]
fn what_an_update_does_not_know_is_refused() {
    let here = project();
    for (rows, code, wanted) in [
        (
            "company,role,region,base_lwo\na,b,c,1\n",
            2,
            "there is no column `base_lwo`; did you mean `base_low`?",
        ),
        (
            "company,role,region,base_low,base_low\na,b,c,1,2\n",
            2,
            "there are two columns `base_low`",
        ),
        (
            "company,role,region,level\na,b,London,L4\na,b,london,l4\n",
            1,
            "rows.csv:3: the same row as in line 2",
        ),
        (
            "company,role,region,base_low\r\na,b,c,x\r\n",
            1,
            "rows.csv:2: `base_low` is `x`",
        ),
    ] {
        assert_refused(&here, rows, (code, wanted));
    }
    let head = "\"company\": \"a\", \"role\": \"b\", \"region\": \"c\"";
    for (figures, wanted) in [
        ("\"base_low\": true", "`base_low` takes text or a number"),
        (
            "\"base_low\": 1, \"base_low\": 2",
            "there are two columns `base_low`",
        ),
        ("\"base_low\" 1", "no JSON object: expected `:`, column 57"),
    ] {
        let row = format!("{{{head}, {figures}}}");
        let arguments = ["update", "-", "--rows", "ndjson"];
        let told = stderr(&piped(here.path(), &arguments, row.as_bytes()));
        let wanted = format!("error: standard input:1: {wanted}");
        assert!(told.contains(&wanted), "{wanted} in {told}");
    }
    write(here.path(), "guides/acme/zz.md", &common::sound_guide());
    let (code, told) = updated(
        &here,
        &format!("{HEAD}acme,software-engineer,London,,,96000,,,,\n"),
        &[],
    );
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("are both acme/software-engineer"), "{told}");
}

#[test]
fn every_row_at_fault_is_named_with_its_line() {
    let here = project();
    let row = |region: &str, low: u32| {
        format!(
            "  {{\"company\": \"acme\", \"role\": \"software-engineer\", \"region\": \"{region}\",\n   \"base_low\": {low}}}"
        )
    };
    let rows = [row("Paris", 1), row("London", 130_000), row("Leeds", 1)].join(",\n");
    write(here.path(), "rows.json", &format!("[\n{rows}\n]\n"));
    let output = run(here.path(), &["update", "rows.json"]);
    let told = stderr(&output);
    for wanted in [
        "rows.json:2: guides/acme/software-engineer.md: the guide has no entry for Paris",
        "rows.json:6: guides/acme/software-engineer.md: the guide has no entry for Leeds",
        "nothing is written: 2 rows at fault",
    ] {
        assert!(told.contains(wanted), "{wanted} in {told}");
    }
    // What the sound rows come to is looked at when all are known.
    let rows = [row("London", 130_000), row("London, UK", 96_000)].join(",\n");
    write(here.path(), "rows.json", &format!("[\n{rows}\n]\n"));
    let told = stderr(&run(here.path(), &["update", "rows.json"]));
    assert!(
        told.contains("rows.json:4: guides/acme/software-engineer.md: London, UK is the same entry of the guide as the row in line 2"),
        "{told}"
    );
}

/// Two levels in London, and one place more.
fn with_levels() -> String {
    let pay = "- region: London\n  level: L5+\n  base_low: 130000\n  base_high: 150000\n  currency: GBP\n\
               - region: London, UK\n  level: L5\n  base_low: 110000\n  base_high: 120000\n  currency: GBP\n\
               - region: Paris\n  level: L5\n  base_low: 90000\n  base_high: 99000\n  currency: EUR\n\n\
               | Region | Level | Base Salary |\n|---|---|---|\n| London | L5+ | £130K–£150K |\n\
               | London, UK | L5 | £110K–£120K |\n| Paris | L5 | €90K–€99K |\n";
    common::with_pay(pay)
}

#[test]
fn a_row_is_written_where_it_belongs_and_nowhere_else() {
    let here = project();
    write(here.path(), common::PATH, &with_levels());
    let head = "company,role,region,place,level,base_low\nacme,software-engineer,";
    let before = guide(&here);
    let (code, told) = updated(&here, &format!("{head}London,,L5,112000\n"), &[]);
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(
        new_lines(&before, &guide(&here)),
        ["    base_low: 112000", "| London, UK | L5 | £112K–£120K |"]
    );
    assert!(
        guide(&here).contains("base_low: 130000"),
        "L5+ is another level"
    );
    // The place of one row and the region of another.
    let before = guide(&here);
    for row in ["Paris,london-gb,L5,95000\n", "London,paris,L5+,1\n"] {
        let wanted = "the region and the place of the row are two places";
        assert_refused(&here, &format!("{head}{row}"), (1, wanted));
    }
    assert_refused(
        &here,
        &format!("{head}Rome,london-gb,L5,1\n"),
        (1, "no entry for Rome, L5"),
    );
    assert_eq!(guide(&here), before);
    let (code, told) = updated(&here, &format!("{head}Paris,Paris,L5,95000.0\n"), &[]);
    assert_eq!(code, Some(0), "{told}");
    // To many, the point is one of thousands.
    let wanted = "`base_low` is `96.000`, which is no whole number";
    assert_refused(&here, &format!("{head}Paris,,L5,96.000\n"), (1, wanted));
    // What the cell rounds is as exact as its author writes.
    let before = guide(&here);
    let (code, told) = updated(&here, &format!("{head}Paris,,L5,95400\n"), &[]);
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(new_lines(&before, &guide(&here)), ["    base_low: 95400"]);
}

#[test]
fn a_table_that_is_not_understood_keeps_the_guide_as_it_is() {
    let here = project();
    let unread = common::sound_guide().replace(
        "| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |",
        "| Where | Pay A | Pay B | Pay C | Pay D |",
    );
    write(here.path(), common::PATH, &unread);
    let rows = format!("{HEAD}acme,software-engineer,London,,,96000,,,,\n");
    assert_refused(&here, &rows, (1, "a table of the guide is not read as pay"));
    assert_eq!(guide(&here), unread);
}

#[test]
fn the_row_at_fault_is_named_and_the_others_may_be_written() {
    let here = project();
    write(here.path(), common::PATH, &with_levels());
    let head = "company,role,region,level,base_low,bonus_pct_low,bonus_pct_high\n";
    let row = |words: &str| format!("acme,software-engineer,{words}\n");
    let rows = [
        head,
        &row("\"London, UK\",L5,111000,,"),
        &row("Paris,L5,,30,10"),
        &row("London,L5+,x,,"),
    ]
    .concat();
    let (code, told) = updated(&here, &rows, &[]);
    assert_eq!(code, Some(1), "{told}");
    for wanted in [
        "rows.csv:3: guides/acme/software-engineer.md: ",
        "rows.csv:4: `base_low` is `x`",
        "2 rows at fault",
    ] {
        assert!(told.contains(wanted), "{wanted} in {told}");
    }
    assert!(!told.contains("rows.csv:2"), "{told}");
    let (code, told) = updated(&here, &rows, &["--partial"]);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("1 guide changed: 1 figure"), "{told}");
    assert!(guide(&here).contains("base_low: 111000"));
}

#[test]
fn rows_on_one_line_are_told_apart() {
    let here = project();
    write(here.path(), common::PATH, &with_levels());
    let row = |region: &str, level: &str, low: &str| {
        format!(
            "{{\"company\": \"acme\", \"role\": \"software-engineer\", \"region\": \"{region}\", \"level\": \"{level}\", \"base_low\": {low}}}"
        )
    };
    let rows = [
        row("London", "L5", "111000"),
        row("Paris", "L5", "\"x\""),
        row("London", "L5", "112000"),
        row("Rome", "L5", "1"),
    ];
    write(here.path(), "rows.json", &format!("[{}]", rows.join(", ")));
    let output = run(here.path(), &["update", "rows.json", "--partial"]);
    let told = stderr(&output);
    for wanted in [
        "rows.json:1: `base_low` is `x`",
        "rows.json:1: the same row as in line 1: acme/software-engineer, London, L5",
        "rows.json:1: guides/acme/software-engineer.md: the guide has no entry for Rome, L5",
        "1 guide changed: 1 figure",
    ] {
        assert!(told.contains(wanted), "{wanted} in {told}");
    }
    assert!(guide(&here).contains("base_low: 111000"));
}

#[test]
fn dates_do_not_go_back() {
    let here = project();
    let rows = format!("{HEAD}acme,software-engineer,London,,,96000,,,,\n");
    let (code, told) = updated(&here, &rows, &["--quarter", "2025-Q3"]);
    assert_eq!(code, Some(1), "{told}");
    assert!(
        told.contains("its figures are of 2025-Q4 already: --quarter 2025-Q3 would go back"),
        "{told}"
    );
    assert_eq!(guide(&here), common::sound_guide());
    let output = run(
        here.path(),
        &[
            "update",
            "rows.csv",
            "--quarter",
            "2026-Q1",
            "--as-of",
            "2026-02-01",
        ],
    );
    let told = stderr(&output);
    assert!(
        told.contains("it was updated on 2026-02-23 already: --as-of 2026-02-01 would go back"),
        "{told}"
    );
    let (code, told) = updated(&here, &rows, &["--quarter", "2026-Q3"]);
    assert_eq!(code, Some(2), "{told}");
    assert!(
        told.contains("--quarter 2026-Q3 begins after 2026-03-01"),
        "{told}"
    );
    assert_eq!(guide(&here), common::sound_guide());
    let (code, told) = updated(&here, &rows, &["--quarter", "2025-Q4"]);
    assert_eq!(code, Some(0), "{told}");
}

#[cfg(unix)]
#[test]
fn a_guide_that_cannot_be_read_stops_the_update() {
    let here = project();
    let link = here.path().join("guides/acme/gone.md");
    std::os::unix::fs::symlink(here.path().join("guides/acme/nowhere.md"), link).unwrap();
    let rows = format!("{HEAD}acme,software-engineer,London,,,96000,,,,\n");
    assert_refused(&here, &rows, (2, "guides/acme/gone.md"));
    assert_eq!(guide(&here), common::sound_guide());
}

#[cfg(unix)]
#[test]
fn where_one_guide_cannot_be_written_none_is() {
    let here = project();
    let other = here.path().join("guides/acme/data-engineer.md");
    let mut bytes = fs::read(&other).unwrap();
    bytes.push(0xe9);
    fs::write(&other, bytes).unwrap();
    let rows = format!(
        "{HEAD}acme,software-engineer,London,,,96000,,,,\nacme,data-engineer,London,,,96000,,,,\n"
    );
    let (code, told) = updated(&here, &rows, &[]);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("it could not be read completely"), "{told}");
    assert_eq!(guide(&here), common::sound_guide());
}

#[test]
fn rows_come_as_json_and_on_standard_input_too() {
    let here = project();
    let row = "{\"company\": \"acme\", \"role\": \"software-engineer\", \"region\": \"London\", \"base_low\": 97000, \"base_high\": null}";
    let arguments = ["update", "-", "--rows", "ndjson", "--diff"];
    let output = piped(here.path(), &arguments, row.as_bytes());
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(
        stdout(&output).contains("-    base_low: 95000\n+    base_low: 97000\n"),
        "{}",
        stdout(&output)
    );
    assert_eq!(guide(&here), common::sound_guide(), "a diff writes nothing");
    write(here.path(), "rows.json", &format!("[{row}]"));
    let output = run(here.path(), &["update", "rows.json", "--dry-run"]);
    assert!(
        stderr(&output).contains("1 guide would change: 1 figure"),
        "{}",
        stderr(&output)
    );
    let output = run(here.path(), &["update", "rows.json"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        guide(&here).contains("| London | £97K–£120K |"),
        "{}",
        guide(&here)
    );
    write(here.path(), "rows.json", "{}");
    let output = run(here.path(), &["update", "rows.json"]);
    assert!(
        stderr(&output).contains("it is no list of JSON objects"),
        "{}",
        stderr(&output)
    );
}

/// Copies the guides of `from` into `to`.
fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::create_dir_all(to).expect("a folder");
            fs::copy(&path, &target).expect("a file");
        }
    }
}

#[test]
fn what_a_build_exports_changes_nothing() {
    let root = std::env::var("NEGGUIDE_CORPUS");
    let guides = root.unwrap_or_else(|_| format!("{}/guides", env!("CARGO_MANIFEST_DIR")));
    let here = tempdir().unwrap();
    copy(Path::new(&guides), &here.path().join("guides"));
    let built = run(
        here.path(),
        &["build", "-q", "--allow-errors", "--out", "site"],
    );
    assert_ne!(built.status.code(), Some(2), "{}", stderr(&built));
    let output = run(
        here.path(),
        &[
            "update",
            "site/data/compensation.csv",
            "--as-of",
            "2026-03-01",
        ],
    );
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(
        stderr(&output).starts_with("0 guides changed, "),
        "{}",
        stderr(&output)
    );
}
