//! `negguide offer`: an offer held against the band of its guide.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;

use super::configuration::configuration;
use super::find::AnswerFormat;
use super::global::Global;
use super::offer_terms::{TermArguments, read_offer_file};
use super::reading::{note_left_out, project_state, reader};
use super::{CLEAN, output};
use crate::compare::Snapshot;
use crate::lookup::{Answer, Found, JudgedOffer, Offer, OfferTerms, Question, ResolvedName};
use crate::model::{DEFAULT_VEST_YEARS, Guide, Parts};
use crate::project::Config;
use crate::report::{OfferReport, answer_human, offer_human, offers_json, offers_side_by_side};

#[derive(Args, Debug)]
#[command(
    after_help = "Base, grant, bonus, sign-on and the total of an average year are held against the guide's row for the\n\
    place and level: below, within or above, and by how much. The weakest part gets the lever that speaks\n\
    to it. Every figure names its line; what the guide does not state is said to be unknown, and nothing is\n\
    converted.\n\n\
    An offer file has the same names: company, role, place, level, base, stock, vest, bonus, sign-on.\n\n\
    Examples:\n  \
    negguide offer --company google --role SRE --place London --base 140000 --stock 200000 \\\n    \
    --vest 25,25,25,25 --bonus 15% --sign-on 20000\n  \
    negguide offer --offer google.toml --offer stripe.toml      side by side"
)]
pub(super) struct OfferCommand {
    /// Offers in files; several are also shown side by side
    #[arg(long, value_name = "FILE")]
    pub offer: Vec<PathBuf>,
    #[command(flatten)]
    pub terms: TermArguments,
    /// How to print the comparison
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: AnswerFormat,
}

pub(super) fn run(global: &Global, command: &OfferCommand) -> Result<u8> {
    let mut offers = Vec::new();
    if command.terms != TermArguments::default() {
        offers.push(("offer".to_string(), command.terms.clone()));
    }
    for file in &command.offer {
        let name = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        offers.push((name, read_offer_file(file)?));
    }
    if offers.is_empty() {
        bail!(
            "no offer: give its terms (--company, --role, --base), or a file of them with --offer"
        );
    }
    let config = configuration(global, None)?;
    let guides = project_state(&config)?;
    note_left_out(global, &guides);
    let mut read = Vec::new();
    for (name, terms) in &offers {
        let held = held(terms, &guides, &config);
        read.push((name, held.with_context(|| name.clone())?));
    }
    let judged: Vec<(&String, &OfferAndRow<'_>, JudgedOffer<'_>)> = { read.iter() }
        .filter_map(|(name, held)| {
            let row = (&held.guide, held.entry);
            let judged = JudgedOffer::of(&held.offer, row, &guides, &config.aliases)?;
            Some((*name, held, judged))
        })
        .collect();
    let reports: Vec<OfferReport<'_>> = { judged.iter() }
        .map(|(name, held, judged)| OfferReport {
            name,
            offer: &held.offer,
            judged,
            guide: held.found.guide,
            row: &held.row,
            wider_than: held.place.as_deref().filter(|_| held.found.is_wider),
        })
        .collect();
    if command.format == AnswerFormat::Json {
        output::print(&offers_json(&reports)?)?;
        return Ok(CLEAN);
    }
    let texts: Vec<String> = reports.iter().map(|report| offer_human(*report)).collect();
    let mut text = texts.join("\n");
    if reports.len() > 1 {
        text.push('\n');
        text.push_str(&offers_side_by_side(&reports));
    }
    output::print(&text)?;
    Ok(CLEAN)
}

/// An offer and the entry of a guide that it is held against.
struct OfferAndRow<'s> {
    offer: Offer,
    found: Found<'s>,
    guide: Guide,
    entry: usize,
    row: String,
    /// Where the offer is for, if it says so.
    place: Option<String>,
}

fn held<'s>(
    terms: &TermArguments,
    guides: &'s Snapshot,
    config: &Config,
) -> Result<OfferAndRow<'s>> {
    let needed = |value: &Option<String>, name: &str| {
        value
            .clone()
            .ok_or_else(|| anyhow!("the offer has no {name}: --{name}"))
    };
    let (company, role) = (
        needed(&terms.company, "company")?,
        needed(&terms.role, "role")?,
    );
    let base = needed(&terms.base, "base")?;
    let question = Question {
        company: &company,
        role: Some(&role),
        place: terms.place.as_deref(),
        level: terms.level.as_deref(),
    };
    let place = terms.place.clone();
    let answer = Answer::of(question, guides, &config.aliases, &config.places);
    let is_found = matches!(answer.role, ResolvedName::Found { .. });
    let (Some(found), true) = (answer.found.clone(), is_found) else {
        bail!("{}", answer_human(&answer, question).trim_end());
    };
    let guide = reader(config).guide(Path::new(&found.guide.file))?;
    let entry = entry_of(&found, &guide, terms.line)?;
    let years = guide.front.compensation.get(entry).and_then(|entry| {
        let parts = Parts { entry, row: None };
        parts.grant_years()
    });
    let terms = OfferTerms {
        base,
        stock: terms.stock.clone(),
        vest: terms.vest.clone(),
        bonus: terms.bonus.clone(),
        sign_on: terms.sign_on.clone(),
    };
    let offer = Offer::read(&terms, years.unwrap_or(DEFAULT_VEST_YEARS))?;
    let row = &found.guide.rows[entry];
    if let (Some(offered), Some(stated)) = (offer.currency, row.currency)
        && offered != stated
    {
        bail!("the offer is in {offered}, the guide's row in {stated}: nothing is converted");
    }
    Ok(OfferAndRow {
        offer,
        row: row.name(),
        place,
        guide,
        entry,
        found,
    })
}

/// The entry that the offer is held against: the one that fits, or that is on `line`.
fn entry_of(found: &Found<'_>, guide: &Guide, line: Option<usize>) -> Result<usize> {
    let file = &found.guide.file;
    let line_of = |entry: usize| {
        let entry = guide.front.compensation.get(entry);
        entry.map_or(0, |entry| guide.source.line(entry.range.start))
    };
    let fits = found.entries.iter().copied();
    let fits: Vec<usize> = fits
        .filter(|entry| line.is_none_or(|line| line_of(*entry) == line))
        .collect();
    match fits[..] {
        [one] => Ok(one),
        [] => match line {
            Some(line) => bail!("no row of {file} that fits begins at line {line}"),
            None => bail!(
                "{file} has no pay for this place and level; it has: {}",
                found.other_places.join(", ")
            ),
        },
        _ => {
            let rows = fits.iter().map(|entry| {
                format!(
                    "{} (line {})",
                    found.guide.rows[*entry].name(),
                    line_of(*entry)
                )
            });
            let rows: Vec<String> = rows.collect();
            bail!(
                "several rows of {file} fit: {}; choose one with --place, --level or --line",
                rows.join("; ")
            )
        }
    }
}
