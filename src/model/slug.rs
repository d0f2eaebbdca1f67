//! Slugs: names of folders, files and addresses.

/// Longer names do not fit every file system once an extension is added.
pub const LONGEST_SLUG: usize = 200;

/// Names that Windows keeps for devices, whatever their extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// `[a-z0-9]+(-[a-z0-9]+)*`
pub fn is_slug(text: &str) -> bool {
    text.split('-').all(|part| {
        let is_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        !part.is_empty() && part.bytes().all(is_part)
    })
}

/// Whether a slug is a name that no file may have everywhere.
pub fn is_device(slug: &str) -> bool {
    let numbered = NUMBERED_DEVICES
        .iter()
        .filter_map(|name| slug.strip_prefix(name));
    let is_number = |rest: &str| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit());
    DEVICES.contains(&slug) || numbered.into_iter().any(is_number)
}

/// Whether a slug, used as a role's, would take the name of a page that is no guide.
pub fn is_page(slug: &str) -> bool {
    slug == "index"
}

/// Whether a slug, used as a company's, would take the name of a folder with pages or files that are no
/// guide's.
pub fn is_site_folder(slug: &str) -> bool {
    matches!(slug, "assets" | "data" | "place" | "role")
}

/// Whether a text is a slug that every file system takes.
pub fn is_file_name(text: &str) -> bool {
    is_slug(text) && text.len() <= LONGEST_SLUG && !is_device(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_and_file_names() {
        for slug in [
            "a",
            "software-engineer",
            "3m",
            "com",
            "com10",
            "lpt-1",
            "index",
        ] {
            assert!(is_file_name(slug), "{slug}");
        }
        for text in ["", "-", "a--b", "a-", "A", "a b", "é", "a.md", ".."] {
            assert!(!is_slug(text), "{text}");
        }
        for device in ["con", "nul", "com1", "lpt9"] {
            assert!(is_slug(device) && !is_file_name(device), "{device}");
        }
        assert!(!is_file_name(&"x".repeat(LONGEST_SLUG + 1)));
    }
}
