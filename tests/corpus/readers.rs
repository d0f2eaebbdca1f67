//! The two Markdown libraries, held to the same reading of every guide of a corpus.

use std::collections::BTreeMap;
use std::path::Path;

use negguide::syntax::split;
use negguide::text::Source;

/// How often each HTML element is in a body.
type Counts = BTreeMap<String, usize>;

/// The elements that matter to how a body is understood.
const COUNTED: [&str; 10] = [
    "table", "tr", "li", "strong", "h1", "h2", "h3", "h4", "h5", "h6",
];

/// Prints what the two read differently; true where there is nothing.
pub(crate) fn compare(corpus: &Path) -> bool {
    let mut differences = Vec::new();
    let mut guides = 0;
    for path in crate::sections::guides_in(corpus) {
        guides += 1;
        let name = crate::sections::name_in(corpus, &path);
        let bytes = std::fs::read(&path).expect("the guide is readable");
        let source = Source::from_bytes(name.clone(), bytes);
        let body = &source.text[split(&source.text, source.bom_len()).body.start()..];
        let (read, rendered) = (read(body), rendered(body));
        if read != rendered {
            differences.push(format!("{name}: read {read:?}, rendered {rendered:?}"));
        }
    }
    println!(
        "\n{} of {guides} guides read differently by the two libraries",
        differences.len()
    );
    for difference in differences.iter().take(5) {
        println!("  {difference}");
    }
    differences.is_empty()
}

/// As pulldown-cmark reads it.
fn read(body: &str) -> Counts {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut counts = Counts::new();
    for event in Parser::new_ext(body, options) {
        let Event::Start(tag) = event else { continue };
        let name = match tag {
            Tag::Table(_) => "table".to_string(),
            Tag::TableHead | Tag::TableRow => "tr".to_string(),
            Tag::Item => "li".to_string(),
            Tag::Strong => "strong".to_string(),
            Tag::Heading { level, .. } => level.to_string(),
            _ => continue,
        };
        *counts.entry(name).or_default() += 1;
    }
    counts
}

/// As comrak renders it.
fn rendered(body: &str) -> Counts {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.render.escape = true;
    let html = comrak::markdown_to_html(body, &options);
    let counts = COUNTED.into_iter().map(|name| {
        let count = html.matches(&format!("</{name}>")).count();
        (name.to_string(), count)
    });
    counts.filter(|(_, count)| *count > 0).collect()
}
