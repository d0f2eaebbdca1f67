//! Guides to artifacts. Pure: artifacts are bytes with a relative path, and somebody else writes
//! them.

mod address;
mod error;
pub mod markdown;

pub use address::{Address, address};
pub use error::RenderError;
