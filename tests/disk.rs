//! What else is on disk besides plain files of one's own: links, twins, owners, pipes and leftovers.

#![cfg(unix)]

mod common;

use std::fs;
use std::os::unix::fs::{MetadataExt, chown, symlink};
use std::path::Path;
use std::process::{Command, Output};

use common::binary::{run, stderr, stdout, write};
use tempfile::TempDir;

/// A sound guide that is not in its canonical form.
fn untidy() -> String {
    format!("{}\n\n\n* one\n* two\n", common::sound_guide())
}

fn project(text: &str) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), common::PATH, text);
    folder
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).expect("a file")
}

fn assert_code(output: &Output, code: i32) {
    let (out, told) = (stdout(output), stderr(output));
    assert_eq!(output.status.code(), Some(code), "{out}{told}");
}

#[test]
fn a_guide_with_two_names_is_one_file_afterwards() {
    let lost = common::sound_guide().replace("base_low: 95000", "base_low: null");
    let fixable = lost.replace("base_high: 120000", "base_high: null");
    for (text, command) in [(untidy(), &["fmt"][..]), (fixable, &["validate", "--fix"])] {
        let folder = project(&text);
        let guide = folder.path().join(common::PATH);
        fs::hard_link(&guide, folder.path().join("twin.md")).expect("a hard link");
        assert_code(&run(folder.path(), command), 0);
        assert_eq!(guide.metadata().expect("a guide").nlink(), 2);
        assert_ne!(read(folder.path(), "twin.md"), text);
    }
}

#[test]
fn names_of_one_file_are_written_once_and_without_complaint() {
    let folder = project(&untidy());
    let guide = folder.path().join(common::PATH);
    fs::hard_link(&guide, guide.with_file_name("data-engineer.md")).expect("a hard link");
    symlink(
        "software-engineer.md",
        guide.with_file_name("data-scientist.md"),
    )
    .expect("a link");
    let output = run(folder.path(), &["fmt"]);
    assert_code(&output, 0);
    assert_eq!(stderr(&output), "3 guides formatted, 0 canonical already\n");
    assert_eq!(guide.metadata().expect("a guide").nlink(), 2);
    assert_code(&run(folder.path(), &["fmt", "--check"]), 0);
}

/// Only the superuser can give a file away, so the test proves nothing for others.
#[test]
fn a_rewritten_guide_keeps_its_owner() {
    let folder = project(&untidy());
    let guide = folder.path().join(common::PATH);
    if chown(&guide, Some(1234), Some(5678)).is_err() {
        return;
    }
    assert_code(&run(folder.path(), &["fmt"]), 0);
    let found = guide.metadata().expect("a guide");
    assert_ne!(read(folder.path(), common::PATH), untidy());
    assert_eq!((found.uid(), found.gid()), (1234, 5678));
}

fn make_pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status().expect("mkfifo");
    assert!(made.success());
}

/// The output of `arguments`, which must come although there are pipes that nobody writes to.
fn run_in_time(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new("timeout");
    command.args(["30", env!("CARGO_BIN_EXE_negguide")]);
    command.args(arguments).current_dir(folder);
    let output = command.output().expect("timeout starts");
    assert_ne!(output.status.code(), Some(124), "{arguments:?} hangs");
    output
}

#[test]
fn a_pipe_in_the_place_of_a_file_is_not_waited_for() {
    let commands: [&[&str]; 4] = [
        &["validate", "--as-of", "2026-03-01"],
        &["build", "--as-of", "2026-03-01"],
        &["fmt", "--check"],
        &["import", "--diff"],
    ];
    for path in [
        ".gitignore",
        "guides/acme/.ignore",
        "negguide.toml",
        "guides/acme/x.md",
    ] {
        let folder = project(&common::sound_guide());
        make_pipe(&folder.path().join(path));
        for command in commands {
            let output = run_in_time(folder.path(), command);
            assert_code(&output, 2);
            let told = stderr(&output);
            assert!(
                told.contains(&format!("{path}: is not a regular file")),
                "{command:?}: {told}"
            );
        }
    }
}

#[test]
fn pipes_that_only_some_commands_read_are_not_waited_for() {
    let folder = project(&common::sound_guide());
    make_pipe(&folder.path().join("pipe"));
    let arguments = ["validate", "--baseline", "pipe"];
    assert!(
        stderr(&run_in_time(folder.path(), &arguments)).contains("pipe: is not a regular file")
    );
    fs::create_dir(folder.path().join("templates")).expect("a folder");
    make_pipe(&folder.path().join("templates/guide.html"));
    let output = run_in_time(folder.path(), &["build", "--as-of", "2026-03-01"]);
    assert_code(&output, 2);
    assert!(stderr(&output).contains("templates/guide.html: is not a regular file"));
}

/// Reads from `/dev/zero`, which nothing can replace by being read.
#[test]
fn what_never_ends_is_not_read_to_its_end() {
    let folder = project(&common::sound_guide());
    let commands: [&[&str]; 4] = [
        &["validate", "--files-from", "/dev/zero"],
        &["validate", "--stdin-path", common::PATH],
        &["fmt", "--stdin-path", common::PATH],
        &["import", "--stdin-path", common::PATH],
    ];
    for command in commands {
        let mut limited = Command::new("timeout");
        limited.args(["60", env!("CARGO_BIN_EXE_negguide")]);
        limited.args(command).current_dir(folder.path());
        limited.stdin(fs::File::open("/dev/zero").expect("zeros"));
        // Stops one that reads on before the machine's memory is full.
        let mut shell = Command::new("sh");
        shell.args(["-c", "ulimit -v 2000000; exec \"$@\"", "sh"]);
        shell.arg(limited.get_program()).args(limited.get_args());
        shell.current_dir(folder.path());
        shell.stdin(fs::File::open("/dev/zero").expect("zeros"));
        let output = shell.output().expect("sh starts");
        assert_code(&output, 2);
        assert_eq!(stdout(&output), "");
        assert!(
            stderr(&output).contains("is longer than 64 MiB"),
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn links_out_of_the_project_are_not_read() {
    let elsewhere = TempDir::new().expect("a temporary folder");
    write(elsewhere.path(), "secret.txt", "hunter2\n");
    write(elsewhere.path(), "more/data-engineer.md", "hunter3\n");
    let folder = project(&common::sound_guide());
    let acme = folder.path().join("guides/acme");
    symlink(elsewhere.path().join("secret.txt"), acme.join("secret.md")).expect("a link");
    symlink(
        elsewhere.path().join("more"),
        folder.path().join("guides/more"),
    )
    .expect("a link");
    let named = ["validate", "--format", "concise", "guides/acme/secret.md"];
    for command in [
        &["validate", "--format", "concise"][..],
        &["build"],
        &["fmt"],
        &["import"],
        &named,
    ] {
        let output = run(folder.path(), command);
        assert_code(&output, 2);
        let told = stderr(&output);
        assert!(
            told.contains(
                "error: guides/acme/secret.md: is a link that leads out of the project, to "
            ),
            "{told}"
        );
        assert!(
            !format!("{}{told}", stdout(&output)).contains("hunter"),
            "{told}"
        );
    }
    assert!(
        folder
            .path()
            .join("dist/acme/software-engineer.html")
            .exists()
    );
    assert!(!folder.path().join("dist/acme/secret.html").exists());
    assert_eq!(read(elsewhere.path(), "secret.txt"), "hunter2\n");
    // The folder itself, and a link within the project, are meant.
    let other = elsewhere.path().join("more");
    let output = run(folder.path(), &["validate", other.to_str().expect("UTF-8")]);
    assert_code(&output, 1);
    fs::remove_file(acme.join("secret.md")).expect("removed");
    fs::remove_file(folder.path().join("guides/more")).expect("removed");
    let text = common::with_keys("role: data-engineer\nrole_display: Data Engineer");
    write(
        folder.path(),
        "drafts/data.md",
        &text.replace("Software Engineer |", "Data Engineer |"),
    );
    symlink("../../drafts/data.md", acme.join("data-engineer.md")).expect("a link");
    assert_code(&run(folder.path(), &["validate"]), 0);
}

#[test]
fn what_a_link_published_before_goes() {
    let elsewhere = TempDir::new().expect("a temporary folder");
    let folder = project(&common::sound_guide());
    assert_code(&run(folder.path(), &["build"]), 0);
    let guide = folder.path().join(common::PATH);
    let kept = elsewhere.path().join("kept.md");
    fs::rename(&guide, &kept)
        .or_else(|_| fs::copy(&guide, &kept).map(|_| ()))
        .expect("moved");
    let _ = fs::remove_file(&guide);
    symlink(&kept, &guide).expect("a link");
    let other = common::with_keys("company: globex\ncompany_display: Globex");
    write(
        folder.path(),
        "guides/globex/software-engineer.md",
        &other.replace("| Acme", "| Globex"),
    );
    assert_code(&run(folder.path(), &["build"]), 2);
    assert!(
        !folder
            .path()
            .join("dist/acme/software-engineer.html")
            .exists()
    );
    assert!(
        folder
            .path()
            .join("dist/globex/software-engineer.html")
            .exists()
    );
}

#[test]
fn the_pages_of_a_guide_that_cannot_be_read_stay() {
    let folder = project(&common::sound_guide());
    let other = common::with_keys("company: globex\ncompany_display: Globex");
    write(
        folder.path(),
        "guides/globex/software-engineer.md",
        &other.replace("| Acme", "| Globex"),
    );
    assert_code(&run(folder.path(), &["build"]), 0);
    let guide = folder.path().join(common::PATH);
    let page = folder.path().join("dist/acme/software-engineer.html");
    let before = fs::read(&page).expect("a page");
    fs::remove_file(&guide).expect("removed");
    make_pipe(&guide);
    for _ in 0..2 {
        let output = run_in_time(folder.path(), &["build", "--as-of", "2026-03-01"]);
        assert_code(&output, 2);
        let told = "5 files of an earlier build kept, as not every guide could be read";
        assert!(stderr(&output).contains(told), "{}", stderr(&output));
        assert_eq!(fs::read(&page).expect("a page"), before);
    }
    fs::remove_file(&guide).expect("removed");
    assert_code(&run(folder.path(), &["build"]), 0);
    assert!(!page.exists(), "a guide that is gone has no page");
}

#[test]
fn two_builds_do_not_write_at_once() {
    let folder = project(&common::sound_guide());
    fs::create_dir(folder.path().join("dist")).expect("a folder");
    let other = fs::File::open(folder.path().join("dist")).expect("the folder");
    other.lock().expect("a lock");
    let output = run(folder.path(), &["build"]);
    assert_code(&output, 2);
    let told = "error: another build is writing to dist; nothing was changed. Wait for it to end";
    assert!(stderr(&output).contains(told), "{}", stderr(&output));
    assert_eq!(
        fs::read_dir(folder.path().join("dist"))
            .expect("a folder")
            .count(),
        0
    );
    assert_code(&run(folder.path(), &["build", "--out", "other"]), 0);
    drop(other);
    assert_code(&run(folder.path(), &["build"]), 0);
}

#[test]
fn what_killed_runs_left_unfinished_is_removed() {
    let folder = project(&common::sound_guide());
    assert_code(&run(folder.path(), &["build"]), 0);
    let hour_ago = std::time::SystemTime::now() - std::time::Duration::from_hours(1);
    let leave = |path: &str, is_old: bool| {
        write(folder.path(), path, "half");
        if is_old {
            let file = fs::File::options()
                .write(true)
                .open(folder.path().join(path));
            file.and_then(|file| file.set_modified(hour_ago))
                .expect("a time");
        }
    };
    let others = [
        ".negguide-notes",
        ".negguide-backup",
        ".negguide-ab.md",
        "tmpAbC123",
        "sub/.negguide-unfinished-AbC123.tmp",
    ];
    for folder in ["dist", "dist/acme", "guides/acme", "reports"] {
        leave(&format!("{folder}/.negguide-unfinished-AbC123.tmp"), true);
        leave(&format!("{folder}/.negguide-unfinished-New456.tmp"), false);
        for other in others {
            leave(&format!("{folder}/{other}"), true);
        }
    }
    assert_code(&run(folder.path(), &["build"]), 0);
    assert_code(&run(folder.path(), &["fmt"]), 0);
    let report = ["validate", "--output-file", "reports/new.txt"];
    assert_code(&run(folder.path(), &report), 0);
    for place in ["dist", "dist/acme", "guides/acme", "reports"] {
        let is_there = |name: &str| folder.path().join(place).join(name).exists();
        assert!(!is_there(".negguide-unfinished-AbC123.tmp"), "{place}");
        assert!(is_there(".negguide-unfinished-New456.tmp"), "{place}");
        for other in others {
            assert!(is_there(other), "{place}/{other}");
        }
    }
    assert!(folder.path().join("dist/.negguide-manifest.json").exists());
}

#[test]
fn nobody_knows_what_a_company_lacks_whose_folder_cannot_be_read_whole() {
    let is_known = |add: &dyn Fn(&Path)| {
        let folder = project(&common::sound_guide());
        let roles = "roles = [\"software-engineer\", \"data-scientist\"]\nfrom = 1\n";
        let config = format!("[rules.missing-role]\n{roles}");
        write(folder.path(), "negguide.toml", &config);
        add(&folder.path().join("guides/acme"));
        let validate = ["validate", common::PATH, "--select", "missing-role"];
        stdout(&run_in_time(folder.path(), &validate)).contains("missing-role")
    };
    assert!(is_known(&|_| {}));
    assert!(!is_known(
        &|acme| symlink(".", acme.join("loop")).expect("a link")
    ));
    assert!(!is_known(&|acme| make_pipe(&acme.join("data-engineer.md"))));
    assert!(!is_known(&|acme| make_pipe(&acme.join(".ignore"))));
}
