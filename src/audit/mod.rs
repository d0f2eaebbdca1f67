//! Every amount in any text, traced to the guide that states it.

mod amounts;
mod names;
mod passages;
mod statements;
mod topics;
mod trace;

pub use statements::{Stated, Statement, Statements, StatingGuide};
pub use trace::{Audit, AuditScope, Traced, audit};
