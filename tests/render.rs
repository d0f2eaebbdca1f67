//! Guides to artifacts: what the canonical form keeps, what pages escape, what data files say.

mod common;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use common::site::{BY_YEAR, by_path, default_theme, options, packed, published, read};
use negguide::format::normalize;
use negguide::model::{Amount, Band, Bonus, Compensation, Guide};
use negguide::render::{RenderError, Templates, address, render};
use negguide::syntax::yaml::print_text;
use negguide::syntax::{Limits, split, yaml};
use negguide::text::TextRange;
use proptest::prelude::*;

/// The guides this project ships and its fixtures, with the sound guide of the other tests.
fn shipped() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> = vec![root.join("guides"), root.join("tests/fixtures")];
    let mut guides = vec![(common::PATH.to_string(), common::sound_guide())];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let text = std::fs::read_to_string(&path).expect("a guide");
                let name = path.strip_prefix(root).expect("inside").display();
                guides.push((name.to_string(), text));
            }
        }
    }
    guides.sort();
    guides
}

fn build(guides: &[Guide], templates: &Templates) -> Result<BTreeMap<String, String>, RenderError> {
    Ok(by_path(render(
        published(&packed(guides)),
        templates,
        &options(),
    )?))
}

// The canonical form

type Ends = (Option<Amount>, Option<Amount>);

/// An entry's values without their places.
fn values(pay: &Compensation) -> impl PartialEq + std::fmt::Debug + use<> {
    let ends =
        |band: &Band<Amount>| -> Ends { (band.low.value().copied(), band.high.value().copied()) };
    let amounts = match &pay.bonus {
        Bonus::Amounts(band) => ends(band),
        _ => (None, None),
    };
    (
        [&pay.base, &pay.stock, &pay.signing_bonus, &pay.total].map(ends),
        pay.other
            .iter()
            .map(|other| ends(&other.pay))
            .collect::<Vec<_>>(),
        (pay.bonus.percents(), amounts),
        (pay.region.value().cloned(), pay.level.value().cloned()),
        (
            pay.currency.value().copied(),
            pay.vest_years.value().copied(),
        ),
    )
}

fn front_as_yaml(text: &str) -> serde_yaml::Value {
    let parts = split(text, 0);
    let front = &text[parts.yaml.start()..parts.yaml.end()];
    serde_yaml::from_str(front).expect("the front matter is YAML")
}

#[test]
fn the_canonical_form_keeps_everything_and_is_its_own() {
    let guides = shipped();
    assert!(guides.len() > 10);
    for (path, text) in guides {
        let guide = read(&path, &text);
        let normalized = normalize(&guide);
        let again = read(&path, &normalized);
        assert_eq!(normalize(&again), normalized, "{path}");
        assert_eq!(front_as_yaml(&normalized), front_as_yaml(&text), "{path}");
        let pay = |guide: &Guide| {
            guide
                .front
                .compensation
                .iter()
                .map(values)
                .collect::<Vec<_>>()
        };
        assert_eq!(pay(&again), pay(&guide), "{path}");
        let rows = |guide: &Guide| {
            let table = guide.body.pay_table.as_ref().expect("a pay table");
            table
                .rows
                .iter()
                .map(|row| values(&row.compensation))
                .collect::<Vec<_>>()
        };
        assert_eq!(rows(&again), rows(&guide), "{path}");
        let kinds = |guide: &Guide| {
            guide
                .body
                .sections
                .iter()
                .map(|section| section.kind)
                .collect::<Vec<_>>()
        };
        assert_eq!(kinds(&again), kinds(&guide), "{path}");
        assert_eq!(again.body.levers.len(), guide.body.levers.len(), "{path}");
        assert_eq!(
            again.body.evidence.len(),
            guide.body.evidence.len(),
            "{path}"
        );
    }
}

/// How often each word is in `text`. The title's form has no room for `Salary`.
fn words(text: &str) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    let words = text.split(|c: char| !c.is_alphanumeric());
    for word in words.filter(|word| !word.is_empty() && *word != "Salary") {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

#[test]
fn no_word_is_lost() {
    for (path, text) in shipped() {
        let normalized = normalize(&read(&path, &text));
        let kept = words(&normalized);
        for (word, count) in words(&text) {
            let left = kept.get(word).copied().unwrap_or_default();
            assert!(left >= count, "{word} in {path}");
        }
    }
}

#[test]
fn line_endings_and_byte_order_marks_do_not_matter() {
    for (path, text) in shipped() {
        let plain = normalize(&read(&path, &text));
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        assert_eq!(normalize(&read(&path, &windows)), plain, "{path}");
    }
}

#[test]
fn a_transposed_guide_in_canonical_form() {
    let (path, text) = shipped()
        .into_iter()
        .find(|(path, _)| path.ends_with("netskope/security-engineer.md"))
        .expect("a shipped guide");
    insta::assert_snapshot!(normalize(&read(&path, &text)));
}

#[test]
fn front_matter_in_any_style_gets_one() {
    let written = "---\n# who\nrole: 'software-engineer' # as in the path\ncompany: acme\nteam:   [a,  'b']\n\
        compensation:\n# the only one\n- currency: GBP\n  region: \"London\"\n  base_high: 120_000\n  base_low: 95000\n\
        \x20 bonus_pct:\n  nested:\n    - x: 1\ndata_sources: [Levels.fyi, 'a: b', \"no\"]\nlevel_mapping: {raw: 'x'}\n---\n";
    let guide = read("guides/acme/software-engineer.md", written);
    insta::assert_snapshot!(normalize(&guide), @r#"
    ---
    company: acme
    # who
    role: software-engineer # as in the path
    compensation:
      # the only one
      - region: London
        base_low: 95000
        base_high: 120000
        bonus_pct: null
        currency: GBP
        nested:
          - x: 1
    level_mapping:
      raw: x
    data_sources:
      - Levels.fyi
      - "a: b"
      - "no"
    team:   [a,  'b']
    ---
    "#);
}

#[test]
fn what_cannot_be_read_stays_as_it_was_written() {
    for front in [
        "company: acme\ncompensation: [1, 2\nrole: x\n",
        "company: &a acme\nrole: *a\n",
        "company: [not, a, slug]\nlast_updated: soon\ncompensation:\n  - 17\n  - region: X\n    base_low: lots\n",
        "company: a\ncompany: b\n",
        "- a list\n",
    ] {
        let text = format!("---\n{front}---\n### Title\n\nText with  two  blanks\n");
        assert_eq!(normalize(&read("guides/acme/x.md", &text)), text);
    }
    let unclosed = "---\ncompany: acme\n\n### Title\n\nText\n";
    assert_eq!(normalize(&read("guides/acme/x.md", unclosed)), unclosed);
}

#[test]
fn cells_that_say_more_than_a_band_are_kept() {
    let table = "| Region | Base Salary | Bonus | Total Comp | Note |\n|:--|--:|---|---|---|\n\
        | **Paris** | €70K - €90K | 10% target (€7K – €9K) | €77K/yr | see \\| below |\n| Rome | n/a | -- | tba |  |\n\
        | Oslo | n/a | -- | tba |";
    let text = common::with_pay(&format!("- region: Paris\n  currency: EUR\n\n{table}\n"));
    let normalized = normalize(&read(common::PATH, &text));
    let found: Vec<&str> = normalized
        .lines()
        .filter(|line| line.starts_with('|'))
        .collect();
    assert_eq!(
        found,
        [
            "| Region    | Base Salary | Bonus                  | Total Comp | Note         |",
            "|:----------|------------:|------------------------|------------|--------------|",
            "| **Paris** | €70K–€90K   | 10% target (€7K – €9K) | €77K/yr    | see \\| below |",
            "| Rome      | n/a         | —                      | tba        |              |",
            // With a cell too few, nothing says what each of them is.
            "| Oslo      | n/a         | --                     | tba        |",
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn every_yaml_reader_gets_the_text_back(text in scalars()) {
        let document = format!("key: {}\n", print_text(&text));
        let oracle: BTreeMap<String, String> = serde_yaml::from_str(&document)
            .map_err(|error| TestCaseError::fail(format!("{error}: {document:?}")))?;
        prop_assert_eq!(&oracle["key"], &text, "{}", document);
        let range = TextRange::new(0, document.len());
        let tree = yaml::read(&document, range, &Limits::default());
        prop_assert!(tree.errors.is_empty(), "{:?}", tree.errors);
        let scalars: Vec<&str> = tree.nodes().filter_map(|(id, _)| tree.scalar(id)).map(|s| &*s.text).collect();
        prop_assert_eq!(scalars, vec!["key", text.as_str()]);
    }
}

const PIECES: [&str; 14] = [
    "a", "1", " ", ": ", ":", " #", "#", "- ", "-", "\"", "'", "🙂", "\u{2028}", "é",
];

/// Text as people write it, text made of YAML's own marks, and anything at all.
fn scalars() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[-?:,#&*!|>'\"%@`~=<{}\\[\\] a-c0-9_.\\\\]{0,12}",
        "[+-]?[0-9_.:xobe-]{1,10}",
        proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 1..5)
            .prop_map(|pieces| pieces.concat()),
        "(yes|No|ON|off|y|N|true|NULL|~|\\.inf|\\.NaN|2026-02-23|0o17|0x1F|1e3|---|\\.\\.\\.)",
    ]
}

// Pages

#[test]
fn the_same_guides_give_the_same_bytes_in_any_order() {
    let mut guides: Vec<Guide> = shipped()
        .iter()
        .filter(|(path, _)| path.starts_with("guides/"))
        .map(|(path, text)| read(path, text))
        .collect();
    let one = build(&guides, &default_theme()).expect("a site");
    guides.reverse();
    assert!(one == build(&guides, &default_theme()).expect("a site"));
}

// Addresses and templates

#[test]
fn addresses_are_needed_and_never_shared() {
    let sound = common::sound_guide();
    let unnamed = read("guides/Ac me/x.md", &common::with_keys("company: Ac me"));
    let error = build(&[unnamed], &default_theme()).expect_err("no address");
    assert!(matches!(error, RenderError::NoAddress { .. }), "{error}");
    let twins = [
        read("guides/acme/a.md", &sound),
        read("guides/acme/b.md", &sound),
    ];
    let error = build(&twins, &default_theme()).expect_err("a shared address");
    assert_eq!(
        error.to_string(),
        "guides/acme/a.md and guides/acme/b.md are both acme/software-engineer"
    );
    let from_path = read("guides/acme/data-engineer.md", "no front matter\n");
    assert_eq!(
        address(&from_path)
            .map(|found| found.to_string())
            .as_deref(),
        Some("acme/data-engineer")
    );
}

#[test]
fn a_project_replaces_single_blocks() {
    let theme = |name: &str, source: &str| {
        Templates::new(BTreeMap::from([(name.to_string(), source.to_string())]))
    };
    let guides = [read(common::PATH, &common::sound_guide())];
    let source = "{% extends \"default/base.html\" %}{% block footer %}Ours{% endblock %}";
    let site = build(&guides, &theme("base.html", source).expect("a theme")).expect("a site");
    assert!(
        site["index.html"].contains("Ours") && site["acme/software-engineer.html"].contains("Ours")
    );
    assert!(site["acme/software-engineer.html"].contains("Pay by place"));

    let error = theme("guides.html", "").expect_err("no such template");
    assert_eq!(
        error.to_string(),
        "unknown template `guides.html`, and no other template uses it; did you mean `guide.html`?"
    );
    let error = theme("guide.html", "a\n{% if %}").expect_err("a syntax error");
    assert!(
        error
            .to_string()
            .starts_with("template `guide.html`, line 2: syntax error"),
        "{error}"
    );
    let misspelt = theme("index.html", "\n\n{{ page.gides }}").expect("a theme");
    let error = build(&guides, &misspelt).expect_err("an undefined value");
    assert_eq!(
        error.to_string(),
        "template `index.html`, line 3: undefined value: `page.gides` is undefined; did you mean `page.guides`?"
    );
    let of_row = "{% for row in page.companies %}{{ row.nam }}{% endfor %}";
    let of_row = theme("index.html", of_row).expect("a theme");
    let error = build(&guides, &of_row).expect_err("an undefined value");
    assert!(
        error
            .to_string()
            .ends_with("`row.nam` is undefined; did you mean `row.name`?"),
        "{error}"
    );
    let endless = "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}";
    let endless = theme("company.html", endless).expect("a theme");
    let error = build(&guides, &endless).expect_err("out of fuel");
    assert!(error.to_string().contains("fuel"), "{error}");
}

// Data files

#[test]
fn data_files_of_a_tiny_guide() {
    let guide = read(common::PATH, &common::sound_guide());
    let site = build(&[guide], &default_theme()).expect("a site");
    insta::assert_snapshot!("guides.json", site["data/guides.json"]);
    insta::assert_snapshot!("compensation.csv", site["data/compensation.csv"]);
}

#[test]
fn text_of_the_csv_is_no_formula() {
    for (region, cell) in [
        ("=1+1", "'=1+1"),
        ("+x", "'+x"),
        ("-x", "'-x"),
        ("@x", "'@x"),
        ("a=b", "a=b"),
    ] {
        let pay = format!("- region: \"{region}\"\n  base_low: 1000\n  base_high: 2000\n");
        let guide = read(common::PATH, &common::with_pay(&pay));
        let site = build(&[guide], &default_theme()).expect("a site");
        let row = format!("acme,Acme,software-engineer,Software Engineer,{cell},,,");
        let csv = &site["data/compensation.csv"];
        assert!(csv.contains(&row), "{csv}");
        let text = serde_json::to_string(region).expect("JSON");
        assert!(site["data/guides.json"].contains(&text));
    }
}

#[test]
fn without_stock_nothing_vests() {
    let pay = "- region: London\n  base_low: 1000\n  base_high: 2000\n  currency: GBP\n";
    let guide = read(common::PATH, &common::with_pay(pay));
    let site = build(&[guide], &default_theme()).expect("a site");
    assert!(site["data/guides.json"].contains("\"vest_years\": null"));
    let csv = &site["data/compensation.csv"];
    assert!(csv.contains(",London,london-gb,,GBP,medium,2025-Q4,2026-02-23,sound,,,,,,,acme/software-engineer.html,guides/acme/software-engineer.md,1000,"), "{csv}");
}

#[test]
fn years_that_differ_are_in_the_data() {
    let guide = read(common::PATH, &common::with_pay(BY_YEAR));
    let site = build(&[guide], &default_theme()).expect("a site");
    let data: serde_json::Value = serde_json::from_str(&site["data/guides.json"]).expect("JSON");
    let entries = &data["guides"][0]["compensation"];
    assert_eq!(
        entries[0]["vest_schedule"],
        serde_json::json!({"value": ["5", "15", "40", "40"], "line": 18, "column": 26})
    );
    assert_eq!(entries[0]["vest_years"], 4);
    assert_eq!(entries[1]["vest_years"], 3);
    assert_eq!(entries[2]["vest_schedule"], serde_json::Value::Null);
    assert_eq!(entries[0]["signing_bonus_year2"]["high"]["value"], 15_000);
    let first_years = [0, 1, 2].map(|index| entries[index]["year1"].clone());
    // Whether anything is paid for signing in Lyon is not said. 80,000 / 3 is no whole amount.
    assert_eq!(
        first_years,
        [
            serde_json::json!({"low": 129_500, "high": 167_000}),
            serde_json::Value::Null,
            serde_json::json!({"low": 136_667, "high": 163_667}),
        ]
    );
    let mut reader = csv::Reader::from_reader(site["data/compensation.csv"].as_bytes());
    let header = reader.headers().expect("a header").clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let column = |name: &str| -> Vec<&str> {
        let at = header.iter().position(|found| found == name).expect(name);
        rows.iter().map(|row| &row[at]).collect()
    };
    assert_eq!(
        column("vest_schedule"),
        ["5/15/40/40", "33.33/33.33/33.34", ""]
    );
    assert_eq!(column("vest_years"), ["4", "3", "3"]);
    assert_eq!(column("signing_bonus_year2_low"), ["10000", "", ""]);
    assert_eq!(column("signing_bonus_year2_high_line"), ["24", "", ""]);
    assert_eq!(column("year1_low"), ["129500", "", "136667"]);
    assert_eq!(column("year1_high"), ["167000", "", "163667"]);
}

#[test]
fn a_schedule_in_canonical_form_is_a_list_on_one_line() {
    for written in [
        "stock_vest_schedule:\n    - 5.0\n    - 15\n    - 40\n    - 40",
        "stock_vest_schedule: 5%/15%/40%/40%",
        "stock_vest_schedule: [5%, '15', 40, 40]",
    ] {
        let pay = BY_YEAR.replace("stock_vest_schedule: [5, 15, 40, 40]", written);
        let normalized = normalize(&read(common::PATH, &common::with_pay(&pay)));
        assert!(
            normalized
                .contains("\n    stock_vest_schedule: [5, 15, 40, 40]\n    bonus_pct_low: 5\n"),
            "{normalized}"
        );
        let again = normalize(&read(common::PATH, &normalized));
        assert_eq!(again, normalized);
    }
}

#[test]
fn a_first_year_is_in_the_data_where_its_signing_bonus_is_known() {
    let year1 = |header: &str, cell: &str| {
        let pay = format!(
            "- region: Lyon\n  base_low: 100000\n  base_high: 120000\n  stock_low: 40000\n  stock_high: 40000\n  \
             stock_vest_schedule: [10, 20, 30, 40]\n  bonus_pct: 0\n  currency: EUR\n\n\
             | Region | Base Salary | {header} |\n|---|---|---|\n| Lyon | €100K–€120K | {cell} |\n"
        );
        let guide = read(common::PATH, &common::with_pay(&pay));
        let site = build(&[guide], &default_theme()).expect("a site");
        let data: serde_json::Value =
            serde_json::from_str(&site["data/guides.json"]).expect("JSON");
        data["guides"][0]["compensation"][0]["year1"].clone()
    };
    let known = serde_json::json!({"low": 104_000, "high": 124_000});
    assert_eq!(year1("Signing Bonus", "—"), known);
    // A table that does not speak of it leaves it open.
    assert_eq!(year1("Bonus", "—"), serde_json::Value::Null);
}
