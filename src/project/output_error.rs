//! Why a site is not written.

use std::path::Path;

use super::world::{reason, shown};

/// Why a site could not be written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    #[error("cannot {act} {path}: {reason}")]
    File {
        act: &'static str,
        path: String,
        reason: String,
    },
    #[error("{0} is a file, not a folder: choose another with --out")]
    NotAFolder(String),
    #[error(
        "{0} is a folder of guides and cannot be the output folder as well: choose another with \
         --out"
    )]
    Guides(String),
    #[error(
        "{folder} is the output folder, where nothing is read, but it holds {guide}, which negguide \
         did not write: choose another output folder, or move the guide"
    )]
    Hides { folder: String, guide: String },
    #[error(
        "{0} is a guide, and a file of that name is to be written; nothing was changed. Choose \
         another folder with --out"
    )]
    OverGuide(String),
    #[error(
        "another build is writing to {0}; nothing was changed. Wait for it to end, or choose another \
         folder with --out"
    )]
    Busy(String),
    #[error(
        "{path} is in the output folder and was not written by negguide; nothing was changed. \
         Move it away, or choose another folder with --out"
    )]
    Foreign { path: String },
    #[error(
        "{path} was edited since negguide wrote it; nothing was changed. Move it away to have it \
         written anew, or choose another folder with --out"
    )]
    Edited { path: String },
    #[error(
        "the site in {folder} also holds {guide}, which is not among the guides of this build; \
         nothing was changed. Build all of its guides together, or choose another folder with --out"
    )]
    Partial { folder: String, guide: String },
    #[error(
        "{path} is not a manifest of this version of negguide: {reason}. Move the folder away, or choose \
         another with --out"
    )]
    Manifest { path: String, reason: String },
}

impl OutputError {
    pub(super) fn file(act: &'static str, path: &Path, error: &std::io::Error) -> OutputError {
        OutputError::File {
            act,
            path: shown(path),
            reason: reason(error),
        }
    }
}
