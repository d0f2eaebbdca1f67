//! `negguide validate` through the real binary.

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use common::binary::{negguide, run, stderr, stdout, write};
use tempfile::TempDir;

/// A project with one sound guide.
fn project() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), common::PATH, &common::sound_guide());
    folder
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn shipped_guides_are_clean() {
    // Samples stay sound on any day: nobody keeps them up to date.
    let output = run(
        repository(),
        &["validate", "guides/", "--as-of", "2036-01-01"],
    );
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert_eq!(stdout(&output), "");
    assert_eq!(stderr(&output), "14 guides checked: no findings\n");
}

#[test]
fn stated_totals_of_the_fixture_are_found() {
    let path = "tests/fixtures/hugging-face-enterprise/senior-software-engineer.md";
    let day = "2026-12-01";
    let output = run(repository(), &["validate", "--as-of", day, path]);
    assert_eq!(output.status.code(), Some(0), "warnings alone do not fail");
    insta::assert_snapshot!("fixture_human", stdout(&output));
    let output = run(
        repository(),
        &["validate", "--as-of", day, "--format", "concise", path],
    );
    insta::assert_snapshot!("fixture_concise", stdout(&output));
    let output = run(
        repository(),
        &["validate", "--as-of", day, "--format", "json", path],
    );
    insta::assert_snapshot!("fixture_json", stdout(&output));
}

#[test]
fn errors_give_exit_code_one() {
    let folder = project();
    let broken = common::with_keys("role_type: senior");
    write(folder.path(), common::PATH, &broken);
    let output = run(folder.path(), &["validate", "--format", "concise"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stdout(&output).starts_with("guides/acme/software-engineer.md:6:12: error[invalid-value] "),
        "{}",
        stdout(&output)
    );
    let output = run(folder.path(), &["validate", "--ignore", "NG1"]);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn nothing_to_do_explains_itself() {
    let folder = TempDir::new().expect("a temporary folder");
    let output = run(folder.path(), &["validate"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("there is no folder guides here"),
        "{}",
        stderr(&output)
    );
    fs::create_dir(folder.path().join("empty")).expect("a folder");
    let output = run(folder.path(), &["validate", "empty"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("no guides found in empty"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn the_folder_of_the_configuration_may_be_that_of_the_guides() {
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), "negguide.toml", "guides = \".\"\n");
    write(
        folder.path(),
        "acme/software-engineer.md",
        &common::sound_guide(),
    );
    for command in ["validate", "fmt", "build"] {
        let output = run(folder.path(), &[command]);
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(0), "{command}: {told}");
    }
    let output = run(folder.path(), &["validate"]);
    assert!(stderr(&output).starts_with("1 guide checked"), "{output:?}");
}

#[test]
fn a_missing_path_is_said_and_the_rest_is_checked() {
    let folder = project();
    let output = run(folder.path(), &["validate", "nowhere", "guides"]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    assert!(
        told.contains("error: nowhere: no such file or folder"),
        "{told}"
    );
    assert!(told.contains("1 guide checked"), "{told}");
    let output = run(folder.path(), &["validate", "nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output), "error: nowhere: no such file or folder\n");
}

#[cfg(unix)]
#[test]
fn a_link_loop_is_said_and_the_rest_is_checked() {
    let folder = project();
    std::os::unix::fs::symlink("..", folder.path().join("guides/loop")).expect("a link");
    let output = run(folder.path(), &["validate"]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    assert!(
        told.contains("a link that leads back to guides/loop"),
        "{told}"
    );
    assert!(told.contains("1 guide checked"), "{told}");
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_said_and_the_rest_is_checked() {
    use std::os::unix::fs::PermissionsExt;
    let folder = project();
    write(folder.path(), "guides/acme/secret.md", "x");
    let secret = folder.path().join("guides/acme/secret.md");
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).expect("a mode");
    if fs::read(&secret).is_ok() {
        // A privileged user reads everything; a dangling link can't be read by anybody.
        fs::remove_file(&secret).expect("removed");
        std::os::unix::fs::symlink("gone.md", &secret).expect("a link");
    }
    let output = run(folder.path(), &["validate"]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    assert!(told.contains("error: guides/acme/secret.md: "), "{told}");
    assert!(told.contains("1 guide checked"), "{told}");
}

#[cfg(unix)]
#[test]
fn links_to_nothing_matter_only_where_a_guide_is_meant() {
    let folder = project();
    for name in [".#software-engineer.md", "note.lock", "globex"] {
        let link = folder.path().join("guides/acme").join(name);
        std::os::unix::fs::symlink("gone", link).expect("a link");
    }
    let output = run(folder.path(), &["validate"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    std::os::unix::fs::symlink("gone", folder.path().join("guides/acme/x.MD")).expect("a link");
    let output = run(folder.path(), &["validate"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("error: guides/acme/x.MD: no such file"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_guide_may_shout_its_extension() {
    let folder = project();
    write(folder.path(), "guides/acme/data-engineer.MD", "no guide");
    let output = run(folder.path(), &["validate", "--format", "concise"]);
    assert!(
        stdout(&output).contains("guides/acme/data-engineer.MD:1:1: "),
        "{}",
        stdout(&output)
    );
}

#[test]
fn a_large_file_is_a_finding_and_not_read() {
    let folder = project();
    write(
        folder.path(),
        "guides/acme/large.md",
        &"x".repeat(50_000_000),
    );
    let output = run(folder.path(), &["validate", "--format", "concise"]);
    assert_eq!(output.status.code(), Some(1));
    let found = stdout(&output);
    assert!(
        found.starts_with("guides/acme/large.md:1:1: error[resource-limit] "),
        "{found}"
    );
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn rules_are_chosen_by_name_code_and_family() {
    let folder = project();
    let output = run(folder.path(), &["validate", "--select", "totl-mismatch"]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    assert!(told.contains("did you mean `total-mismatch`?"), "{told}");
    for (arguments, said) in [
        (
            &["--select", "NG201", "--ignore", "NG2"][..],
            "no rule is left to run",
        ),
        (&["--ignore", "NG"], "no rule is left to run"),
        (&["--select", ""], "--select: a rule is empty"),
        (&["--ignore", "NG2,,NG3"], "--ignore: a rule is empty"),
    ] {
        let output = run(folder.path(), &[&["validate"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = stderr(&output);
        assert!(told.contains(said), "{told}");
    }
    for pattern in ["total-mismatch", "NG201", "ng2"] {
        let output = run(folder.path(), &["validate", "--select", pattern]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }
}

#[test]
fn configuration_is_found_above_and_its_faults_are_shown() {
    let folder = project();
    write(
        folder.path(),
        "negguide.toml",
        "guide = \"guides\"\n[rules]\ntotal-mismach = \"off\"\n",
    );
    let output = run(&folder.path().join("guides"), &["validate"]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    for part in [
        "unknown key `guide`",
        "did you mean `guides`?",
        "did you mean `total-mismatch`?",
        "2 faults in ",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    write(
        folder.path(),
        "negguide.toml",
        "[rules]\ninvalid-value = \"warning\"\n",
    );
    write(
        folder.path(),
        common::PATH,
        &common::with_keys("role_type: senior"),
    );
    let output = run(&folder.path().join("guides/acme"), &["validate", "."]);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    let output = run(folder.path(), &["validate", "--config", "none.toml"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_configuration_that_is_not_utf_8() {
    let folder = project();
    let path = folder.path().join("negguide.toml");
    fs::write(path, b"out = \"dist\"\ntitle = \"caf\xe9\"\n").expect("a file");
    let output = run(folder.path(), &["validate"]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    assert!(
        told.contains("negguide.toml: is not UTF-8, first in line 2"),
        "{told}"
    );
}

/// Control characters and those that turn the reading direction, from every door they can take.
#[test]
fn an_authors_text_does_not_act_on_the_terminal() {
    let folder = project();
    let acting = ['\u{1b}', '\u{202e}', '\u{2066}', '\u{200f}'];
    let value = "\"\\e]0;x\\a \u{202e}\u{2066}\u{200f}\"";
    write(
        folder.path(),
        common::PATH,
        &common::with_keys(&format!("role_type: {value}\n\"k\\e{value}: 1")),
    );
    write(
        folder.path(),
        "negguide.toml",
        "[rules]\n\"\\u001b[31m\u{202e}\u{200f}\" = \"off\"\n",
    );
    let output = run(folder.path(), &["validate"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(!stderr(&output).contains(acting), "{:?}", stderr(&output));
    fs::remove_file(folder.path().join("negguide.toml")).expect("removed");
    for format in ["human", "concise"] {
        let output = run(folder.path(), &["validate", "--format", format]);
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        let told = stdout(&output);
        assert!(!told.contains(acting), "{format}: {told:?}");
    }
}

#[test]
fn output_is_the_same_on_any_number_of_threads() {
    let path = "tests/fixtures";
    let outputs: Vec<String> = ["1", "2", "7"]
        .iter()
        .map(|threads| {
            let mut command = negguide(repository());
            command.env("RAYON_NUM_THREADS", threads);
            let output = command
                .args(["validate", "--format", "json", path, "guides"])
                .output();
            stdout(&output.expect("negguide starts"))
        })
        .collect();
    assert_eq!(outputs[0], outputs[1]);
    assert_eq!(outputs[0], outputs[2]);
}

#[test]
fn colour_only_where_it_is_wanted() {
    let path = "tests/fixtures";
    let plain = run(repository(), &["validate", path]);
    assert!(!stdout(&plain).contains('\u{1b}'));
    let coloured = run(repository(), &["validate", "--color", "always", path]);
    assert!(stdout(&coloured).contains('\u{1b}'));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_quiet() {
    let mut child = negguide(repository())
        .args(["validate", "tests/fixtures"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("negguide starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("negguide ends");
    let told = stderr(&output);
    assert!(
        !told.contains("error") && !told.contains("panicked"),
        "{told}"
    );
}

#[test]
fn excerpts_of_odd_text() {
    let folder = project();
    let long = "a remark ".repeat(300);
    let guide = common::with_pay(&format!(
        "- region: \"東京 🇯🇵\"\n  base_low:\t9000000\n  base_high: null\n  currency: USD\n\n\
         | Region | Base Salary | Note |\n|---|---|---|\n\
         | {long} 東京 🇯🇵 | ¥9M–¥14M | {long} |\n| 東京 🇯🇵 | ¥9M–¥14M | {long} |\n"
    ));
    write(folder.path(), common::PATH, &guide);
    let output = run(folder.path(), &["validate"]);
    insta::assert_snapshot!("odd_text", stdout(&output));
    let crlf = guide.replace('\n', "\r\n");
    write(folder.path(), common::PATH, &format!("\u{feff}{crlf}"));
    let same = run(folder.path(), &["validate"]);
    assert_eq!(
        stdout(&same),
        stdout(&output),
        "a BOM and CRLF change nothing on screen"
    );
}

#[test]
fn every_rule_explains_itself() {
    for rule in negguide::rules::RULES.iter() {
        let id = rule.meta().id;
        for name in [id.name, id.code] {
            let output = run(repository(), &["explain", name]);
            assert_eq!(output.status.code(), Some(0), "{name}");
            let page = stdout(&output);
            assert!(
                page.starts_with(&format!("# {} ({})", id.name, id.code)),
                "{page}"
            );
            assert!(page.contains("## Why it matters"), "{page}");
        }
    }
    let output = run(repository(), &["explain", "totl"]);
    assert!(
        stderr(&output).contains("`total-mismatch`"),
        "one word will do"
    );
    let output = run(repository(), &["explain", "total-mismach"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("did you mean `total-mismatch`?"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_far_place_is_named_by_its_line() {
    let folder = project();
    let pay = |between: &str| {
        let rows: String = { 0..100 }
            .map(|row| format!("| Town {row} | £90K |\n"))
            .collect();
        format!(
            "- region: Town 0\n  base_low: 90000\n  base_high: 90000\n  currency: GBP\n\n\
             {between}| Region | Base Salary |\n|---|---|\n{rows}"
        )
    };
    let reported = |between: &str| {
        write(
            folder.path(),
            common::PATH,
            &common::with_pay(&pay(between)),
        );
        stdout(&run(
            folder.path(),
            &["validate", "--select", "region-lost"],
        ))
    };
    let near = reported("");
    assert_eq!(near.matches("error[region-lost]").count(), 99);
    assert!(near.contains("| ------------ no entry for it in this list"));
    assert!(!near.contains("= note: line 11:"));
    let far = reported(&"Text.\n\n".repeat(200));
    assert!(far.contains("= note: line 11: no entry for it in this list"));
    assert!(!far.contains("| ------------ no entry for it in this list"));
}

#[test]
fn many_findings_of_one_rule_in_a_guide_are_counted() {
    let folder = project();
    for (links, more) in [(201, "1 more finding"), (250, "50 more findings")] {
        let text = common::sound_guide() + "\n" + &"[a](other.md)\n\n".repeat(links);
        write(folder.path(), common::PATH, &text);
        let output = run(folder.path(), &["validate", "--select", "broken-link"]);
        let reported = stdout(&output);
        assert_eq!(reported.matches("error[broken-link]").count(), 200);
        let note = format!(
            "note: {more} of `broken-link` in guides/acme/software-engineer.md; `--format concise` lists all of them"
        );
        assert!(reported.contains(&note), "{reported}");
        let all = run(
            folder.path(),
            &["validate", "--select", "broken-link", "--format", "concise"],
        );
        assert_eq!(stdout(&all).matches("error[broken-link]").count(), links);
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_not_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let guide = folder.path().join("guides/acme/pipe.md");
    fs::create_dir_all(guide.parent().expect("a folder")).expect("a folder");
    let made = Command::new("mkfifo").arg(&guide).status().expect("mkfifo");
    assert!(made.success());
    let output = run(folder.path(), &["validate", "guides/acme/pipe.md"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    let output = stderr(&output);
    assert!(
        output.contains("pipe.md: is not a regular file"),
        "{output}"
    );
    // Nor is it in a folder of guides.
    let output = run(folder.path(), &["fmt", "guides"]);
    assert_ne!(output.status.code(), Some(0), "{}", stderr(&output));
}
