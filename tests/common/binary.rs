//! The real binary, run in a folder of its own.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The binary, to be started in `folder`.
pub(crate) fn negguide(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_negguide"));
    command
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env("NEGGUIDE_CACHE_DIR", "")
        .stdin(Stdio::null());
    command
}

/// Runs the binary in `folder`; checks are as of the day that the sound guide is fresh on, unless
/// `arguments` name another.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = negguide(folder);
    command.args(arguments);
    let checks = matches!(arguments.first(), Some(&("validate" | "build")));
    let dated = |argument: &&str| argument.starts_with("--as-of");
    if checks && !arguments.iter().any(dated) {
        command.args(["--as-of", "2026-03-01"]);
    }
    command.output().expect("negguide starts")
}

/// Runs the binary in `folder` with `input` on its standard input.
pub(crate) fn piped(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = negguide(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("negguide starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input).expect("the input is taken");
    drop(stdin);
    child.wait_with_output().expect("negguide ends")
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// Writes a file below `folder`, making the folders it needs.
pub(crate) fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, text).expect("a file");
}
