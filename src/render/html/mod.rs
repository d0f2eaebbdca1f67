//! Pages from templates. A page's view is a struct of ready text; templates only arrange it.

mod body;
mod company;
mod guide;
mod html_tables;
mod index;
mod links;
mod money;
mod pay;

use serde::Serialize;

use super::{Artifact, GuidePage, RenderError, SiteOptions, Templates};

/// What every page knows.
#[derive(Serialize)]
struct Site<'a> {
    title: &'a str,
    as_of: String,
    generator: &'a str,
    /// From the page to the site's first folder: empty or `../`.
    root: &'static str,
}

impl<'a> Site<'a> {
    fn new(options: &'a SiteOptions, root: &'static str) -> Self {
        Site {
            title: &options.title,
            as_of: options.as_of.to_string(),
            generator: &options.generator,
            root,
        }
    }
}

/// A template's whole context.
#[derive(Serialize)]
struct PageContext<'a, V> {
    site: Site<'a>,
    page: V,
}

/// The page of one guide.
pub(super) fn guide_page(
    page: &GuidePage<'_>,
    templates: &Templates,
    options: &SiteOptions,
) -> Result<Artifact, RenderError> {
    let context = PageContext {
        site: Site::new(options, "../"),
        page: guide::view(page, options),
    };
    let text = templates.render("guide.html", context)?;
    Ok(artifact(page.address.page(), text))
}

/// A page per company. `pages` are sorted by address.
pub(super) fn company_pages(
    pages: &[GuidePage<'_>],
    templates: &Templates,
    options: &SiteOptions,
) -> Result<Vec<Artifact>, RenderError> {
    by_company(pages)
        .map(|pages| {
            let view = company::view(pages);
            let path = format!("{}/index.html", view.slug);
            let context = PageContext {
                site: Site::new(options, "../"),
                page: view,
            };
            Ok(artifact(path, templates.render("company.html", context)?))
        })
        .collect()
}

/// The site's first page.
pub(super) fn index_page(
    pages: &[GuidePage<'_>],
    templates: &Templates,
    options: &SiteOptions,
) -> Result<Artifact, RenderError> {
    let context = PageContext {
        site: Site::new(options, ""),
        page: index::view(by_company(pages)),
    };
    let text = templates.render("index.html", context)?;
    Ok(artifact("index.html".into(), text))
}

/// The one style sheet.
pub(super) fn style_sheet(
    templates: &Templates,
    options: &SiteOptions,
) -> Result<Artifact, RenderError> {
    let context = PageContext {
        site: Site::new(options, ""),
        page: (),
    };
    let text = templates.render("style.css", context)?;
    Ok(artifact("style.css".into(), text))
}

/// Runs of pages with the same company.
fn by_company<'p, 'a>(pages: &'p [GuidePage<'a>]) -> impl Iterator<Item = &'p [GuidePage<'a>]> {
    pages.chunk_by(|one, other| one.address.company() == other.address.company())
}

fn artifact(path: String, text: String) -> Artifact {
    Artifact {
        path,
        bytes: text.into_bytes(),
    }
}
