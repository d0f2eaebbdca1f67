//! What to run next where findings have fixes: the command of this run, with `--fix`.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::arguments::Validate;
use super::global::Global;
use super::report_options::Format;
use crate::report::{Summary, thousands, unbroken};

/// Paths that a suggested command repeats at most.
const MOST_PATHS: usize = 5;

/// A line about safe fixes, and one about those that choose between readings, where there are any and
/// a person reads the report.
pub(super) fn next_steps(global: &Global, command: &Validate, summary: &Summary) -> Vec<String> {
    let is_for_people = matches!(command.report.format, Format::Human | Format::Concise);
    if command.fixing.fix || !is_for_people {
        return Vec::new();
    }
    let fixes = [
        (summary.counts.safe_fixes, "a safe fix", "run", "--fix"),
        (
            summary.counts.unsafe_fixes,
            "a possible fix",
            "see",
            "--diff --unsafe-fixes",
        ),
    ];
    let there = fixes.into_iter().filter(|(count, ..)| *count > 0);
    let lines = there.map(|(count, fix, verb, options)| {
        let have = have(count, fix);
        match RunAgain::of(global, command) {
            RunAgain::Command { start, paths } => {
                format!("{have}: {verb} `{start} {options}{paths}`")
            }
            RunAgain::SameWords => format!("{have}: run the command again with `{options}`"),
            RunAgain::Impossible => have,
        }
    });
    lines.collect()
}

/// `1 finding has a safe fix`
fn have(count: usize, fix: &str) -> String {
    match count {
        1 => format!("1 finding has {fix}"),
        _ => format!("{} findings have {fix}", thousands(count)),
    }
}

/// How the run can be repeated with further options.
enum RunAgain {
    /// The command without what is said of the report: what comes before further options, and after them.
    Command { start: String, paths: String },
    /// It is too long, or has names that cannot be typed.
    SameWords,
    /// Standard input has been read.
    Impossible,
}

impl RunAgain {
    fn of(global: &Global, command: &Validate) -> RunAgain {
        let scope = &command.scope;
        let list = scope.files_from.as_deref();
        if scope.stdin_path.is_some() || list == Some(Path::new("-")) {
            return RunAgain::Impossible;
        }
        let paths = &command.selection.paths;
        let mut words = Words(vec!["negguide".into(), "validate".into()]);
        words.add_options(global, command);
        let has_dash = paths
            .iter()
            .any(|path| path.as_os_str().as_encoded_bytes().starts_with(b"-"));
        let dashes = has_dash.then(|| OsString::from("--"));
        let paths_from = Words(
            dashes
                .into_iter()
                .chain(paths.iter().map(OsString::from))
                .collect(),
        );
        match (words.quoted(), paths_from.quoted()) {
            (Some(start), Some(paths)) if paths_from.0.len() <= MOST_PATHS => RunAgain::Command {
                start,
                paths: if paths.is_empty() {
                    paths
                } else {
                    format!(" {paths}")
                },
            },
            _ => RunAgain::SameWords,
        }
    }
}

/// Words of a command.
struct Words(Vec<OsString>);

impl Words {
    /// The options of `command` that choose what is checked, and by what.
    fn add_options(&mut self, global: &Global, command: &Validate) {
        let (scope, selection, known) = (&command.scope, &command.selection, &command.known);
        self.option("--config", global.config.as_deref());
        let as_of = selection.as_of.map(|date| date.to_string());
        self.option("--as-of", as_of.as_deref());
        let named = |rules: &[String]| Some(rules.join(",")).filter(|rules| !rules.is_empty());
        self.option("--select", named(&selection.select));
        self.option("--ignore", named(&selection.ignore));
        self.option("--baseline", known.baseline.as_deref());
        if known.no_baseline {
            self.0.push("--no-baseline".into());
        }
        let revision = scope.changed.as_deref();
        self.0
            .extend(revision.map(|revision| format!("--changed={revision}").into()));
        self.option("--files-from", scope.files_from.as_deref());
        if scope.guides_only {
            self.0.push("--guides-only".into());
        }
    }

    fn option(&mut self, name: &str, value: Option<impl AsRef<OsStr>>) {
        if let Some(value) = value {
            self.0.push(name.into());
            self.0.push(value.as_ref().into());
        }
    }

    /// As they are typed in a shell; `None` where one of them cannot be.
    fn quoted(&self) -> Option<String> {
        let words = self.0.iter().map(|word| {
            let word = word.to_str().filter(|word| unbroken(word) == *word)?;
            // Elsewhere a backslash takes the meaning of what follows it.
            let is_plain = |c: char| {
                c.is_alphanumeric() || "-_./=:,@+%".contains(c) || (cfg!(windows) && c == '\\')
            };
            Some(if !word.is_empty() && word.chars().all(is_plain) {
                word.to_string()
            } else {
                format!("'{}'", word.replace('\'', r"'\''"))
            })
        });
        Some(words.collect::<Option<Vec<_>>>()?.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(words: &[&str]) -> Option<String> {
        Words(words.iter().map(OsString::from).collect()).quoted()
    }

    #[test]
    fn words_are_quoted_where_a_shell_would_read_them_otherwise() {
        assert_eq!(
            quoted(&["guides/acme", "my guides", "it's", "", "$(x)"]).as_deref(),
            Some(r"guides/acme 'my guides' 'it'\''s' '' '$(x)'")
        );
        assert_eq!(quoted(&["a\nb.md"]), None, "a line break can't be typed");
    }

    #[cfg(unix)]
    #[test]
    fn a_backslash_is_quoted() {
        assert_eq!(quoted(&[r"a\b.md"]).as_deref(), Some(r"'a\b.md'"));
    }
}
