//! Every amount in any text, traced to the guide that states it.

mod amounts;
mod names;
mod passages;
mod statements;
mod trace;

pub use statements::{GuideStatements, Statement, Statements};
pub use trace::{Audit, AuditScope, Traced, audit};
