//! The default theme, embedded.

/// A template of the default theme.
#[derive(Clone, Copy, Debug)]
pub struct DefaultTemplate {
    pub name: &'static str,
    /// How a template of the same name extends it: `default/guide.html`.
    pub(super) alias: &'static str,
    pub source: &'static str,
    /// What it makes, for people.
    pub about: &'static str,
}

/// The default theme. Each is also known as `default/NAME`, so that a template of the same name
/// can extend it and replace a single block.
pub(super) const DEFAULTS: [DefaultTemplate; 14] = [
    DefaultTemplate {
        name: "404.html",
        alias: "default/404.html",
        source: include_str!("../../../templates/404.html"),
        about: "what is shown for an address that leads nowhere",
    },
    DefaultTemplate {
        name: "base.html",
        alias: "default/base.html",
        source: include_str!("../../../templates/base.html"),
        about: "the frame of every page: head, navigation, footer",
    },
    DefaultTemplate {
        name: "changes.html",
        alias: "default/changes.html",
        source: include_str!("../../../templates/changes.html"),
        about: "what changed since an earlier state (build --changes-since)",
    },
    DefaultTemplate {
        name: "company.html",
        alias: "default/company.html",
        source: include_str!("../../../templates/company.html"),
        about: "a company: its guides, what it pays where, its levels",
    },
    DefaultTemplate {
        name: "compare.html",
        alias: "default/compare.html",
        source: include_str!("../../../templates/compare.html"),
        about: "up to four guides side by side",
    },
    DefaultTemplate {
        name: "favicon.svg",
        alias: "default/favicon.svg",
        source: include_str!("../../../templates/favicon.svg"),
        about: "the site's icon",
    },
    DefaultTemplate {
        name: "guide.html",
        alias: "default/guide.html",
        source: include_str!("../../../templates/guide.html"),
        about: "a guide: pay, the author's sections, siblings",
    },
    DefaultTemplate {
        name: "how-to-read.html",
        alias: "default/how-to-read.html",
        source: include_str!("../../../templates/how-to-read.html"),
        about: "the rules behind the figures",
    },
    DefaultTemplate {
        name: "index.html",
        alias: "default/index.html",
        source: include_str!("../../../templates/index.html"),
        about: "the first page",
    },
    DefaultTemplate {
        name: "list.html",
        alias: "default/list.html",
        source: include_str!("../../../templates/list.html"),
        about: "lists of companies by letter, of all roles, of all places",
    },
    DefaultTemplate {
        name: "macros.html",
        alias: "default/macros.html",
        source: include_str!("../../../templates/macros.html"),
        about: "parts that several templates use",
    },
    DefaultTemplate {
        name: "ranking.html",
        alias: "default/ranking.html",
        source: include_str!("../../../templates/ranking.html"),
        about: "a role, a place, or a role at a place: pay row over row",
    },
    DefaultTemplate {
        name: "site.js",
        alias: "default/site.js",
        source: include_str!("../../../templates/site.js"),
        about: "the script: search, sorting, comparing, copying",
    },
    DefaultTemplate {
        name: "style.css",
        alias: "default/style.css",
        source: include_str!("../../../templates/style.css"),
        about: "the style sheet",
    },
];

/// The default script or style sheet without lines of comment, the blanks that lines begin with, and the ends of
/// lines that mean nothing: browsers need not load them.
pub(super) fn compact(text: &str) -> String {
    let lines = text.lines().map(str::trim_start);
    let lines = lines.filter(|line| !(line.starts_with("/*") && line.ends_with("*/")));
    let mut compact = String::with_capacity(text.len());
    for line in lines {
        compact.push_str(line);
        if !line.ends_with(['{', ';', ',']) {
            compact.push('\n');
        }
    }
    compact
}
