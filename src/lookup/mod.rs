//! Which guide is meant by the names that people give, and what it states.

mod answer;
mod names;
mod titles;

pub use answer::{Answer, AnswerCoverage, Found, Question};
pub use names::{NameMatch, ResolvedName};
