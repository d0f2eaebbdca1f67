//! Every guide of a corpus with its front matter cut off, imported again: against the truth about its
//! table, against the front matter it had, and that no promise is broken.

use std::collections::BTreeMap;
use std::path::Path;

use negguide::analysis::stated::{names_same_company, names_same_role};
use negguide::format::{FormatStyle, Formatter};
use negguide::import::{ImportOutcome, Importer, KnownNames};
use negguide::model::front_matter::FrontMatter;
use negguide::model::{Amount, Band, Bonus, Compensation, Guide, Places, RegionLabel};
use negguide::rules::{Settings, standard_roles};
use negguide::syntax::Limits;
use negguide::text::Source;
use serde_json::Value;

/// How many examples of one kind are printed.
const SHOWN: usize = 5;

/// Counts of one kind of field, each with examples of what is not equal.
#[derive(Default)]
struct FieldCounts(BTreeMap<String, BTreeMap<&'static str, Vec<String>>>);

impl FieldCounts {
    fn add(&mut self, field: &str, result: &'static str, example: String) {
        const LONGEST: usize = 200;
        let example = example.chars().take(LONGEST).collect();
        let results = self.0.entry(field.to_string()).or_default();
        results.entry(result).or_default().push(example);
    }

    fn of(&self, result: &str) -> usize {
        let results = self.0.values();
        results
            .filter_map(|found| found.get(result))
            .map(Vec::len)
            .sum()
    }

    fn print(&self, title: &str) {
        println!("\n{title}");
        for (field, results) in &self.0 {
            let counts = results
                .iter()
                .map(|(result, found)| format!("{} {result}", found.len()));
            println!("  {field:<26} {}", counts.collect::<Vec<_>>().join(", "));
            for (_, found) in results.iter().filter(|(result, _)| **result != "equal") {
                found
                    .iter()
                    .take(SHOWN)
                    .for_each(|example| println!("      {example}"));
            }
        }
    }
}

/// Prints the counts; true where no figure differs from the truth and every promise is kept.
pub(crate) fn check(corpus: &Path, truth: &Path) -> bool {
    let truth = std::fs::read_to_string(truth).expect("the truth is readable");
    let rows: BTreeMap<String, Value> = { truth.lines() }
        .map(|line| serde_json::from_str::<Value>(line).expect("the truth is JSON"))
        .map(|line| (line["path"].as_str().unwrap_or_default().to_string(), line))
        .collect();
    let (mut against_truth, mut against_front) = (FieldCounts::default(), FieldCounts::default());
    let mut broken: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    let (mut guides, mut entries) = (0, 0);
    for path in crate::sections::guides_in(corpus) {
        let name = crate::sections::name_in(corpus, &path);
        let bytes = std::fs::read(&path).expect("the guide is readable");
        let before = read(Source::from_bytes(name.clone(), bytes));
        let body = before.source.slice(before.body_range);
        for promise in broken_by(&name, body) {
            broken.entry(promise).or_default().push(name.clone());
        }
        let Some(text) = imported(&name, body) else {
            continue;
        };
        let after = read(Source::new(name.as_str(), text));
        guides += 1;
        entries += after.front.compensation.len();
        if let Some(expected) = rows.get(&name) {
            compare_rows(&name, expected, &after.front, &mut against_truth);
        }
        compare_front(&name, &before.front, &after.front, &mut against_front);
    }
    println!("\nimport: {guides} guides, {entries} entries");
    against_truth.print("imported fields against the truth about the tables");
    against_front.print("imported fields against the front matter that was cut off");
    for (promise, guides) in &broken {
        println!(
            "  broken in {}: {promise}: {:?}",
            guides.len(),
            &guides[..guides.len().min(SHOWN)]
        );
    }
    against_truth.of("different") + against_truth.of("missing") + broken.len() == 0
}

fn read(source: Source) -> Guide {
    Guide::read(source, &Limits::default())
}

fn import(name: &str, text: &str) -> Option<ImportOutcome> {
    let settings = Settings::default();
    let roles = standard_roles(&settings);
    let importer = Importer {
        limits: &Limits::default(),
        places: Places::built_in(),
        standard_roles: &roles,
    };
    let (folder, file) = name.split_once('/').expect("company/role.md");
    let known = KnownNames {
        folder: Some(folder.to_string()),
        stem: Some(file.trim_end_matches(".md").to_string()),
        ..KnownNames::default()
    };
    importer.import(&Source::new(name, text), &known).ok()
}

fn imported(name: &str, text: &str) -> Option<String> {
    match import(name, text)? {
        ImportOutcome::Imported(imported) => Some(imported.text),
        ImportOutcome::Complete => None,
    }
}

/// The promises that importing `body` breaks.
fn broken_by(name: &str, body: &str) -> Vec<&'static str> {
    let Some(text) = imported(name, body) else {
        return vec!["every body becomes a guide"];
    };
    let mut broken = Vec::new();
    let mut must = |promise, is_kept: bool| {
        if !is_kept {
            broken.push(promise);
        }
    };
    must(
        "the body stays as it is",
        text.ends_with(&format!("\n---\n{body}")),
    );
    must(
        "importing twice is importing once",
        import(name, &text) == Some(ImportOutcome::Complete),
    );
    let guide = read(Source::new(name, text.as_str()));
    let yaml = guide.source.slice(guide.front.range);
    must(
        "the front matter is read",
        guide.problems.yaml_errors.is_empty(),
    );
    must(
        "another YAML reader reads it too",
        serde_yaml::from_str::<serde_yaml::Value>(yaml).is_ok(),
    );
    must(
        "every figure stands in a cell of its own row",
        figures_are_in_cells(&guide),
    );
    let formatter = Formatter {
        limits: &Limits::default(),
        places: Places::built_in(),
        style: &FormatStyle::default(),
    };
    let form = formatter.format(&guide.source).unwrap_or_default();
    must(
        "the front matter is canonical",
        form.starts_with(&format!("---\n{yaml}---\n")),
    );
    let own = "title: \"Kept\"   # as it is\ncompany_display:\ntags: [a,  b]\n";
    let with_own = imported(name, &format!("---\n{own}---\n{body}")).unwrap_or_default();
    let is_kept = own
        .lines()
        .all(|line| with_own.lines().any(|kept| kept == line));
    must(
        "keys that are there stay",
        is_kept && with_own.matches("company_display").count() == 1,
    );
    let lines = |text: &str| text.replace('\n', "\r\n");
    let crlf = imported(name, &lines(body)).unwrap_or_default();
    must("line endings make no difference", crlf == lines(&text));
    broken
}

fn figures_are_in_cells(guide: &Guide) -> bool {
    let rows = guide.body.pay_table.as_ref().map(|table| &table.rows[..]);
    let rows = rows.unwrap_or_default();
    let entries = &guide.front.compensation;
    let mut pairs = entries.iter().zip(rows);
    entries.len() == rows.len()
        && pairs.all(|(entry, row)| {
            let own: Vec<Amount> = { row.cells.iter() }
                .filter_map(|cell| cell.cell.money())
                .flat_map(|band| [Some(band.own), band.alternative])
                .flatten()
                .flat_map(|range| [range.low.amount, range.high.amount])
                .collect();
            let amounts = amounts_of(entry);
            amounts.iter().all(|amount| own.contains(amount))
        })
}

fn amounts_of(entry: &Compensation) -> Vec<Amount> {
    let mut bands = vec![
        &entry.base,
        &entry.stock,
        &entry.signing_bonus,
        &entry.total,
    ];
    bands.extend(entry.other.iter().map(|other| &other.pay));
    if let Bonus::Amounts(band) = &entry.bonus {
        bands.push(band);
    }
    let ends = bands
        .into_iter()
        .flat_map(|band| [band.low.value(), band.high.value()]);
    ends.flatten().copied().collect()
}

/// Holds the entries of one guide against the rows that its table is known to have.
fn compare_rows(name: &str, expected: &Value, front: &FrontMatter, counts: &mut FieldCounts) {
    let rows = expected["rows"].as_array().map_or(&[][..], Vec::as_slice);
    for (index, row) in rows.iter().enumerate() {
        let Some(entry) = front.compensation.get(index) else {
            counts.add("entry", "missing", format!("{name} row {}", index + 1));
            continue;
        };
        let mut hold = |field: &str, wanted: Option<String>, got: Option<String>| {
            let result = match (&wanted, &got) {
                _ if wanted == got => "equal",
                (Some(_), None) => "missing",
                _ => "different",
            };
            counts.add(
                field,
                result,
                format!("{name} {}: {wanted:?}, imported {got:?}", entry.label()),
            );
        };
        let text = |value: &Value| value.as_str().map(|text| text.replace("**", ""));
        let region = text(&row["region"]).map(|text| RegionLabel::new(&text).name());
        hold(
            "region",
            region,
            entry.region.value().map(|label| label.text.clone()),
        );
        let level = text(&row["level"]).or(text(&row["title"]));
        hold("level", level, entry.level.value().cloned());
        let fields = row["f"].as_object().expect("fields");
        let cur = |field: &str| fields.get(field).and_then(|cell| cell["cur"].as_str());
        let currency = cur("base")
            .or(cur("total"))
            .or_else(|| fields.keys().find_map(|key| cur(key)));
        let got = entry.currency.value().map(|code| code.code());
        // A row without amounts can still say in words what people are paid in.
        let in_words = got.filter(|_| currency.is_none());
        let local = entry.region.value().and_then(RegionLabel::local_currency);
        let in_words = in_words.filter(|code| local.is_some_and(|local| local.code() == *code));
        let currency = currency.or(in_words).map(str::to_string);
        hold("currency", currency, got.map(str::to_string));
        for (field, cell) in fields {
            if let Some(got) = imported_field(field, entry) {
                hold(field, stated(cell, got.1), got.0);
            }
        }
    }
}

/// What an entry has of a column of the truth, and whether it is its bonus; `None` for a column that no
/// key is for.
fn imported_field(field: &str, entry: &Compensation) -> Option<(Option<String>, bool)> {
    let other = || entry.other.first().and_then(|other| shown(&other.pay));
    Some(match field {
        "base" => (shown(&entry.base), false),
        "stock" => (shown(&entry.stock), false),
        "total" => (shown(&entry.total), false),
        "sign_on" => (shown(&entry.signing_bonus), false),
        "other_variable" | "stock/bonus" => (other(), false),
        "bonus" | "carry/bonus" => (shown_bonus(&entry.bonus), true),
        "sign_on/bonus" => (
            shown(&entry.signing_bonus).or_else(|| shown_bonus(&entry.bonus)),
            true,
        ),
        _ => return None,
    })
}

fn shown(band: &Band<Amount>) -> Option<String> {
    let (low, high) = band.values()?;
    Some(format!("{}..{}", low.0, high.0))
}

fn shown_bonus(bonus: &Bonus) -> Option<String> {
    match bonus {
        Bonus::Amounts(band) => shown(band),
        _ => bonus
            .percents()
            .map(|(low, high)| format!("{low}..{high} %")),
    }
}

/// The yearly figures of a cell of the truth, in their first currency.
fn stated(cell: &Value, is_bonus: bool) -> Option<String> {
    let is_yearly = matches!(cell["period"].as_str(), None | Some("yr"));
    match cell["kind"].as_str()? {
        "pct" | "pct+amount" if is_bonus => {
            Some(format!("{}..{} %", cell["pct_low"], cell["pct_high"]).replace(".0", ""))
        }
        "range" if is_yearly => Some(format!("{}..{}", cell["low"], cell["high"])),
        _ => None,
    }
}

/// Holds a guide against the front matter it had, in what a reader of both takes for the same.
fn compare_front(name: &str, before: &FrontMatter, after: &FrontMatter, counts: &mut FieldCounts) {
    let mut hold = |field: &str, [was, is]: [Option<&String>; 2], same: fn(&str, &str) -> bool| {
        let result = match (was, is) {
            (None, None) => "equal",
            (Some(was), Some(is)) if same(was, is) => "equal",
            (None, Some(_)) => "new",
            (Some(_), None) => "not stated",
            _ => "other",
        };
        counts.add(
            field,
            result,
            format!("{name}: was {was:?}, imported {is:?}"),
        );
    };
    let exact = |one: &str, two: &str| one == two;
    let (b, a) = (before, after);
    hold("company", [b.company.value(), a.company.value()], exact);
    hold("role", [b.role.value(), a.role.value()], exact);
    let display = [b.company_display.value(), a.company_display.value()];
    hold("company_display", display, names_same_company);
    hold(
        "role_display",
        [b.role_display.value(), a.role_display.value()],
        names_same_role,
    );
    let (was, is) = (&b.level_mapping, &a.level_mapping);
    hold(
        "level_mapping.raw",
        [was.raw.value(), is.raw.value()],
        exact,
    );
    hold(
        "level_mapping.internal",
        [was.internal.value(), is.internal.value()],
        exact,
    );
    let summary = [
        b.negotiation_dna_summary.value(),
        a.negotiation_dna_summary.value(),
    ];
    hold("negotiation_dna_summary", summary, exact);
    let types = [b.role_type.value(), a.role_type.value()]
        .map(|found| found.map(|it| it.name().to_string()));
    hold("role_type", [types[0].as_ref(), types[1].as_ref()], exact);
    let sources = [before, after].map(|front| {
        let names = front
            .data_sources
            .iter()
            .filter_map(|source| source.name.value());
        (!front.data_sources.is_empty()).then(|| names.cloned().collect::<Vec<_>>().join(", "))
    });
    hold(
        "data_sources",
        [sources[0].as_ref(), sources[1].as_ref()],
        exact,
    );
    for entry in &before.compensation {
        let found = after.compensation.iter().find(|other| {
            let is_region = other.region.value().zip(entry.region.value());
            is_region.is_some_and(|(one, two)| one.is_same_region(two))
                && other.level.value() == entry.level.value()
        });
        let Some(found) = found else {
            counts.add(
                "entry",
                "without one of its name",
                format!("{name}: {}", entry.label()),
            );
            continue;
        };
        for (field, of) in [
            (
                "entry base",
                (|pay| shown(&pay.base)) as fn(&Compensation) -> Option<String>,
            ),
            ("entry stock", |pay| shown(&pay.stock)),
            ("entry bonus", |pay| shown_bonus(&pay.bonus)),
            ("entry sign-on", |pay| shown(&pay.signing_bonus)),
            ("entry total", |pay| shown(&pay.total)),
            ("entry currency", |pay| {
                pay.currency.value().map(|code| code.to_string())
            }),
        ] {
            let (was, is) = (of(entry), of(found));
            let result = match (&was, &is) {
                (None, Some(_)) => "new",
                (Some(_), None) => "not stated",
                _ if was == is => "equal",
                _ => "other",
            };
            counts.add(
                field,
                result,
                format!("{name} {}: was {was:?}, imported {is:?}", entry.label()),
            );
        }
    }
}
