//! `negguide new`: guides to begin with.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;

use super::configuration::configuration;
use super::global::Global;
use super::reading::reader;
use super::setup::today;
use super::{CLEAN, output};
use crate::draft::{CompanyDraft, DraftRegion, RoleDraft, company_facts, named, regions_of};
use crate::model::front_matter::RoleType;
use crate::model::{Date, Guide, closest};
use crate::project::{Config, Disk, World, shown};
use crate::report::counted;
use crate::rules::standard_roles;

#[derive(Args, Debug)]
#[command(
    after_help = "A new guide is complete in form: front matter with today's date and this quarter, an entry and a row\n\
    of pay for each region, every section with a line on what belongs there, four levers. What is to be\n\
    written stands in brackets: [fill in: the words to say]. `negguide validate` reports each such guide\n\
    once, as `unfilled`, until nothing of that is left; `build` does not publish it before.\n\n\
    What another guide of the company states (its name, industry, headquarters, regions) is taken from\n\
    there. A guide that exists is left as it is.\n\n\
    Examples:\n  \
    negguide new acme --regions 'San Francisco, London, Bangalore'\n  \
    negguide new 'Acme Tools' data-engineer 'Site Reliability Engineer' --regions London\n  \
    negguide new acme --specialty 'Quantum Engineer'       the regions of its other guides\n  \
    negguide new acme --regions 'Berlin, Atlantis=EUR'     a place with its currency"
)]
pub(super) struct New {
    /// The company, as a slug or as people write it
    #[arg(value_name = "COMPANY", value_parser = drafted_name)]
    pub company: (String, String),
    /// Roles, as slugs or as people write them [default: the standard roles]
    #[arg(value_name = "ROLE", value_parser = drafted_name)]
    pub role: Vec<(String, String)>,
    /// Further roles, with commas between them
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = drafted_name)]
    pub roles: Vec<(String, String)>,
    /// Roles that only this company or its field has, with commas between them
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = drafted_name)]
    pub specialty: Vec<(String, String)>,
    /// Where it pays, with commas between them; `NAME=CODE` gives the currency of a place that negguide does
    /// not know [default: the regions of the company's other guides]
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub regions: Vec<String>,
    /// How people write the company
    #[arg(long, value_name = "NAME")]
    pub display: Option<String>,
    /// What the company does
    #[arg(long, value_name = "TEXT")]
    pub industry: Option<String>,
    /// Where its headquarters are
    #[arg(long, value_name = "PLACE")]
    pub hq: Option<String>,
    /// Its symbol at the stock exchange
    #[arg(long, value_name = "SYMBOL")]
    pub ticker: Option<String>,
    /// The day that the guides are begun on [default: today]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Date>,
}

/// A name's slug, and how people write it.
fn drafted_name(text: &str) -> Result<(String, String), String> {
    let expected = "expected a name with letters a to z or digits, such as data-engineer";
    named(text.trim()).ok_or_else(|| expected.to_string())
}

pub(super) fn run(global: &Global, command: &New) -> Result<u8> {
    let config = configuration(global, None)?;
    let folder = config.guides.join(&command.company.0);
    let sibling = sibling(&folder, &config);
    let company = company(command, &config, sibling.as_ref())?;
    let mut written = 0;
    let mut there = Vec::new();
    for role in roles(command, &config)? {
        let path = folder.join(format!("{}.md", role.slug));
        if Disk.exists(&path) {
            there.push(shown(&path));
            continue;
        }
        let text = company.guide(&role, &config.limits, &config.places);
        Disk.write(&path, text.as_bytes())
            .with_context(|| format!("cannot write {}", shown(&path)))?;
        written += 1;
        if !global.quiet {
            output::say(&format!("wrote {}", shown(&path)));
        }
    }
    if !global.quiet {
        if !there.is_empty() {
            output::say(&format!("left as they are: {}", there.join(", ")));
        }
        output::say(&match written {
            0 => "nothing to begin: all of these guides exist".to_string(),
            count => format!(
                "{} begun: write what stands in brackets, then run `negguide validate {}`",
                counted(count, "guide"),
                shown(&folder)
            ),
        });
    }
    Ok(CLEAN)
}

/// The roles to begin, each once.
fn roles(command: &New, config: &Config) -> Result<Vec<RoleDraft>> {
    let standard = standard_roles(&config.settings);
    let draft = |(slug, display): &(String, String), role_type| RoleDraft {
        slug: slug.clone(),
        display: display.clone(),
        role_type,
    };
    let type_of = |slug: &String| {
        if standard.contains(slug) {
            RoleType::Standard
        } else {
            RoleType::Specialty
        }
    };
    let named = command.role.iter().chain(&command.roles);
    let named = named.map(|name| draft(name, type_of(&name.0)));
    let special = command.specialty.iter();
    let special = special.map(|name| draft(name, RoleType::Specialty));
    let mut roles: Vec<RoleDraft> = Vec::new();
    for role in named.chain(special) {
        match roles.iter().find(|known| known.slug == role.slug) {
            Some(known) if known.display != role.display => bail!(
                "`{}` and `{}` would both be {}.md: name one by its slug",
                known.display,
                role.display,
                role.slug
            ),
            Some(_) => {}
            None => roles.push(role),
        }
    }
    if roles.is_empty() {
        let all = standard.iter();
        roles.extend(all.filter_map(|slug| RoleDraft::named(slug, RoleType::Standard)));
    }
    Ok(roles)
}

/// A guide of the company that exists, the first in the alphabet.
fn sibling(folder: &Path, config: &Config) -> Option<Guide> {
    let mut files: Vec<PathBuf> = Disk.guides_in(folder).into_iter().flatten().collect();
    files.sort();
    files.iter().find_map(|file| {
        let guide = reader(config).guide(file).ok()?;
        guide.front.company.value().is_some().then_some(guide)
    })
}

fn company(command: &New, config: &Config, sibling: Option<&Guide>) -> Result<CompanyDraft> {
    let (slug, name) = &command.company;
    let stated = sibling.and_then(|guide| guide.front.company_display.value());
    let display = command.display.as_ref().or(stated).unwrap_or(name);
    let mut facts = sibling.map(company_facts).unwrap_or_default();
    for (key, given) in [
        ("industry", &command.industry),
        ("hq_location", &command.hq),
        ("ticker", &command.ticker),
    ] {
        let Some(value) = given else { continue };
        match facts.iter_mut().find(|(known, _)| *known == key) {
            Some((_, own)) => own.clone_from(value),
            None => facts.push((key, value.clone())),
        }
    }
    let regions = match &command.regions[..] {
        [] => sibling.map(regions_of).unwrap_or_default(),
        given => given
            .iter()
            .map(|text| region(text, config))
            .collect::<Result<_>>()?,
    };
    if regions.is_empty() {
        bail!(
            "where does {display} pay? Name the places: --regions 'San Francisco, London, Bangalore'"
        );
    }
    Ok(CompanyDraft {
        slug: slug.clone(),
        display: display.clone(),
        facts,
        regions,
        as_of: command.as_of.unwrap_or_else(today),
    })
}

fn region(text: &str, config: &Config) -> Result<DraftRegion> {
    if let Some(region) = DraftRegion::parse(text, &config.places) {
        return Ok(region);
    }
    let text = text.trim();
    if text.is_empty() {
        bail!("--regions has an empty place");
    }
    if let Some((label, code)) = text.rsplit_once('=') {
        bail!(
            "`{}` in `{label}={code}` is not the code of a currency: write it as EUR",
            code.trim()
        );
    }
    let near = closest(text, config.places.cities());
    let meant = near.map_or_else(String::new, |near| format!(" (did you mean `{near}`?)"));
    bail!("the currency of `{text}` is not known{meant}: write it as '{text}=EUR'")
}
