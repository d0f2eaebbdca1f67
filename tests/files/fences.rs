//! Front matter that is not there, not opened or not closed.

use crate::{assert_findings, changed, check, common};

const EMPTY: &str = "missing-front-matter @: the file is empty";

#[test]
fn files_without_anything() {
    assert_findings("", [EMPTY]);
    assert_findings("\u{feff}", [EMPTY]);
    assert_findings("\r\n \n\n", [EMPTY]);
}

#[test]
fn files_without_front_matter() {
    assert_findings(
        "# Acme\n\n| Region | Base Salary |\n|---|---|\n| London | £95K |\n",
        [
            "missing-front-matter @# Acme: the file has no front matter: it starts with `# Acme`, not with `---`",
        ],
    );
    assert_findings(
        "---\n# later\n\n---\n# Acme\n",
        ["missing-front-matter @---: the front matter is empty"],
    );
    let guide = common::sound_guide();
    assert_findings(
        guide.replacen("---\n", "", 1),
        ["missing-front-matter @company: acme: the front matter lacks its opening `---`"],
    );
    assert_findings(
        format!("-{guide}"),
        ["missing-front-matter @----: the front matter must open with `---`, not `----`"],
    );
    assert_findings(
        guide.replace('\n', "\r"),
        [
            "missing-front-matter @---: the file has no front matter: its lines end in a carriage return alone",
        ],
    );
}

#[test]
fn front_matter_below_other_text_is_shown() {
    let checked = check(format!("# Acme\n\n{}", common::sound_guide()));
    let [finding] = &checked.findings[..] else {
        panic!("{:?}", checked.findings);
    };
    assert_eq!(
        checked.guide.source().line(finding.related[0].range.start),
        3
    );
    assert_eq!(
        finding.help.as_deref(),
        Some("move the front matter to the top of the file")
    );
}

#[test]
fn unclosed_front_matter_with_near_fences() {
    let unclosed = "unclosed-front-matter @---: the front matter has no closing `---`";
    for near in ["--", "----", "— — —", "  ---", "- - -"] {
        let text = changed("---\n### ", &format!("{near}\n### "));
        assert_findings(text.clone(), [unclosed]);
        let fix = check(text.clone())
            .findings
            .remove(0)
            .fix
            .expect("one near-fence");
        let fixed = negguide::text::apply(&text, &fix.edits);
        assert_eq!(fixed, Some(common::sound_guide()), "{near}");
    }
    let two = changed("---\n### ", "--\n----\n### ");
    assert_findings(two.clone(), [unclosed]);
    let finding = check(two).findings.remove(0);
    let labels: Vec<&str> = finding.related.iter().map(|label| &*label.text).collect();
    assert_eq!(
        labels,
        [
            "meant as the closing fence? two dashes",
            "meant as the closing fence? 4 dashes"
        ]
    );
    assert_eq!(finding.fix, None);
}

#[test]
fn unclosed_front_matter_without_any_sign_of_its_end() {
    let unclosed = "unclosed-front-matter @---: the front matter has no closing `---`";
    assert_findings(changed("---\n### ", "### "), [unclosed]);
    // Prose may begin the body; it is no mistake in YAML.
    assert_findings(changed("---\n### ", "Acme pays: well\n### "), [unclosed]);
    assert_findings(changed("---\n### ", "\nAcme pays well.\n### "), [unclosed]);
    assert_findings("---\ncompany: acme\nrole: [x\n", [unclosed]);
}
