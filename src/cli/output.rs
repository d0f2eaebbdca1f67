//! Standard output and standard error.

#[cfg(unix)]
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};

use super::global::{ColorWhen, Global};
use crate::report::{DiffStyle, HumanStyle, visible};

/// Columns assumed where there is no terminal.
const DEFAULT_WIDTH: usize = 120;

/// Bytes of a long result that are written at a time.
const PRINTED_AT_ONCE: usize = 1 << 16;

/// How findings look on standard output.
pub(super) fn style(global: &Global) -> HumanStyle {
    let colour = match global.color {
        ColorWhen::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        ColorWhen::Always => true,
        ColorWhen::Never => false,
    };
    HumanStyle {
        colour,
        width: terminal_width().unwrap_or(DEFAULT_WIDTH),
    }
}

/// How differences look on standard output: as programs need them in a pipe, harmless on a terminal.
pub(super) fn diff_style(global: &Global) -> DiffStyle {
    DiffStyle {
        colour: style(global).colour,
        exact: !io::stdout().is_terminal(),
    }
}

/// Columns of text that is laid out for reading, where there is no terminal.
const PAGE_WIDTH: usize = 80;

/// How text that is laid out for reading looks on standard output.
pub(super) fn page_style(global: &Global) -> HumanStyle {
    HumanStyle {
        width: terminal_width().unwrap_or(PAGE_WIDTH),
        ..style(global)
    }
}

/// Columns of the terminal that standard output is, if it is one.
pub(super) fn terminal_width() -> Option<usize> {
    let size = io::stdout()
        .is_terminal()
        .then(terminal_size::terminal_size);
    size.flatten().map(|(width, _)| usize::from(width.0))
}

/// Writes a result to standard output.
pub(super) fn print(text: &str) -> io::Result<()> {
    print_bytes(text.as_bytes())
}

/// Writes a result to standard output while it is made.
pub(super) fn print_parts(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(PRINTED_AT_ONCE, io::stdout().lock());
    write(&mut out)?;
    out.flush()
}

/// Passes bytes on to standard output.
pub(super) fn print_bytes(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Whether `path` is another name of standard output: `-`, or `/dev/stdout` and whatever it leads to.
pub(super) fn is_standard_output(path: &Path) -> bool {
    path == Path::new("-") || is_open_as(path, &io::stdout())
}

/// Whether `path` is the file, pipe or terminal that `stream` is open on.
#[cfg(unix)]
fn is_open_as(path: &Path, stream: &impl std::os::fd::AsFd) -> bool {
    use std::os::unix::fs::MetadataExt;
    let open = stream.as_fd().try_clone_to_owned().map(File::from);
    let Ok(open) = open.and_then(|open| open.metadata()) else {
        return false;
    };
    let found = path.metadata();
    found.is_ok_and(|found| (found.dev(), found.ino()) == (open.dev(), open.ino()))
}

#[cfg(not(unix))]
fn is_open_as(_: &Path, _: &impl io::Write) -> bool {
    false
}

/// Writes a line to standard error.
pub(super) fn say(line: &str) {
    // Nothing can be done about a standard error that is closed.
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Reports why the tool could not do its work.
pub(super) fn complain(error: &anyhow::Error) {
    say(&format!("error: {}", visible(&format!("{error:#}"))));
}

/// Whether the reader of standard output went away; that is no trouble of ours.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
