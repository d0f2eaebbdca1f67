//! `negguide validate --fix` and `--diff`: through the real binary, and in worlds that are not as
//! they should be.

mod common;

use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use common::binary::{run, stderr, stdout, write};
use common::world::TestWorld;
use negguide::check::{CheckOptions, Extent, fix_all};
use negguide::project::{Disk, Files, LoadRequest, Loaded, World, load, write_fixed};
use tempfile::TempDir;

/// A guide that lost a figure, which has a safe fix, and whose total has one to check.
fn lossy() -> String {
    common::with_pay(
        "- region: London # the office\n  base_low: null\n  base_high: null\n  \
         stock_low: 40000\n  stock_high: 80000\n  bonus_pct: 0\n  \
         total_comp_low: 110000\n  total_comp_high: 160000\n  currency: GBP\n\n\
         | Region | Base Salary | Stock | Total Comp |\n|---|---|---|---|\n\
         | London | £95K–£120K | £40K–£80K | £110K–£160K |\n",
    )
}

/// What safe fixes make of it.
fn restored() -> String {
    let low = lossy().replace("base_low: null", "base_low: 95000");
    low.replace("base_high: null", "base_high: 120000")
}

fn project(guide: &str) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), common::PATH, guide);
    folder
}

fn guide_in(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join(common::PATH)).expect("the guide")
}

const AS_OF: &str = "--as-of=2026-03-01";

#[test]
fn safe_fixes_are_made_and_the_rest_is_reported() {
    let folder = project(&lossy());
    write(
        folder.path(),
        "guides/acme/other.md",
        &common::sound_guide(),
    );
    let rules = "value-lost,total-mismatch";
    let arguments = [
        "validate", "--fix", "--format", "concise", "--select", rules,
    ];
    let output = run(folder.path(), &arguments);
    assert_eq!(guide_in(&folder), restored());
    let found = stdout(&output);
    assert_eq!(found.lines().count(), 1, "{found}");
    assert!(found.contains(" error[total-mismatch] "), "{found}");
    assert_eq!(output.status.code(), Some(1), "an error is left");
    assert_eq!(
        stderr(&output),
        "1 fix made in 1 guide\n  value-lost  1 in 1 guide\n2 guides checked: 1 error; 1 guide with errors\n"
    );
    let again = run(folder.path(), &arguments);
    assert_eq!(guide_in(&folder), restored());
    assert_eq!(stdout(&again), found);
    assert!(
        stderr(&again).starts_with("nothing fixed\n"),
        "{}",
        stderr(&again)
    );
}

#[test]
fn unsafe_fixes_are_made_where_they_are_wanted() {
    let folder = project(&lossy());
    let output = run(
        folder.path(),
        &["validate", "--fix", "--unsafe-fixes", AS_OF],
    );
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert_eq!(stdout(&output), "");
    assert_eq!(
        stderr(&output),
        "2 fixes made in 1 guide\n  total-mismatch  1 in 1 guide, to check\n  \
         value-lost      1 in 1 guide\n1 guide checked: no findings\n"
    );
    let text = guide_in(&folder);
    assert!(
        text.contains("| London | £95K–£120K | £40K–£80K | £105K–£140K |"),
        "{text}"
    );
    assert!(text.contains("  total_comp_high: 140000\n"), "{text}");
    assert!(text.contains("- region: London # the office\n"), "{text}");
}

#[test]
fn a_diff_shows_what_fix_would_change_and_writes_nothing() {
    let folder = project(&lossy());
    let output = run(folder.path(), &["validate", "--diff", AS_OF]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(guide_in(&folder), lossy());
    insta::assert_snapshot!("diff", stdout(&output));
    assert_eq!(
        stderr(&output),
        "1 fix would be made in 1 guide\n  value-lost  1 in 1 guide\n"
    );
    let output = run(
        folder.path(),
        &["validate", "--diff", "--unsafe-fixes", AS_OF],
    );
    assert!(stdout(&output).contains("\n+| London | £95K–£120K | £40K–£80K | £105K–£140K |\n"));
    assert_eq!(guide_in(&folder), lossy());
    let coloured = ["validate", "--diff", "--color", "always", AS_OF];
    let output = run(folder.path(), &coloured);
    assert!(stdout(&output).contains("\u{1b}[32m+    base_low: 95000\u{1b}[0m\n"));
    write(folder.path(), common::PATH, &restored());
    let output = run(folder.path(), &["validate", "--diff", AS_OF]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "what is left has no safe fix"
    );
    assert_eq!(
        (&*stdout(&output), &*stderr(&output)),
        ("", "nothing to fix\n")
    );
}

#[test]
fn options_that_make_no_sense_together() {
    let folder = project(&lossy());
    for arguments in [
        &["--unsafe-fixes"][..],
        &["--fix", "--diff"],
        &["--diff", "--format", "json"],
    ] {
        let output = run(folder.path(), &[&["validate"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(guide_in(&folder), lossy());
}

#[test]
fn only_fixes_of_chosen_rules_are_made() {
    let folder = project(&lossy().replace("currency: GBP", "currency: USD"));
    let output = run(
        folder.path(),
        &["validate", "--fix", "--select", "currency-differs"],
    );
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert_eq!(guide_in(&folder), lossy());
}

#[test]
fn a_fix_does_not_break_what_was_not_chosen() {
    let guide = common::with_pay(
        "- region: London\n  base_low: 90000\n  base_high: 120000\n  bonus_pct: 0\n  \
         total_comp_low: 90000\n  total_comp_high: 120000\n  currency: GBP\n\n\
         | Region | Base Salary | Total Comp |\n|---|---|---|\n\
         | London | £80K–£120K | £90K–£120K |\n",
    );
    let folder = project(&guide);
    let chosen = ["--select", "value-differs"];
    let arguments = [&["validate", "--fix", "--unsafe-fixes"], &chosen[..]].concat();
    let output = run(folder.path(), &arguments);
    assert_eq!(guide_in(&folder), guide);
    let told = stderr(&output);
    assert!(
        told.contains("fix of value-differs not made: it would bring total-"),
        "{told}"
    );
}

#[test]
fn line_endings_and_byte_order_mark_stay() {
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let marked = |text: &str| format!("\u{feff}{text}");
    let unended = |text: &str| text.trim_end().to_string();
    for change in [&crlf as &dyn Fn(&str) -> String, &marked, &unended] {
        let folder = project(&change(&lossy()));
        run(folder.path(), &["validate", "--fix", AS_OF]);
        assert_eq!(guide_in(&folder), change(&restored()));
    }
}

#[test]
fn a_file_that_is_not_utf_8_is_left_alone() {
    let folder = project("");
    let path = folder.path().join(common::PATH);
    let bytes = [lossy().as_bytes(), b"caf\xe9\n"].concat();
    fs::write(&path, &bytes).expect("a file");
    let output = run(folder.path(), &["validate", "--fix", AS_OF]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(fs::read(&path).expect("the guide"), bytes);
}

#[cfg(unix)]
#[test]
fn mode_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = project(&lossy());
    let path = folder.path().join(common::PATH);
    let kept = folder.path().join("kept.txt");
    fs::rename(&path, &kept).expect("moved");
    symlink("../../kept.txt", &path).expect("a link");
    fs::set_permissions(&kept, fs::Permissions::from_mode(0o640)).expect("a mode");
    run(folder.path(), &["validate", "--fix", AS_OF]);
    assert!(path.is_symlink());
    assert_eq!(fs::read_to_string(&kept).expect("the guide"), restored());
    let mode = fs::metadata(&kept).expect("metadata").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_said_and_the_others_are() {
    use std::os::unix::fs::PermissionsExt;
    let folder = project(&lossy());
    write(
        folder.path(),
        "guides/globex/software-engineer.md",
        &lossy(),
    );
    let locked = folder.path().join("guides/acme");
    let mode = |mode| fs::set_permissions(&locked, fs::Permissions::from_mode(mode));
    mode(0o555).expect("a mode");
    // A privileged user writes everywhere.
    let is_privileged = fs::write(locked.join("probe"), "").is_ok();
    let output = run(folder.path(), &["validate", "--fix", AS_OF]);
    mode(0o755).expect("a mode");
    let other = folder.path().join("guides/globex/software-engineer.md");
    assert_eq!(fs::read_to_string(other).expect("the guide"), restored());
    if !is_privileged {
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(guide_in(&folder), lossy());
        let told = stderr(&output);
        let expected = "software-engineer.md: not written: permission denied";
        assert!(told.contains(expected), "{told}");
    }
}

/// Fixes two guides, `a.md` and `b.md`, where something happens to the first one between reading and
/// writing it; what is loaded then.
fn fix_in(
    folder: &TempDir,
    happens: &(dyn Fn(&Path) -> io::Result<()> + Sync),
    is_writable: bool,
) -> Loaded {
    let files = ["a.md", "b.md"].map(|name| folder.path().join(name));
    let reads = AtomicUsize::new(0);
    let world = TestWorld {
        before_read: Box::new(|path| {
            let was_read = reads.fetch_add(1, Ordering::SeqCst) >= 2;
            if was_read && path.ends_with("a.md") {
                happens(path)
            } else {
                Ok(())
            }
        }),
        read_only: if is_writable {
            Vec::new()
        } else {
            vec![Disk.canonical(&files[0])]
        },
        ..TestWorld::calm()
    };
    for name in ["a.md", "b.md"] {
        write(folder.path(), name, &lossy());
    }
    let options = CheckOptions::default();
    let reported = Files {
        reported: files.to_vec(),
        context_guides: Vec::new(),
    };
    let request = LoadRequest {
        options: &options,
        cache: None,
        look: &|_| (),
    };
    let mut loaded = load(&world, &reported, request, &|| ());
    let findings = |loaded: &Loaded| {
        let guides = loaded.guides.iter();
        guides
            .map(|guide| guide.unpacked().findings)
            .collect::<Vec<_>>()
    };
    let known = findings(&loaded);
    let fixed = fix_all(&loaded.guides, &options, Extent::Safe);
    let written = write_fixed(&world, &files, &mut loaded, fixed);
    loaded.recheck(&options);
    assert_eq!(written, [false, true]);
    let text = fs::read_to_string(&files[1]).expect("the other guide");
    assert_eq!(text, restored(), "the other guide is written");
    let now = findings(&loaded);
    assert_eq!(now[0], known[0], "still as it was");
    assert_ne!(now[1], known[1]);
    assert_eq!(loaded.troubles.len(), 1);
    loaded
}

#[test]
fn an_authors_edit_in_the_meantime_is_not_lost() {
    for (name, edited) in [
        ("longer", format!("{}\nMore.\n", lossy())),
        ("as long", lossy().replace("110000", "111000")),
        ("shorter", lossy().replace("Anvils", "")),
    ] {
        let folder = TempDir::new().expect("a temporary folder");
        let loaded = fix_in(&folder, &|path| fs::write(path, &edited), true);
        let told = loaded.troubles[0].to_string();
        assert!(
            told.contains("has changed since it was read"),
            "{name}: {told}"
        );
        let text = fs::read_to_string(folder.path().join("a.md")).expect("the guide");
        assert_eq!(text, edited, "{name}");
    }
}

#[test]
fn a_guide_that_is_gone_does_not_come_back() {
    let folder = TempDir::new().expect("a temporary folder");
    let loaded = fix_in(&folder, &|path| fs::remove_file(path), true);
    let told = loaded.troubles[0].to_string();
    assert!(told.contains("not written: no such file"), "{told}");
    assert!(!folder.path().join("a.md").exists());
}

#[test]
fn a_read_only_guide_is_not_replaced() {
    let folder = TempDir::new().expect("a temporary folder");
    let loaded = fix_in(&folder, &|_| Ok(()), false);
    let told = loaded.troubles[0].to_string();
    assert!(
        told.contains("not written: the file is read-only"),
        "{told}"
    );
    let text = fs::read_to_string(folder.path().join("a.md")).expect("the guide");
    assert_eq!(text, lossy());
}
