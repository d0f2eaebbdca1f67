//! The pages of a site: what is on them, that it is there once, and that it does no harm.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::site::{
    BY_YEAR, Site, by_path, checked_site, default_theme, options, packed, published, read,
};
use negguide::model::Guide;
use negguide::render::{Published, SiteLink, SiteOptions, render};
use negguide::syntax::{Limits, split};
use negguide::text::{Source, Spanned, TextRange};

fn site_of(published: Vec<Published<'_>>, options: &SiteOptions) -> Site {
    by_path(render(published, &default_theme(), options).expect("a site"))
}

fn site(guides: &[Guide]) -> Site {
    site_of(published(&packed(guides)), &options())
}

/// The page of one guide with what is found in it.
fn checked_page(text: &str) -> String {
    checked_site(text)["acme/software-engineer.html"].clone()
}

/// The guides that the project ships with.
fn shipped() -> Vec<(String, String)> {
    guides_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("guides"))
}

/// The shipped guides, or those in the folder that `NEGGUIDE_CORPUS` names.
fn guides_to_try() -> Vec<(String, String)> {
    std::env::var_os("NEGGUIDE_CORPUS").map_or_else(shipped, |folder| guides_in(Path::new(&folder)))
}

/// The guides of a folder, each with its path from there.
fn guides_in(root: &Path) -> Vec<(String, String)> {
    let mut guides = Vec::new();
    for company in std::fs::read_dir(root).expect("a folder") {
        let company = company.expect("an entry").path();
        for entry in std::fs::read_dir(company).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "md") {
                let text = std::fs::read_to_string(&path).expect("a guide");
                let name = path.strip_prefix(root).expect("inside").display();
                guides.push((name.to_string(), text));
            }
        }
    }
    guides.sort();
    guides
}

fn shipped_site() -> (Vec<(String, String)>, Site) {
    let texts = shipped();
    let guides: Vec<Guide> = texts.iter().map(|(path, text)| read(path, text)).collect();
    (texts, site(&guides))
}

/// The text of a page without its tags, entities as what they stand for.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, behind)) = rest.split_once('<') {
        text.push_str(before);
        text.push(' ');
        rest = behind.split_once('>').map_or("", |(_, behind)| behind);
    }
    text.push_str(rest);
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text, |text, (entity, sign)| text.replace(entity, sign))
}

/// The values of an attribute, in order.
fn attributes<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let mark = format!(" {name}=\"");
    let values = page.split(&*mark).skip(1);
    values.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_link_leads_to_a_page_and_a_place_on_it() {
    let (texts, site) = shipped_site();
    assert!(texts.len() > 10 && site.len() > 60);
    let ids: BTreeMap<&str, BTreeSet<&str>> = site
        .iter()
        .map(|(path, page)| (path.as_str(), attributes(page, "id").into_iter().collect()))
        .collect();
    for (path, page) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        let all = attributes(page, "id");
        assert_eq!(all.len(), ids[path.as_str()].len(), "an id twice in {path}");
        let folder: Vec<&str> = path.split('/').rev().skip(1).collect();
        let links = [attributes(page, "href"), attributes(page, "src")].concat();
        for link in links {
            if link.starts_with("https://") {
                continue;
            }
            let (target, anchor) = link.split_once('#').unwrap_or((link, ""));
            let mut parts: Vec<&str> = match target.strip_prefix('/') {
                // Only the page for addresses that lead nowhere may not know where it is.
                Some(_) if path == "404.html" => Vec::new(),
                Some(_) => panic!("{path} links to {link}"),
                None => folder.iter().rev().copied().collect(),
            };
            for part in target.split('/').filter(|part| !part.is_empty()) {
                if part == ".." {
                    parts.pop().expect("a folder above");
                } else {
                    parts.push(part);
                }
            }
            let file = if target.is_empty() {
                path.clone()
            } else {
                parts.join("/")
            };
            assert!(site.contains_key(&file), "{path} links to {link}");
            // The comparison has its choice behind the `#`.
            if !anchor.is_empty() && file != "compare.html" {
                assert!(
                    ids[file.as_str()].contains(anchor),
                    "{path} links to {link}"
                );
            }
        }
    }
}

/// The words of a text, without signs, and how often each is there.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    let found = text.split(|c: char| !c.is_alphanumeric());
    for word in found.filter(|word| !word.is_empty()) {
        *words.entry(word.to_string()).or_default() += 1;
    }
    words
}

/// The sound guide with levers, levels and quotes in other forms.
fn other_forms() -> Vec<String> {
    let sound = common::sound_guide();
    vec![
        sound.replace("**Global Levers**", "#### Global Levers\n\nAsk *early*."),
        sound.replace(
            "1. **Competing Offer:**",
            "##### Competing Offer\n\nSay:\n\n>",
        ),
        sound.replace("1. **Competing Offer:** \"I hold an offer of £118K base.\"",
            "1. Competing offer: \"I hold an offer.\"\n2. \"Please raise it.\"\n3. Mention the move: it is far.\n4. *\"All of it leans.\"*"),
        sound.replace("1. **Competing Offer:** \"I hold an offer of £118K base.\"",
            "#### Lever 1: Anvils — \"I own the forge here, and all of the anvils.\"\n\nThen wait.\n\n> Do not blink.\n\n```\n> prompt\n```\n"),
        sound.replace("**Level Mapping:** ", "**Level Mapping:** Roughly, that is:\n\n"),
        sound.replace("Acme pays for judgement.", "One.\n\n> Two [a] is quoted.\n\n[a]: so it is said\n[^1]: A note."),
        sound.replace("> **Negotiate Up", "They will counter.\n\n> **Negotiate Up"),
        sound.replace(
            "accept £110K.\"",
            "accept £110K.\" Then wait.\n> And wait\n\nMore.",
        ),
        sound.replace(
            "= Globex E4\n\n**The",
            "= Globex E4\n\n| Ours | Theirs |\n|--|--|\n| L5 | E5 |\n\n**The",
        ),
        sound.replace(
            "\n**Negotiation DNA**\n",
            "\nFigures for [2025][r].\n\n**Negotiation DNA**\n",
        ) + "\n[r]: https://pay.example\n",
    ]
}

#[test]
fn every_word_of_the_author_is_on_the_page() {
    let others = other_forms().into_iter();
    let others = others.map(|text| (common::PATH.to_string(), text));
    for (path, text) in guides_to_try().into_iter().chain(others) {
        let guide = read(&path, &text);
        let address = negguide::render::address(&guide).expect("an address");
        let page = site(std::slice::from_ref(&guide))[&address.page()].clone();
        let body = split(&text, 0).body.start();
        let table = guide.body.pay_table.as_ref().map(|table| table.range);
        let title = guide
            .body
            .section(negguide::model::body::SectionKind::Title);
        // Figures of the table are typed on the page, and headings of known sections are its own.
        let mut written = text[body..].to_string();
        let openers = guide.body.sections.iter().map(|section| section.opener);
        // A lever's title is shown without its number: `Global Lever 1: `.
        let titles = guide.body.levers.iter().map(|lever| &lever.title);
        let number = |title: &Spanned<String>| {
            let start = title.range.start();
            let at = text[start..title.range.end()].find(&title.value)?;
            Some(TextRange::new(start, start + at))
        };
        let mut cut: Vec<_> = openers
            .chain(titles.filter_map(number))
            .chain(table)
            .chain(title.map(|title| title.opener))
            .collect();
        cut.sort_by_key(|range| std::cmp::Reverse(range.start));
        cut.dedup();
        for range in cut {
            let (start, end) = (range.start() - body, range.end() - body);
            if written.get(start..end).is_some() {
                written.replace_range(start..end, " ");
            }
        }
        let html = negguide::syntax::markdown::html(&written);
        let html = html.replace("<!--", "<x ");
        let shown = words(&text_of(&page));
        let missing: Vec<String> = words(&text_of(&html))
            .into_iter()
            .filter(|(word, count)| shown.get(word).is_none_or(|found| found < count))
            .map(|(word, _)| word)
            .collect();
        assert!(missing.is_empty(), "{path}: {missing:?}");
    }
}

/// The blocks that can be copied, as text.
fn scripts(page: &str) -> Vec<String> {
    let blocks = page.split("<blockquote id=\"").skip(1);
    let blocks = blocks.filter_map(|rest| rest.split_once('>')?.1.split_once("</blockquote>"));
    blocks
        .map(|(block, _)| text_of(block).trim().to_string())
        .collect()
}

#[test]
fn what_is_copied_is_what_is_to_be_said() {
    let sound = common::sound_guide();
    let lever = "1. **Competing Offer:** \"I hold an offer of £118K base.\"";
    let of = |levers: &str| {
        let text = sound.replace(lever, levers);
        let page = &site(&[read(common::PATH, &text)])["acme/software-engineer.html"];
        let mut scripts = scripts(page);
        assert_eq!(
            scripts.pop().as_deref(),
            Some("I ask for £120K base and accept £110K.")
        );
        scripts
    };
    assert_eq!(
        of("1. Offer: \"I hold one.\"\n2. \"Please raise it.\""),
        ["I hold one.", "Please raise it."]
    );
    let inner = "1. **Offer:** *\"I hold \"one\" from them.\"* Then wait.";
    assert_eq!(of(inner), ["I hold \"one\" from them."]);
    let two = "1. **Offer:** \"I hold an offer from them.\" Later: \"It ends in a week or so.\"";
    assert_eq!(
        of(two),
        ["I hold an offer from them.", "It ends in a week or so."]
    );
    let heading = "#### Lever 1: Anvils — \"I own the forge here.\"\n\nAsk for a 27\" screen.";
    assert_eq!(of(heading), ["I own the forge here."]);
    let quote = "1. **Offer:**\n\n   > \"I hold an offer\n   > from them.\"";
    assert_eq!(of(quote), ["I hold an offer\nfrom them."]);
}

#[test]
fn every_note_has_a_mark() {
    let sound = common::sound_guide();
    let none = sound.replace("stock_low: 40000", "stock_low: null");
    let none = none.replace("stock_high: 80000", "stock_high: null");
    let page = checked_page(&none.replacen("bonus_pct_low: 5", "bonus_pct_low: 50", 1));
    let notes: BTreeSet<&str> = attributes(&page, "id")
        .into_iter()
        .filter(|id| id.starts_with("note-"))
        .collect();
    let marks: BTreeSet<&str> = attributes(&page, "popovertarget").into_iter().collect();
    assert!(notes.len() > 1, "{page}");
    assert_eq!(notes, marks);
}

#[test]
fn a_guide_without_pay_has_its_role_and_is_found() {
    let text = common::with_keys("role: lonely-role\nrole_display: Lonely Role");
    let start = text.find("compensation:").expect("pay");
    let end = text.find("level_mapping:").expect("the next key");
    let table = text.find("| Region").expect("a table");
    let behind = text.find("**Negotiation DNA**").expect("the next section");
    let text = [&text[..start], &text[end..table], &text[behind..]].concat();
    let site = site(&[read("guides/acme/lonely-role.md", &text)]);
    assert!(site["role/lonely-role.html"].contains("Guides that state no pay"));
    assert!(site["acme/lonely-role.html"].contains("states no pay that could be read"));
    assert!(site["data/search.js"].contains("Lonely Role"));
}

#[test]
fn every_heading_of_the_author_can_be_linked_to() {
    let text = common::sound_guide().replace("**Global Levers**", "#### Global Levers");
    let text = text.replace("1. **Competing Offer:**", "##### Competing Offer\n\n");
    let text = text.replace("| Region", "#### Pay\n\n| Region");
    let page = &site(&[read(common::PATH, &text)])["acme/software-engineer.html"];
    let title = "s-software-engineer-acme-global-negotiation-guide";
    for id in [title, "s-pay", "s-global-levers", "s-competing-offer"] {
        assert_eq!(
            page.matches(&format!("id=\"{id}\"")).count(),
            1,
            "{id} in {page}"
        );
    }
}

#[test]
fn each_thing_is_told_once_and_the_pay_first() {
    let page = &site(&[read(common::PATH, &common::sound_guide())])["acme/software-engineer.html"];
    let body = page.split_once("</head>").expect("a body").1;
    let (body, _) = body.split_once("<template").map_or((body, ""), |both| both);
    let text = text_of(page);
    let once = |needle: &str| text.matches(needle).count();
    assert_eq!(once("Calm and precise"), 1, "{text}");
    assert_eq!(once("Globex E4"), 1, "{text}");
    assert_eq!(once("I hold an offer of £118K base."), 1, "{text}");
    assert_eq!(body.matches("£95,000</span>").count(), 1, "{body}");
    assert_eq!(page.matches("<table").count(), 1, "{page}");
    let place = |id: &str| page.find(&format!("id=\"{id}\"")).expect(id);
    let ids = [
        "pay", "summary", "dna", "levels", "levers", "strategy", "evidence",
    ];
    let places: Vec<usize> = ids.iter().map(|id| place(id)).collect();
    assert!(places.is_sorted(), "{places:?}");
    for title in ["What to ask for", "The Acme Premium", "The whole request"] {
        let heading = format!("<bdi>{title}</bdi></h2>");
        assert_eq!(page.matches(&heading).count(), 1, "{title} in {page}");
        let entry = format!("<bdi>{title}</bdi></a></li>");
        assert_eq!(page.matches(&entry).count(), 1, "{title} in {page}");
    }
    assert_eq!(page.matches("<h1").count(), 1);
    // What is copied is what is said, without the marks around it.
    assert!(
        page.contains("<blockquote id=\"levers-1\"><p>I hold an offer of £118K base.</p>"),
        "{page}"
    );
    assert!(
        page.contains("<p>I ask for £120K base and accept £110K.</p>"),
        "{page}"
    );
}

#[test]
fn bars_show_what_the_total_is_made_of() {
    let page = &site(&[read(common::PATH, &common::sound_guide())])["acme/software-engineer.html"];
    // 95,000 + 40,000 / 4 + 5 %, and 120,000 + 80,000 / 4 + 10 %.
    let label = "Low end: base £95,000 + grant £10,000 + bonus £4,750 = £109,750, stated total £110,000. \
         High end: base £120,000 + grant £20,000 + bonus £12,000 = £152,000, stated total £150,000.";
    assert!(page.contains(label), "{page}");
    // The scale ends 3 % above the highest sum: 156,560.
    assert!(
        page.contains("x=\"0.00%\" width=\"60.67%\""),
        "95,000: {page}"
    );
    assert!(
        page.contains("<svg class=\"mk\" x=\"95.80%\">"),
        "150,000: {page}"
    );
    // Without a part that the table states, no parts are drawn.
    let lossy = common::sound_guide().replacen("stock_low: 40000", "stock_low: null", 1);
    let lossy = lossy.replacen("stock_high: 80000", "stock_high: null", 1);
    let page = &site(&[read(common::PATH, &lossy)])["acme/software-engineer.html"];
    assert!(
        page.contains("Low end: not all parts are stated, stated total £110,000."),
        "{page}"
    );
    assert!(!page.contains("class=\"s-base\" x="), "{page}");
}

#[test]
fn amounts_are_written_as_in_their_country() {
    let pay = "- region: Bangalore\n  base_low: 3500000\n  base_high: 6000000\n  currency: INR\n\
               - region: Zurich\n  base_low: 165000\n  base_high: 165000\n  currency: CHF\n";
    let page = &site(&[read(common::PATH, &common::with_pay(pay))])["acme/software-engineer.html"];
    assert!(
        page.contains("<span class=\"n\">₹35,00,000</span>"),
        "{page}"
    );
    assert!(
        page.contains("<span class=\"n\">CHF\u{a0}165,000</span>"),
        "{page}"
    );
    assert!(
        page.contains("<span class=\"none\">not stated</span>"),
        "{page}"
    );
}

#[test]
fn years_that_differ_are_said() {
    let page =
        &site(&[read(common::PATH, &common::with_pay(BY_YEAR))])["acme/software-engineer.html"];
    let text = text_of(page).replace('\u{a0}', " ");
    for said in [
        "the grant (RSU) vests with 5 / 15 / 40 / 40 % in its years",
        "the grant vests over 3 years in equal parts",
        "a further sign-on of €10,000–€15,000 is paid in the second year",
        // 100,000 + 5 % of 90,000 + 5,000 + 20,000, and 120,000 + 5 % of 100,000 + 12,000 + 30,000.
        "the first year comes to €129,500–€167,000, with 5% of the grant and the sign-on",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert!(text.contains("€26,667"), "a third of 80,000: {text}");
    let page = &site(&[read(common::PATH, &common::sound_guide())])["acme/software-engineer.html"];
    assert!(!page.contains("first year"), "{page}");
}

#[test]
fn what_must_be_read_with_care_has_a_note_in_words_for_readers() {
    let sound = common::sound_guide();
    assert!(!checked_page(&sound).contains("class=\"note"));
    let wrong = sound.replacen("total_comp_high: 150000", "total_comp_high: 190000", 1);
    let page = checked_page(&wrong.replace("£110K–£150K", "£110K–£190K"));
    assert!(
        page.contains("aria-label=\"Note 1: the total does not follow from its parts\""),
        "{page}"
    );
    let text = text_of(&page);
    assert!(
        text.contains("The parts of the high end come to between £146,000 and £152,000 a year, the guide states £190,000."),
        "{text}"
    );
    let lost = sound.replacen("base_low: 95000", "base_low: null", 1);
    let page = checked_page(&lost.replacen("base_high: 120000", "base_high: null", 1));
    assert!(
        page.contains(": the base stands in the author’s table only"),
        "{page}"
    );
    assert!(
        page.contains("The author’s table says “£95K–£120K”."),
        "{page}"
    );
    for word in ["base_low", "value-lost", "NG3", " line "] {
        let body = page.split_once("<main").expect("a body").1;
        assert!(!text_of(body).contains(word), "{word} in {page}");
    }
}

#[test]
fn the_data_says_what_was_found_at_its_figures() {
    let sound = common::sound_guide();
    let lost = sound.replacen("base_low: 95000", "base_low: null", 1);
    let lost = lost.replacen("base_high: 120000", "base_high: null", 1);
    let site = checked_site(&lost);
    let data: serde_json::Value = serde_json::from_str(&site["data/guides.json"]).expect("JSON");
    let guide = &data["guides"][0];
    assert_eq!(guide["state"], "error", "{guide}");
    assert_eq!(guide["findings"]["rules"][0], "value-lost", "{guide}");
    let entry = &guide["compensation"][0];
    assert_eq!(entry["state"], "error");
    assert_eq!(entry["findings"][0]["rule"], "value-lost");
    assert_eq!(entry["findings"][0]["part"], "base");
    let csv = &site["data/compensation.csv"];
    assert!(csv.contains(",error,value-lost,base,"), "{csv}");
    let own: serde_json::Value =
        serde_json::from_str(&site["acme/software-engineer.json"]).expect("JSON");
    assert_eq!(own["compensation"], guide["compensation"]);
    let line: serde_json::Value =
        serde_json::from_str(site["data/guides.ndjson"].trim()).expect("JSON");
    assert_eq!(&line, guide);
}

#[test]
fn the_authors_table_is_shown_where_it_says_more() {
    let sound = common::sound_guide();
    let has_table = |text: &str| checked_page(text).contains("The author’s own table");
    assert!(!has_table(&sound));
    assert!(has_table(
        &sound.replace("£40K–£80K", "£40K–£80K (senior only)")
    ));
    assert!(has_table(&sound.replace("£95K–£120K", "£95K–£125K")));
}

/// A site of a guide that wants to do harm, with a title that does.
fn hostile_site() -> Site {
    let keys = "company_display: \"<script>alert(1)</script>\"\nrole_display: '\"><img src=x onerror=alert(2)>'\n\
        data_sources:\n  - name: \"<b>x</b>\"\n    url: \"javascript:alert(3)\"\nindustry: \"</dd><script>\"\n\
        negotiation_dna_summary: \"<u>*dear*</u> | [x](vbscript:x)\"";
    let text = common::with_keys(keys)
        + "\n<script>alert(4)</script> [x](javascript:alert(5)) <img src=x onerror=alert(6)> [y](feed:javascript:x) [z](blob:x) [](<>)\n";
    let guide = read(common::PATH, &text);
    let guides = packed(&[guide]);
    let published = published(&guides);
    let options = SiteOptions {
        base_url: Some("https://pay.example/".to_string()),
        ..SiteOptions::new("\"<title>\\", "2027-01-01".parse().expect("a date"))
    };
    site_of(published, &options)
}

#[test]
fn hostile_text_stays_text() {
    let site = hostile_site();
    for (path, page) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        for hostile in [
            "<script>",
            "<img",
            "<u>",
            "<b>x",
            "<title>\"<",
            "=\"javascript:",
            "=\"feed:",
            "=\"blob:",
            "=\"vbscript:",
            "href=\"\"",
            " style=",
            "onerror=\"",
            "</dd><s",
        ] {
            assert!(!page.contains(hostile), "{hostile} in {path}:\n{page}");
        }
        let scripts = page.matches("<script").count();
        let data = page
            .matches("<script type=\"application/ld+json\">")
            .count();
        assert_eq!(scripts, 1 + data, "{path}");
    }
    let page = &site["acme/software-engineer.html"];
    assert!(
        page.contains("<em>dear</em>"),
        "marks in leads are rendered: {page}"
    );
    assert!(page.contains("due for review on <time datetime=\"2026-05-23\">23 May 2026</time>"));
    let style = site
        .iter()
        .find(|(path, _)| path.ends_with(".css"))
        .expect("a style");
    assert!(
        style.1.contains("content: \"\\\" title>\\\\\""),
        "{}",
        style.1
    );
    let feed = &site["feed.xml"];
    assert!(
        feed.contains("&lt;script&gt;") && !feed.contains("<script"),
        "{feed}"
    );
}

#[test]
fn what_nobody_sees_reaches_no_page_and_no_script() {
    let name = "company_display: \"Ac\\u202eme\\u200b\"\n\
                negotiation_dna_summary: \"Calm <!-- for us alone --> and precise\"";
    let site = site(&[read(common::PATH, &common::with_keys(name))]);
    let is_unseen = |c: char| matches!(c, '\u{202e}' | '\u{200b}');
    for (path, text) in site
        .iter()
        .filter(|(path, _)| path.ends_with(".html") || path.ends_with(".js"))
    {
        assert!(!text.contains(is_unseen), "{path}: {text}");
        assert!(!text.contains("for us alone"), "{path}: {text}");
    }
    assert!(site["data/search.js"].contains("Acme"));
}

/// Guides of many companies with pay at many places.
fn many(companies: usize, regions: usize) -> Vec<Guide> {
    let mut pay = String::new();
    for region in 0..regions {
        pay.push_str(&format!(
            "- region: Ville {region}\n  base_low: {}\n  base_high: 120000\n  total_comp_low: 110000\n  \
             total_comp_high: {}\n  currency: EUR\n",
            100_000 + region,
            150_000 + region
        ));
    }
    let text = common::with_pay(&pay);
    let guides = (0..companies).map(|number| {
        let text = text.replace("company: acme", &format!("company: acme-{number}"));
        let text = text.replace(
            "company_display: Acme",
            &format!("company_display: Acme {number}"),
        );
        read(&format!("guides/acme-{number}/software-engineer.md"), &text)
    });
    guides.collect()
}

#[test]
fn long_lists_are_cut_into_pages_and_lose_nothing() {
    let site = site(&many(70, 12));
    for (path, page) in &site {
        let is_short = page.len() < 200_000 || path.starts_with("data/");
        assert!(is_short, "{path} has {} bytes", page.len());
    }
    assert!(
        site["companies-a.html"].contains("Acme 69"),
        "companies by letter"
    );
    let rows = |start: &str| -> BTreeSet<(String, String)> {
        let pages = site.iter().filter(|(path, _)| path.starts_with(start));
        let rows = pages.flat_map(|(_, page)| page.split("<tr role=\"row\" data-key").skip(1));
        let links = rows.filter_map(|row| attributes(row, "href").first().copied());
        let links = links.filter_map(|link| link.trim_start_matches("../").split_once('#'));
        links
            .map(|(page, anchor)| (page.to_string(), anchor.to_string()))
            .collect()
    };
    assert_eq!(rows("role/software-engineer").len(), 70 * 12);
    assert_eq!(rows("place/ville-3").len(), 70);
    let role = &site["role/software-engineer.html"];
    assert!(
        role.contains("70 companies, 840 rows."),
        "of all pages: {role}"
    );
    assert!(
        role.contains("href=\"../role/software-engineer/ville-3.html\""),
        "{role}"
    );
}

#[test]
fn what_pages_load_is_what_they_expect() {
    let (_, site) = shipped_site();
    let json = |path: &str, function: &str| -> serde_json::Value {
        let text = site[path].strip_prefix(&format!("{function}("));
        let text = text
            .and_then(|text| text.strip_suffix(");"))
            .expect("a call");
        serde_json::from_str(text).expect("JSON")
    };
    let index = json("data/search.js", "paySearch");
    let list = |key: &str| index[key].as_array().expect(key).len();
    assert_eq!(list("companies"), 5);
    assert_eq!(list("guides"), 14);
    assert_eq!(index["counts"][0].as_array().expect("counts").len(), 5);
    let guide = json("data/google/senior-software-engineer.js", "payGuide");
    assert_eq!(guide["id"], "google/senior-software-engineer");
    assert_eq!(guide["pay"][0]["hi"], 441_000);
    assert_eq!(guide["pay"][0]["grant"], "$55,000–$130,000");
    let script = site
        .iter()
        .find(|(path, _)| path.ends_with(".js") && path.starts_with("assets/"));
    assert!(script.expect("a script").1.len() < 12 * 1024);
}

#[test]
fn a_site_with_an_address_can_be_found_and_followed() {
    let (_, plain) = shipped_site();
    assert!(!plain.contains_key("sitemap.xml") && !plain.contains_key("feed.xml"));
    assert!(!plain["index.html"].contains("canonical"));
    let guide = read(common::PATH, &common::sound_guide());
    let guides = packed(&[guide]);
    let published = published(&guides);
    let options = SiteOptions {
        base_url: Some("https://pay.example/a/".to_string()),
        footer: Some("By <us>".to_string()),
        links: vec![SiteLink {
            name: "Hand<book".to_string(),
            url: "https://x.example/?a&b".to_string(),
        }],
        ..options()
    };
    let site = site_of(published, &options);
    let page = &site["acme/software-engineer.html"];
    assert!(page.contains(
        "<link rel=\"canonical\" href=\"https://pay.example/a/acme/software-engineer.html\">"
    ));
    assert!(page.contains("By &lt;us&gt;"));
    let link = "<a href=\"https://x.example/?a&amp;b\" rel=\"noopener noreferrer\"><bdi>Hand&lt;book</bdi></a>";
    assert!(page.contains(link), "{page}");
    assert!(site["sitemap.xml"].contains(
        "<loc>https://pay.example/a/acme/software-engineer.html</loc><lastmod>2026-02-23</lastmod>"
    ));
    assert!(site["robots.txt"].contains("Sitemap: https://pay.example/a/sitemap.xml"));
    assert!(site["feed.xml"].contains("<updated>2026-02-23T00:00:00Z</updated>"));
    assert!(site["404.html"].contains("href=\"https://pay.example/a/index.html\""));
    let data = page
        .split_once("ld+json\">")
        .and_then(|(_, rest)| rest.split_once("</script>"));
    let data: serde_json::Value = serde_json::from_str(data.expect("a block").0).expect("JSON");
    assert_eq!(data[0]["estimatedSalary"][0]["percentile90"], 150_000);
    assert_eq!(data[0]["estimatedSalary"][0]["currency"], "GBP");
    assert_eq!(
        data[1]["itemListElement"][1]["item"],
        "https://pay.example/a/acme/"
    );
}

#[test]
fn lists_tell_search_engines_the_way_to_them() {
    let guide = read(common::PATH, &common::sound_guide());
    let options = SiteOptions {
        base_url: Some("https://pay.example/a/".to_string()),
        ..options()
    };
    let site = site_of(published(&packed(std::slice::from_ref(&guide))), &options);
    for (path, way) in [
        ("acme/index.html", &["Guides", "Acme"][..]),
        (
            "role/software-engineer.html",
            &["Guides", "Roles", "Software Engineer"],
        ),
        ("places.html", &["Guides", "All places"]),
    ] {
        let block = site[path].split_once("ld+json\">").expect(path).1;
        let block = block.split_once("</script>").expect("an end").0;
        let data: serde_json::Value = serde_json::from_str(block).expect("JSON");
        let steps = data["itemListElement"].as_array().expect("steps");
        let names: Vec<&str> = steps
            .iter()
            .filter_map(|step| step["name"].as_str())
            .collect();
        assert_eq!(names, way, "{path}");
        let last = steps.last().expect("a step");
        let address = path.strip_suffix("index.html").unwrap_or(path);
        assert_eq!(last["item"], format!("https://pay.example/a/{address}"));
    }
}

#[test]
fn pay_without_a_place_is_called_so() {
    let pay = "- region: Senior Engineer\n  base_low: 120000\n  base_high: 150000\n  bonus_pct: 15\n  currency: GBP\n\n\
               | Level | Title | Base Salary |\n|---|---|---|\n| L5 | Senior Engineer | £120K–£150K |\n";
    let site = site(&[read(common::PATH, &common::with_pay(pay))]);
    let page = &site["acme/software-engineer.html"];
    assert!(
        page.contains(
            "<bdi>Place not stated</bdi> <small class=\"lvl\"><bdi>Senior Engineer</bdi>"
        ),
        "{page}"
    );
    assert!(site["acme/index.html"].contains("id=\"at-no-place-gbp\">Place not stated"));
    assert!(!site.keys().any(|path| path.starts_with("place/")));
    let base = common::with_pay(
        "- region: London\n  bonus_pct_low: 10\n  bonus_pct_high: 15\n  currency: GBP\n",
    );
    let page = &self::site(&[read(common::PATH, &base)])["acme/software-engineer.html"];
    assert!(
        page.contains("London\t\tGBP\t\t\t\t\t10%–15%\t\t\n"),
        "{page}"
    );
}

#[test]
fn a_name_of_two_companies_leads_to_neither() {
    let acme = common::sound_guide();
    let other = |slug: &str| {
        let text = acme.replace("company: acme", &format!("company: {slug}"));
        let text = text.replace("company_display: Acme", "company_display: Globex");
        read(&format!("guides/{slug}/software-engineer.md"), &text)
    };
    let guides = [
        read("guides/acme/software-engineer.md", &acme),
        other("globex-one"),
        other("globex-two"),
    ];
    let page = &site(&guides)["acme/software-engineer.html"];
    assert!(page.contains("<span><bdi>Globex E4</bdi></span>"), "{page}");
}

#[test]
fn levels_lead_to_the_guides_there_are() {
    let acme = common::sound_guide();
    let globex = acme.replace("company: acme", "company: globex");
    let globex = globex.replace("company_display: Acme", "company_display: Globex");
    let guides = [
        read("guides/acme/software-engineer.md", &acme),
        read("guides/globex/software-engineer.md", &globex),
    ];
    let page = &site(&guides)["acme/software-engineer.html"];
    assert!(
        page.contains("<a href=\"../globex/software-engineer.html\"><bdi>Globex E4</bdi></a>"),
        "{page}"
    );
    assert!(
        page.contains("the guide is for L4"),
        "its level is not the one that is named: {page}"
    );
    let other = globex.replace("role: software-engineer", "role: data-engineer");
    let guides = [
        read("guides/acme/software-engineer.md", &acme),
        read("guides/globex/data-engineer.md", &other),
    ];
    let page = &site(&guides)["acme/software-engineer.html"];
    assert!(
        page.contains("<a href=\"../globex/index.html\">Globex here</a>"),
        "{page}"
    );
}

#[test]
fn a_body_over_the_limit_is_shown_as_it_is_written() {
    let text = common::sound_guide().replace("Anvils", "*Anvils* <b>");
    let few = Limits {
        elements: 20,
        ..Limits::default()
    };
    let page = |limits: &Limits| {
        let guides = [Guide::read(
            Source::new(common::PATH, text.as_str()),
            limits,
        )];
        site(&guides)["acme/software-engineer.html"].clone()
    };
    assert!(page(&Limits::default()).contains("<em>Anvils</em>"));
    let page = page(&few);
    assert!(
        page.contains("<pre>") && page.contains("*Anvils* &lt;b&gt;"),
        "{page}"
    );
}
