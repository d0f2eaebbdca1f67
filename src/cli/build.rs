//! `negguide build`: checks, then writes what is publishable.

use super::arguments::{Build, Global};

pub fn run(_: &Global, _: &Build) -> anyhow::Result<u8> {
    Ok(0)
}
