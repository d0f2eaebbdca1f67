//! XML, an element a line, indented; any text is fit for it.

use super::visible::visible;

/// Spaces per level.
const INDENT: usize = 4;

/// A document that grows element by element.
pub(super) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

/// An attribute's name and value.
pub(super) type Attribute<'a> = (&'static str, &'a str);

impl Xml {
    pub(super) fn new() -> Xml {
        let out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_string();
        let open = Vec::new();
        Xml { out, open }
    }

    /// Starts an element that holds others.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.tag(name, attributes);
        self.out.push_str(">\n");
        self.open.push(name);
    }

    /// Ends the innermost element that is open.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            self.out.push_str(&format!("</{name}>\n"));
        }
    }

    /// An element that holds nothing.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.tag(name, attributes);
        self.out.push_str("/>\n");
    }

    /// An element that holds `text`.
    pub(super) fn text(&mut self, name: &'static str, attributes: &[Attribute<'_>], text: &str) {
        self.tag(name, attributes);
        self.out.push('>');
        self.escape(text, false);
        self.out.push_str(&format!("</{name}>\n"));
    }

    /// The document; every element is to be closed by now.
    pub(super) fn finish(self) -> String {
        self.out
    }

    fn tag(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.indent();
        self.out.push_str(&format!("<{name}"));
        for (name, value) in attributes {
            self.out.push_str(&format!(" {name}=\""));
            self.escape(value, true);
            self.out.push('"');
        }
    }

    fn indent(&mut self) {
        let spaces = self.open.len() * INDENT;
        self.out.push_str(&" ".repeat(spaces));
    }

    /// XML has no way to write control characters; in attributes it reads line breaks and tabs as
    /// spaces, unless they are written as numbers.
    fn escape(&mut self, text: &str, attribute: bool) {
        for character in visible(text).chars() {
            match character {
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '&' => self.out.push_str("&amp;"),
                '\'' => self.out.push_str("&apos;"),
                '"' => self.out.push_str("&quot;"),
                '\n' if attribute => self.out.push_str("&#10;"),
                '\t' if attribute => self.out.push_str("&#9;"),
                '\u{fffe}' | '\u{ffff}' => self.out.push(char::REPLACEMENT_CHARACTER),
                other => self.out.push(other),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_stand_in_one_another() {
        let mut xml = Xml::new();
        xml.open("a", &[("name", "x"), ("n", "1")]);
        xml.open("b", &[]);
        xml.text("c", &[], "one\n  two");
        xml.empty("d", &[("e", "")]);
        xml.close();
        xml.close();
        assert_eq!(
            xml.finish(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a name=\"x\" n=\"1\">\n    <b>\n        \
             <c>one\n  two</c>\n        <d e=\"\"/>\n    </b>\n</a>\n"
        );
    }

    #[test]
    fn any_text_is_fit_for_it() {
        let text = "<b> & \"c\" 'd'\n\te ]]> \u{0}\u{1b}[31m\u{ffff}\u{202e} é 🇨🇭";
        let escaped = "&lt;b&gt; &amp; &quot;c&quot; &apos;d&apos;\n\te ]]&gt; ��[31m�� é 🇨🇭";
        let mut xml = Xml::new();
        xml.text("t", &[("a", text)], text);
        let in_attribute = escaped.replace('\n', "&#10;").replace('\t', "&#9;");
        let expected = format!("<t a=\"{in_attribute}\">{escaped}</t>\n");
        assert!(xml.finish().ends_with(&expected));
    }
}
