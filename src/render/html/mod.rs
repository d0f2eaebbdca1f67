//! Pages from templates. A page's view is a struct of ready text; templates only arrange it.

mod assets;
mod bars;
mod changes;
mod company;
mod converted;
mod feeds;
mod guide;
mod home;
mod html_tables;
mod layout;
mod links;
mod lists;
mod markdown;
mod money;
mod ranking;
mod reading_help;
mod site_pages;
mod words;

use super::catalog::Catalog;
use super::{Artifact, GuidePage, Outlet, RenderError, SiteOptions, Templates};
use assets::Assets;
use layout::Theme;
use site_pages::SitePages;

pub(super) use guide::GuideAt;

/// Renders pages of one site.
pub(super) struct Pages<'a> {
    templates: &'a Templates,
    options: &'a SiteOptions,
    assets: Assets,
}

impl<'a> Pages<'a> {
    pub(super) fn new(
        templates: &'a Templates,
        options: &'a SiteOptions,
    ) -> Result<Pages<'a>, RenderError> {
        Ok(Pages {
            templates,
            options,
            assets: Assets::of(templates, options)?,
        })
    }

    pub(super) fn options(&self) -> &'a SiteOptions {
        self.options
    }

    fn theme(&self) -> Theme<'_> {
        Theme {
            templates: self.templates,
            options: self.options,
            assets: &self.assets,
            fixed_root: None,
        }
    }

    /// The page of the guide that is at this place in the catalog.
    pub(super) fn guide(
        &self,
        page: &GuidePage<'_>,
        at: GuideAt<'_>,
    ) -> Result<Artifact, RenderError> {
        guide::guide_page(page, at, self.theme())
    }

    /// What comparisons load of it.
    pub(super) fn compared(&self, at: GuideAt<'_>) -> Result<Artifact, RenderError> {
        assets::compared_guide(&at.catalog.guides[at.index], self.options)
    }

    /// Gives `outlet` all other pages, and what pages load.
    pub(super) fn others(self, catalog: &Catalog, outlet: &dyn Outlet) -> Result<(), RenderError> {
        let theme = self.theme();
        let mut pages = SitePages::new(theme, outlet);
        home::home_page(catalog, &mut pages)?;
        lists::list_pages(catalog, &mut pages)?;
        company::company_pages(catalog, &mut pages)?;
        ranking::ranking_pages(catalog, &mut pages)?;
        changes::changes_pages(catalog, &mut pages)?;
        reading_help::help_pages(catalog, &mut pages)?;
        pages.take(assets::search_index(catalog, self.options)?);
        let feeds = feeds::feeds(catalog, &pages.paths, self.options);
        let Assets {
            style,
            script,
            icon,
        } = self.assets;
        feeds
            .into_iter()
            .chain([style, script, icon])
            .for_each(|file| outlet.take(file));
        Ok(())
    }
}
