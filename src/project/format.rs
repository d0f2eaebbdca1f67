//! Guides in canonical form, written where their authors keep them.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::rewrite::rewrite;
use super::world::{Content, FileError, World, shown};
use crate::format::{Formatter, Refusal};
use crate::text::Source;

/// A guide that was formatted, or only looked at.
#[derive(Debug)]
pub struct Formatted {
    /// The guide as it was read.
    pub source: Source,
    pub form: Result<FoundForm, Refusal>,
}

/// The form a guide was found in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FoundForm {
    Canonical,
    /// Another one than the canonical form, which is given where it was asked for.
    Other(Option<String>),
}

/// Whether the canonical forms of guides are wanted, or only which guides are not in theirs: that
/// takes a part of the time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    Text,
    Answer,
}

/// How guides are formatted, and what is wanted of their form.
#[derive(Clone, Copy, Debug)]
pub struct FormatRequest<'f> {
    pub formatter: Formatter<'f>,
    pub wanted: Wanted,
}

impl Formatted {
    /// Formats `source`.
    pub fn new(source: Source, request: FormatRequest<'_>) -> Formatted {
        let formatter = request.formatter;
        let form = match request.wanted {
            Wanted::Answer => formatter.is_canonical(&source).map(|is| {
                if is {
                    FoundForm::Canonical
                } else {
                    FoundForm::Other(None)
                }
            }),
            Wanted::Text => formatter.format(&source).map(|text| {
                if text == *source.text {
                    FoundForm::Canonical
                } else {
                    FoundForm::Other(Some(text))
                }
            }),
        };
        Formatted { source, form }
    }
}

/// Reads and formats `files` in parallel; nothing is written. `done` is called once per file, from
/// any thread.
pub fn format_files(
    world: &dyn World,
    files: &[PathBuf],
    request: FormatRequest<'_>,
    done: &(dyn Fn() + Sync),
) -> Vec<Result<Formatted, FileError>> {
    files
        .par_iter()
        .map(|file| {
            let formatted = format_file(world, file, request);
            done();
            formatted
        })
        .collect()
}

fn format_file(
    world: &dyn World,
    file: &Path,
    request: FormatRequest<'_>,
) -> Result<Formatted, FileError> {
    let content = world
        .read(file, request.formatter.limits.file_bytes)
        .map_err(|error| FileError::io(file, &error))?;
    Ok(match content {
        Content::Bytes(bytes) => {
            let source = Source::from_bytes(shown(file), bytes);
            Formatted::new(source, request)
        }
        Content::TooLarge(_) => Formatted {
            source: Source::new(shown(file), ""),
            form: Err(Refusal::of_large_file()),
        },
    })
}

/// Writes the canonical form of the guide at `file`, where it was asked for and is another one.
pub fn write_formatted(
    world: &dyn World,
    file: &Path,
    formatted: &Formatted,
) -> Result<(), FileError> {
    if let Ok(FoundForm::Other(Some(text))) = &formatted.form {
        rewrite(world, file, &formatted.source.text, text)?;
    }
    Ok(())
}
