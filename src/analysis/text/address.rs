//! Whether an address can lead anywhere.

/// Schemes of addresses that run code or open files: the site takes them out of its pages.
const FORBIDDEN_SCHEMES: [&str; 4] = ["javascript", "vbscript", "data", "file"];

/// What is wrong with an address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum AddressFault {
    /// Nothing is written.
    Empty,
    /// It runs code or opens a file.
    Forbidden(&'static str),
    /// Its scheme is misspelt or missing; what was probably meant.
    BadScheme(String),
    /// Another kind of address than that of a page, where only a page is one.
    NotAWebPage,
}

/// What is wrong with the address of a link, if anything. Paths and fragments are addresses as well.
pub(crate) fn link_fault(address: &str) -> Option<AddressFault> {
    let address = address.trim();
    if address.is_empty() {
        return Some(AddressFault::Empty);
    }
    if let Some(scheme) = forbidden_scheme(address) {
        return Some(AddressFault::Forbidden(scheme));
    }
    corrected(address).map(AddressFault::BadScheme)
}

/// What is wrong with the address of a page elsewhere, if anything: `https://levels.fyi` is one.
pub(crate) fn page_fault(address: &str) -> Option<AddressFault> {
    let fault = link_fault(address);
    if fault.is_some() {
        return fault;
    }
    let address = address.trim();
    match after_scheme(address) {
        // Within a company a site may have a name without dots.
        Some(rest) => {
            let host = host_of(rest);
            let is_named = !host.is_empty() && !host.contains(char::is_whitespace);
            (!is_named).then_some(AddressFault::NotAWebPage)
        }
        None if is_host(host_of(address)) => {
            Some(AddressFault::BadScheme(format!("https://{address}")))
        }
        None => Some(AddressFault::NotAWebPage),
    }
}

/// Whether an address is a path from the page that it is on.
pub(crate) fn is_relative(address: &str) -> bool {
    !address.contains(':') && !address.starts_with(['/', '#', '?'])
}

/// The scheme of an address that must not be followed. Browsers skip blanks and control characters
/// in front of a scheme and line breaks in it.
pub(crate) fn forbidden_scheme(address: &str) -> Option<&'static str> {
    let (scheme, _) = address.split_once(':')?;
    let plain: String = scheme
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect();
    FORBIDDEN_SCHEMES
        .into_iter()
        .find(|scheme| plain.eq_ignore_ascii_case(scheme))
}

/// What is before the path of an address without its scheme.
fn host_of(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// What follows `https://` or `http://`.
fn after_scheme(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    is_web.then_some(rest)
}

/// The whole address, where `address` begins as that of a page does, and is not written right:
/// `www.levels.fyi`, `htp://levels.fyi`, `https//levels.fyi`.
fn corrected(address: &str) -> Option<String> {
    if after_scheme(address).is_some() {
        return None;
    }
    let begins = |start: &str| {
        let head = address.get(..start.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    if begins("www.") {
        return Some(format!("https://{address}"));
    }
    let letters = address.find(|c: char| !c.is_ascii_alphabetic())?;
    let (scheme, rest) = address.split_at(letters);
    let host = rest.trim_start_matches([':', '/']);
    // `https:/x` and `https//x` miss one sign; `htp://x` misses none.
    let signs = &rest[..rest.len() - host.len()];
    let is_near = |right: &str| strsim::osa_distance(&scheme.to_ascii_lowercase(), right) <= 1;
    let is_misspelt = signs == "://" && (is_near("https") || is_near("http"));
    let is_cut = matches!(signs, ":/" | "//" | ":" | ":///")
        && (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"));
    let right = if scheme.eq_ignore_ascii_case("http") {
        "http"
    } else {
        "https"
    };
    (is_misspelt || is_cut).then(|| format!("{right}://{host}"))
}

/// `levels.fyi`, `localhost:8080`, `[::1]`: letters, digits and dots, with a dot that is not the last.
fn is_host(text: &str) -> bool {
    let text = text.rsplit('@').next().unwrap_or_default();
    let name = text.split(':').next().unwrap_or_default();
    let is_of_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    let is_named = name.trim_end_matches('.').contains('.') || name == "localhost";
    text.starts_with('[') || is_named && name.chars().all(is_of_host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_in_disguise() {
        for address in [
            "javascript:x",
            " JaVa\tScript:x",
            "data:text/html,x",
            "file:///etc",
        ] {
            assert!(forbidden_scheme(address).is_some(), "{address:?}");
        }
        for address in [
            "https://x.example/data:1",
            "#file",
            "mailto:a@b.example",
            "data.md",
        ] {
            assert_eq!(link_fault(address), None, "{address}");
        }
    }

    #[test]
    fn what_was_meant() {
        for (written, meant) in [
            ("www.levels.fyi", "https://www.levels.fyi"),
            ("htp://x.example", "https://x.example"),
            ("ttps://x.example/a", "https://x.example/a"),
            ("https//x.example", "https://x.example"),
            ("http:/x.example", "http://x.example"),
        ] {
            let fault = Some(AddressFault::BadScheme(meant.to_string()));
            assert_eq!(link_fault(written), fault, "{written}");
            assert_eq!(page_fault(written), fault, "{written}");
        }
        for right in [
            "../acme/x.md",
            "wwwroot/x.md",
            "ftp://x.example",
            "tel:123",
            "x",
        ] {
            assert_eq!(link_fault(right), None, "{right}");
        }
    }

    #[test]
    fn addresses_of_pages() {
        for right in [
            "https://www.levels.fyi/companies/acme?x=1#y",
            "HTTP://localhost:8080/x",
            "https://пример.example",
            "https://[::1]/",
            "http://go/levels",
        ] {
            assert_eq!(page_fault(right), None, "{right}");
        }
        let bare = AddressFault::BadScheme("https://levels.fyi/x".to_string());
        assert_eq!(page_fault("levels.fyi/x"), Some(bare));
        for wrong in [
            "see the sheet",
            "https://",
            "mailto:a@b",
            "/local",
            "#x",
            "tel:1",
        ] {
            assert_eq!(
                page_fault(wrong),
                Some(AddressFault::NotAWebPage),
                "{wrong}"
            );
        }
        assert_eq!(page_fault(" "), Some(AddressFault::Empty));
    }
}
