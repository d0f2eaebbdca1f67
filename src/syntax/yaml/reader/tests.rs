//! What is read without the parser for all of YAML is what that parser reads.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::syntax::yaml::simple::SimpleEvent;

/// The tree that `yaml` is read as: from simple events, or by the parser for all of YAML.
fn tree(yaml: &str, events: Option<&[SimpleEvent]>) -> Tree {
    let mut tree = Tree::default();
    let limits = Limits::default();
    let mut reader = TreeReader::new(&mut tree, yaml, 7, &limits);
    match events {
        Some(events) => reader.read_simple(events),
        None => reader.read_all(),
    }
    tree.root = reader.finish();
    tree
}

/// Both ways of reading `yaml`; `None` if it is not simple.
fn both(yaml: &str) -> Option<[String; 2]> {
    let events = simple::events(yaml, &Limits::default())?;
    let trees = [tree(yaml, Some(&events)), tree(yaml, None)];
    Some(trees.map(|tree| format!("{tree:#?}")))
}

#[test]
fn front_matter_of_most_guides_is_simple() {
    for yaml in [
        "a: 1\n",
        "a:\nb: \"x # y: z\"  \nc:\n",
        "a:\n- b: 1\n  c: 'two'\n-   b: x\n    c:\nd: y",
        "a:\r\n  - b\r\n  - \"c\"\r\n\r\nd:\r\n  e:\r\n    f: 1\r\n  g: São 🙂\r\n",
        "a:\n  - b:\n    - 1\n    - 2\n    c: 3\n  - d: 4\ne: a-b:c#d [x], {y}\n",
    ] {
        let [simple, all] = both(yaml).expect(yaml);
        assert_eq!(simple, all, "{yaml}");
    }
}

#[test]
fn anything_else_is_left_to_the_parser() {
    for yaml in [
        "",
        "# a\n",
        "a: 1 # b\n",
        "a: \"b\\n\"\n",
        "a: 'it''s'\n",
        "a: [1]\n",
        "a: |\n  b\n",
        "a: b\n  c\n",
        "a: b: c\n",
        "a:\tb\n",
        "\ta: b\n",
        "- a\n",
        " a: 1\n",
        "a: 1\n b: 2\n",
        "a:\n    b: 1\n  c: 2\n",
        "a: &x 1\n",
        "<<: 1\n",
        "a: \"b\" c\n",
        "a:\n  - - b\n",
        "a:\n  -\n",
        "---\na: 1\n",
        "a: 1\rb: 2\n",
        "a: \u{85}\n",
        "a: -1\n",
    ] {
        assert!(both(yaml).is_none(), "{yaml:?}");
    }
}

fn line() -> impl Strategy<Value = String> {
    let indent = select(vec!["", "", "  ", "  ", "    ", "      ", " "]);
    let dash = select(vec!["", "", "", "- ", "-   ", "- - ", "-"]);
    let key = select(vec![
        "a: ", "b:", "c:  ", "d-e_1: ", "", "a:b ", "1: ", "é: ", "- x: ",
    ]);
    let value = select(vec![
        "",
        "",
        "1",
        "two words",
        "\"x\"",
        "\"x: #y\"",
        "'z'",
        "''",
        "x:y",
        "x: y",
        "x #y",
        "x:",
        "\"a\" b",
        "'it''s'",
        "[1, 2]",
        "{a: 1}",
        "|",
        "> x",
        "&a 1",
        "*a",
        "!t x",
        "# c",
        "x ",
        "-1",
        "- 1",
        "?",
        "~",
        "null",
        "%x",
        "@x",
        "`x",
        "=",
        "<<",
        "\"\\n\"",
        "a\tb",
        "日本 🙂",
        "\u{a0}",
        "\u{85}",
        "\u{2028}",
        "...",
        "---",
        "\"",
        "'",
        "x, y",
        "x]",
        "2026-01-02",
        "\u{7f}",
    ]);
    let end = select(vec![
        "\n", "\n", "\n", "\r\n", "\n\n", " \n", "\r", "\n \n", "",
    ]);
    (indent, dash, key, value, end)
        .prop_map(|(indent, dash, key, value, end)| format!("{indent}{dash}{key}{value}{end}"))
}

proptest! {
    #[test]
    fn both_ways_of_reading_agree(lines in prop::collection::vec(line(), 1..8)) {
        let yaml = lines.concat();
        if let Some([simple, all]) = both(&yaml) {
            prop_assert_eq!(simple, all, "{:?}", yaml);
        }
    }

    #[test]
    fn both_ways_of_reading_agree_on_plain_lines(
        lines in prop::collection::vec(
            ("( {2}){0,3}", "(- )?", "[ab]:", "( 1| \"x\")?")
                .prop_map(|(indent, dash, key, value)| format!("{indent}{dash}{key}{value}\n")),
            1..9,
        ),
    ) {
        let yaml = lines.concat();
        if let Some([simple, all]) = both(&yaml) {
            prop_assert_eq!(simple, all, "{:?}", yaml);
        }
    }
}
