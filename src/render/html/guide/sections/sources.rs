//! The sources that the front matter names.

use super::content::SourceView;
use crate::model::body::SectionKind;
use crate::model::{Guide, fold};
use crate::render::html::links::is_web;
use crate::render::html::words::Day;

/// Those that the evidence does not name, or whose address it does not have.
pub(super) fn further_sources(guide: &Guide) -> Vec<SourceView> {
    let sections = guide.body.sections.iter();
    let evidence = sections.filter(|section| section.kind == SectionKind::Evidence);
    let said: Vec<&str> = evidence
        .map(|section| guide.source.slice(section.content))
        .collect();
    let said = said.join(" ");
    let words = format!(" {} ", fold(&said));
    let named = guide.front.data_sources.iter().filter_map(|source| {
        let name = source.name.value()?;
        let is_named = words.contains(&format!(" {} ", fold(name)));
        let has_more = |url: &String| is_web(url) && !said.contains(url.as_str());
        let is_said = is_named && !source.url.value().is_some_and(has_more);
        (!is_said).then(|| SourceView {
            name: name.clone(),
            href: source.url.value().filter(|url| is_web(url)).cloned(),
            accessed: source.date_accessed.value().copied().map(Day::of),
        })
    });
    named.collect()
}
