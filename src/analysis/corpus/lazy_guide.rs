//! A guide that is read when somebody needs it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

use super::summary::GuideSummary;
use crate::model::{Guide, Outline, Places};
use crate::syntax::Limits;
use crate::text::Source;

/// A guide, or its text and what other guides need to know of it.
#[derive(Clone, Debug)]
pub struct LazyGuide {
    state: LazyState,
    summary: OnceLock<Arc<GuideSummary>>,
    /// Whether it cannot be read again.
    is_pinned: bool,
}

#[derive(Clone, Debug)]
enum LazyState {
    Guide(Box<Guide>),
    Text(Box<UnreadGuide>),
}

/// The text of a guide, and what it is read with.
#[derive(Clone, Debug)]
struct UnreadGuide {
    source: Source,
    limits: Limits,
    places: Arc<Places>,
    read: OnceLock<Box<Guide>>,
}

impl LazyGuide {
    /// A guide that is not read yet. Its summary may be known.
    pub(crate) fn unread(
        source: Source,
        (limits, places): (&Limits, &Arc<Places>),
        summary: Option<Arc<GuideSummary>>,
    ) -> LazyGuide {
        LazyGuide {
            state: LazyState::Text(Box::new(UnreadGuide {
                source,
                limits: *limits,
                places: Arc::clone(places),
                read: OnceLock::new(),
            })),
            summary: summary.map_or_else(OnceLock::new, OnceLock::from),
            is_pinned: false,
        }
    }

    /// The text.
    pub fn source(&self) -> &Source {
        match &self.state {
            LazyState::Guide(guide) => &guide.source,
            LazyState::Text(unread) => &unread.source,
        }
    }

    /// What other guides need to know of this one.
    pub(super) fn shared_summary(&self) -> &Arc<GuideSummary> {
        self.summary
            .get_or_init(|| Arc::new(self.with(GuideSummary::of)))
    }

    /// What other guides need to know of this one, which is found out if nobody has.
    pub(crate) fn summary(&self) -> &GuideSummary {
        self.shared_summary()
    }

    /// What the guide is read with, if it can be read again.
    pub(super) fn read_with(&self) -> Option<(&Limits, &Arc<Places>)> {
        match &self.state {
            // Of a file that is too large there is no text to read.
            LazyState::Guide(guide) if guide.is_read() && !self.is_pinned => {
                Some((&guide.limits, &guide.places))
            }
            LazyState::Guide(_) => None,
            LazyState::Text(unread) => Some((&unread.limits, &unread.places)),
        }
    }

    /// Whether the file was read at all.
    pub fn is_read(&self) -> bool {
        match &self.state {
            LazyState::Guide(guide) => guide.is_read(),
            // Of others there is no text.
            LazyState::Text(_) => true,
        }
    }

    /// The guide, if it is in memory.
    pub fn at_hand(&self) -> Option<&Guide> {
        match &self.state {
            LazyState::Guide(guide) => Some(guide),
            LazyState::Text(unread) => unread.read.get().map(Box::as_ref),
        }
    }

    /// The guide. It is read if it has not been, and stays in memory.
    pub fn get(&self) -> &Guide {
        match &self.state {
            LazyState::Guide(guide) => guide,
            LazyState::Text(unread) => unread.read.get_or_init(|| Box::new(unread.read())),
        }
    }

    /// Uses the guide once. It is read for that if it has not been, and does not stay in memory.
    pub fn with<T>(&self, look: impl FnOnce(&Guide) -> T) -> T {
        match &self.state {
            LazyState::Guide(guide) => look(guide),
            LazyState::Text(unread) => match unread.read.get() {
                Some(guide) => look(guide),
                None => look(&unread.read()),
            },
        }
    }

    /// The guide, read now, and what `look` says of it as it is written; `None` of one that is in memory, or that
    /// the reader fails on.
    pub fn with_outline<T>(&self, look: impl FnOnce(&Outline) -> T) -> Option<(Guide, T)> {
        let LazyState::Text(unread) = &self.state else {
            return None;
        };
        if unread.read.get().is_some() {
            return None;
        }
        let source = unread.source.clone();
        let read = || {
            let outline = Outline::read(source, &unread.limits, &unread.places);
            let seen = look(&outline);
            (outline.lower(), seen)
        };
        catch_unwind(AssertUnwindSafe(read)).ok()
    }

    /// The guide alone, read if it has not been.
    pub fn into_guide(self) -> Guide {
        match self.state {
            LazyState::Guide(guide) => *guide,
            LazyState::Text(mut unread) => match unread.read.take() {
                Some(guide) => *guide,
                None => unread.read(),
            },
        }
    }

    /// A guide that the reader failed on, and would fail on again.
    pub(crate) fn pinned(guide: Guide) -> LazyGuide {
        LazyGuide {
            is_pinned: true,
            ..LazyGuide::from(guide)
        }
    }
}

impl From<Guide> for LazyGuide {
    fn from(guide: Guide) -> LazyGuide {
        LazyGuide {
            state: LazyState::Guide(Box::new(guide)),
            summary: OnceLock::new(),
            is_pinned: false,
        }
    }
}

impl UnreadGuide {
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
