//! What all pages share: the head, the navigation, the footer.

use minijinja::Value;
use serde::Serialize;
use serde_json::json;

use super::assets::Assets;
use super::words::Day;
use crate::render::{Artifact, RenderError, SiteLink, SiteOptions, Templates};

/// What pages are made with.
#[derive(Clone, Copy)]
pub(super) struct Theme<'a> {
    pub templates: &'a Templates,
    pub options: &'a SiteOptions,
    pub assets: &'a Assets,
    /// What links start from, where it is not the page's own folder.
    pub fixed_root: Option<&'a str>,
}

/// What every page knows of the site.
#[derive(Serialize)]
struct SiteView<'a> {
    title: &'a str,
    description: Option<&'a str>,
    footer: Option<&'a str>,
    links: &'a [SiteLink],
    as_of: Day,
    generator: &'a str,
    /// From the page to the site's first folder: empty, `../`, or an address.
    root: &'a str,
    /// The address of the style sheet and of the script, from the first folder.
    style: &'a str,
    script: &'a str,
    /// The page's own address, where the site's is configured.
    canonical: Option<String>,
    /// Whether there is a feed.
    has_feed: bool,
    /// Whether totals of several currencies are compared in one.
    has_rates: bool,
    /// Whether it is told what changed.
    has_changes: bool,
}

/// A template's whole context.
#[derive(Serialize)]
struct PageContext<'a, V> {
    site: SiteView<'a>,
    page: V,
}

/// A step of the way from the first page to this one.
#[derive(Clone, Serialize)]
pub(super) struct Crumb {
    pub name: String,
    pub href: String,
}

impl Crumb {
    pub(super) fn new(name: impl Into<String>, href: impl Into<String>) -> Crumb {
        Crumb {
            name: name.into(),
            href: href.into(),
        }
    }
}

/// The path of the page with this number, counted from 1, of the list at `path`.
pub(super) fn numbered(path: &str, number: usize) -> String {
    match number {
        1 => format!("{path}.html"),
        _ => format!("{path}.{number}.html"),
    }
}

impl Theme<'_> {
    /// The page at `path`, from the template called `name`.
    pub(super) fn page(
        &self,
        name: &str,
        path: String,
        view: impl Serialize,
    ) -> Result<Artifact, RenderError> {
        let upward = "../".repeat(path.matches('/').count());
        let root = self.fixed_root.unwrap_or(&upward);
        let options = self.options;
        let site = SiteView {
            title: &options.title,
            description: options.description.as_deref(),
            footer: options.footer.as_deref(),
            links: &options.links,
            as_of: Day::of(options.as_of),
            generator: &options.generator,
            root,
            style: &self.assets.style.path,
            script: &self.assets.script.path,
            canonical: options.address_of(&path),
            has_feed: options.base_url.is_some(),
            has_rates: options.rates.is_some(),
            has_changes: options.changes.is_some(),
        };
        let text = self
            .templates
            .render(name, PageContext { site, page: view })?;
        Ok(Artifact {
            path,
            bytes: text.into_bytes(),
        })
    }

    /// The way from the first page over `crumbs` to `page`, as schema.org describes it; `None` where the
    /// site's address is not known, as every step needs one.
    pub(super) fn breadcrumbs(&self, crumbs: &[Crumb], page: &Crumb) -> Option<serde_json::Value> {
        let first = Crumb::new("Guides", "index.html");
        let steps = [&first].into_iter().chain(crumbs).chain([page]);
        let items = steps.enumerate().map(|(index, step)| {
            let address = self.options.address_of(&step.href)?;
            Some(json!({
                "@type": "ListItem",
                "position": index + 1,
                "name": step.name,
                "item": address,
            }))
        });
        let items: Vec<serde_json::Value> = items.collect::<Option<_>>()?;
        Some(json!({
            "@context": "https://schema.org",
            "@type": "BreadcrumbList",
            "itemListElement": items,
        }))
    }

    /// The same as a data block of the page; nothing where there is none.
    pub(super) fn breadcrumbs_block(&self, crumbs: &[Crumb], page: &Crumb) -> Value {
        let breadcrumbs = self.breadcrumbs(crumbs, page);
        breadcrumbs.map_or_else(|| Value::from(""), |value| json_ld(&value))
    }
}

/// A data block in JSON-LD. No text can end it: `<` is written as an escape.
pub(super) fn json_ld(value: &serde_json::Value) -> Value {
    let json = value.to_string().replace('<', "\\u003c");
    Value::from_safe_string(format!(
        "<script type=\"application/ld+json\">{json}</script>"
    ))
}
