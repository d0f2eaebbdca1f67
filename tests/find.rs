//! Finding the guide that is meant, through the real binary.

mod common;

use common::binary::{run, stderr, stdout, write};
use serde_json::Value;
use tempfile::{TempDir, tempdir};

/// Guides of Meta and Acme, with other names for Acme and for one role.
fn project() -> TempDir {
    let here = tempdir().unwrap();
    write(
        here.path(),
        "negguide.toml",
        "[aliases.companies]\nacme = [\"Anvil Works\"]\n[aliases.roles]\ndata-engineer = [\"Plumber\"]\n",
    );
    for (company, display, role, role_display) in [
        (
            "acme",
            "Acme",
            "software-engineer",
            "Software Engineer (L4)",
        ),
        (
            "acme",
            "Acme",
            "senior-software-engineer",
            "Senior Software Engineer",
        ),
        ("acme", "Acme", "data-engineer", "Data Engineer"),
        ("meta", "Meta", "devops-engineer", "Production Engineer"),
    ] {
        let keys = format!(
            "company: {company}\ncompany_display: {display}\nrole: {role}\nrole_display: \"{role_display}\""
        );
        write(
            here.path(),
            &format!("guides/{company}/{role}.md"),
            &common::with_keys(&keys),
        );
    }
    here
}

fn find(here: &TempDir, arguments: &[&str]) -> (Option<i32>, String) {
    let output = run(here.path(), &[&["find"], arguments].concat());
    assert_eq!(stderr(&output), "");
    (output.status.code(), stdout(&output))
}

#[test]
fn the_answer_has_the_pay_and_what_it_is_worth() {
    let here = project();
    let (code, told) = find(&here, &["acme", "Data Engineer", "London"]);
    assert_eq!(code, Some(0));
    insta::assert_snapshot!(told, @r"
    Data Engineer at Acme
      guides/acme/data-engineer.md: figures from 2025-Q4, updated 2026-02-23, quality medium, level L4
      London
        base salary               £95,000–£120,000
        stock                     £40,000–£80,000, the whole grant
        bonus                     5%–10%
        total                     £110,000–£150,000
    coverage: full
    ");
    let (code, told) = find(&here, &["acme", "data-engineer", "Paris"]);
    assert_eq!(code, Some(0));
    assert!(
        told.contains("no pay for this place and level; it has: London"),
        "{told}"
    );
    assert!(told.ends_with("coverage: partial\n"), "{told}");
    let (_, told) = find(&here, &["acme", "data-engineer", "--level", "L9"]);
    assert!(told.ends_with("coverage: partial\n"), "{told}");
    let (_, told) = find(&here, &["acme", "data-engineer", "--level", "l4"]);
    assert!(told.ends_with("coverage: full\n"), "{told}");
}

#[test]
fn a_company_alone_has_its_roles_listed() {
    let here = project();
    let (code, told) = find(&here, &["acme"]);
    assert_eq!(code, Some(0));
    assert_eq!(
        told,
        "Acme has guides for: data-engineer, senior-software-engineer, software-engineer\ncoverage: company only\n"
    );
    let (code, _) = find(&here, &["acme", "astronaut"]);
    assert_eq!(code, Some(1));
}

#[test]
fn a_city_is_answered_for_the_area_around_it() {
    let here = project();
    let path = "guides/meta/devops-engineer.md";
    let text = std::fs::read_to_string(here.path().join(path)).unwrap();
    let text = text.replace("region: London", "region: Bay Area (HQ)");
    write(here.path(), path, &text);
    let (code, told) = find(&here, &["meta", "devops-engineer", "Palo Alto"]);
    assert_eq!(code, Some(0));
    assert!(
        told.contains(
            "`Palo Alto` has no pay of its own here; this is for the area around it:\n  Bay Area (HQ)\n"
        ),
        "{told}"
    );
    assert!(told.ends_with("coverage: partial\n"), "{told}");
    let (_, told) = find(&here, &["meta", "devops-engineer", "Bay Area"]);
    assert!(!told.contains("area around"), "{told}");
    let (_, told) = find(&here, &["meta", "devops-engineer", "Seattle"]);
    assert!(told.contains("it has: Bay Area (HQ)"), "{told}");
}

#[test]
fn how_a_name_is_taken_is_said() {
    let here = project();
    for (company, role, wanted) in [
        (
            "Facebook",
            "devops-engineer",
            "`Facebook` is another name of Meta (meta)\n",
        ),
        (
            "anvil works",
            "Plumber",
            "`anvil works` is another name of Acme (acme)\n`Plumber` is another name of Data Engineer (data-engineer)\n",
        ),
        (
            "meta",
            "SRE",
            "`SRE` is another name of Production Engineer (devops-engineer)\n",
        ),
        (
            "acme",
            "Sr. Software Engineer",
            "`Sr. Software Engineer` says the same as Senior Software Engineer (senior-software-engineer)\n",
        ),
        (
            "acme",
            "iOS Developer",
            "`iOS Developer` is taken for Software Engineer (L4) (software-engineer), the nearest role",
        ),
        (
            "acme",
            "Senior iOS Developer",
            "is taken for Senior Software Engineer (senior-software-engineer)",
        ),
        (
            "acme",
            "swe",
            "`swe` is taken for Software Engineer (L4) (software-engineer)",
        ),
    ] {
        let (code, told) = find(&here, &[company, role]);
        assert_eq!(code, Some(0), "{told}");
        assert!(
            told.starts_with(wanted) || told.contains(wanted),
            "{wanted} in {told}"
        );
    }
}

#[test]
fn what_is_only_similar_is_offered_and_not_taken() {
    let here = project();
    let (code, told) = find(&here, &["Acmee", "swe"]);
    assert_eq!(code, Some(1));
    assert_eq!(
        told,
        "there is no company `Acmee`; did you mean `acme`?\ncoverage: none\n"
    );
    let (code, told) = find(&here, &["acme", "dta-engineer"]);
    assert_eq!(code, Some(1));
    insta::assert_snapshot!(told, @r"
    there is no role `dta-engineer`; did you mean `data-engineer`?
    Acme has guides for: data-engineer, senior-software-engineer, software-engineer
    coverage: company only
    ");
}

#[test]
fn a_part_of_a_name_is_not_the_name() {
    let here = project();
    let bank = common::with_keys("company: deutsche-bank\ncompany_display: Deutsche Bank");
    write(
        here.path(),
        "guides/deutsche-bank/software-engineer.md",
        &bank,
    );
    for (company, role) in [
        ("Bank", "swe"),
        ("acme", "SWE Manager"),
        ("acme", "Data Manager"),
        ("acme", "Software Design Engineer"),
    ] {
        let (code, told) = find(&here, &[company, role]);
        assert_eq!(code, Some(1), "{company} {role}: {told}");
    }
    let (code, _) = find(&here, &["Deutsche Bank AG", "swe"]);
    assert_eq!(code, Some(0));
}

#[test]
fn a_place_may_be_one_of_several_in_a_label() {
    let here = project();
    let text = common::sound_guide().replace("London", "Seattle / Kirkland");
    write(here.path(), common::PATH, &text);
    let (_, told) = find(&here, &["acme", "software-engineer", "Seattle"]);
    assert!(told.ends_with("coverage: full\n"), "{told}");
}

#[test]
fn programs_get_json() {
    let here = project();
    let (code, told) = find(&here, &["facebook", "sre", "london", "--format", "json"]);
    assert_eq!(code, Some(0));
    let answer: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!(answer["coverage"], "full");
    assert_eq!(answer["company"]["by"], "other name");
    assert_eq!(answer["guide"]["file"], "guides/meta/devops-engineer.md");
    let row = &answer["guide"]["compensation"][0];
    assert_eq!(row["base_low"], 95_000);
    assert_eq!(row["bonus_pct_high"], "10");
    assert_eq!(row["currency"], "GBP");
    let (code, told) = find(&here, &["nosuch", "x", "--format", "json"]);
    assert_eq!(code, Some(1));
    let answer: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!(
        (answer["coverage"].as_str(), &answer["guide"]),
        (Some("none"), &Value::Null)
    );
}

#[test]
fn the_site_is_searched_by_the_same_names() {
    let here = project();
    let built = run(here.path(), &["build", "-q"]);
    assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
    let index = std::fs::read_to_string(here.path().join("dist/data/search.js")).unwrap();
    for name in ["Anvil Works", "Plumber", "facebook"] {
        assert!(index.contains(name), "{name} in {index}");
    }
}
