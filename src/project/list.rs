//! A list of files.

use std::path::PathBuf;

use super::git::path_of;

/// The paths in `bytes`: separated by NULs where there are any, else one a line. A byte order mark at the
/// start is none of them.
pub fn listed_files(bytes: &[u8]) -> Vec<PathBuf> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let separator = if bytes.contains(&0) { 0 } else { b'\n' };
    let names = bytes.split(|byte| *byte == separator);
    let trimmed = names.map(|name| match separator {
        0 => name,
        _ => name.strip_suffix(b"\r").unwrap_or(name),
    });
    trimmed
        .filter(|name| !name.is_empty())
        .map(path_of)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_or_nuls() {
        let list = |bytes: &[u8]| listed_files(bytes);
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        assert_eq!(list(b"a b.md\r\n\nc.md"), paths(&["a b.md", "c.md"]));
        assert_eq!(list(b"a\nb.md\0c.md\0"), paths(&["a\nb.md", "c.md"]));
        assert_eq!(list(b"\xEF\xBB\xBFa.md\n"), paths(&["a.md"]));
        assert!(list(b"\n").is_empty());
    }
}
