//! What the front matter's sources and the body's evidence are about.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashSet};

use memchr::memmem;

use crate::analysis::sources::living_costs::is_about_living_costs;
use crate::analysis::sources::pay_sites::{self, PaySite};
use crate::analysis::text::normalized::NormalizedText;
use crate::model::Guide;
use crate::model::body::{Section, SectionKind};
use crate::model::front_matter::DataSource;
use crate::text::{PhraseSet, TextRange};

/// Words that a source's name shares with many others.
const GENERIC: [&str; 44] = [
    "salary",
    "salaries",
    "data",
    "database",
    "compensation",
    "comp",
    "pay",
    "report",
    "reports",
    "survey",
    "surveys",
    "review",
    "reviews",
    "verified",
    "thread",
    "threads",
    "disclosure",
    "disclosures",
    "benchmark",
    "benchmarks",
    "market",
    "industry",
    "analysis",
    "annual",
    "guide",
    "public",
    "filings",
    "official",
    "information",
    "internal",
    "research",
    "source",
    "sources",
    "company",
    "offers",
    "the",
    "and",
    "from",
    "for",
    "com",
    "org",
    "net",
    "www",
    "website",
];

/// One source among others.
pub(crate) struct NamedSource<'g> {
    pub source: &'g DataSource,
    pub name: &'g str,
    pub site: Option<&'static PaySite>,
    /// What two mentions of one publisher share.
    pub identity: String,
}

/// The sources of the front matter. `None` where one of them could not be read.
pub(crate) fn named(guide: &Guide) -> Option<Vec<NamedSource<'_>>> {
    let sources = guide.front.data_sources.iter();
    let named = sources.map(|source| {
        let name = source.name.value()?.as_str();
        let url = source.url.value().map_or("", String::as_str);
        let site = pay_sites::of_source(name, url);
        let identity = match (site, host(url)) {
            (Some(site), _) => site.name.to_string(),
            (None, Some(host)) => host,
            (None, None) => {
                let meaning = NormalizedText::of(name);
                meaning.words().collect::<Vec<_>>().join(" ")
            }
        };
        Some(NamedSource {
            source,
            name,
            site,
            identity,
        })
    });
    named.collect()
}

impl NamedSource<'_> {
    pub(crate) fn host(&self) -> Option<String> {
        host(self.source.url.value()?)
    }

    /// Whether it can say what people are paid: the cost of living says nothing of that.
    pub(crate) fn is_of_pay(&self) -> bool {
        let url = self.source.url.value().map_or("", String::as_str);
        !is_about_living_costs(&format!("{} {url}", self.name))
    }
}

/// Bytes of names that are looked for together: of longer ones many could be found at each place, as
/// each is the beginning of the next.
const LONGEST_NAME: usize = 60;

/// So few names are found more quickly one by one.
const FEW_NAMES: usize = 24;

/// What a guide's body mentions of its sources, read once for all of them.
pub(crate) struct Mentions<'g> {
    body: &'g str,
    sources: &'g [NamedSource<'g>],
    /// The names of sources that are in the body as they are.
    names: OnceCell<HashSet<&'g str>>,
    /// The names of the pay sites in it.
    sites: OnceCell<HashSet<&'static str>>,
    /// The hosts of sources that are in it.
    hosts: OnceCell<HashSet<String>>,
    words: OnceCell<BTreeSet<String>>,
    /// The words of the company's name: they say nothing of a source.
    company: BTreeSet<String>,
}

impl<'g> Mentions<'g> {
    pub(crate) fn of(guide: &'g Guide, sources: &'g [NamedSource<'g>]) -> Mentions<'g> {
        let company = guide.front.company_display.value();
        Mentions {
            body: guide.source.slice(guide.body_range),
            sources,
            names: OnceCell::new(),
            sites: OnceCell::new(),
            hosts: OnceCell::new(),
            words: OnceCell::new(),
            company: company.map_or_else(BTreeSet::new, |name| word_set(name)),
        }
    }

    /// Whether the body mentions a source, by its name or address, or by any word that is its own.
    pub(crate) fn has(&self, source: &NamedSource<'_>) -> bool {
        let sites = || {
            self.sites
                .get_or_init(|| pay_sites::mentioned_in(self.body))
        };
        if source.name.is_empty()
            || self.names().contains(source.name)
            || source.site.is_some_and(|site| sites().contains(site.name))
            || source
                .host()
                .is_some_and(|host| self.hosts().contains(&host))
        {
            return true;
        }
        let name = NormalizedText::of(source.name);
        let telling = name.words().filter(|word| {
            let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
            let is_common = GENERIC.contains(word) || self.company.contains(*word);
            word.len() > 2 && !is_number && !is_common
        });
        let mut telling = telling.peekable();
        let words = self.words.get_or_init(|| word_set(self.body));
        telling.peek().is_none() || telling.any(|word| words.contains(word))
    }

    fn names(&self) -> &HashSet<&'g str> {
        self.names.get_or_init(|| {
            let names: BTreeSet<&str> = self.sources.iter().map(|source| source.name).collect();
            let is_few = names.len() <= FEW_NAMES;
            let (single, short): (Vec<&str>, Vec<&str>) = { names.into_iter() }
                .filter(|name| !name.is_empty())
                .partition(|name| is_few || name.len() > LONGEST_NAME);
            let body = self.body.as_bytes();
            let single =
                { single.into_iter() }.filter(|name| memmem::find(body, name.as_bytes()).is_some());
            let phrases = PhraseSet::for_one_text(&short);
            let found = phrases.find_in(self.body);
            let is_exact = |(index, range): &(usize, TextRange)| {
                self.body[range.start()..range.end()] == *short[*index]
            };
            let found = found.filter(is_exact).map(|(index, _)| short[index]);
            found.chain(single).collect()
        })
    }

    fn hosts(&self) -> &HashSet<String> {
        self.hosts.get_or_init(|| {
            let hosts = self.sources.iter().filter_map(NamedSource::host);
            let hosts = hosts.filter(|host| host.len() <= LONGEST_NAME);
            let hosts: Vec<String> = hosts.collect::<BTreeSet<_>>().into_iter().collect();
            if hosts.len() <= FEW_NAMES {
                let body = self.body.to_ascii_lowercase();
                let is_in =
                    |host: &String| memmem::find(body.as_bytes(), host.as_bytes()).is_some();
                return hosts.into_iter().filter(is_in).collect();
            }
            let phrases = PhraseSet::for_one_text(&hosts);
            let found = phrases.find_in(self.body);
            found.map(|(index, _)| hosts[index].clone()).collect()
        })
    }
}

fn word_set(text: &str) -> BTreeSet<String> {
    NormalizedText::of(text)
        .words()
        .map(str::to_string)
        .collect()
}

/// `levels.fyi`, of an address.
pub(crate) fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest
        .split(['/', '?', '#', ':'])
        .next()?
        .to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()).then(|| host.to_string())
}

/// The sections of the body that list evidence.
pub(crate) fn evidence_sections(guide: &Guide) -> impl Iterator<Item = &Section> {
    let sections = guide.body.sections.iter();
    sections.filter(|section| section.kind == SectionKind::Evidence && !section.content.is_empty())
}

/// The pay sites that the evidence names, each with the first place where it does. Their pages about the
/// cost of living do not count.
pub(crate) fn sites_in_evidence(guide: &Guide) -> Vec<(&'static PaySite, TextRange)> {
    let mut found: Vec<(&'static PaySite, TextRange)> = Vec::new();
    for section in evidence_sections(guide) {
        let mut start = section.content.start();
        for line in guide.source.slice(section.content).split_inclusive('\n') {
            let sites = if is_about_living_costs(line) {
                Vec::new()
            } else {
                pay_sites::named_in(line)
            };
            for (site, range) in sites {
                if !found.iter().any(|(known, _)| known.name == site.name) {
                    found.push((site, range.shifted(start)));
                }
            }
            start += line.len();
        }
    }
    found
}
