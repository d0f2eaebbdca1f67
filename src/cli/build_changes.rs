//! What a build tells of changes since an earlier state.

use anyhow::Result;

use super::global::Global;
use super::reading::{named_state, note_left_out};
use super::setup::CheckRun;
use crate::compare::{Changes, Snapshot};
use crate::render::ChangesSince;

/// What differs between the state that `since` names and the guides of the run.
pub(super) fn changes_since(global: &Global, run: &CheckRun, since: &str) -> Result<ChangesSince> {
    let old = named_state(since, &run.config)?;
    note_left_out(global, &old);
    let latest = old
        .guides
        .values()
        .filter_map(|guide| guide.last_updated.as_ref());
    let latest = latest.max();
    let mut new = Snapshot::default();
    for packed in &run.loaded.guides {
        packed.guide().unpacked().with(|guide| new.add(guide));
    }
    let mut changes = Changes::between(&old, &new);
    if !run.is_whole {
        // The other guides of the project are not gone, nor do any of these come from them.
        changes.removed.clear();
        let renamed = std::mem::take(&mut changes.renamed);
        changes
            .added
            .extend(renamed.into_iter().map(|(_, name)| name));
        changes.added.sort();
    }
    Ok(ChangesSince {
        since: latest.and_then(|day| day.parse().ok()),
        changes,
    })
}
