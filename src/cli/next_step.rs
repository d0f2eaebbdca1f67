//! What to run next where findings have fixes: the command of this run, with `--fix`.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::arguments::{Format, Validate};
use super::global::Global;
use crate::report::{Summary, thousands, unbroken};

/// A line about safe fixes, and one about those that choose between readings, where there are any and
/// a person reads the report.
pub(super) fn next_steps(global: &Global, command: &Validate, summary: &Summary) -> Vec<String> {
    let is_for_people = matches!(command.report.format, Format::Human | Format::Concise);
    if command.fixing.fix || !is_for_people {
        return Vec::new();
    }
    let base = repeatable(global, command);
    let (safe, to_check) = (summary.safe_fixes, summary.unsafe_fixes);
    let mut lines = Vec::new();
    if safe > 0 {
        lines.push(match &base {
            Some(base) => format!("{}: run `{base} --fix`", have(safe, "a safe fix")),
            None => have(safe, "a safe fix"),
        });
    }
    if to_check > 0 {
        let have = have(to_check, "a possible fix");
        lines.push(match &base {
            Some(base) => format!("{have}: see `{base} --diff --unsafe-fixes`"),
            None => have,
        });
    }
    lines
}

/// `1 finding has a safe fix`
fn have(count: usize, fix: &str) -> String {
    match count {
        1 => format!("1 finding has {fix}"),
        _ => format!("{} findings have {fix}", thousands(count)),
    }
}

/// The command of this run without what is said of the report; `None` where it cannot be repeated,
/// because standard input has been read.
fn repeatable(global: &Global, command: &Validate) -> Option<String> {
    let scope = &command.scope;
    let list = scope.files_from.as_deref();
    if scope.stdin_path.is_some() || list == Some(Path::new("-")) {
        return None;
    }
    let mut words = Words(vec!["negguide".into(), "validate".into()]);
    words.option("--config", global.config.as_deref());
    let selection = &command.selection;
    let as_of = selection.as_of.map(|date| date.to_string());
    words.option("--as-of", as_of.as_deref());
    for (name, rules) in [
        ("--select", &selection.select),
        ("--ignore", &selection.ignore),
    ] {
        words.option(
            name,
            Some(rules.join(",")).filter(|rules| !rules.is_empty()),
        );
    }
    words.option("--baseline", command.known.baseline.as_deref());
    if command.known.no_baseline {
        words.0.push("--no-baseline".into());
    }
    let revision = scope.changed.as_deref();
    words
        .0
        .extend(revision.map(|revision| format!("--changed={revision}").into()));
    words.option("--files-from", list);
    words.0.extend(selection.paths.iter().map(OsString::from));
    Some(words.quoted())
}

/// Words of a command.
struct Words(Vec<OsString>);

impl Words {
    fn option(&mut self, name: &str, value: Option<impl AsRef<OsStr>>) {
        if let Some(value) = value {
            self.0.push(name.into());
            self.0.push(value.as_ref().into());
        }
    }

    /// As they are typed in a shell.
    fn quoted(&self) -> String {
        let words = self.0.iter().map(|word| {
            let word = unbroken(&word.to_string_lossy());
            let is_plain = |c: char| c.is_alphanumeric() || "-_./=:,@+%\\".contains(c);
            if !word.is_empty() && word.chars().all(is_plain) {
                word
            } else {
                format!("'{}'", word.replace('\'', r"'\''"))
            }
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_a_shell_would_read_them_otherwise() {
        let words = ["guides/acme", "my guides", "it's", "", "$(x)"];
        let words = Words(words.map(OsString::from).to_vec());
        assert_eq!(
            words.quoted(),
            r"guides/acme 'my guides' 'it'\''s' '' '$(x)'"
        );
    }
}
