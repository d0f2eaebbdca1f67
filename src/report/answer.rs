//! The answer to a question for pay, to bytes.

use serde_json::{Map, Value, json};

use super::visible::unbroken;
use crate::compare::{FigureKey, FigureValue, RowState};
use crate::lookup::{Answer, Found, NameMatch, Question, ResolvedName};
use crate::model::{Component, Currency, End};

/// Raised when a field changes its meaning or goes away; new fields do not raise it.
pub const ANSWER_SCHEMA_VERSION: u32 = 1;

/// What was found, for a terminal.
pub fn answer_human(answer: &Answer<'_>, question: Question<'_>) -> String {
    let mut text = String::new();
    let mut line = |words: &str| text.push_str(&format!("{}\n", unbroken(words)));
    let role = question.role.map(|role| (role, &answer.role));
    for (asked, resolved) in [(question.company, &answer.company)]
        .into_iter()
        .chain(role)
    {
        if let Some(words) = how(asked, resolved) {
            line(&words);
        }
    }
    if let Some(found) = &answer.found {
        for words in guide_lines(found, question) {
            line(&words);
        }
    }
    match (&answer.company, &answer.role) {
        (ResolvedName::Found { .. }, ResolvedName::Found { .. }) => {}
        (ResolvedName::Found { display, .. }, role) => {
            if let Some(asked) = question.role {
                line(&missing("role", asked, role));
            }
            let roles = answer.roles.join(", ");
            line(&format!("{display} has guides for: {roles}"));
        }
        (company, _) => line(&missing("company", question.company, company)),
    }
    line(&format!("coverage: {}", answer.coverage.name()));
    text
}

/// By what `asked` was taken for what it was taken for, if that is not plain.
fn how(asked: &str, resolved: &ResolvedName) -> Option<String> {
    let ResolvedName::Found { display, slug, by } = resolved else {
        return None;
    };
    match by {
        NameMatch::Exact => None,
        NameMatch::SameWords => Some(format!("`{asked}` says the same as {display} ({slug})")),
        NameMatch::OtherName => Some(format!("`{asked}` is another name of {display} ({slug})")),
        NameMatch::Title => Some(format!(
            "`{asked}` is taken for {display} ({slug}), the nearest role that there is a guide for"
        )),
    }
}

fn missing(kind: &str, asked: &str, resolved: &ResolvedName) -> String {
    match resolved {
        ResolvedName::Several(slugs) => {
            format!(
                "`{asked}` may be several: {}; name one of them",
                slugs.join(", ")
            )
        }
        ResolvedName::Nothing { near: Some(near) } => {
            format!("there is no {kind} `{asked}`; did you mean `{near}`?")
        }
        _ => format!("there is no {kind} `{asked}`"),
    }
}

fn guide_lines(found: &Found<'_>, question: Question<'_>) -> Vec<String> {
    let guide = found.guide;
    let stated =
        |name: &str, value: &Option<String>| value.as_ref().map(|value| format!("{name} {value}"));
    let facts = [
        stated("figures from", &guide.quarter),
        stated("updated", &guide.last_updated),
        stated("quality", &guide.quality),
        stated("level", &guide.level),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let company = guide
        .company_display
        .as_deref()
        .unwrap_or(&found.name.company);
    let role = guide.role_display.as_deref().unwrap_or(&found.name.role);
    let mut lines = vec![
        format!("{role} at {company}"),
        format!("  {}: {}", guide.file, facts.join(", ")),
    ];
    if let Some(place) = question.place.filter(|_| found.is_wider) {
        lines.push(format!(
            "  `{place}` has no pay of its own here; this is for the area around it:"
        ));
    }
    for row in &found.rows {
        lines.push(format!("  {}", row.name()));
        lines.extend(row_lines(row));
    }
    if found.rows.is_empty() && !found.other_places.is_empty() {
        let places = found.other_places.join(", ");
        lines.push(format!(
            "  no pay for this place and level; it has: {places}"
        ));
    }
    lines
}

/// The figures of a row, part by part.
pub(super) fn row_lines(row: &RowState) -> Vec<String> {
    let parts = Component::ALL.into_iter().filter_map(|component| {
        let figure = |end| row.figures.get(&FigureKey { component, end }).copied();
        let range = range(figure(End::Low), figure(End::High), row.currency)?;
        let whole = if component == Component::Stock {
            ", the whole grant"
        } else {
            ""
        };
        Some(format!("    {:<26}{range}{whole}", component.name()))
    });
    let lines: Vec<String> = parts.collect();
    if lines.is_empty() {
        vec!["    no figures".to_string()]
    } else {
        lines
    }
}

fn range(
    low: Option<FigureValue>,
    high: Option<FigureValue>,
    currency: Option<Currency>,
) -> Option<String> {
    let shown = |figure| figure_words(figure, currency);
    match (low, high) {
        (Some(low), Some(high)) if low == high => Some(shown(low)),
        (Some(low), Some(high)) => Some(format!("{}–{}", shown(low), shown(high))),
        (Some(low), None) => Some(format!("from {}", shown(low))),
        (None, Some(high)) => Some(format!("up to {}", shown(high))),
        (None, None) => None,
    }
}

/// `£95,000`, `7.5%`
fn figure_words(figure: FigureValue, currency: Option<Currency>) -> String {
    match (figure, currency) {
        (FigureValue::Percent(percent), _) => format!("{percent}%"),
        (FigureValue::Amount(amount), Some(currency)) => currency.with_sign(amount),
        (FigureValue::Amount(amount), None) => amount.to_string(),
    }
}

/// The same as JSON, pretty-printed.
pub fn answer_json(answer: &Answer<'_>) -> Result<String, serde_json::Error> {
    let found = answer.found.as_ref().map(|found| {
        let rows: Vec<Value> = found.rows.iter().map(|row| row_json(row)).collect();
        let guide = found.guide;
        json!({
            "file": guide.file,
            "company": found.name.company,
            "company_display": guide.company_display,
            "role": found.name.role,
            "role_display": guide.role_display,
            "level": guide.level,
            "data_quality": guide.quality,
            "salary_data_quarter": guide.quarter,
            "last_updated": guide.last_updated,
            "is_for_wider_area": found.is_wider,
            "compensation": rows,
            "other_places": found.other_places,
        })
    });
    let value = json!({
        "schema_version": ANSWER_SCHEMA_VERSION,
        "coverage": answer.coverage.name(),
        "company": resolved_json(&answer.company),
        "role": resolved_json(&answer.role),
        "guide": found,
        "roles": answer.roles,
    });
    Ok(serde_json::to_string_pretty(&value)? + "\n")
}

fn resolved_json(resolved: &ResolvedName) -> Value {
    match resolved {
        ResolvedName::Found { slug, display, by } => {
            let by = match by {
                NameMatch::Exact => "exact",
                NameMatch::SameWords => "same words",
                NameMatch::OtherName => "other name",
                NameMatch::Title => "title",
            };
            json!({ "slug": slug, "name": display, "by": by })
        }
        ResolvedName::Several(slugs) => json!({ "slug": null, "several": slugs }),
        ResolvedName::Nothing { near } => json!({ "slug": null, "near": near }),
    }
}

/// A row with its figures by the keys that front matter has: money as numbers, percentages as text.
fn row_json(row: &RowState) -> Value {
    let mut value = Map::new();
    value.insert("region".to_string(), json!(row.place));
    value.insert("level".to_string(), json!(row.level));
    value.insert(
        "currency".to_string(),
        json!(row.currency.map(Currency::code)),
    );
    for (key, figure) in &row.figures {
        let [low, high] = match figure {
            FigureValue::Percent(_) => ["bonus_pct_low", "bonus_pct_high"],
            FigureValue::Amount(_) => key.component.amount_keys(),
        };
        let name = match key.end {
            End::Low => low,
            End::High => high,
        };
        let figure = match figure {
            FigureValue::Percent(percent) => json!(percent.to_string()),
            FigureValue::Amount(amount) => json!(amount.0),
        };
        value.insert(name.to_string(), figure);
    }
    Value::Object(value)
}
