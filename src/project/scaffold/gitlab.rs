//! A job of GitLab CI.

use super::place::ProjectPlace;
use super::quote::{file_name_part, yaml_scalar};
use super::{RUST, cargo_install, validate};
use crate::project::install::InstallSource;

/// The job that checks the guides of every change.
pub(super) fn job(place: &ProjectPlace, install: &InstallSource) -> String {
    let key = yaml_scalar(&format!(
        "negguide-{}-{}",
        file_name_part(install.revision().as_str()),
        file_name_part(install.git.as_str())
    ));
    let cargo = cargo_install(install, ".negguide");
    let validate = validate(place);
    format!(
        "\
negguide:
  image: rust:{RUST}
  cache:
    # Another address or revision is another key, and built anew.
    key: {key}
    paths:
      - .negguide/
  script:
    - |
      test -x .negguide/bin/negguide || cargo {cargo}
    - |
      .negguide/bin/negguide {validate} --format gitlab --output-file gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
"
    )
}
