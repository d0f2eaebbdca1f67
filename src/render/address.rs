//! Where a guide's pages go: `<company>/<role>`, both slugs.

use serde::{Deserialize, Serialize};
use std::fmt;

use crate::analysis::corpus::packed_guide::PackedGuide;
use crate::model::Guide;
use crate::model::slug::{LONGEST_SLUG, is_file_name, is_page, is_site_folder, is_slug};

/// A guide's place in the output. Both parts are slugs that every file system takes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Address {
    company: String,
    role: String,
}

impl Address {
    /// `None` where one of the two cannot be a file name, or would take the name of a page that
    /// is no guide (`index`) or of a folder without guides (`data`).
    pub fn new(company: &str, role: &str) -> Option<Address> {
        let usable = is_file_name(company)
            && is_file_name(role)
            && !is_page(role)
            && !is_site_folder(company);
        usable.then(|| Address {
            company: company.to_string(),
            role: role.to_string(),
        })
    }

    pub fn company(&self) -> &str {
        &self.company
    }

    pub fn role(&self) -> &str {
        &self.role
    }

    /// `google/software-engineer.html`
    pub fn page(&self) -> String {
        format!("{self}.html")
    }

    /// `google/software-engineer.json`
    pub fn data(&self) -> String {
        format!("{self}.json")
    }

    /// `google/software-engineer.md`
    pub fn markdown(&self) -> String {
        format!("{self}.md")
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.company, self.role)
    }
}

/// The address of `guide`: the slugs of its front matter or, where one is absent or no slug, the
/// names of its folder and file.
pub fn address(guide: &Guide) -> Option<Address> {
    let front = &guide.front;
    let (company, role) = (front.company.value(), front.role.value());
    let stated = (company.map(String::as_str), role.map(String::as_str));
    let (company, role) = slugs(stated, &guide.source.path);
    Address::new(company, role)
}

/// The [`address`] of a guide that need not be read for it.
pub fn address_of(guide: &PackedGuide) -> Option<Address> {
    let (company, role) = slugs(guide.stated_slugs(), guide.path());
    Address::new(company, role)
}

/// Why `guide` has no [`address`].
pub fn no_address(guide: &PackedGuide) -> String {
    let (company, role) = slugs(guide.stated_slugs(), guide.path());
    for (key, slug) in [("company", company), ("role", role)] {
        if !is_slug(slug) {
            break;
        }
        if slug.len() > LONGEST_SLUG {
            return format!(
                "its {key} has more than {LONGEST_SLUG} characters, too long for a file name"
            );
        }
        if !is_file_name(slug) {
            return format!("its {key} `{slug}` is a name that Windows reserves for a device");
        }
    }
    if is_site_folder(company) {
        return format!("its company `{company}` has the name of a folder of the site");
    }
    match role {
        "index" => "its role `index` is reserved for the company's own page".to_string(),
        _ => "neither its front matter nor its path gives it an address".to_string(),
    }
}

fn slugs<'g>(
    (company, role): (Option<&'g str>, Option<&'g str>),
    path: &'g str,
) -> (&'g str, &'g str) {
    let (folder, file) = folder_and_file(path);
    (company.unwrap_or(folder), role.unwrap_or(file))
}

fn folder_and_file(path: &str) -> (&str, &str) {
    let mut parts = path.rsplit(['/', '\\']);
    let file = parts.next().unwrap_or_default();
    let is_markdown = |extension: &str| {
        extension.eq_ignore_ascii_case("md") || extension.eq_ignore_ascii_case("markdown")
    };
    let stem = match file.rsplit_once('.') {
        Some((stem, extension)) if is_markdown(extension) => stem,
        _ => file,
    };
    (parts.next().unwrap_or_default(), stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_names_make_an_address() {
        assert!(Address::new("google", "software-engineer").is_some());
        for (company, role) in [
            ("..", "x"),
            ("a/b", "x"),
            ("", "x"),
            ("google", "index"),
            ("con", "x"),
            ("x", "lpt1"),
            ("Google", "x"),
            ("a", "x.md"),
            ("data", "guides"),
            ("role", "x"),
        ] {
            assert_eq!(Address::new(company, role), None, "{company} {role}");
        }
        assert_eq!(Address::new("a", &"x".repeat(201)), None);
    }

    #[test]
    fn folders_and_files_stand_in_for_slugs() {
        assert_eq!(folder_and_file("guides/acme/swe.md"), ("acme", "swe"));
        assert_eq!(folder_and_file("swe.md"), ("", "swe"));
        assert_eq!(folder_and_file("acme/swe.MD"), ("acme", "swe"));
        assert_eq!(folder_and_file("acme/swe.markdown"), ("acme", "swe"));
    }
}
