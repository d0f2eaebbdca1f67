//! A link whose target does not exist or is not allowed.
//!
//! ## What it finds
//!
//! - Links to a heading that the guide does not have (`#levers`).
//! - Links to a guide that does not exist (`../acme/data-engineer.md`), or to a heading that the
//!   other guide does not have.
//! - Links to other files next to the guides, for which the site has no page: a warning.
//! - Links whose addresses run code or open files: `javascript:`, `vbscript:`, `data:` and `file:`.
//!
//! The anchor of a heading is the one that GitHub makes: its words in lower case, joined by dashes,
//! without other punctuation (`#whats-next`). Links to other guides are checked only within the
//! project and within folders that were checked completely. negguide does not look up addresses of
//! other sites.
//!
//! ## Why it matters
//!
//! The link does not work on the site either. negguide removes addresses that run code from the
//! pages, so such a link does nothing.
//!
//! ## Example
//!
//! ````body fails error x2 @"[who decides](#who-deicdes)"
//! See [who decides](#who-deicdes) and [the form](javascript:void(0)).
//!
//! #### Who decides
//!
//! The hiring manager.
//! ````
//!
//! ````body passes
//! See [who decides](#who-decides--when) and [the form](https://acme.example/form).
//!
//! #### Who decides & when
//!
//! The hiring manager, within a day.
//! ````
//!
//! ## Fix safety
//!
//! Unsafe: the fix links to the heading or guide with the most similar name, which is a guess.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::analysis::corpus::index::Index;
use crate::analysis::corpus::packed_guide::PackedGuide;
use crate::analysis::text::address::{forbidden_scheme, is_relative, link_fault};
use crate::analysis::text::phrases::shown;
use crate::diagnostic::{Diagnostic, Fix, Label, Safety, Severity};
use crate::model::anchor::{Anchors, percent_decoded};
use crate::model::{Guide, closest, guide_stem};
use crate::rules::{Context, CorpusContext, Meta, Rule, meta};
use crate::syntax::markdown::Link;
use crate::text::{Source, TextRange};

meta!(
    across guides:"NG507", "broken-link", Error, Unsafe, "broken_link.rs");

/// The number of names among which the nearest one is searched for, which bounds the time for a guide with
/// thousands of broken links.
const MOST_NAMES: usize = 200;

pub(crate) struct BrokenLink;

impl Rule for BrokenLink {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let anchors = anchors_of(guide);
        for link in &guide.body.links {
            if let Some(scheme) = forbidden_scheme(&link.destination) {
                let finding = context
                    .finding(
                        format!("a link must not lead to a `{scheme}:` address"),
                        link.range,
                        "does nothing on the site",
                    )
                    .help("link to an `https:` address, or write the words without a link");
                context.report(finding);
            } else if is_other_file(&link.destination) && link_fault(&link.destination).is_none() {
                let finding = context
                    .graded(
                        Severity::Warning,
                        format!("{} is not part of the site", shown(&link.destination)),
                        Label::new(link.range, "leads nowhere there"),
                    )
                    .note("the site has a page for each guide, and no other files")
                    .help("link to its address on the web, or write the words without a link");
                context.report(finding);
            } else if let Some(fragment) = link.destination.strip_prefix('#')
                && !fragment.is_empty()
                && !anchors.has(fragment)
            {
                let finding = context.finding(
                    format!("no heading of this guide is called `#{fragment}`"),
                    link.range,
                    "leads nowhere",
                );
                let part = DeadPart::of(link, fragment);
                context.report(part.suggest(&guide.source, finding, anchors.names()));
            }
        }
    }

    fn corpus(&self, index: &Index<'_>, context: &mut CorpusContext<'_>) {
        let paths: BTreeMap<String, &PackedGuide> = index
            .guides
            .iter()
            .filter_map(|guide| Some((resolved("", guide.path())?, *guide)))
            .collect();
        let mut others = LinkTargets::new(paths);
        for (number, guide) in index.guides.iter().enumerate() {
            let linking = LinkingGuide {
                guide,
                source: OnceCell::new(),
            };
            for link in &guide.summary().relative_links {
                if let Some(finding) = others.between(&linking, link, context) {
                    context.report(number, finding);
                }
            }
        }
    }
}

/// What links with a `#` can lead to in `guide`.
fn anchors_of(guide: &Guide) -> Anchors {
    let headings = guide.body.headings.iter().map(|heading| &*heading.text);
    let html_ids = guide.body.html_ids.iter().map(String::as_str);
    Anchors::of(headings).with_html_ids(html_ids)
}

/// A guide with links. Its text is unpacked once, if a link leads nowhere.
struct LinkingGuide<'g> {
    guide: &'g PackedGuide,
    source: OnceCell<Source>,
}

impl LinkingGuide<'_> {
    fn source(&self) -> &Source {
        self.source.get_or_init(|| self.guide.source())
    }
}

/// The guides that links can lead to.
struct LinkTargets<'g> {
    paths: BTreeMap<String, &'g PackedGuide>,
    /// The headings of those that a link with a fragment led to; of a guide that could not be read there
    /// are none.
    anchors: BTreeMap<String, Option<Anchors>>,
}

impl<'g> LinkTargets<'g> {
    fn new(paths: BTreeMap<String, &'g PackedGuide>) -> LinkTargets<'g> {
        LinkTargets {
            paths,
            anchors: BTreeMap::new(),
        }
    }

    /// What is wrong with a link to another guide.
    fn between(
        &mut self,
        linking: &LinkingGuide<'_>,
        link: &Link,
        context: &CorpusContext<'_>,
    ) -> Option<Diagnostic> {
        if is_other_file(&link.destination) {
            return None;
        }
        let target = LinkTarget::of(&link.destination)?;
        let folder = linking.guide.path().rsplit_once('/');
        let folder = folder.map_or("", |(folder, _)| folder);
        let path = resolved(folder, &target.path)?;
        let Some(other) = self.paths.get(&path) else {
            if !context.scope.is_whole(&path) {
                return None;
            }
            let finding = context.finding(
                format!("there is no guide {}", shown(&target.path)),
                link.range,
                "leads nowhere",
            );
            let (beside, name) = path.rsplit_once('/').unwrap_or(("", &path));
            let part = DeadPart::of(link, name);
            return Some(part.suggest(linking.source(), finding, self.in_folder(beside)));
        };
        let fragment = target.fragment?;
        let anchors = self.anchors.entry(path.clone());
        let anchors = anchors.or_insert_with(|| {
            let other = other.unpacked();
            other.with(|other| other.is_read().then(|| anchors_of(other)))
        });
        let anchors = anchors.as_ref().filter(|_| !fragment.is_empty())?;
        if anchors.has(fragment) {
            return None;
        }
        let finding = context.finding(
            format!("no heading of {} is called `#{fragment}`", shown(&path)),
            link.range,
            "leads nowhere",
        );
        let part = DeadPart::of(link, fragment);
        Some(part.suggest(linking.source(), finding, anchors.names()))
    }

    /// The names of the guides in a folder.
    fn in_folder(&self, folder: &str) -> impl Iterator<Item = &str> {
        self.paths
            .range(folder.to_string()..)
            .take_while(move |(path, _)| path.starts_with(folder))
            .filter_map(|(path, _)| path.rsplit_once('/'))
            .filter(move |(beside, _)| *beside == folder)
            .map(|(_, name)| name)
    }
}

/// A link, and the part of its address that names nothing: a heading, or a guide.
struct DeadPart<'l> {
    link: &'l Link,
    written: &'l str,
}

impl DeadPart<'_> {
    fn of<'l>(link: &'l Link, written: &'l str) -> DeadPart<'l> {
        DeadPart { link, written }
    }

    /// Adds the nearest of `known` to a finding about the link.
    fn suggest<'n>(
        &self,
        source: &Source,
        finding: Diagnostic,
        known: impl Iterator<Item = &'n str>,
    ) -> Diagnostic {
        let known = known.take(MOST_NAMES);
        let Some(near) = closest(self.written, known) else {
            return finding.help("correct the address, or remove the link");
        };
        let link = self.link.range;
        let fix = source.slice(link).rfind(self.written).map(|at| {
            let start = link.start() + at;
            let range = TextRange::new(start, start + self.written.len());
            Fix::replace(format!("write `{near}`"), range, near, Safety::Unsafe)
        });
        finding.help(format!("did you mean `{near}`?")).fix_opt(fix)
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// Whether an address is that of a file beside the guides which is none of them, or starts from the root of
/// whatever site the page is on.
fn is_other_file(address: &str) -> bool {
    let is_elsewhere = address.contains(':') || address.starts_with("//");
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let is_guide = guide_stem(file_name(path)).is_some();
    !is_elsewhere && !path.is_empty() && (path.starts_with('/') || !is_guide)
}

/// The guide that a link leads to.
struct LinkTarget<'l> {
    path: String,
    fragment: Option<&'l str>,
}

impl LinkTarget<'_> {
    /// `None` where the address is not that of a Markdown file beside the guides.
    fn of(address: &str) -> Option<LinkTarget<'_>> {
        if !is_relative(address) {
            return None;
        }
        let (path, fragment) = match address.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (address, None),
        };
        let path = percent_decoded(path.split('?').next().unwrap_or_default());
        let is_guide = guide_stem(file_name(&path)).is_some();
        is_guide.then_some(LinkTarget { path, fragment })
    }
}

/// `path` from `folder`, without `.` and `..`; `None` where it leads out of everything known.
fn resolved(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let root = if folder.starts_with('/') || (folder.is_empty() && path.starts_with('/')) {
        "/"
    } else {
        ""
    };
    Some(format!("{root}{}", parts.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_resolved() {
        let path = |folder, path| resolved(folder, path);
        assert_eq!(path("g/acme", "../b/x.md").as_deref(), Some("g/b/x.md"));
        assert_eq!(path("/g/acme", "./x.md").as_deref(), Some("/g/acme/x.md"));
        assert_eq!(path("acme", "../../x.md"), None);
        assert!(LinkTarget::of("https://x.example/a.md").is_none());
        assert!(LinkTarget::of("notes.txt").is_none());
        for other in [
            "notes.txt",
            "../../README.md",
            "CHANGELOG.md",
            "/guides/acme/x.md",
            "a/",
        ] {
            assert!(is_other_file(other), "{other}");
        }
        for guide in [
            "../acme/x.md?raw#top",
            "#top",
            "?x",
            "https://x.example/a.txt",
            "//x.example",
        ] {
            assert!(!is_other_file(guide), "{guide}");
        }
        let target = LinkTarget::of("a%20b.md?raw#top").unwrap();
        assert_eq!((&*target.path, target.fragment), ("a b.md", Some("top")));
    }
}
