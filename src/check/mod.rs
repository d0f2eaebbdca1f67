//! Runs the rules over guides: in parallel, in a fixed order, and in spite of panics. And makes
//! the fixes they propose.

mod fix;
mod key;
mod route;
mod run;

pub use fix::{Extent, Fixed, Made, Refused, Why, fix, fix_all};
pub use key::{Key, fingerprints, keys};
pub use run::{Checked, check, check_index, forget_index, read_and_check};
