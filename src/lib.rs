//! negguide: a compiler and linter for compensation negotiation guides.
//!
//! A guide is a Markdown file with pay data in its YAML front matter and the same pay table in
//! its body. This library reads guides into typed structs, checks them, and renders them. The
//! modules are floors, from the ground up; each uses only those below it: [`text`], [`syntax`],
//! [`model`] and [`diagnostic`], [`analysis`], `edit`, [`rules`] and [`format`](mod@format), [`check`]
//! and [`import`], [`render`], [`draft`] and [`compare`], [`lookup`], [`update`] and [`audit`], [`report`], [`project`], [`cli`].
//!
//! ```
//! use negguide::check::{CheckOptions, read_and_check};
//! use negguide::text::Source;
//!
//! let source = Source::new("guides/acme/software-engineer.md", "### No front matter\n");
//! let checked = read_and_check(source, &CheckOptions::default());
//! assert_eq!(checked.findings[0].rule.name, "missing-front-matter");
//! assert_eq!(checked.findings[0].primary.range.start(), 0);
//! ```

#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::print_stdout
    )
)]
#![deny(clippy::float_arithmetic, clippy::dbg_macro)]

pub mod analysis;
pub mod audit;
pub mod check;
pub mod cli;
pub mod compare;
pub mod diagnostic;
pub mod draft;
mod edit;
pub mod format;
pub mod import;
pub mod lookup;
pub mod model;
pub mod project;
pub mod render;
pub mod report;
pub mod rules;
pub mod syntax;
pub mod text;
pub mod update;
