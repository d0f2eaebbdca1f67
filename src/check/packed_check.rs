//! A checked guide as it stays in memory until it is reported on.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use super::{CheckOptions, Checked, FindingCounts};
use crate::analysis::corpus::lazy_guide::LazyGuide;
use crate::analysis::corpus::packed_guide::PackedGuide;
use crate::analysis::corpus::summary::GuideSummary;
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::internal_error;
use crate::text::{Packed, Source, SourcePacker};

/// A checked guide in packed form: a project can have many thousands of them.
#[derive(Debug)]
pub struct PackedCheck {
    guide: PackedGuide,
    found: PackedFindings,
    /// The guide's own options, where an override changes those of all.
    pub own_options: Option<Arc<CheckOptions>>,
}

/// The three lists of findings of a [`Checked`].
#[derive(Debug)]
struct PackedFindings {
    lists: Packed,
    counts: CheckCounts,
}

/// How many findings a guide has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct CheckCounts {
    pub findings: FindingCounts,
    /// Those that a directive in the guide ignores.
    pub ignored: usize,
    /// Those that the baseline suppresses.
    pub held_back: usize,
}

/// A guide's summary and what was found in it by itself, in the form in which they are kept from one run to the
/// next.
#[derive(Serialize, Deserialize)]
struct CheckRecord<S, L> {
    summary: S,
    counts: CheckCounts,
    /// The lists of findings, packed.
    lists: L,
}

impl From<Checked> for PackedCheck {
    fn from(checked: Checked) -> PackedCheck {
        PackedCheck::of(checked, &SourcePacker::default())
    }
}

impl PackedCheck {
    pub fn of(checked: Checked, packer: &SourcePacker) -> PackedCheck {
        PackedCheck {
            found: PackedFindings::of(&checked),
            own_options: checked.own_options,
            guide: PackedGuide::of(checked.guide, packer),
        }
    }

    pub fn guide(&self) -> &PackedGuide {
        &self.guide
    }

    /// Frees what only the comparison with other guides needs.
    pub(super) fn end_comparison(&mut self) {
        self.guide.drop_summary();
    }

    /// The guide alone.
    pub fn into_guide(self) -> PackedGuide {
        self.guide
    }

    pub fn counts(&self) -> CheckCounts {
        self.found.counts
    }

    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.counts().findings.of(severity)
    }

    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// The guide and all that was found in it.
    pub fn unpacked(&self) -> Checked {
        let (findings, ignored, held_back) = self.found.lists();
        Checked {
            guide: self.guide.unpacked(),
            findings,
            ignored,
            held_back,
            own_options: self.own_options.clone(),
        }
    }

    /// Changes what was found in the guide.
    pub fn change_findings<T>(&mut self, change: impl FnOnce(&mut Checked) -> T) -> T {
        let mut checked = self.unpacked();
        let result = change(&mut checked);
        self.found = PackedFindings::of(&checked);
        result
    }

    /// Puts another state of the guide in its place. What was found in it stays.
    pub fn replace_guide(&mut self, guide: LazyGuide, packer: &SourcePacker) {
        self.guide = PackedGuide::of(guide, packer);
    }

    /// The record of a guide that was checked by itself.
    pub fn to_record(&self) -> Option<Vec<u8>> {
        let record = CheckRecord {
            summary: self.guide.summary(),
            counts: self.found.counts,
            lists: &self.found.lists,
        };
        postcard::to_stdvec(&record).ok()
    }

    /// What `record` says of the guide in `source`; `None` where it is no record.
    pub fn from_record(
        record: &[u8],
        source: Source,
        options: &CheckOptions,
        packer: &SourcePacker,
    ) -> Option<PackedCheck> {
        let CheckRecord {
            summary,
            counts,
            lists,
        } = postcard::from_bytes::<CheckRecord<GuideSummary, Packed>>(record).ok()?;
        let read_with = (&options.limits, &options.scope.places);
        let guide = LazyGuide::unread(source, read_with, Some(Arc::new(summary)));
        Some(PackedCheck {
            guide: PackedGuide::of(guide, packer),
            found: PackedFindings { lists, counts },
            own_options: None,
        })
    }

    /// A hash of the guide and of what was found in it.
    pub fn digest(&self) -> u128 {
        let mut hash = Xxh3::new();
        for part in [
            &self.guide.digest().to_le_bytes()[..],
            self.found.lists.compressed(),
        ] {
            hash.update(part);
        }
        hash.digest128()
    }
}

impl PackedFindings {
    fn of(checked: &Checked) -> PackedFindings {
        let mut counts = CheckCounts {
            ignored: checked.ignored.len(),
            held_back: checked.held_back.len(),
            ..CheckCounts::default()
        };
        for finding in &checked.findings {
            counts.findings.add(finding);
        }
        let lists = (&checked.findings, &checked.ignored, &checked.held_back);
        let lists = postcard::to_stdvec(&lists);
        debug_assert!(lists.is_ok(), "findings can be written");
        PackedFindings {
            lists: Packed::of(&lists.unwrap_or_default()),
            counts,
        }
    }

    /// The findings, those that are ignored, and those that are held back.
    fn lists(&self) -> (Vec<Diagnostic>, Vec<Diagnostic>, Vec<Diagnostic>) {
        let lists = postcard::from_bytes(&self.lists.bytes());
        debug_assert!(lists.is_ok(), "what was written can be read");
        lists.unwrap_or_else(|_| (vec![internal_error(None)], Vec::new(), Vec::new()))
    }
}
