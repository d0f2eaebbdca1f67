//! The theme: which templates there are, what each is given, and what is wrong with a project's own.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Output;

use common::binary::{negguide, stderr, stdout, write};
use common::site::{options, packed, published, read};
use negguide::compare::Changes;
use negguide::render::{ChangesSince, SiteOptions, Templates, render};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let output = negguide(folder).args(arguments).output();
    output.expect("negguide starts")
}

fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), common::PATH, &common::sound_guide());
    folder
}

#[test]
fn templates_are_listed() {
    let folder = tempfile::tempdir().expect("a folder");
    let listed = stdout(&run(folder.path(), &["build", "--list-templates"]));
    assert_eq!(listed.lines().count(), Templates::names().count());
    for (line, name) in listed.lines().zip(Templates::names()) {
        assert!(line.starts_with(name) && line.len() <= 80, "{line}");
    }
}

#[test]
fn templates_that_are_copied_out_make_the_same_site() {
    let folder = project();
    let build = |out: &str| {
        let output = run(
            folder.path(),
            &["build", "--as-of", "2026-03-01", "--out", out],
        );
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        fs::read_to_string(folder.path().join(out).join("acme/software-engineer.html"))
            .expect("a page")
    };
    let before = build("before");
    write(folder.path(), "templates/404.html", "mine");
    let output = run(folder.path(), &["init", "--templates"]);
    let told = stderr(&output);
    assert!(
        told.contains("left as they are, for templates has them already: 404.html"),
        "{told}"
    );
    assert!(told.contains("wrote 13 templates to templates"), "{told}");
    let name = |page: &str| page.replace(|c: char| c.is_ascii_hexdigit(), "");
    // Scripts and style sheets are compact where they are the default ones, so their names differ.
    assert_eq!(name(&build("after")), name(&before));
    let missing = folder.path().join("after/404.html");
    assert_eq!(fs::read_to_string(missing).expect("a page"), "mine");
}

#[test]
fn other_files_are_copied_and_never_in_place_of_pages() {
    let folder = project();
    let build = || run(folder.path(), &["build", "--as-of", "2026-03-01"]);
    write(folder.path(), "templates/static/CNAME", "pay.example");
    write(folder.path(), "templates/static/img/logo.svg", "<svg/>");
    write(folder.path(), "templates/static/.hidden", "x");
    write(folder.path(), "templates/site.js", "let mine = 1;\n");
    assert_eq!(build().status.code(), Some(0));
    let dist = folder.path().join("dist");
    let read = |name: &str| fs::read_to_string(dist.join(name)).expect(name);
    assert_eq!(read("CNAME"), "pay.example");
    assert_eq!(read("img/logo.svg"), "<svg/>");
    assert!(!dist.join(".hidden").exists());
    let scripts = fs::read_dir(dist.join("assets")).expect("a folder");
    let scripts =
        scripts.map(|entry| fs::read_to_string(entry.expect("an entry").path()).expect("text"));
    assert!(
        scripts.into_iter().any(|text| text == "let mine = 1;\n"),
        "the script is a template too"
    );
    write(folder.path(), "templates/static/CNAME", "other.example");
    build();
    assert_eq!(
        read("CNAME"),
        "other.example",
        "a file that changed makes another site"
    );
    fs::remove_file(folder.path().join("templates/static/CNAME")).expect("removed");
    build();
    assert!(!dist.join("CNAME").exists());
    write(folder.path(), "templates/static/index.html", "mine");
    let output = build();
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    assert!(
        told.contains("templates/static/index.html: the site has a file `index.html`"),
        "{told}"
    );
}

#[test]
fn a_block_that_nothing_shows_is_an_error() {
    let theme = |name: &str, source: &str| {
        Templates::new(BTreeMap::from([(name.to_string(), source.to_string())]))
    };
    let source = "{% extends \"default/guide.html\" %}\n{% block heder %}x{% endblock %}";
    let error = theme("guide.html", source).expect_err("no such block");
    assert_eq!(
        error.to_string(),
        "template `guide.html`, line 2: no template that it extends has a block `heder`; did you mean `header`?"
    );
    let footer = "{% extends 'default/guide.html' %}{%- block footer -%}x{%- endblock -%}";
    assert!(theme("guide.html", footer).is_ok(), "a block of the frame");
    let within = "{% extends \"base.html\" %}{% block content %}{% block mine %}x{% endblock %}{% endblock %}";
    assert!(
        theme("index.html", within).is_ok(),
        "it is shown with the other"
    );
    let quiet = "{% extends 'default/guide.html' %}{# {% block heder %}old{% endblock %} #}{% block header %}\
                 {% raw %}{% block x %}{% endraw %}{% endblock %}";
    assert!(
        theme("guide.html", quiet).is_ok(),
        "comments and raw text are no blocks"
    );
    let round = BTreeMap::from([
        (
            "guide.html".to_string(),
            "{% extends 'x.html' %}".to_string(),
        ),
        (
            "x.html".to_string(),
            "{% extends 'guide.html' %}".to_string(),
        ),
    ]);
    assert!(
        Templates::new(round).is_ok(),
        "it ends; a page that needs them is an error"
    );
    let own = "<p>{% block mine %}x{% endblock %}</p>";
    assert!(theme("index.html", own).is_ok(), "it extends nothing");
}

/// The keys of `page`, or of `site`, that the documentation names below `heading`.
fn documented(heading: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/templates.md");
    let text = fs::read_to_string(path).expect("the documentation");
    let (_, section) = text.split_once(&format!("\n{heading}\n")).expect(heading);
    let section = section.split("\n#").next().expect("a section");
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let cells = rows.filter_map(|row| row.split('|').nth(1));
    let keys = cells.flat_map(|cell| {
        cell.split(',')
            .map(|key| key.trim().trim_matches('`').to_string())
    });
    keys.collect()
}

#[test]
fn what_templates_are_given_is_documented() {
    let guides = [read(common::PATH, &common::sound_guide())];
    let with_changes = SiteOptions {
        changes: Some(ChangesSince {
            since: None,
            changes: Changes::default(),
        }),
        ..options()
    };
    let pages = [
        ("index.html", "index.html"),
        ("list.html", "roles.html"),
        ("changes.html", "changes.html"),
        ("company.html", "acme/index.html"),
        ("ranking.html", "role/software-engineer.html"),
        ("guide.html", "acme/software-engineer.html"),
        ("compare.html", "compare.html"),
        ("how-to-read.html", "how-to-read.html"),
        ("404.html", "404.html"),
    ];
    for (template, path) in pages {
        let source = "{% for key in page %}{{ key }} {% endfor %}|{% for key in site %}{{ key }} {% endfor %}";
        let own = BTreeMap::from([(template.to_string(), source.to_string())]);
        let theme = Templates::new(own).expect("a theme");
        let site = render(published(&packed(&guides)), &theme, &with_changes).expect("a site");
        let page = site.iter().find(|file| file.path == path).expect(path);
        let text = String::from_utf8(page.bytes.clone()).expect("UTF-8");
        let (page, site) = text.split_once('|').expect("both");
        let keys = |text: &str| -> BTreeSet<String> {
            text.split_whitespace().map(str::to_string).collect()
        };
        assert_eq!(
            keys(page),
            documented(&format!("### {template}")),
            "{template}"
        );
        assert_eq!(keys(site), documented("## site"));
    }
}
