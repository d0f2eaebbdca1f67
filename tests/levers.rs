//! Levers in every form that people write them in.

mod common;

use negguide::check::read_and_check;
use negguide::model::Guide;
use negguide::model::body::SectionKind;
use negguide::syntax::Limits;
use negguide::text::Source;

/// The sound guide with other levers.
fn guide(levers: &str) -> String {
    let guide = common::sound_guide();
    let own = "**Global Levers**\n\n1. **Competing Offer:** \"I hold an offer of £118K base.\"\n";
    assert!(guide.contains(own));
    guide.replace(own, &format!("{levers}\n"))
}

/// The titles and scripts of its levers.
fn levers(text: &str) -> Vec<(String, String)> {
    let guide = Guide::read(Source::new(common::PATH, text), &Limits::default());
    let levers = guide.body.levers.iter();
    levers
        .map(|lever| {
            let script = lever.script.map(|range| guide.source.slice(range));
            (
                lever.title.value.clone(),
                script.unwrap_or_default().to_string(),
            )
        })
        .collect()
}

/// What rules on the body's structure say.
fn told(text: &str) -> Vec<String> {
    let options = common::options_selecting(&["NG5"]);
    let source = Source::new(common::PATH, text);
    let found = read_and_check(source, &options).findings;
    found.into_iter().map(|found| found.message).collect()
}

const WORDS: [(&str, &str); 4] = [
    ("Base Salary", "\"I hold £118K.\""),
    ("Signing Bonus", "\"I leave £9K behind.\""),
    ("Place", "\"I would move.\""),
    ("Growth", "\"I want the next level.\""),
];

/// The four levers, each as `write` has it.
fn all(write: impl Fn(usize, &str, &str) -> String) -> String {
    let levers = WORDS.iter().zip(1..);
    levers
        .map(|((title, script), number)| write(number, title, script))
        .collect()
}

/// The forms that levers are in below a title.
fn forms() -> Vec<String> {
    vec![
        all(|number, title, script| format!("**{number}. {title}**\nAsk: {script}\n\n")),
        all(|number, title, script| format!("**{number}. {title}**\n\n{script}\n\n")),
        all(|number, title, script| format!("**{number}) {title}:** {script}\n\n")),
        all(|number, title, script| format!("{number}. **{title}:** {script}\n")),
        all(|number, title, script| format!("**{number}. {title}**\n\n> {script}\n\n")),
    ]
}

#[test]
fn four_levers_are_four_below_every_title() {
    for title in [
        "## Global Negotiation Levers",
        "**The 4 Levers**",
        "#### Key Levers to Pull",
        "## What to Ask For",
        "**How to Raise the Offer**",
    ] {
        for form in forms() {
            let text = guide(&format!("{title}\n\n{form}"));
            let found = levers(&text);
            let titles: Vec<&str> = found.iter().map(|(title, _)| title.as_str()).collect();
            assert_eq!(titles, WORDS.map(|(title, _)| title), "{text}");
            for ((_, script), (_, said)) in found.iter().zip(WORDS) {
                assert_eq!(script.trim_start_matches("> "), said, "{text}");
            }
            assert_eq!(told(&text), [""; 0], "{text}");
        }
    }
    // A bulleted list, where the title says what it is.
    let bullets = all(|_, title, script| format!("- **{title}**: {script}\n"));
    let text = guide(&format!("## Global Negotiation Levers\n\n{bullets}"));
    assert_eq!(levers(&text).len(), 4);
    // Levers without any title over them.
    let bold = all(|number, title, script| format!("**{number}. {title}**\n\n{script}\n\n"));
    assert_eq!(levers(&guide(&bold)).len(), 4);
}

#[test]
fn what_stands_above_levers_is_none() {
    let list = all(|number, title, script| format!("{number}. **{title}:** {script}\n"));
    let text = guide(&format!(
        "## What to Ask For\n\nFirst be calm:\n\n- Breathe\n- Smile\n\nThen ask.\n\n{list}"
    ));
    assert_eq!(levers(&text).len(), 4);
    let kinds = Guide::read(Source::new(common::PATH, text), &Limits::default())
        .body
        .sections;
    let levers = { kinds.iter() }.filter(|section| section.kind == SectionKind::GlobalLevers);
    assert_eq!(levers.count(), 1);
}

#[test]
fn levers_below_the_companys_own_are_a_section_of_their_own() {
    let list = all(|number, title, script| format!("{number}. **{title} Lever**\n> {script}\n\n"));
    let text = guide(&format!(
        "### The Anvil Dividend Lever\n\nAnvils pay well.\n\nThey always did.\n\n\
         **How to use it:**\n\n{list}"
    ));
    assert_eq!(levers(&text).len(), 4);
    let text = text.replace("**The Acme Premium**\n\nAnvils are in demand.\n\n", "");
    let guide = Guide::read(Source::new(common::PATH, text), &Limits::default());
    let own = guide.body.section(SectionKind::CompanyLever).expect("one");
    assert_eq!(own.name, "The Anvil Dividend Lever");
    assert!(
        guide
            .source
            .slice(own.range)
            .ends_with("**How to use it:**")
    );
}

#[test]
fn numbered_titles_alone_are_no_levers() {
    for other in [
        // Nothing to say, too few, no numbers, numbers that do not begin at one.
        all(|number, title, _| format!("**{number}. {title}**\n\nThey say little.\n\n")),
        "**1. Base**\n\n\"I hold £118K.\"\n\n**2. Place**\n\n\"I would move.\"\n\n".to_string(),
        all(|_, title, script| format!("**{title}**\n\n{script}\n\n")),
        all(|number, title, script| format!("**{}. {title}**\n\n{script}\n\n", number + 3)),
    ] {
        let text = guide(&format!("## What to Ask For\n\n{other}"));
        assert_eq!(levers(&text), [], "{text}");
    }
    // Where levers have their title, no other list is taken for them.
    let steps = all(|number, title, script| format!("{number}. **{title}:** {script}\n"));
    let text = common::with_body(&format!("## The Interviews\n\n{steps}"));
    assert_eq!(levers(&text).len(), 1);
}

#[test]
fn levers_take_the_title_that_is_over_them() {
    let list = all(|number, title, script| format!("{number}. **{title}:** {script}\n"));
    let bold = all(|number, title, script| format!("**{number}. {title}**\n\n{script}\n\n"));
    for levers in [list, bold] {
        let text = guide(&format!("**What to Ask For**\n\n{levers}"));
        let guide = Guide::read(Source::new(common::PATH, text), &Limits::default());
        let section = guide.body.section(SectionKind::GlobalLevers).expect("one");
        assert_eq!(section.name, "What to Ask For");
    }
}
