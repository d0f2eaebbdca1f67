//! The items of evidence that cite a source of pay by what it is, not by a known name.

use std::collections::{BTreeSet, HashSet};

use crate::analysis::sources::cited::{NamedSource, evidence_sections, host};
use crate::analysis::sources::living_costs::is_about_living_costs;
use crate::analysis::sources::pay_sites;
use crate::analysis::sources::pay_words::{is_pay, words_of};
use crate::analysis::text::year::names_year;
use crate::model::Guide;
use crate::syntax::Limits;
use crate::syntax::markdown::{Block, BlockKind, Line, Link, read};
use crate::text::TextRange;

/// Something that evidence cites.
pub(crate) struct Cited {
    /// As it reads, without markup.
    pub text: String,
    pub range: TextRange,
    links: Vec<Link>,
}

/// Parts of words for what can be looked up.
const DOCUMENT: [&str; 33] = [
    "spiegel",
    "survey",
    "report",
    "guide",
    "benchmark",
    "study",
    "studie",
    "estudio",
    "index",
    "database",
    "dataset",
    "analysis",
    "analyses",
    "review",
    "statistic",
    "census",
    "barometer",
    "tracker",
    "disclosure",
    "filing",
    "insight",
    "trends",
    "thread",
    "comparison",
    "calculator",
    "research",
    "posting",
    "listing",
    "handbook",
    "umfrage",
    "encuesta",
    "pesquisa",
    "enquête",
];

/// Words for figures, after a word for pay: `salary data`.
const FIGURES: [&str; 8] = [
    "data", "range", "ranges", "band", "bands", "figures", "scale", "scales",
];

/// The items of the guide's evidence that cite a survey, report, benchmark or other document of
/// pay, a page about it or figures of a year, and that are neither a known site's, nor one of
/// `sources`, nor each other's.
pub(crate) fn pay_documents(guide: &Guide, sources: &[NamedSource<'_>]) -> Vec<Cited> {
    let mut hosts: HashSet<String> = sources.iter().filter_map(NamedSource::host).collect();
    let mut known = CitedNames::default();
    for source in sources {
        known.add(&words_of(source.name));
    }
    let mut found = Vec::new();
    for cited in cited(guide) {
        let urls = cited.links.iter().map(|link| link.destination.as_str());
        let own_hosts: Vec<String> = urls.clone().filter_map(host).collect();
        let text = words_of(&cited.text);
        let names_site = |text: &str| !pay_sites::named_in(text).is_empty();
        if names_site(&cited.text)
            || urls.clone().any(names_site)
            || own_hosts.iter().any(|host| hosts.contains(host))
            || known.is_any_in(&text)
            || is_about_living_costs(&cited.text)
            || !is_about_pay(&text, !own_hosts.is_empty() || names_year(&cited.text))
        {
            continue;
        }
        hosts.extend(own_hosts);
        known.add(&text);
        found.push(cited);
    }
    found
}

/// Words of a name that are compared: those of two sources differ before.
const MOST_WORDS: usize = 12;

/// Names that are looked for in texts, however many they are. Names and texts are [`words_of`] them.
#[derive(Default)]
struct CitedNames {
    names: HashSet<String>,
    /// How many words they have.
    lengths: BTreeSet<usize>,
}

impl CitedNames {
    fn add(&mut self, name: &str) {
        let blanks = name.match_indices(' ').map(|(at, _)| at);
        let blanks: Vec<usize> = blanks.take(MOST_WORDS + 1).collect();
        if let [first, .., last] = blanks[..] {
            self.lengths.insert(blanks.len() - 1);
            self.names.insert(name[first..=last].to_string());
        }
    }

    fn is_any_in(&self, text: &str) -> bool {
        let blanks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
        self.lengths.iter().any(|words| {
            let mut runs = blanks.iter().zip(blanks.iter().skip(*words));
            runs.any(|(from, to)| self.names.contains(&text[*from..=*to]))
        })
    }
}

/// Whether the evidence cites anything that is not about the cost of living alone.
pub(crate) fn cites_more_than_living_costs(guide: &Guide) -> bool {
    let cited = cited(guide);
    cited
        .iter()
        .any(|cited| !is_about_living_costs(&cited.text))
}

/// Whether words cite something about pay: they name pay, and they name a document, link to one or
/// say of which year it is.
fn is_about_pay(words: &str, is_traceable: bool) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    let is_document = |word: &&str| DOCUMENT.iter().any(|part| word.contains(part));
    let has_figures = words
        .windows(2)
        .any(|pair| is_pay(pair[0]) && FIGURES.contains(&pair[1]));
    words.iter().any(|word| is_pay(word))
        && (is_traceable || has_figures || words.iter().any(is_document))
}

/// Everything that the evidence cites: each item of a list, row of a table and line of prose.
fn cited(guide: &Guide) -> Vec<Cited> {
    let mut all = Vec::new();
    for section in evidence_sections(guide) {
        let document = read(&guide.source.text, section.content, &Limits::default());
        collect(&document.blocks, false, &mut all);
    }
    all
}

fn collect(blocks: &[Block], is_item: bool, all: &mut Vec<Cited>) {
    for block in blocks {
        match &block.kind {
            // The lines of an item are one citation.
            BlockKind::Paragraph(lines) if is_item => all.extend(join(lines)),
            BlockKind::Paragraph(lines) => {
                all.extend(lines.iter().filter_map(|line| join([line])));
            }
            BlockKind::Heading { line, .. } => all.extend(join([&**line])),
            BlockKind::List { items, .. } => {
                for item in items {
                    collect(&item.blocks, true, all);
                }
            }
            BlockKind::Table(table) => all.extend(table.rows.iter().map(|row| {
                let cells = row.cells.iter().map(|cell| cell.text.as_str());
                let links = row.cells.iter().flat_map(|cell| cell.links.iter());
                Cited {
                    text: cells.collect::<Vec<_>>().join(" "),
                    range: row.range,
                    links: links.cloned().collect(),
                }
            })),
            BlockKind::Quote(blocks) => collect(blocks, is_item, all),
            BlockKind::Code | BlockKind::Html | BlockKind::Rule => {}
        }
    }
}

fn join<'l>(lines: impl IntoIterator<Item = &'l Line>) -> Option<Cited> {
    let mut lines = lines.into_iter();
    let first = lines.next()?;
    let start = Cited {
        text: first.text.as_str().to_string(),
        range: first.range,
        links: first.links.clone(),
    };
    Some(lines.fold(start, |mut cited, line| {
        cited.text.push(' ');
        cited.text.push_str(line.text.as_str());
        cited.range = TextRange::new(cited.range.start(), line.range.end());
        cited.links.extend(line.links.iter().cloned());
        cited
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_of_pay_are_told_from_others() {
        for text in [
            "Acme Institute, Salary Survey 2025",
            "Cloud engineers' compensation benchmarks, Boston market",
            "Competing offer benchmarks (2025)",
            "Bureau X — software pay data",
            "Gehaltsreport 2025",
        ] {
            assert!(is_about_pay(&words_of(text), false), "{text}");
        }
        for text in [
            "Acme Q4 2025 earnings report",
            "State of Data Report 2026",
            "Pay philosophy: no bonus for data engineers",
            "Agentic AI premium — 15–25 % on compensation",
            "Comparison of clouds",
        ] {
            assert!(!is_about_pay(&words_of(text), false), "{text}");
        }
        assert!(is_about_pay(" pay rises at acme ", true));
    }
}
