//! Hooks for pre-commit.

use super::place::ProjectPlace;
use super::quote::{below_pattern, yaml_scalar};
use crate::project::install::InstallSource;

/// The hook of negguide's own repository, which pre-commit builds.
pub(super) fn of_repository(place: &ProjectPlace, install: &InstallSource) -> String {
    let repo = yaml_scalar(install.git.as_str());
    let rev = yaml_scalar(install.revision().as_str());
    format!(
        "\
repos:
  - repo: {repo}
    rev: {rev}
    hooks:
      - id: negguide
{}",
        place_keys(place)
    )
}

/// A hook that calls the negguide that is installed on the machine.
pub(super) fn of_machine(place: &ProjectPlace) -> String {
    format!(
        "\
repos:
  - repo: local
    hooks:
      - id: negguide
        name: negguide
        description: Checks compensation negotiation guides
        entry: negguide validate --guides-only
        language: system
        types: [markdown]
        require_serial: true
{}",
        place_keys(place)
    )
}

/// The keys that say where the project and its guides are.
fn place_keys(place: &ProjectPlace) -> String {
    let config = place.config_option().map_or_else(String::new, |option| {
        format!("        args: [{}]\n", yaml_scalar(&option))
    });
    let pattern = yaml_scalar(&below_pattern(&place.guides));
    format!("{config}        files: {pattern}\n")
}
