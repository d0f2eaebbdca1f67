//! Findings of several guides that come from one mistake: people are told once.

use std::collections::BTreeMap;

use super::summary::counted;
use super::visible::visible;
use crate::check::Checked;
use crate::diagnostic::Diagnostic;

/// How many other places of a cause are listed.
const LISTED: usize = 8;

/// The guides in which each cause has findings.
#[derive(Debug)]
pub(super) struct Causes<'a>(BTreeMap<&'a str, Vec<Place<'a>>>);

#[derive(Clone, Copy, Debug)]
struct Place<'a> {
    guide: usize,
    path: &'a str,
    line: usize,
}

/// Where else a finding's cause shows.
#[derive(Debug)]
pub(super) enum Others {
    /// An earlier finding lists this one.
    ExplainedBefore,
    /// This one is the first: the other places, if there are any.
    Listed(Option<String>),
}

impl<'a> Causes<'a> {
    pub fn of(guides: &'a [Checked]) -> Causes<'a> {
        let mut causes: BTreeMap<&str, Vec<Place<'_>>> = BTreeMap::new();
        for (guide, checked) in guides.iter().enumerate() {
            let source = &checked.guide.source;
            for finding in &checked.findings {
                let Some(cause) = &finding.cause else {
                    continue;
                };
                let places = causes.entry(cause).or_default();
                if places.last().map(|place| place.guide) != Some(guide) {
                    places.push(Place {
                        guide,
                        path: &source.path,
                        line: source.line(finding.primary.range.start),
                    });
                }
            }
        }
        Causes(causes)
    }

    pub fn others(&self, guide: usize, finding: &Diagnostic) -> Others {
        let places = finding
            .cause
            .as_ref()
            .and_then(|cause| self.0.get(&**cause));
        let Some([first, others @ ..]) = places.map(Vec::as_slice) else {
            return Others::Listed(None);
        };
        if first.guide != guide {
            return Others::ExplainedBefore;
        }
        let listed = others.iter().take(LISTED);
        let mut listed: Vec<String> = listed
            .map(|place| visible(&format!("{}:{}", place.path, place.line)))
            .collect();
        if others.len() > LISTED {
            listed.push(format!("and {} more", others.len() - LISTED));
        }
        Others::Listed((!others.is_empty()).then(|| {
            format!(
                "the same in {}: {}",
                counted(others.len(), "other guide"),
                listed.join(", ")
            )
        }))
    }
}
