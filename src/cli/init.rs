//! `negguide init`: the files that a project starts with.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use super::configuration::reported;
use super::global::Global;
use super::{CLEAN, output};
use crate::project::{
    CONFIG_FILE, Config, Disk, InstallFault, InstallSource, ProjectPlace, RepositoryAddress,
    Revision, Scaffold, World, shown,
};
use crate::render::{DefaultTemplate, Templates};
use crate::report::counted;

#[derive(Args, Debug)]
#[command(
    after_help = "Nothing that exists is overwritten: where a file is there already, what belongs in it is printed.\n\n\
    A CI job builds negguide from a git repository, and so does pre-commit: from the address in negguide.toml\n\
    (`git` and `rev` in [install]) or in --git, at the tag of this version or the revision in --rev. Without\n\
    an address the hook calls the negguide that is installed on the machine. CI files and hooks go into the\n\
    root of the git repository around FOLDER, which is where they are looked for.\n\n\
    Examples:\n  \
    negguide init\n  \
    negguide init --ci github --pre-commit --git https://git.example.com/tools/negguide.git"
)]
pub(super) struct Init {
    /// The project's folder
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub folder: PathBuf,
    /// Also write the CI step that checks every change
    #[arg(long, value_name = "SYSTEM")]
    pub ci: Option<CiSystem>,
    /// Also write the hook that checks every commit, for pre-commit
    #[arg(long)]
    pub pre_commit: bool,
    /// Also copy the default templates into the project's templates folder, to be changed there
    #[arg(long)]
    pub templates: bool,
    /// The git repository to install negguide from: an https, ssh or file address [default: the configured
    /// one]
    #[arg(long, value_name = "URL", value_parser = address)]
    pub git: Option<RepositoryAddress>,
    /// The tag or commit to install [default: the configured one, or the tag of this version]
    #[arg(long, value_name = "REV", value_parser = revision)]
    pub rev: Option<Revision>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum CiSystem {
    /// .github/workflows/negguide.yml
    Github,
    /// .gitlab-ci.yml
    Gitlab,
}

fn address(text: &str) -> Result<RepositoryAddress, InstallFault> {
    RepositoryAddress::parse(text)
}

fn revision(text: &str) -> Result<Revision, InstallFault> {
    Revision::parse(text)
}

pub(super) fn run(global: &Global, command: &Init) -> Result<u8> {
    if !command.folder.is_dir() {
        bail!("there is no folder {}", command.folder.display());
    }
    let config = configuration(global, command)?;
    let install = install_source(command, config.install.as_ref())?;
    // All that can fail comes before the first file.
    let (root, files) = root_files(command, &config, install.as_ref())?;
    write_configuration(global, command, &config, install.as_ref())?;
    if command.templates {
        write_templates(global, command, &config)?;
    }
    for file in files {
        let shown = shown(&root.join(&file.path));
        if write(&root, &file)? {
            say(global, &format!("wrote {shown}"));
        } else {
            say(
                global,
                &format!(
                    "{shown} is there already, and left as it is; take over what it lacks of this:"
                ),
            );
            output::print(&file.text)?;
        }
    }
    Ok(CLEAN)
}

/// Copies the default templates out; those that are there already stay as they are.
fn write_templates(global: &Global, command: &Init, config: &Config) -> Result<()> {
    let folder = command.folder.join(&config.templates);
    let (there, missing): (Vec<DefaultTemplate>, Vec<DefaultTemplate>) = Templates::defaults()
        .into_iter()
        .partition(|template| Disk.exists(&folder.join(template.name)));
    for template in &missing {
        let path = folder.join(template.name);
        Disk.write(&path, template.source.as_bytes())
            .with_context(|| format!("cannot write {}", shown(&path)))?;
    }
    let folder = shown(&folder);
    if !missing.is_empty() {
        let count = counted(missing.len(), "template");
        say(global, &format!("wrote {count} to {folder}"));
    }
    if !there.is_empty() {
        let names: Vec<&str> = there.iter().map(|template| template.name).collect();
        let names = names.join(", ");
        say(
            global,
            &format!("left as they are, for {folder} has them already: {names}"),
        );
    }
    Ok(())
}

/// The configuration that is in the project's folder, as far as it matters here.
fn configuration(global: &Global, command: &Init) -> Result<Config> {
    let path = command.folder.join(CONFIG_FILE);
    let is_of_use =
        command.ci.is_some() || command.pre_commit || command.git.is_some() || command.templates;
    if is_of_use && Disk.exists(&path) {
        return reported(global, Config::read(&Disk, &path));
    }
    let mut config = Config::default();
    config.guides = command.folder.join(&config.guides);
    Ok(config)
}

/// What negguide is to be installed from, where that is known.
fn install_source(
    command: &Init,
    configured: Option<&InstallSource>,
) -> Result<Option<InstallSource>> {
    let rev = command.rev.clone();
    let is_named = rev.is_some();
    let git = command.git.clone();
    let git = git.or_else(|| configured.map(|install| install.git.clone()));
    // A revision is one of its own repository.
    let same = configured.filter(|install| git.as_ref() == Some(&install.git));
    let rev = rev.or_else(|| same.and_then(|install| install.rev.clone()));
    if is_named && git.is_none() {
        bail!("--rev names a revision of no repository: name that with --git");
    }
    Ok(git.map(|git| InstallSource { git, rev }))
}

/// The files for the root of the repository, and that folder.
fn root_files(
    command: &Init,
    config: &Config,
    install: Option<&InstallSource>,
) -> Result<(PathBuf, Vec<Scaffold>)> {
    if command.ci.is_none() && !command.pre_commit {
        return Ok((command.folder.clone(), Vec::new()));
    }
    let place = ProjectPlace::find(&Disk, &command.folder, &config.guides)?;
    let mut files = Vec::new();
    if let Some(system) = command.ci {
        let Some(install) = install else {
            bail!("{NO_ADDRESS}");
        };
        files.push(match system {
            CiSystem::Github => Scaffold::github(&place, install),
            CiSystem::Gitlab => Scaffold::gitlab(&place, install),
        });
    }
    if command.pre_commit {
        files.push(Scaffold::pre_commit(&place, install));
    }
    Ok((place.root, files))
}

const NO_ADDRESS: &str = "--ci: a CI job builds negguide from its git repository, and the address of that is not \
    known. Give it with --git URL, or write it into negguide.toml:\n\n    \
    [install]\n    git = \"https://git.example.com/tools/negguide.git\"\n\n\
    Nothing was written";

/// Writes `negguide.toml`, with what the command line says about installing.
fn write_configuration(
    global: &Global,
    command: &Init,
    config: &Config,
    install: Option<&InstallSource>,
) -> Result<()> {
    let file = Scaffold::configuration(install);
    let shown = shown(&command.folder.join(&file.path));
    if write(&command.folder, &file)? {
        say(global, &format!("wrote {shown}"));
        return Ok(());
    }
    let left = format!("{shown} is there already, and left as it is");
    match install.filter(|install| config.install.as_ref() != Some(*install)) {
        Some(install) => {
            say(
                global,
                &format!("{left}; for the same source from now on, it takes this:"),
            );
            output::print(&install.to_string())?;
        }
        None => say(global, &left),
    }
    Ok(())
}

/// Writes the file below `folder`, unless something is there already. Whether it was written.
fn write(folder: &Path, file: &Scaffold) -> Result<bool> {
    let path = folder.join(&file.path);
    file.write(&Disk, folder).with_context(|| shown(&path))
}

fn say(global: &Global, line: &str) {
    if !global.quiet {
        output::say(line);
    }
}
