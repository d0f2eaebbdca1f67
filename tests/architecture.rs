//! The house stays in order: floors depend downward only, only the upper floors touch the outside,
//! only `cli` prints, no file grows too long, and no two types have one name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// From the ground up. Folders on one floor don't know each other.
const FLOORS: [(&str, usize); 19] = [
    ("text", 0),
    ("syntax", 1),
    ("model", 2),
    ("diagnostic", 2),
    ("analysis", 3),
    ("format", 4),
    ("edit", 4),
    ("rules", 5),
    ("check", 6),
    ("compare", 6),
    ("import", 6),
    ("draft", 7),
    ("render", 7),
    ("lookup", 8),
    ("audit", 8),
    ("update", 8),
    ("report", 9),
    ("project", 10),
    ("cli", 11),
];

const MAX_LINES: usize = 500;

fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                // Unit tests are at the end and may do what they like.
                let code = text
                    .split("#[cfg(test)]\nmod tests {")
                    .next()
                    .unwrap_or_default();
                files.push((path.clone(), code.to_string()));
            }
        }
    }
    files.sort();
    assert!(files.len() > 50, "the sources were found");
    files
}

/// The floor a file belongs to: its folder below `src`.
fn floor_of(path: &Path) -> Option<(&'static str, usize)> {
    let below = path
        .strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .unwrap();
    let first = below
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_string_lossy();
    FLOORS.into_iter().find(|(name, _)| *name == first)
}

/// Code without comment lines, and with its `use` declarations one path a line:
/// `use std::{env, fs as files};` is `std::env` and `std::fs`.
fn flat_code(text: &str) -> String {
    let code: Vec<&str> = code_lines(text).collect();
    let code = code.join("\n");
    let mut flat = String::new();
    let mut rest = &*code;
    while let Some(at) = find_use(rest) {
        let (before, declaration) = rest.split_at(at);
        let (declaration, behind) = declaration.split_once(';').unwrap_or((declaration, ""));
        flat.push_str(before);
        let tree = declaration.trim_start().trim_start_matches("use");
        for path in use_paths(tree) {
            flat.push_str(&path);
            flat.push('\n');
        }
        rest = behind;
    }
    flat + rest
}

/// Where the next `use` declaration starts: the word at the start of a statement.
fn find_use(code: &str) -> Option<usize> {
    code.match_indices("use").map(|(at, _)| at).find(|at| {
        let line = code[..*at].rsplit('\n').next().unwrap_or_default().trim();
        let starts_statement =
            line.is_empty() || line.ends_with(['{', '}', ';', ')']) || line == "pub";
        starts_statement && code[at + 3..].starts_with(char::is_whitespace)
    })
}

/// The paths of a `use` tree, braces expanded and `as` dropped.
fn use_paths(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((prefix, inside)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        let path: String = path.split_whitespace().collect();
        return vec![path.trim_end_matches("::self").to_string()];
    };
    let inside = inside.trim_end().strip_suffix('}').unwrap_or(inside);
    let mut depth = 0;
    let parts = inside.split(|c: char| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    });
    let prefix: String = prefix.split_whitespace().collect();
    parts
        .filter(|part| !part.trim().is_empty())
        .flat_map(|part| use_paths(&format!("{prefix}{}", part.trim())))
        .collect()
}

#[test]
fn use_declarations_are_seen_through() {
    let flat = |code: &str| -> Vec<String> {
        let flat = flat_code(code);
        let lines = flat.lines().filter(|line| !line.trim().is_empty());
        lines.map(str::to_string).collect()
    };
    assert_eq!(
        flat("use std::{env, fs as files};"),
        ["std::env", "std::fs"]
    );
    assert_eq!(
        flat("pub use crate::{\n    project::{self, World},\n    text,\n};\nlet x = 1;"),
        [
            "pub crate::project",
            "crate::project::World",
            "crate::text",
            "let x = 1;"
        ]
    );
    assert_eq!(
        flat("use crate ::\n    cli;\nfn f() { use std::fs::*; }"),
        ["crate::cli", "fn f() { std::fs::*", " }"]
    );
    assert_eq!(flat("// because of use\nlet user = 1;"), ["let user = 1;"]);
}

/// Code without comment lines.
fn code_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn dependencies_point_down() {
    for (path, text) in sources() {
        let Some((name, height)) = floor_of(&path) else {
            continue;
        };
        for line in flat_code(&text).lines() {
            for used in line.split("crate::").skip(1) {
                let used: String = used
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                let Some((other, at)) = FLOORS.into_iter().find(|(floor, _)| *floor == used) else {
                    continue;
                };
                assert!(
                    at < height || other == name,
                    "{}: `{name}` must not use `{other}`: {line}",
                    path.display()
                );
            }
        }
    }
}

/// The module of a source file, below `crate`: `["model", "place"]`.
fn module_of(path: &Path) -> Vec<String> {
    let below = path
        .strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .unwrap()
        .with_extension("");
    let mut module: Vec<String> = below
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    if matches!(&*module[module.len() - 1], "mod" | "lib") {
        module.pop();
    }
    module
}

/// `super::a::B` in `module`, from the root of the crate; `None` for paths into other crates.
fn from_root(module: &[String], path: &str) -> Option<Vec<String>> {
    let mut parts: Vec<String> = path.split("::").map(str::to_string).collect();
    let mut around = match &*parts[0] {
        "crate" => Vec::new(),
        "self" | "super" => module.to_vec(),
        _ => return None,
    };
    while matches!(&*parts[0], "crate" | "self" | "super") {
        if parts.remove(0) == "super" {
            around.pop();
        }
        if parts.is_empty() {
            return None;
        }
    }
    Some([around, parts].concat())
}

/// What each module takes from others by `use`, and what it passes on by `pub use`.
#[derive(Default)]
struct Uses {
    taken: BTreeSet<Vec<String>>,
    passed_on: BTreeMap<String, Vec<String>>,
}

fn uses_of(module: &[String], text: &str) -> Uses {
    let mut uses = Uses::default();
    let code: Vec<&str> = code_lines(text).collect();
    let code = code.join("\n");
    let mut rest = &*code;
    while let Some(at) = find_use(rest) {
        let line = rest[..at].rsplit('\n').next().unwrap_or_default();
        let is_public = line.trim_start().starts_with("pub");
        let (declaration, behind) = rest[at..].split_once(';').unwrap_or((&rest[at..], ""));
        for path in use_paths(declaration.trim_start_matches("use")) {
            let Some(path) = from_root(module, &path).or_else(|| {
                let is_child = is_public && !path.contains("crate");
                is_child.then(|| {
                    [
                        module.to_vec(),
                        path.split("::").map(str::to_string).collect(),
                    ]
                    .concat()
                })
            }) else {
                continue;
            };
            if is_public {
                let name = path[path.len() - 1].clone();
                uses.passed_on.insert(name, path);
            } else {
                uses.taken.insert(path);
            }
        }
        rest = behind;
    }
    uses
}

/// The module that `path` leads to, through `pub use`.
fn target(all: &BTreeMap<Vec<String>, Uses>, path: &[String]) -> Option<Vec<String>> {
    let mut path = path.to_vec();
    for _ in 0..8 {
        let known = (0..=path.len())
            .rev()
            .find(|end| all.contains_key(&path[..*end]))?;
        let module = path[..known].to_vec();
        let Some(name) = path.get(known) else {
            return Some(module);
        };
        match all[&module].passed_on.get(name) {
            Some(passed) if *passed != path[..=known] => {
                path = [passed.clone(), path[known + 1..].to_vec()].concat();
            }
            _ => return Some(module),
        }
    }
    None
}

/// No file needs a file that needs the first one. What files take from the module around them does not
/// count, because that module is declared before them.
#[test]
fn files_form_no_circles() {
    let mut all: BTreeMap<Vec<String>, Uses> = BTreeMap::new();
    for (path, text) in sources() {
        if !path.ends_with("main.rs") {
            let module = module_of(&path);
            let uses = uses_of(&module, &text);
            all.insert(module, uses);
        }
    }
    let mut needs: BTreeMap<&Vec<String>, BTreeSet<Vec<String>>> = BTreeMap::new();
    for (module, uses) in &all {
        let targets = uses.taken.iter().filter_map(|path| target(&all, path));
        let targets = targets.filter(|target| !module.starts_with(target));
        needs.insert(module, targets.collect());
    }
    let edges: usize = needs.values().map(BTreeSet::len).sum();
    assert!(edges > 500, "the uses were found: {edges}");
    // What needs nothing that is left cannot be part of a circle.
    loop {
        let left: BTreeSet<Vec<String>> = needs.keys().map(|module| (*module).clone()).collect();
        let before = needs.len();
        needs.retain(|_, targets| targets.iter().any(|target| left.contains(target)));
        if needs.len() == before {
            break;
        }
    }
    // Nor can what nothing needs that is left.
    loop {
        let needed: BTreeSet<Vec<String>> = needs.values().flatten().cloned().collect();
        let before = needs.len();
        needs.retain(|module, _| needed.contains(*module));
        if needs.len() == before {
            break;
        }
    }
    let circle: Vec<String> = needs.keys().map(|module| module.join("::")).collect();
    assert!(
        circle.is_empty(),
        "these files need each other: {circle:#?}"
    );
}

/// Rules of one family know their own helpers, `framework` and the floors below, no other family; what
/// two families need is a fact or an edit. `framework` knows no rule.
#[test]
fn families_of_rules_stand_alone() {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut families = Vec::new();
    for entry in fs::read_dir(&rules).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            families.push(path.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    assert!(families.len() > 5, "the families were found");
    for (path, text) in sources() {
        let Ok(below) = path.strip_prefix(&rules) else {
            continue;
        };
        let own = below.components().next().unwrap();
        let own = own.as_os_str().to_string_lossy();
        if own.ends_with(".rs") {
            continue;
        }
        for line in flat_code(&text).lines() {
            for family in families.iter().filter(|family| **family != own) {
                let uses = line.contains(&format!("crate::rules::{family}::"))
                    && !(family == "framework" && line.contains("framework::rules"));
                assert!(!uses, "{}: {line}", path.display());
            }
        }
    }
}

/// An option that its rule does not list could be read, and never be configured.
#[test]
fn every_option_is_listed_by_the_rule_that_declares_it() {
    let declared: usize = sources()
        .iter()
        .map(|(_, text)| text.matches("&META.id,").count())
        .sum();
    let mut listed = 0;
    for meta in negguide::rules::RULES.iter().map(|rule| rule.meta()) {
        for option in meta.options {
            assert_eq!(*option.rule, meta.id, "{}", option.key);
            listed += 1;
        }
    }
    assert!(declared > 20, "the options were found");
    assert_eq!(listed, declared);
}

#[test]
fn only_project_and_cli_touch_the_outside() {
    let outside = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "ZonedDateTime::now",
        "SystemTime",
        "File::open",
    ];
    for (path, text) in sources() {
        let floor = floor_of(&path).map(|(name, _)| name);
        if matches!(floor, None | Some("project" | "cli")) {
            continue;
        }
        for line in flat_code(&text).lines() {
            for word in outside {
                assert!(!line.contains(word), "{}: {line}", path.display());
            }
        }
    }
}

#[test]
fn only_cli_prints() {
    for (path, text) in sources() {
        if matches!(floor_of(&path), Some(("cli", _))) {
            continue;
        }
        for line in flat_code(&text).lines() {
            for word in [
                "println!",
                "eprintln!",
                "print!(",
                "eprint!(",
                "dbg!(",
                "io::stdout",
                "io::stderr",
            ] {
                assert!(!line.contains(word), "{}: {line}", path.display());
            }
        }
    }
}

#[test]
fn no_floats_where_money_is() {
    for (path, text) in sources() {
        if !matches!(
            floor_of(&path),
            Some((
                "model"
                    | "analysis"
                    | "edit"
                    | "rules"
                    | "format"
                    | "import"
                    | "check"
                    | "render"
                    | "report",
                _
            ))
        ) {
            continue;
        }
        for line in code_lines(&text) {
            for word in ["f32", "f64"] {
                let alone = line
                    .split(|c: char| !c.is_alphanumeric() && c != '_')
                    .any(|token| token == word);
                assert!(!alone, "{}: {line}", path.display());
            }
        }
    }
}

#[test]
fn files_stay_short() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= MAX_LINES, "{} has {lines} lines", path.display());
    }
}

/// The type that a line of code defines. An associated type of a trait, which is indented, has the name
/// that the trait gives it.
fn defined_type(line: &str) -> Option<&str> {
    let item = line.trim_start();
    let is_indented = item.len() < line.len();
    let item = match item.strip_prefix("pub") {
        Some(behind) if behind.starts_with('(') => behind.split_once(") ")?.1,
        Some(behind) => behind.trim_start(),
        None => item,
    };
    let (keyword, rest) = item.split_once(' ')?;
    let is_type = match keyword {
        "struct" | "enum" | "trait" => true,
        "type" => !is_indented,
        _ => false,
    };
    let name = rest.split(|c: char| !c.is_alphanumeric()).next()?;
    (is_type && name.starts_with(char::is_uppercase)).then_some(name)
}

#[test]
fn definitions_of_types_are_seen() {
    assert_eq!(defined_type("pub struct Money {"), Some("Money"));
    assert_eq!(defined_type("pub(super) enum End {"), Some("End"));
    assert_eq!(defined_type("    struct Local;"), Some("Local"));
    assert_eq!(defined_type("type Groups<T> = Vec<T>;"), Some("Groups"));
    assert_eq!(defined_type("    type Item = Money;"), None);
    assert_eq!(defined_type("let trait_names = [];"), None);
}

/// Who looks a name up finds one type by it.
#[test]
fn names_of_types_are_defined_once() {
    let mut known: BTreeMap<String, PathBuf> = BTreeMap::new();
    for (path, text) in sources() {
        for name in code_lines(&text).filter_map(defined_type) {
            if let Some(other) = known.insert(name.to_string(), path.clone()) {
                panic!(
                    "`{name}` is defined in {} and in {}",
                    other.display(),
                    path.display()
                );
            }
        }
    }
    assert!(known.len() > 300, "the types were found: {}", known.len());
}
