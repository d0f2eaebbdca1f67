//! The project's own templates.

use std::collections::BTreeMap;
use std::path::Path;

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

/// The default templates, with those in `folder` in the place of their namesakes.
pub fn read_templates(world: &dyn World, folder: &Path) -> Result<Templates, TemplateError> {
    let mut overrides = BTreeMap::new();
    for path in world.templates(folder) {
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
    Templates::new(overrides).map_err(|error| match error {
        RenderError::UnknownTemplate { name, suggestion } => {
            let name = shown(&folder.join(name));
            RenderError::UnknownTemplate { name, suggestion }.into()
        }
        other => other.into(),
    })
}
