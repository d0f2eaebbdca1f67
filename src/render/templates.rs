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

/// A template of the default theme.
#[derive(Clone, Copy, Debug)]
pub struct DefaultTemplate {
    pub name: &'static str,
    /// How a template of the same name extends it: `default/guide.html`.
    alias: &'static str,
    pub source: &'static str,
    /// What it makes, for people.
    pub about: &'static str,
}

/// The default theme. Each is also known as `default/NAME`, so that a template of the same name
/// can extend it and replace a single block.
const DEFAULTS: [DefaultTemplate; 13] = [
    DefaultTemplate {
        name: "404.html",
        alias: "default/404.html",
        source: include_str!("../../templates/404.html"),
        about: "what is shown for an address that leads nowhere",
    },
    DefaultTemplate {
        name: "base.html",
        alias: "default/base.html",
        source: include_str!("../../templates/base.html"),
        about: "the frame of every page: head, navigation, footer",
    },
    DefaultTemplate {
        name: "company.html",
        alias: "default/company.html",
        source: include_str!("../../templates/company.html"),
        about: "a company: its guides, what it pays where, its levels",
    },
    DefaultTemplate {
        name: "compare.html",
        alias: "default/compare.html",
        source: include_str!("../../templates/compare.html"),
        about: "up to four guides side by side",
    },
    DefaultTemplate {
        name: "favicon.svg",
        alias: "default/favicon.svg",
        source: include_str!("../../templates/favicon.svg"),
        about: "the site's icon",
    },
    DefaultTemplate {
        name: "guide.html",
        alias: "default/guide.html",
        source: include_str!("../../templates/guide.html"),
        about: "a guide: pay, the author's sections, siblings",
    },
    DefaultTemplate {
        name: "how-to-read.html",
        alias: "default/how-to-read.html",
        source: include_str!("../../templates/how-to-read.html"),
        about: "the rules behind the figures",
    },
    DefaultTemplate {
        name: "index.html",
        alias: "default/index.html",
        source: include_str!("../../templates/index.html"),
        about: "the first page",
    },
    DefaultTemplate {
        name: "list.html",
        alias: "default/list.html",
        source: include_str!("../../templates/list.html"),
        about: "lists of companies by letter, of all roles, of all places",
    },
    DefaultTemplate {
        name: "macros.html",
        alias: "default/macros.html",
        source: include_str!("../../templates/macros.html"),
        about: "parts that several templates use",
    },
    DefaultTemplate {
        name: "ranking.html",
        alias: "default/ranking.html",
        source: include_str!("../../templates/ranking.html"),
        about: "a role, a place, or a role at a place: pay row over row",
    },
    DefaultTemplate {
        name: "site.js",
        alias: "default/site.js",
        source: include_str!("../../templates/site.js"),
        about: "the script: search, sorting, comparing, copying",
    },
    DefaultTemplate {
        name: "style.css",
        alias: "default/style.css",
        source: include_str!("../../templates/style.css"),
        about: "the style sheet",
    },
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

    pub(super) fn render(&self, name: &str, page: impl Serialize) -> Result<String, RenderError> {
        let context = Value::from(Serde(page));
        let page = self.environment.get_template(name)?.render(context)?;
        Ok(without_unseen(page))
    }
}

/// The default script or style sheet without lines of comment, the blanks that lines begin with, and the ends of
/// lines that mean nothing: browsers need not load them.
fn compact(text: &str) -> String {
    let lines = text.lines().map(str::trim_start);
    let lines = lines.filter(|line| !(line.starts_with("/*") && line.ends_with("*/")));
    let mut compact = String::with_capacity(text.len());
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

/// An error where a template that extends a default one has a block that no template above it has: nothing
/// would show it.
fn known_blocks(
    name: &str,
    source: &str,
    overrides: &BTreeMap<String, String>,
) -> Result<(), RenderError> {
    let mut known: Vec<&str> = Vec::new();
    let mut seen: Vec<&str> = vec![name];
    let mut above = extended(source);
    while let Some(parent) = above {
        if seen.contains(&parent) {
            // They extend each other, which is reported when the page is made.
            return Ok(());
        }
        seen.push(parent);
        let text = match DEFAULTS.iter().find(|template| template.alias == parent) {
            Some(template) => Some(template.source),
            None => overrides.get(parent).map(String::as_str),
        };
        let default = || DEFAULTS.iter().find(|template| template.name == parent);
        let Some(text) = text.or_else(|| default().map(|template| template.source)) else {
            return Ok(());
        };
        known.extend(blocks(text).map(|(block, _)| block));
        above = extended(text);
    }
    if known.is_empty() {
        return Ok(());
    }
    let unknown = outer_blocks(source)
        .into_iter()
        .find(|(block, _)| !known.contains(block));
    match unknown {
        Some((block, line)) => Err(RenderError::UnknownBlock {
            name: name.to_string(),
            line,
            block: block.to_string(),
            suggestion: closest(block, known.iter().copied()).map(str::to_string),
        }),
        None => Ok(()),
    }
}

/// The template that `source` extends.
fn extended(source: &str) -> Option<&str> {
    let name = tags(source).find_map(|(tag, _)| of_tag(tag, "extends"))?;
    name.strip_prefix(['"', '\''])?.strip_suffix(['"', '\''])
}

/// The names of the blocks in `source`, each with its line.
fn blocks(source: &str) -> impl Iterator<Item = (&str, usize)> {
    tags(source).filter_map(|(tag, line)| {
        let name = of_tag(tag, "block")?.split_whitespace().next()?;
        Some((name, line))
    })
}

/// Those that are in no other block: what is within a block that is shown is shown with it.
fn outer_blocks(source: &str) -> Vec<(&str, usize)> {
    let mut depth = 0_usize;
    let mut outer = Vec::new();
    for (tag, line) in tags(source) {
        if let Some(block) = of_tag(tag, "block") {
            let name = block.split_whitespace().next();
            outer.extend(name.filter(|_| depth == 0).map(|name| (name, line)));
            depth += 1;
        } else if tag.starts_with("endblock") {
            depth = depth.saturating_sub(1);
        }
    }
    outer
}

/// What is behind `word`, with which `tag` begins.
fn of_tag<'t>(tag: &'t str, word: &str) -> Option<&'t str> {
    let rest = tag.strip_prefix(word)?;
    rest.starts_with(char::is_whitespace).then(|| rest.trim())
}

/// What is in each `{% … %}`, trimmed, with its line, counted from 1; comments and raw text are passed over.
fn tags(source: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut at = 0;
    let mut is_raw = false;
    std::iter::from_fn(move || {
        loop {
            let start = at
                + source[at..]
                    .find("{%")
                    .into_iter()
                    .chain(source[at..].find("{#"))
                    .min()?;
            let is_comment = source[start..].starts_with("{#") && !is_raw;
            let end = if is_comment { "#}" } else { "%}" };
            let length = source[start + 2..].find(end)?;
            at = start + 2 + length + 2;
            let inside = &source[start + 2..start + 2 + length];
            let tag = inside.trim_matches(['-', '+', ' ', '\n', '\r', '\t']);
            if is_comment {
                continue;
            }
            if is_raw {
                is_raw = tag != "endraw";
                continue;
            }
            is_raw = tag == "raw";
            let line = 1 + source[..start].matches('\n').count();
            return Some((tag, line));
        }
    })
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
