//! A site that is there already is taken as it is only if it is what a build from nothing makes.

mod common;

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use common::binary::{stderr, stdout, write};
use common::cached::{project, run, run_in, site};

const MANIFEST: &str = ".negguide-manifest.json";

/// Builds the site in the folder `out`, with the guides that have errors. What is said on standard error.
fn build(project: &Path, out: &str, more: &[&str]) -> String {
    let build = ["build", "--allow-errors", "--out", out];
    stderr(&run(project, &[&build[..], more].concat()))
}

/// Checks that `site` is what a build from nothing makes, and stays so in another build. Its pages are made of
/// guides from the cache.
fn check_site(project: &Path, about: &str, more: &[&str]) {
    let build = |out: &str, last: &[&str]| {
        let arguments = [&["build", "--out", out], more, last].concat();
        run(project, &arguments);
        site(project, out)
    };
    let dated = more
        .iter()
        .filter(|argument| **argument != "--allow-errors");
    let validate = [&["validate"], &dated.copied().collect::<Vec<_>>()[..]].concat();
    run(project, &validate);
    let first = build("site", &[]);
    let again = build("site", &[]);
    // Names of guides in the manifest start from the site's folder: it has to be one beside the other.
    let from_nothing = build("other", &["--no-cache"]);
    fs::remove_dir_all(project.join("other")).expect("removed");
    assert!(first == from_nothing, "{about}");
    assert!(again == from_nothing, "{about}: another build");
}

/// The files of `site` but its manifest.
fn pages(project: &Path) -> Vec<(String, Vec<u8>)> {
    let files = site(project, "site").into_iter();
    files.filter(|(name, _)| name != MANIFEST).collect()
}

#[test]
fn a_site_that_is_there_is_not_made_again() {
    let project = project();
    let path = project.path();
    assert!(build(path, "site", &[]).contains(" files written, 0 unchanged"));
    assert!(build(path, "site", &[]).contains(": 0 files written, "));
    let title = |title: &str| format!("title = \"{title}\"\n");
    let places = "[[places]]\ncity = \"Brambleford\"\ncountry = \"GB\"\n";
    let limits = "[limits]\ntable-cells = 3\n";
    let severity = "[rules]\nvalue-lost = \"note\"\n";
    let configure = |text: &str| write(path, "negguide.toml", text);
    let region = common::with_keys("company: initech").replace("London", "Brambleford");
    let guide = "guides/initech/software-engineer.md";
    let words = region.replace("Calm and precise", "Calm and exact");
    let changes: [(&str, &dyn Fn()); 11] = [
        ("a guide", &|| write(path, guide, &region)),
        ("words of a guide alone", &|| write(path, guide, &words)),
        ("its title alone", &|| configure(&title("Other"))),
        ("severities alone", &|| {
            configure(&(title("Other") + severity));
        }),
        ("places alone", &|| {
            configure(&(title("Other") + severity + places));
        }),
        ("limits alone", &|| {
            configure(&(title("Other") + severity + places + limits));
        }),
        ("no configuration", &|| configure("")),
        ("a template", &|| {
            write(path, "templates/style.css", "p { color: red }");
        }),
        ("another template", &|| {
            write(path, "templates/style.css", "p { color: blue }");
        }),
        ("a guide that is gone", &|| {
            fs::remove_file(path.join(guide)).expect("removed");
        }),
        ("a page that is gone", &|| {
            fs::remove_file(path.join("site/index.html")).expect("removed");
        }),
    ];
    for (about, change) in changes {
        let before = pages(path);
        change();
        check_site(path, about, &["--allow-errors"]);
        assert!(
            about.starts_with("a page") || pages(path) != before,
            "{about} makes a difference"
        );
    }
    check_site(
        path,
        "another day",
        &["--allow-errors", "--as-of", "2027-03-01"],
    );
    // A file that somebody changed is not passed over.
    write(path, "site/index.html", "mine");
    assert!(
        build(path, "site", &[]).contains("index.html"),
        "it is named"
    );
}

/// Findings are part of what a site is made of. What a baseline holds back is on the pages all the same.
#[test]
fn findings_that_change_make_another_site() {
    let project = project();
    let path = project.path();
    check_site(path, "at first", &["--allow-errors"]);
    let page = || fs::read_to_string(path.join("site/acme/data-engineer.html")).expect("a page");
    let note = "the base stands in the author’s table only";
    assert!(page().contains(note), "{}", page());
    run(path, &["validate", "--write-baseline"]);
    check_site(path, "a baseline", &["--allow-errors"]);
    assert!(page().contains(note), "{}", page());
    fs::remove_file(path.join("negguide-baseline.json")).expect("a baseline");
    write(path, "negguide.toml", "[rules]\nvalue-lost = \"off\"\n");
    check_site(path, "a rule that is off", &["--allow-errors"]);
    assert!(!page().contains(note), "{}", page());
}

/// Data files name the guides' files from the project's folder, wherever the build is started.
#[test]
fn another_working_folder_makes_the_same_site() {
    let project = project();
    let path = project.path();
    fs::remove_dir_all(path.join("guides")).expect("removed");
    write(path, common::PATH, &common::sound_guide());
    fs::create_dir(path.join("drafts")).expect("a folder");
    check_site(path, "at first", &[]);
    let files = |out: &str| {
        let mut files = site(path, out);
        files.retain(|(name, _)| name != ".negguide-manifest.json");
        files
    };
    let before = files("site");
    let build = |out: &str, more: &[&str]| {
        let arguments = [&["build", "../guides", "--out", out], more].concat();
        run_in(&path.join("drafts"), path, &arguments);
    };
    build("../site", &[]);
    build("../other", &["--no-cache"]);
    assert!(files("site") == files("other"));
    assert!(files("site") == before);
    let (_, data) = before
        .iter()
        .find(|(name, _)| name == "data/guides.json")
        .expect("data");
    let data = String::from_utf8_lossy(data);
    assert!(
        data.contains("\"file\": \"guides/acme/software-engineer.md\""),
        "{data}"
    );
}

#[test]
fn bytes_that_are_no_text_make_another_site() {
    let project = project();
    let path = project.path().join("guides/acme/software-engineer.md");
    let configuration = "[rules]\ninvalid-utf8 = \"off\"\n";
    write(project.path(), "negguide.toml", configuration);
    let text = format!("{}\n*  Caf? *more*\n", common::sound_guide());
    let broken = text.clone().into_bytes();
    let at = text.find("Caf?").expect("a place") + 3;
    let broken = [&broken[..at], b"\xe9", &broken[at + 1..]].concat();
    fs::write(&path, broken).expect("a guide");
    build(project.path(), "site", &[]);
    fs::write(&path, &text).expect("a guide");
    check_site(project.path(), "text", &["--allow-errors"]);
}

/// The guides of a site are all that were read, published or not: a build that leaves one of them out is
/// refused later.
#[test]
fn guides_that_are_not_published_are_known_to_the_site() {
    let project = project();
    let path = project.path();
    let guides = |out: &str| {
        let manifest = site(path, out)
            .into_iter()
            .find(|(name, _)| name == MANIFEST);
        let (_, text) = manifest.expect("a manifest");
        let manifest: serde_json::Value = serde_json::from_slice(&text).expect("JSON");
        manifest["guides"].to_string()
    };
    check_site(path, "at first", &[]);
    let broken = common::with_keys("company: initech\ndata_quality: superb");
    let (one, two) = ("guides/initech/one.md", "guides/initech/two.md");
    let steps: [(&dyn Fn(), bool, bool); 3] = [
        (&|| write(path, one, &broken), true, false),
        (
            &|| fs::rename(path.join(one), path.join(two)).expect("renamed"),
            false,
            true,
        ),
        (
            &|| fs::remove_file(path.join(two)).expect("removed"),
            false,
            false,
        ),
    ];
    for (at, (step, has_one, has_two)) in steps.into_iter().enumerate() {
        let before = pages(path);
        step();
        check_site(path, &format!("step {at}"), &[]);
        assert!(pages(path) == before, "no page is about it");
        let known = guides("site");
        let has = |name: &str| known.contains(name);
        assert_eq!((has(one), has(two)), (has_one, has_two), "{known}");
    }
}

#[test]
fn a_guide_that_cannot_be_rendered_is_named_each_time() {
    let project = project();
    let other = common::with_keys("company: initech\ncompany_display: Initech");
    write(
        project.path(),
        "guides/initech/software-engineer.md",
        &other,
    );
    let template = "{% extends \"default/guide.html\" %}{% block title %}\
        {% if page.company == \"Initech\" %}{{ nothing.here }}{% endif %}{% endblock %}";
    write(project.path(), "templates/guide.html", template);
    let build = || {
        run(
            project.path(),
            &["build", "--allow-errors", "--out", "site"],
        )
    };
    let first = build();
    assert!(stdout(&first).contains("cannot be rendered"), "{first:?}");
    for again in [build(), build()] {
        assert_eq!(again.status.code(), first.status.code());
        assert_eq!(stdout(&again), stdout(&first));
    }
}

#[test]
fn strict_refuses_what_is_there_already() {
    let project = project();
    let build = |more: &[&str]| {
        run(
            project.path(),
            &[&["build", "--out", "site"], more].concat(),
        )
    };
    build(&[]);
    let before = site(project.path(), "site");
    for _ in 0..2 {
        let refused = build(&["--strict"]);
        assert_eq!(refused.status.code(), Some(1));
        assert!(stderr(&refused).contains("nothing is written"));
        assert!(site(project.path(), "site") == before);
    }
}

/// What is in the place of a page that an earlier version is to have made.
const OTHER_PAGE: &[u8] = b"of another version";

/// Puts other bytes in the place of a file of the site, as if the build before had written them.
fn replace_file(project: &Path, name: &str) {
    let file = project.join("site").join(name);
    let hash = |bytes: &[u8]| format!("{:032x}", xxhash_rust::xxh3::xxh3_128(bytes));
    let page = fs::read(&file).expect("a page");
    let manifest = project.join("site").join(MANIFEST);
    let before = fs::read_to_string(&manifest).expect("a manifest");
    let changed = before.replace(&hash(&page), &hash(OTHER_PAGE));
    assert_ne!(changed, before);
    fs::write(&file, OTHER_PAGE).expect("written");
    fs::write(&manifest, changed).expect("written");
}

/// Whether a file is still what [`replace_file`] made it.
fn is_replaced(project: &Path, name: &str) -> bool {
    fs::read(project.join("site").join(name)).expect("a file") == OTHER_PAGE
}

/// `--no-cache` does not believe the manifest that the site is what its guides make.
#[test]
fn without_the_cache_every_file_is_made_again() {
    let project = project();
    let path = project.path();
    build(path, "site", &[]);
    let made = site(path, "site");
    replace_file(path, "index.html");
    build(path, "site", &[]);
    assert!(is_replaced(path, "index.html"));
    build(path, "site", &["--no-cache"]);
    assert!(site(path, "site") == made);
    // Nor does it believe it of the files of single guides, when another one has changed.
    replace_file(path, "acme/software-engineer.md");
    let guide = "guides/globex/software-engineer.md";
    let text = fs::read_to_string(path.join(guide)).expect("a guide");
    write(path, guide, &format!("{text}\nMore.\n"));
    build(path, "site", &["--no-cache"]);
    assert!(!is_replaced(path, "acme/software-engineer.md"));
}

#[test]
fn files_of_unchanged_guides_are_made_again_only_if_other_guides_change_them() {
    let project = project();
    let path = project.path();
    build(path, "site", &[]);
    let [page, markdown] = ["acme/software-engineer.html", "acme/software-engineer.md"];
    let change = |guide: &str, change: &dyn Fn(&str) -> String| {
        let text = fs::read_to_string(path.join(guide)).expect("a guide");
        write(path, guide, &change(&text));
        build(path, "site", &[]);
    };
    let replaced = || [page, markdown].map(|name| is_replaced(path, name));
    replace_file(path, page);
    replace_file(path, markdown);
    change("guides/globex/software-engineer.md", &|text| {
        format!("{text}\nMore words.\n")
    });
    assert_eq!(replaced(), [true, true], "no page says anything of them");
    change("guides/globex/software-engineer.md", &|text| {
        text.replacen("base_low: 95000", "base_low: 96000", 1)
    });
    assert_eq!(replaced(), [true, true], "nor of the base alone");
    change("guides/globex/software-engineer.md", &|text| {
        let total = text.split("total_comp_high: ").nth(1).expect("a total");
        let total = total.split('\n').next().expect("its figure");
        text.replacen(total, "999000", 1)
    });
    assert_eq!(replaced(), [false, true], "the page has the other's total");
    change("guides/acme/software-engineer.md", &|text| {
        format!("{text}\nMore words.\n")
    });
    assert_eq!(replaced(), [false, false]);
    check_site(path, "after changes", &["--allow-errors"]);
}

#[test]
fn an_edited_page_is_refused_though_its_guide_did_not_change() {
    let project = project();
    let path = project.path();
    build(path, "site", &[]);
    let page = "site/acme/software-engineer.html";
    write(path, page, "by hand");
    let guide = "guides/globex/software-engineer.md";
    let text = fs::read_to_string(path.join(guide)).expect("a guide");
    write(path, guide, &format!("{text}\nMore words.\n"));
    let said = build(path, "site", &[]);
    assert!(said.contains("was edited since"), "{said}");
    assert_eq!(fs::read(path.join(page)).expect("a page"), b"by hand");
    // A page that is gone is made again.
    fs::remove_file(path.join(page)).expect("removed");
    check_site(path, "a page was removed", &["--allow-errors"]);
}

#[cfg(unix)]
#[test]
fn while_a_guide_cannot_be_read_the_site_is_not_taken_for_whole() {
    let project = project();
    let path = project.path();
    build(path, "site", &[]);
    let guide = path.join("guides/globex/software-engineer.md");
    fs::remove_file(&guide).expect("removed");
    let made = std::process::Command::new("mkfifo").arg(&guide).status();
    assert!(made.expect("mkfifo").success());
    let page = path.join("site/globex/software-engineer.html");
    for _ in 0..3 {
        let said = build(path, "site", &[]);
        let told = "of an earlier build kept, as not every guide could be read";
        assert!(said.contains(told), "{said}");
        assert!(page.exists());
    }
    fs::remove_file(&guide).expect("removed");
    build(path, "site", &[]);
    assert!(!page.exists(), "a guide that is gone has no page");
}

/// A change of a project between two builds.
#[derive(Clone, Copy, Debug)]
enum Edit {
    Words,
    Base,
    Total,
    RoleName,
    CompanyName,
    Region,
    Add,
    Rename,
    Remove,
    Title,
    Template,
    StaticFile,
    LostCache,
    LostPage,
}

const EDITS: [Edit; 14] = [
    Edit::Words,
    Edit::Base,
    Edit::Total,
    Edit::RoleName,
    Edit::CompanyName,
    Edit::Region,
    Edit::Add,
    Edit::Rename,
    Edit::Remove,
    Edit::Title,
    Edit::Template,
    Edit::StaticFile,
    Edit::LostCache,
    Edit::LostPage,
];

impl Edit {
    /// Makes the edit in the project at `path`; `number` tells it from others of its kind.
    fn make(self, path: &Path, number: usize) {
        let guide = format!(
            "guides/{}/software-engineer.md",
            ["acme", "globex"][number % 2]
        );
        let replace = |key: &str, value: &str| {
            let Ok(text) = fs::read_to_string(path.join(&guide)) else {
                return;
            };
            let lines = text.split_inclusive('\n');
            let mut is_done = false;
            let lines = lines.map(|line| {
                let found = line.find(key).filter(|_| !is_done);
                is_done |= found.is_some();
                found.map_or(line.to_string(), |at| {
                    format!("{}{key}{value}\n", &line[..at])
                })
            });
            let text: String = lines.collect();
            write(path, &guide, &text);
        };
        match self {
            Edit::Words => replace("### ", &format!("Heading {number}")),
            Edit::Base => replace("base_low: ", &format!("{}", 90_000 + number)),
            Edit::Total => replace("total_comp_high: ", &format!("{}", 300_000 + number)),
            Edit::RoleName => replace("role_display: ", &format!("Engineer {number}")),
            Edit::CompanyName => replace("company_display: ", &format!("Company {number}")),
            Edit::Region => replace("region: ", "Leeds"),
            Edit::Add => {
                let text = common::sound_guide().replace("company: acme", "company: initech");
                write(path, &format!("guides/initech/role-{number}.md"), &text);
            }
            Edit::Rename => {
                let _ = fs::rename(path.join(&guide), path.join(format!("{guide}-{number}.md")));
            }
            Edit::Remove => {
                let _ = fs::remove_file(path.join(&guide));
            }
            Edit::Title => write(
                path,
                "negguide.toml",
                &format!("title = \"Title {number}\"\n"),
            ),
            Edit::Template => write(
                path,
                "templates/style.css",
                &format!("p {{ order: {number} }}"),
            ),
            Edit::StaticFile => write(path, "templates/static/x.txt", &format!("{number}")),
            Edit::LostCache => {
                let _ = fs::remove_dir_all(path.join("cache"));
            }
            Edit::LostPage => {
                let _ = fs::remove_file(path.join("site/acme/software-engineer.html"));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]
    #[test]
    fn a_site_after_any_edits_is_the_one_a_build_from_nothing_makes(
        edits in proptest::collection::vec((proptest::sample::select(&EDITS[..]), 0..4_usize), 1..6),
    ) {
        let project = project();
        let path = project.path();
        write(path, "guides/globex/software-engineer.md", &common::sound_guide().replace("acme", "globex"));
        build(path, "site", &[]);
        for (edit, number) in edits {
            edit.make(path, number);
            build(path, "site", &[]);
            build(path, "other", &["--no-cache"]);
            prop_assert!(site(path, "site") == site(path, "other"), "{edit:?}");
            fs::remove_dir_all(path.join("other")).expect("removed");
        }
    }
}

/// What data files call a guide depends on where the configuration is.
#[test]
fn a_configuration_that_moved_makes_another_site() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write(
        path,
        "sub/guides/acme/software-engineer.md",
        &common::sound_guide(),
    );
    write(path, "negguide.toml", "title = \"Guides\"\n");
    let build = |config: &str, out: &str, more: &[&str]| {
        let build = [
            "build",
            "sub/guides",
            "--allow-errors",
            "--config",
            config,
            "--out",
            out,
        ];
        run(path, &[&build[..], more].concat());
    };
    build("negguide.toml", "site", &[]);
    fs::rename(path.join("negguide.toml"), path.join("sub/negguide.toml")).expect("moved");
    build("sub/negguide.toml", "site", &[]);
    build("sub/negguide.toml", "other", &["--no-cache"]);
    assert!(site(path, "site") == site(path, "other"));
}
