//! What machines look for on a site: a map of its pages, rules for crawlers, a feed of updated guides. All
//! need the site's address.

use crate::model::Date;
use crate::render::catalog::{Catalog, GuideCard};
use crate::render::templates::without_unseen;
use crate::render::{Artifact, SiteOptions};

/// Guides that the feed names.
const MOST_ENTRIES: usize = 50;

/// Pages that one map may name, by the protocol of sitemaps.
const MOST_ADDRESSES: usize = 50_000;

/// The files for a site whose address is configured. `pages` are the paths of all but the guides' pages.
pub(super) fn feeds(catalog: &Catalog, pages: &[String], options: &SiteOptions) -> Vec<Artifact> {
    let Some(base) = &options.base_url else {
        return Vec::new();
    };
    let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n");
    [
        ("sitemap.xml", sitemap(catalog, pages, options)),
        ("robots.txt", robots),
        ("feed.xml", feed(catalog, base, options)),
    ]
    .into_iter()
    .map(|(path, text)| Artifact {
        path: path.to_string(),
        bytes: without_unseen(text).into_bytes(),
    })
    .collect()
}

fn sitemap(catalog: &Catalog, pages: &[String], options: &SiteOptions) -> String {
    let lists = pages
        .iter()
        .filter(|path| path.ends_with(".html") && *path != "404.html");
    let lists = lists.map(|path| (path.clone(), None));
    let guides = catalog
        .guides
        .iter()
        .map(|guide| (guide.address.page(), guide.updated));
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (path, updated) in lists.chain(guides).take(MOST_ADDRESSES) {
        let day = updated.map_or_else(String::new, |day| format!("<lastmod>{day}</lastmod>"));
        let address = xml(&options.address_of(&path).unwrap_or_default());
        text.push_str(&format!("<url><loc>{address}</loc>{day}</url>\n"));
    }
    text.push_str("</urlset>\n");
    text
}

/// The guides that were updated last, as Atom (RFC 4287).
fn feed(catalog: &Catalog, base: &str, options: &SiteOptions) -> String {
    let mut guides: Vec<(Date, &GuideCard)> = { catalog.guides.iter() }
        .filter_map(|guide| Some((guide.updated?, guide)))
        .collect();
    guides.sort_by(|one, other| (other.0, &one.1.address).cmp(&(one.0, &other.1.address)));
    guides.truncate(MOST_ENTRIES);
    let latest = guides.first().map_or(options.as_of, |(day, _)| *day);
    let base = xml(base);
    let title = xml(&options.title);
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n\
         <title>{title}</title>\n<id>{base}</id>\n<link href=\"{base}\"/>\n\
         <link rel=\"self\" href=\"{base}feed.xml\"/>\n<updated>{latest}T00:00:00Z</updated>\n\
         <author><name>{title}</name></author>\n"
    );
    for (day, guide) in guides {
        let address = format!("{base}{}", guide.address.page());
        let summary = guide.summary.join(" · ");
        text.push_str(&format!(
            "<entry><title>{}</title><id>{address}</id><link href=\"{address}\"/>\
             <updated>{day}T00:00:00Z</updated><summary>{}</summary></entry>\n",
            xml(&guide.name()),
            xml(&summary)
        ));
    }
    text.push_str("</feed>\n");
    text
}

fn xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // XML has no place for other control characters.
            other if other.is_control() && !matches!(other, '\n' | '\t') => {}
            other => escaped.push(other),
        }
    }
    escaped
}
