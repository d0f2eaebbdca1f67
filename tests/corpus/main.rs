//! Reads a corpus of real guides and holds what was read against the known truth about its pay
//! tables, sections and defects, every fix against what a fix may do, alone and all together, and
//! the two Markdown libraries against each other:
//!
//! ```text
//! cargo test --release --test corpus -- CORPUS TRUTH
//! ```
//!
//! `CORPUS` is a folder of `company/role.md` guides, `TRUTH` a folder with `body_tables.jsonl`
//! (and `defects.jsonl`). Not part of `cargo test`, which needs no corpus.

mod defects;
mod engine;
mod entries;
mod fixes;
mod readers;
mod restored;
mod sections;
mod tables;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let paths: Vec<PathBuf> = std::env::args_os()
        .skip(1)
        .filter(|argument| !argument.to_string_lossy().starts_with('-'))
        .map(PathBuf::from)
        .collect();
    let [corpus, truth] = &paths[..] else {
        eprintln!("usage: cargo test --release --test corpus -- CORPUS TRUTH");
        return ExitCode::from(2);
    };
    let checks = [
        ("sections", sections::report(corpus)),
        (
            "defects",
            defects::compare(corpus, &truth.join("defects.jsonl")),
        ),
        (
            "entries",
            entries::compare(corpus, &truth.join("defects.jsonl")),
        ),
        (
            "tables",
            tables::compare(corpus, &truth.join("body_tables.jsonl")),
        ),
        ("readers", readers::compare(corpus)),
        ("fixes", fixes::check(corpus) == 0),
        (
            "engine",
            engine::check(corpus, &truth.join("body_tables.jsonl")),
        ),
    ];
    println!();
    let mut all = ExitCode::SUCCESS;
    for (name, ok) in checks {
        if !ok {
            println!("{name}: not as it should be");
            all = ExitCode::FAILURE;
        }
    }
    all
}
