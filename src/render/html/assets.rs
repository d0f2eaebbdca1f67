//! The files that pages load: style sheet, script, icon, what is searched, and guides to compare.

use std::fmt::Write;

use serde::Serialize;
use xxhash_rust::xxh3::xxh3_64;

use super::converted::converted_total;
use super::markdown::plain;
use super::money;
use super::words::{Day, NO_PLACE, quarter};
use crate::model::Currency;
use crate::model::search_names::Named;
use crate::render::catalog::{Catalog, GuideCard, PayCard, PayGroup};
use crate::render::templates::without_unseen;
use crate::render::{Artifact, RenderError, SiteOptions, Templates};

/// Files whose names change with what is in them, so that browsers may keep them for good.
#[derive(Debug)]
pub(super) struct Assets {
    pub style: Artifact,
    pub script: Artifact,
    pub icon: Artifact,
}

impl Assets {
    pub(super) fn of(templates: &Templates, options: &SiteOptions) -> Result<Assets, RenderError> {
        let file = |name: &str| -> Result<String, RenderError> {
            templates.render(name, StyleContext::of(options))
        };
        Ok(Assets {
            style: hashed("style", "css", file("style.css")?),
            script: hashed("site", "js", file("site.js")?),
            icon: Artifact {
                path: "favicon.svg".to_string(),
                bytes: file("favicon.svg")?.into_bytes(),
            },
        })
    }
}

/// What the style sheet and the script know of the site.
#[derive(Serialize)]
struct StyleContext {
    /// The site's title, to be put between double quotes.
    title: String,
}

impl StyleContext {
    fn of(options: &SiteOptions) -> StyleContext {
        let signs = options.title.chars().map(|sign| match sign {
            '"' | '\\' => format!("\\{sign}"),
            sign if sign.is_control() || sign == '<' => " ".to_string(),
            sign => sign.to_string(),
        });
        StyleContext {
            title: signs.collect(),
        }
    }
}

fn hashed(name: &str, extension: &str, text: String) -> Artifact {
    let hash = xxh3_64(text.as_bytes()) >> 32;
    Artifact {
        path: format!("assets/{name}-{hash:08x}.{extension}"),
        bytes: text.into_bytes(),
    }
}

/// What the search looks in. A guide is a company and a role, by their places in the lists.
#[derive(Serialize)]
struct SearchIndex<'c> {
    /// Name, slug, other names.
    companies: Vec<(&'c str, &'c str, String)>,
    roles: Vec<(&'c str, &'c str, String)>,
    places: Vec<[&'c str; 2]>,
    /// How many guides each company, role and place has.
    counts: [Vec<usize>; 3],
    /// Company, role, and the first total.
    guides: Vec<(usize, usize, String)>,
}

/// `data/search.js`: a script, as pages opened from a disk can load nothing else.
pub(super) fn search_index(
    catalog: &Catalog,
    options: &SiteOptions,
) -> Result<Artifact, RenderError> {
    let other_names = |named, slug: &str| options.aliases.names(named, slug).join(" ");
    let guides = catalog.guides.iter().filter_map(|guide| {
        let role = catalog.role_index(guide.address.role())?;
        let company = catalog.company_index(guide.address.company())?;
        let first = guide.pay.iter().find_map(|pay| {
            let total = money::range(pay.total, pay.currency)?;
            Some(format!(
                "{}: {total}",
                pay.region.as_deref().unwrap_or(NO_PLACE)
            ))
        });
        Some((company, role, first.unwrap_or_default()))
    });
    let index = SearchIndex {
        companies: { catalog.companies.iter() }
            .map(|company| {
                let other = other_names(Named::Company, &company.slug);
                (company.name.as_str(), company.slug.as_str(), other)
            })
            .collect(),
        roles: { catalog.roles.iter() }
            .map(|role| {
                let other = other_names(Named::Role, &role.slug);
                (role.name.as_str(), role.slug.as_str(), other)
            })
            .collect(),
        places: { catalog.places.iter() }
            .map(|place| [place.name.as_str(), place.slug.as_str()])
            .collect(),
        counts: [
            catalog
                .companies
                .iter()
                .map(|company| company.guides.len())
                .collect(),
            catalog.roles.iter().map(PayGroup::guides).collect(),
            catalog.places.iter().map(PayGroup::guides).collect(),
        ],
        guides: guides.collect(),
    };
    script("data/search.js".to_string(), "paySearch", &index)
}

/// A guide as the comparison shows it.
#[derive(Serialize)]
struct ComparedGuide<'c> {
    id: String,
    company: &'c str,
    role: &'c str,
    quality: &'static str,
    quarter: String,
    updated: String,
    level: &'c str,
    equals: &'c [String],
    dna: Vec<String>,
    pay: Vec<ComparedPay<'c>>,
}

#[derive(Serialize)]
struct ComparedPay<'c> {
    place: &'c str,
    slug: &'c str,
    name: &'c str,
    cur: &'static str,
    level: &'c str,
    lo: i64,
    hi: i64,
    total: String,
    /// The total in the currency that others are compared in.
    #[serde(skip_serializing_if = "Option::is_none")]
    conv: Option<String>,
    base: String,
    grant: String,
    whole: String,
    bonus: String,
}

/// `data/acme/data-engineer.js`
pub(super) fn compared_guide(
    guide: &GuideCard,
    options: &SiteOptions,
) -> Result<Artifact, RenderError> {
    let compared = ComparedGuide {
        id: guide.address.to_string(),
        company: &guide.company,
        role: &guide.role,
        quality: guide.quality.map_or("not stated", |quality| quality.name()),
        quarter: guide
            .quarter
            .map_or_else(|| "not stated".to_string(), quarter),
        updated: guide
            .updated
            .map_or_else(String::new, |day| Day::of(day).text),
        level: guide.level.as_deref().unwrap_or_default(),
        equals: &guide.equals,
        dna: guide.summary.iter().map(|part| plain(part)).collect(),
        pay: { guide.pay.iter() }
            .map(|pay| compared_pay(pay, options))
            .collect(),
    };
    script(format!("data/{}.js", guide.address), "payGuide", &compared)
}

fn compared_pay<'p>(pay: &'p PayCard, options: &SiteOptions) -> ComparedPay<'p> {
    let shown = |range| money::range(range, pay.currency).unwrap_or_default();
    let place = pay.place.as_ref();
    ComparedPay {
        place: pay.region.as_deref().unwrap_or(NO_PLACE),
        slug: place.map_or("", |place| place.slug.as_str()),
        name: place.map_or(NO_PLACE, |place| place.name.as_str()),
        cur: pay.currency.map_or("", Currency::code),
        level: pay.level.as_deref().unwrap_or_default(),
        lo: pay.total.bottom().map_or(0, |amount| amount.0),
        hi: pay.total.top().map_or(0, |amount| amount.0),
        total: shown(pay.total),
        conv: { options.rates.as_ref() }.and_then(|rates| converted_total(pay, rates)),
        base: shown(pay.base),
        grant: shown(pay.grant_a_year),
        whole: money::whole_grant(pay).unwrap_or_default(),
        bonus: money::bonus(pay).unwrap_or_default(),
    }
}

/// A script that hands a value to a function of the page.
fn script(path: String, function: &str, value: &impl Serialize) -> Result<Artifact, RenderError> {
    let json = without_unseen(serde_json::to_string(value)?);
    let mut text = String::with_capacity(json.len() + function.len() + 4);
    let _ = write!(text, "{function}({json});");
    Ok(Artifact {
        path,
        bytes: text.into_bytes(),
    })
}
