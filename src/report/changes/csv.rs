//! Changes as CSV: a line for each figure, row and guide that differs.

use serde::Serialize;

use crate::compare::{ChangeLimits, Changes, FigureChange, FigureValue, GuideChange, GuideName};
use crate::model::{Currency, End};
use crate::report::visible::unbroken;
use crate::text::inert;

/// A line; the names of its fields are the first one.
#[derive(Default, Serialize)]
struct ChangeLine {
    company: String,
    role: String,
    row: String,
    change: &'static str,
    figure: &'static str,
    end: &'static str,
    old: String,
    new: String,
    currency: &'static str,
    percent: String,
    over: Option<i64>,
}

impl ChangeLine {
    fn of(guide: &GuideName, row: &str, change: &'static str) -> ChangeLine {
        ChangeLine {
            company: safe(&guide.company),
            role: safe(&guide.role),
            row: safe(row),
            change,
            ..ChangeLine::default()
        }
    }

    /// With what was and what is.
    fn with_values(self, old: &str, new: &str) -> ChangeLine {
        ChangeLine {
            old: safe(old),
            new: safe(new),
            ..self
        }
    }
}

/// The lines, with one of the columns' names.
pub fn changes_csv(changes: &Changes, limits: ChangeLimits) -> Result<Vec<u8>, csv::Error> {
    let mut lines = Vec::new();
    let whole = |change| move |name: &GuideName| ChangeLine::of(name, "", change);
    lines.extend(changes.added.iter().map(whole("added")));
    lines.extend(changes.removed.iter().map(whole("removed")));
    lines.extend(changes.renamed.iter().map(|(old, new)| {
        ChangeLine::of(new, "", "renamed").with_values(&old.to_string(), &new.to_string())
    }));
    for guide in &changes.changed {
        add_guide(&mut lines, guide, limits);
    }
    let mut writer = csv::WriterBuilder::new()
        .has_headers(!lines.is_empty())
        .from_writer(Vec::new());
    if lines.is_empty() {
        // Readers of the file expect the names of the columns even so.
        writer.write_record(COLUMNS)?;
    }
    for line in lines {
        writer.serialize(line)?;
    }
    let bytes = writer.into_inner();
    bytes.map_err(|error| csv::Error::from(error.into_error()))
}

const COLUMNS: [&str; 11] = [
    "company", "role", "row", "change", "figure", "end", "old", "new", "currency", "percent",
    "over",
];

fn add_guide(lines: &mut Vec<ChangeLine>, guide: &GuideChange, limits: ChangeLimits) {
    let name = &guide.guide;
    let of_row = |change| move |row: &String| ChangeLine::of(name, row, change);
    lines.extend(guide.rows_added.iter().map(of_row("row added")));
    lines.extend(guide.rows_removed.iter().map(of_row("row removed")));
    let renamed = guide.rows_renamed.iter();
    lines.extend(
        renamed.map(|(old, new)| ChangeLine::of(name, new, "row renamed").with_values(old, new)),
    );
    let currencies = guide.currencies.iter();
    lines.extend(currencies.map(|change| {
        ChangeLine::of(name, &change.row, "currency")
            .with_values(code(change.old), code(change.new))
    }));
    let figures = guide.figures.iter();
    lines.extend(figures.map(|change| of_figure(name, change, limits)));
}

fn of_figure(name: &GuideName, change: &FigureChange, limits: ChangeLimits) -> ChangeLine {
    let percent = change.growth();
    ChangeLine {
        figure: change.key.component.name(),
        end: match change.key.end {
            End::Low => "low",
            End::High => "high",
        },
        old: number(change.old),
        new: number(change.new),
        currency: code(change.currencies[1]),
        percent: percent.unwrap_or_default().replace(['+', '%'], ""),
        over: limits.passed_by(change),
        ..ChangeLine::of(name, &change.row, "figure")
    }
}

/// Words that neither a spreadsheet runs nor a terminal acts on.
fn safe(words: &str) -> String {
    inert(&unbroken(words))
}

fn code(currency: Option<Currency>) -> &'static str {
    currency.map_or("", Currency::code)
}

fn number(figure: Option<FigureValue>) -> String {
    match figure {
        None => String::new(),
        Some(FigureValue::Amount(amount)) => amount.0.to_string(),
        Some(FigureValue::Percent(percent)) => format!("{percent}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_no_changes_names_its_columns() {
        let told = |changes: &Changes| {
            let bytes = changes_csv(changes, ChangeLimits::default()).unwrap();
            String::from_utf8(bytes).unwrap()
        };
        let none = told(&Changes::default());
        let some = told(&Changes {
            added: vec![GuideName {
                company: "acme".to_string(),
                role: "=x".to_string(),
            }],
            ..Changes::default()
        });
        assert_eq!(some.lines().next(), none.lines().next());
        assert_eq!(some.lines().nth(1), Some("acme,'=x,,added,,,,,,,"));
    }
}
