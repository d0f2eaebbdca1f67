//! Several sound guides, and variations of them.

use super::{ENTRIES, TABLE, changed, front_matter, guide};

/// Files from one text: each after a line `=== PATH`, the sound guide of that path's company and
/// role with the front-matter keys that are there and, after a blank line, another pay table
/// or strategy (a quote), or prose that is added.
pub(crate) fn with_files(text: &str) -> Vec<(String, String)> {
    let files = text.split("=== ").skip(1);
    files
        .map(|file| {
            let (path, changes) = file.split_once('\n').expect("a path on a line");
            (path.to_string(), guide_at(path, changes))
        })
        .collect()
}

fn guide_at(path: &str, changes: &str) -> String {
    let (keys, blocks) = match changes.strip_prefix('\n') {
        Some(blocks) => ("", blocks),
        None => changes.split_once("\n\n").unwrap_or((changes, "")),
    };
    let is_table = |block: &&str| block.starts_with('|');
    let (tables, rest): (Vec<&str>, Vec<&str>) = blocks.split("\n\n").partition(is_table);
    let is_quote = |block: &&str| block.starts_with('>');
    let (quotes, prose): (Vec<&str>, Vec<&str>) = rest.into_iter().partition(is_quote);
    let table = tables.first().copied().unwrap_or(TABLE);
    let names = Names::of(path);
    let sound = guide(
        &changed(&names.put(&front_matter("", ENTRIES)), keys),
        &format!("{}\n", table.trim_end()),
    );
    let at = sound.find("\n---\n").expect("a closing fence");
    let (front, body) = sound.split_at(at);
    let prose = [&[PROSE][..], &prose].concat().join("\n\n");
    let mut body = names.put(body).replace(PROSE, prose.trim_end());
    if let Some(strategy) = quotes.first() {
        let own = body.lines().find(|line| line.starts_with('>'));
        let own = own.expect("a strategy").to_string();
        body = body.replace(&own, strategy.trim_end());
    }
    format!("{front}{body}")
}

/// What the prose of a sound guide starts with.
const PROSE: &str = "pays for judgement.";

/// How the company and the role of a path are written.
struct Names {
    company: String,
    role: String,
}

impl Names {
    fn of(path: &str) -> Names {
        let path = path.trim_end_matches(".md");
        let mut parts = path.rsplit('/').map(ToString::to_string);
        let role = parts.next().expect("a role");
        let company = parts.next().expect("a company");
        Names { company, role }
    }

    /// `text`, about this company and role.
    fn put(&self, text: &str) -> String {
        text.replace("software-engineer", &self.role)
            .replace("Software Engineer", &spelt(&self.role))
            .replace("acme", &self.company)
            .replace("Acme", &spelt(&self.company))
    }
}

/// `ml-ai-engineer` is `Ml Ai Engineer`.
fn spelt(slug: &str) -> String {
    let words = slug.split('-').map(|word| {
        let (first, rest) = word.split_at(1);
        format!("{}{rest}", first.to_uppercase())
    });
    words.collect::<Vec<_>>().join(" ")
}
