//! The theme: default templates, embedded, and a project's own in their place.

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{
    AutoEscape, Environment, Error, Output, State, UndefinedBehavior, escape_formatter,
};
use serde::Serialize;

use super::RenderError;
use crate::model::closest;
use crate::text::{Unseen, unseen_in};

/// The default theme. Each is also known as `default/NAME`, so that a template of the same name
/// can extend it and replace a single block.
const DEFAULTS: [(&str, &str, &str); 13] = [
    (
        "404.html",
        "default/404.html",
        include_str!("../../templates/404.html"),
    ),
    (
        "base.html",
        "default/base.html",
        include_str!("../../templates/base.html"),
    ),
    (
        "company.html",
        "default/company.html",
        include_str!("../../templates/company.html"),
    ),
    (
        "compare.html",
        "default/compare.html",
        include_str!("../../templates/compare.html"),
    ),
    (
        "favicon.svg",
        "default/favicon.svg",
        include_str!("../../templates/favicon.svg"),
    ),
    (
        "guide.html",
        "default/guide.html",
        include_str!("../../templates/guide.html"),
    ),
    (
        "how-to-read.html",
        "default/how-to-read.html",
        include_str!("../../templates/how-to-read.html"),
    ),
    (
        "index.html",
        "default/index.html",
        include_str!("../../templates/index.html"),
    ),
    (
        "list.html",
        "default/list.html",
        include_str!("../../templates/list.html"),
    ),
    (
        "macros.html",
        "default/macros.html",
        include_str!("../../templates/macros.html"),
    ),
    (
        "ranking.html",
        "default/ranking.html",
        include_str!("../../templates/ranking.html"),
    ),
    (
        "site.js",
        "default/site.js",
        include_str!("../../templates/site.js"),
    ),
    (
        "style.css",
        "default/style.css",
        include_str!("../../templates/style.css"),
    ),
];

/// Steps one page may take: far more than thousands of guides on an index need, and an end to a
/// template that never ends.
const FUEL: u64 = 10_000_000;

/// Parsed templates.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
}

impl Templates {
    /// The default theme with `overrides` (template name to source) in place of its templates. One
    /// that is none of them must be included or extended by another.
    pub fn new(overrides: BTreeMap<String, String>) -> Result<Templates, RenderError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|name| {
            if name.ends_with(".css") || name.ends_with(".js") || name.ends_with(".svg") {
                AutoEscape::None
            } else {
                AutoEscape::Html
            }
        });
        environment.set_formatter(format);
        environment.set_fuel(Some(FUEL));
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()?;
        environment.set_syntax(syntax);
        for (name, default_name, source) in DEFAULTS {
            if name.ends_with(".js") {
                environment.add_template_owned(default_name, compact(source))?;
                environment.add_template_owned(name, compact(source))?;
                continue;
            }
            environment.add_template(default_name, source)?;
            environment.add_template(name, source)?;
        }
        let unknown = overrides
            .keys()
            .find(|name| !Self::names().any(|known| known == *name) && !is_used(name, &overrides));
        if let Some(name) = unknown {
            return Err(RenderError::UnknownTemplate {
                name: name.clone(),
                suggestion: closest(name, Self::names()),
            });
        }
        for (name, source) in overrides {
            environment.add_template_owned(name, source)?;
        }
        Ok(Templates { environment })
    }

    /// The names a project can override.
    pub fn names() -> impl Iterator<Item = &'static str> {
        DEFAULTS.into_iter().map(|(name, _, _)| name)
    }

    pub(super) fn render(&self, name: &str, page: impl Serialize) -> Result<String, RenderError> {
        let context = Value::from(Serde(page));
        let page = self.environment.get_template(name)?.render(context)?;
        Ok(without_unseen(page))
    }
}

/// The default script without lines of comment, the blanks that lines begin with, and the ends of lines that
/// mean nothing: browsers need not load them.
fn compact(script: &str) -> String {
    let lines = script.lines().map(str::trim_start);
    let lines = lines.filter(|line| !(line.starts_with("/*") && line.ends_with("*/")));
    let mut compact = String::with_capacity(script.len());
    for line in lines {
        compact.push_str(line);
        if !line.ends_with(['{', ';', ',']) {
            compact.push('\n');
        }
    }
    compact
}

/// Text of a page without characters that nobody sees and that would show it in another order.
pub(super) fn without_unseen(page: String) -> String {
    if !page.contains(|c: char| Unseen::of(c).is_some()) {
        return page;
    }
    let mut seen = String::with_capacity(page.len());
    let mut from = 0;
    for (at, character, unseen) in unseen_in(&page) {
        seen.push_str(&page[from..at]);
        seen.push_str(unseen.replacement());
        from = at + character.len_utf8();
    }
    seen.push_str(&page[from..]);
    seen
}

/// Whether another of the project's templates names the one called `name`.
fn is_used(name: &str, overrides: &BTreeMap<String, String>) -> bool {
    let named = [format!("\"{name}\""), format!("'{name}'")];
    overrides
        .iter()
        .filter(|(other, _)| *other != name)
        .any(|(_, source)| named.iter().any(|named| source.contains(named)))
}

/// Escapes what HTML needs escaped and nothing else: the library's own escape also turns the
/// slashes of paths into entities.
fn format(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let Some(text) = value.as_str().filter(|_| !value.is_safe()) else {
        return escape_formatter(out, state, value);
    };
    if !matches!(state.auto_escape(), AutoEscape::Html) {
        return escape_formatter(out, state, value);
    }
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        out.write_str(&rest[..at])?;
        out.write_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        })?;
        rest = &rest[at + 1..];
    }
    out.write_str(rest)?;
    Ok(())
}
