//! What other guides need to know of a guide.

use serde::{Deserialize, Serialize};

use super::bands::{BANDED_ROLE, COMPARED, RegionBands, bands};
use super::shingles::{ComparedText, ShingleSample};
use crate::analysis::levels::chain::{Equation, equations};
use crate::analysis::text::address::is_relative;
use crate::analysis::text::path::folder_and_stem;
use crate::model::titles::ranked_role;
use crate::model::{Column, Compensation, Guide};
use crate::syntax::markdown::Link;
use crate::text::{Spanned, TextRange};

/// The facts about a guide that it is compared with others by: a small part of what was read.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct GuideSummary {
    /// The slug of the company that the guide, or else its folder, says it is about.
    pub company: Option<String>,
    /// The slug of the role that the guide, or else its file, says it is about.
    pub role: Option<String>,
    /// The slugs that the front matter states.
    pub stated_company: Option<String>,
    pub stated_role: Option<String>,
    /// Where it states them.
    pub company_range: Option<TextRange>,
    pub role_range: Option<TextRange>,
    pub display_name: Option<Spanned<String>>,
    /// For how many years the stock figures are, and where that is said, where the guide says one thing.
    pub stock_years: Option<(u8, TextRange)>,
    /// What the levels of an engineer's guide equal elsewhere.
    pub equations: Vec<Equation>,
    /// The bands of a software engineer's guide, in the order of [`COMPARED`].
    pub bands: [RegionBands; 2],
    /// The title, or where the body starts.
    pub body_start: TextRange,
    /// What of the body is compared with other bodies.
    pub compared_text: ComparedText,
    /// Some of its runs of words.
    pub sample: ShingleSample,
    /// The links that may lead to other guides.
    pub relative_links: Vec<Link>,
    /// Whether the author wants anything ignored.
    pub has_directives: bool,
}

impl GuideSummary {
    pub(crate) fn of(guide: &Guide) -> GuideSummary {
        let role = role(guide);
        let is_engineer = role.is_some_and(|role| role.ends_with("-engineer"));
        let is_compared = role.is_some_and(|role| ranked_role(role).1 == BANDED_ROLE);
        let links = guide.body.links.iter();
        let relative_links = links.filter(|link| is_relative(&link.destination));
        let title = guide.body.title.as_ref().map(|title| title.text.range);
        let compared_text = ComparedText::of(guide);
        GuideSummary {
            company: company(guide).map(str::to_string),
            role: role.map(str::to_string),
            stated_company: guide.front.company.value().cloned(),
            stated_role: guide.front.role.value().cloned(),
            company_range: guide.front.company.range(),
            role_range: guide.front.role.range(),
            display_name: guide.front.company_display.spanned().cloned(),
            stock_years: stock_years(guide),
            equations: if is_engineer {
                equations(guide)
            } else {
                Vec::new()
            },
            bands: if is_compared {
                COMPARED.map(|component| bands(guide, component))
            } else {
                Default::default()
            },
            body_start: title.unwrap_or(TextRange::at(guide.body_range.start())),
            sample: ShingleSample::of(&guide.source, &compared_text),
            compared_text,
            relative_links: relative_links.cloned().collect(),
            has_directives: !guide.directives.list.is_empty(),
        }
    }
}

/// The company a guide says it is about or, where it says nothing, that of its folder.
fn company(guide: &Guide) -> Option<&str> {
    let stated = guide.front.company.value().map(String::as_str);
    stated.or(folder_and_stem(&guide.source.path).map(|(folder, _)| folder))
}

/// The role a guide says it is about or, where it says nothing, that of its file.
fn role(guide: &Guide) -> Option<&str> {
    let stated = guide.front.role.value().map(String::as_str);
    stated.or(folder_and_stem(&guide.source.path).map(|(_, stem)| stem))
}

/// The years that the stock figures of a guide are for, where its table, or else its front matter,
/// says so and says one thing only.
fn stock_years(guide: &Guide) -> Option<(u8, TextRange)> {
    let table = guide.body.pay_table.as_ref();
    let rows = table.map_or(&[][..], |table| &table.rows);
    let in_table = rows.iter().filter(|row| row.cell(Column::Stock).is_some());
    let in_table: Vec<&Compensation> = in_table.map(|row| &row.compensation).collect();
    let entries: Vec<&Compensation> = guide.front.compensation.iter().collect();
    let pays = if in_table.is_empty() {
        entries
    } else {
        in_table
    };
    let mut stated = pays.into_iter().filter(|pay| !pay.stock.is_unstated());
    let (first, range) = stated.next()?.stated_years()?;
    stated
        .all(|pay| pay.stated_years().is_some_and(|(years, _)| years == first))
        .then_some((first, range))
}
