//! Edits of YAML change what they should, as another YAML reader sees it, and nothing else.

use negguide::syntax::Limits;
use negguide::syntax::yaml::{self, NodeId, NodeValue, Tree, YamlEditor, print_text};
use negguide::text::{Edit, Source, TextRange, apply};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_yaml::Value;

/// What follows a key.
#[derive(Clone, Debug)]
enum Written {
    OneLine(String),
    Absent,
    /// `|`, or `|+`, which keeps the blank line below it.
    Block {
        keeps: bool,
    },
    Nested,
}

#[derive(Clone, Debug)]
struct WrittenKey {
    value: Written,
    has_comment: bool,
    is_below_remark: bool,
}

#[derive(Clone, Debug)]
struct Item {
    keys: Vec<WrittenKey>,
    is_flow: bool,
}

/// Front matter with a list of maps and a list of texts.
#[derive(Clone, Debug)]
struct Front {
    items: Vec<Item>,
    names: Vec<String>,
    has_flow_names: bool,
    indent: usize,
    has_crlf: bool,
    has_bom: bool,
}

#[derive(Clone, Debug)]
enum Operation {
    Replace(String),
    ReplacePair(String),
    Remove,
    Add(String),
    AddBelow(String),
    AppendMap(String),
    AppendText(String),
}

/// What is done to an item and to a key of it.
#[derive(Clone, Copy)]
struct Change<'o> {
    operation: &'o Operation,
    at: [Index; 2],
}

fn one_line() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z][A-Za-z0-9 .()/+-]{0,9}".prop_map(|text| text.trim_end().to_string()),
        "[ -~éß₹🙂]{0,9}".prop_map(|text| format!("'{}'", text.replace('\'', "''"))),
        "[ -~éß₹🙂]{0,9}".prop_map(|text| format!("\"{}\"", text.replace(['\\', '"'], "\\\\"))),
        (0_u32..=999_999).prop_map(|number| number.to_string()),
        prop::sample::select(vec!["null", "~", "[1, 2]", "2026-02-23"]).prop_map(str::to_string),
    ]
}

fn key() -> impl Strategy<Value = WrittenKey> {
    let value = prop_oneof![
        6 => one_line().prop_map(Written::OneLine),
        1 => Just(Written::Absent),
        1 => any::<bool>().prop_map(|keeps| Written::Block { keeps }),
        1 => Just(Written::Nested),
    ];
    (value, any::<bool>(), any::<bool>()).prop_map(|(value, has_comment, is_below_remark)| {
        WrittenKey {
            value,
            has_comment,
            is_below_remark,
        }
    })
}

fn item() -> impl Strategy<Value = Item> {
    let keys = proptest::collection::vec(key(), 1..5);
    (keys, any::<bool>()).prop_map(|(keys, is_flow)| Item { keys, is_flow })
}

fn front() -> impl Strategy<Value = Front> {
    let names = proptest::collection::vec("[A-Z][a-z]{0,5}", 1..4);
    let items = proptest::collection::vec(item(), 1..4);
    let flags = any::<[bool; 3]>();
    (items, names, 0_usize..3, flags).prop_map(|(items, names, indent, flags)| Front {
        items,
        names,
        has_flow_names: flags[0],
        indent,
        has_crlf: flags[1],
        has_bom: flags[2],
    })
}

fn operation() -> impl Strategy<Value = Operation> {
    let text = || "[ -~éß₹🙂]{0,14}";
    prop_oneof![
        text().prop_map(Operation::Replace),
        text().prop_map(Operation::ReplacePair),
        Just(Operation::Remove),
        text().prop_map(Operation::Add),
        text().prop_map(Operation::AddBelow),
        text().prop_map(Operation::AppendMap),
        text().prop_map(Operation::AppendText),
    ]
}

impl Item {
    fn text(&self, indent: usize) -> String {
        let lead = " ".repeat(indent);
        if self.is_flow {
            let pairs = self.keys.iter().enumerate().map(|(index, key)| {
                let value = match &key.value {
                    Written::OneLine(text) => text,
                    _ => "null",
                };
                format!("k{index}: {value}")
            });
            let pairs: Vec<String> = pairs.collect();
            return format!("{lead}- {{{}}} # flow\n", pairs.join(", "));
        }
        let mut text = String::new();
        for (index, key) in self.keys.iter().enumerate() {
            if key.is_below_remark {
                text.push_str(&format!("{lead}  # above {index}\n"));
            }
            let comment = if key.has_comment { " # why: x" } else { "" };
            let value = match &key.value {
                Written::OneLine(text) => format!(" {text}{comment}"),
                Written::Absent => comment.to_string(),
                Written::Block { keeps: false } => {
                    format!(" |{comment}\n{lead}    a: b\n{lead}    c")
                }
                Written::Block { keeps: true } => format!(" |+{comment}\n{lead}    a\n"),
                Written::Nested => format!("\n{lead}  - 1\n{lead}  - 2{comment}"),
            };
            let dash = if index == 0 { "- " } else { "  " };
            text.push_str(&format!("{lead}{dash}k{index}:{value}\n"));
        }
        // The remark above the first key is above the dash, too.
        text
    }
}

impl Front {
    fn text(&self) -> String {
        let items: String = self
            .items
            .iter()
            .map(|item| item.text(self.indent))
            .collect();
        let names = if self.has_flow_names {
            format!(" [{}]", self.names.join(", "))
        } else {
            let names = self.names.iter();
            names.map(|name| format!("\n  - {name} # cited")).collect()
        };
        let text = format!(
            "---\ntitle: x # top\nitems:\n{items}    # deep\nnames:{names}\nlast: y\n---\nbody\n"
        );
        let text = if self.has_crlf {
            text.replace('\n', "\r\n")
        } else {
            text
        };
        let bom = if self.has_bom { "\u{feff}" } else { "" };
        format!("{bom}{text}")
    }
}

fn read(text: &str) -> (Tree, Value) {
    let parts = negguide::syntax::split(text, Source::new("g.md", text).bom_len());
    let tree = yaml::read(text, parts.yaml, &Limits::default());
    let other = serde_yaml::from_str(&text[parts.yaml.start()..parts.yaml.end()]);
    (tree, other.expect("valid YAML"))
}

fn child(tree: &Tree, id: NodeId, name: &str) -> NodeId {
    let NodeValue::Map(entries) = &tree.node(id).value else {
        panic!("no map");
    };
    let entry = entries.iter().find(|entry| tree.key(entry) == Some(name));
    entry.expect("the key").value
}

fn items(tree: &Tree, id: NodeId) -> Vec<NodeId> {
    match &tree.node(id).value {
        NodeValue::List(items) => items.clone(),
        _ => panic!("no list"),
    }
}

fn comments(text: &str, tree: &Tree) -> Vec<String> {
    let slice = |range: &TextRange| text[range.start()..range.end()].to_string();
    let mut comments: Vec<String> = tree.comments.iter().map(slice).collect();
    comments.sort();
    comments
}

/// The map of `value` at `index`, as pairs in their order, put back after `change`.
fn change_map(value: &mut Value, index: usize, change: impl FnOnce(&mut Vec<(Value, Value)>)) {
    let map = value["items"][index].as_mapping_mut().expect("a map");
    let mut pairs: Vec<(Value, Value)> = std::mem::take(map).into_iter().collect();
    change(&mut pairs);
    map.extend(pairs);
}

fn added(text: &str) -> [(Value, Value); 2] {
    [
        ("new".into(), text.into()),
        ("count".into(), Value::from(95_000)),
    ]
}

fn lines(text: &str) -> [String; 2] {
    [format!("new: {}", print_text(text)), "count: 95000".into()]
}

/// An edit of one key or one item, and the change it should make. `None` for the edit where there is none.
fn edit(source: &Source, tree: &Tree, change: Change<'_>, expected: &mut Value) -> Option<Edit> {
    let [item_at, key_at] = change.at;
    let editor = YamlEditor::new(source, tree);
    let root = tree.root.expect("a map");
    let list = items(tree, child(tree, root, "items"));
    let index = item_at.index(list.len());
    let item = tree.range(list[index]);
    let map = editor.map(item).expect("a map that can be changed");
    let place = key_at.index(map.keys().len());
    let key = &map.keys()[place];
    let value = tree.range(child(tree, list[index], key.name));
    match change.operation {
        Operation::Replace(text) => {
            change_map(expected, index, |pairs| {
                pairs[place].1 = text.as_str().into();
            });
            editor.replace(value, text)
        }
        Operation::ReplacePair(text) => {
            change_map(expected, index, |pairs| {
                pairs.splice(place..=place, added(text));
            });
            editor.replace_pair(value, &lines(text))
        }
        Operation::Remove => {
            change_map(expected, index, |pairs| drop(pairs.remove(place)));
            map.remove(key)
        }
        Operation::Add(text) | Operation::AddBelow(text) => {
            change_map(expected, index, |pairs| {
                pairs.splice((place + 1)..=place, added(text));
            });
            match change.operation {
                Operation::Add(_) => map.add(key, &lines(text)),
                _ => map.add_below(key, &lines(text)),
            }
        }
        Operation::AppendMap(text) => {
            let list = expected["items"].as_sequence_mut().expect("a list");
            let map = serde_yaml::Mapping::from_iter(added(text));
            list.insert(index + 1, Value::Mapping(map));
            editor.append_maps(item, &[lines(text).to_vec()])
        }
        Operation::AppendText(text) => {
            let names = items(tree, child(tree, root, "names"));
            let index = item_at.index(names.len());
            let list = expected["names"].as_sequence_mut().expect("a list");
            list.insert(index + 1, text.as_str().into());
            editor.append_texts(tree.range(names[index]), std::slice::from_ref(text))
        }
    }
}

/// Whether the form that was chosen leaves no place for the change.
fn may_be_refused(front: &Front, change: Change<'_>) -> bool {
    let [item_at, key_at] = change.at;
    let item = &front.items[item_at.index(front.items.len())];
    let place = key_at.index(item.keys.len());
    let key = &item.keys[place];
    let last = &item.keys[item.keys.len() - 1];
    let keeps =
        |key: &WrittenKey| !item.is_flow && matches!(key.value, Written::Block { keeps: true });
    let is_on_one_line = item.is_flow || matches!(key.value, Written::OneLine(_) | Written::Absent);
    let is_list = matches!(&key.value, Written::OneLine(text) if text.starts_with('['));
    match change.operation {
        Operation::Replace(_) => is_list || !is_on_one_line,
        Operation::ReplacePair(_) => !is_on_one_line,
        Operation::Remove => {
            let is_block = |key: &WrittenKey| matches!(key.value, Written::Block { .. });
            let follows_block = place > 0 && !item.is_flow && is_block(&item.keys[place - 1]);
            place == 0 || !is_on_one_line || follows_block
        }
        Operation::Add(_) | Operation::AddBelow(_) => keeps(key),
        Operation::AppendMap(_) => keeps(last),
        Operation::AppendText(_) => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn another_reader_sees_the_change_and_nothing_else(
        front in front(),
        operation in operation(),
        at in any::<[Index; 2]>(),
    ) {
        let text = front.text();
        let (tree, mut expected) = read(&text);
        prop_assert!(tree.errors.is_empty(), "{text}\n{:?}", tree.errors);
        let source = Source::new("g.md", text.as_str());
        let change = Change { operation: &operation, at };
        let Some(edit) = edit(&source, &tree, change, &mut expected) else {
            prop_assert!(may_be_refused(&front, change), "refused {operation:?} in\n{text}");
            return Ok(());
        };
        let after = apply(&text, &[edit]).expect("an edit that fits");
        let (changed, value) = read(&after);
        prop_assert!(changed.errors.is_empty(), "{after}\n{:?}", changed.errors);
        // As text, the order of the keys counts.
        let printed = |value: &Value| serde_yaml::to_string(value).expect("printable");
        prop_assert_eq!(printed(&value), printed(&expected), "{}\n->\n{}", text, after);
        prop_assert_eq!(comments(&after, &changed), comments(&text, &tree), "{}", after);
        prop_assert_eq!(after.matches('\n').count() == after.matches("\r\n").count(), front.has_crlf);
        prop_assert_eq!(after.starts_with('\u{feff}'), front.has_bom);
        prop_assert!(after.ends_with("body\n") || after.ends_with("body\r\n"));
    }
}

#[track_caller]
fn root_map<'t>(source: &'t Source, tree: &'t Tree) -> yaml::MapEditor<'t> {
    let root = tree.range(tree.root.expect("a map"));
    YamlEditor::new(source, tree).map(root).expect("usual keys")
}

fn tree(text: &str) -> (Source, Tree) {
    let range = TextRange::new(0, text.len());
    let tree = yaml::read(text, range, &Limits::default());
    (Source::new("g.yaml", text), tree)
}

#[test]
fn unusual_forms_are_refused() {
    for text in [
        "? a\n: b\n",
        "? a\n",
        "!t {a: b}\n",
        "{? a : b}\n",
        "{a}\n",
        "[a: b]\n",
        "a: [\n",
    ] {
        let (source, tree) = tree(text);
        let editor = YamlEditor::new(&source, &tree);
        let maps = tree
            .nodes()
            .filter(|(_, node)| matches!(node.value, NodeValue::Map(_)));
        for (_, node) in maps {
            assert!(editor.map(node.range).is_none(), "{text}");
        }
    }
    let (source, tree) = tree("a: &x 1\nb: !t 2\nc: | # why\n  d\ne: *x\n");
    let editor = YamlEditor::new(&source, &tree);
    let map = root_map(&source, &tree);
    for key in map.keys() {
        let value = tree.range(child(&tree, tree.root.expect("a map"), key.name));
        assert!(editor.replace(value, "new").is_none(), "{}", key.name);
        assert!(map.replace(key, &["f: 1"]).is_none(), "{}", key.name);
    }
}

#[test]
fn no_key_between_a_block_and_a_remark_is_removed() {
    for (below, is_removed) in [
        ("    # deep\nc: d\n", false),
        ("\nc: d\n", false),
        ("c: d\n", true),
    ] {
        let (source, tree) = tree(&format!("a: |\n  text\nb: 1\n{below}"));
        let map = root_map(&source, &tree);
        assert_eq!(
            map.remove(&map.keys()[1]).is_some(),
            is_removed,
            "{below:?}"
        );
    }
}

#[test]
fn keys_come_behind_the_comments_of_the_value_above() {
    let (source, tree) = tree("a:\n  - b\n  # of a\n# of c\nc: d\n");
    let map = root_map(&source, &tree);
    let edit = map.add_below(&map.keys()[0], &["x:", "  - y"]);
    let after = edit.and_then(|edit| apply(&source.text, &[edit]));
    let expected = "a:\n  - b\n  # of a\nx:\n  - y\n# of c\nc: d\n";
    assert_eq!(after.as_deref(), Some(expected));
}
