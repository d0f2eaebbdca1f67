//! Runs the rules over guides: in parallel, in a fixed order, and in spite of panics. And makes
//! the fixes they propose.

mod baseline;
mod fix;
mod ignoring;
mod key;
mod route;
mod run;

pub use baseline::{Baseline, BaselineError};
pub use fix::{Extent, Fixed, Made, Refused, Why, fix, fix_all};
pub use key::{Key, fingerprints, keys};
pub use run::{Beside, Checked, check, check_index, read, read_and_check, recheck};
