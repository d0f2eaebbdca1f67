//! `[install]`: where CI jobs and hooks install negguide from.

use super::fault::ConfigFault;
use super::table::{ConfigTable, range};
use crate::project::install::{InstallFault, InstallSource, RepositoryAddress, Revision};
use crate::text::TextRange;

/// Reads `[install]`.
pub(super) fn read_install(
    table: &mut ConfigTable<'_>,
    faults: &mut Vec<ConfigFault>,
) -> Option<InstallSource> {
    let mut section = table.table("install", faults)?;
    let whole = table.get("install").map(range).unwrap_or_default();
    let git = setting(&mut section, "git", RepositoryAddress::parse, faults);
    let rev = setting(&mut section, "rev", Revision::parse, faults);
    if section.get("git").is_none() {
        let fault = ConfigFault::new("[install] needs `git`", whole, "installed from where?");
        faults.push(fault.help("write the address of negguide's own repository"));
    }
    section.finish(faults);
    Some(InstallSource { git: git?, rev })
}

fn setting<T>(
    section: &mut ConfigTable<'_>,
    key: &'static str,
    parse: impl Fn(&str) -> Result<T, InstallFault>,
    faults: &mut Vec<ConfigFault>,
) -> Option<T> {
    let text = section.text(key, faults)?;
    let place: TextRange = section.get(key).map(range).unwrap_or_default();
    match parse(text) {
        Ok(value) => Some(value),
        // Broken TOML leaves a value of no bytes, and a fault of its own.
        Err(_) if place.is_empty() => None,
        Err(InstallFault { reason, help }) => {
            faults.push(ConfigFault::new(reason, place, "refused").help(help));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::read::read;
    use crate::project::install::Revision;

    #[test]
    fn an_address_and_a_revision() {
        let text = "[install]\ngit = \"https://x.org/negguide\"\nrev = \"v2.0.0\"\n";
        let (config, faults) = read(text, Path::new(""));
        assert!(faults.is_empty(), "{faults:?}");
        let install = config.install.expect("a source");
        assert_eq!(install.git.as_str(), "https://x.org/negguide");
        assert_eq!(install.rev, Some(Revision::Tag("v2.0.0".to_string())));
        assert_eq!(install.to_string(), text);
        let (config, _) = read("title = \"x\"\n", Path::new(""));
        assert_eq!(config.install, None);
    }

    #[test]
    fn faults_have_their_places() {
        for (text, slice, message) in [
            ("[install]\nrev = \"v1\"\n", "[install]", "needs `git`"),
            ("[install]\ngit = 3\n", "3", "takes a string"),
            (
                "[install]\ngit = \"x\"\n",
                "\"x\"",
                "not an address of a repository",
            ),
            (
                "[install]\ngit = \"https://x.org/y\"\nrev = \"-v\"\n",
                "\"-v\"",
                "is not a revision",
            ),
            (
                "[install]\ngit = \"https://x.org/y\"\ntag = \"v1\"\n",
                "tag",
                "unknown key `tag` in [install]",
            ),
        ] {
            let (_, faults) = read(text, Path::new(""));
            assert_eq!(faults.len(), 1, "{text}: {faults:?}");
            let at = faults[0].range;
            assert!(text[at.start()..at.end()].contains(slice), "{text}");
            assert!(faults[0].message.contains(message), "{faults:?}");
        }
    }
}
