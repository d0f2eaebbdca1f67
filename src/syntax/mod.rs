//! What the text says: the front-matter fence, a YAML tree and Markdown blocks, all with byte
//! ranges. Parsing is total: no input makes it fail, and everything it could not read is noted.

mod conflict;
mod fence;
mod limits;
pub mod markdown;
pub mod yaml;

pub use conflict::{Conflict, find as find_conflicts};
pub use fence::{Fence, Split, split};
pub use limits::{LimitHit, LimitKind, Limits};
