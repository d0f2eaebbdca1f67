//! Which value of a guide a place is in, by name: `compensation[London|L5].base_low`.

use crate::model::body::{Section, SectionKind};
use crate::model::{Guide, PayRow, PayTable, RegionLabel, Shape};
use crate::syntax::yaml::{NodeId, NodeValue, Tree};
use crate::text::TextRange;

/// Names and values longer than this are cut.
const LONGEST_NAME: usize = 60;

/// The named places of a guide. Names are the author's own, and no index is among them: they stay
/// when lines are added above and when entries change their order.
#[derive(Debug)]
pub(super) struct ValuePaths {
    /// Sorted so that a place is before those inside it.
    places: Vec<PathPlace>,
    body: TextRange,
}

#[derive(Debug)]
struct PathPlace {
    range: TextRange,
    /// `compensation`, `[London|L5]`.
    segment: String,
    /// Whether the value path starts here, whatever the place is in.
    starts: bool,
    /// The innermost place around this one.
    parent: Option<usize>,
}

impl ValuePaths {
    pub(super) fn of(guide: &Guide) -> ValuePaths {
        let mut places = Vec::new();
        add_front_matter(&mut places, &guide.yaml);
        for section in &guide.body.sections {
            places.push(PathPlace::start(section.range, section_name(section)));
        }
        for lever in &guide.body.levers {
            places.push(PathPlace::inside(
                lever.range,
                format!("[{}]", short(&lever.title.value)),
            ));
        }
        if let Some(table) = &guide.body.pay_table {
            add_table(&mut places, table);
        }
        places.sort_by_key(|place| (place.range.start, std::cmp::Reverse(place.range.end)));
        for index in 1..places.len() {
            let mut around = Some(index - 1);
            while let Some(at) = around
                && !places[at].range.contains(places[index].range)
            {
                around = places[at].parent;
            }
            places[index].parent = around;
        }
        ValuePaths {
            places,
            body: guide.body_range,
        }
    }

    /// The value path to the innermost value that holds all of `range`.
    pub(super) fn value_path(&self, range: TextRange) -> String {
        let before = self
            .places
            .partition_point(|place| place.range.start <= range.start);
        let mut around = before.checked_sub(1);
        while let Some(at) = around
            && !self.places[at].range.contains(range)
        {
            around = self.places[at].parent;
        }
        let mut segments = Vec::new();
        while let Some(at) = around {
            let place = &self.places[at];
            segments.push(place.segment.as_str());
            around = place.parent.filter(|_| !place.starts);
        }
        if !segments.is_empty() {
            joined(segments.into_iter().rev())
        } else if self.body.contains(range) {
            "body".to_string()
        } else {
            "front matter".to_string()
        }
    }
}

impl PathPlace {
    fn start(range: TextRange, segment: impl Into<String>) -> PathPlace {
        PathPlace {
            range,
            segment: segment.into(),
            starts: true,
            parent: None,
        }
    }

    fn inside(range: TextRange, segment: impl Into<String>) -> PathPlace {
        PathPlace {
            starts: false,
            ..PathPlace::start(range, segment)
        }
    }
}

/// `compensation[London].base_low`
fn joined<'s>(segments: impl Iterator<Item = &'s str>) -> String {
    let mut value_path = String::new();
    for segment in segments.filter(|segment| !segment.is_empty()) {
        if !value_path.is_empty() && !segment.starts_with('[') {
            value_path.push('.');
        }
        value_path.push_str(segment);
    }
    value_path
}

fn add_front_matter(places: &mut Vec<PathPlace>, tree: &Tree) {
    let mut open: Vec<NodeId> = tree.root.into_iter().collect();
    while let Some(id) = open.pop() {
        match &tree.node(id).value {
            NodeValue::Map(entries) => {
                for entry in entries {
                    let range = tree.range(entry.key).cover(tree.range(entry.value));
                    let name = short(tree.key(entry).unwrap_or("?"));
                    places.push(if Some(id) == tree.root {
                        PathPlace::start(range, name)
                    } else {
                        PathPlace::inside(range, name)
                    });
                    open.push(entry.value);
                }
            }
            NodeValue::List(items) => {
                for item in items {
                    let name = item_name(tree, *item);
                    places.push(PathPlace::inside(tree.range(*item), format!("[{name}]")));
                    open.push(*item);
                }
            }
            NodeValue::Scalar(_) | NodeValue::Alias => {}
        }
    }
}

/// What distinguishes an item of a list from the others: its text, or the name it has.
fn item_name(tree: &Tree, item: NodeId) -> String {
    match &tree.node(item).value {
        NodeValue::Scalar(scalar) => short(&scalar.text),
        NodeValue::Map(entries) => {
            let value = |key: &str| {
                let entry = entries.iter().find(|entry| tree.key(entry) == Some(key))?;
                Some(short(&tree.scalar(entry.value)?.text))
            };
            match (value("region").or_else(|| value("name")), value("level")) {
                (Some(name), Some(level)) => format!("{name}|{level}"),
                (Some(one), None) | (None, Some(one)) => one,
                (None, None) => "?".to_string(),
            }
        }
        NodeValue::List(_) | NodeValue::Alias => "?".to_string(),
    }
}

fn add_table(places: &mut Vec<PathPlace>, table: &PayTable) {
    places.push(PathPlace::start(table.range, "table"));
    for header in &table.headers {
        places.push(PathPlace::inside(header.range, short(&header.value)));
    }
    let rows_are_lines = table.shape == Shape::RowPerEntry;
    for row in &table.rows {
        let name = row_name(row);
        if rows_are_lines {
            places.push(PathPlace::inside(
                row.compensation.range,
                format!("[{name}]"),
            ));
        }
        for cell in &row.cells {
            let header = short(&cell.header);
            let segment = if rows_are_lines {
                header
            } else if name.split('|').any(|part| part == header) {
                format!("[{name}]")
            } else {
                format!("[{name}].{header}")
            };
            places.push(PathPlace::inside(cell.cell.range, segment));
        }
    }
}

fn row_name(row: &PayRow) -> String {
    let pay = &row.compensation;
    let region = pay.region.value().map(RegionLabel::clean);
    let level = pay.level.value().or(pay.title.value());
    let names = region.iter().chain(level).map(|name| short(name));
    names.collect::<Vec<_>>().join("|")
}

fn section_name(section: &Section) -> String {
    let kind = match section.kind {
        SectionKind::Title => "title",
        SectionKind::Summary => "summary",
        SectionKind::PayTable => "pay-table",
        SectionKind::Dna => "dna",
        SectionKind::LevelMapping => "level-mapping",
        SectionKind::CompanyLever => return format!("company-lever[{}]", short(&section.name)),
        SectionKind::GlobalLevers => "global-levers",
        SectionKind::Strategy => "strategy",
        SectionKind::Evidence => "evidence",
        SectionKind::Other => return format!("section[{}]", short(&section.name)),
    };
    kind.to_string()
}

/// A name in one line, and not too long.
fn short(name: &str) -> String {
    let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Limits;
    use crate::text::Source;

    const GUIDE: &str = "---\n\
        company: acme\n\
        compensation:\n\
        \x20 - region: London\n\
        \x20   level: L5\n\
        \x20   base_low: 95000\n\
        \x20 - {region: \"New  York\", currency: USD}\n\
        level_mapping:\n\
        \x20 raw: A = B\n\
        data_sources:\n\
        \x20 - Levels.fyi\n\
        \x20 - name: Glassdoor\n\
        \x20   url: u\n\
        ---\n\
        ### Engineer | Acme Global Negotiation Guide\n\n\
        | Region | Base Salary | Total Comp |\n|---|---|---|\n| London | £95K | £120K |\n\n\
        **Level Mapping:** A = C\n\n\
        **Global Levers**\n\n1. **Competing Offer:** \"I hold one.\"\n2. **Equity:** \"More.\"\n\n\
        #### Odd Ends\n\nthe end\n";

    fn value_path(part: &str) -> String {
        let guide = Guide::read(Source::new("g.md", GUIDE), &Limits::default());
        let at = GUIDE.find(part).expect("the part is in the guide");
        ValuePaths::of(&guide).value_path(TextRange::new(at, at + part.len()))
    }

    #[test]
    fn values_are_named_by_what_their_author_calls_them() {
        for (part, expected) in [
            ("acme", "company"),
            ("95000", "compensation[London|L5].base_low"),
            ("L5\n    base_low: 95000", "compensation[London|L5]"),
            ("USD", "compensation[New York].currency"),
            ("A = B", "level_mapping.raw"),
            ("Levels.fyi", "data_sources[Levels.fyi]"),
            ("url: u", "data_sources[Glassdoor].url"),
            ("| Region | Base", "table"),
            ("Base Salary", "table.Base Salary"),
            ("£120K", "table[London].Total Comp"),
            ("| London |", "table[London]"),
            ("A = C", "level-mapping"),
            ("I hold one", "global-levers[Competing Offer]"),
            ("Engineer |", "title"),
            ("the end", "section[Odd Ends]"),
            ("company: acme\ncompensation", "front matter"),
            ("---\ncompany", "front matter"),
            ("**Level Mapping:** A = C\n\n**Global", "body"),
        ] {
            assert_eq!(value_path(part), expected, "{part}");
        }
    }
}
