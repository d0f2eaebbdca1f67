//! The theme: default templates, embedded, and a project's own in their place.

mod blocks;
mod default_theme;
mod undefined;

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, escape_formatter,
};
use serde::Serialize;

use crate::model::closest;
use crate::render::RenderError;
use crate::text::unseen_in;
use blocks::known_blocks;
use default_theme::{DEFAULTS, compact};
use undefined::{meant, undefined_in};

pub use default_theme::DefaultTemplate;

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
        environment.set_debug(false);
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()?;
        environment.set_syntax(syntax);
        for DefaultTemplate {
            name,
            alias,
            source,
            ..
        } in DEFAULTS
        {
            if name.ends_with(".js") || name.ends_with(".css") {
                environment.add_template_owned(alias, compact(source))?;
                environment.add_template_owned(name, compact(source))?;
                continue;
            }
            environment.add_template(alias, source)?;
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
        for (name, source) in &overrides {
            known_blocks(name, source, &overrides)?;
        }
        for (name, source) in overrides {
            environment.add_template_owned(name, source)?;
        }
        Ok(Templates { environment })
    }

    /// The names a project can override.
    pub fn names() -> impl Iterator<Item = &'static str> {
        DEFAULTS.into_iter().map(|template| template.name)
    }

    /// The templates that a project can override.
    pub fn defaults() -> [DefaultTemplate; DEFAULTS.len()] {
        DEFAULTS
    }

    pub(in crate::render) fn render(
        &self,
        name: &str,
        page: impl Serialize,
    ) -> Result<String, RenderError> {
        let context = Value::from(Serde(page));
        let page = self.environment.get_template(name)?.render(&context);
        page.map(without_unseen)
            .map_err(|error| self.explained(name, &context, error))
    }

    /// Why a page was not rendered. Which name means nothing is found out by rendering it again, as noting
    /// where values come from takes time.
    fn explained(&self, name: &str, context: &Value, error: Error) -> RenderError {
        if error.kind() == ErrorKind::OutOfFuel {
            return error.into();
        }
        let mut environment = self.environment.clone();
        environment.set_debug(true);
        let again = environment
            .get_template(name)
            .and_then(|template| template.render(context));
        let mut error = RenderError::from(again.err().unwrap_or(error));
        if let RenderError::Template {
            message,
            suggestion,
            ..
        } = &mut error
            && let Some(expression) = undefined_in(message)
        {
            *suggestion = meant(expression, context);
        }
        error
    }
}

/// Text of a page without characters that nobody sees and that would show it in another order.
pub(in crate::render) fn without_unseen(page: String) -> String {
    if unseen_in(&page).next().is_none() {
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
