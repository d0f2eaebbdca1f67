//! What a run of the rules is about, apart from how the rules are configured.

use std::sync::Arc;

use crate::model::{Date, Places};

/// What a run of the rules is about, apart from how the rules are configured.
#[derive(Clone, Debug)]
pub struct RunScope {
    /// The date that dates are compared with; without one no rule looks at a guide's age.
    pub as_of: Option<Date>,
    /// Folders of which all guides are checked: what is not among them does not exist. With forward
    /// slashes, as in the paths of sources; an empty one and `.` are the working folder.
    pub whole_folders: Vec<String>,
    /// Whether guides of the project are left out of the run, so that a rule across guides can be
    /// silent for want of them.
    pub is_partial: bool,
    /// The places that guides' regions are among.
    pub places: Arc<Places>,
}

impl Default for RunScope {
    fn default() -> Self {
        RunScope {
            as_of: None,
            whole_folders: Vec::new(),
            is_partial: false,
            places: Arc::clone(Places::built_in()),
        }
    }
}

impl RunScope {
    /// Whether a guide at `path` would be among those that are checked.
    pub fn is_whole(&self, path: &str) -> bool {
        self.whole_folders.iter().any(|folder| {
            let folder = folder.trim_start_matches("./").trim_end_matches('/');
            match folder {
                "" | "." => !path.starts_with('/'),
                folder => path
                    .strip_prefix(folder)
                    .is_some_and(|below| below.starts_with('/')),
            }
        })
    }
}
