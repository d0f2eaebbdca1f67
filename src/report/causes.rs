//! Findings that come from one mistake, in one guide or in several: reported once.

use std::collections::BTreeMap;

use super::summary::{counted, thousands};
use super::visible::unbroken;
use crate::check::Checked;
use crate::diagnostic::{CauseKey, Severity};

/// How many other places of a cause are listed.
const LISTED: usize = 8;

/// The findings that each cause has, separately for each severity: an error is not listed under a
/// warning.
#[derive(Debug)]
pub(super) struct Causes<'a>(BTreeMap<(&'a CauseKey, Severity), Vec<FindingAt<'a>>>);

#[derive(Clone, Copy, Debug)]
struct FindingAt<'a> {
    guide: usize,
    /// Which finding of the guide.
    finding: usize,
    path: &'a str,
    line: usize,
    message: &'a str,
    /// What its own fix is called, which is not shown.
    fix: Option<&'static str>,
}

/// Where else a finding's cause shows.
#[derive(Debug)]
pub(super) enum OtherFindings {
    /// An earlier finding lists this one.
    ExplainedBefore,
    /// This one is the first: the other places, if there are any.
    Listed(Vec<String>),
}

impl<'a> Causes<'a> {
    pub(super) fn of(guides: &'a [Checked]) -> Causes<'a> {
        let mut causes: BTreeMap<_, Vec<FindingAt<'_>>> = BTreeMap::new();
        for (guide, checked) in guides.iter().enumerate() {
            let source = checked.guide.source();
            for (at, finding) in checked.findings.iter().enumerate() {
                let Some(cause) = &finding.cause else {
                    continue;
                };
                let places = causes.entry((cause, finding.severity)).or_default();
                places.push(FindingAt {
                    guide,
                    finding: at,
                    path: &source.path,
                    line: source.line(finding.primary.range.start),
                    message: &finding.message,
                    fix: finding.fix.as_ref().map(|fix| fix.safety.describe()),
                });
            }
        }
        Causes(causes)
    }

    /// The other places of the cause that the guide's finding at `at` has.
    pub(super) fn others(&self, guide: usize, at: usize, checked: &Checked) -> OtherFindings {
        let finding = &checked.findings[at];
        let cause = finding.cause.as_ref();
        let places = cause.and_then(|cause| self.0.get(&(cause, finding.severity)));
        let Some([first, others @ ..]) = places.map(Vec::as_slice) else {
            return OtherFindings::Listed(Vec::new());
        };
        if (first.guide, first.finding) != (guide, at) {
            return OtherFindings::ExplainedBefore;
        }
        let (here, elsewhere): (Vec<&FindingAt<'_>>, Vec<&FindingAt<'_>>) =
            others.iter().partition(|place| place.guide == guide);
        let mut listed = in_this_guide(&here);
        listed.extend(in_other_guides(elsewhere));
        OtherFindings::Listed(listed)
    }
}

/// What the others say, one by one.
fn in_this_guide(places: &[&FindingAt<'_>]) -> Vec<String> {
    let mut said: Vec<String> = places
        .iter()
        .take(LISTED)
        .map(|place| {
            let fix = place
                .fix
                .map_or_else(String::new, |fix| format!(" ({fix})"));
            unbroken(&format!(
                "the same in line {}: {}{fix}",
                place.line, place.message
            ))
        })
        .collect();
    if places.len() > LISTED {
        said.push(format!(
            "and {} more in this guide",
            thousands(places.len() - LISTED)
        ));
    }
    said
}

/// Where the others are.
fn in_other_guides(mut places: Vec<&FindingAt<'_>>) -> Option<String> {
    places.dedup_by_key(|place| place.guide);
    let mut listed: Vec<String> = places
        .iter()
        .take(LISTED)
        .map(|place| unbroken(&format!("{}:{}", place.path, place.line)))
        .collect();
    if places.len() > LISTED {
        listed.push(format!("and {} more", thousands(places.len() - LISTED)));
    }
    (!places.is_empty()).then(|| {
        format!(
            "the same in {}: {}",
            counted(places.len(), "other guide"),
            listed.join(", ")
        )
    })
}
