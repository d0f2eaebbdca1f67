//! XML, an element a line, indented; any text is fit for it.

use std::io::{self, Write};

use super::visible::visible;

/// Spaces per level.
const INDENT: usize = 4;

/// A document that is written element by element.
pub(super) struct Xml<'a> {
    out: &'a mut dyn Write,
    open: Vec<&'static str>,
}

/// An attribute's name and value.
pub(super) type Attribute<'a> = (&'static str, &'a str);

impl Xml<'_> {
    pub(super) fn new(out: &mut dyn Write) -> io::Result<Xml<'_>> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        let open = Vec::new();
        Ok(Xml { out, open })
    }

    /// Starts an element that holds others.
    pub(super) fn open(
        &mut self,
        name: &'static str,
        attributes: &[Attribute<'_>],
    ) -> io::Result<()> {
        self.tag(name, attributes)?;
        self.open.push(name);
        writeln!(self.out, ">")
    }

    /// Ends the innermost element that is open; every element is to be ended.
    pub(super) fn close(&mut self) -> io::Result<()> {
        let Some(name) = self.open.pop() else {
            return Ok(());
        };
        self.indent()?;
        writeln!(self.out, "</{name}>")
    }

    /// An element that holds nothing.
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.tag(name, attributes)?;
        writeln!(self.out, "/>")
    }

    /// An element that holds `text`.
    pub(super) fn text(
        &mut self,
        name: &str,
        attributes: &[Attribute<'_>],
        text: &str,
    ) -> io::Result<()> {
        self.tag(name, attributes)?;
        let text = escaped(text, false);
        writeln!(self.out, ">{text}</{name}>")
    }

    fn tag(&mut self, name: &str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.indent()?;
        write!(self.out, "<{name}")?;
        attributes.iter().try_for_each(|(name, value)| {
            let value = escaped(value, true);
            write!(self.out, " {name}=\"{value}\"")
        })
    }

    fn indent(&mut self) -> io::Result<()> {
        let spaces = self.open.len() * INDENT;
        write!(self.out, "{:spaces$}", "")
    }
}

/// XML has no way to write control characters; in attributes it reads line breaks and tabs as spaces,
/// unless they are written as numbers.
fn escaped(text: &str, attribute: bool) -> String {
    let mut out = String::new();
    for character in visible(text).chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\'' => out.push_str("&apos;"),
            '"' => out.push_str("&quot;"),
            '\n' if attribute => out.push_str("&#10;"),
            '\t' if attribute => out.push_str("&#9;"),
            '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_stand_in_one_another() {
        let mut out = Vec::new();
        let mut xml = Xml::new(&mut out).unwrap();
        xml.open("a", &[("name", "x"), ("n", "1")]).unwrap();
        xml.open("b", &[]).unwrap();
        xml.text("c", &[], "one\n  two").unwrap();
        xml.empty("d", &[("e", "")]).unwrap();
        xml.close().unwrap();
        xml.close().unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a name=\"x\" n=\"1\">\n    <b>\n        \
             <c>one\n  two</c>\n        <d e=\"\"/>\n    </b>\n</a>\n"
        );
    }

    #[test]
    fn any_text_is_fit_for_it() {
        let text = "<b> & \"c\" 'd'\n\te ]]> \u{0}\u{1b}[31m\u{ffff}\u{202e} é 🇨🇭";
        let escaped = "&lt;b&gt; &amp; &quot;c&quot; &apos;d&apos;\n\te ]]&gt; ��[31m�� é 🇨🇭";
        assert_eq!(super::escaped(text, false), escaped);
        let in_attribute = escaped.replace('\n', "&#10;").replace('\t', "&#9;");
        assert_eq!(super::escaped(text, true), in_attribute);
    }
}
