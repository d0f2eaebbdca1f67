//! Offers held against the bands of guides, through the real binary.

mod common;

use common::binary::{run, stderr, stdout, write};
use serde_json::Value;
use tempfile::{TempDir, tempdir};

/// A guide of Acme, with levers for base and grant, and one of Globex.
fn project() -> TempDir {
    let here = tempdir().unwrap();
    let levers = "1. **Competing Offer:** \"I hold an offer of £118K base.\"\n2. **A Larger Grant:** \"I ask for a grant of £78K.\"";
    let text = common::sound_guide();
    let text = text.replace(
        "1. **Competing Offer:** \"I hold an offer of £118K base.\"",
        levers,
    );
    write(here.path(), common::PATH, &text);
    let globex = text
        .replace("company: acme", "company: globex")
        .replace("company_display: Acme", "company_display: Globex");
    write(here.path(), "guides/globex/software-engineer.md", &globex);
    here
}

fn offer(here: &TempDir, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = run(here.path(), &[&["offer"], arguments].concat());
    (output.status.code(), stdout(&output), stderr(&output))
}

const ACME: [&str; 6] = ["--company", "acme", "--role", "swe", "--place", "London"];

#[test]
fn every_part_is_placed_in_its_band_and_the_weakest_gets_a_lever() {
    let here = project();
    let terms = [
        "--base",
        "105000",
        "--stock",
        "£30K",
        "--vest",
        "5,15,40,40",
        "--bonus",
        "7.5%",
        "--sign-on",
        "20,000",
    ];
    let (code, told, _) = offer(&here, &[&ACME[..], &terms].concat());
    assert_eq!(code, Some(0));
    insta::assert_snapshot!("offer", told);
}

#[test]
fn what_is_not_offered_and_not_stated_is_said() {
    let here = project();
    let terms = ["--base", "121000", "--stock", "60000"];
    let (_, told, _) = offer(&here, &[&ACME[..], &terms].concat());
    let above = "£121,000     guide £95,000–£120,000 (lines 13 and 14): £1,000 above";
    assert!(told.contains(above), "{told}");
    for unknown in [
        "whether there is a bonus: --bonus says it, 0 for none",
        "whether there is a sign-on: --sign-on says it, 0 for none",
        "how the offered grant vests: taken as 4 equal years",
    ] {
        assert!(
            told.contains(&format!("not known: {unknown}")),
            "{unknown} in {told}"
        );
    }
    let total = "£136,000     guide £110,000–£150,000 (lines 19 and 20)\n";
    assert!(
        told.contains(total),
        "without the bonus it is not judged: {told}"
    );
    let none = ["--bonus", "0%", "--sign-on", "0"];
    let (_, told, _) = offer(&here, &[&ACME[..], &terms, &none].concat());
    assert!(
        told.contains(
            "none         guide £4,750–£12,000 (5% to 10% of its base, line 17): £4,750 below"
        ),
        "{told}"
    );
    assert!(
        told.contains("sign-on, once            none         not stated by the guide"),
        "{told}"
    );
    assert!(
        told.contains("£136,000     guide £110,000–£150,000 (lines 19 and 20): within"),
        "{told}"
    );
    let (code, _, said) = offer(&here, &[&ACME[..], &terms, &["--bonus", "15"]].concat());
    assert_eq!(code, Some(2));
    assert!(said.contains("write 15% for a percentage"), "{said}");
}

#[test]
fn several_offers_stand_side_by_side() {
    let here = project();
    write(
        here.path(),
        "acme.toml",
        "company = \"acme\"\nrole = \"software-engineer\"\nbase = 100_000\nstock = \"60K\"\nvest = [25, 25, 25, 25]\nbonus = \"10%\"\n",
    );
    write(
        here.path(),
        "globex.toml",
        "company = \"Globex\"\nrole = \"Software Engineer\"\nbase = 90000\nsign-on = 5000\n",
    );
    let (code, told, _) = offer(&here, &["--offer", "acme.toml", "--offer", "globex.toml"]);
    assert_eq!(code, Some(0));
    let table = told.rsplit("\n\n").next().expect("a table");
    insta::assert_snapshot!("side_by_side", table);
    let (_, told, _) = offer(&here, &["--offer", "globex.toml", "--format", "json"]);
    let value: Value = serde_json::from_str(&told).expect("JSON");
    let offer = &value["offers"][0];
    assert_eq!(offer["file"], "guides/globex/software-engineer.md");
    assert_eq!(offer["parts"][0]["position"], "below");
    assert_eq!(offer["parts"][0]["by"], 5_000);
    assert_eq!(offer["parts"][0]["lines"][0], 13);
    assert_eq!(offer["first_year"], 95_000);
}

/// A guide of Initech with two levels in London, in lines 12 and 17.
fn write_two_levels(here: &TempDir) {
    let twice = common::with_pay(
        "- region: London\n  level: L3\n  base_low: 80000\n  base_high: 90000\n  currency: GBP\n\
         - region: London\n  level: L4\n  base_low: 95000\n  base_high: 120000\n  currency: GBP\n",
    );
    write(
        here.path(),
        "guides/initech/software-engineer.md",
        &twice.replace("company: acme", "company: initech"),
    );
}

#[test]
fn a_band_of_the_area_around_is_said_to_be_one() {
    let here = project();
    let pay = "- region: Bay Area\n  level: L5\n  base_low: 200000\n  base_high: 250000\n  currency: USD\n";
    let guide = |pay: &str| common::with_pay(pay).replace("company: acme", "company: initech");
    let path = "guides/initech/software-engineer.md";
    write(here.path(), path, &guide(pay));
    let asked = [
        "--company",
        "initech",
        "--role",
        "swe",
        "--place",
        "San Francisco",
        "--level",
        "L5",
        "--base",
        "210000",
    ];
    let (code, told, _) = offer(&here, &asked);
    assert_eq!(code, Some(0), "{told}");
    assert!(
        told.contains(
            "`San Francisco` has no pay of its own in the guide: this is for the area around it"
        ),
        "{told}"
    );
    // The city has pay, for another level: that of the area is not taken for it.
    let both = format!(
        "{pay}- region: San Francisco\n  level: L4\n  base_low: 150000\n  base_high: 180000\n  currency: USD\n"
    );
    write(here.path(), path, &guide(&both));
    let (code, _, said) = offer(&here, &asked);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("has no pay for this place and level"),
        "{said}"
    );
}

#[test]
fn nothing_is_guessed() {
    let here = project();
    write_two_levels(&here);
    write(
        here.path(),
        "wrong.toml",
        "company = \"acme\"\nsalary = 5\n",
    );
    let base = ["--base", "1"];
    let initech = ["--company", "initech", "--role", "swe"];
    for (arguments, wanted) in [
        (
            &[&ACME[..], &["--base", "€100K"]].concat()[..],
            "the offer is in EUR, the guide's row in GBP: nothing is converted",
        ),
        (
            &[&ACME[..], &["--base", "lots"]].concat(),
            "`lots` is no amount for the base",
        ),
        (&ACME, "the offer has no base: --base"),
        (
            &["--company", "Acmee", "--role", "swe", "--base", "1"],
            "did you mean `acme`?",
        ),
        (
            &[&ACME[..4], &["--place", "Paris"], &base].concat(),
            "has no pay for this place and level; it has: London",
        ),
        (
            &[&initech[..], &base].concat(),
            "several rows of guides/initech/software-engineer.md fit: London, L3 (line 12); London, L4 (line 17); choose one",
        ),
        (
            &[&initech[..], &base, &["--line", "7"]].concat(),
            "no row of guides/initech/software-engineer.md that fits begins at line 7",
        ),
        (
            &["--offer", "wrong.toml"],
            "wrong.toml: an offer has no `salary`",
        ),
        (
            &["--offer", "nosuch.toml"],
            "nosuch.toml: no such file or folder",
        ),
        (&[], "no offer: give its terms"),
    ] {
        let (code, _, said) = offer(&here, arguments);
        assert_eq!(code, Some(2), "{arguments:?}");
        assert!(said.contains(wanted), "{wanted} in {said}");
    }
    for choice in [["--level", "L4"], ["--line", "17"]] {
        let (code, told, _) = offer(&here, &[&initech[..], &base, &choice].concat());
        assert_eq!(code, Some(0));
        assert!(told.contains("£95,000–£120,000"), "{told}");
    }
}
