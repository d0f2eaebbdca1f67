//! `negguide build` through the real binary, and writing through worlds that fail.

mod common;

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Mutex;

use common::binary::{negguide, run, stderr, stdout, write};
use common::world::TestWorld;
use negguide::project::{BuildOutput, Disk, OutputError, SiteSources, SiteWriter, World};
use negguide::render::{Artifact, Outlet};
use tempfile::TempDir;

/// A sound guide, and one with an error.
fn project() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), common::PATH, &common::sound_guide());
    write(
        folder.path(),
        "guides/acme/data-engineer.md",
        &common::with_keys("role: data-engineer\ndata_quality: superb"),
    );
    folder
}

/// All files below `folder`, relative, sorted.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(current) = folders.pop() {
        let Ok(entries) = fs::read_dir(current) else {
            continue;
        };
        for entry in entries {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(
                    path.strip_prefix(folder)
                        .expect("below")
                        .display()
                        .to_string(),
                );
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_guide_with_errors_is_left_out_and_listed() {
    let folder = project();
    let output = run(folder.path(), &["build", "--as-of", "2026-03-01"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(
        stdout(&output).starts_with("left out: guides/acme/data-engineer.md: "),
        "{}",
        stdout(&output)
    );
    let found = files(&folder.path().join("dist"));
    let (assets, others): (Vec<String>, Vec<String>) = found
        .into_iter()
        .partition(|name| name.starts_with("assets/"));
    assert_eq!(assets.len(), 2, "{assets:?}");
    assert_eq!(
        others,
        [
            ".negguide-manifest.json",
            "404.html",
            "acme/index.html",
            "acme/software-engineer.html",
            "acme/software-engineer.json",
            "acme/software-engineer.md",
            "compare.html",
            "data/acme/software-engineer.js",
            "data/compensation.csv",
            "data/compensation.parquet",
            "data/datapackage.json",
            "data/guides.json",
            "data/guides.ndjson",
            "data/guides.schema.json",
            "data/search.js",
            "favicon.svg",
            "how-to-read.html",
            "index.html",
            "place/london-gb.html",
            "places.html",
            "role/software-engineer.html",
            "roles.html",
        ]
    );
}

#[test]
fn guides_with_errors_are_published_where_that_is_allowed() {
    let folder = project();
    let output = run(folder.path(), &["build", "--allow-errors", "--out", "site"]);
    assert_eq!(output.status.code(), Some(1));
    let page = fs::read_to_string(folder.path().join("site/acme/data-engineer.html"));
    let page = page.expect("the page");
    assert!(
        page.contains("○○○</span> not stated"),
        "the quality cannot be read, and nobody is told another: {page}"
    );
}

#[test]
fn a_folder_that_is_not_there_makes_no_empty_site() {
    let folder = project();
    let output = run(folder.path(), &["build", "nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output), "error: nowhere: no such file or folder\n");
    assert!(!folder.path().join("dist").exists());
}

#[test]
fn strict_writes_nothing_at_all() {
    let folder = project();
    let output = run(folder.path(), &["build", "--strict"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("nothing is written"),
        "{}",
        stderr(&output)
    );
    assert!(!folder.path().join("dist").exists());
}

#[test]
fn a_second_build_changes_nothing_and_stale_pages_go() {
    let folder = project();
    run(
        folder.path(),
        &["build", "--allow-errors", "--as-of", "2026-03-01"],
    );
    let page = folder.path().join("dist/acme/software-engineer.html");
    let before = fs::metadata(&page)
        .and_then(|data| data.modified())
        .expect("a time");
    let output = run(
        folder.path(),
        &["build", "--allow-errors", "--as-of", "2026-03-01"],
    );
    assert!(
        stderr(&output).contains(": 0 files written, "),
        "{}",
        stderr(&output)
    );
    let after = fs::metadata(&page)
        .and_then(|data| data.modified())
        .expect("a time");
    assert_eq!(before, after);
    fs::remove_file(folder.path().join("guides/acme/data-engineer.md")).expect("removed");
    write(folder.path(), "dist/acme/mine.txt", "not negguide's");
    let output = run(folder.path(), &["build", "--as-of", "2026-03-01"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("5 stale files removed"),
        "{}",
        stderr(&output)
    );
    let left = files(&folder.path().join("dist"));
    assert!(
        !left.iter().any(|name| name.contains("data-engineer")),
        "{left:?}"
    );
    assert!(left.contains(&"acme/mine.txt".to_string()), "{left:?}");
}

#[test]
fn foreign_files_are_never_overwritten() {
    let folder = project();
    write(folder.path(), "dist/index.html", "somebody's home page");
    let output = run(folder.path(), &["build"]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    assert!(
        told.contains("dist/index.html") && told.contains("not written by negguide"),
        "{told}"
    );
    assert_eq!(files(&folder.path().join("dist")), ["index.html"]);
    let guide = folder.path().join(common::PATH);
    let output = run(folder.path(), &["build", "--out", "guides"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert_eq!(
        fs::read_to_string(guide).expect("the guide"),
        common::sound_guide()
    );
}

/// A source guide is nobody's to remove, even where it is what a build would write.
#[test]
fn the_folder_of_the_guides_is_no_output_folder() {
    let folder = project();
    fs::remove_file(folder.path().join("guides/acme/data-engineer.md")).expect("removed");
    run(folder.path(), &["build"]);
    let canonical = folder.path().join("dist/acme/software-engineer.md");
    let canonical = fs::read_to_string(canonical).expect("the normalized guide");
    write(folder.path(), common::PATH, &canonical);
    let before = files(&folder.path().join("guides"));
    let same = "guides is a folder of guides";
    let over = "guides/acme/software-engineer.md is a guide";
    for (path, out, said) in [
        ("guides", "guides", same),
        ("guides", "./guides/../guides", same),
        ("guides/acme", "guides", over),
        (common::PATH, "guides", over),
    ] {
        let output = run(folder.path(), &["build", path, "--out", out]);
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        let told = stderr(&output);
        assert!(told.contains(said) && told.contains("nother "), "{told}");
        assert_eq!(files(&folder.path().join("guides")), before);
    }
}

#[test]
fn a_file_that_is_the_same_by_chance_stays_foreign() {
    let folder = project();
    run(folder.path(), &["build"]);
    let icon = fs::read_to_string(folder.path().join("dist/favicon.svg")).expect("the icon");
    write(folder.path(), "site/favicon.svg", &icon);
    let output = run(folder.path(), &["build", "--out", "site"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("site/favicon.svg is in the output folder"),
        "{}",
        stderr(&output)
    );
    assert_eq!(files(&folder.path().join("site")), ["favicon.svg"]);
}

#[test]
fn output_inside_the_guides_is_never_read() {
    let folder = project();
    for out in ["dist", "guides/site", "other"] {
        let output = run(folder.path(), &["build", ".", "--out", out]);
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        let output = stderr(&output);
        assert!(output.contains("2 guides checked"), "{output}");
    }
}

#[test]
fn edited_files_are_neither_overwritten_nor_removed() {
    let folder = project();
    let build = || run(folder.path(), &["build", "--allow-errors"]);
    build();
    let dist = folder.path().join("dist");
    let manifest = || fs::read_to_string(dist.join(".negguide-manifest.json")).expect("one");
    let before = manifest();
    for name in ["acme/software-engineer.md", "acme/data-engineer.html"] {
        let written = fs::read_to_string(dist.join(name)).expect("a file");
        write(&dist, name, "edited");
        // Of the second the guide goes, so that it would be removed.
        let guide = folder.path().join("guides/acme/data-engineer.md");
        let text = fs::read_to_string(&guide).expect("the guide");
        if name.contains("data") {
            fs::remove_file(&guide).expect("removed");
        }
        let output = build();
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        let told = stderr(&output);
        let said = format!("dist/{name} was edited since negguide wrote it");
        assert!(told.contains(&said), "{told}");
        assert_eq!(fs::read_to_string(dist.join(name)).expect("it"), "edited");
        assert_eq!(manifest(), before);
        write(&dist, name, &written);
        fs::write(guide, text).expect("the guide again");
    }
    assert!(stderr(&build()).contains(": 0 files written"));
}

#[test]
fn a_build_of_some_guides_keeps_the_others_pages() {
    let folder = project();
    write(
        folder.path(),
        "guides/acme/data-engineer.md",
        &common::with_keys("role: data-engineer"),
    );
    run(folder.path(), &["build"]);
    let before = files(&folder.path().join("dist"));
    let some = |out| run(folder.path(), &["build", common::PATH, "--out", out]);
    let output = some("dist");
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    let told = stderr(&output);
    assert!(
        told.contains("the site in dist also holds guides/acme/data-engineer.md")
            && told.contains("--out"),
        "{told}"
    );
    assert_eq!(files(&folder.path().join("dist")), before);
    assert_eq!(some("some").status.code(), Some(0));
    let output = run(folder.path(), &["build", "--out", "some"]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "more guides: {}",
        stderr(&output)
    );
    assert_eq!(files(&folder.path().join("some")), before);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let folder = project();
    write(folder.path(), "file", "a file");
    for out in ["file/x", "/proc/x"] {
        let output = run(folder.path(), &["build", "--out", out]);
        assert_eq!(output.status.code(), Some(2));
        let told = stderr(&output);
        assert!(
            told.contains(&format!("cannot make the folder {out}: ")),
            "{told}"
        );
        assert!(!told.contains("manifest"), "{told}");
    }
}

#[test]
fn an_output_folder_that_is_a_file() {
    let folder = project();
    write(folder.path(), "dist", "a file");
    let output = run(folder.path(), &["build"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("dist is a file, not a folder"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_manifest_cannot_reach_outside() {
    let folder = project();
    write(folder.path(), "keep.txt", "keep");
    write(
        folder.path(),
        "dist/.negguide-manifest.json",
        "{\"version\": 1, \"guides\": [], \"files\": {\"../keep.txt\": \"0\", \"/etc/none\": \"0\"}}",
    );
    let output = run(folder.path(), &["build"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(folder.path().join("keep.txt").exists());
    write(folder.path(), "dist/.negguide-manifest.json", "no list");
    let output = run(folder.path(), &["build"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("not a manifest of this version of negguide"),
        "{}",
        stderr(&output)
    );
}

/// On other systems a backslash leads out of the folder as a slash does.
#[cfg(unix)]
#[test]
fn a_name_with_a_backslash_in_a_manifest_is_no_file_of_a_build() {
    let folder = project();
    let name = "..\\keep.txt";
    write(folder.path(), &format!("dist/{name}"), "keep");
    let hash = format!("{:032x}", xxhash_rust::xxh3::xxh3_128(b"keep"));
    // One that an earlier build did write is removed.
    write(folder.path(), "dist/old.txt", "keep");
    let files = serde_json::json!({ name: hash, "old.txt": hash });
    let manifest = serde_json::json!({ "version": 1, "guides": [], "files": files });
    write(
        folder.path(),
        "dist/.negguide-manifest.json",
        &manifest.to_string(),
    );
    let output = run(folder.path(), &["build"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(folder.path().join("dist").join(name).exists());
    assert!(!folder.path().join("dist/old.txt").exists());
}

#[test]
fn two_guides_with_one_address() {
    let folder = project();
    write(folder.path(), "guides/acme/twin.md", &common::sound_guide());
    let output = run(folder.path(), &["build", "--allow-errors"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stdout(&output).contains("is published as acme/software-engineer already"),
        "{}",
        stdout(&output)
    );
}

#[test]
fn a_project_overrides_templates_file_by_file() {
    let folder = project();
    write(
        folder.path(),
        "templates/style.css",
        "body { color: teal }\n",
    );
    run(folder.path(), &["build"]);
    let assets = folder.path().join("dist/assets");
    let names = files(&assets);
    let style = names.iter().find(|name| name.ends_with(".css"));
    let style = fs::read_to_string(assets.join(style.expect("a style"))).expect("the style");
    assert!(style.contains("teal"), "{style}");
    write(folder.path(), "templates/guid.html", "x");
    let output = run(folder.path(), &["build"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("`templates/guid.html`")
            && stderr(&output).contains("did you mean `guide.html`?"),
        "{}",
        stderr(&output)
    );
    fs::remove_file(folder.path().join("templates/guid.html")).expect("removed");
    write(
        folder.path(),
        "templates/index.html",
        "line one\n{{ nothing.there }}\n",
    );
    let output = run(folder.path(), &["build"]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    assert!(told.contains("index.html") && told.contains('2'), "{told}");
}

#[test]
fn a_projects_templates_may_share_one_of_their_own() {
    let folder = project();
    write(folder.path(), "templates/footer.html", "<p>By Pat</p>");
    write(
        folder.path(),
        "templates/index.html",
        "<h1>Pay</h1>{% include 'footer.html' %}",
    );
    let output = run(folder.path(), &["build", "--allow-errors"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let index = fs::read_to_string(folder.path().join("dist/index.html")).expect("the index");
    assert_eq!(index, "<h1>Pay</h1><p>By Pat</p>");
}

#[test]
fn a_reserved_name_is_called_so() {
    let folder = TempDir::new().expect("a temporary folder");
    for (path, keys, said) in [
        (
            "guides/acme/index.md",
            "role: index",
            "role `index` is reserved",
        ),
        (
            "guides/con/software-engineer.md",
            "company: con",
            "company `con` is a name that Windows reserves",
        ),
    ] {
        write(folder.path(), path, &common::with_keys(keys));
        let output = run(folder.path(), &["build", "--allow-errors"]);
        assert!(stdout(&output).contains(said), "{}", stdout(&output));
    }
}

#[test]
fn what_is_left_out_does_not_act_on_the_terminal() {
    let folder = project();
    let value = format!("\"\\e[31m\u{202e}{}\"", "x".repeat(999));
    write(
        folder.path(),
        "guides/acme/data-engineer.md",
        &common::with_keys(&format!("role: data-engineer\ndata_quality: {value}")),
    );
    let output = run(folder.path(), &["build"]);
    let told = stdout(&output);
    assert!(told.starts_with("left out: "), "{told}");
    assert!(!told.contains(['\u{1b}', '\u{202e}']), "{told:?}");
    assert!(told.chars().count() < 500, "{told}");
}

#[test]
fn builds_are_the_same_on_any_number_of_threads() {
    let folder = TempDir::new().expect("a temporary folder");
    let guides = Path::new(env!("CARGO_MANIFEST_DIR")).join("guides");
    let guides = guides.to_str().expect("UTF-8");
    let mut contents = Vec::new();
    for threads in ["1", "4"] {
        let out = folder.path().join(threads);
        let output = negguide(folder.path())
            .env("RAYON_NUM_THREADS", threads)
            .args(["build", guides, "--as-of", "2026-12-01", "--out"])
            .arg(&out)
            .output()
            .expect("negguide starts");
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let all: Vec<(String, Vec<u8>)> = files(&out)
            .into_iter()
            .map(|name| (name.clone(), fs::read(out.join(name)).expect("a file")))
            .collect();
        contents.push(all);
    }
    assert!(contents[0] == contents[1]);
}

/// Writes a site of nobody's guides.
fn write_site(
    world: &dyn World,
    folder: &Path,
    artifacts: &[Artifact],
) -> Result<BuildOutput, OutputError> {
    let writer = SiteWriter::open(world, folder, SiteSources::default())?;
    for artifact in artifacts {
        writer.take(artifact.clone());
    }
    writer.finish(true)
}

/// The disk, but after `writes` it is full.
fn full_disk(writes: usize) -> TestWorld<'static> {
    let left = Mutex::new(writes);
    TestWorld {
        before_write: Box::new(move |_| {
            let mut left = left.lock().expect("the lock");
            let full = || io::Error::from(io::ErrorKind::StorageFull);
            *left = left.checked_sub(1).ok_or_else(full)?;
            Ok(())
        }),
        ..TestWorld::calm()
    }
}

#[test]
fn a_full_disk_leaves_whole_files_and_the_next_build_goes_on() {
    let folder = TempDir::new().expect("a temporary folder");
    let out = folder.path().join("dist");
    let artifact = |name: &str| Artifact {
        path: name.to_string(),
        bytes: name.repeat(9).into_bytes(),
    };
    let artifacts = [
        artifact("a/one.html"),
        artifact("b/two.html"),
        artifact("c.css"),
    ];
    for writes in 0..4 {
        if out.exists() {
            fs::remove_dir_all(&out).expect("removed");
        }
        let world = full_disk(writes);
        let error = write_site(&world, &out, &artifacts).expect_err("the disk is full");
        assert!(error.to_string().contains("the disk is full"), "{error}");
        for name in files(&out) {
            assert!(
                !name.contains(".negguide-") || name == ".negguide-manifest.json",
                "{name}"
            );
        }
    }
    let written = write_site(&Disk, &out, &artifacts).expect("there is room again");
    assert!(written.written + written.unchanged == 3, "{written:?}");
    for artifact in &artifacts {
        assert_eq!(
            fs::read(out.join(&artifact.path)).expect("a file"),
            artifact.bytes
        );
    }
}

fn artifact(name: &str, text: &str) -> Artifact {
    Artifact {
        path: name.to_string(),
        bytes: text.as_bytes().to_vec(),
    }
}

#[test]
fn what_is_edited_while_a_site_is_made_is_not_lost() {
    let folder = TempDir::new().expect("a temporary folder");
    let out = folder.path().join("dist");
    write_site(&Disk, &out, &[artifact("a.html", "one")]).expect("a site");
    for (name, told) in [
        ("a.html", "was edited since"),
        ("b.html", "was not written by"),
    ] {
        let writer = SiteWriter::open(&Disk, &out, SiteSources::default()).expect("a writer");
        writer.take(artifact("a.html", "two"));
        writer.take(artifact("b.html", "two"));
        write(&out, name, "by hand");
        let error = writer.finish(true).expect_err("somebody's text");
        assert!(error.to_string().contains(told), "{error}");
        assert_eq!(fs::read(out.join(name)).expect("a file"), b"by hand");
        fs::remove_file(out.join(name)).expect("removed");
        write_site(&Disk, &out, &[artifact("a.html", "one")]).expect("a site");
    }
    assert_eq!(files(&out), [".negguide-manifest.json", "a.html"]);
}

#[test]
fn what_a_killed_build_had_beside_its_site_goes_with_the_next_build_alone() {
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), common::PATH, &common::sound_guide());
    let staged = "dist/.negguide-unfinished-Ab3dEf.tmp/.tmpXyz";
    write(folder.path(), staged, "a page");
    write(folder.path(), "dist/notes.md", "# Mine\n");
    run(folder.path(), &["fmt", "dist/notes.md"]);
    assert!(folder.path().join(staged).exists());
    run(folder.path(), &["build", "guides", "--out", "dist"]);
    assert!(!folder.path().join(staged).exists());
    assert!(folder.path().join("dist/index.html").exists());
    let is_left = |name: &String| name.contains("unfinished");
    assert!(!files(&folder.path().join("dist")).iter().any(is_left));
}

#[test]
fn a_build_that_fails_leaves_no_folders() {
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), common::PATH, &common::sound_guide());
    write(
        folder.path(),
        "templates/guide.html",
        "{{ nothing.at.all }}",
    );
    let output = run(folder.path(), &["build", "guides", "--out", "a/b/c"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!folder.path().join("a").exists(), "{}", stderr(&output));
}

#[cfg(unix)]
#[test]
fn a_folder_of_the_site_may_be_on_another_disk() {
    use std::os::unix::fs::MetadataExt;
    let folder = TempDir::new().expect("a temporary folder");
    let device = |path: &Path| fs::metadata(path).map(|found| found.dev()).ok();
    let memory = Path::new("/dev/shm");
    if device(memory).is_none() || device(memory) == device(folder.path()) {
        return;
    }
    let Ok(elsewhere) = TempDir::new_in(memory) else {
        return;
    };
    let out = folder.path().join("dist");
    fs::create_dir(&out).expect("a folder");
    std::os::unix::fs::symlink(elsewhere.path(), out.join("acme")).expect("a link");
    write_site(&Disk, &out, &[artifact("acme/a.html", "one")]).expect("a site");
    let page = elsewhere.path().join("a.html");
    assert_eq!(fs::read(page).expect("a page"), b"one");
}

#[test]
fn a_build_that_was_interrupted_leaves_no_file_that_looks_edited() {
    let folder = TempDir::new().expect("a temporary folder");
    let out = folder.path().join("dist");
    let site = |names: &[&str], text: &str| -> Vec<Artifact> {
        let artifact = |name: &&str| Artifact {
            path: name.to_string(),
            bytes: text.as_bytes().to_vec(),
        };
        names.iter().map(artifact).collect()
    };
    for writes in 0..4 {
        if out.exists() {
            fs::remove_dir_all(&out).expect("removed");
        }
        write_site(&Disk, &out, &site(&["a.html", "b.html"], "one")).expect("a site");
        for text in ["two", "three"] {
            let world = full_disk(writes);
            write_site(&world, &out, &site(&["b.html", "c.html", "d.html"], text))
                .expect_err("the disk is full");
        }
        write_site(&Disk, &out, &site(&["b.html", "d.html"], "four")).expect("a site");
        let left = files(&out);
        assert_eq!(left, [".negguide-manifest.json", "b.html", "d.html"]);
    }
}

#[test]
fn an_output_folder_hides_no_guides() {
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), common::PATH, &common::sound_guide());
    let other = common::with_keys("company: globex\ncompany_display: Globex");
    write(folder.path(), "guides/globex/software-engineer.md", &other);
    let output = run(
        folder.path(),
        &["build", "guides", "--out", "guides/globex"],
    );
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    assert!(
        told.contains("guides/globex/software-engineer.md, which negguide"),
        "{told}"
    );
    write(folder.path(), "negguide.toml", "out = \"guides/globex\"\n");
    let output = run(folder.path(), &["validate"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
}

#[test]
fn a_manifest_hides_no_guides() {
    let folder = project();
    let checked = |manifest: &str| {
        write(
            folder.path(),
            "guides/acme/.negguide-manifest.json",
            manifest,
        );
        let output = stderr(&run(folder.path(), &["validate", "guides"]));
        let is_left_out = output.starts_with(
            "note: left out 1 file that an earlier build wrote, the first guides/acme/software-engineer.md",
        );
        assert_eq!(is_left_out, output.contains("1 guide checked"), "{output}");
        !is_left_out
    };
    assert!(checked(""));
    assert!(checked("{\"version\": 1, \"guides\": [], \"files\": {}}"));
    let name = "software-engineer.md";
    let text = fs::read(folder.path().join(common::PATH)).expect("the guide");
    let hash = format!("{:032x}", xxhash_rust::xxh3::xxh3_128(&text));
    let listing = |guides: &[&str], hash: &str| {
        let files = serde_json::json!({ name: hash });
        serde_json::json!({ "version": 1, "guides": guides, "files": files }).to_string()
    };
    // Edited since, one that the build was made of, and what the build wrote indeed.
    assert!(checked(&listing(&[], "0")));
    assert!(checked(&listing(&[name], &hash)));
    assert!(!checked(&listing(&[], &hash)));
    // Named as a file it is checked.
    let output = run(folder.path(), &["validate", common::PATH]);
    assert!(
        stderr(&output).starts_with("1 guide checked"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn an_address_belongs_to_the_guide_whose_path_it_is() {
    let folder = project();
    let guide = fs::read_to_string(folder.path().join(common::PATH)).expect("the guide");
    write(folder.path(), "guides/acme/a-draft.md", &guide);
    let output = run(folder.path(), &["build", "--allow-errors"]);
    let output = stdout(&output);
    let own = common::PATH;
    assert!(
        output.contains(&format!(
            "left out: guides/acme/a-draft.md: {own} is published as"
        )),
        "{output}"
    );
}

#[test]
fn pages_hold_nothing_that_is_unseen() {
    let folder = project();
    let guide = fs::read_to_string(folder.path().join(common::PATH)).expect("the guide");
    let text = format!("{guide}\n\u{202e}000,511£ and &#x202E; Lon\u{200b}don\n");
    write(folder.path(), common::PATH, &text);
    run(folder.path(), &["build", "--allow-errors"]);
    let page = folder.path().join("dist/acme/software-engineer.html");
    let page = fs::read_to_string(page).expect("the page");
    assert!(page.contains("000,511£ and  London"), "{page}");
    assert!(!page.contains(['\u{202e}', '\u{200b}']));
}
