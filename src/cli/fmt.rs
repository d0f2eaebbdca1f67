//! `negguide fmt`: guides in their one canonical form.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::arguments::Fmt;
use super::configuration::configuration;
use super::global::Global;
use super::path_filter::{NO_GUIDE_NAMED, PathFilter};
use super::{CLEAN, FAILED, FINDINGS, discovery, input, output, setup};
use crate::format::{Formatter, Refusal};
use crate::project::{
    Config, Disk, FileError, FormatRequest, Formatted, FoundForm, Wanted, format_files,
    refuse_hidden_guides, remove_leftovers_beside, shown, write_formatted,
};
use crate::report::{counted, diff, thousands, unbroken};
use crate::syntax::{Fence, split};
use crate::text::Source;

pub(super) fn run(global: &Global, command: &Fmt) -> Result<u8> {
    let mut config = configuration(
        global,
        command.stdin_path.as_ref().or(command.paths.first()),
    )?;
    if let Some(endings) = command.line_endings {
        config.style.line_endings = endings.line_endings();
    }
    let is_stdin = command.paths == [PathBuf::from("-")];
    match &command.stdin_path {
        Some(path) if command.paths.is_empty() || is_stdin => stdin(global, command, &config, path),
        Some(_) => {
            bail!("--stdin-path formats one guide from standard input: leave out the other paths")
        }
        None if is_stdin => {
            bail!("to format a guide from standard input, say where it belongs with --stdin-path")
        }
        None => files(global, command, &config),
    }
}

fn files(global: &Global, command: &Fmt, config: &Config) -> Result<u8> {
    let paths = match &command.paths[..] {
        [] => vec![discovery::default_folder(config)?],
        paths => PathFilter::of(config, command.guides_only)?.apply(global, paths.to_vec()),
    };
    if paths.is_empty() {
        if !global.quiet {
            output::say(NO_GUIDE_NAMED);
        }
        return Ok(CLEAN);
    }
    refuse_hidden_guides(&Disk, &config.out, &paths)?;
    let places = config.search_places(&paths, &config.out);
    let found = discovery::discovered(global, &Disk, places);
    if found.is_nothing() {
        return Err(discovery::no_guides(&paths));
    }
    let (files, mut troubles) = (found.guides, found.troubles);
    let progress = setup::progress(global, files.len());
    let wanted = if command.check && !command.diff {
        Wanted::Answer
    } else {
        Wanted::Text
    };
    let done = || progress.inc(1);
    let formatted = format_files(&Disk, &files, request(config, wanted), &done);
    progress.finish_and_clear();
    let mut tally = FormatCounts::default();
    let mut shown = String::new();
    for (file, formatted) in files.iter().zip(formatted) {
        let result = formatted.and_then(|formatted| {
            shown.push_str(&show(global, command, &formatted));
            if !command.check && !command.diff {
                write_formatted(&Disk, file, &formatted)?;
            }
            Ok(formatted)
        });
        match result {
            Ok(formatted) => {
                show_missing_front_matter(global, &formatted);
                tally.add(&formatted);
            }
            Err(trouble) => troubles.push(trouble),
        }
    }
    if !command.check && !command.diff {
        remove_leftovers_beside(&Disk, &files);
    }
    output::print(&shown)?;
    for trouble in &troubles {
        output::say(&format!("error: {}", unbroken(&trouble.to_string())));
    }
    if !global.quiet && (tally.total() > 0 || troubles.is_empty()) {
        output::say(&tally.sentence(!command.check && !command.diff));
    }
    Ok(if troubles.is_empty() {
        tally.code(command)
    } else {
        FAILED
    })
}

/// Formats standard input to standard output. A guide that is left alone is passed on as it is.
fn stdin(global: &Global, command: &Fmt, config: &Config, path: &Path) -> Result<u8> {
    let bytes = input::guide_from_standard_input(&config.limits)?;
    if !PathFilter::of(config, command.guides_only)?.is_guide(path) {
        if !command.check && !command.diff {
            output::print_bytes(&bytes)?;
        }
        return Ok(CLEAN);
    }
    let source = Source::from_bytes(shown(path), bytes.clone());
    let formatted = Formatted::new(source, request(config, Wanted::Text));
    let mut tally = FormatCounts::default();
    let shown = show(global, command, &formatted);
    show_missing_front_matter(global, &formatted);
    tally.add(&formatted);
    match &formatted.form {
        _ if command.check || command.diff => output::print(&shown)?,
        Ok(FoundForm::Other(Some(text))) => output::print(text)?,
        _ => output::print_bytes(&bytes)?,
    }
    Ok(tally.code(command))
}

fn request(config: &Config, wanted: Wanted) -> FormatRequest<'_> {
    FormatRequest {
        formatter: Formatter {
            limits: &config.limits,
            places: &config.places,
            style: &config.style,
        },
        wanted,
    }
}

/// What goes to standard output about a guide; a guide that is left alone is reported.
fn show(global: &Global, command: &Fmt, formatted: &Formatted) -> String {
    let source = &formatted.source;
    match &formatted.form {
        Err(refusal) => {
            let trouble = FileError::new(Path::new(&source.path), left_alone(source, refusal));
            output::say(&format!("error: {}", unbroken(&trouble.to_string())));
            String::new()
        }
        Ok(FoundForm::Canonical) => String::new(),
        Ok(_) if command.check => format!("{}\n", unbroken(&source.path)),
        Ok(FoundForm::Other(Some(text))) if command.diff => {
            let style = output::diff_style(global);
            diff(&source.path, &source.text, text, style)
        }
        Ok(_) => String::new(),
    }
}

/// Says of a file that it is no guide yet, though its Markdown can be formatted.
fn show_missing_front_matter(global: &Global, formatted: &Formatted) {
    let source = &formatted.source;
    let fence = split(&source.text, source.bom_len()).fence;
    if formatted.form.is_ok() && matches!(fence, Fence::Missing { .. }) && !global.quiet {
        output::say(&format!(
            "note: {} has no front matter: only its Markdown is formatted; `negguide import` makes a \
             guide of it",
            unbroken(&source.path)
        ));
    }
}

fn left_alone(source: &Source, refusal: &Refusal) -> String {
    let place = refusal.place().map_or_else(String::new, |range| {
        let place = source.line_column(range.start());
        format!(" (line {})", place.line)
    });
    format!("left alone: {refusal}{place}")
}

/// How many guides came to what.
#[derive(Default)]
struct FormatCounts {
    changed: usize,
    canonical: usize,
    left_alone: usize,
}

impl FormatCounts {
    fn add(&mut self, formatted: &Formatted) {
        match &formatted.form {
            Err(_) => self.left_alone += 1,
            Ok(FoundForm::Other(_)) => self.changed += 1,
            Ok(FoundForm::Canonical) => self.canonical += 1,
        }
    }

    fn total(&self) -> usize {
        self.changed + self.canonical + self.left_alone
    }

    fn sentence(&self, is_written: bool) -> String {
        let changed = if is_written {
            format!("{} formatted", counted(self.changed, "guide"))
        } else {
            format!("{} would change", counted(self.changed, "guide"))
        };
        let mut parts = vec![
            changed,
            format!("{} canonical already", thousands(self.canonical)),
        ];
        if self.left_alone > 0 {
            parts.push(format!("{} left alone", thousands(self.left_alone)));
        }
        parts.join(", ")
    }

    fn code(&self, command: &Fmt) -> u8 {
        let is_asked = command.check || command.diff;
        if self.left_alone > 0 || (is_asked && self.changed > 0) {
            FINDINGS
        } else {
            CLEAN
        }
    }
}
