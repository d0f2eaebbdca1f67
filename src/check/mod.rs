//! Runs the rules over guides: in parallel, in a fixed order, and in spite of panics.

mod baseline;
mod ignoring;
mod key;
mod route;
mod run;

pub use baseline::{Baseline, BaselineError};
pub use key::{Key, fingerprints, keys};
pub use run::{Checked, check, check_index, read_and_check};
