//! What was found in a guide, in the form in which it is kept from one run to the next.

use xxhash_rust::xxh3::Xxh3;

use super::{CheckOptions, Checked};
use crate::analysis::corpus::kept_guide::KeptGuide;
use crate::analysis::corpus::summary::GuideSummary;
use crate::diagnostic::Diagnostic;
use crate::rules::INTERNAL_ERROR;
use crate::text::Source;

/// A guide's summary, its findings by itself, without those that the comparison with others adds, and those
/// that a directive ignores.
type CheckRecord = (GuideSummary, Vec<Diagnostic>, Vec<Diagnostic>);

impl Checked {
    /// The record of a guide that was checked by itself; `None` of one that could not be read, or that a
    /// rule failed on.
    pub fn to_record(&self) -> Option<Vec<u8>> {
        let mut found = self.findings.iter().chain(&self.ignored);
        let has_failed = found.any(|finding| finding.rule == INTERNAL_ERROR.id);
        if has_failed || !self.guide.is_read() {
            return None;
        }
        postcard::to_stdvec(&(self.guide.summary(), &self.findings, &self.ignored)).ok()
    }

    /// A hash of the guide and of what was found in it.
    pub fn digest(&self) -> Option<u128> {
        let findings = postcard::to_stdvec(&self.findings).ok()?;
        let source = self.guide.source();
        // A file that is not UTF-8 can have the same text as one that is, and is not formatted.
        let is_text = [u8::from(source.invalid_utf8.is_none())];
        let (path, text) = (source.path.as_bytes(), source.text.as_bytes());
        let mut hash = Xxh3::new();
        for part in [path, text, &is_text, &findings] {
            hash.update(&(part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        Some(hash.digest128())
    }

    /// What `record` says of the guide in `source`; `None` where it is no record.
    pub fn from_record(source: Source, options: &CheckOptions, record: &[u8]) -> Option<Checked> {
        let (summary, findings, ignored): CheckRecord = postcard::from_bytes(record).ok()?;
        let (limits, places) = (&options.limits, &options.scope.places);
        Some(Checked {
            guide: KeptGuide::summarized(source, (limits, places), summary),
            findings,
            ignored,
            held_back: Vec::new(),
            own_options: None,
        })
    }
}
