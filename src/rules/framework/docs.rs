//! A rule's page, taken from the module documentation of its source file.

use super::example::{Example, ExampleKind};

/// A rule's documentation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Docs {
    /// The first paragraph: what the rule finds, in a sentence.
    pub summary: String,
    /// The whole page, as Markdown. Sentences replace what the fences of its examples state.
    pub page: String,
    pub examples: Vec<Example>,
}

impl Docs {
    /// Reads the `//!` lines that `source` starts with.
    pub fn of(source: &str) -> Docs {
        let lines: Vec<&str> = source
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        let summary = lines
            .iter()
            .take_while(|line| !line.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" ");
        Docs {
            summary,
            examples: examples(&lines),
            page: page(&lines),
        }
    }
}

/// The mark before and after an example.
const FENCE: &str = "````";

fn examples(lines: &[&str]) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut open: Option<Example> = None;
    for line in lines {
        match (&mut open, line.strip_prefix(FENCE)) {
            (Some(_), Some("")) => examples.extend(open.take()),
            (Some(example), _) => {
                example.text.push_str(line);
                example.text.push('\n');
            }
            (None, Some(info)) => open = Example::of_fence(info),
            (None, None) => {}
        }
    }
    examples
}

fn page(lines: &[&str]) -> String {
    let shown = lines.iter().map(|line| {
        let example = line.strip_prefix(FENCE).and_then(Example::of_fence);
        example.map_or_else(|| (*line).to_string(), |example| opening(&example))
    });
    shown.collect::<Vec<_>>().join("\n")
}

/// What an example shows, in words, and its opening fence.
fn opening(example: &Example) -> String {
    let language = match example.kind {
        ExampleKind::Keys => "yaml",
        _ => "markdown",
    };
    format!("{}\n\n{FENCE}{language}", outcome(example))
}

/// `Fails: 2 errors, the first at `95000`. Also found: `mixed-currency`.`
fn outcome(example: &Example) -> String {
    let mut outcome = match &example.expected {
        None => "Passes.".to_string(),
        Some(found) => {
            let many = match found.count {
                1 => format!("1 {}", found.severity),
                count => format!("{count} {}s, the first", found.severity),
            };
            let place = found.place.lines().next().unwrap_or_default();
            format!("Fails: {many} at `{place}`.")
        }
    };
    for (at, (rule, _)) in example.also.iter().enumerate() {
        outcome.push_str(if at == 0 { " Also found: " } else { ", " });
        outcome.push_str(&format!("`{rule}`"));
    }
    if !example.also.is_empty() {
        outcome.push('.');
    }
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_and_its_examples() {
        let source = "//! Finds x.\n//!\n\
                      //! ````keys fails note x2 @\"a\" #3 half-range x1\n\
                      //! a: 1\n//!\n//! b: 2\n//! ````\n//!\n\
                      //! ````pay passes\n//! - a: 1\n//! ````\n\nuse y;\n";
        let docs = Docs::of(source);
        assert_eq!(docs.summary, "Finds x.");
        let texts: Vec<&str> = docs.examples.iter().map(|example| &*example.text).collect();
        assert_eq!(texts, ["a: 1\n\nb: 2\n", "- a: 1\n"]);
        assert!(docs.examples[0].fails() && !docs.examples[1].fails());
        assert_eq!(
            docs.page,
            "Finds x.\n\n\
             Fails: 2 notes, the first at `a`. Also found: `half-range`.\n\n\
             ````yaml\na: 1\n\nb: 2\n````\n\n\
             Passes.\n\n````markdown\n- a: 1\n````"
        );
    }
}
