//! What a build tells of changes since an earlier state.

use anyhow::Result;

use super::global::Global;
use super::output;
use super::reading::named_state;
use super::setup::CheckRun;
use crate::compare::{Changes, Snapshot};
use crate::render::ChangesSince;
use crate::report::unbroken;

/// What differs between the state that `since` names and the guides of the run.
pub(super) fn changes_since(global: &Global, run: &CheckRun, since: &str) -> Result<ChangesSince> {
    let old = named_state(since, &run.config)?;
    for file in old.unread.iter().filter(|_| !global.quiet) {
        output::say(&format!(
            "note: {} of {since} cannot be read completely, and is not compared",
            unbroken(file)
        ));
    }
    let latest = old
        .guides
        .values()
        .filter_map(|guide| guide.last_updated.as_ref());
    let latest = latest.max();
    let mut new = Snapshot::default();
    for checked in &run.loaded.guides {
        new.add(checked.guide.get());
    }
    Ok(ChangesSince {
        since: latest.and_then(|day| day.parse().ok()),
        changes: Changes::between(&old, &new),
    })
}
