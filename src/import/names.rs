//! Which company and role a body is about.

use super::display::{name_of, slug_of};
use super::front::Keys;
use crate::analysis::stated::names_same_company;
use crate::analysis::stated::names_same_role;
use crate::model::Outline;
use crate::model::slug::is_slug;
use crate::syntax::yaml::print_text;

/// The names of a company and a role that are known of a guide besides its text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct KnownNames {
    /// Given by whoever imports it, as a slug or as people write it.
    pub company: Option<String>,
    pub role: Option<String>,
    /// The folder it is in, where that is a company's, and its file's name without extension.
    pub folder: Option<String>,
    pub stem: Option<String>,
}

/// The slugs and the names of a company and a role.
#[derive(Debug)]
pub(super) struct GuideNames {
    company: Option<String>,
    company_display: Option<String>,
    role: Option<String>,
    role_display: Option<String>,
}

impl GuideNames {
    /// What is given goes before the path, and that before the title. Keys that are in the front matter
    /// already go before all.
    pub(super) fn of(outline: &Outline, known: &KnownNames) -> GuideNames {
        let front = &outline.front;
        let slug = |own: Option<&String>, given: Option<&String>, path: Option<&String>| {
            let slug = |name: &String| slug_of(name);
            own.cloned()
                .or_else(|| given.map_or_else(|| path.and_then(slug), slug))
        };
        let mut names = GuideNames {
            company: slug(
                front.company.value(),
                known.company.as_ref(),
                known.folder.as_ref(),
            ),
            role: slug(front.role.value(), known.role.as_ref(), known.stem.as_ref()),
            company_display: known.company.clone().filter(|name| !is_slug(name)),
            role_display: known.role.clone().filter(|name| !is_slug(name)),
        };
        let (company, role) = names.titled(outline);
        names.company = names.company.or_else(|| slug_of(company.as_deref()?));
        names.role = names.role.or_else(|| slug_of(role.as_deref()?));
        let spelt = |slug: &Option<String>| slug.as_deref().map(name_of);
        names.company_display = { names.company_display }
            .or(company)
            .or_else(|| spelt(&names.company));
        names.role_display = names.role_display.or(role).or_else(|| spelt(&names.role));
        names
    }

    pub(super) fn add_to(self, keys: &mut Keys) {
        keys.add("company", self.company);
        keys.add(
            "company_display",
            self.company_display.as_deref().map(print_text),
        );
        keys.add("role", self.role);
        keys.add("role_display", self.role_display.as_deref().map(print_text));
    }

    /// The company and the role of a title such as `Role | Company Negotiation Guide`. Of a heading
    /// that is no guide's, only names that are known from elsewhere are taken.
    fn titled(&self, outline: &Outline) -> (Option<String>, Option<String>) {
        let Some(title) = &outline.body.title else {
            return (None, None);
        };
        let (Some(first), Some(second)) = (&title.role, &title.company) else {
            return (None, None);
        };
        let (first, second) = (first.value.as_str(), second.value.as_str());
        let [is_company, is_role] = [
            |slug: &str, name: &str| names_same_company(&slug.replace('-', " "), name),
            |slug: &str, name: &str| names_same_role(&slug.replace('-', " "), name),
        ];
        let agrees = |slug: &Option<String>, same: fn(&str, &str) -> bool, name: &str| {
            slug.as_deref().is_some_and(|slug| same(slug, name))
        };
        let company_is = |name: &str| agrees(&self.company, is_company, name);
        let role_is = |name: &str| agrees(&self.role, is_role, name);
        let names_guide = title
            .text
            .value
            .to_lowercase()
            .ends_with("negotiation guide");
        let taken = |name: &str, agrees: bool| {
            (names_guide || agrees && is_short(name)).then(|| name.to_string())
        };
        let wider = self.company_in(&title.text.value, second);
        let second = wider.as_deref().unwrap_or(second);
        let is_role_first = company_is(second) || role_is(first);
        let is_company_first = !is_role_first && (company_is(first) || role_is(second));
        let (company, role) = if is_company_first {
            (first, second)
        } else {
            (second, first)
        };
        (
            taken(company, company_is(company)),
            taken(role, role_is(role)),
        )
    }

    /// The whole name of the company where `name`, as it was read from `title`, goes on: `Acme` of
    /// `Acme Global Negotiation Guide` where the company's slug is `acme-global`.
    fn company_in(&self, title: &str, name: &str) -> Option<String> {
        let slug = self.company.as_deref()?;
        let at = title.find(name)? + name.len();
        let ends = title[at..]
            .match_indices(' ')
            .skip(1)
            .map(|(end, _)| at + end);
        let start = at - name.len();
        let longer = ends.filter_map(|end| title.get(start..end));
        { longer.into_iter() }
            .find(|longer| slug_of(longer).as_deref() == Some(slug))
            .map(str::to_string)
    }
}

/// Whether a part of a heading can be a name, and no sentence about it.
fn is_short(name: &str) -> bool {
    const MOST_WORDS: usize = 4;
    name.split_whitespace().count() <= MOST_WORDS
}
