//! The files that a project starts with.

use std::io;
use std::path::PathBuf;

use super::World;
use super::config::{CONFIG_FILE, config_template};

/// A file that `negguide init` writes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scaffold {
    /// From the project's folder.
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

    /// `negguide.toml`, with every setting commented out.
    pub fn configuration() -> Scaffold {
        Scaffold::new(CONFIG_FILE, config_template())
    }

    /// A workflow for GitHub Actions.
    pub fn github() -> Scaffold {
        Scaffold::new(".github/workflows/negguide.yml", GITHUB)
    }

    /// A job for GitLab CI.
    pub fn gitlab() -> Scaffold {
        Scaffold::new(".gitlab-ci.yml", GITLAB)
    }

    /// A hook for pre-commit.
    pub fn pre_commit() -> Scaffold {
        Scaffold::new(".pre-commit-config.yaml", PRE_COMMIT)
    }

    /// Writes the file below `folder`, unless something is there already. Whether it was written.
    pub fn write(&self, world: &dyn World, folder: &std::path::Path) -> io::Result<bool> {
        let path = folder.join(&self.path);
        if world.exists(&path) {
            return Ok(false);
        }
        world.write(&path, self.text.as_bytes())?;
        Ok(true)
    }
}

const GITHUB: &str = "\
name: Guides

on:
  push:
    branches: [main]
  pull_request:

permissions:
  contents: read

jobs:
  negguide:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/cache@v4
        with:
          path: ~/.cargo/bin/negguide
          key: negguide-${{ runner.os }}
      - run: command -v negguide || cargo install --locked negguide
      - run: negguide validate --format github
";

const GITLAB: &str = "\
negguide:
  image: rust:latest
  script:
    - cargo install --locked negguide
    - negguide validate --format gitlab --output-file gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
";

const PRE_COMMIT: &str = "\
repos:
  - repo: local
    hooks:
      - id: negguide
        name: negguide
        description: Checks compensation negotiation guides
        entry: negguide validate
        language: system
        files: ^guides/.*\\.md$
";
