//! Files that are no UTF-8, and bytes that no text should hold.

use crate::{assert_findings, changed, check, common};

#[test]
fn latin_1_bytes() {
    let (before, after) = ("company_display: Z", "rich\n");
    let guide = common::with_keys(&format!("{before}?{after}"));
    let offset = guide.find("Z?rich").expect("the name") + 1;
    let mut bytes = guide.into_bytes();
    bytes[offset] = 0xfc;
    assert_findings(
        bytes.clone(),
        [&*format!(
            "invalid-utf8 @?: byte {offset} of the file, 0xFC, is not UTF-8"
        )],
    );
    let help = check(bytes.clone()).findings[0]
        .help
        .clone()
        .unwrap_or_default();
    assert!(
        help.starts_with("open the file as Windows-1252 or Latin-1"),
        "{help}"
    );
    bytes[offset] = 0x96;
    let finding = check(bytes).findings.remove(0);
    assert!(
        finding
            .help
            .is_some_and(|help| help.contains("as Windows-1252,"))
    );
    assert_eq!(finding.notes, ["it is the only such byte"]);
}

#[test]
fn utf_16() {
    let expected =
        |place| format!("invalid-utf8 @{place}: the file is UTF-16, and a guide must be UTF-8");
    let guide = common::sound_guide();
    let little = guide.encode_utf16().flat_map(u16::to_le_bytes);
    let big = guide.encode_utf16().flat_map(u16::to_be_bytes);
    assert_findings(
        [0xff, 0xfe]
            .into_iter()
            .chain(little.clone())
            .collect::<Vec<u8>>(),
        [&*expected("?")],
    );
    assert_findings(
        [0xfe, 0xff].into_iter().chain(big).collect::<Vec<u8>>(),
        [&*expected("?")],
    );
    // Without a mark, and in English alone, the bytes are valid UTF-8.
    let ascii: Vec<u8> = little.filter(u8::is_ascii).collect();
    assert_findings(ascii, [&*expected("\0")]);
}

#[test]
fn control_characters_in_the_body() {
    let guide = common::sound_guide();
    assert_findings(
        format!("{guide}\nA\0B \0\0 and \u{1b}[1m\tbold\r\n"),
        [
            "control-character @\0: the body contains the control character U+0000 (NUL)",
            "control-character @\u{1b}: the body contains the control character U+001B",
        ],
    );
    let found = check(format!("{guide}\nA\0B \0\0 and \u{85}\n")).findings;
    let told: Vec<_> = found
        .iter()
        .map(|finding| (finding.severity.name(), finding.notes[0].as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (
                "error",
                "the file contains 3 NUL characters; this is the first"
            ),
            ("warning", "it is the only one in the file"),
        ]
    );
}

#[test]
fn control_characters_of_every_range() {
    let guide = common::sound_guide();
    for character in ['\u{1}', '\u{1f}', '\u{7f}', '\u{80}', '\u{9f}'] {
        let code = u32::from(character);
        let finding = format!(
            "control-character @{character}: the body contains the control character U+{code:04X}"
        );
        assert_findings(format!("{guide}\nA £{character}\n"), [&*finding]);
    }
    assert_findings(format!("{guide}\nA\t£\u{a0}1\r\n"), []);
}

#[test]
fn nul_behind_another_mistake_in_the_front_matter() {
    assert_findings(
        common::with_keys("negotiation_dna_summary: [a\ncompany_display: \"Ac\0me\"\n"),
        [
            "invalid-yaml @\0: the front matter contains the control character U+0000 (NUL)",
            "invalid-yaml @[: `[` is opened and never closed",
        ],
    );
    assert_findings(
        common::with_keys("negotiation_dna_summary: @a\n  b\0\n"),
        [
            "invalid-yaml @@a: a plain value cannot start with `@`",
            "control-character @\0: the front matter contains the control character U+0000 (NUL)",
        ],
    );
}

#[test]
fn control_characters_in_the_front_matter() {
    let nul = "invalid-yaml @\0: the front matter contains the control character U+0000 (NUL)";
    assert_findings(common::with_keys("company_display: Ac\0me\n"), [nul]);
    assert_findings(common::with_keys("company_display: \"Ac\0me\"\n"), [nul]);
    assert_findings(common::with_keys("company_display: \0\0\0\n"), [nul]);
    assert_findings(changed("company:", "# \0\ncompany:"), [nul]);
    assert_findings(changed("role_type:", "role\0_type:"), [nul]);
    assert_findings(
        common::with_keys("company_display: Ac\u{1b}me\n"),
        ["invalid-yaml @\u{1b}: the front matter contains the control character U+001B"],
    );
    assert_findings(
        common::with_keys("company_display: \u{feff}Acme\n"),
        ["invalid-yaml @\u{feff}: a byte order mark (U+FEFF) is in the middle of the front matter"],
    );
}
