//! Runs the rules over guides: in parallel, in a fixed order, and in spite of panics. And makes
//! the fixes they propose.

mod baseline;
mod fix;
mod key;
mod options;
mod reconcile;
mod record;
mod run;
mod suppressions;
mod unread_parts;
mod value_path;

pub use baseline::{Baseline, BaselineError};
pub use fix::{Extent, FixRejection, Fixed, Made, Refused, fix, fix_all};
pub use key::{FindingKey, fingerprints, keys};
pub use options::CheckOptions;
pub use reconcile::{
    NewDates, PreferredSide, ReconcileRefusal, ReconcileRequest, Reconciled, reconcile,
};
pub(crate) use reconcile::{differences, refuse_worse};
pub use run::{Checked, ContextGuide, check, check_index, read, read_and_check, recheck};
