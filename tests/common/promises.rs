//! What formatting promises, compared with a guide by means of its own: the HTML that comrak makes of
//! both bodies, the values that `serde_yaml` reads from both front matters, and everything that was
//! read of both guides but for its places.
#![allow(
    dead_code,
    reason = "every test crate that includes this uses a part of it"
)]

use negguide::format::{FormatStyle, Formatter, LineEndings, Refusal, Tables};
use negguide::model::body::SectionKind;
use negguide::model::{Guide, Places};
use negguide::syntax::Limits;
use negguide::syntax::markdown::html;
use negguide::text::{Source, Unseen};

/// The styles that `fmt` can print in.
pub(crate) const STYLES: [FormatStyle; 3] = [
    style(Tables::AsWritten),
    style(Tables::Aligned),
    style(Tables::Compact),
];

const fn style(tables: Tables) -> FormatStyle {
    FormatStyle {
        tables,
        figures: negguide::format::Figures::AsWritten,
        line_endings: LineEndings::Keep,
    }
}

pub(crate) fn formatted(path: &str, text: &str, style: FormatStyle) -> Result<String, Refusal> {
    with(style, |formatter| {
        formatter.format(&Source::new(path, text))
    })
}

/// Whether nothing is to be formatted in `text`.
pub(crate) fn is_canonical(path: &str, text: &str, style: FormatStyle) -> Result<bool, Refusal> {
    with(style, |formatter| {
        formatter.is_canonical(&Source::new(path, text))
    })
}

fn with<T>(style: FormatStyle, act: impl FnOnce(&Formatter<'_>) -> T) -> T {
    act(&Formatter {
        limits: &Limits::default(),
        places: Places::built_in(),
        style: &style,
    })
}

fn read(path: &str, text: &str) -> Guide {
    Guide::read(Source::new(path, text), &Limits::default())
}

/// Each promise that formatting `text` breaks.
pub(crate) fn broken(path: &str, text: &str, style: FormatStyle) -> Vec<&'static str> {
    let once = match formatted(path, text, style) {
        Ok(once) => once,
        Err(Refusal::Unsettled) => return vec!["the guide settles"],
        Err(_) => return Vec::new(),
    };
    let mut broken = Vec::new();
    let mut hold = |holds: bool, promise: &'static str| {
        if !holds {
            broken.push(promise);
        }
    };
    hold(
        is_canonical(path, text, style) == Ok(once == text)
            && is_canonical(path, &once, style) == Ok(true),
        "a check says whether formatting changes anything",
    );
    let twice = formatted(path, &once, style);
    hold(
        twice.as_ref() == Ok(&once),
        "formatting again changes nothing",
    );
    let (before, after) = (read(path, text), read(path, &once));
    hold(
        stated(&before) == stated(&after),
        "the typed guide is the same",
    );
    let yaml = |guide: &Guide| {
        let front = guide.source.slice(guide.front.range).to_string();
        serde_yaml::from_str::<serde_yaml::Value>(&front).ok()
    };
    let was = yaml(&before);
    hold(
        was.is_none() || was == yaml(&after),
        "the front matter's values are the same",
    );
    let shown = |guide: &Guide| forms_aside(&html(guide.source.slice(guide.body_range)));
    let (was, is) = (shown(&before), shown(&after));
    let is_same = was == is || levers_aside(&was) == levers_aside(&is);
    hold(is_same, "the HTML is the same");
    let crlf = text.replace("\r\n", "\n").replace('\n', "\r\n");
    if !once.contains('\r') && text.contains('\n') {
        let windows = formatted(path, &crlf, style);
        hold(
            windows == Ok(once.replace('\n', "\r\n")),
            "CRLF line endings make no difference",
        );
    }
    if !text.starts_with('\u{feff}') {
        let marked = formatted(path, &format!("\u{feff}{text}"), style);
        hold(
            marked.as_ref() == Ok(&once),
            "a byte order mark makes no difference",
        );
    }
    broken
}

/// What was read of a guide, without places and without the forms that may change.
fn stated(guide: &Guide) -> Vec<String> {
    let (front, body) = (&guide.front, &guide.body);
    let title = body.title.as_ref();
    let mut facts: Vec<String> = front
        .facts
        .iter()
        .map(|(key, fact)| format!("{key}: {}", fact.value))
        .collect();
    facts.sort();
    let mut stated = vec![
        format!("{facts:?}"),
        format!(
            "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            front.company,
            front.company_display,
            front.role,
            front.role_display,
            front.role_type,
            front.last_updated,
            front.data_quality,
            front.salary_data_quarter,
            front.next_review_due
        ),
        format!("{:?}", front.compensation),
        format!("{:?}", front.level_mapping),
        format!("{:?}", front.data_sources),
        format!("{:?}", front.negotiation_dna_summary),
        format!("{:?}", title.map(|title| (&title.role, &title.company))),
        body.summary
            .as_ref()
            .map(|text| html(&text.value))
            .unwrap_or_default(),
        body.level_mapping
            .as_ref()
            .map(|text| html(&text.value))
            .unwrap_or_default(),
        format!("{:?}", body.pay_table),
        format!("{:?}", body.levers),
        format!("{:?}", body.evidence),
        format!("{:?}", body.links),
        body.strategy
            .as_ref()
            .map(|strategy| words(guide.source.slice(strategy.script)))
            .unwrap_or_default(),
    ];
    let sections = body.sections.iter();
    stated.extend(sections.map(|section| match section.kind {
        // Its name holds the separator.
        SectionKind::Title => "title".to_string(),
        kind => format!(
            "{kind:?} {}",
            seen(&section.name).to_lowercase().replace('&', "and")
        ),
    }));
    for line in &mut stated {
        *line = without_places(line);
    }
    stated
}

/// The letters and signs of amounts in `markdown`: marks may change their form, items their number.
fn words(markdown: &str) -> String {
    let is_word = |c: &char| c.is_alphabetic() || "$%€£\"'".contains(*c);
    markdown.chars().filter(is_word).collect()
}

/// `debug` output without the numbers of its text ranges.
fn without_places(debug: &str) -> String {
    let mut text = String::with_capacity(debug.len());
    let mut rest = debug;
    for mark in std::iter::repeat("TextRange { ") {
        let Some(at) = rest.find(mark) else { break };
        let end = rest[at..].find('}').map_or(rest.len(), |end| at + end + 1);
        text.push_str(&rest[..at]);
        rest = &rest[end..];
    }
    text.push_str(rest);
    let mut parts = text.split("insert_at: ");
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |text, part| {
        text + part.trim_start_matches(|c: char| c.is_ascii_digit())
    })
}

/// HTML in which the forms of known sections look alike: their heading or bold line, the quote around
/// the strategy, the colon after or in a bold lead-in and the blanks after it, the title's level and
/// separator, numbers for levers.
pub(crate) fn forms_aside(html: &str) -> String {
    let html = colons_inside(&names_as_seen(html));
    let html = one_blank_after(":</strong>", &html).replace(
        "<blockquote>\n<p><strong>Negotiate Up",
        "<p><strong>Negotiate Up",
    );
    let mut lines: Vec<String> = Vec::new();
    let is_heading = |line: &str| line.starts_with("<h") && line.contains("</h");
    let separators = [" | ", " — ", " – ", " - ", ": "];
    let is_parted = |line: &&str| separators.iter().any(|parts| line.contains(parts));
    let mut headings = html.lines().filter(|line| is_heading(line));
    let first = headings.clone().next();
    let parted = headings.clone().find(is_parted);
    let named = headings.find(|line| line.contains("Guide"));
    let mut title = named.or(parted).or(first);
    for line in html.lines() {
        let heading = is_heading(line);
        let name = line
            .replace("<p>", "")
            .replace("</p>", "")
            .replace("<strong>", "")
            .replace("</strong>", "");
        let name = if heading {
            name[4..name.len() - 5].to_string()
        } else {
            name
        };
        let name = name
            .trim_end_matches(':')
            .to_lowercase()
            .replace("&amp;", "and");
        let is_opener = [
            "global levers",
            "evidence and sources",
            "level mapping",
            "negotiation dna",
        ]
        .contains(&&*name);
        if is_opener {
            lines.push(name);
        } else if title == Some(line) {
            title = None;
            lines.push(format!(
                "title {}",
                seen(&name)
                    .replace(" — ", " | ")
                    .replace(" – ", " | ")
                    .replace(" - ", " | ")
                    .replace(": ", " | ")
            ));
        } else {
            lines.push(line.to_string());
        }
    }
    lines.retain(|line| line != "</blockquote>");
    if lines.iter().any(|line| opens_levers(line)) {
        for line in &mut lines {
            *line = line.replace("<ul>", "<ol>").replace("</ul>", "</ol>");
        }
    }
    lines.join("\n")
}

/// `name` without what readers do not see: the names of known sections lose it.
fn seen(name: &str) -> String {
    let is_seen = |c: &char| Unseen::of(*c).is_none_or(|unseen| unseen == Unseen::BreaksLine);
    let name: String = name.chars().filter(is_seen).collect();
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").replace(" :", ":")
}

/// `html` with the names that are in bold type at the start of a line as they are seen.
fn names_as_seen(html: &str) -> String {
    let lines = html.lines().map(|line| match line.find("</strong>") {
        Some(end) if line.starts_with("<p><strong>") => seen(&line[..end]) + &line[end..],
        _ => line.to_string(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// `html` with each colon behind bold type inside of it, without the blanks between the two.
fn colons_inside(html: &str) -> String {
    const END: &str = "</strong>";
    let mut parts = html.split(END);
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |before, part| {
        let is_blank = |c: char| c.is_whitespace() && c != '\n';
        match part.trim_start_matches(is_blank).strip_prefix(':') {
            Some(rest) => before + ":" + END + rest,
            None => before + END + part,
        }
    })
}

/// `html` with one blank after each `end` that is not the end of its line, in the place of blanks, tabs and
/// line separators, or of nothing.
fn one_blank_after(end: &str, html: &str) -> String {
    let mut parts = html.split(end);
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |before, part| {
        let rest = part.trim_start_matches([' ', '\t', '\u{85}', '\u{2028}', '\u{2029}']);
        let is_end = rest.is_empty() || rest.starts_with('\n') || rest.starts_with("</");
        let blank = if is_end { "" } else { " " };
        before + end + blank + rest
    })
}

/// Whether a line of HTML is the heading or bold line over global levers.
fn opens_levers(line: &str) -> bool {
    let tags = ["<p>", "</p>", "<strong>", "</strong>"];
    let name = tags
        .iter()
        .fold(line.trim().to_string(), |name, tag| name.replace(tag, ""));
    let name = if name.starts_with("<h") {
        let heading = name.get(4..).unwrap_or_default();
        heading.split("</h").next().unwrap_or_default()
    } else {
        &name
    };
    !name.contains('<') && SectionKind::opened_by(name) == Some(SectionKind::GlobalLevers)
}

/// `html`, which is [`forms_aside`], with the global levers as their words: they may have become items,
/// without the labels that numbered their titles.
fn levers_aside(html: &str) -> String {
    let mut at = 0;
    let start = html.split_inclusive('\n').find_map(|line| {
        at += line.len();
        opens_levers(line).then_some(at - 1)
    });
    let Some((before, levers)) = start.map(|start| html.split_at(start)) else {
        return html.to_string();
    };
    let end = ["<p><strong>Negotiate Up", "evidence and sources"].iter();
    let end = end.filter_map(|end| levers.find(end)).min();
    let end = end.unwrap_or(levers.len());
    // A thematic break ends the section, unless further levers are below it.
    let mut breaks = levers[..end].match_indices("<hr").map(|(at, _)| at);
    let is_last = |at: &usize| {
        let rest = &levers[*at..end];
        let mut titles = rest.split("<strong>").skip(1);
        let is_numbered = |title: &str| {
            title.starts_with("Lever ") || title.starts_with(|c: char| c.is_ascii_digit())
        };
        !titles.any(is_numbered) && !rest.contains("</ol>")
    };
    let end = breaks.find(is_last).unwrap_or(end);
    let (levers, behind) = levers.split_at(end);
    let mut words = String::new();
    for (index, part) in levers.split("<strong>").enumerate() {
        let part = part.replace(":</strong>", "</strong>");
        let unlabelled = part
            .trim_start_matches("Lever ")
            .trim_start_matches(|c: char| {
                c.is_ascii_digit() || matches!(c, '.' | ':' | ' ' | '—' | '-' | ')')
            });
        let part = if index > 0 { unlabelled } else { &part };
        let text = part.split('<').enumerate().map(|(at, tag)| match at {
            0 => tag,
            _ => tag.split_once('>').map_or(tag, |(_, text)| text),
        });
        words.extend(text.flat_map(|text| [text, " "]));
    }
    let words: Vec<&str> = words.split_whitespace().collect();
    format!("{before}{}{behind}", words.join(" "))
}
