//! What the path of a guide says: `guides/<company>/<role>.md`.

/// The last folder of a path and the name of its file, without the extension.
pub(crate) fn folder_and_stem(path: &str) -> Option<(&str, &str)> {
    let path = path.trim_start_matches("./");
    let (folders, file) = path.rsplit_once('/')?;
    let folder = folders.rsplit('/').next().unwrap_or(folders);
    if path.starts_with('<') || matches!(folder, "" | "." | "..") {
        return None;
    }
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    Some((folder, stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_without_a_folder_say_nothing() {
        for path in [
            "x.md", "./x.md", "../x.md", "/x.md", "<stdin>", "<a/b.md>", "",
        ] {
            assert_eq!(folder_and_stem(path), None, "{path}");
        }
        assert_eq!(folder_and_stem("g/acme/data.md"), Some(("acme", "data")));
        assert_eq!(folder_and_stem("./acme/data"), Some(("acme", "data")));
        assert_eq!(
            folder_and_stem("/a/acme/data.x.md"),
            Some(("acme", "data.x"))
        );
    }
}
