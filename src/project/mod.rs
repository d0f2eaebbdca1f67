//! The only floor with input and output: the world, the walk, the configuration, the manifest.

mod allowed_folders;
mod baseline;
mod build_lock;
mod built_files;
mod cache;
mod cache_use;
mod config;
mod destination;
mod disk;
mod disk_write;
mod exclusion;
mod file_id;
mod file_reader;
mod folder_records;
mod folders;
mod format;
mod git;
mod git_revision;
mod guide_reader;
mod ignore_files;
mod ignore_match;
mod import;
mod install;
mod leftovers;
mod list;
mod load;
mod manifest;
mod output;
mod output_error;
mod output_folder;
mod overlay;
mod overrides;
mod own_options;
mod remake_reason;
mod repository;
mod rewrite;
mod scaffold;
mod search_places;
mod site_inputs;
mod skipped;
mod sources;
mod states;
mod templates;
mod world;

pub use baseline::{
    BASELINE_FILE, is_in_baseline_folder, names_in_baseline, read_baseline, write_baseline,
};
pub use build_lock::BuildLock;
pub use cache::GuideCache;
pub use cache_use::{CacheAbsence, ReadCounts, ReadReason};
pub use config::{CONFIG_FILE, Config, ConfigError, ConfigFault};
pub use destination::{Destination, OutputKind, RunInputs};
pub use disk::{Disk, is_guide_name};
pub(crate) use exclusion::Exclusion;
pub use file_reader::LoadRequest;
pub use folders::relative_path;
pub use format::{FormatRequest, Formatted, FoundForm, Wanted, format_files, write_formatted};
pub use git::{GitError, changed_files};
pub use guide_reader::GuideReader;
pub use import::{Importing, Naming, Tried, import_files, write_imported, write_imported_to};
pub use install::{InstallFault, InstallSource, RepositoryAddress, Revision};
pub use list::listed_files;
pub use load::{Discovered, Files, Loaded, discover, load};
pub use output::{
    BuildOutput, EarlierSite, SiteSources, earlier_site, refuse_guides_folder,
    refuse_hidden_guides, write_site,
};
pub use output_error::OutputError;
pub use overlay::Overlay;
pub use overrides::{IdlePattern, idle_patterns};
pub use remake_reason::RemakeReason;
pub use repository::repository_paths;
pub use rewrite::{remove_leftovers_beside, rewrite, write_fixed};
pub use scaffold::{MisplacedProject, ProjectPlace, Scaffold};
pub use search_places::SearchPlaces;
pub use site_inputs::{SiteInputs, SiteRequest};
pub use skipped::{Skipped, skipped};
pub use states::StateError;
pub use templates::{OwnTheme, TemplateError, own_theme, parse_templates};
pub use world::{Content, FileError, World, read_whole, shown};
