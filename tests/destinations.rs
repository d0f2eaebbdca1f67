//! `--output-file` and `--write-baseline` through the real binary: what they never write over, and what
//! they write through.
//!
//! Devices stand in folders of the tests' own: a binary that replaces what it is pointed at must not find
//! those of the machine.

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use common::binary::{run, stderr, stdout, write};
use tempfile::TempDir;

/// Two guides, one of them with an error.
fn project() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), common::PATH, &common::sound_guide());
    write(folder.path(), BAD, &bad());
    folder
}

const BAD: &str = "guides/acme/data-engineer.md";

fn bad() -> String {
    common::with_keys("role: data-engineer\ndata_quality: superb")
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).expect("a file")
}

fn report_to(folder: &Path, path: &str) -> Output {
    let arguments = ["validate", "--format", "json", "--output-file", path];
    run(folder, &arguments)
}

fn record_in(folder: &Path, path: &str) -> Output {
    run(folder, &["validate", &format!("--write-baseline={path}")])
}

/// That `output` is a refusal which names `path` and says `why`, and nothing else.
fn assert_refused(output: &Output, path: &str, why: &str) {
    assert_eq!(output.status.code(), Some(2), "{}", stderr(output));
    assert_eq!(stdout(output), "");
    let told = stderr(output);
    assert!(told.starts_with(&format!("error: {path}")), "{told}");
    assert!(told.contains(why), "{told}");
    assert!(!told.contains("checked"), "{told}");
}

#[test]
fn what_the_run_reads_is_never_written_over() {
    let folder = project();
    write(folder.path(), "guides/acme/empty.md", "");
    write(folder.path(), "negguide.toml", "");
    write(folder.path(), "list.txt", BAD);
    for path in [
        BAD,
        "guides/acme/empty.md",
        "negguide.toml",
        "guides/../guides/acme/empty.md",
    ] {
        for output in [
            report_to(folder.path(), path),
            record_in(folder.path(), path),
        ] {
            assert_refused(&output, path, "is read by this run");
        }
    }
    let listed = [
        "validate",
        "--files-from",
        "list.txt",
        "--output-file",
        "list.txt",
    ];
    assert_refused(
        &run(folder.path(), &listed),
        "list.txt",
        "is read by this run",
    );
    assert_eq!(read(folder.path(), BAD), bad());
    assert_eq!(read(folder.path(), "negguide.toml"), "");
}

#[test]
fn a_refusal_comes_before_anything_is_written() {
    let folder = TempDir::new().expect("a temporary folder");
    let text = common::sound_guide().replace("base_low: 95000", "base_low: null");
    write(folder.path(), common::PATH, &text);
    write(folder.path(), "notes.txt", "my notes\n");
    let arguments = [
        "validate",
        "--fix",
        "--write-baseline",
        "--output-file",
        "notes.txt",
    ];
    assert_refused(
        &run(folder.path(), &arguments),
        "notes.txt",
        "is there already",
    );
    assert_eq!(read(folder.path(), common::PATH), text);
    assert!(!folder.path().join("negguide-baseline.json").exists());
}

#[test]
fn only_reports_and_baselines_are_replaced() {
    let folder = project();
    write(folder.path(), "notes.txt", "my notes\n");
    write(folder.path(), "package.json", "{\n  \"version\": 2\n}\n");
    for path in ["notes.txt", "package.json"] {
        let before = read(folder.path(), path);
        let report = "no report of negguide's: delete it, or choose another file for --output-file";
        assert_refused(&report_to(folder.path(), path), path, report);
        let baseline =
            "no baseline of negguide's: delete it, or choose another file for --write-baseline";
        assert_refused(&record_in(folder.path(), path), path, baseline);
        assert_eq!(read(folder.path(), path), before);
    }
    assert_eq!(
        record_in(folder.path(), "known.json").status.code(),
        Some(0)
    );
    assert_eq!(
        record_in(folder.path(), "known.json").status.code(),
        Some(0)
    );
    assert_refused(
        &report_to(folder.path(), "known.json"),
        "known.json",
        "no report",
    );
    assert_eq!(
        report_to(folder.path(), "report.json").status.code(),
        Some(1)
    );
    assert_refused(
        &record_in(folder.path(), "report.json"),
        "report.json",
        "no baseline",
    );
    assert_refused(&report_to(folder.path(), "guides"), "guides", "is a folder");
}

#[test]
fn every_report_is_replaced_by_the_next() {
    let folder = project();
    let formats = [
        "human", "concise", "json", "sarif", "github", "gitlab", "junit",
    ];
    let formats = formats.map(|format| ["--format", format].to_vec());
    let all: Vec<Vec<&str>> = formats.into_iter().chain([vec!["--stats"]]).collect();
    // Each replaces the one before it, and the first the last.
    for options in all.iter().chain(&all[..1]) {
        let arguments = [&["validate", "-q", "--output-file", "report"][..], options].concat();
        let output = run(folder.path(), &arguments);
        assert_eq!(
            output.status.code(),
            Some(1),
            "{options:?}: {}",
            stderr(&output)
        );
    }
}

#[test]
fn a_report_among_the_guides_is_no_guide() {
    let folder = project();
    let output = report_to(folder.path(), "guides/acme/report.md");
    assert_refused(
        &output,
        "guides/acme/report.md",
        "would be taken for a guide",
    );
    assert!(!folder.path().join("guides/acme/report.md").exists());
    let output = report_to(folder.path(), "report.md");
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
}

#[test]
fn one_file_is_not_both_report_and_baseline() {
    let folder = project();
    let arguments = [
        "validate",
        "--write-baseline=x.json",
        "--output-file",
        "./x.json",
    ];
    let output = run(folder.path(), &arguments);
    assert_refused(
        &output,
        "--output-file and --write-baseline",
        "the same file",
    );
    assert!(!folder.path().join("x.json").exists());
}

#[test]
fn a_dash_is_standard_output() {
    let folder = project();
    let output = report_to(folder.path(), "-");
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).starts_with("{\n  \"schema_version\": 1"));
    let output = record_in(folder.path(), "-");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).starts_with("{\n  \"version\": 2"));
    assert!(stdout(&output).contains("\"path\":\"guides/acme/data-engineer.md\""));
    assert!(!folder.path().join("-").exists());
    let both = ["validate", "--write-baseline=-", "--format", "json"];
    let told = "--write-baseline and the report";
    assert_refused(&run(folder.path(), &both), told, "standard output");
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt, symlink};
    use std::process::Command;

    fn make_pipe(path: &Path) {
        let made = Command::new("mkfifo").arg(path).status().expect("mkfifo");
        assert!(made.success());
    }

    #[test]
    fn links_stay_and_what_they_lead_to_is_written() {
        let folder = project();
        write(folder.path(), "old.json", "");
        for (link, target) in [("report.json", "old.json"), ("known.json", "new.json")] {
            symlink(target, folder.path().join(link)).expect("a link");
        }
        assert_eq!(
            report_to(folder.path(), "report.json").status.code(),
            Some(1)
        );
        assert_eq!(
            record_in(folder.path(), "known.json").status.code(),
            Some(0)
        );
        for (link, target) in [("report.json", "old.json"), ("known.json", "new.json")] {
            assert!(folder.path().join(link).is_symlink(), "{link}");
            assert!(read(folder.path(), target).starts_with('{'), "{target}");
        }
    }

    #[test]
    fn links_hide_nothing_that_would_be_lost() {
        let folder = project();
        write(folder.path(), "notes.txt", "my notes\n");
        write(folder.path(), "guides/acme/empty.md", "");
        symlink("notes.txt", folder.path().join("a.json")).expect("a link");
        symlink("guides/acme/new.md", folder.path().join("b.json")).expect("a link");
        fs::hard_link(
            folder.path().join("guides/acme/empty.md"),
            folder.path().join("c.json"),
        )
        .expect("a hard link");
        symlink("d.json", folder.path().join("d.json")).expect("a link");
        let refusals = [
            ("a.json", "is there already"),
            ("b.json", "would be taken for a guide"),
            ("c.json", "is read by this run"),
            ("d.json", "leads in a circle"),
        ];
        for (path, why) in refusals {
            assert_refused(&report_to(folder.path(), path), path, why);
            assert_refused(&record_in(folder.path(), path), path, why);
        }
        assert_eq!(read(folder.path(), "notes.txt"), "my notes\n");
    }

    #[test]
    fn pipes_are_written_into() {
        let folder = project();
        let pipe = folder.path().join("pipe");
        make_pipe(&pipe);
        for (start, write) in [
            ("{\n  \"schema", report_to as fn(&Path, &str) -> Output),
            ("{\n  \"version", record_in),
        ] {
            let mut reader = Command::new("timeout")
                .args(["20", "cat"])
                .arg(&pipe)
                .stdout(std::process::Stdio::piped())
                .spawn()
                .expect("a reader");
            write(folder.path(), "pipe");
            // Lets the reader end where nothing came.
            drop(fs::OpenOptions::new().read(true).write(true).open(&pipe));
            let mut read = String::new();
            let mut out = reader.stdout.take().expect("a pipe");
            std::io::Read::read_to_string(&mut out, &mut read).expect("text");
            reader.wait().expect("the reader ends");
            assert!(read.starts_with(start), "{read}");
            assert!(!pipe.metadata().expect("the pipe").is_file());
        }
    }

    /// What `/dev/stdout` is, under a name that may be replaced.
    #[test]
    #[cfg(target_os = "linux")]
    fn standard_output_by_another_name() {
        let folder = project();
        let link = folder.path().join("out");
        symlink("/proc/self/fd/1", &link).expect("a link");
        let output = report_to(folder.path(), "out");
        assert!(
            stdout(&output).starts_with("{\n  \"schema_version"),
            "{}",
            stderr(&output)
        );
        assert!(link.is_symlink());
        let file = fs::File::create(folder.path().join("kept.txt")).expect("a file");
        let mut command = common::binary::negguide(folder.path());
        command.args(["validate", "--format", "concise", "--output-file", "out"]);
        let number = file.metadata().expect("a file").ino();
        command.stdout(file).output().expect("negguide starts");
        let found = folder.path().join("kept.txt").metadata().expect("a file");
        assert_eq!(
            found.ino(),
            number,
            "the file that was open is the one that is there"
        );
        assert!(read(folder.path(), "kept.txt").contains("invalid-value"));
    }

    #[test]
    fn a_report_with_two_names_keeps_them() {
        let folder = project();
        report_to(folder.path(), "one.json");
        let one = folder.path().join("one.json");
        fs::hard_link(&one, folder.path().join("two.json")).expect("a hard link");
        write(
            folder.path(),
            BAD,
            &common::with_keys("role: data-engineer"),
        );
        let output = report_to(folder.path(), "one.json");
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert_eq!(one.metadata().expect("a file").nlink(), 2);
        let text = read(folder.path(), "two.json");
        assert!(
            text.contains("\"findings\": []") && text.ends_with("}\n"),
            "{text}"
        );
    }
}
