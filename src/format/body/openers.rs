//! The openers of known sections in their one form.

use crate::model::body::{Form, Section, SectionKind};
use crate::model::{Outline, fold};
use crate::text::TextRange;

/// A section's opener, printed.
pub(super) struct Opened {
    pub text: String,
    /// Whether what follows is on the same line: `**Level Mapping:** A = B`.
    pub leads_in: bool,
    /// Whether the opener and its first paragraph belong into a block quote.
    pub quoted: bool,
}

/// The canonical opener of `section`; `None` where its author's is to stay, as a heading is: links may
/// lead to it, and its words are their address.
pub(super) fn canonical(outline: &Outline, section: &Section) -> Option<Opened> {
    let rest = rest_of(outline, section);
    let is_said = !rest.trim().is_empty();
    let one_line = is_said && rest.trim_end().lines().count() == 1;
    let lead_in = matches!(section.form, Form::LeadIn | Form::QuotedLeadIn);
    let is_bold = section.form == Form::BoldLine;
    let is = |name: &str| same_words(&section.name, name);
    let opened = |text: &str, leads_in, quoted| {
        Some(Opened {
            text: text.to_string(),
            leads_in,
            quoted,
        })
    };
    match section.kind {
        SectionKind::Title => title(outline, section).map(|text| Opened {
            text,
            leads_in: false,
            quoted: false,
        }),
        SectionKind::Summary
            if section.form == Form::LeadIn && one_line && is("Negotiation DNA") =>
        {
            opened("**Negotiation DNA:**", true, false)
        }
        SectionKind::LevelMapping if lead_in && is("Level Mapping") => {
            let starts_here = is_said && !rest.starts_with('\n');
            starts_here.then(|| opened("**Level Mapping:**", true, false))?
        }
        SectionKind::GlobalLevers if is_bold && is("Global Levers") => {
            opened("**Global Levers**", false, false)
        }
        SectionKind::Evidence if is_bold && is("Evidence & Sources") => {
            opened("**Evidence & Sources**", false, false)
        }
        SectionKind::Strategy if (lead_in || is_bold) && is("Negotiate Up Strategy") => {
            let starts_here = is_said && !rest.trim_start_matches([' ', '\t']).starts_with('\n');
            let can_lead_in = if lead_in {
                starts_here && (section.form != Form::LeadIn || is_plain_below(rest))
            } else {
                !is_code(rest) && is_one_paragraph(rest.trim())
            };
            can_lead_in.then(|| opened("**Negotiate Up Strategy:**", true, true))?
        }
        _ => None,
    }
}

/// `### Role | Company` and what the author calls the guide, at the author's level, where role and company
/// are plain words with one separator between them.
fn title(outline: &Outline, section: &Section) -> Option<String> {
    let Form::Heading(level) = section.form else {
        return None;
    };
    let title = outline.body.title.as_ref()?;
    let (role, company) = (title.role.as_ref()?, title.company.as_ref()?);
    let plain = outline.source.slice(title.text.range) == title.text.value;
    // Nothing but marks and blanks is before and after it.
    let words = outline.source.slice(section.opener);
    let words = words.lines().next().unwrap_or_default();
    let inside = words.trim_matches(['#', ' ', '\t']) == title.text.value;
    let separators = [" | ", " — ", " – ", " - ", ": "];
    let single = |text: &str| !separators.iter().any(|separator| text.contains(separator));
    let names_company = is_company(outline, &company.value);
    (plain && inside && names_company && single(&role.value) && single(&company.value)).then(|| {
        let behind = TextRange::new(company.range.end(), title.text.range.end());
        let (role, company) = (&role.value, &company.value);
        format!(
            "{} {role} | {company}{}",
            "#".repeat(usize::from(level)),
            outline.source.slice(behind).trim_end()
        )
    })
}

/// Whether `name` is that of the company the front matter is about: one of them may say more.
fn is_company(outline: &Outline, name: &str) -> bool {
    let front = &outline.front;
    let known = [front.company.value(), front.company_display.value()];
    let name = fold(name);
    let starts = |long: &str, short: &str| {
        let rest = long.strip_prefix(short);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let mut known = known.into_iter().flatten().map(|known| fold(known));
    known.any(|known| starts(&name, &known) || starts(&known, &name))
}

/// The text between a section's opener and its end.
pub(super) fn rest_of<'g>(outline: &'g Outline, section: &Section) -> &'g str {
    let range = TextRange::new(section.opener.end(), section.range.end());
    outline.source.slice(range)
}

/// Whether the paragraph that goes on with `rest` ends at an empty line, not at a list, quote or code.
fn is_plain_below(rest: &str) -> bool {
    let further = rest.lines().skip(1);
    let mut paragraph = further.take_while(|line| !line.trim().is_empty());
    paragraph.all(|line| is_plain_line(line.trim_start()))
}

/// Whether the first line of `text` that is not empty is indented as code.
fn is_code(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty());
    first.is_some_and(|line| {
        line.starts_with("    ") || line.trim_start_matches(' ').starts_with('\t')
    })
}

/// Whether `text` is one paragraph of running text, in a quote or not.
fn is_one_paragraph(text: &str) -> bool {
    let words = text.trim_start_matches(['>', ' ']);
    let is_quote = text.starts_with('>');
    let lines = || text.lines();
    !words.is_empty()
        && is_plain_line(words)
        && lines().all(|line| {
            let inside = line.trim_start_matches('>').trim();
            !inside.is_empty() && line.starts_with('>') == is_quote && is_plain_line(inside)
        })
}

/// A line of running text: no item, quote, heading, table, code or link definition.
fn is_plain_line(line: &str) -> bool {
    let is_definition = line.starts_with('[') && line.contains("]:");
    !is_definition
        && !line.starts_with(['-', '*', '+', '_', '~', '>', '#', '|', '`', '<', '='])
        && !line.starts_with(|c: char| c.is_ascii_digit())
}

fn same_words(one: &str, other: &str) -> bool {
    let words = |text: &str| {
        let lower = text.to_lowercase().replace('&', " and ");
        lower
            .split_whitespace()
            .map(str::to_string)
            .collect::<Vec<_>>()
    };
    words(one) == words(other)
}
