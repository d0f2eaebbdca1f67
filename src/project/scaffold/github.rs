//! A workflow of GitHub Actions.

use super::place::ProjectPlace;
use super::quote::yaml_scalar;
use super::{RUST, cargo_install, validate};
use crate::project::install::InstallSource;

/// The workflow that checks the guides of every change.
pub(super) fn workflow(place: &ProjectPlace, install: &InstallSource) -> String {
    let key = yaml_scalar(&format!(
        "negguide-${{{{ runner.os }}}}-${{{{ runner.arch }}}}-{}-{}",
        install.revision().as_str(),
        install.git.as_str()
    ));
    let cargo = cargo_install(install, "~/.negguide");
    let validate = validate(place);
    format!(
        "\
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
      - uses: actions/checkout@v7
      - id: cache
        uses: actions/cache@v5
        with:
          path: ~/.negguide
          # Another address or revision is another key, and built anew.
          key: {key}
      - name: Install negguide
        if: steps.cache.outputs.cache-hit != 'true'
        run: |
          rustup toolchain install {RUST} --profile minimal --no-self-update
          cargo +{RUST} {cargo}
      - name: Check guides
        run: |
          ~/.negguide/bin/negguide {validate} --format github
"
    )
}
