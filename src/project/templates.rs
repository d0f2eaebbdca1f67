//! The project's own templates.

use std::collections::BTreeMap;
use std::{fmt, io};

use xxhash_rust::xxh3::xxh3_128;

use super::config::{CONFIG_FILE, Config};
use super::world::{Content, FileError, World, reason, shown};
use crate::render::{RenderError, Templates};

/// Largest template that is read, in bytes.
const MAX_BYTES: u64 = 1024 * 1024;

/// Why the templates can't be used.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Template(#[from] RenderError),
}

/// The texts of templates, by name.
type TemplateTexts = BTreeMap<String, String>;

/// The folder in that of the templates whose files are copied to the site as they are.
const STATIC: &str = "static";

/// Largest file that is copied, in bytes.
const MOST_COPIED: u64 = 50 * 1024 * 1024;

/// What a project adds to the default theme.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct OwnTheme {
    pub templates: TemplateTexts,
    /// Files that are copied, by their paths on the site.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl fmt::Debug for OwnTheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hashes = self
            .files
            .iter()
            .map(|(name, bytes)| (name, xxh3_128(bytes)));
        f.debug_struct("OwnTheme")
            .field("templates", &self.templates)
            .field("files", &hashes.collect::<Vec<_>>())
            .finish()
    }
}

/// The project's own templates, and the files that are copied to the site.
pub fn own_theme(world: &dyn World, config: &Config) -> Result<OwnTheme, TemplateError> {
    Ok(OwnTheme {
        templates: own_templates(world, config)?,
        files: own_files(world, config)?,
    })
}

fn own_files(
    world: &dyn World,
    config: &Config,
) -> Result<BTreeMap<String, Vec<u8>>, TemplateError> {
    let folder = config.templates.join(STATIC);
    let paths = match world.files_below(&folder) {
        Ok(paths) => paths,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(FileError::io(&folder, &error).into()),
    };
    let mut files = BTreeMap::new();
    for path in paths {
        let name = shown(path.strip_prefix(&folder).unwrap_or(&path));
        let bytes = match world.read(&path, MOST_COPIED) {
            Ok(Content::Bytes(bytes)) => bytes,
            Ok(Content::TooLarge(_)) => {
                return Err(FileError::new(&path, "is too large to be copied").into());
            }
            Err(error) => return Err(FileError::io(&path, &error).into()),
        };
        files.insert(name, bytes);
    }
    Ok(files)
}

/// The default templates, with those that the project has of its own in the place of their namesakes.
pub fn parse_templates(config: &Config, own: TemplateTexts) -> Result<Templates, TemplateError> {
    Templates::new(own).map_err(|error| match error {
        RenderError::UnknownTemplate { name, suggestion } => {
            let name = shown(&config.templates.join(name));
            RenderError::UnknownTemplate { name, suggestion }.into()
        }
        other => other.into(),
    })
}

/// The texts of the project's own templates, by name. Their folder must be there if the configuration names
/// it.
fn own_templates(world: &dyn World, config: &Config) -> Result<TemplateTexts, TemplateError> {
    let folder = &config.templates;
    let mut overrides = BTreeMap::new();
    let paths = match world.templates(folder) {
        Ok(paths) => paths,
        Err(error) if error.kind() == io::ErrorKind::NotFound && !config.names_templates => {
            Vec::new()
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let reason = format!("there is no such folder: see `templates` in {CONFIG_FILE}");
            return Err(FileError::new(folder, reason).into());
        }
        Err(error) => return Err(FileError::io(folder, &error).into()),
    };
    for path in paths {
        let name = path.strip_prefix(folder).unwrap_or(&path);
        let failed = |reason: String| FileError::new(&path, reason);
        let bytes = match world.read(&path, MAX_BYTES) {
            Ok(Content::Bytes(bytes)) => bytes,
            Ok(Content::TooLarge(_)) => return Err(failed("is too large".to_string()).into()),
            Err(error) => return Err(failed(reason(&error)).into()),
        };
        let text = String::from_utf8(bytes).map_err(|_| failed("is not UTF-8".to_string()))?;
        overrides.insert(shown(name), text);
    }
    Ok(overrides)
}
