//! How every header of the corpus's tables is read.

use std::collections::BTreeMap;
use std::path::Path;

use negguide::model::{Column, Header, Outline, Places};
use negguide::syntax::Limits;
use negguide::text::Source;

/// Prints each header of a pay table once, with how often it is found and what it says; true where every
/// column of a pay table is read or understood.
pub(crate) fn report(corpus: &Path) -> bool {
    let mut of_pay: BTreeMap<String, usize> = BTreeMap::new();
    let mut others: BTreeMap<String, usize> = BTreeMap::new();
    let mut doubts: BTreeMap<String, usize> = BTreeMap::new();
    for path in crate::sections::guides_in(corpus) {
        let name = crate::sections::name_in(corpus, &path);
        let bytes = std::fs::read(&path).expect("the guide is readable");
        let source = Source::from_bytes(name, bytes);
        let outline = Outline::read(source, &Limits::default(), Places::built_in());
        let pay_table = outline.body.pay_table.as_ref();
        for doubt in pay_table.iter().flat_map(|table| &table.doubts) {
            let text = format!("{}: {:?}", doubt.header.value, doubt.reason);
            *doubts.entry(text).or_default() += 1;
        }
        for found in outline.document.tables() {
            let is_of_pay = pay_table.is_some_and(|table| table.range == found.table.range);
            let headers = if is_of_pay { &mut of_pay } else { &mut others };
            for cell in &found.table.header.cells {
                *headers
                    .entry(cell.text.as_str().trim().to_string())
                    .or_default() += 1;
            }
        }
    }
    println!("\n== headers of pay tables");
    print(&of_pay);
    println!("\n== headers of other tables");
    print(&others);
    println!("\n== columns in doubt: {}", doubts.values().sum::<usize>());
    for (text, count) in &doubts {
        println!("{count:>5}  {text}");
    }
    doubts.is_empty()
}

fn print(headers: &BTreeMap<String, usize>) {
    for (text, count) in headers {
        let header = Header::read(text);
        let column = header
            .column()
            .map_or("-".to_string(), |column: Column| format!("{column:?}"));
        let mut facts = Vec::new();
        facts.extend(header.statistic.map(|it| format!("{it:?}")));
        facts.extend(header.period.map(|it| format!("per {it:?}")));
        facts.extend(header.vest_years.map(|it| format!("over {it} years")));
        facts.extend(header.currency.map(|it| format!("in {it:?}")));
        facts.extend(header.offer_year.map(|it| format!("year {it}")));
        println!("{count:>5}  {text:<45} {column:<18} {}", facts.join(", "));
    }
}
