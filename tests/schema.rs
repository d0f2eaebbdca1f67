//! The JSON Schemas: of the front matter, which must agree with the reader, and of the findings.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use negguide::model::Guide;
use negguide::render::front_matter_schema;
use negguide::report;
use negguide::rules::{Example, ExampleKind, RULES};
use negguide::syntax::Limits;
use negguide::text::Source;
use serde_json::Value;

/// Rules on the schema whose examples no schema of the data can reject, and why.
const BEYOND_A_SCHEMA: [(&str, &str); 6] = [
    ("path-mismatch", "the path is no part of the front matter"),
    (
        "duplicate-region",
        "two labels of one place are different text",
    ),
    (
        "ambiguous-scalar",
        "quotation marks are gone once YAML is read",
    ),
    (
        "role-type-differs",
        "which roles are standard is configured",
    ),
    ("yaml-feature", "anchors are gone once YAML is read"),
    ("vesting-schedule", "no schema can add up percents"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn validator() -> Validator {
    jsonschema::validator_for(&front_matter_schema()).expect("a valid schema")
}

/// The front matter of a guide, as another YAML reader sees it.
fn front_matter(text: &str) -> Value {
    let guide = Guide::read(Source::new(common::PATH, text), &Limits::default());
    let range = guide.front.range;
    serde_yaml::from_str(&text[range.start()..range.end()]).expect("YAML")
}

fn assemble(example: &Example) -> Option<String> {
    match example.kind {
        ExampleKind::Guide => Some(example.text.clone()),
        ExampleKind::Keys => Some(common::with_keys(&example.text)),
        ExampleKind::Pay => Some(common::with_pay(&example.text)),
        ExampleKind::Body | ExampleKind::Guides | ExampleKind::Folders => None,
    }
}

#[test]
fn it_is_a_schema_and_accepts_every_shipped_guide() {
    let schema = front_matter_schema();
    assert!(jsonschema::meta::is_valid(&schema));
    let validator = validator();
    let mut folders: Vec<PathBuf> = vec![root().join("guides")];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let front = front_matter(&fs::read_to_string(&path).unwrap());
            let errors: Vec<String> = validator
                .iter_errors(&front)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert!(errors.is_empty(), "{}: {errors:?}", path.display());
            count += 1;
        }
    }
    assert!(count >= 14);
}

#[test]
fn it_rejects_what_the_rules_on_the_schema_reject() {
    let validator = validator();
    for rule in RULES.iter() {
        let meta = rule.meta();
        if !meta.id.code.starts_with("NG1") {
            continue;
        }
        let beyond = BEYOND_A_SCHEMA
            .iter()
            .any(|(name, _)| *name == meta.id.name);
        for example in meta.docs().examples {
            let Some(text) = assemble(&example) else {
                continue;
            };
            let accepted = validator.is_valid(&front_matter(&text));
            let expected = !example.fails() || beyond;
            assert_eq!(accepted, expected, "{}:\n{text}", meta.id.name);
        }
    }
}

#[test]
fn single_faults_are_rejected() {
    let validator = validator();
    let sound = front_matter(&common::sound_guide());
    assert!(validator.is_valid(&sound));
    let entry = |key: &str, value: Value| {
        let mut changed = sound.clone();
        changed["compensation"][0][key] = value;
        changed
    };
    let guide = |key: &str, value: Value| {
        let mut changed = sound.clone();
        changed[key] = value;
        changed
    };
    for wrong in [
        entry("currency", "usd".into()),
        entry("currency", "XAU".into()),
        entry("base_low", (-1).into()),
        entry("base_low", "95K".into()),
        entry("base_high", Value::Null),
        entry("stock_vest_years", 11.into()),
        entry("stock_vest_schedule", vec![0; 11].into()),
        entry("stock_vest_schedule", Vec::<i64>::new().into()),
        entry("stock_vest_schedule", vec![101].into()),
        entry("stock_vest_schedule", vec!["5"].into()),
        entry("stock_vest_schedule", "5/15/40/40".into()),
        entry("signing_bonus_year2_low", 5000.into()),
        entry("bonus_pct", 5.into()),
        entry("salary", 5.into()),
        guide("company", "Acme Inc".into()),
        guide("last_updated", "2026-13-01".into()),
        guide("salary_data_quarter", "2025-Q5".into()),
        guide("role_type", "special".into()),
        guide("compensation", Value::Array(Vec::new())),
        guide("data_sources", "Levels.fyi".into()),
        guide("level_mapping", Value::Null),
        guide("title", "x".into()),
    ] {
        assert!(!validator.is_valid(&wrong), "{wrong}");
    }
    for right in [
        entry("stock_type", Value::Null),
        entry("stock_vest_years", 3.into()),
        entry("stock_vest_schedule", vec![5, 15, 40, 40].into()),
        entry("stock_vest_schedule", vec![33.33, 33.33, 33.34].into()),
        entry("stock_vest_schedule", Value::Null),
        guide("ticker", "ACM".into()),
    ] {
        assert!(validator.is_valid(&right), "{right}");
    }
}

#[test]
fn findings_are_as_their_schema_says() {
    let schema: Value = serde_json::from_str(report::JSON_SCHEMA).unwrap();
    assert!(jsonschema::meta::is_valid(&schema));
    let validator = jsonschema::validator_for(&schema).unwrap();
    let output = common::binary::run(root(), &["validate", "--format", "json", "tests/fixtures"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&report)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert!(
        report["findings"]
            .as_array()
            .is_some_and(|all| !all.is_empty())
    );
    let mut broken = report.clone();
    broken["findings"][0]["place"]["line"] = "one".into();
    assert!(!validator.is_valid(&broken));
}

#[test]
fn statistics_are_as_their_schema_says() {
    let folder = tempfile::tempdir().expect("a folder");
    common::binary::write(
        folder.path(),
        common::PATH,
        &common::with_keys("data_quality: superb"),
    );
    let run = |arguments: &[&str]| -> Value {
        let output = common::binary::negguide(folder.path())
            .args(arguments)
            .output();
        serde_json::from_slice(&output.expect("negguide starts").stdout).expect("JSON")
    };
    let schema = run(&["schema", "statistics"]);
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    let statistics = run(&[
        "validate",
        "--stats",
        "--format",
        "json",
        "--as-of",
        "2026-03-01",
    ]);
    assert!(validator.is_valid(&statistics), "{statistics}");
    assert!(!validator.is_valid(&serde_json::json!({})));
    assert_eq!(run(&["schema", "guides"])["title"], "Guides of negguide");
}
