//! Where people are paid what a table states that names no regions.

use crate::model::{Mention, Outline, RegionLabel, mentions};
use crate::syntax::markdown::{Block, BlockKind};

/// The one place that the sentences right above the pay table, or the headings that it is below,
/// name. The nearest that name any decide; `None` where they name several.
pub(super) fn above_table(outline: &Outline) -> Option<RegionLabel> {
    let index = outline.pay_table_block?.index;
    let above = outline.document.blocks.get(..index)?;
    let sentences = above
        .iter()
        .rev()
        .take_while(|block| matches!(block.kind, BlockKind::Paragraph(_)))
        .filter(|block| !is_summary(outline, block))
        .flat_map(sentences_of);
    let mut nearest: Vec<String> = sentences.collect();
    let mut headings = headings_over(above).into_iter();
    nearest.extend(headings.next());
    let groups = std::iter::once(nearest).chain(headings.map(|heading| vec![heading]));
    let named = groups.map(|group| places(outline, &group));
    let found = { named.into_iter() }.find(|found| !found.is_empty())?;
    only(found)
}

/// The line of a guide's own philosophy says where the company is, not whom the table is about.
fn is_summary(outline: &Outline, block: &Block) -> bool {
    let summary = outline.body.summary.as_ref();
    summary.is_some_and(|line| block.range.contains(line.range))
}

fn sentences_of(block: &Block) -> Vec<String> {
    let BlockKind::Paragraph(lines) = &block.kind else {
        return Vec::new();
    };
    let lines: Vec<&str> = lines.iter().map(|line| line.text.as_str().trim()).collect();
    let text = lines.join(" ");
    text.split(". ")
        .filter(|sentence| is_about_pay(sentence))
        .map(str::to_string)
        .collect()
}

/// Sentences on where a company comes from do not say whom it pays.
fn is_about_pay(sentence: &str) -> bool {
    const ORIGINS: [&str; 8] = [
        "founded",
        "headquarter",
        " hq",
        "born",
        "based in",
        "started in",
        "listed in",
        "offices in",
    ];
    let lower = sentence.to_lowercase();
    !ORIGINS.iter().any(|word| lower.contains(word))
}

/// The headings that the end of `above` is below, the nearest first.
fn headings_over(above: &[Block]) -> Vec<String> {
    let mut over = Vec::new();
    let mut lowest = u8::MAX;
    for block in above.iter().rev() {
        if let BlockKind::Heading { level, line } = &block.kind
            && *level < lowest
        {
            lowest = *level;
            over.push(line.text.as_str().to_string());
        }
    }
    over
}

/// The places that `texts` name, but for words of the company's or role's own name.
fn places(outline: &Outline, texts: &[String]) -> Vec<Mention> {
    let front = &outline.front;
    let slugs = [front.company.value(), front.role.value()];
    let own: Vec<&str> = slugs
        .into_iter()
        .flatten()
        .flat_map(|slug| slug.split('-'))
        .collect();
    let is_own = |label: &RegionLabel| label.words().split(' ').all(|word| own.contains(&word));
    let named = texts
        .iter()
        .flat_map(|text| mentions(text, &outline.places));
    named.filter(|found| !is_own(&found.label)).collect()
}

/// The one region that all of `found` mean: a place, with or without its country.
fn only(found: Vec<Mention>) -> Option<RegionLabel> {
    let (places, others): (Vec<RegionLabel>, Vec<RegionLabel>) = { found.into_iter() }
        .map(|mention| mention.label)
        .partition(|label| label.place.is_some());
    let mut labels = places.into_iter();
    let Some(label) = labels.next() else {
        let mut others = others.into_iter();
        let label = others.next()?;
        return (label.country.is_some() && others.all(|other| other.is_same_region(&label)))
            .then_some(label);
    };
    let country = label.country.map(|country| country.code);
    let is_one = labels.all(|other| other.is_same_region(&label))
        && others
            .iter()
            .all(|other| country.is_some() && other.country.map(|country| country.code) == country);
    is_one.then_some(label)
}
