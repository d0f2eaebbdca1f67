//! Our YAML tree holds what another YAML reader reads.

use negguide::syntax::Limits;
use negguide::syntax::yaml::{self, NodeId, NodeValue, ScalarKind, Tree};
use negguide::text::TextRange;
use proptest::prelude::*;
use serde_yaml::Value as Other;

/// A scalar as it may follow a key.
fn scalar() -> impl Strategy<Value = String> {
    let printable = "[ -~éß₹🙂]{0,14}";
    prop_oneof![
        "[A-Za-z][A-Za-z0-9 .,()/+-]{0,14}".prop_map(|text| text.trim_end().to_string()),
        printable.prop_map(|text| format!("'{}'", text.replace('\'', "''"))),
        printable
            .prop_map(|text| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))),
        "[ -~]{0,6}".prop_map(|text| {
            let escaped = text.chars().map(|c| format!("\\u{:04x}", u32::from(c)));
            format!("\"{}\"", escaped.collect::<String>())
        }),
        (0_u64..=9_999_999_999).prop_map(|number| number.to_string()),
        (-9_999_i32..=9_999, 0_u32..100).prop_map(|(whole, part)| format!("{whole}.{part:02}")),
        prop::sample::select(vec![
            "null",
            "~",
            "",
            "true",
            "False",
            "yes",
            "2026-02-23",
            "2025-Q4"
        ])
        .prop_map(str::to_string),
    ]
}

/// What follows a key: a scalar, a block of lines, a list or a map.
fn value() -> impl Strategy<Value = String> {
    let items = || proptest::collection::vec(scalar(), 1..4);
    prop_oneof![
        4 => scalar().prop_map(|text| format!(" {text}")),
        1 => proptest::collection::vec("[a-zé][a-zé :#-]{0,9}", 1..4).prop_map(|lines| {
            let lines = lines.iter().map(|line| format!("\n  {}", line.trim_end()));
            format!(" |{}", lines.collect::<String>())
        }),
        1 => items().prop_map(|items| {
            items.iter().map(|item| format!("\n  - {item}")).collect()
        }),
        1 => items().prop_map(|items| {
            let keys = items.iter().enumerate();
            keys.map(|(key, item)| format!("\n  k{key}: {item} # why")).collect()
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn both_read_the_same(values in proptest::collection::vec(value(), 1..6)) {
        let keys = values.iter().enumerate();
        let text: String = keys.map(|(key, value)| format!("key_{key}:{value}\n")).collect();
        let tree = yaml::read(&text, TextRange::new(0, text.len()), &Limits::default());
        prop_assert!(tree.errors.is_empty(), "{text}\n{:?}", tree.errors);
        let other: Other = serde_yaml::from_str(&text).expect("valid YAML");
        let root = tree.root.expect("a map");
        prop_assert!(is_same(&tree, root, &other), "{text}\n{other:?}\n{tree:?}");
    }
}

fn is_same(tree: &Tree, id: NodeId, other: &Other) -> bool {
    match (&tree.node(id).value, other) {
        (NodeValue::Map(entries), Other::Mapping(map)) => {
            let keys = entries.iter().map(|entry| (tree.key(entry), entry.value));
            entries.len() == map.len()
                && keys.zip(map).all(|((key, value), (other_key, other))| {
                    key == other_key.as_str() && is_same(tree, value, other)
                })
        }
        (NodeValue::List(items), Other::Sequence(others)) => {
            let pairs = items.iter().zip(others);
            items.len() == others.len() && { pairs }
                .all(|(item, other)| is_same(tree, *item, other))
        }
        (NodeValue::Scalar(scalar), other) => match (scalar.kind(), other) {
            (ScalarKind::Null, Other::Null) => true,
            (ScalarKind::Text, Other::String(text)) => *scalar.text == **text,
            (ScalarKind::Bool, Other::Bool(value)) => {
                scalar.text.eq_ignore_ascii_case(&value.to_string())
            }
            (ScalarKind::Integer, Other::Number(number)) => {
                scalar.text.parse().ok() == number.as_i64()
            }
            (ScalarKind::Float, Other::Number(number)) => {
                scalar.text.parse().ok() == number.as_f64()
            }
            _ => false,
        },
        _ => false,
    }
}
