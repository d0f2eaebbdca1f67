//! Holding back, recording and pruning known findings.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};

use super::adopting::KnownFindings;
use super::global::Global;
use super::output::{self, say};
use super::setup::CheckRun;
use super::verbose::info;
use crate::check::{Baseline, FindingKey};
use crate::project::{
    BASELINE_FILE, Destination, Disk, World, is_in_baseline_folder, names_in_baseline,
    read_baseline, shown, write_baseline,
};
use crate::report::counted;
use crate::rules::{self, Settings};

/// Where findings are recorded.
#[derive(Debug)]
pub(super) struct BaselineDestination {
    /// Its folder is where guides are named from.
    pub path: PathBuf,
    /// Standard output where there is none.
    pub file: Option<Destination>,
}

/// A baseline after a run.
pub(super) struct Compared {
    path: PathBuf,
    all: Baseline,
    /// What the run should have found, and did not.
    gone: Baseline,
}

/// Takes known findings out of the run. `None` where there is no baseline.
pub(super) fn hold_back(run: &mut CheckRun, known: &KnownFindings) -> Result<Option<Compared>> {
    let Some(path) = file(run, known) else {
        return Ok(None);
    };
    let all = read(&path)?;
    let names = names_in_baseline(&Disk, &path, &run.loaded.guides);
    let mut left = all.clone();
    for (checked, name) in run.loaded.guides.iter_mut().zip(&names) {
        checked.change_findings(|checked| left.hold_back(checked, name));
    }
    let (gone, _) = left.split(|key| was_looked_at(run, &path, &names, key));
    Ok(Some(Compared { path, all, gone }))
}

impl Compared {
    /// Says what no longer occurs, and that an old baseline holds back less than it might.
    pub(super) fn show(&self) {
        if self.all.is_old() {
            say(&format!(
                "note: {} was written by an older version, without severities, and suppresses fewer findings: \
                 record it anew with --write-baseline",
                self.path.display()
            ));
        }
        if !self.gone.is_empty() {
            let (count, path) = (self.gone_count(), self.path.display());
            say(&format!(
                "{count} in {path} no longer found: remove with --prune-baseline"
            ));
        }
    }

    /// Removes what no longer occurs from the file, and says so.
    pub(super) fn prune(self) -> Result<()> {
        let (count, path) = (self.gone_count(), self.path.display());
        if self.gone.is_empty() {
            say(&format!(
                "nothing to remove from {path}: what is recorded there is still found, or was not \
                 looked for"
            ));
            return Ok(());
        }
        let said = format!("{count} no longer found, removed from {path}");
        let left = self.all.without(&self.gone);
        write_baseline(&Disk, &self.path, &left).map_err(|error| anyhow!(error))?;
        say(&said);
        Ok(())
    }

    fn gone_count(&self) -> String {
        counted(self.gone.len(), "recorded finding")
    }
}

/// Records the run's findings, beside those of guides and rules that it did not look at, and holds
/// them back.
pub(super) fn record(run: &mut CheckRun, destination: &BaselineDestination) -> Result<()> {
    let path = &destination.path;
    let names = names_in_baseline(&Disk, path, &run.loaded.guides);
    let is_everything = run.is_whole && run.all_rules;
    let mut baseline = if destination.file.is_some() && has_text(path) && !is_everything {
        let looked_at = |key: &FindingKey| was_looked_at(run, path, &names, key);
        read(path)?.split(looked_at).1
    } else {
        Baseline::default()
    };
    let kept = baseline.len();
    for (checked, name) in run.loaded.guides.iter_mut().zip(&names) {
        checked.change_findings(|checked| {
            checked
                .guide
                .with(|guide| baseline.record(guide, name, &checked.findings));
            checked.held_back = std::mem::take(&mut checked.findings);
        });
    }
    let count = counted(baseline.len() - kept, "finding");
    match &destination.file {
        Some(file) => {
            file.write(baseline.print()?.as_bytes())?;
            say(&format!("{count} recorded in {}", path.display()));
        }
        None => {
            output::print(&baseline.print()?)?;
            say(&format!("{count} recorded"));
        }
    }
    Ok(())
}

/// Whether there is a regular file at `path`, and something in it.
fn has_text(path: &Path) -> bool {
    path.metadata()
        .is_ok_and(|found| found.is_file() && found.len() > 0)
}

/// Where findings are recorded if no file is named.
pub(super) fn configured_file(run: &CheckRun) -> PathBuf {
    let configured = run.config.baseline.clone();
    configured.unwrap_or_else(|| default_file(run))
}

fn read(path: &Path) -> Result<Baseline> {
    read_baseline(&Disk, path).map_err(|error| {
        anyhow!("{error}\nname another with --baseline, or record one with --write-baseline")
    })
}

/// The baseline to use: the one named, the configured one, or the default one where it exists.
pub(super) fn file(run: &CheckRun, known: &KnownFindings) -> Option<PathBuf> {
    if known.no_baseline {
        return None;
    }
    let named = known.baseline.as_ref().or(run.config.baseline.as_ref());
    named.cloned().or_else(|| {
        let file = default_file(run);
        Disk.exists(&file).then_some(file)
    })
}

/// Says which baseline is used, in a verbose run.
pub(super) fn show_choice(global: &Global, run: &CheckRun, known: &KnownFindings) {
    info(global, || match file(run, known) {
        None if known.no_baseline => "baseline: none, as --no-baseline says".to_string(),
        None => "baseline: none".to_string(),
        Some(path) => {
            let from = if known.baseline.is_some() {
                "named with --baseline"
            } else if run.config.baseline.is_some() {
                "named in the configuration"
            } else {
                "found in the project's folder"
            };
            format!("baseline: {}, {from}", shown(&path))
        }
    });
}

fn default_file(run: &CheckRun) -> PathBuf {
    let file = run.config.root.join(BASELINE_FILE);
    let here = std::env::current_dir().ok();
    let below = here.and_then(|here| file.strip_prefix(here).ok().map(Path::to_path_buf));
    below.unwrap_or(file)
}

/// Whether the run would have found the finding of `key`, if it were still there.
fn was_looked_at(run: &CheckRun, baseline: &Path, names: &[String], key: &FindingKey) -> bool {
    let at = names.iter().position(|name| *name == key.path);
    let Some(at) = at else {
        let is_gone = !is_in_baseline_folder(&Disk, baseline, &key.path);
        return run.is_whole && run.all_rules && is_gone;
    };
    let own = run.loaded.guides[at].own_options.as_deref();
    ran(&key.rule, &own.unwrap_or(&run.options).settings, run)
}

fn ran(rule: &str, settings: &Settings, run: &CheckRun) -> bool {
    match rules::find(rule) {
        Some(rule) => {
            let meta = rule.meta();
            settings.runs(meta) && (run.is_whole || meta.scope == rules::Scope::Guide)
        }
        None => run.all_rules,
    }
}
