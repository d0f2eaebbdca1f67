//! Runs the rules over guides: in parallel, in a fixed order, and in spite of panics.

mod run;

pub use run::{Checked, check, check_index, read_and_check};
