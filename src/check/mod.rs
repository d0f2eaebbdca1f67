//! Runs the rules over guides: in parallel, in a fixed order, and in spite of panics. And makes
//! the fixes they propose.

mod across;
mod baseline;
mod checked;
mod encoded_findings;
mod finding_counts;
mod fix;
mod key;
mod options;
mod packed_check;
mod reconcile;
mod run;
mod suppressions;
mod unread_parts;
mod value_path;

pub use across::{ContextGuide, check_index, recheck};
pub use baseline::{Baseline, BaselineError};
pub use checked::Checked;
pub use finding_counts::FindingCounts;
pub use fix::{Extent, FixRejection, Fixed, Made, Refused, fix, fix_all};
pub use key::{FindingKey, fingerprints, keys};
pub use options::CheckOptions;
pub use packed_check::{CheckCounts, PackedCheck};
pub use reconcile::{
    NewDates, PreferredSide, ReconcileRefusal, ReconcileRequest, Reconciled, reconcile,
};
pub(crate) use reconcile::{differences, refuse_worse};
pub use run::{check, read, read_and_check};
