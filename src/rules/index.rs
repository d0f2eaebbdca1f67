//! All guides of a run, for the rules that hold guides against each other.

use crate::model::Guide;

/// The guides of a run, in the order of their paths.
#[derive(Debug)]
pub struct Index<'g> {
    pub guides: Vec<&'g Guide>,
}

impl<'g> Index<'g> {
    pub fn new(guides: impl IntoIterator<Item = &'g Guide>) -> Self {
        Index {
            guides: guides.into_iter().collect(),
        }
    }
}
