//! Tables written in HTML, in quotes and in lists: what is read of them, and where it is.

use std::time::{Duration, Instant};

use negguide::syntax::Limits;
use negguide::syntax::markdown::{
    DeclineReason, Document, FoundTable, TableCell, TableOrigin, read,
};
use negguide::text::TextRange;
use proptest::prelude::*;

fn document(text: &str) -> Document {
    read(text, TextRange::new(0, text.len()), &Limits::default())
}

/// The header and rows, ` | ` between cells.
fn rows(found: &FoundTable<'_>) -> Vec<String> {
    let rows = std::iter::once(&found.table.header).chain(&found.table.rows);
    let cells = |cells: &[TableCell]| {
        let texts: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
        texts.join(" | ")
    };
    rows.map(|row| cells(&row.cells)).collect()
}

/// The rows of the only table.
fn the_rows(text: &str) -> Vec<String> {
    let document = document(text);
    let tables = document.tables();
    assert_eq!(tables.len(), 1, "{text}\n{:?}", document.declined_tables);
    rows(&tables[0])
}

#[test]
fn rows_and_cells_in_every_spelling() {
    let expected = ["City | Base", "Oslo | 700", "Bergen | 650"];
    for text in [
        "<table>\n<tr><th>City</th><th>Base</th></tr>\n<tr><td>Oslo</td><td>700</td></tr>\n\
         <tr><td>Bergen</td><td>650</td></tr>\n</table>\n",
        "<TABLE border=1><THEAD><TR><TH>City<TH>Base</THEAD><TBODY><TR><TD>Oslo<TD>700<TR><TD>Bergen<TD>650</TABLE>",
        "<div align=center><table class=\"a>b\">\n<tr><td>City<td>Base\n<tr><td>Oslo<td>700\n<tr><td>Bergen<td>650\n",
        // Empty lines cut it into HTML, code and text.
        "<table>\n\n  <tr>\n\n    <th>City</th>\n    <th>Base</th>\n\n  </tr>\n\n<tr>\n<td>\n\nOslo\n\n</td>\n<td>700\n\n\
         </td></tr>\n\n<tr><td>Bergen<td>650\n</table>\n\nafter\n",
        "> <table>\n> <tr><td\n> width=3>City<td>Base</tr>\n> <tr><td>Oslo\n> <td>700\n>\n> <tr><td>Bergen<td>650</table>\n",
        "- one\n\n  <table>\n  <tr><td>City<td>Base</tr>\n\n  <tr><td>Oslo<td>700\n  <tr><td>Bergen<td>650</table>\n",
        "| City | Base |\n|---|---|\n| Oslo | 700 |\n| Bergen | 650 |\n",
        "> | City | Base |\n> |---|---|\n> | Oslo | 700 |\n> | Bergen | 650 |\n",
        "1. one\n   - two\n\n     | City | Base |\n     |---|---|\n     | Oslo | 700 |\n     | Bergen | 650 |\n",
        "Pay: <table><tr><td>City<td>Base<tr><td>Oslo<td>700<tr><td>Bergen<td>650</table> so far.\n",
        "<table><tr><td>City<td>Base<tr><td>Oslo<td>700<!-- <tr><td>Rome<td>1\n\n<tr><td>Lima<td>2 -->\n\
         <tr><td>Bergen<td>650</table>\n",
        "<table><style>td { content: '<td>' }</style><tr><td>City<td>Base<tr><td>Oslo<td>700<tr><td>Bergen\
         <td>650</table>\n",
    ] {
        assert_eq!(the_rows(text), expected, "{text}");
    }
}

#[test]
fn text_of_cells() {
    for (cell, plain) in [
        ("<b>Oslo</b><br>Nor<i>way</i>", "Oslo Norway"),
        ("<p>Oslo</p><p>Norway</p>", "Oslo Norway"),
        ("  Oslo\n   (all) ", "Oslo (all)"),
        (
            "&euro;70&nbsp;000 &ndash; &#8364;80&#x20;000",
            "€70\u{a0}000 – €80 000",
        ),
        ("R&amp;D &lt;5 < 6 & 7", "R&D <5 < 6 & 7"),
        (
            "<a href=\"https://a.example/?x=1&amp;y\">$70K</a>+",
            "$70K+",
        ),
        ("$70K<sup>1</sup>", "$70K"),
        ("$70K<sup><a href=#n>2</a></sup>[^3]", "$70K"),
        ("1<sup>st</sup> year, 10<sup>6</sup>", "1st year, 10^6"),
        ("<img src=x alt=y><input disabled>", ""),
        ("a<!-- b -->c", "ac"),
        ("a<!-- b\n\nnot *yet*\n\nnever --> c", "a c"),
        (
            "\n\n**Oslo** `x` [l](u) &amp; \\*\n\n- one\n- two\n\n",
            "Oslo x l & * one two",
        ),
    ] {
        let text = format!("<table><tr><th>H</th></tr>\n<tr><td>{cell}</td></tr></table>\n");
        assert_eq!(the_rows(&text), ["H", plain], "{text}");
    }
}

#[test]
fn text_of_cells_between_bars() {
    for (cell, plain) in [
        ("Oslo<br>Norway<br/>x", "Oslo Norway x"),
        ("$<b>70</b>K", "$70K"),
        ("[$70K](u) `x` **b** *i*", "$70K x b i"),
        ("$70K[^1]", "$70K"),
        ("$70K [^a], $80K", "$70K , $80K"),
        ("$70K<sup>1</sup> x", "$70K x"),
        ("10<sup>6</sup> 1<sup>st</sup>", "10^6 1st"),
        ("[1] [^] ^1", "[1] [^] ^1"),
    ] {
        let text = format!("| H |\n|---|\n| {cell} |\n\n[^1]: https://a.example\n");
        assert_eq!(the_rows(&text), ["H", plain], "{text}");
    }
}

#[test]
fn words_lead_back_to_their_bytes() {
    let text = "# é\n\n> <table>\n> <tr><th>Größe\n> (all)<th>B\n> <tr><td><b>Zürich</b> &ndash; x<td>$1<sup>2</sup>K<td>\n> $2K\n> </table>\n";
    let document = document(text);
    let table = document.tables()[0].table;
    let slice = |range: TextRange| &text[range.start()..range.end()];
    let source = |cell: &TableCell, words: &str| {
        let at = cell.text.as_str().find(words).unwrap();
        slice(cell.text.source(at..at + words.len())).to_string()
    };
    assert!(slice(table.range).starts_with("<table>") && slice(table.range).ends_with("</table>"));
    assert_eq!(source(&table.header.cells[0], "(all)"), "(all)");
    assert_eq!(slice(table.header.cells[0].range), "Größe\n> (all)");
    let cells = &table.rows[0].cells;
    assert_eq!(slice(cells[0].range), "<b>Zürich</b> &ndash; x");
    assert_eq!(source(&cells[0], "Zürich"), "Zürich");
    assert_eq!(source(&cells[0], "–"), "&ndash;");
    assert_eq!(cells[1].text.as_str(), "$1K");
    assert_eq!(slice(cells[2].range), "$2K");
    assert_eq!(source(&cells[1], "$1K"), "$1<sup>2</sup>K");
    assert!(slice(table.rows[0].range).starts_with("<tr><td><b>"));
}

#[test]
fn spans_repeat_and_short_rows_are_padded() {
    let text = "<table><tr><th>City<th>Level<th>Base<th>Note\n\
        <tr><td rowspan=2>Oslo<td>Mid<td colspan=\"2\">700\n\
        <tr><td>Senior<td>800\n\
        <tr><td>Rome</table>\n";
    let document = document(text);
    let found = document.tables()[0];
    let expected = [
        "City | Level | Base | Note",
        "Oslo | Mid | 700 | 700",
        "Oslo | Senior | 800 | ",
        "Rome |  |  | ",
    ];
    assert_eq!(rows(&found), expected);
    let cells = |row: usize| &found.table.rows[row].cells;
    assert_eq!(cells(0)[0].range, cells(1)[0].range);
    assert_eq!(cells(0)[2].range, cells(0)[3].range);
    let short: Vec<TextRange> = found.table.rows[1..].iter().map(|row| row.range).collect();
    assert_eq!(found.short_rows, short);
    // A group of rows ends what spans it; 0 is up to its end.
    let text = "<table><thead><tr><td rowspan=9>A<td>B</thead><tbody><tr><td rowspan=0>a<td>b<tr><td>c\
        <tbody><tr><td>d<td>e</table>";
    assert_eq!(the_rows(text), ["A | B", "a | b", "a | c", "d | e"]);
}

#[test]
fn headers_of_several_rows_are_one() {
    let text = "<table><caption>Pay <b>2026</b></caption>\n<tr><td colspan=9>All gross\n\
        <tr><th rowspan=2>City<th colspan=2>L4<th>L5\n<tr><th>Base<th>Total<th>Total\n\
        <tr><td>Oslo<td>1<td>2<td>3\n<tr><th colspan=4>Others\n</table>\n";
    let document = document(text);
    let found = document.tables()[0];
    let expected = [
        "City | L4 Base | L4 Total | L5 Total",
        "Oslo | 1 | 2 | 3",
        "Others | Others | Others | Others",
    ];
    assert_eq!(rows(&found), expected);
    let captions = found.captions.iter().map(|caption| caption.text.as_str());
    assert_eq!(captions.collect::<Vec<_>>(), ["Pay 2026", "All gross"]);
    let header = &found.table.header;
    let last = header.cells[3].text.source(3..8);
    assert_eq!(&text[last.start()..last.end()], "Total");
    // Without `th`s the first row is the header, and so it is where all cells are `th`s.
    assert_eq!(the_rows("<table><tr><td>A<tr><td>b</table>"), ["A", "b"]);
    assert_eq!(the_rows("<table><tr><th>A<tr><th>b</table>"), ["A", "b"]);
}

#[test]
fn tables_come_in_their_order_with_their_place() {
    let text = "| A |\n|---|\n\n<table><tr><td>B</table>\n\n> - x\n>\n>   | C |\n>   |---|\n>\n>   <table><tr><td>D</table>\n\n\
        text\n\n<p><table>\n\n<tr><td>E\n</table>\n";
    let document = document(text);
    let found = document.tables();
    let said = found.iter().map(|found| {
        let header = found.table.header.cells[0].text.as_str();
        (header, found.origin, found.block, found.is_nested)
    });
    let expected = [
        ("A", TableOrigin::Pipe, 0, false),
        ("B", TableOrigin::Html, 1, false),
        ("C", TableOrigin::Pipe, 2, true),
        ("D", TableOrigin::Html, 2, true),
        ("E", TableOrigin::Html, 4, false),
    ];
    assert_eq!(said.collect::<Vec<_>>(), expected);
}

#[test]
fn what_is_no_table_or_not_read() {
    for text in [
        "`<table><tr><td>x</table>`\n",
        "```\n<table><tr><td>x</table>\n```\n",
        "    <table><tr><td>x</table>\n",
        "<!-- <table><tr><td>x</table> -->\n",
        "<script>\n'<table><tr><td>x</table>'\n</script>\n",
        "Write <table> and </table> around it.\n\n| A |\n|---|\n",
        "<tablet><tr><td>x</tablet>\n",
        "<table></table>\n\n<tr><td>x</td></tr>\n",
        "<table><tr></tr></table>",
    ] {
        let document = document(text);
        assert!(document.html_tables.is_empty(), "{text}");
        assert_eq!(document.declined_tables, [], "{text}");
    }
    let unread = |text: &str| {
        let document = document(text);
        let reasons = document.declined_tables.iter().map(|table| table.reason);
        (document.tables().len(), reasons.collect::<Vec<_>>())
    };
    let layout = "<table><tr><td>\n\n| A |\n|---|\n\n</td><td><table><tr><td>B</table></table>\n";
    assert_eq!(unread(layout), (2, vec![DeclineReason::HoldsTable]));
    assert!(
        document(layout)
            .tables()
            .iter()
            .all(|found| found.is_nested)
    );
    let open = "<table><tr><td>A<tr><td>b\n\ntext\n\n<table><tr><td>C</table>\n";
    assert_eq!(unread(open), (1, vec![DeclineReason::NotClosed]));
    let open = "<table><tr><td>A<tr><td>b\n\n## Next\n\ntext\n\n| C |\n|---|\n";
    assert_eq!(unread(open), (2, vec![]));
    let wide = format!("<table><tr>{}</table>\n", "<td>".repeat(1001));
    assert_eq!(unread(&wide), (0, vec![DeclineReason::TooLarge]));
    let wide = format!(
        "<table>{}</table>\n",
        "<tr><td colspan=1000>x<td rowspan=0>y".repeat(200)
    );
    assert_eq!(unread(&wide), (0, vec![DeclineReason::TooLarge]));
}

#[test]
fn hostile_tables_take_no_time() {
    let fill = |unit: &str| unit.repeat(200_000 / unit.len());
    for unit in [
        "<table><tr><td",
        "<table><tr><td>",
        "<table>",
        "<table><tr><td>x\n\n",
        "<table><td colspan=1000 rowspan=1000>x\n",
        "<table><tr><td colspan=1000 rowspan=60000>x</td></tr><tr></tr><tr><td>y</td></tr></table>\n\n",
        "<td title=\"",
        "<!--",
        "<script>",
        "&amp;&yen;&#1;&nosuch;",
        "<sup>1</sup>[^1]",
        "<a href=x>",
        "| A |\n|---|\n\n",
        "> <table><tr><td>x\n",
        "</td></table>",
        "<th>x<tr>",
    ] {
        for start in [
            "",
            "<table><tr><td>",
            "<table><thead><tr><th rowspan=999 colspan=999>",
        ] {
            let text = format!("{start}{}", fill(unit));
            let began = Instant::now();
            let document = document(&text);
            for found in document.tables().iter().take(1000) {
                document.table_context(found);
            }
            // A debug build on a busy machine.
            assert!(began.elapsed() < Duration::from_secs(20), "{start}{unit}");
        }
    }
}

/// Parts that tables are made of, and what may come between.
fn part() -> impl Strategy<Value = String> {
    let cells = prop::sample::select(vec!["<tr>", "<td>", "x", "</table>", "<td rowspan=2>"]);
    let parts = prop::sample::select(vec![
        "<table>",
        "</table>",
        "<TABLE class='x'>",
        "<thead>",
        "</thead>",
        "<tbody>",
        "<tr>",
        "</tr>",
        "<th>",
        "<td>",
        "</td>",
        "<td colspan=3>",
        "<td rowspan=\"2\">",
        "<td colspan=0 rowspan=0>",
        "<caption>",
        "<b>",
        "<br>",
        "<sup>",
        "</sup>",
        "<a href=x>",
        "</a>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<td title=\"",
        "&euro;",
        "&nosuch;",
        "&",
        "<",
        "1",
        "Zürich",
        "🙂",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\n> ",
        "\n- ",
        "\n    ",
        "\n## H\n",
        "**b**",
        "[l](u)",
        "[^1]",
        "| A | B |\n|---|---|\n| a |\n",
        "```\n",
        "\t",
        "\u{a0}",
        "\0",
    ]);
    prop_oneof![
        6 => cells.prop_map(str::to_string),
        9 => parts.prop_map(str::to_string),
        1 => any::<String>(),
    ]
}

proptest! {
    #[test]
    fn tables_of_any_text_are_sound(
        start in prop::sample::select(vec!["", "<table><tr><th>A<th>B<tr>", "> <table><td>", "| A | B |\n|---|---|\n"]),
        parts in prop::collection::vec(part(), 0..40),
    ) {
        let text = format!("{start}{}", parts.concat());
        let document = document(&text);
        let is_sound = |range: TextRange| text.get(range.start()..range.end()).is_some();
        let mut before = TextRange::default();
        for found in document.tables() {
            prop_assert!(before <= found.table.range && found.block < document.blocks.len());
            before = found.table.range;
            let context = document.table_context(&found);
            prop_assert!(context.below.len() <= 2);
            let passages = context.above.iter().chain(&context.below);
            for text in passages.map(negguide::syntax::markdown::Passage::text) {
                prop_assert!(is_sound(text.source(0..text.as_str().len())));
            }
            for row in std::iter::once(&found.table.header).chain(&found.table.rows) {
                prop_assert_eq!(row.cells.len(), found.table.header.cells.len());
                prop_assert!(is_sound(row.range));
                for cell in &row.cells {
                    prop_assert!(is_sound(cell.range), "{:?}", cell);
                    let plain = cell.text.as_str();
                    for (at, c) in plain.char_indices() {
                        let source = cell.text.source(at..at + c.len_utf8());
                        prop_assert!(is_sound(source), "{:?} {}", cell, at);
                        if found.origin == TableOrigin::Html {
                            prop_assert!(found.table.range.contains(source));
                        }
                    }
                }
            }
        }
        for table in &document.declined_tables {
            prop_assert!(is_sound(table.range));
        }
    }
}
