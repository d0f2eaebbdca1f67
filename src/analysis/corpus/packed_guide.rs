//! A guide as it stays in memory while others are read: its text, packed, and what others need to know of it.

use std::sync::{Arc, OnceLock};

use super::lazy_guide::LazyGuide;
use super::summary::GuideSummary;
use crate::model::Places;
use crate::syntax::Limits;
use crate::text::{PackedSource, Source, SourcePacker};

/// A guide in packed form. Whoever needs more than its summary unpacks it, and reads it again.
#[derive(Debug)]
pub struct PackedGuide {
    form: PackedForm,
    /// The slugs of the company and the role that the front matter states.
    stated_slugs: [Option<Box<str>>; 2],
    /// What other guides need to know of this one, while they are compared.
    summary: OnceLock<Arc<GuideSummary>>,
}

/// The guide itself.
#[derive(Debug)]
enum PackedForm {
    Text {
        source: PackedSource,
        limits: Limits,
        places: Arc<Places>,
    },
    /// One that cannot be read again.
    Whole(Box<LazyGuide>),
}

impl PackedGuide {
    pub fn of(guide: LazyGuide, packer: &SourcePacker) -> PackedGuide {
        let summary = Arc::clone(guide.shared_summary());
        PackedGuide {
            stated_slugs: [&summary.stated_company, &summary.stated_role]
                .map(|slug| slug.as_deref().map(Box::from)),
            summary: OnceLock::from(summary),
            form: match guide.read_with() {
                Some((limits, places)) => PackedForm::Text {
                    source: packer.pack(guide.source()),
                    limits: *limits,
                    places: Arc::clone(places),
                },
                None => PackedForm::Whole(Box::new(guide)),
            },
        }
    }

    /// As it is shown.
    pub fn path(&self) -> &str {
        match &self.form {
            PackedForm::Text { source, .. } => source.path(),
            PackedForm::Whole(guide) => &guide.source().path,
        }
    }

    /// The text.
    pub fn source(&self) -> Source {
        match &self.form {
            PackedForm::Text { source, .. } => source.source(),
            PackedForm::Whole(guide) => guide.source().clone(),
        }
    }

    /// A hash of the text and its name.
    pub fn digest(&self) -> u128 {
        match &self.form {
            PackedForm::Text { source, .. } => source.digest(),
            PackedForm::Whole(guide) => guide.source().digest(),
        }
    }

    /// What other guides need to know of this one.
    pub(crate) fn summary(&self) -> &GuideSummary {
        self.summary
            .get_or_init(|| Arc::clone(self.unpacked().shared_summary()))
    }

    /// Frees the summary, which nobody needs when all guides have been compared.
    pub(crate) fn drop_summary(&mut self) {
        self.summary.take();
    }

    /// Whether the file was read at all.
    pub fn is_read(&self) -> bool {
        match &self.form {
            PackedForm::Text { .. } => true,
            PackedForm::Whole(guide) => guide.is_read(),
        }
    }

    /// What the guide itself says of the company and the role it is about.
    pub fn stated_slugs(&self) -> (Option<&str>, Option<&str>) {
        let [company, role] = &self.stated_slugs;
        (company.as_deref(), role.as_deref())
    }

    /// The guide, unpacked.
    pub fn unpacked(&self) -> LazyGuide {
        match &self.form {
            PackedForm::Text {
                source,
                limits,
                places,
            } => {
                let summary = self.summary.get().map(Arc::clone);
                LazyGuide::unread(source.source(), (limits, places), summary)
            }
            PackedForm::Whole(guide) => LazyGuide::clone(guide),
        }
    }
}

impl From<LazyGuide> for PackedGuide {
    fn from(guide: LazyGuide) -> PackedGuide {
        PackedGuide::of(guide, &SourcePacker::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Guide;

    #[test]
    fn a_packed_guide_is_read_again_as_it_was() {
        let text = "---\ncompany: acme\nrole: data-engineer\n---\n### A | B\n";
        let guide = Guide::read(Source::new("g/acme/x.md", text), &Limits::default());
        let packed = PackedGuide::from(LazyGuide::from(guide));
        assert!(matches!(packed.form, PackedForm::Text { .. }));
        assert_eq!(packed.path(), "g/acme/x.md");
        assert_eq!(&*packed.source().text, text);
        assert_eq!(packed.summary().role.as_deref(), Some("data-engineer"));
        let guide = packed.unpacked();
        assert!(guide.at_hand().is_none(), "nobody has needed it yet");
        assert!(guide.with(|guide| guide.body.title.is_some()));
        assert!(guide.at_hand().is_none(), "it was used once");
        let company = guide.get().front.company.value();
        assert_eq!(company.map(String::as_str), Some("acme"));
        assert!(guide.at_hand().is_some());
    }

    #[test]
    fn a_guide_that_cannot_be_read_again_stays_as_it_is() {
        let too_large = Guide::too_large(Source::new("g.md", ""), 9, 1);
        let packed = PackedGuide::from(LazyGuide::from(too_large));
        assert!(!packed.is_read() && packed.unpacked().at_hand().is_some());
        let failed = LazyGuide::pinned(Guide::unread(Source::new("g.md", "text")));
        let packed = PackedGuide::from(failed);
        assert!(packed.unpacked().at_hand().is_some());
        assert_eq!(&*packed.source().text, "text");
    }
}
