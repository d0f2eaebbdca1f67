//! A guide of which, once it has been checked, only the text and a summary stay in memory.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

use super::summary::GuideSummary;
use crate::model::{Guide, Outline, Places};
use crate::syntax::Limits;
use crate::text::Source;

/// A guide, or its text and what other guides need to know of it. The text can be read again.
#[derive(Debug)]
pub struct KeptGuide {
    kept: Kept,
    summary: OnceLock<GuideSummary>,
    /// Whether it stays in memory as it is, because it cannot be read again.
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

    /// The text, which always stays in memory.
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
            // Only guides that were read are released.
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

    /// The guide, if it is in memory.
    pub fn at_hand(&self) -> Option<&Guide> {
        match &self.kept {
            Kept::Guide(guide) => Some(guide),
            Kept::Text(released) => released.read_again.get().map(Box::as_ref),
        }
    }

    /// The guide. One that was released is read again, and stays in memory.
    pub fn get(&self) -> &Guide {
        match &self.kept {
            Kept::Guide(guide) => guide,
            Kept::Text(released) => released
                .read_again
                .get_or_init(|| Box::new(released.read())),
        }
    }

    /// Uses the guide once. One that was released is read again for that, and does not stay in memory.
    pub fn with<T>(&self, look: impl FnOnce(&Guide) -> T) -> T {
        match &self.kept {
            Kept::Guide(guide) => look(guide),
            Kept::Text(released) => match released.read_again.get() {
                Some(guide) => look(guide),
                None => look(&released.read()),
            },
        }
    }

    /// The guide, read again, and what `look` says of it as it is written; `None` of one that is in memory, or that
    /// the reader fails on.
    pub fn with_outline<T>(&self, look: impl FnOnce(&Outline) -> T) -> Option<(Guide, T)> {
        let Kept::Text(released) = &self.kept else {
            return None;
        };
        if released.read_again.get().is_some() {
            return None;
        }
        let source = released.source.clone();
        let read = || {
            let outline = Outline::read(source, &released.limits, &released.places);
            let seen = look(&outline);
            (outline.lower(), seen)
        };
        catch_unwind(AssertUnwindSafe(read)).ok()
    }

    /// The guide alone. One that was released is read again.
    pub fn into_guide(self) -> Guide {
        match self.kept {
            Kept::Guide(guide) => *guide,
            Kept::Text(mut released) => match released.read_again.take() {
                Some(guide) => *guide,
                None => released.read(),
            },
        }
    }

    /// A guide that the reader failed on, and would fail on again: it is never released.
    pub(crate) fn pinned(guide: Guide) -> KeptGuide {
        KeptGuide {
            is_pinned: true,
            ..KeptGuide::from(guide)
        }
    }

    /// Frees all but the text and the summary.
    pub fn release(&mut self) {
        self.summary();
        match &mut self.kept {
            // Of a file that is too large there is no text to read again.
            Kept::Guide(guide) if guide.is_read() && !self.is_pinned => {
                self.kept = Kept::Text(Box::new(ReleasedGuide {
                    source: guide.source.without_lines(),
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
        let is_read_again = |kept: &KeptGuide| matches!(&kept.kept, Kept::Text(it) if it.read_again.get().is_some());
        assert!(!is_read_again(&kept), "it was used once");
        let company = kept.get().front.company.value();
        assert_eq!(company.map(String::as_str), Some("acme"));
        assert!(is_read_again(&kept));
        kept.release();
        assert!(!is_read_again(&kept));
        assert_eq!(&*kept.source().text, text);
    }

    #[test]
    fn a_guide_without_text_stays() {
        let guide = Guide::too_large(Source::new("g.md", ""), 9, 1);
        let mut kept = KeptGuide::from(guide);
        kept.release();
        assert!(!kept.is_read() && matches!(kept.kept, Kept::Guide(_)));
        let mut failed = KeptGuide::pinned(Guide::unread(Source::new("g.md", "text")));
        failed.release();
        assert!(matches!(failed.kept, Kept::Guide(_)));
    }
}
