//! Findings that come from one mistake, in one guide or in several: reported once.

use std::collections::BTreeMap;
use std::convert::Infallible;

use super::findings::each_unpacked;
use super::summary::{counted, thousands};
use super::visible::unbroken;
use crate::check::{Checked, PackedCheck};
use crate::diagnostic::{Diagnostic, Severity};

/// How many other places of a cause are listed.
const LISTED: usize = 8;

/// The digest of a cause, with the severity of its findings: an error is not listed under a warning.
type CauseDigest = (u128, Severity);

/// The findings of each cause that has several.
#[derive(Debug)]
pub(super) struct Causes(BTreeMap<CauseDigest, SharedFindings>);

/// The findings of a cause.
#[derive(Debug)]
struct SharedFindings {
    /// The guide and the number of the first one.
    first: (usize, usize),
    in_first_guide: ListedFindings,
    in_other_guides: ListedFindings,
}

/// Findings that are listed under another one.
#[derive(Debug, Default)]
struct ListedFindings {
    /// What is said of the first ones.
    listed: Vec<String>,
    /// How many there are.
    count: usize,
}

/// The findings of a cause in one guide.
#[derive(Debug)]
struct GuideFindings {
    /// The number of the first one.
    first: usize,
    /// Where that is: `acme/x.md:7`.
    place: String,
    others: ListedFindings,
}

/// Where else a finding's cause shows.
#[derive(Debug)]
pub(super) enum OtherFindings {
    /// An earlier finding lists this one.
    ExplainedBefore,
    /// This one is the first: the other places, if there are any.
    Listed(Vec<String>),
}

impl Causes {
    pub(super) fn of(guides: &[PackedCheck]) -> Causes {
        let mut causes = Causes(BTreeMap::new());
        let look = |guide, checked: Checked| (guide, in_guide(&checked));
        let Ok(()) = each_unpacked(guides, look, |(guide, found)| {
            causes.add(guide, found);
            Ok::<(), Infallible>(())
        });
        let is_shared =
            |found: &SharedFindings| found.in_first_guide.count + found.in_other_guides.count > 0;
        causes.0.retain(|_, found| is_shared(found));
        causes
    }

    fn add(&mut self, guide: usize, found: BTreeMap<CauseDigest, GuideFindings>) {
        for (cause, found) in found {
            match self.0.get_mut(&cause) {
                Some(known) => known.in_other_guides.add(|| found.place),
                None => {
                    let findings = SharedFindings {
                        first: (guide, found.first),
                        in_first_guide: found.others,
                        in_other_guides: ListedFindings::default(),
                    };
                    self.0.insert(cause, findings);
                }
            }
        }
    }

    /// The other places of the cause of a guide's `finding`, which is the one at `at`.
    pub(super) fn others(&self, guide: usize, at: usize, finding: &Diagnostic) -> OtherFindings {
        let Some(found) = cause_of(finding).and_then(|cause| self.0.get(&cause)) else {
            return OtherFindings::Listed(Vec::new());
        };
        if found.first != (guide, at) {
            return OtherFindings::ExplainedBefore;
        }
        let mut listed = found.in_first_guide.listed.clone();
        if let Some(more) = found.in_first_guide.unlisted() {
            listed.push(format!("and {more} more in this guide"));
        }
        let elsewhere = &found.in_other_guides;
        if elsewhere.count > 0 {
            let more = elsewhere.unlisted().map(|more| format!("and {more} more"));
            let places: Vec<String> = elsewhere.listed.iter().cloned().chain(more).collect();
            let guides = counted(elsewhere.count, "other guide");
            listed.push(format!("the same in {guides}: {}", places.join(", ")));
        }
        OtherFindings::Listed(listed)
    }
}

fn cause_of(finding: &Diagnostic) -> Option<CauseDigest> {
    let cause = finding.cause.as_ref()?;
    Some((cause.digest(), finding.severity))
}

/// The causes of a guide's findings.
fn in_guide(checked: &Checked) -> BTreeMap<CauseDigest, GuideFindings> {
    let source = checked.guide.source();
    let mut causes: BTreeMap<CauseDigest, GuideFindings> = BTreeMap::new();
    for (at, finding) in checked.findings.iter().enumerate() {
        let Some(cause) = cause_of(finding) else {
            continue;
        };
        let line = source.line(finding.primary.range.start);
        match causes.get_mut(&cause) {
            Some(found) => found.others.add(|| same_in_line(line, finding)),
            None => {
                let found = GuideFindings {
                    first: at,
                    place: unbroken(&format!("{}:{line}", source.path)),
                    others: ListedFindings::default(),
                };
                causes.insert(cause, found);
            }
        }
    }
    causes
}

/// What is said of a finding that an earlier one of the guide lists. Its fix is not shown.
fn same_in_line(line: usize, finding: &Diagnostic) -> String {
    let fix = finding.fix.as_ref().map(|fix| fix.safety.describe());
    let fix = fix.map_or_else(String::new, |fix| format!(" ({fix})"));
    unbroken(&format!(
        "the same in line {line}: {}{fix}",
        finding.message
    ))
}

impl ListedFindings {
    fn add(&mut self, said: impl FnOnce() -> String) {
        self.count += 1;
        if self.count <= LISTED {
            self.listed.push(said());
        }
    }

    /// How many are not listed, if any.
    fn unlisted(&self) -> Option<String> {
        let more = self.count - self.listed.len();
        (more > 0).then(|| thousands(more))
    }
}
