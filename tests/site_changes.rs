//! The pages on what changed, through the real binary.

mod common;

use std::fs;

use common::binary::{run, stderr, stdout, write};
use tempfile::{TempDir, tempdir};

const INITECH: &str = "guides/initech/software-engineer.md";

fn initech() -> String {
    common::sound_guide()
        .replace("company: acme", "company: initech")
        .replace("company_display: Acme", "company_display: Initech")
        .replace("| Acme Global", "| Initech Global")
}

/// The guides of an earlier day in `old`, those of today in `guides`: pay of Acme rose, Initech has another
/// currency and is not sound, Globex is new, Umbrella is gone.
fn project() -> TempDir {
    let here = tempdir().unwrap();
    let old = |path: &str| path.replacen("guides", "old", 1);
    write(here.path(), &old(common::PATH), &common::sound_guide());
    write(here.path(), &old(INITECH), &initech());
    let umbrella = initech().replace("company: initech", "company: umbrella");
    let umbrella = umbrella.replace("base_low: 95000", "base_low: 94000");
    write(here.path(), "old/umbrella/software-engineer.md", &umbrella);
    let raised = common::sound_guide()
        .replace("base_high: 120000", "base_high: 140000")
        .replace("£95K–£120K", "£95K–£140K")
        .replace("total_comp_high: 150000", "total_comp_high: 174000")
        .replace("£110K–£150K", "£110K–£174K")
        .replace("last_updated: 2026-02-23", "last_updated: 2026-02-27");
    write(here.path(), common::PATH, &raised);
    let wrong = initech().replace("base_low: 95000", "base_low: 9500000");
    write(here.path(), INITECH, &wrong);
    let globex = initech()
        .replace("initech", "globex")
        .replace("Initech", "Globex");
    let globex = globex.replace("stock_low: 40000", "stock_low: 41000");
    let globex = globex.replace("£40K–£80K", "£41K–£80K");
    write(here.path(), "guides/globex/software-engineer.md", &globex);
    here
}

fn build(here: &TempDir, more: &[&str]) -> String {
    let arguments = [&["build", "--as-of", "2026-03-01", "--out", "site"], more].concat();
    let output = run(here.path(), &arguments);
    assert_ne!(output.status.code(), Some(2), "{}", stderr(&output));
    format!("{}{}", stdout(&output), stderr(&output))
}

fn page(here: &TempDir, name: &str) -> Option<String> {
    fs::read_to_string(here.path().join("site").join(name)).ok()
}

#[test]
fn what_changed_has_a_page_when_asked_for() {
    let here = project();
    build(&here, &["--changes-since", "old"]);
    let found = page(&here, "changes.html").expect("a page");
    let main = found.split_once("<main").expect("main").1;
    let main = main.split_once("</main>").expect("an end").0;
    for wanted in [
        "Since the guides of <time datetime=\"2026-02-23\">23 Feb 2026</time>: 1 guide changed, 1 guide new, 1 guide no longer there, 2 figures by over 10%.",
        "Updated 27 Feb 2026 (23 Feb 2026 before)",
        "<a href=\"globex/software-engineer.html\"><bdi>Software Engineer at Globex</bdi>",
        "<a href=\"changes.html#of-acme\"><bdi>Acme</bdi>",
        "<h3 id=\"of-acme\">",
        "<td class=\"num\"><span class=\"n\">£120,000</span></td><td class=\"num\"><span class=\"n\">£140,000</span></td><td class=\"num\"><strong>+16.7%</strong> <small>over 10%</small></td>",
        "<p><bdi>umbrella/software-engineer</bdi></p>",
    ] {
        assert!(main.contains(wanted), "{wanted} in {main}");
    }
    // Figures of a guide that is not published are not told.
    assert!(
        !main.contains("initech") && !main.contains("9,500,000"),
        "{main}"
    );
    let home = page(&here, "index.html").expect("a page");
    assert!(home.contains("<a href=\"changes.html\">What changed</a>"));
    // The same once more changes nothing, another state does, and without the option the page goes.
    assert!(build(&here, &["--changes-since", "old"]).contains("0 files written"));
    fs::remove_dir_all(here.path().join("old/umbrella")).unwrap();
    build(&here, &["--changes-since", "old"]);
    assert!(
        !page(&here, "changes.html")
            .expect("a page")
            .contains("umbrella")
    );
    build(&here, &[]);
    assert_eq!(page(&here, "changes.html"), None);
    assert!(
        !page(&here, "index.html")
            .expect("a page")
            .contains("changes.html")
    );
}

#[test]
fn what_was_not_built_or_read_is_not_said_to_be_gone() {
    let here = project();
    // Of one folder: the others are there all the same.
    build(&here, &["--changes-since", "old", "guides/acme"]);
    let found = page(&here, "changes.html").expect("a page");
    assert!(found.contains("1 guide changed") && !found.contains("no longer there"));
    let broken = common::sound_guide().replace("company: acme", "company: \"acme");
    write(here.path(), common::PATH, &broken);
    build(&here, &["--changes-since", "old"]);
    let found = page(&here, "changes.html").expect("a page");
    assert!(
        found.contains("umbrella") && !found.contains("acme/"),
        "{found}"
    );
}

#[test]
fn nothing_changed_is_said_and_many_changes_are_cut_into_pages() {
    let here = tempdir().unwrap();
    write(here.path(), common::PATH, &common::sound_guide());
    build(&here, &["--changes-since", "guides"]);
    let found = page(&here, "changes.html").expect("a page");
    assert!(found.contains("23 Feb 2026</time>: nothing."), "{found}");
    for number in 0..100 {
        let text = common::sound_guide()
            .replace(
                "role: software-engineer",
                &format!("role: engineer-{number}"),
            )
            .replace("Software Engineer", &format!("Engineer {number}"));
        let path = format!("guides/acme/engineer-{number}.md");
        write(here.path(), &path, &text);
        let old = text
            .replace("base_low: 95000", "base_low: 90000")
            .replace("stock_low: 40000", "stock_low: 30000")
            .replace("total_comp_low: 110000", "total_comp_low: 100000");
        write(here.path(), &path.replacen("guides", "old", 1), &old);
    }
    build(&here, &["--changes-since", "old", "--allow-errors"]);
    let first = page(&here, "changes.html").expect("a page");
    let second = page(&here, "changes.2.html").expect("a second page");
    assert!(first.contains("rel=\"next\" href=\"changes.2.html\""));
    assert!(second.contains("rel=\"prev\" href=\"changes.html\""));
    assert_eq!(page(&here, "changes.3.html"), None);
    assert!(first.contains("100 guides changed") && !second.contains("100 guides changed"));
    let both = [first, second].concat();
    assert_eq!(both.matches("<section class=\"ch\">").count(), 100);
    assert_eq!(both.matches("id=\"of-acme\"").count(), 1);
}
