//! `--timings` says where the time went, what was done again and why.

mod common;

use std::fs;
use std::path::Path;

use common::binary::{negguide, stderr, stdout, write};
use common::cached::{cache_of, project, run};

/// What `--timings` says, without the times: the steps, and the lines below the table.
fn told(project: &Path, arguments: &[&str]) -> (Vec<String>, Vec<String>) {
    let all = [arguments, &["--timings", "--quiet"]].concat();
    parts(&stderr(&run(project, &all)))
}

fn parts(said: &str) -> (Vec<String>, Vec<String>) {
    let lines = said.lines().skip_while(|line| *line != "timings:").skip(1);
    let lines: Vec<&str> = lines.collect();
    let is_time = |line: &&&str| line.ends_with(" %");
    let (times, rest) = lines.split_at(lines.iter().take_while(is_time).count());
    let steps = times.iter().map(|line| {
        let (step, time) = line.trim().split_once("   ").expect("a step and a time");
        let mut words = time.split_whitespace();
        let seconds = words.next().and_then(|seconds| seconds.split_once('.'));
        let (whole, millis) = seconds.expect("seconds");
        assert!(whole.parse::<u32>().is_ok() && millis.len() == 3, "{line}");
        assert_eq!(words.next(), Some("s"), "{line}");
        let share: u32 = words
            .next()
            .and_then(|it| it.parse().ok())
            .expect("a share");
        assert!(share <= 100, "{line}");
        step.to_string()
    });
    // What is taken from the cache for the report is told in the tests of the cache.
    let is_told_elsewhere =
        |line: &str| line.starts_with("cache: /") || line.starts_with("report: ");
    let rest = rest.iter().filter(|line| !is_told_elsewhere(line));
    (steps.collect(), rest.map(ToString::to_string).collect())
}

const VALIDATE: [&str; 1] = ["validate"];
const BUILD: [&str; 4] = ["build", "--allow-errors", "--out", "site"];

#[test]
fn it_says_why_guides_are_read_anew() {
    let project = project();
    let path = project.path();
    let (steps, first) = told(path, &VALIDATE);
    assert_eq!(
        steps,
        [
            "finding the guides",
            "reading and checking the guides",
            "rules between guides",
            "holding back the baseline",
            "report",
            "whole run",
        ]
    );
    let all = "guides: 0 from the cache, 3 read anew";
    assert_eq!(
        first,
        [all, "  3: nothing of the folder is in the cache yet"]
    );
    let known = ["guides: 3 from the cache, 0 read anew"];
    assert_eq!(told(path, &VALIDATE).1, known);
    write(path, common::PATH, &common::with_keys("data_quality: high"));
    write(path, "guides/globex/new.md", &common::sound_guide());
    assert_eq!(
        told(path, &VALIDATE).1,
        [
            "guides: 2 from the cache, 2 read anew",
            "  2: new or changed text",
        ]
    );
    fs::remove_file(path.join("guides/globex/new.md")).expect("removed");
    write(path, "negguide.toml", "[rules]\nvalue-lost = \"note\"\n");
    let options = "  3: other configuration, options, date or path";
    assert_eq!(told(path, &VALIDATE).1, [all, options]);
    assert_eq!(told(path, &VALIDATE).1, known);
    let later = ["validate", "--as-of", "2026-03-02"];
    assert_eq!(told(path, &later).1, [all, options]);
    let off = [all, "  3: the cache is off", "cache: off (--no-cache)"];
    assert_eq!(told(path, &["validate", "--no-cache"]).1, off);
    let without = negguide(path)
        .args(["validate", "--timings"])
        .output()
        .expect("negguide starts");
    let off = "cache: off (NEGGUIDE_CACHE_DIR is empty)";
    assert_eq!(
        parts(&stderr(&without)).1.last().map(String::as_str),
        Some(off)
    );
}

#[test]
fn guides_that_others_are_compared_with_are_counted_by_themselves() {
    let project = project();
    let one = ["validate", common::PATH];
    assert_eq!(
        told(project.path(), &one).1,
        [
            "guides: 0 from the cache, 1 read anew",
            "  1: nothing of the folder is in the cache yet",
            "further guides to compare with: 0 from the cache, 2 read anew",
            // The first guide's folder has a file by now.
            "  1: nothing of the folder is in the cache yet",
            "  1: new or changed text",
        ]
    );
    run(project.path(), &VALIDATE);
    assert_eq!(
        told(project.path(), &one).1,
        [
            "guides: 1 from the cache, 0 read anew",
            "further guides to compare with: 2 from the cache, 0 read anew",
        ]
    );
}

/// Of what is too large to be read nothing is kept.
#[test]
fn guides_that_are_never_kept_are_told_apart() {
    let project = project();
    write(
        project.path(),
        "negguide.toml",
        "[limits]\nfile-bytes = 300\n",
    );
    for _ in 0..2 {
        assert_eq!(
            told(project.path(), &VALIDATE).1,
            [
                "guides: 0 from the cache, 3 read anew",
                "  3: too large, or a rule failed: never kept in the cache",
            ]
        );
    }
    let one = told(project.path(), &["validate", common::PATH]).1;
    let further = "further guides to compare with: 0 from the cache, 2 read anew";
    let reason = "  2: too large, or a rule failed: never kept in the cache";
    assert_eq!(one[2..], [further, reason]);
}

#[test]
fn a_cache_that_is_damaged_or_of_another_version_is_named() {
    let project = project();
    let path = project.path();
    run(path, &VALIDATE);
    let files: Vec<_> = fs::read_dir(cache_of(path).join("guides-2"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    for file in &files {
        let mut bytes = fs::read(file).expect("a file");
        // The version of the first record, behind a mark, a hash of the rest and the hash of a name.
        bytes[8 + 16 + 8] ^= 1;
        let hash = xxhash_rust::xxh3::xxh3_128(&bytes[24..]);
        bytes[8..24].copy_from_slice(&hash.to_le_bytes());
        fs::write(file, bytes).expect("a file");
    }
    let version = [
        "guides: 1 from the cache, 2 read anew",
        "  2: other version of negguide",
    ];
    assert_eq!(told(path, &VALIDATE).1, version);
    for file in &files {
        fs::write(file, "damaged").expect("a file");
    }
    let damaged = "  3: the cache could not be read";
    assert_eq!(told(path, &VALIDATE).1[1], damaged);
    // What is no folder can neither be read nor written.
    fs::remove_dir_all(cache_of(path)).expect("removed");
    fs::write(cache_of(path), "").expect("a file");
    for _ in 0..2 {
        let told = told(path, &VALIDATE).1;
        assert_eq!(told[1..], [damaged, "  could not be written for 3 guides"]);
    }
}

#[test]
fn it_says_what_is_taken_from_the_earlier_site() {
    let project = project();
    let path = project.path();
    let reused = || {
        let notes = told(path, &BUILD).1.into_iter();
        let mut notes = notes.filter(|note| note.starts_with("pages and texts: "));
        notes.next()
    };
    assert_eq!(reused(), None);
    let guide = "guides/globex/software-engineer.md";
    let text = fs::read_to_string(path.join(guide)).expect("a guide");
    write(path, guide, &format!("{text}\nMore words.\n"));
    // Page, normalized Markdown and data of the two other guides, and the pages that list pay.
    let expected = "pages and texts: 16 files taken from the earlier site";
    assert_eq!(reused().as_deref(), Some(expected));
    write(path, "templates/style.css", "p { color: red }");
    assert_eq!(reused(), None, "another theme makes other pages");
}

#[test]
fn it_says_why_a_site_is_made() {
    let project = project();
    let path = project.path();
    let site = |more: &[&str]| {
        let (steps, told) = told(path, &[&BUILD[..], more].concat());
        let at = told.iter().position(|line| line.starts_with("site: "));
        let told = at.map_or_else(Vec::new, |at| told[at..].to_vec());
        let is_made = steps.iter().any(|step| step == "writing files");
        assert_eq!(is_made, steps.iter().any(|step| step == "rendering pages"));
        assert_eq!(is_made, told[0] == "site: made anew", "{told:?}");
        told[1..].join("")
    };
    assert_eq!(site(&[]), "  no earlier build");
    let (steps, told) = told(path, &BUILD);
    let first = "finding the guides";
    let compared = "comparing with the site";
    assert!(steps[0] == first && steps.iter().any(|step| step == compared));
    assert_eq!(
        told.last().map(String::as_str),
        Some("site: nothing changed")
    );
    assert_eq!(site(&["--no-cache"]), "  the cache is off");
    write(path, common::PATH, &common::with_keys("data_quality: high"));
    let guides = "  guides, or what was found in them, changed: ";
    assert_eq!(site(&[]), format!("{guides}1"));
    write(path, "templates/style.css", "p { color: red }");
    let settings = "  configuration, templates or date changed";
    assert_eq!(site(&[]), settings);
    write(path, "negguide.toml", "title = \"Other\"\n");
    assert_eq!(site(&[]), settings);
    assert_eq!(site(&["--as-of", "2026-03-02"]), settings);
    assert_eq!(site(&[]), settings);
    let manifest = path.join("site/.negguide-manifest.json");
    let text = fs::read_to_string(&manifest).expect("a manifest");
    let digits = text
        .split("\"version\": \"")
        .nth(1)
        .and_then(|it| it.get(..32));
    let other = text.replace(digits.expect("a hash"), &"0".repeat(32));
    fs::write(&manifest, other).expect("a manifest");
    assert_eq!(site(&[]), "  other version of negguide");
    fs::remove_file(path.join("site/index.html")).expect("removed");
    assert_eq!(site(&[]), "  files of the site were removed or changed");
    let broken = common::with_keys("company: [initech]\ndata_quality: superb");
    write(
        path,
        "guides/initech/software-engineer.md",
        &broken.replace("role:", "rolle:"),
    );
    assert_eq!(site(&[]), format!("{guides}1"));
    // A guide that moves is one that changed, and its front matter no longer fits its folder.
    let moved = path.join("guides/globex/data-engineer.md");
    fs::rename(path.join("guides/acme/data-engineer.md"), moved).expect("moved");
    assert!(site(&[]).starts_with(guides));
    assert_eq!(site(&[]), "");
}

#[test]
fn guides_that_are_not_published_are_told_apart() {
    let project = project();
    let path = project.path();
    let build = ["build", "--out", "site"];
    run(path, &build);
    let broken = common::with_keys("company: initech\ndata_quality: superb");
    write(path, "guides/initech/software-engineer.md", &broken);
    let line = "  guides that are not published came, went or moved";
    assert_eq!(told(path, &build).1.last().map(String::as_str), Some(line));
    let refused = told(path, &["build", "--out", "site", "--strict"]);
    assert!(!refused.1.iter().any(|line| line.starts_with("site: ")));
}

#[test]
fn an_interrupted_build_is_named() {
    let project = project();
    let path = project.path();
    run(path, &BUILD);
    let manifest = path.join("site/.negguide-manifest.json");
    let text = fs::read_to_string(&manifest).expect("a manifest");
    let text = text.replacen('{', "{\"writing\": {\"x.html\": \"0\"},", 1);
    fs::write(&manifest, text).expect("a manifest");
    let told = told(path, &BUILD).1;
    let line = "  the earlier build was interrupted";
    assert_eq!(told.last().map(String::as_str), Some(line));
}

/// It is said even in a quiet run, and nothing else is different.
#[test]
fn reports_are_the_same() {
    let project = project();
    for arguments in [&["validate"][..], &["validate", "--diff"], &BUILD] {
        let quiet = run(project.path(), &[arguments, &["-q"]].concat());
        let timed = run(project.path(), &[arguments, &["-q", "--timings"]].concat());
        assert_eq!(stdout(&timed), stdout(&quiet));
        assert_eq!(timed.status.code(), quiet.status.code());
        assert!(stderr(&timed).starts_with("timings:\n"), "{timed:?}");
        let loud = run(project.path(), &[arguments, &["--timings"]].concat());
        let said = stderr(&loud);
        let (before, _) = said.split_once("timings:\n").expect("the table");
        assert_eq!(before, stderr(&run(project.path(), arguments)));
    }
    let fixed = run(project.path(), &["validate", "--fix", "--timings"]);
    let (steps, _) = parts(&stderr(&fixed));
    assert_eq!(steps.iter().filter(|step| *step == "fixes").count(), 1);
}
