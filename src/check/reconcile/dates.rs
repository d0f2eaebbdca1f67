//! Dates that are set when figures change.

use super::refusal::ReconcileRefusal;
use crate::model::{Date, Guide, Quarter};
use crate::text::{Edit, TextRange, apply};

/// Dates to write where a guide changes; those that are none stay.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct NewDates {
    pub last_updated: Option<Date>,
    pub quarter: Option<Quarter>,
    pub next_review_due: Option<Date>,
}

impl NewDates {
    /// The text of `guide` with these dates in the keys that it has; `None` where nothing changes. An error where
    /// it states later ones.
    pub(crate) fn written_in(self, guide: &Guide) -> Result<Option<String>, ReconcileRefusal> {
        let front = &guide.front;
        if let (Some(stated), Some(given)) = (front.salary_data_quarter.value(), self.quarter)
            && given < *stated
        {
            let stated = *stated;
            return Err(ReconcileRefusal::Quarter { stated, given });
        }
        if let (Some(stated), Some(given)) = (front.last_updated.value(), self.last_updated)
            && given < *stated
        {
            let stated = *stated;
            return Err(ReconcileRefusal::Day { stated, given });
        }
        let wanted: [(Option<TextRange>, Option<String>); 3] = [
            (
                front.last_updated.range(),
                self.last_updated.map(|day| day.to_string()),
            ),
            (
                front.salary_data_quarter.range(),
                self.quarter.map(|quarter| quarter.to_string()),
            ),
            (
                front.next_review_due.range(),
                self.next_review_due.map(|day| day.to_string()),
            ),
        ];
        let edits = wanted.into_iter().filter_map(|(range, text)| {
            let (range, text) = (range?, text?);
            (guide.source.slice(range) != text).then(|| Edit::replace(range, text))
        });
        let mut edits: Vec<Edit> = edits.collect();
        edits.sort_by_key(|edit| edit.range);
        if edits.is_empty() {
            return Ok(None);
        }
        Ok(apply(&guide.source.text, &edits))
    }
}
