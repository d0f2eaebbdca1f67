//! The names that HTML gives to places, for links to lead to.

use super::attributes::attribute;
use super::lexer::{HtmlToken, Lexer};

/// The values of `id` and `name` of the tags in `html`, in their order.
pub fn html_ids(html: &str) -> Vec<String> {
    let (mut lexer, mut at) = (Lexer::default(), 0);
    let mut ids = Vec::new();
    while let Some(token) = lexer.next(html, &mut at) {
        if let HtmlToken::Tag(tag) = token
            && !tag.is_end
        {
            let found = ["id", "name"].map(|name| attribute(tag.attributes, name));
            let found = found.into_iter().flatten().filter(|id| !id.is_empty());
            ids.extend(found.map(str::to_string));
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::html_ids;

    #[test]
    fn ids_and_names_of_tags() {
        let html = "<a id=\"one\"></a> <p name='two' class=x> <b ID=three>id=\"no\"</b> <!-- <a id=\"four\"> -->";
        assert_eq!(html_ids(html), ["one", "two", "three"]);
        assert_eq!(html_ids("id=\"x\" <a id=> </a id=\"y\">"), [""; 0]);
    }
}
