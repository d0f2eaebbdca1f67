//! What safe fixes promise, judged by means of its own: an independent YAML reader, the rules' pages and
//! the figures as they are written.

use std::collections::{BTreeMap, BTreeSet};

use negguide::check::{CheckOptions, Checked, Extent, Fixed, fix};
use negguide::diagnostic::Severity;
use negguide::model::{Amount, Compensation, Guide};
use negguide::rules;
use negguide::syntax::{Fence, Limits};
use negguide::text::{Edit, Source, apply, line_end};
use serde_yaml::Value;

/// Each promise that the safe fixes of `before` break.
pub(crate) fn broken(before: &Checked, options: &CheckOptions) -> Vec<String> {
    let Some(fixed) = fix(before, options, Extent::Safe) else {
        return Vec::new();
    };
    let mut broken = Vec::new();
    if !fixed.fighting.is_empty() {
        broken.push(format!("fixes undo each other: {:?}", fixed.fighting));
    }
    let again = fix(&fixed.checked, options, Extent::Safe);
    if let Some(made) = again
        .map(|again| again.made)
        .filter(|made| !made.is_empty())
    {
        broken.push(format!("there is still something to fix: {made:?}"));
    }
    broken.extend(new_errors(before, &fixed));
    broken.extend(strange_figures(
        before.guide.get(),
        fixed.checked.guide.get(),
    ));
    broken.extend(other_values(before, &fixed));
    broken
}

/// How often each rule finds an error.
fn errors(checked: &Checked) -> BTreeMap<&'static str, usize> {
    let mut errors = BTreeMap::new();
    for finding in &checked.findings {
        if finding.severity == Severity::Error {
            *errors.entry(finding.rule.name).or_default() += 1;
        }
    }
    errors
}

/// Rules that find errors only after the fixes, unless the page of a fixed rule says so.
fn new_errors(before: &Checked, fixed: &Fixed) -> Vec<String> {
    let was = errors(before);
    let pages: Vec<String> = { fixed.made.iter() }
        .filter_map(|made| rules::find(made.rule.name))
        .map(|rule| rules::page(rule.meta()))
        .collect();
    let is_new = |rule: &&'static str| {
        let is_announced = pages.iter().any(|page| page.contains(&format!("`{rule}`")));
        !was.contains_key(*rule) && !is_announced
    };
    let now = errors(&fixed.checked);
    let new = now.keys().copied().filter(is_new);
    let made: BTreeSet<&str> = fixed.made.iter().map(|made| made.rule.name).collect();
    new.map(|rule| format!("{rule} is found only after the fixes of {made:?}"))
        .collect()
}

/// Figures of front matter that are neither in the entry as it was nor in the rows of its region. A fix
/// of a table's form may be what makes it one.
fn strange_figures(before: &Guide, after: &Guide) -> Vec<String> {
    let mut strange = Vec::new();
    for pay in &after.front.compensation {
        let Some(region) = pay.region.value() else {
            continue;
        };
        // A fix above it may be what makes it readable.
        if before.source.text.contains(after.source.slice(pay.range)) {
            continue;
        }
        let is_same = |other: &&Compensation| {
            let names = [&other.title, &other.level].map(|name| name.value().map(String::as_str));
            let label = other.region.value();
            let is_label = label.is_some_and(|label| {
                label.is_same_region(region) || letters(&label.text) == letters(&region.text)
            });
            // A row of levels may have its name in the place of a region.
            is_label || names.contains(&Some(region.text.trim()))
        };
        let mut known = BTreeSet::new();
        for (index, entry) in before.front.compensation.iter().enumerate() {
            if is_same(&entry) {
                known.extend(amounts(entry));
                // What a key that could not be read states is in the entry too.
                let next = before.front.compensation.get(index + 1);
                let end = next.map_or(before.front.range.end, |next| next.range.start);
                let text = &before.source.text[entry.range.start()..end as usize];
                known.extend(written(text));
            }
        }
        if before.front.compensation.is_empty() || !before.problems.yaml_errors.is_empty() {
            // Its key, or all that is below a syntax error, may have been what a fix makes readable.
            let front = match before.fence {
                Fence::Missing { .. } => &*before.source.text,
                _ => before.source.slice(before.front.range),
            };
            known.extend(written(front));
        }
        for guide in [before, after] {
            let rows = guide.body.pay_table.iter().flat_map(|table| &table.rows);
            let rows = rows.map(|row| &row.compensation).filter(is_same);
            known.extend(rows.flat_map(|row| written(guide.source.slice(row.range))));
        }
        let new = amounts(pay).filter(|amount| !known.contains(amount));
        strange.extend(new.map(|amount| {
            format!(
                "{amount} of {} is not in its entry and in no row of it",
                pay.label()
            )
        }));
    }
    strange
}

/// The letters of a region's label: readers do not see all of the other characters.
fn letters(label: &str) -> String {
    label.chars().filter(|c| c.is_alphabetic()).collect()
}

fn amounts(pay: &Compensation) -> impl Iterator<Item = i64> {
    let bands = [&pay.base, &pay.stock, &pay.signing_bonus, &pay.total];
    let ends = bands
        .into_iter()
        .flat_map(|band| [band.low.value(), band.high.value()]);
    let amounts: Vec<i64> = ends.flatten().map(|amount: &Amount| amount.0).collect();
    amounts.into_iter()
}

/// Every amount that the digits of `text` can mean: as they are, with the letters for thousands and more,
/// and in lakhs and crores.
fn written(text: &str) -> Vec<i64> {
    const SCALES: [f64; 6] = [1.0, 1e3, 1e6, 1e9, 1e5, 1e7];
    let mut found = Vec::new();
    let is_part = |c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ',' | '\u{a0}' | '\u{202f}' | ' ' | '\'' | '’')
    };
    for run in text.split(|c| !is_part(c)) {
        let run = run.replace([' ', '\u{a0}', '\u{202f}', '\'', '’'], "");
        for number in [run.replace(',', ""), run.replace('.', "").replace(',', ".")] {
            if let Ok(number) = number.trim_matches('.').parse::<f64>() {
                #[expect(clippy::cast_possible_truncation, reason = "amounts of pay")]
                found.extend(SCALES.map(|scale| (number * scale).round() as i64));
            }
        }
    }
    found
}

/// Values that other YAML readers see change in a round of fixes although no edit of it is at their key.
fn other_values(before: &Checked, fixed: &Fixed) -> Vec<String> {
    let source = before.guide.source();
    let read = |text: &str| Guide::read(Source::new(source.path.clone(), text), &Limits::default());
    let mut guide = read(&source.text);
    let mut broken = Vec::new();
    for edits in &fixed.rounds {
        let text = apply(&guide.source.text, edits).expect("the edits of a round fit");
        let after = read(&text);
        broken.extend(values_changed_unasked(&guide, &after, edits));
        guide = after;
    }
    broken
}

fn values_changed_unasked(before: &Guide, after: &Guide, edits: &[Edit]) -> Vec<String> {
    let (was, is) = match [before, after].map(values) {
        [Some(was), Some(is)] => (was, is),
        [Some(_), None] => return vec!["other readers refuse the front matter now".to_string()],
        [None, _] => return Vec::new(),
    };
    let text = &before.source.text;
    let touched: BTreeSet<String> = { edits.iter() }
        .filter(|edit| edit.range.start < before.body_range.start)
        .map(|edit| visible(key_above(&text[..line_end(text, edit.range.end())])))
        .collect();
    let keys: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    let is_changed = |key: &&String| was.get(*key) != is.get(*key);
    let changed = keys.into_iter().filter(is_changed);
    let unasked = changed.filter(|key| !touched.contains(&visible(key)));
    unasked
        .map(|key| format!("`{key}` changes, but no edit is at it"))
        .collect()
}

/// The letters, digits and signs of a key: what a reader can't see may be what a fix takes away.
fn visible(key: &str) -> String {
    key.chars()
        .filter(|c| c.is_alphanumeric() || "-_ ".contains(*c))
        .collect()
}

fn values(guide: &Guide) -> Option<BTreeMap<String, Value>> {
    // Before a fix makes front matter of a text, there are no values.
    if !matches!(guide.fence, Fence::Closed { .. }) {
        return None;
    }
    serde_yaml::from_str(guide.source.slice(guide.front.range)).ok()
}

/// The last key at the start of a line in `text`.
fn key_above(text: &str) -> &str {
    let keyed = |line: &&str| !line.starts_with([' ', '-', '#']) && line.contains(':');
    let line = text.lines().rfind(keyed).unwrap_or_default();
    line.split(':').next().unwrap_or_default()
}
