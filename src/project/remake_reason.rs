//! Why a site that a build finds in its folder is not left as it is.

use std::fmt;

/// A reason for which a site was made, though there may have been one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RemakeReason {
    /// The run was told to use nothing that earlier ones made, or they keep nothing.
    NoCache,
    /// The folder has no list of files from an earlier build.
    NoEarlierBuild,
    /// An earlier build was interrupted while it wrote.
    Interrupted,
    /// The earlier build could not read or render all guides, or did not keep what its site was made of.
    UnknownInputs,
    /// Not all guides could be read in this build.
    Unread,
    Version,
    /// The configuration, a template or the date.
    Settings,
    /// What is told of changes since an earlier state.
    Changes,
    /// So many published guides, or what was found in them.
    Guides(usize),
    /// Guides that are not published came, went or moved.
    OtherGuides,
    /// Files of the site.
    Files,
}

impl fmt::Display for RemakeReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            RemakeReason::NoCache => "the cache is off",
            RemakeReason::NoEarlierBuild => "no earlier build",
            RemakeReason::Interrupted => "the earlier build was interrupted",
            RemakeReason::UnknownInputs => {
                "the earlier build did not say what it was made of, or could not read or render every guide"
            }
            RemakeReason::Unread => "not every guide could be read",
            RemakeReason::Version => "other version of negguide",
            RemakeReason::Settings => "configuration, templates or date changed",
            RemakeReason::Changes => "other changes since the earlier state are told",
            RemakeReason::Guides(count) => {
                return write!(f, "guides, or what was found in them, changed: {count}");
            }
            RemakeReason::OtherGuides => "guides that are not published came, went or moved",
            RemakeReason::Files => "files of the site were removed or changed",
        })
    }
}
