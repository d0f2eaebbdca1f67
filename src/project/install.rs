//! Where negguide itself is installed from: its git repository, and a tag or commit of it.
//!
//! Both are written into YAML and into commands of a shell. They are made of characters that mean
//! nothing to either, whatever is done with them there.

use std::fmt;

/// Longest address and revision, in bytes: what keys of caches hold.
const MAX_BYTES: usize = 200;

/// The address of a git repository, in a form that both cargo and pre-commit take.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RepositoryAddress(String);

/// A fixed revision of a repository.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Revision {
    Tag(String),
    /// The hash of a commit, whole or shortened.
    Commit(String),
}

/// What negguide is installed from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InstallSource {
    pub git: RepositoryAddress,
    /// `None`: the tag of this negguide's own version.
    pub rev: Option<Revision>,
}

/// Why a text is not a valid address or revision, and what to write instead.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{reason}; {help}")]
pub struct InstallFault {
    pub reason: String,
    pub help: &'static str,
}

const ADDRESS_HELP: &str = "write such as https://git.example.com/tools/negguide.git";
const REVISION_HELP: &str = "write a tag such as v1.2.0, or the hash of a commit";

impl RepositoryAddress {
    pub fn parse(text: &str) -> Result<RepositoryAddress, InstallFault> {
        let fault = |reason: String, help| InstallFault { reason, help };
        let no_address = |why: &str| fault(format!("{text:?} {why}"), ADDRESS_HELP);
        if text.len() > MAX_BYTES {
            let reason = format!("the address is longer than {MAX_BYTES} bytes");
            return Err(fault(reason, ADDRESS_HELP));
        }
        let Some((scheme, rest)) = text.split_once("://") else {
            return Err(fault(
                format!("{text:?} is not an address of a repository"),
                "write such as https://git.example.com/tools/negguide.git, or \
                 ssh://git@HOST/PATH for git@HOST:PATH",
            ));
        };
        if !matches!(scheme, "https" | "ssh" | "file") {
            return Err(fault(
                format!("{text:?} is not fetched over a safe connection"),
                "negguide is installed over https://, ssh:// or, from a folder, file://",
            ));
        }
        if let Some(odd) = rest.chars().find(|c| !is_of_address(*c)) {
            return Err(no_address(&format!(
                "contains {odd:?}, which no address here may"
            )));
        }
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        if path.trim_matches('/').is_empty() {
            return Err(no_address("names no repository"));
        }
        match scheme {
            "file" if !authority.is_empty() => Err(fault(
                format!("{text:?} names a host"),
                "write file:// and a path that starts with /",
            )),
            "https" if authority.contains('@') => Err(fault(
                "the address contains a name or a password, which everybody who reads the file would see"
                    .to_string(),
                "leave out what is before the @, and let git ask for it",
            )),
            "https" | "ssh" if !is_authority(authority) => Err(no_address("names no host")),
            _ => Ok(RepositoryAddress(text.to_string())),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address as a browser opens it, where it is fetched over https.
    pub fn web_page(&self) -> Option<&str> {
        let page = self.0.strip_suffix(".git").unwrap_or(&self.0);
        page.starts_with("https://").then_some(page)
    }
}

/// Characters of an address: none of them means anything to a shell between quotes, or to YAML.
fn is_of_address(c: char) -> bool {
    c.is_ascii_alphanumeric() || "/._~@:+%=-".contains(c)
}

/// `HOST`, `HOST:PORT` or either after `USER@`. A host that starts with `-` would be an option of ssh.
fn is_authority(authority: &str) -> bool {
    let is_name = |name: &str| {
        let known = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        name.starts_with(|c: char| c.is_ascii_alphanumeric()) && name.chars().all(known)
    };
    let (user, place) = match authority.split_once('@') {
        Some((user, place)) => (Some(user), place),
        None => (None, authority),
    };
    let (host, port) = place.split_once(':').unwrap_or((place, "0"));
    let is_port = !port.is_empty() && port.chars().all(|c| c.is_ascii_digit());
    is_name(host) && is_port && user.is_none_or(is_name)
}

impl Revision {
    pub fn parse(text: &str) -> Result<Revision, InstallFault> {
        let known = |c: char| c.is_ascii_alphanumeric() || "._/+-".contains(c);
        let is_name = text.starts_with(|c: char| c.is_ascii_alphanumeric())
            && text.chars().all(known)
            && text.len() <= MAX_BYTES
            && !text.contains("..")
            && !text.contains("//")
            && !text.ends_with(['/', '.']);
        if !is_name {
            return Err(InstallFault {
                reason: format!("{text:?} is not a revision"),
                help: REVISION_HELP,
            });
        }
        let is_hash = (7..=64).contains(&text.len()) && text.chars().all(|c| c.is_ascii_hexdigit());
        Ok(if is_hash {
            Revision::Commit(text.to_string())
        } else {
            Revision::Tag(text.to_string())
        })
    }

    /// The tag of this negguide's own version.
    fn own() -> Revision {
        Revision::Tag(format!("v{}", env!("CARGO_PKG_VERSION")))
    }

    pub fn as_str(&self) -> &str {
        match self {
            Revision::Tag(name) | Revision::Commit(name) => name,
        }
    }
}

impl InstallSource {
    /// The revision to install.
    pub fn revision(&self) -> Revision {
        self.rev.clone().unwrap_or_else(Revision::own)
    }
}

/// As a section of the configuration.
impl fmt::Display for InstallSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "[install]\ngit = \"{}\"", self.git.as_str())?;
        match &self.rev {
            Some(rev) => writeln!(f, "rev = \"{}\"", rev.as_str()),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_cargo_and_pre_commit_take() {
        for address in [
            "https://git.example.com/tools/negguide.git",
            "https://git.example.com:8443/~ann/negguide",
            "ssh://git@git.example.com:2222/tools/negguide.git",
            "file:///srv/git/negguide%20mirror.git",
        ] {
            let parsed = RepositoryAddress::parse(address).expect(address);
            assert_eq!(parsed.as_str(), address);
        }
    }

    #[test]
    fn browsers_open_addresses_of_https() {
        let page = |address: &str| {
            let address = RepositoryAddress::parse(address).expect(address);
            address.web_page().map(str::to_string)
        };
        let expected = Some("https://git.example.com/tools/negguide".to_string());
        assert_eq!(page("https://git.example.com/tools/negguide.git"), expected);
        assert_eq!(page("https://git.example.com/tools/negguide"), expected);
        assert_eq!(page("ssh://git@git.example.com/tools/negguide.git"), None);
        assert_eq!(page("file:///srv/git/negguide"), None);
    }

    #[test]
    fn other_addresses_are_refused_with_the_reason() {
        let long = format!("https://x/{}", "y".repeat(MAX_BYTES));
        for (address, reason) in [
            ("", "is not an address"),
            ("--upload-pack=x", "is not an address"),
            (
                "git@git.example.com:tools/negguide.git",
                "is not an address",
            ),
            ("../negguide", "is not an address"),
            ("http://git.example.com/negguide", "safe connection"),
            ("ext://sh -c x", "safe connection"),
            ("HTTPS://git.example.com/negguide", "safe connection"),
            ("https://git.example.com", "names no repository"),
            ("https://git.example.com//", "names no repository"),
            ("https:///negguide", "names no host"),
            ("https://x/$(id)", "contains '$'"),
            ("https://x/`id`", "contains '`'"),
            ("https://x/y'z", "contains '\\''"),
            ("https://x/y\"z", "contains '\"'"),
            ("https://x/y\nz", "contains '\\n'"),
            ("https://x/y z", "contains ' '"),
            ("https://x/y;z", "contains ';'"),
            ("https://x/${{ github.token }}", "contains '$'"),
            ("https://x/y#z", "contains '#'"),
            ("https://x/y\u{2028}z", "contains '\\u{2028}'"),
            ("https://ann:secret@x/y", "a name or a password"),
            ("https://token@x/y", "a name or a password"),
            ("ssh://-oProxyCommand=id/y", "names no host"),
            ("ssh://git@-oProxyCommand=id/y", "names no host"),
            ("ssh://ann:secret@x/y", "names no host"),
            ("https://x:/y", "names no host"),
            ("file://host/y", "names a host"),
            (&long, "longer than 200 bytes"),
        ] {
            let fault = RepositoryAddress::parse(address).expect_err(address);
            assert!(fault.reason.contains(reason), "{address}: {fault}");
        }
    }

    #[test]
    fn revisions_are_tags_or_commits() {
        let parse = |text: &str| Revision::parse(text).ok();
        let tag = |text: &str| Some(Revision::Tag(text.to_string()));
        for name in ["v1.2.0", "release/2026-11+b1", "abc123", "0"] {
            assert_eq!(parse(name), tag(name));
        }
        let hash = "0123456789abcdef0123456789abcdef01234567";
        for name in [&hash[..7], hash] {
            assert_eq!(parse(name), Some(Revision::Commit(name.to_string())));
        }
        let hostile = [
            "", "-v", "--all", "$(id)", "a b", "v1'", "v1\n", "a..b", "a//b", "v/", "v.", "v1\"",
        ];
        for name in hostile {
            assert_eq!(parse(name), None, "{name:?}");
        }
    }
}
