//! What changed between two states of the guides, through the real binary.

mod common;

use std::path::Path;
use std::process::Command;

use common::binary::{run, stderr, stdout, write};
use negguide::compare::{Changes, Snapshot};
use negguide::model::Guide;
use negguide::syntax::Limits;
use negguide::text::Source;
use tempfile::{TempDir, tempdir};

fn git(folder: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=n", "-c", "user.email=n@example.org"];
    let done = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(identity)
        .args(arguments)
        .output()
        .expect("git");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

/// A repository of two guides, committed.
fn repository() -> TempDir {
    let here = tempdir().unwrap();
    git(here.path(), &["init", "-q"]);
    write(here.path(), common::PATH, &common::sound_guide());
    let other = common::sound_guide().replace("software-engineer", "data-engineer");
    write(here.path(), "guides/acme/data-engineer.md", &other);
    git(here.path(), &["add", "-A"]);
    git(here.path(), &["commit", "-q", "-m", "first"]);
    here
}

/// The sound guide a quarter later, with what may change in it.
fn changed() -> String {
    let text = common::sound_guide();
    let text = text.replacen("base_low: 95000", "base_low: 98000", 1);
    let text = text.replacen("stock_high: 80000", "stock_high: null", 1);
    let text = text.replacen("total_comp_high: 150000", "total_comp_high: 190000", 1);
    text.replacen("bonus_pct_low: 5", "bonus_pct_low: 7.5", 1)
}

fn diff(here: &TempDir, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = run(here.path(), &[&["diff"], arguments].concat());
    (output.status.code(), stdout(&output), stderr(&output))
}

#[test]
fn figures_are_compared_with_a_revision() {
    let here = repository();
    let (code, told, _) = diff(&here, &["HEAD"]);
    assert_eq!((code, told.as_str()), (Some(0), "nothing changed\n"));
    write(here.path(), common::PATH, &changed());
    let (code, told, _) = diff(&here, &["HEAD"]);
    assert_eq!(code, Some(0));
    insta::assert_snapshot!(told, @r"
    acme/software-engineer
      London: base salary, low: GBP 95,000 -> GBP 98,000  +3.2%
      London: stock, high: GBP 80,000 -> not stated
      London: bonus, low: 5% -> 7.5%  +50.0%  over 20 %
      London: total, high: GBP 150,000 -> GBP 190,000  +26.7%  over 20 %
      ! figures changed, but neither `last_updated` nor `salary_data_quarter`
    1 guide changed: 4 figures changed, 2 of them by over 10 %, 2 by over 20 %; dates do not go with the figures in 1 guide
    ");
    let (code, _, said) = diff(&here, &["HEAD", "--fail-over", "20"]);
    assert_eq!(code, Some(1));
    assert!(
        said.ends_with("2 amounts changed by more than 20 %: --fail-over\n"),
        "{said}"
    );
    let (code, _, _) = diff(&here, &["HEAD", "--fail-over", "50"]);
    assert_eq!(code, Some(0));
    let (_, told, _) = diff(&here, &["HEAD", "--notable", "1", "--large", "30"]);
    assert!(
        told.contains("+3.2%  over 1 %") && told.contains("+26.7%  over 1 %"),
        "{told}"
    );
    // From a folder below, and of two revisions.
    git(here.path(), &["commit", "-q", "-a", "-m", "second"]);
    let output = run(
        &here.path().join("guides/acme"),
        &["diff", "HEAD~1", "HEAD"],
    );
    assert!(
        stdout(&output).contains("4 figures changed"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn what_is_excluded_is_so_in_revisions_too() {
    let here = repository();
    let draft = common::sound_guide().replace("software-engineer", "analyst");
    write(here.path(), "guides/drafts/analyst.md", &draft);
    write(here.path(), "guides/.hidden/analyst.md", &draft);
    git(here.path(), &["add", "-A"]);
    git(here.path(), &["commit", "-q", "-m", "drafts"]);
    write(
        here.path(),
        "negguide.toml",
        "exclude = [\"guides/drafts/**\"]\n",
    );
    let (code, told, said) = diff(&here, &["HEAD"]);
    assert_eq!(
        (code, told.as_str()),
        (Some(0), "nothing changed\n"),
        "{said}"
    );
    let (_, told, _) = diff(&here, &["HEAD~1", "HEAD"]);
    assert_eq!(told, "nothing changed\n");
}

#[test]
fn what_is_not_known_is_neither_gone_nor_new() {
    let here = repository();
    let broken = common::sound_guide().replace("company: acme", "company: \"acme");
    write(here.path(), common::PATH, &broken);
    let (code, told, said) = diff(&here, &["HEAD"]);
    assert_eq!(
        (code, told.as_str()),
        (Some(2), "nothing changed\n"),
        "{said}"
    );
    assert!(
        said.contains("software-engineer.md cannot be read completely"),
        "{said}"
    );
    let (_, told, _) = diff(&here, &["guides", "HEAD"]);
    assert_eq!(told, "nothing changed\n");
    // Its slugs may be what cannot be read.
    let named = common::sound_guide().replace("company: acme", "company: globex");
    write(here.path(), common::PATH, &named);
    git(here.path(), &["commit", "-q", "-a", "-m", "slug"]);
    write(
        here.path(),
        common::PATH,
        &named.replace("company: globex", "company: [x"),
    );
    let (_, told, said) = diff(&here, &["HEAD"]);
    assert_eq!(told, "nothing changed\n", "{said}");
    git(here.path(), &["checkout", "-q", "HEAD~1", "--", "."]);
    git(here.path(), &["commit", "-q", "-m", "back"]);
    // Ignored files are no guides, in revisions neither.
    let beta = changed().replace("company: acme", "company: beta");
    write(here.path(), "guides/beta/software-engineer.md", &beta);
    git(here.path(), &["add", "-A"]);
    git(here.path(), &["commit", "-q", "-m", "beta"]);
    write(here.path(), ".gitignore", "beta/\n");
    let (code, told, said) = diff(&here, &["HEAD"]);
    assert_eq!(
        (code, told.as_str()),
        (Some(0), "nothing changed\n"),
        "{said}"
    );
    assert!(
        said.contains("note: guides/beta/software-engineer.md is ignored now"),
        "{said}"
    );
    write(
        here.path(),
        ".gitignore",
        "beta/software-*.md\n/guides/beta/soft*\n",
    );
    let (_, told, said) = diff(&here, &["HEAD"]);
    assert_eq!(told, "nothing changed\n", "{said}");
    std::fs::remove_file(here.path().join("guides/beta/software-engineer.md")).unwrap();
    let (_, told, _) = diff(&here, &["HEAD"]);
    assert!(told.contains("beta/software-engineer: removed"), "{told}");
    // Two guides of one name: only one of them is compared, and that is said.
    write(here.path(), "guides/zz/software-engineer.md", &changed());
    let (code, _, said) = diff(&here, &["HEAD"]);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("guides/zz/software-engineer.md is left out: guides/acme/software-engineer.md is acme/software-engineer too"),
        "{said}"
    );
}

#[cfg(unix)]
#[test]
fn a_link_in_a_revision_is_said_to_be_left_out() {
    let here = repository();
    let link = here.path().join("guides/acme/linked.md");
    std::os::unix::fs::symlink("software-engineer.md", link).unwrap();
    git(here.path(), &["add", "-A"]);
    git(here.path(), &["commit", "-q", "-m", "link"]);
    let (code, _, said) = diff(&here, &["HEAD", "HEAD"]);
    assert_eq!(code, Some(0));
    assert!(
        said.contains("note: guides/acme/linked.md is a link"),
        "{said}"
    );
}

#[test]
fn names_act_neither_on_spreadsheets_nor_on_terminals() {
    let here = repository();
    let region = |base: u32| {
        common::with_pay(&format!(
            "- region: \"=Paris \\u202e1\\e\"\n  base_low: {base}\n  currency: EUR\n"
        ))
    };
    write(here.path(), common::PATH, &region(5));
    let built = run(
        here.path(),
        &["build", "-q", "--allow-errors", "--out", "site"],
    );
    assert_ne!(built.status.code(), Some(2), "{}", stderr(&built));
    // What guards a name in the export is no part of it.
    let (_, told, _) = diff(&here, &["site/data/compensation.csv"]);
    assert_eq!(told, "nothing changed\n");
    git(here.path(), &["commit", "-q", "-a", "-m", "odd"]);
    write(here.path(), common::PATH, &region(6));
    for format in ["human", "markdown", "csv"] {
        let (_, told, _) = diff(&here, &["HEAD", "--format", format]);
        assert!(told.contains("Paris"), "{format}: {told}");
        assert!(!told.contains(['\u{202e}', '\u{1b}']), "{format}: {told:?}");
    }
    let (_, told, _) = diff(&here, &["HEAD", "--format", "csv"]);
    assert!(told.contains(",'=Paris"), "{told}");
    let other = region(7).replace("Paris", "Rome");
    write(here.path(), common::PATH, &other);
    let (_, told, _) = diff(&here, &["site/data/compensation.csv"]);
    assert!(told.contains("\n  =Paris"), "{told}");
}

#[test]
fn limits_are_exact_and_make_sense() {
    let here = repository();
    let text = common::sound_guide().replacen("base_low: 95000", "base_low: 114001", 1);
    write(here.path(), common::PATH, &text);
    // 20.0 %, rounded.
    let (code, told, _) = diff(&here, &["HEAD", "--fail-over", "20"]);
    assert_eq!(code, Some(1));
    assert!(told.contains("+20.0%  over 20 %"), "{told}");
    let (code, _, _) = diff(&here, &["HEAD", "--fail-over", "9223372036854775807"]);
    assert_eq!(code, Some(0));
    let (code, _, said) = diff(&here, &["HEAD", "--notable", "20", "--large", "3"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("--notable 20 is over --large 3"), "{said}");
    let (code, told, _) = diff(&here, &["HEAD", "--large", "5"]);
    assert_eq!(code, Some(0));
    assert!(told.contains("over 5 %"), "{told}");
    let (_, told, _) = diff(&here, &["HEAD", "--notable", "30"]);
    assert!(!told.contains("over"), "{told}");
}

#[test]
fn guides_and_rows_come_go_and_change_their_names() {
    let here = repository();
    let moved = "guides/globex/software-engineer.md";
    std::fs::create_dir_all(here.path().join("guides/globex")).unwrap();
    std::fs::rename(here.path().join(common::PATH), here.path().join(moved)).unwrap();
    let text = common::sound_guide().replace("company: acme", "company: globex");
    write(here.path(), moved, &text);
    let other = common::sound_guide().replace("software-engineer", "data-engineer");
    let other = other.replace("region: London", "region: Dublin");
    write(here.path(), "guides/acme/data-engineer.md", &other);
    let initech = common::with_pay("- region: Paris\n  base_low: 1\n  currency: EUR\n");
    let initech = initech.replace("company: acme", "company: initech");
    write(here.path(), "guides/initech/software-engineer.md", &initech);
    let (_, told, _) = diff(&here, &["HEAD"]);
    insta::assert_snapshot!(told, @r"
    initech/software-engineer: added
    globex/software-engineer: renamed from acme/software-engineer
    acme/data-engineer
      Dublin: renamed from London
    1 guide changed, 1 added, 1 renamed
    ");
    let (_, told, _) = diff(&here, &["guides", "HEAD"]);
    assert!(
        told.contains("initech/software-engineer: removed"),
        "{told}"
    );
    // Of two guides with this pay, the one of the same role was renamed.
    let umbrella = common::sound_guide().replace("company: acme", "company: umbrella");
    let other = umbrella.replace("role: software-engineer", "role: data-engineer");
    for (text, role) in [(&umbrella, "software-engineer"), (&other, "data-engineer")] {
        let [old, new] = ["old/umbrella", "new/beta"].map(|folder| format!("{folder}/{role}.md"));
        write(here.path(), &old, text);
        if role == "software-engineer" {
            write(here.path(), &new, &text.replace("umbrella", "beta"));
        }
    }
    let (_, told, _) = diff(&here, &["old", "new"]);
    assert!(
        told.contains("beta/software-engineer: renamed from umbrella/software-engineer")
            && told.contains("umbrella/data-engineer: removed"),
        "{told}"
    );
}

#[test]
fn an_amount_in_another_currency_has_no_percentage() {
    let here = repository();
    let text = changed().replace("currency: GBP", "currency: EUR");
    let text = text.replace(
        "salary_data_quarter: 2025-Q4",
        "salary_data_quarter: 2026-Q1",
    );
    write(here.path(), common::PATH, &text);
    let (code, told, said) = diff(&here, &["HEAD", "--fail-over", "60"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(
        said.contains("note: 3 changes cannot be measured in percent"),
        "{said}"
    );
    assert!(told.contains("London: in EUR, before in GBP"), "{told}");
    assert!(told.contains("GBP 95,000 -> EUR 98,000\n"), "{told}");
    assert!(
        told.contains("quarter: 2025-Q4 -> 2026-Q1") && !told.contains('!'),
        "{told}"
    );
    let text = common::sound_guide().replace("2025-Q4", "2026-Q1");
    write(here.path(), common::PATH, &text);
    let (_, told, _) = diff(&here, &["HEAD"]);
    assert!(
        told.contains("! `salary_data_quarter` changed, but no figure"),
        "{told}"
    );
}

#[test]
fn changes_are_told_in_four_forms() {
    let here = repository();
    write(
        here.path(),
        common::PATH,
        &changed().replace("region: London", "region: \"=London|*x*\""),
    );
    write(
        here.path(),
        "guides/acme/data-engineer.md",
        &common::with_keys("role: data-engineer\nlast_updated: 2026-02-25"),
    );
    let form = |format: &str| diff(&here, &["HEAD", "--format", format]).1;
    insta::assert_snapshot!("markdown", form("markdown"));
    insta::assert_snapshot!("csv", form("csv"));
    insta::assert_snapshot!("json", form("json"));
}

#[test]
fn what_a_build_exports_is_what_the_guides_state() {
    let root = std::env::var("NEGGUIDE_CORPUS");
    let guides = root.unwrap_or_else(|_| format!("{}/guides", env!("CARGO_MANIFEST_DIR")));
    let here = tempdir().unwrap();
    let built = run(
        here.path(),
        &["build", "-q", "--allow-errors", "--out", "site", &guides],
    );
    assert_ne!(built.status.code(), Some(2), "{}", stderr(&built));
    for data in ["site/data/compensation.csv", "site/data/guides.json"] {
        let (code, told, said) = diff(&here, &[data, &guides]);
        let none = "nothing changed\n";
        assert_eq!((code, told.as_str()), (Some(0), none), "{data}: {said}");
    }
}

#[test]
fn a_guide_that_cannot_be_read_is_no_removed_pay() {
    let here = repository();
    for text in ["", "---\ncompensation: [broken\n---\n"] {
        write(here.path(), common::PATH, text);
        let (code, _, said) = diff(&here, &["HEAD"]);
        assert_eq!(code, Some(2), "{said}");
        assert!(
            said.contains("guides/acme/software-engineer.md cannot be read completely"),
            "{said}"
        );
    }
}

#[test]
fn what_is_no_state_is_said() {
    let here = repository();
    write(here.path(), "notes.txt", "x");
    write(here.path(), "table.csv", "a,b\n1,2\n");
    write(
        here.path(),
        "pay.csv",
        "company,role,region,currency,base_low\na,b,London,GBP,9x\n",
    );
    write(here.path(), "list.json", "{}");
    for (old, wanted) in [
        ("nosuch", "git knows no commit `nosuch`"),
        ("--nosuch", "unexpected argument"),
        ("notes.txt", "neither a folder of guides nor a data file"),
        ("table.csv", "it has no column `company`"),
        (
            "pay.csv",
            "line 2: `9x` in the column `base_low` is no number",
        ),
        ("list.json", "it has no list of `guides`"),
    ] {
        let (code, _, said) = diff(&here, &[old]);
        assert_eq!(code, Some(2), "{old}: {said}");
        assert!(said.contains(wanted), "{wanted} in {said}");
    }
    git(
        here.path(),
        &["commit", "-q", "--allow-empty", "-m", "second"],
    );
    let clone = tempdir().unwrap();
    let from = format!("file://{}", here.path().display());
    git(clone.path(), &["clone", "-q", "--depth", "1", &from, "."]);
    let (code, _, said) = diff(&clone, &["HEAD~1"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("shallow clone"), "{said}");
}

fn snapshot(texts: &[String]) -> Snapshot {
    let mut snapshot = Snapshot::default();
    for (number, text) in texts.iter().enumerate() {
        let path = format!("guides/acme/role-{number}.md");
        let text = text.replace("role: software-engineer", &format!("role: role-{number}"));
        snapshot.add(&Guide::read(Source::new(path, text), &Limits::default()));
    }
    snapshot
}

/// What was added one way was removed the other way, and every figure is the other way round.
#[test]
fn the_way_back_is_the_mirror_image() {
    let sound = common::sound_guide();
    let two = common::with_pay(
        "- region: Dublin\n  base_low: 5\n  currency: EUR\n- region: London\n  base_low: 7\n  currency: GBP\n",
    );
    let states = [
        snapshot(&[sound.clone(), two.clone()]),
        snapshot(&[changed(), two.replace("Dublin", "Paris")]),
        snapshot(&[two.clone(), sound.clone(), changed()]),
        snapshot(&[]),
    ];
    for old in &states {
        assert!(Changes::between(old, old).is_empty());
        for new in &states {
            let (there, back) = (Changes::between(old, new), Changes::between(new, old));
            assert_eq!(there.added, back.removed);
            assert_eq!(there.removed, back.added);
            let figures = there.figures().zip(back.figures());
            for (one, other) in figures {
                assert_eq!(
                    (one.old, one.new, one.key),
                    (other.new, other.old, other.key)
                );
            }
            assert_eq!(there.figures().count(), back.figures().count());
            assert_eq!(there.changed.len(), back.changed.len());
        }
    }
}
