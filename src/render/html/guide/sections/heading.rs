//! What stands over a section.

use crate::model::body::Section;

/// What stands over a section.
#[derive(Clone, Copy)]
pub(super) struct SectionHeading<'h> {
    /// The section's id; an empty one is made of the title.
    pub id: &'h str,
    /// Empty where there is none.
    pub title: &'h str,
    /// The author's section, whose heading may be linked to.
    pub section: Option<&'h Section>,
}

impl<'h> SectionHeading<'h> {
    pub(super) fn without_section(id: &'h str, title: &'h str) -> SectionHeading<'h> {
        SectionHeading {
            id,
            title,
            section: None,
        }
    }
}
