//! `negguide build`: checks, then writes what is publishable.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Result, bail};
use rayon::prelude::*;

use super::adopting::ChangedOnly;
use super::arguments::Build;
use super::build_changes::changes_since;
use super::global::Global;
use super::setup::{CheckRequest, CheckRun, ContextGuides};
use super::timings::{RunStep, Timings};
use super::{CLEAN, FAILED, FINDINGS, baseline, output, setup};
use crate::check::PackedCheck;
use crate::diagnostic::{Diagnostic, Severity};
use crate::project::{
    BuildOutput, Disk, EarlierSite, RemakeReason, SiteInputs, SiteRecords, SiteRequest,
    SiteSources, SiteWriter, World, earlier_site, own_theme, parse_templates, refuse_guides_folder,
    shown,
};
use crate::render::{
    self, Address, Artifact, ChangesSince, GuideCard, Outlet, Published, SiteOptions, Templates,
};
use crate::report::{Summary, counted, one_line, thousands, unbroken};

pub(super) fn run(global: &Global, command: &Build) -> Result<u8> {
    if command.list_templates {
        return list_templates();
    }
    let mut timings = Timings::start();
    let code = check_and_build(global, command, &mut timings)?;
    if command.selection.timings {
        timings.show();
    }
    Ok(code)
}

fn check_and_build(global: &Global, command: &Build, timings: &mut Timings) -> Result<u8> {
    let cards: Mutex<Cards> = Mutex::default();
    let request = CheckRequest {
        global,
        selection: &command.selection,
        scope: &ChangedOnly::default(),
        surroundings: ContextGuides::None,
        look: &|guide| {
            if let Some(card) = GuideCard::of_guide(guide) {
                let mut cards = cards.lock().unwrap_or_else(PoisonError::into_inner);
                cards.insert(guide.source.path.clone(), card);
            }
        },
        out: command.out.as_deref(),
    };
    let mut run = setup::run(&request, timings)?;
    let cards = cards.into_inner().unwrap_or_else(PoisonError::into_inner);
    baseline::show_choice(global, &run, &command.known);
    let compared = baseline::hold_back(&mut run, &command.known)?;
    if let Some(compared) = compared.filter(|_| !global.quiet) {
        compared.show();
    }
    timings.end(RunStep::Baseline);
    if run.loaded.guides.is_empty() && run.nothing.is_none() {
        // A site of nothing is not what was asked for; what is wrong has been said.
        return Ok(FAILED);
    }
    if let Some(nothing) = &run.nothing {
        bail!("{nothing}");
    }
    let out = out_folder(&run, command.out.as_deref());
    refuse_guides_folder(&Disk, &out, &run.paths)?;
    let mut plan = Plan::of(&run.loaded.guides, cards, command.allow_errors);
    if let Some(since) = &command.changes_since {
        plan.changes = Some(changes_since(global, &run, since)?);
    }
    let built = build(&run, command, &mut plan, timings)?;
    output::print(&plan.left_out_lines().collect::<String>())?;
    let Some(written) = built else {
        output::say("error: nothing is written: --strict, and not every guide can be published");
        return Ok(FINDINGS);
    };
    if !global.quiet {
        output::say(&Summary::of(&run.loaded.guides).sentence());
        output::say(&sentence(&plan, written, &out));
        if !plan.left_out.is_empty() {
            output::say("run `negguide validate` on what was left out for places and fixes");
        }
    }
    Ok(if !run.loaded.troubles.is_empty() {
        FAILED
    } else if !plan.left_out.is_empty() || plan.has_errors {
        FINDINGS
    } else {
        CLEAN
    })
}

/// Names the templates and what each makes.
fn list_templates() -> Result<u8> {
    let templates = Templates::defaults();
    let width = templates.iter().map(|template| template.name.len()).max();
    let width = width.unwrap_or_default();
    let lines = templates
        .iter()
        .map(|template| format!("{:width$}  {}\n", template.name, template.about));
    output::print(&lines.collect::<String>())?;
    Ok(CLEAN)
}

/// Guides in short, by their paths: those that were read and not found in the cache.
type Cards = HashMap<String, GuideCard>;

/// Which guides are published, why the others are not, and what is told of them.
struct Plan<'a> {
    published: Vec<&'a PackedCheck>,
    /// How data files name them.
    names: Vec<String>,
    cards: Cards,
    left_out: Vec<(&'a str, String)>,
    /// Whether a guide with errors is published all the same.
    has_errors: bool,
    /// What the site tells of changes.
    changes: Option<ChangesSince>,
}

impl<'a> Plan<'a> {
    fn of(guides: &'a [PackedCheck], cards: Cards, allow_errors: bool) -> Plan<'a> {
        let mut plan = Plan {
            published: Vec::new(),
            names: Vec::new(),
            cards,
            left_out: Vec::new(),
            has_errors: false,
            changes: None,
        };
        let owners = owners(guides, allow_errors);
        for packed in guides {
            let path = packed.guide().path();
            match why_not(packed, allow_errors, &owners) {
                Some(reason) => plan.left_out.push((path, reason)),
                None => {
                    plan.has_errors |= packed.has_errors();
                    plan.published.push(packed);
                }
            }
        }
        plan
    }

    fn left_out_lines(&self) -> impl Iterator<Item = String> {
        let lines = self.left_out.iter();
        lines.map(|(path, reason)| format!("left out: {}: {}\n", unbroken(path), one_line(reason)))
    }
}

/// The path of the guide that each address belongs to. Of several guides that state one address it is the
/// one whose path is its address, or else the first.
fn owners(guides: &[PackedCheck], allow_errors: bool) -> BTreeMap<Address, &str> {
    let mut owners: BTreeMap<Address, &str> = BTreeMap::new();
    for packed in guides
        .iter()
        .filter(|packed| is_publishable(packed, allow_errors))
    {
        let path = packed.guide().path();
        if let Some(address) = render::address_of(packed.guide()) {
            let own = format!("/{address}.md");
            let is_own = |path: &str| format!("/{path}").ends_with(&own);
            match owners.get(&address) {
                Some(owner) if is_own(owner) || !is_own(path) => {}
                _ => {
                    owners.insert(address, path);
                }
            }
        }
    }
    owners
}

fn is_publishable(packed: &PackedCheck, allow_errors: bool) -> bool {
    let has_errors = packed.count(Severity::Error) > 0;
    packed.guide().is_read() && (allow_errors || !has_errors)
}

/// Why a guide is not published, if it is not.
fn why_not(
    packed: &PackedCheck,
    allow_errors: bool,
    owners: &BTreeMap<Address, &str>,
) -> Option<String> {
    let errors = packed.count(Severity::Error);
    if !is_publishable(packed, allow_errors) {
        let is_error = |finding: &&Diagnostic| finding.severity == Severity::Error;
        let findings = packed.unpacked().findings;
        let first = findings.iter().find(is_error);
        let first = first.map_or("", |finding| finding.message.as_str());
        return Some(match errors {
            0 | 1 => first.to_string(),
            _ => format!("{}, first: {first}", counted(errors, "error")),
        });
    }
    let Some(address) = render::address_of(packed.guide()) else {
        return Some(render::no_address(packed.guide()));
    };
    let owner = owners.get(&address)?;
    let is_own = *owner == packed.guide().path();
    (!is_own).then(|| format!("{owner} is published as {address} already"))
}

/// Makes the site in its folder, unless it is there already, made of the same. `None` where nothing is to
/// be written.
fn build(
    run: &CheckRun,
    command: &Build,
    plan: &mut Plan<'_>,
    timings: &mut Timings,
) -> Result<Option<BuildOutput>> {
    let out = out_folder(run, command.out.as_deref());
    // A link that is no longer read is a guide all the same: nothing of it stays on the site.
    let guides = [&run.files[..], &run.refused].concat();
    let mut sources = SiteSources {
        guides: &guides,
        has_unread: run.loaded.troubles.len() > run.refused.len(),
        inputs: None,
        may_keep: run.uses_cache,
        records: None,
    };
    let is_refused = |plan: &Plan<'_>| command.strict && !plan.left_out.is_empty();
    let theme = own_theme(&Disk, &run.config)?;
    let request = SiteRequest {
        config: &run.config,
        options: &run.options,
        theme: &theme,
        as_of: run.as_of,
        changes: plan.changes.as_ref(),
    };
    plan.names = names_in_project(run, &plan.published);
    let named = plan.published.iter().zip(&plan.names);
    let made_of = named.map(|(guide, name)| render::made_of(guide, name));
    let inputs = SiteInputs::of(request, made_of);
    sources.inputs = Some(&inputs);
    let records = SiteRecords::of_user(&Disk, &out, &inputs).filter(|_| run.uses_cache);
    sources.records = records.as_ref();
    let mut reasons = vec![RemakeReason::NoCache];
    if run.uses_cache && !is_refused(plan) {
        let found = earlier_site(&Disk, &out, sources)?;
        timings.end(RunStep::EarlierSite);
        match found {
            EarlierSite::Same(output) => {
                timings.note_unchanged();
                return Ok(Some(output));
            }
            EarlierSite::Other(found) => reasons = found,
        }
    }
    let published = plan.published.len();
    let templates = parse_templates(&run.config, theme.templates)?;
    let writer = SiteWriter::open(&Disk, &out, sources)?;
    site(run, plan, &templates, &writer)?;
    own_files(run, theme.files, &writer)?;
    timings.end(RunStep::Rendering);
    if is_refused(plan) {
        return Ok(None);
    }
    // The next run is to say again which guides cannot be rendered.
    let written = writer.finish(published == plan.published.len())?;
    timings.end(RunStep::Writing);
    timings.note_made(&reasons, written.reused);
    Ok(Some(written))
}

/// Gives `writer` the site. Guides that cannot be rendered are left out of it, and of the plan.
fn site(
    run: &CheckRun,
    plan: &mut Plan<'_>,
    templates: &Templates,
    writer: &SiteWriter<'_>,
) -> Result<()> {
    let config = &run.config;
    let options = SiteOptions {
        base_url: config.base_url.clone(),
        description: config.description.clone(),
        footer: config.footer.clone(),
        links: config.links.clone(),
        rates: config.rates.clone(),
        aliases: config.aliases.clone(),
        changes: plan.changes.take(),
        ..SiteOptions::new(config.title.as_str(), run.as_of)
    };
    let names = std::mem::take(&mut plan.names);
    let published = plan.published.iter().zip(&names);
    let published = published.map(|(packed, file)| Published {
        guide: packed,
        card: plan.cards.remove(packed.guide().path()),
        file,
    });
    let failed = render::render_to(writer, published.collect(), templates, &options)?;
    for (failed, error) in failed {
        let at = { plan.published.iter() }.position(|one| one.guide().path() == failed);
        if let Some(at) = at {
            let path = plan.published.remove(at).guide().path();
            let reason = format!("its page cannot be rendered: {error}");
            plan.left_out.push((path, reason));
        }
    }
    Ok(())
}

/// Gives `writer` the project's own files.
fn own_files(
    run: &CheckRun,
    files: BTreeMap<String, Vec<u8>>,
    writer: &SiteWriter<'_>,
) -> Result<()> {
    if let Some(name) = writer.first_taken(files.keys()) {
        let file = shown(&run.config.templates.join("static").join(name));
        bail!("{file}: the site has a file `{name}` of its own; rename this one");
    }
    for (path, bytes) in files {
        writer.take(Artifact { path, bytes });
    }
    Ok(())
}

/// How data files name the guides.
fn names_in_project(run: &CheckRun, guides: &[&PackedCheck]) -> Vec<String> {
    let root = canonical(&run.config.root);
    let names = guides.par_iter();
    let names = names.map(|packed| name_in_project(&root, packed.guide().path()));
    names.collect()
}

/// How data files name the guide at `path`: from the project's folder at `root` or, outside of it, by its own
/// folder and name alone. No path of this machine gets into what is published.
fn name_in_project(root: &Path, path: &str) -> String {
    let path = Path::new(path);
    let folder = canonical(path.parent().unwrap_or(Path::new("")));
    let whole = folder.join(path.file_name().unwrap_or_default());
    match whole.strip_prefix(root) {
        Ok(below) => shown(below),
        Err(_) => {
            let parts: Vec<_> = whole.iter().rev().take(2).collect();
            shown(&parts.into_iter().rev().collect::<PathBuf>())
        }
    }
}

/// The one name of a folder; the working folder's where `folder` is empty.
fn canonical(folder: &Path) -> PathBuf {
    if folder.as_os_str().is_empty() {
        Disk.canonical(Path::new("."))
    } else {
        Disk.canonical(folder)
    }
}

fn out_folder(run: &CheckRun, out: Option<&Path>) -> PathBuf {
    out.map_or_else(|| run.config.out.clone(), Path::to_path_buf)
}

fn sentence(plan: &Plan<'_>, written: BuildOutput, out: &Path) -> String {
    let left_out = match plan.left_out.len() {
        0 => String::new(),
        count => format!(", {} left out", counted(count, "guide")),
    };
    let removed = match written.removed {
        0 => String::new(),
        count => format!(", {} removed", counted(count, "stale file")),
    };
    let kept = match written.kept {
        0 => String::new(),
        count => format!(
            ", {} of an earlier build kept, as not every guide could be read",
            counted(count, "file")
        ),
    };
    format!(
        "{} published{left_out} to {}: {} written, {} unchanged{removed}{kept}",
        counted(plan.published.len(), "guide"),
        out.display(),
        counted(written.written, "file"),
        thousands(written.unchanged),
    )
}
