//! The files that a project starts with.

mod github;
mod gitlab;
mod place;
mod pre_commit;
mod quote;

use std::io;
use std::path::{Path, PathBuf};

use super::World;
use super::config::{CONFIG_FILE, config_template};
use super::install::{InstallSource, Revision};
use quote::shell_word;

pub use place::{MisplacedProject, ProjectPlace};

/// The version of Rust that negguide is built with.
const RUST: &str = env!("CARGO_PKG_RUST_VERSION");

/// A file that `negguide init` writes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scaffold {
    /// From the folder that it belongs in.
    pub path: PathBuf,
    pub text: String,
}

impl Scaffold {
    fn new(path: &str, text: impl Into<String>) -> Scaffold {
        Scaffold {
            path: PathBuf::from(path),
            text: text.into(),
        }
    }

    /// `negguide.toml`, for the project's folder: every setting commented out, except for `install`.
    pub fn configuration(install: Option<&InstallSource>) -> Scaffold {
        Scaffold::new(CONFIG_FILE, config_template(install))
    }

    /// A workflow for GitHub Actions, for the root of the repository.
    pub fn github(place: &ProjectPlace, install: &InstallSource) -> Scaffold {
        let text = github::workflow(place, install);
        Scaffold::new(".github/workflows/negguide.yml", text)
    }

    /// A job for GitLab CI, for the root of the repository.
    pub fn gitlab(place: &ProjectPlace, install: &InstallSource) -> Scaffold {
        Scaffold::new(".gitlab-ci.yml", gitlab::job(place, install))
    }

    /// Hooks for pre-commit, for the root of the repository: negguide's own where it is known what to
    /// install it from, and otherwise a hook that calls the negguide of the machine.
    pub fn pre_commit(place: &ProjectPlace, install: Option<&InstallSource>) -> Scaffold {
        let text = match install {
            Some(install) => pre_commit::of_repository(place, install),
            None => pre_commit::of_machine(place),
        };
        Scaffold::new(".pre-commit-config.yaml", text)
    }

    /// Writes the file below `folder`, unless something is there already. Whether it was written.
    pub fn write(&self, world: &dyn World, folder: &Path) -> io::Result<bool> {
        let path = folder.join(&self.path);
        if world.exists(&path) {
            return Ok(false);
        }
        world.write(&path, self.text.as_bytes())?;
        Ok(true)
    }
}

/// What cargo is called with, to install negguide below the folder `root`, a word of a shell.
fn cargo_install(install: &InstallSource, root: &str) -> String {
    let git = shell_word(install.git.as_str());
    let (option, rev) = match install.revision() {
        Revision::Tag(tag) => ("--tag", tag),
        Revision::Commit(hash) => ("--rev", hash),
    };
    let rev = shell_word(&rev);
    format!("install --locked --root {root} --git {git} {option} {rev} negguide")
}

/// The arguments that check the project's guides from the root of the repository.
fn validate(place: &ProjectPlace) -> String {
    match place.config_option() {
        Some(option) => format!("validate {}", shell_word(&option)),
        None => "validate".to_string(),
    }
}
