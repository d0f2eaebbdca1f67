//! The fix engine on every guide of a corpus: what it makes, what it leaves, and that nothing but
//! its edits changes. Judged by means of its own, not by the engine's.

use std::collections::BTreeMap;
use std::path::Path;

use negguide::check::{CheckOptions, Checked, Extent, Fixed, fix, read_and_check};
use negguide::diagnostic::Safety;
use negguide::text::{Edit, Source};

use crate::changed::changed_lines;
use crate::restored::Truth;

/// How many examples of one kind are printed.
const SHOWN: usize = 8;

#[derive(Default)]
struct Report {
    guides: usize,
    rounds: usize,
    made: BTreeMap<&'static str, usize>,
    left: BTreeMap<&'static str, usize>,
    refused: BTreeMap<&'static str, Vec<String>>,
    /// Removed and added lines, by key.
    lines: BTreeMap<String, (usize, usize)>,
    restored: BTreeMap<&'static str, (usize, usize)>,
    violations: Vec<String>,
}

/// Prints what comes of safe fixes, and of all; true where the engine does what it promises.
pub(crate) fn check(corpus: &Path, truth: &Path) -> bool {
    let truth = Truth::read(truth);
    let mut is_sound = true;
    for (title, extent) in [("safe fixes", Extent::Safe), ("all fixes", Extent::All)] {
        let mut report = Report::default();
        for path in crate::sections::guides_in(corpus) {
            let name = crate::sections::name_in(corpus, &path);
            let bytes = std::fs::read(&path).expect("the guide is readable");
            let checked = read(Source::from_bytes(name.clone(), bytes));
            if let Some(fixed) = fix(&checked, &CheckOptions::default(), extent) {
                report.add(&name, &checked, &fixed, extent);
                if extent == Extent::Safe {
                    report.compare(&truth, &name, &checked, &fixed);
                }
            }
        }
        report.print(title);
        is_sound &= report.violations.is_empty();
        is_sound &= extent == Extent::All || report.left.is_empty();
    }
    is_sound
}

fn read(source: Source) -> Checked {
    read_and_check(source, &CheckOptions::default())
}

impl Report {
    fn add(&mut self, name: &str, before: &Checked, fixed: &Fixed, extent: Extent) {
        let (was, is) = (
            &*before.guide.source().text,
            &*fixed.checked.guide.source().text,
        );
        self.guides += usize::from(was != is);
        self.rounds = self.rounds.max(fixed.rounds.len());
        for made in &fixed.made {
            *self.made.entry(made.rule.name).or_default() += 1;
        }
        for finding in &fixed.checked.findings {
            let fix = finding.fix.as_ref();
            if fix.is_some_and(|fix| fix.safety == Safety::Safe || extent == Extent::All) {
                *self.left.entry(finding.rule.name).or_default() += 1;
            }
        }
        for refused in &fixed.refused {
            let rule = refused.finding.rule.name;
            let told = format!("{name}: {}: {}", refused.finding.message, refused.why);
            self.refused.entry(rule).or_default().push(told);
        }
        if !fixed.fighting.is_empty() {
            self.violations
                .push(format!("{name}: {:?} fight", fixed.fighting));
        }
        let again = fix(&fixed.checked, &CheckOptions::default(), extent);
        if again.is_some_and(|again| *again.checked.guide.source().text != *is) {
            self.violations
                .push(format!("{name}: a second run changes it"));
        }
        let violations = [
            replayed(was, is, &fixed.rounds),
            keeps_body(was, is, &fixed.rounds),
            keeps_comments(was, is),
            keeps_form(was, is),
        ];
        let violations = violations.into_iter().filter_map(Result::err);
        self.violations
            .extend(violations.map(|what| format!("{name}: {what}")));
        self.count_lines(was, is);
    }

    /// Holds what was restored against what the table is known to say.
    fn compare(&mut self, truth: &Truth, name: &str, before: &Checked, fixed: &Fixed) {
        let (was, is) = (
            &before.guide.source().text,
            &fixed.checked.guide.source().text,
        );
        for (field, outcome) in truth.compare(name, front_matter(was), front_matter(is)) {
            let counts = self.restored.entry(field).or_default();
            counts.1 += 1;
            match outcome {
                Ok(()) => counts.0 += 1,
                Err(what) => self.violations.push(format!("{name}: {field}: {what}")),
            }
        }
    }

    fn count_lines(&mut self, was: &str, is: &str) {
        let body =
            |text: &str| text.lines().count() - text[front_matter(text).len()..].lines().count();
        let (old_body, new_body) = (body(was), body(is));
        for line in changed_lines(was, is) {
            let limit = if line.is_added { new_body } else { old_body };
            let key = if line.index >= limit {
                "(body)".to_string()
            } else {
                key_of(line.text)
            };
            let counts = self.lines.entry(key).or_default();
            counts.0 += usize::from(!line.is_added);
            counts.1 += usize::from(line.is_added);
        }
    }

    fn print(&self, title: &str) {
        println!(
            "\n{title}: {} guides changed, in {} rounds at most",
            self.guides, self.rounds
        );
        for (rule, count) in &self.made {
            println!("  {rule:<28} {count:>5} made");
        }
        for (rule, count) in &self.left {
            println!("  {rule:<28} {count:>5} fixable findings left");
        }
        for (rule, told) in &self.refused {
            println!("  {rule:<28} {:>5} refused", told.len());
            told.iter()
                .take(SHOWN)
                .for_each(|told| println!("      {told}"));
        }
        println!("  lines removed and added, by key");
        for (key, (removed, added)) in &self.lines {
            println!("      {key:<24} -{removed:<5} +{added}");
        }
        for (field, (exact, all)) in &self.restored {
            println!("  restored {field:<19} {exact:>5} of {all} as the table states it");
        }
        println!("  {} violations", self.violations.len());
        let shown = self.violations.iter().take(SHOWN);
        shown.for_each(|violation| println!("      {violation}"));
    }
}

fn key_of(line: &str) -> String {
    let line = line.trim().trim_start_matches("- ");
    let key = line.split(':').next().unwrap_or_default();
    key.to_string()
}

/// The text up to the end of the second line `---`, or all of it.
fn front_matter(text: &str) -> &str {
    let mut position = 0;
    let mut fences = 0;
    for line in text.split_inclusive('\n') {
        position += line.len();
        let line = line.trim_start_matches('\u{feff}').trim_end();
        fences += usize::from(line == "---");
        if fences == 2 {
            return &text[..position];
        }
    }
    text
}

/// Each round's edits lead from `was` to `is`, and leave every byte between them alone.
fn replayed(was: &str, is: &str, rounds: &[Vec<Edit>]) -> Result<(), String> {
    let mut text = was.to_string();
    for edits in rounds {
        let mut edits: Vec<&Edit> = edits.iter().collect();
        edits.sort_by_key(|edit| edit.range);
        for edit in edits.into_iter().rev() {
            text.replace_range(edit.range.start()..edit.range.end(), &edit.text);
        }
    }
    if text == is {
        Ok(())
    } else {
        Err("bytes outside the edits changed".to_string())
    }
}

/// Where no edit is in the body, the body is what it was.
fn keeps_body(was: &str, is: &str, rounds: &[Vec<Edit>]) -> Result<(), String> {
    let (front, body) = was.split_at(front_matter(was).len());
    let shortest = front.len().min(front_matter(is).len());
    let mut edits = rounds.iter().flatten();
    let in_body = edits.any(|edit| edit.range.start() >= shortest);
    if in_body || is.ends_with(body) {
        Ok(())
    } else {
        Err("the body changed".to_string())
    }
}

/// What follows a `#` in the front matter, comment or not, is still there.
fn keeps_comments(was: &str, is: &str) -> Result<(), String> {
    let comments = |text: &str| {
        let lines = front_matter(text).lines();
        let mut found: Vec<String> = lines
            .filter_map(|line| {
                let at = if line.trim_start().starts_with('#') {
                    line.find('#')
                } else {
                    line.find(" #").map(|at| at + 1)
                };
                Some(line[at?..].to_string())
            })
            .collect();
        found.sort();
        found
    };
    let left = comments(is);
    if comments(was).iter().all(|comment| left.contains(comment)) {
        Ok(())
    } else {
        Err("a comment is lost".to_string())
    }
}

fn keeps_form(was: &str, is: &str) -> Result<(), String> {
    let form = |text: &str| {
        let crlf = text.matches("\r\n").count();
        let has_lf = text.matches('\n').count() > crlf;
        let has_mark = text.starts_with('\u{feff}');
        (crlf > 0, has_lf, has_mark, text.ends_with('\n'))
    };
    if form(was) == form(is) {
        Ok(())
    } else {
        Err("line endings, byte order mark or final newline changed".to_string())
    }
}
