//! `Role | Company Global Negotiation Guide`.

use super::Title;
use crate::syntax::markdown::Line;
use crate::text::Spanned;

const SEPARATORS: [&str; 5] = [" | ", " — ", " – ", " - ", ": "];

/// Words a title ends with that belong to neither role nor company.
const SUFFIXES: [&str; 5] = [
    "negotiation guide",
    "compensation",
    "salary",
    "global",
    "offer",
];

pub(super) fn read(line: &Line) -> Title {
    let plain = line.text.as_str();
    let whole = plain.trim();
    let text = Spanned::new(whole.to_string(), line.range);
    let start = plain.len() - plain.trim_start().len();
    let part = |from: usize, to: usize| {
        let slice = plain.get(from..to)?;
        let trimmed = slice.trim();
        let from = from + slice.len() - slice.trim_start().len();
        (!trimmed.is_empty()).then(|| {
            let range = line.text.source(from..from + trimmed.len());
            Spanned::new(trimmed.to_string(), range)
        })
    };
    let first = SEPARATORS
        .iter()
        .filter_map(|separator| Some((whole.find(separator)?, separator.len())))
        .min();
    let Some((at, length)) = first else {
        return Title {
            text,
            role: None,
            company: None,
        };
    };
    let company_from = start + at + length;
    let company_to = company_from + without_suffixes(&plain[company_from..]).len();
    Title {
        text,
        role: part(start, start + at),
        company: part(company_from, company_to),
    }
}

fn without_suffixes(company: &str) -> &str {
    let mut rest = company.trim_end();
    loop {
        let shorter = SUFFIXES.iter().find_map(|suffix| {
            let cut = rest.len().checked_sub(suffix.len())?;
            let tail = rest.get(cut..)?;
            tail.eq_ignore_ascii_case(suffix)
                .then(|| rest[..cut].trim_end())
        });
        match shorter {
            Some(shorter) => rest = shorter,
            None => return rest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::markdown::MappedText;
    use crate::text::TextRange;

    #[test]
    fn role_and_company_in_both_separators() {
        for (text, role, company) in [
            (
                "Data Engineer | Acme Global Negotiation Guide",
                "Data Engineer",
                "Acme",
            ),
            (
                "Data Engineer — Acme & Sons Salary Negotiation Guide",
                "Data Engineer",
                "Acme & Sons",
            ),
            (
                "SRE - Global Foods Negotiation Guide",
                "SRE",
                "Global Foods",
            ),
        ] {
            let mut mapped = MappedText::default();
            mapped.push(text, TextRange::new(0, text.len()), text);
            let title = read(&Line {
                range: TextRange::new(0, text.len()),
                text: mapped,
                ..Line::default()
            });
            let value = |part: &Option<Spanned<String>>| part.as_ref().map(|p| p.value.clone());
            assert_eq!(value(&title.role).as_deref(), Some(role));
            assert_eq!(value(&title.company).as_deref(), Some(company));
            let range = title.company.map(|c| c.range).unwrap_or_default();
            assert_eq!(&text[range.start()..range.end()], company);
        }
    }
}
