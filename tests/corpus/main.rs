//! Reads a corpus of real guides and holds what was read against the known truth about its pay
//! tables:
//!
//! ```text
//! cargo test --release --test corpus -- CORPUS TRUTH
//! ```
//!
//! `CORPUS` is a folder of `company/role.md` guides, `TRUTH` a folder with `body_tables.jsonl`
//! (and `defects.jsonl`). Not part of `cargo test`, which needs no corpus.

mod defects;
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
    sections::report(corpus);
    defects::compare(corpus, &truth.join("defects.jsonl"));
    let ok = tables::compare(corpus, &truth.join("body_tables.jsonl"));
    if ok {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
