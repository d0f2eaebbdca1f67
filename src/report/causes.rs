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

/// Where each cause is in [`Causes::all`].
type CauseNumbers = BTreeMap<CauseDigest, u32>;

/// What the findings of some guides come from.
#[derive(Debug, Default)]
pub(super) struct Causes {
    /// The findings of each cause; the place of a cause in this list is its number.
    all: Vec<CauseFindings>,
    /// For each guide, the number of the cause of each of its findings.
    of_findings: Vec<Box<[Option<u32>]>>,
}

/// The findings of a cause.
#[derive(Debug)]
struct CauseFindings {
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

/// What the findings of one guide come from.
#[derive(Debug)]
struct GuideCauses {
    /// The cause of each finding, in their order.
    of_findings: Vec<Option<CauseDigest>>,
    found: BTreeMap<CauseDigest, GuideFindings>,
}

/// The findings of a cause in one guide.
#[derive(Debug)]
struct GuideFindings {
    /// The number of the first one.
    first: usize,
    /// The line that the first one is in.
    line: usize,
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
        let mut causes = Causes::default();
        let mut numbers = BTreeMap::new();
        let look = |at: usize, checked: Checked| (guides[at].guide().path(), in_guide(&checked));
        let Ok(()) = each_unpacked(guides, look, |(path, found)| {
            causes.add(path, found, &mut numbers);
            Ok::<(), Infallible>(())
        });
        causes
    }

    /// Adds what the findings of the next guide come from.
    fn add(&mut self, path: &str, of_guide: GuideCauses, numbers: &mut CauseNumbers) {
        let guide = self.of_findings.len();
        for (cause, found) in of_guide.found {
            if let Some(known) = numbers.get(&cause) {
                let known = &mut self.all[*known as usize];
                let place = || unbroken(&format!("{path}:{}", found.line));
                known.in_other_guides.add(place);
            } else if let Ok(number) = u32::try_from(self.all.len()) {
                numbers.insert(cause, number);
                self.all.push(CauseFindings {
                    first: (guide, found.first),
                    in_first_guide: found.others,
                    in_other_guides: ListedFindings::default(),
                });
            }
        }
        let number = |cause: &Option<CauseDigest>| numbers.get(cause.as_ref()?).copied();
        let of_findings = of_guide.of_findings.iter().map(number);
        self.of_findings.push(of_findings.collect());
    }

    /// For each finding of a guide, the other places of its cause.
    pub(super) fn others(&self, guide: usize) -> impl Iterator<Item = OtherFindings> {
        let causes = self.of_findings[guide].iter().enumerate();
        causes.map(move |(at, cause)| match cause {
            Some(cause) => self.all[*cause as usize].others((guide, at)),
            None => OtherFindings::Listed(Vec::new()),
        })
    }
}

impl CauseFindings {
    /// The other places, for the finding with this guide and number.
    fn others(&self, place: (usize, usize)) -> OtherFindings {
        if self.first != place {
            return OtherFindings::ExplainedBefore;
        }
        let mut listed = self.in_first_guide.listed.clone();
        if let Some(more) = self.in_first_guide.unlisted() {
            listed.push(format!("and {more} more in this guide"));
        }
        let elsewhere = &self.in_other_guides;
        if elsewhere.count > 0 {
            let more = elsewhere.unlisted().map(|more| format!("and {more} more"));
            let places: Vec<String> = elsewhere.listed.iter().cloned().chain(more).collect();
            let guides = counted(elsewhere.count, "other guide");
            listed.push(format!("the same in {guides}: {}", places.join(", ")));
        }
        OtherFindings::Listed(listed)
    }
}

fn in_guide(checked: &Checked) -> GuideCauses {
    let source = checked.guide.source();
    let of_findings: Vec<Option<CauseDigest>> = checked.findings.iter().map(cause_of).collect();
    let mut causes: BTreeMap<CauseDigest, GuideFindings> = BTreeMap::new();
    for (at, cause) in of_findings.iter().enumerate() {
        let Some(cause) = cause else {
            continue;
        };
        let finding = &checked.findings[at];
        let line = source.line(finding.primary.range.start);
        match causes.get_mut(cause) {
            Some(found) => found.others.add(|| same_in_line(line, finding)),
            None => {
                let found = GuideFindings {
                    first: at,
                    line,
                    others: ListedFindings::default(),
                };
                causes.insert(*cause, found);
            }
        }
    }
    GuideCauses {
        of_findings,
        found: causes,
    }
}

fn cause_of(finding: &Diagnostic) -> Option<CauseDigest> {
    let cause = finding.cause.as_ref()?;
    Some((cause.digest(), finding.severity))
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
