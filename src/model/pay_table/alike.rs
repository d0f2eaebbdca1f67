//! Rows that nothing tells apart.

use super::PayRow;
use super::plan::{Candidate, Fate};
use super::series::Series;
use crate::model::header::Names;

/// Whether rows of one region and level state different figures, or are told apart only by a column
/// that is not read.
pub(super) fn are_alike(columns: &[Series<'_>], plan: &[Candidate], rows: &[PayRow]) -> bool {
    let tells = |(one, candidate): (&Series<'_>, &Candidate)| {
        let is_unread = matches!(candidate.fate, Fate::Skip)
            || matches!(
                candidate.fate,
                Fate::Name(Names::Experience | Names::Contract | Names::Education | Names::Year)
            );
        is_unread && !one.is_constant() && one.filled() > 0 && one.money().next().is_none()
    };
    let is_told_apart = columns.iter().zip(plan).any(tells);
    let mut seen: Vec<(Identity, &PayRow)> = Vec::new();
    for row in rows.iter().filter(|row| row.states_figures()) {
        let identity = identity(row);
        if identity == (None, None, None) {
            continue;
        }
        let known = seen.iter().find(|(other, _)| *other == identity);
        let texts =
            |row: &PayRow| -> Vec<String> { row.cells.iter().map(|it| it.text.clone()).collect() };
        if known.is_some_and(|(_, other)| is_told_apart || texts(other) != texts(row)) {
            return true;
        }
        seen.push((identity, row));
    }
    false
}

type Identity = (Option<String>, Option<String>, Option<String>);

fn identity(row: &PayRow) -> Identity {
    let pay = &row.compensation;
    let region = pay.region.value().filter(|label| !label.words().is_empty());
    (
        region.map(|label| label.identity().to_string()),
        pay.level.value().cloned(),
        pay.title.value().cloned(),
    )
}
