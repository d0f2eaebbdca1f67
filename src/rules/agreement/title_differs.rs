//! The title of the body names a different role or company than the front matter.
//!
//! ## What it finds
//!
//! A title such as `Data Engineer | Acme Global Negotiation Guide` whose role is not `role_display`
//! or whose company is not `company_display`. Brackets (`Acme (Globex)`), legal forms
//! (`Acme, Inc.`), abbreviations (`Sr.`, `TPM`), `&` for `and`, case, punctuation and additional
//! words are ignored. A rank (`Senior`, `Staff`) in only one of the two is a difference.
//!
//! ## Why it matters
//!
//! If title and front matter disagree, one of them was usually left over when the guide was copied
//! from another. The figures may be those of the other guide too.
//!
//! ## Example
//!
//! ````keys fails warning x1 @"Senior Software Engineer"
//! role_display: Senior Software Engineer
//! ````
//!
//! ````keys fails warning x1 @"Globex" #1
//! company_display: Globex
//! ````
//!
//! ````keys passes
//! role_display: Software Engineer (Platform)
//! company_display: Acme, Inc.
//! ````
//!
//! ## Fix safety
//!
//! Unsafe: the fix writes the title's words into the front matter. If `role` or `company` agrees
//! with the front matter and not with the title, it corrects the title instead. Either of the two
//! may be right.

use crate::analysis::text::names::{NameWords, is_same_company, is_same_role};
use crate::analysis::text::phrases;
use crate::diagnostic::{Fix, Safety};
use crate::model::{Guide, Slot};
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::{Edit, Spanned};

meta!(
    "NG312",
    "title-differs",
    Warning,
    Unsafe,
    "title_differs.rs"
);

/// In bytes.
const LONGEST_NAME: usize = 500;

pub(crate) struct TitleDiffers;

impl Rule for TitleDiffers {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let Some(title) = &guide.body.title else {
            return;
        };
        let (Some(role), Some(company)) = (&title.role, &title.company) else {
            return;
        };
        let front = &guide.front;
        let roles = Held {
            key: "role_display",
            stated: &front.role_display,
            slug_key: "role",
            slug: &front.role,
            is_same: is_same_role,
        };
        let companies = Held {
            key: "company_display",
            stated: &front.company_display,
            slug_key: "company",
            slug: &front.company,
            is_same: is_same_company,
        };
        // The company may come first, and a part may have a dash of its own.
        let whole = NameWords::of(&title.text.value);
        let has_role = roles.agrees(&role.value) || roles.agrees(&company.value);
        let has_company = companies.agrees(&role.value)
            || companies.agrees(&company.value)
            || companies.is_within(&whole);
        // A heading that names neither and does not call itself a guide is some other heading.
        if !has_role && !has_company && !whole.has("guide") {
            return;
        }
        if !has_role {
            let part = if companies.agrees(&role.value) && !companies.agrees(&company.value) {
                company
            } else {
                role
            };
            roles.report(guide, context, part);
        }
        if !has_company {
            let part = if roles.agrees(&company.value) && !roles.agrees(&role.value) {
                role
            } else {
                company
            };
            companies.report(guide, context, part);
        }
    }
}

/// A name of the front matter that is compared with the title.
struct Held<'g> {
    key: &'static str,
    stated: &'g Slot<String>,
    slug_key: &'static str,
    slug: &'g Slot<String>,
    is_same: fn(&NameWords, &NameWords) -> bool,
}

impl Held<'_> {
    /// Whether `part` of a title names the same, as far as anything is stated.
    fn agrees(&self, part: &str) -> bool {
        let stated = self.stated.value();
        stated.is_none_or(|stated| (self.is_same)(&NameWords::of(stated), &NameWords::of(part)))
    }

    fn is_within(&self, title: &NameWords) -> bool {
        let stated = self.stated.value();
        stated.is_none_or(|stated| title.contains(&NameWords::of(stated)))
    }

    fn report(&self, guide: &Guide, context: &mut Context<'_>, part: &Spanned<String>) {
        // What could not be read whole, or is no name by its length, is a finding of its own.
        let stated = self.stated.spanned();
        let Some(stated) = stated.filter(|stated| stated.value.len() <= LONGEST_NAME) else {
            return;
        };
        if guide.problems.invalid_utf8.is_some() {
            return;
        }
        let finding = context
            .finding(
                format!(
                    "`{}` is {}, but the title says {}",
                    self.key,
                    phrases::shown(&stated.value),
                    phrases::shown(&part.value)
                ),
                stated.range,
                "not what the title says",
            )
            .related(part.range, "the title");
        let slug = self.slug.value();
        let agrees_with = |name: &str| {
            slug.is_some_and(|slug| {
                (self.is_same)(
                    &NameWords::of(&slug.replace('-', " ")),
                    &NameWords::of(name),
                )
            })
        };
        let is_title_wrong = agrees_with(&stated.value) && !agrees_with(&part.value);
        let finding = finding.notes(slug.filter(|_| is_title_wrong).map(|slug| {
            format!(
                "`{}` is `{slug}` too: the title may be left over from another guide",
                self.slug_key
            )
        }));
        let (text, edit) = if is_title_wrong {
            (
                &stated.value,
                Some(Edit::replace(part.range, stated.value.as_str())),
            )
        } else {
            (
                &part.value,
                guide.yaml_editor().replace(stated.range, &part.value),
            )
        };
        context.report(match edit {
            Some(edit) => finding.fix(Fix {
                title: if is_title_wrong {
                    format!("write {} in the title", phrases::shown(text))
                } else {
                    format!("take {} from the title", phrases::shown(text))
                },
                edits: vec![edit],
                safety: Safety::Unsafe,
            }),
            None => finding.help("name the same in both places"),
        });
    }
}
