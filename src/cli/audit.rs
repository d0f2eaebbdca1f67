//! `negguide audit`: the amounts of any text, traced to the guides that state them.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use super::configuration::configuration;
use super::global::Global;
use super::reading::{project_guides, reader};
use super::report_options::Format;
use super::reporting::write_formatted;
use super::{CLEAN, FINDINGS, input, output};
use crate::audit::{Audit, AuditScope, Stated, Statements, StatingGuide, Traced, audit};
use crate::check::Checked;
use crate::diagnostic::{Diagnostic, Label};
use crate::model::slug::is_slug;
use crate::model::{Guide, Percent};
use crate::project::Config;
use crate::report::{Findings, counted, unbroken};
use crate::rules::UNTRACED_AMOUNT;
use crate::text::Source;

#[derive(Args, Debug)]
#[command(
    after_help = "An amount is traced if a guide states it, exactly or rounded as the text rounds it: in its front matter,\n\
    as a yearly share of a grant, a bonus or a sum that follows from it, or in its own text. Numbers without a\n\
    currency are amounts if they are large and grouped, or end in K or M. Where a passage of the\n\
    text, or a heading above it, names companies, roles or places, guides and rows of these are looked up alone.\n\
    Everything else is a finding, with what states the amount elsewhere.\n\n\
    Exit codes: 0 all amounts are traced, 1 some are not, 2 the tool could not do its work.\n\n\
    Examples:\n  \
    negguide audit report.md\n  \
    negguide audit draft.txt --company google --role software-engineer --traces\n  \
    generate | negguide audit - --format json"
)]
pub(super) struct AuditCommand {
    /// A text file, or `-` for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The slug of the company that the text is about [default: as the text says]
    #[arg(long, value_name = "SLUG")]
    pub company: Option<String>,
    /// The slug of the role that the text is about [default: as the text says]
    #[arg(long, value_name = "SLUG")]
    pub role: Option<String>,
    /// By how many percent amounts may differ from what is stated, besides rounding
    #[arg(long, value_name = "PERCENT", default_value = "0", value_parser = percent)]
    pub tolerance: Percent,
    /// Also list what each traced amount was traced to
    #[arg(long)]
    pub traces: bool,
    /// How to print the findings
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

fn percent(text: &str) -> Result<Percent, String> {
    let percent = Percent::parse(text.trim_end_matches('%'));
    let percent =
        percent.filter(|percent| (Percent::default()..=Percent::whole(50)).contains(percent));
    percent.ok_or_else(|| "expected a percentage from 0 to 50".to_string())
}

pub(super) fn run(global: &Global, command: &AuditCommand) -> Result<u8> {
    let config = configuration(global, None)?;
    let (name, bytes) = input::file_or_standard_input(&command.file)?;
    let source = Source::from_bytes(name, bytes);
    let statements = statements(&config)?;
    for (slug, kind) in [(&command.company, "company"), (&command.role, "role")] {
        let Some(slug) = slug else { continue };
        let mut guides = statements.guides().iter();
        let is_known = guides.any(|guide| match kind {
            "company" => guide.name.company == *slug,
            _ => guide.name.role == *slug,
        });
        if !is_known || !is_slug(slug) {
            bail!("no guide has the {kind} `{slug}`: see `negguide find`");
        }
    }
    let scope = AuditScope {
        company: command.company.as_deref(),
        role: command.role.as_deref(),
        tolerance: command.tolerance,
        aliases: &config.aliases,
        places: &config.places,
    };
    let audit = audit(&source.text, &statements, scope);
    if command.traces {
        output::print(&traces(&audit, &source))?;
    }
    let untraced = audit.amounts.iter().filter(|amount| amount.found.is_none());
    let mut findings: Vec<Diagnostic> = untraced.map(|amount| finding(amount, &source)).collect();
    let untraced = findings.len();
    findings.extend(audit.unread.iter().map(|range| {
        let message = format!("{} cannot be read as an amount", source.slice(*range));
        let label = Label::new(*range, "not traced");
        Diagnostic::new(UNTRACED_AMOUNT.id, UNTRACED_AMOUNT.severity, message, label)
    }));
    findings.sort_by_key(|finding| finding.primary.range);
    let code = if findings.is_empty() { CLEAN } else { FINDINGS };
    let traced = audit.amounts.len() - untraced;
    let all = audit.amounts.len() + audit.unread.len();
    let paths = [source.path.clone()];
    let checked = [Checked::new(Guide::unread(source), findings).into()];
    let findings = Findings {
        guides: &checked,
        paths: &paths,
        context_guides: &[],
        troubles: &[],
        fails_from: config.fail_on,
        rendered: None,
        information_uri: None,
    };
    let style = output::style(global);
    output::print_parts(|out| write_formatted(command.format, findings, style, out))?;
    if !global.quiet {
        output::say(&format!("{traced} of {} traced", counted(all, "amount")));
    }
    Ok(code)
}

/// What the project's guides state.
fn statements(config: &Config) -> Result<Statements> {
    let files = project_guides(config)?;
    let guides = reader(config).each(&files, |_, guide| StatingGuide::of(&guide))?;
    Ok(Statements::of(guides.into_iter().flatten().collect()))
}

fn finding(amount: &Traced<'_>, source: &Source) -> Diagnostic {
    let written = source.slice(amount.money.range);
    let about = if amount.about.is_empty() {
        "no guide states".to_string()
    } else {
        format!("no guide of {} states", amount.about)
    };
    let label = Label::new(amount.money.range, "not traced");
    let finding = Diagnostic::new(
        UNTRACED_AMOUNT.id,
        UNTRACED_AMOUNT.severity,
        format!("{about} {written}"),
        label,
    );
    match amount.elsewhere {
        Some(Stated { guide, statement }) => finding.note(format!(
            "{}:{} states it: {}",
            guide.file, statement.line, statement.what
        )),
        None => finding.help("look the figure up, or leave it out"),
    }
}

/// A line for each traced amount.
fn traces(audit: &Audit<'_>, source: &Source) -> String {
    let lines = audit.amounts.iter().filter_map(|amount| {
        let Stated { guide, statement } = amount.found?;
        let line = source.line(amount.money.range.start);
        let words = format!(
            "{}:{line}: {} is {}:{}: {}",
            source.path,
            source.slice(amount.money.range),
            guide.file,
            statement.line,
            statement.what
        );
        Some(unbroken(&words) + "\n")
    });
    lines.collect()
}
