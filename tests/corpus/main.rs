//! Reads a corpus of real guides and holds what was read against the known truth about its pay
//! tables, sections and defects, every fix against what a fix may do, alone and all together, the two
//! Markdown libraries against each other, the formatter against its promises, and what is imported of
//! guides without their front matter:
//!
//! ```text
//! cargo test --release --test corpus -- CORPUS TRUTH [PART ...]
//! ```
//!
//! `CORPUS` is a folder of `company/role.md` guides, `TRUTH` a folder with `body_tables.jsonl`
//! (and `defects.jsonl`); with `PART`s (`format`, `engine` ...) only these are checked. Not part of `cargo test`, which needs no corpus.

mod changed;
mod defects;
mod engine;
mod entries;
mod fixes;
mod format;
mod headers;
mod import;
#[path = "../common/promises.rs"]
mod promises;
mod readers;
mod restored;
mod sections;
mod tables;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let paths: Vec<PathBuf> = std::env::args_os()
        .skip(1)
        .filter(|argument| !argument.to_string_lossy().starts_with('-'))
        .map(PathBuf::from)
        .collect();
    let [corpus, truth, parts @ ..] = &paths[..] else {
        eprintln!("usage: cargo test --release --test corpus -- CORPUS TRUTH [PART ...]");
        return ExitCode::from(2);
    };
    let defects = truth.join("defects.jsonl");
    let tables = truth.join("body_tables.jsonl");
    let checks: [(&str, &dyn Fn() -> bool); 10] = [
        ("headers", &|| headers::report(corpus)),
        ("sections", &|| sections::report(corpus)),
        ("defects", &|| defects::compare(corpus, &defects)),
        ("entries", &|| entries::compare(corpus, &defects)),
        ("tables", &|| tables::compare(corpus, &tables)),
        ("readers", &|| readers::compare(corpus)),
        ("fixes", &|| fixes::check(corpus) == 0),
        ("engine", &|| engine::check(corpus, &tables)),
        ("format", &|| format::check(corpus)),
        ("import", &|| import::check(corpus, &tables)),
    ];
    let mut failed = Vec::new();
    for (name, check) in checks {
        let is_wanted = parts.is_empty() || parts.iter().any(|part| part == Path::new(name));
        if is_wanted && !check() {
            failed.push(name);
        }
    }
    println!();
    for name in &failed {
        println!("{name}: not as it should be");
    }
    if failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
