//! `negguide.toml`: the nearest one, read whole, every fault reported at once.

mod aliases;
mod fault;
mod form;
mod install;
mod links;
mod overrides;
mod patterns;
mod places;
mod rates;
mod read;
mod rules;
mod table;
mod template;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::GlobSet;

use super::install::InstallSource;
use super::search_places::SearchPlaces;
use super::world::{Content, FileError, World, reason, shown};
use crate::diagnostic::Severity;
use crate::format;
use crate::model::search_names::Aliases;
use crate::model::{ExchangeRates, Places};
use crate::render::SiteLink;
use crate::rules::Settings;
use crate::syntax::Limits;
use crate::text::Source;

pub use fault::ConfigFault;
pub(super) use template::config_template;

/// The configuration's file name.
pub const CONFIG_FILE: &str = "negguide.toml";

/// Largest configuration that is read, in bytes.
const MAX_BYTES: u64 = 1024 * 1024;

/// A project's configuration, resolved. Everything works without one.
#[derive(Clone, Debug)]
pub struct Config {
    /// Folder that relative paths of the configuration start from: the file's own.
    pub root: PathBuf,
    /// Folder of the guides.
    pub guides: PathBuf,
    /// Folder that `build` writes to.
    pub out: PathBuf,
    /// Folder of the project's own templates.
    pub templates: PathBuf,
    /// Whether the configuration names that folder.
    pub names_templates: bool,
    /// The site's title.
    pub title: String,
    /// Where the site will be, with a slash at its end.
    pub base_url: Option<String>,
    /// A sentence about the site.
    pub description: Option<String>,
    /// A sentence at the foot of every page.
    pub footer: Option<String>,
    /// Where else the site leads.
    pub links: Vec<SiteLink>,
    /// What amounts of several currencies are compared by; without it nothing is converted.
    pub rates: Option<ExchangeRates>,
    /// What companies and roles are also called.
    pub aliases: Aliases,
    pub settings: Settings,
    /// The places that guides' regions are among.
    pub places: Arc<Places>,
    /// The least severity that fails a run; `None` where no finding does.
    pub fail_on: Option<Severity>,
    /// The file of findings that are held back, where one is configured.
    pub baseline: Option<PathBuf>,
    pub limits: Limits,
    /// The form that `fmt` prints guides in.
    pub style: format::FormatStyle,
    /// Patterns, seen from the root, of files that are no guides, and what each matches.
    pub exclude: Vec<(String, GlobSet)>,
    /// Where CI jobs and hooks install negguide from.
    pub install: Option<InstallSource>,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            root: PathBuf::new(),
            guides: PathBuf::from(GUIDES),
            out: PathBuf::from("dist"),
            templates: PathBuf::from("templates"),
            names_templates: false,
            title: "Compensation negotiation guides".to_string(),
            base_url: None,
            description: None,
            footer: None,
            links: Vec::new(),
            rates: None,
            aliases: Aliases::default(),
            settings: Settings::default(),
            places: Arc::clone(Places::built_in()),
            fail_on: Some(Severity::Error),
            baseline: None,
            limits: Limits::default(),
            style: format::FormatStyle::default(),
            exclude: Vec::new(),
            install: None,
        }
    }
}

/// The folder that guides are in where nothing else is configured.
const GUIDES: &str = "guides";

/// Why there is no configuration to work with.
#[derive(Debug)]
pub enum ConfigError {
    File(FileError),
    /// What is wrong in it, and the file itself.
    Faults(Box<Source>, Vec<ConfigFault>),
}

impl Config {
    /// Where guides are looked for at `paths`, but not in `out`, the folder that builds write to.
    pub fn search_places<'a>(&'a self, paths: &'a [PathBuf], out: &'a Path) -> SearchPlaces<'a> {
        SearchPlaces {
            paths,
            project: &self.root,
            guides: &self.guides,
            out: Some(out),
            exclude: &self.exclude,
        }
    }

    /// The configuration at `path`.
    pub fn read(world: &dyn World, path: &Path) -> Result<Config, ConfigError> {
        let file_error = |reason: String| ConfigError::File(FileError::new(path, reason));
        let bytes = match world.read(path, MAX_BYTES) {
            Ok(Content::Bytes(bytes)) => bytes,
            Ok(Content::TooLarge(_)) => return Err(file_error("is too large".to_string())),
            Err(error) => return Err(file_error(reason(&error))),
        };
        let text = String::from_utf8(bytes).map_err(|error| {
            let sound = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = 1 + String::from_utf8_lossy(sound).matches('\n').count();
            file_error(format!(
                "is not UTF-8, first in line {line}: save it as UTF-8"
            ))
        })?;
        let source = Source::new(shown(path), text);
        let root = path.parent().unwrap_or(Path::new(""));
        let (config, faults) = read::read(&source.text, root);
        if faults.is_empty() {
            Ok(config)
        } else {
            Err(ConfigError::Faults(Box::new(source), faults))
        }
    }

    /// The nearest configuration from any of `folders` upward, the first one first. Where there is none, what
    /// is usual: in the folder around the guides that one of them is in, in the repository, or here.
    pub fn find(world: &dyn World, folders: &[PathBuf]) -> Result<Config, ConfigError> {
        let all = || folders.iter().flat_map(|folder| folder.ancestors());
        let mut files = all().map(|folder| folder.join(CONFIG_FILE));
        if let Some(path) = files.find(|path| world.exists(path)) {
            return Config::read(world, &path);
        }
        let root = all().find(|root| {
            let guides = root.join(GUIDES);
            let is_around = || folders.iter().any(|folder| folder.starts_with(&guides));
            world.exists(&guides) && (is_around() || world.exists(&root.join(".git")))
        });
        let (config, _) = read::read("", root.unwrap_or(Path::new("")));
        Ok(config)
    }
}
