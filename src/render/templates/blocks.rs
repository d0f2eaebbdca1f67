//! The blocks of templates: those of a project's own have to be somewhere above.

use std::collections::BTreeMap;

use super::default_theme::DEFAULTS;
use crate::model::closest;
use crate::render::RenderError;

/// An error where a template that extends a default one has a block that no template above it has: nothing
/// would show it.
pub(super) fn known_blocks(
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
