//! A guide that is let go of when it was checked, and read again where more of it is asked for.

use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

use super::summary::GuideSummary;
use crate::model::{Guide, Places};
use crate::syntax::Limits;
use crate::text::Source;

/// A guide, or its text and what other guides need to know of it. It can be used as a [`Guide`]: after
/// [`KeptGuide::release`] that reads it again, and keeps it.
#[derive(Debug)]
pub struct KeptGuide {
    kept: Kept,
    summary: OnceLock<GuideSummary>,
    is_pinned: bool,
}

#[derive(Debug)]
enum Kept {
    Guide(Box<Guide>),
    Text(Box<ReleasedGuide>),
}

/// The text of a guide, and what it is read with.
#[derive(Debug)]
struct ReleasedGuide {
    source: Source,
    limits: Limits,
    places: Arc<Places>,
    read_again: OnceLock<Box<Guide>>,
}

impl KeptGuide {
    /// A guide whose summary is known, and that is not read yet.
    pub(crate) fn summarized(
        source: Source,
        (limits, places): (&Limits, &Arc<Places>),
        summary: GuideSummary,
    ) -> KeptGuide {
        KeptGuide {
            kept: Kept::Text(Box::new(ReleasedGuide {
                source,
                limits: *limits,
                places: Arc::clone(places),
                read_again: OnceLock::new(),
            })),
            summary: OnceLock::from(summary),
            is_pinned: false,
        }
    }

    /// The text, which is there in any case.
    pub fn source(&self) -> &Source {
        match &self.kept {
            Kept::Guide(guide) => &guide.source,
            Kept::Text(released) => &released.source,
        }
    }

    /// What other guides need to know of this one.
    pub(crate) fn summary(&self) -> &GuideSummary {
        self.summary.get_or_init(|| self.with(GuideSummary::of))
    }

    /// Whether the file was read at all.
    pub fn is_read(&self) -> bool {
        match &self.kept {
            Kept::Guide(guide) => guide.is_read(),
            // Only what was read is let go of.
            Kept::Text(_) => true,
        }
    }

    /// What the guide itself says of the company and the role it is about.
    pub fn stated_slugs(&self) -> (Option<&str>, Option<&str>) {
        let summary = self.summary();
        (
            summary.stated_company.as_deref(),
            summary.stated_role.as_deref(),
        )
    }

    /// Uses the guide once: if it has to be read again, it is not kept.
    pub fn with<T>(&self, look: impl FnOnce(&Guide) -> T) -> T {
        match &self.kept {
            Kept::Guide(guide) => look(guide),
            Kept::Text(released) => match released.read_again.get() {
                Some(guide) => look(guide),
                None => look(&released.read()),
            },
        }
    }

    /// The guide, which is read again where it was let go of.
    pub fn into_guide(self) -> Guide {
        match self.kept {
            Kept::Guide(guide) => *guide,
            Kept::Text(released) => match released.read_again.into_inner() {
                Some(guide) => *guide,
                None => read_caught(released.source, &released.limits, &released.places)
                    .unwrap_or_else(|unread| unread),
            },
        }
    }

    /// This guide, which is never let go of: the reader failed on it, and would again.
    pub(crate) fn pinned(guide: Guide) -> KeptGuide {
        KeptGuide {
            is_pinned: true,
            ..KeptGuide::from(guide)
        }
    }

    /// Keeps the text and the summary alone.
    pub fn release(&mut self) {
        self.summary();
        match &mut self.kept {
            // Of a file that is too large there is no text to read again.
            Kept::Guide(guide) if guide.is_read() && !self.is_pinned => {
                self.kept = Kept::Text(Box::new(ReleasedGuide {
                    source: guide.source.clone(),
                    limits: guide.limits,
                    places: Arc::clone(&guide.places),
                    read_again: OnceLock::new(),
                }));
            }
            Kept::Guide(_) => {}
            Kept::Text(released) => {
                released.read_again.take();
            }
        }
    }
}

impl From<Guide> for KeptGuide {
    fn from(guide: Guide) -> KeptGuide {
        KeptGuide {
            kept: Kept::Guide(Box::new(guide)),
            summary: OnceLock::new(),
            is_pinned: false,
        }
    }
}

impl Deref for KeptGuide {
    type Target = Guide;

    fn deref(&self) -> &Guide {
        match &self.kept {
            Kept::Guide(guide) => guide,
            Kept::Text(released) => released
                .read_again
                .get_or_init(|| Box::new(released.read())),
        }
    }
}

impl ReleasedGuide {
    fn read(&self) -> Guide {
        let read = read_caught(self.source.clone(), &self.limits, &self.places);
        read.unwrap_or_else(|unread| unread)
    }
}

/// The guide, or one that counts as unread because the reader panicked.
#[expect(clippy::result_large_err, reason = "both are guides")]
pub(crate) fn read_caught(
    source: Source,
    limits: &Limits,
    places: &Arc<Places>,
) -> Result<Guide, Guide> {
    let (path, text) = (source.path.clone(), Arc::clone(&source.text));
    let read = || Guide::read_with(source, limits, places);
    catch_unwind(AssertUnwindSafe(read)).map_err(|_| Guide::unread(Source::new(path, text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_released_guide_is_read_again_as_it_was() {
        let text = "---\ncompany: acme\nrole: data-engineer\n---\n### A | B\n";
        let guide = Guide::read(Source::new("g/acme/x.md", text), &Limits::default());
        let mut kept = KeptGuide::from(guide);
        kept.release();
        assert!(matches!(kept.kept, Kept::Text(_)));
        assert_eq!(kept.source().path, "g/acme/x.md");
        assert_eq!(&*kept.source().text, text);
        assert_eq!(kept.summary().role.as_deref(), Some("data-engineer"));
        assert!(kept.with(|guide| guide.body.title.is_some()));
        assert_eq!(kept.front.company.value().map(String::as_str), Some("acme"));
        // What was read again is kept, and can be let go of again.
        assert_eq!(kept.source().path, "g/acme/x.md");
        kept.release();
        assert!(matches!(&kept.kept, Kept::Text(it) if it.read_again.get().is_none()));
        assert_eq!(&*kept.source().text, text);
    }

    #[test]
    fn a_guide_without_text_stays() {
        let guide = Guide::too_large(Source::new("g.md", ""), 9, 1);
        let mut kept = KeptGuide::from(guide);
        kept.release();
        assert!(!kept.is_read());
    }
}
