//! A rule's page, taken from the module documentation of its source file.

/// A rule's documentation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Docs {
    /// The first paragraph: what the rule finds, in a sentence.
    pub summary: String,
    /// The whole page, as Markdown.
    pub page: String,
    pub examples: Vec<Example>,
}

/// An example from a rule's page. It is run as a test.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Example {
    pub kind: ExampleKind,
    /// Whether the rule finds something in it.
    pub fails: bool,
    /// Other rules that find something in it, by name.
    pub also: Vec<String>,
    pub text: String,
}

/// What an example holds: the word before `fails` or `passes` behind its fence. Names of other rules
/// that find something in it may follow: `pay fails mixed-currency`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExampleKind {
    /// `guide`: a whole file.
    Guide,
    /// `keys`: front-matter keys that replace those of an otherwise sound guide.
    Keys,
    /// `pay`: entries of `compensation`, and the body's pay table after a blank line.
    Pay,
    /// `body`: a part of an otherwise sound guide's body, before its global levers.
    Body,
    /// `guides`: several files, each behind a line `=== guides/acme/software-engineer.md`. A file is
    /// an otherwise sound guide of that company and role, with the front-matter keys that stand
    /// there and, after a blank line, another pay table, another strategy (a
    /// quote) or prose for its Negotiation DNA.
    Guides,
    /// `folders`: the same, and the files are all there are in their folders.
    Folders,
}

impl Docs {
    /// Reads the `//!` lines that `source` starts with.
    pub fn of(source: &str) -> Docs {
        let lines: Vec<&str> = source
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        let page = lines.join("\n");
        let summary = lines
            .iter()
            .take_while(|line| !line.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" ");
        Docs {
            summary,
            examples: examples(&lines),
            page,
        }
    }
}

fn examples(lines: &[&str]) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut open: Option<Example> = None;
    for line in lines {
        match (&mut open, line.strip_prefix("````")) {
            (Some(_), Some("")) => examples.extend(open.take()),
            (Some(example), _) => {
                example.text.push_str(line);
                example.text.push('\n');
            }
            (None, Some(info)) => open = fence(info),
            (None, None) => {}
        }
    }
    examples
}

fn fence(info: &str) -> Option<Example> {
    let (kind, rest) = info.split_once(' ')?;
    let mut words = rest.split_whitespace();
    let fails = words.next() == Some("fails");
    let kind = match kind {
        "guide" => ExampleKind::Guide,
        "keys" => ExampleKind::Keys,
        "pay" => ExampleKind::Pay,
        "body" => ExampleKind::Body,
        "guides" => ExampleKind::Guides,
        "folders" => ExampleKind::Folders,
        _ => return None,
    };
    Some(Example {
        kind,
        fails,
        also: words.map(str::to_string).collect(),
        text: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_and_its_examples() {
        let source =
            "//! Finds x.\n//!\n//! ````keys fails\n//! a: 1\n//!\n//! b: 2\n//! ````\n\nuse y;\n";
        let docs = Docs::of(source);
        assert_eq!(docs.summary, "Finds x.");
        assert_eq!(
            docs.examples,
            [Example {
                kind: ExampleKind::Keys,
                fails: true,
                also: Vec::new(),
                text: "a: 1\n\nb: 2\n".into()
            }]
        );
        assert!(!docs.page.contains("use y"));
    }
}
