//! comrak's reading: what the body is rendered with, and the second opinion on every change.

use comrak::{Options, markdown_to_html};

/// Tables and strikethrough as in pulldown-cmark's reading; raw HTML shows as text.
pub fn comrak_options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.render.escape = true;
    options
}

/// `markdown` as HTML, raw HTML in it as such: shown as text, it could not be told apart from text. Two texts
/// of the same HTML are the same to every reader.
pub fn html(markdown: &str) -> String {
    let mut options = comrak_options();
    options.render.escape = false;
    options.render.r#unsafe = true;
    markdown_to_html(markdown, &options)
}
