//! `data/guides.json`.

use serde::{Deserialize, Serialize};

use super::figure::{
    Amounts, At, BonusData, Figure, FirstYearPay, amounts, bonus, vest_schedule, vest_years,
};
use super::verdict::{EntryVerdict, FiguresVerdict, FoundAt, GuideVerdict};
use crate::model::front_matter::{DataQuality, RoleType};
use crate::model::{Guide, Parts};
use crate::render::{Address, Artifact, GrowingFile, GuidePage, RenderError, SiteOptions};
use crate::text::Source;

/// Raised when a field changes its meaning or goes away; new fields do not raise it.
const SCHEMA_VERSION: u32 = 1;

/// The JSON Schema of `data/guides.json`. A test derives it from the types below and compares.
pub const GUIDES_SCHEMA: &str = include_str!("../../../docs/guides.schema.json");

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DataFile<'a> {
    schema_version: u32,
    generator: &'a str,
    as_of: String,
    guides: &'a [GuideJson<'a>],
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct GuideFile<'a> {
    schema_version: u32,
    generator: &'a str,
    as_of: String,
    #[serde(flatten)]
    guide: &'a GuideJson<'a>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct GuideJson<'a> {
    company: &'a str,
    company_display: Option<&'a str>,
    role: &'a str,
    role_display: Option<&'a str>,
    role_type: Option<&'static str>,
    last_updated: Option<String>,
    data_quality: Option<&'static str>,
    salary_data_quarter: Option<String>,
    next_review_due: Option<String>,
    industry: Option<&'a str>,
    hq_location: Option<&'a str>,
    public_or_private: Option<&'a str>,
    ticker: Option<&'a str>,
    employee_count_range: Option<&'a str>,
    author: Option<&'a str>,
    /// The guide's source, relative to the project's folder or, outside of it, with its own folder alone; all
    /// lines are lines of it.
    file: &'a str,
    page: String,
    markdown: String,
    /// The worst that was found in the guide: `error`, `warning`, or `sound` for nothing.
    state: &'static str,
    findings: GuideVerdict,
    compensation: Vec<EntryData<'a>>,
    level_mapping: LevelsData<'a>,
    data_sources: Vec<SourceData<'a>>,
    negotiation_dna_summary: Option<Figure<String>>,
    levers: Vec<LeverData<'a>>,
    strategy: Option<Figure<&'a str>>,
    evidence: Vec<EvidenceData<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct EntryData<'a> {
    region: Option<&'a str>,
    place: Option<&'a str>,
    level: Option<&'a str>,
    currency: Option<&'static str>,
    line: usize,
    /// The worst that was found at the entry's figures: `error`, `warning`, or `sound` for nothing.
    state: &'static str,
    findings: Vec<FoundAt>,
    base: Option<Amounts>,
    stock: Option<Amounts>,
    stock_type: Option<&'a str>,
    vest_years: Option<u8>,
    vest_schedule: Option<Figure<Vec<String>>>,
    bonus: Option<BonusData>,
    signing_bonus: Option<Amounts>,
    signing_bonus_year2: Option<Amounts>,
    other: Vec<OtherData<'a>>,
    total: Option<Amounts>,
    year1: Option<FirstYearPay>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct OtherData<'a> {
    label: Option<&'a str>,
    #[serde(flatten)]
    pay: Option<Amounts>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LevelsData<'a> {
    internal: Option<Figure<String>>,
    raw: Option<Figure<String>>,
    companies: Vec<LevelData<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LevelData<'a> {
    company: &'a str,
    level: Option<Figure<String>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SourceData<'a> {
    name: Option<&'a str>,
    url: Option<&'a str>,
    date_accessed: Option<String>,
    line: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LeverData<'a> {
    title: &'a str,
    script: Option<Figure<&'a str>>,
    #[serde(flatten)]
    at: At,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct EvidenceData<'a> {
    text: &'a str,
    links: Vec<&'a str>,
    line: usize,
}

/// A guide as the data files of all guides have it.
#[derive(Serialize, Deserialize)]
pub(super) struct GuideText {
    /// In several lines, indented as an item of the list of guides.
    item: String,
    /// In one line.
    pub line: Vec<u8>,
}

impl GuideText {
    pub(super) fn of(guide: &GuideJson<'_>) -> Result<GuideText, RenderError> {
        let mut line = serde_json::to_vec(guide)?;
        line.push(b'\n');
        // No string of JSON has a line break in it.
        let item = serde_json::to_string_pretty(guide)?;
        Ok(GuideText {
            item: item.replace('\n', "\n    "),
            line,
        })
    }
}

/// `data/guides.json`: all guides, in the order of their addresses.
pub(super) struct JsonList<'o> {
    file: Box<dyn GrowingFile + 'o>,
    is_empty: bool,
}

impl<'o> JsonList<'o> {
    pub(super) fn open(
        mut file: Box<dyn GrowingFile + 'o>,
        options: &SiteOptions,
    ) -> Result<JsonList<'o>, RenderError> {
        let without_guides = serde_json::to_string_pretty(&DataFile {
            schema_version: SCHEMA_VERSION,
            generator: &options.generator,
            as_of: options.as_of.to_string(),
            guides: &[],
        })?;
        // The guides are the last field.
        let head = without_guides.strip_suffix("]\n}");
        let head = head.ok_or_else(|| RenderError::Data {
            message: "the list of guides has no end".to_string(),
        })?;
        file.write_all(head.as_bytes())?;
        Ok(JsonList {
            file,
            is_empty: true,
        })
    }

    pub(super) fn add(&mut self, guide: &GuideText) -> Result<(), RenderError> {
        let before = if self.is_empty { "\n    " } else { ",\n    " };
        self.is_empty = false;
        self.file.write_all(before.as_bytes())?;
        self.file.write_all(guide.item.as_bytes())?;
        Ok(())
    }

    pub(super) fn close(mut self) -> Result<(), RenderError> {
        let end = if self.is_empty {
            "]\n}\n"
        } else {
            "\n  ]\n}\n"
        };
        self.file.write_all(end.as_bytes())?;
        self.file.close();
        Ok(())
    }
}

/// `acme/data-engineer.json`: one guide, beside its page.
pub(super) fn guide_json(
    guide: &GuideJson<'_>,
    address: &Address,
    options: &SiteOptions,
) -> Result<Artifact, RenderError> {
    let file = GuideFile {
        schema_version: SCHEMA_VERSION,
        generator: &options.generator,
        as_of: options.as_of.to_string(),
        guide,
    };
    let mut bytes = serde_json::to_vec_pretty(&file)?;
    bytes.push(b'\n');
    Ok(Artifact {
        path: address.data(),
        bytes,
    })
}

impl<'a> GuideJson<'a> {
    /// What there is to say of `page`.
    pub(super) fn of(page: &GuidePage<'a>) -> GuideJson<'a> {
        let (guide, front) = (page.guide, &page.guide.front);
        let source = &guide.source;
        let parts: Vec<Parts<'_>> = guide.parts().collect();
        let at_figures = FiguresVerdict::of(page, &parts);
        let verdict = GuideVerdict::of(page);
        let fact = |name: &str| {
            let found = front.facts.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| value.value.as_str())
        };
        GuideJson {
            company: page.address.company(),
            company_display: front.company_display.value().map(String::as_str),
            role: page.address.role(),
            role_display: front.role_display.value().map(String::as_str),
            role_type: front.role_type.value().copied().map(RoleType::name),
            last_updated: front.last_updated.value().map(ToString::to_string),
            data_quality: front.data_quality.value().copied().map(DataQuality::name),
            salary_data_quarter: front.salary_data_quarter.value().map(ToString::to_string),
            next_review_due: front.next_review_due.value().map(ToString::to_string),
            industry: fact("industry"),
            hq_location: fact("hq_location"),
            public_or_private: fact("public_or_private"),
            ticker: fact("ticker"),
            employee_count_range: fact("employee_count_range"),
            author: fact("author"),
            file: page.file,
            page: page.address.page(),
            markdown: page.address.markdown(),
            state: verdict.state(),
            findings: verdict,
            compensation: { parts.iter().enumerate() }
                .map(|(index, parts)| entry(source, *parts, at_figures.of_entry(index)))
                .collect(),
            level_mapping: levels(guide),
            data_sources: sources(guide),
            negotiation_dna_summary: Figure::of(
                source,
                &front.negotiation_dna_summary,
                Clone::clone,
            ),
            levers: levers(guide),
            strategy: guide.body.strategy.as_ref().map(|strategy| Figure {
                value: source.slice(strategy.script),
                at: At::of(source, strategy.script),
            }),
            evidence: evidence(guide),
        }
    }
}

fn entry<'a>(source: &Source, parts: Parts<'a>, found: EntryVerdict) -> EntryData<'a> {
    let pay = parts.entry;
    let region = pay.region.value();
    let other = pay.other.iter().map(|other| OtherData {
        label: other.label.value().map(String::as_str),
        pay: amounts(source, &other.pay),
    });
    EntryData {
        region: region.map(|label| label.text.as_str()),
        place: region
            .and_then(|label| label.place.as_ref())
            .map(|place| place.id.as_str()),
        level: pay.level.value().map(String::as_str),
        currency: pay.currency.value().map(|currency| currency.code()),
        line: source.line(pay.range.start),
        state: found.state(),
        findings: found.findings,
        base: amounts(source, &pay.base),
        stock: amounts(source, &pay.stock),
        stock_type: pay.stock_type.value().map(String::as_str),
        vest_years: vest_years(pay),
        vest_schedule: vest_schedule(source, pay),
        bonus: bonus(source, &pay.bonus),
        signing_bonus: amounts(source, &pay.signing_bonus),
        signing_bonus_year2: amounts(source, &pay.signing_bonus_year2),
        other: other.collect(),
        total: amounts(source, &pay.total),
        year1: FirstYearPay::of(parts).known(),
    }
}

fn levels(guide: &Guide) -> LevelsData<'_> {
    let (source, mapping) = (&guide.source, &guide.front.level_mapping);
    let companies = mapping.companies.iter().map(|(company, level)| LevelData {
        company: &company.value,
        level: Figure::of(source, level, Clone::clone),
    });
    LevelsData {
        internal: Figure::of(source, &mapping.internal, Clone::clone),
        raw: Figure::of(source, &mapping.raw, Clone::clone),
        companies: companies.collect(),
    }
}

fn sources(guide: &Guide) -> Vec<SourceData<'_>> {
    let found = guide.front.data_sources.iter().map(|source| SourceData {
        name: source.name.value().map(String::as_str),
        url: source.url.value().map(String::as_str),
        date_accessed: source.date_accessed.value().map(ToString::to_string),
        line: guide.source.line(source.range.start),
    });
    found.collect()
}

fn levers(guide: &Guide) -> Vec<LeverData<'_>> {
    let source = &guide.source;
    let found = guide.body.levers.iter().map(|lever| LeverData {
        title: &lever.title.value,
        at: At::of(source, lever.title.range),
        script: lever.script.map(|range| Figure {
            value: source.slice(range),
            at: At::of(source, range),
        }),
    });
    found.collect()
}

fn evidence(guide: &Guide) -> Vec<EvidenceData<'_>> {
    let found = guide.body.evidence.iter().map(|item| EvidenceData {
        text: &item.text,
        links: item
            .links
            .iter()
            .map(|link| link.destination.as_str())
            .collect(),
        line: guide.source.line(item.range.start),
    });
    found.collect()
}

/// `data/guides.schema.json`: the JSON Schema of `data/guides.json`, whose guides are also the lines of
/// `data/guides.ndjson`.
pub(super) fn schema_file() -> Artifact {
    Artifact {
        path: "data/guides.schema.json".to_string(),
        bytes: GUIDES_SCHEMA.as_bytes().to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_that_of_the_data() {
        let mut derived = schemars::schema_for!(DataFile<'static>);
        derived.insert("title".to_string(), "Guides of negguide".into());
        let derived = serde_json::to_string_pretty(&derived.to_value()).unwrap() + "\n";
        // Prints what to write to the file where it differs.
        assert!(
            GUIDES_SCHEMA == derived,
            "write this to docs/guides.schema.json, and raise SCHEMA_VERSION if a field is gone or means \
             something else:\n{derived}"
        );
    }
}
