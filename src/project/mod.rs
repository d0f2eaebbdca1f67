//! The only floor with input and output: the world, the walk, the configuration, the manifest.

mod config;
mod disk;
mod folders;
mod load;
mod manifest;
mod output;
mod sources;
mod templates;
mod world;

pub use config::{CONFIG_FILE, Config, ConfigError, ConfigFault};
pub use disk::Disk;
pub use load::{Loaded, discover, load};
pub use output::{OutputError, Written, refuse_guides_folder, refuse_hidden_guides, write_site};
pub use templates::{TemplateError, read_templates};
pub use world::{Content, FileError, World};
