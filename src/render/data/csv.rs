//! `data/compensation.csv`: a row per entry, and beside every figure the line it is on.

use super::columns::{DataCell, DataColumn, Datum};
use crate::render::{Artifact, RenderError};
use crate::text::Unseen;

/// The table as CSV, with a line of the columns' names.
pub(super) fn compensation_csv(
    columns: &[DataColumn],
    rows: &[Vec<DataCell>],
) -> Result<Artifact, RenderError> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record(columns.iter().map(|column| &column.name))?;
    for row in rows {
        writer.write_record(row.iter().map(text))?;
    }
    let bytes = writer.into_inner().map_err(|error| RenderError::Data {
        message: error.to_string(),
    })?;
    Ok(Artifact {
        path: "data/compensation.csv".to_string(),
        bytes,
    })
}

fn text(cell: &DataCell) -> String {
    match cell {
        None => String::new(),
        Some(Datum::Text(text)) => inert(text),
        Some(Datum::Integer(number)) => number.to_string(),
        Some(Datum::Percent(percent)) => percent.to_string(),
        Some(Datum::Date(date)) => date.to_string(),
    }
}

/// Text as a spreadsheet shows it: one that starts like a formula would be run instead. Spreadsheets pass over
/// blanks and signs that nobody sees, and take the full-width forms for the plain ones.
fn inert(text: &str) -> String {
    let seen = text.trim_start_matches(|c: char| c.is_whitespace() || Unseen::of(c).is_some());
    let starts_formula =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '−');
    if seen.starts_with(starts_formula) || text.starts_with(['\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_a_formula() {
        for formula in [
            "=1",
            "+1",
            "-1",
            "@x",
            " =1",
            "\u{200b}=1",
            "\u{a0}\t=1",
            "＝1",
            "\tx",
            "\nx",
        ] {
            assert_eq!(inert(formula), format!("'{formula}"));
        }
        for text in ["a=b", "London", "", "x -1"] {
            assert_eq!(inert(text), text);
        }
    }
}
