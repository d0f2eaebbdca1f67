//! Slugs and the names they are the slugs of.

use crate::model::fold;
use crate::model::slug::is_file_name;
use crate::model::titles::spelling;

/// Words, no titles, that people write in another way than with one capital.
const SPELLINGS: [(&str, &str); 21] = [
    ("ai", "AI"),
    ("api", "API"),
    ("aws", "AWS"),
    ("crm", "CRM"),
    ("devops", "DevOps"),
    ("devsecops", "DevSecOps"),
    ("erp", "ERP"),
    ("finops", "FinOps"),
    ("gcp", "GCP"),
    ("gpu", "GPU"),
    ("hr", "HR"),
    ("ios", "iOS"),
    ("it", "IT"),
    ("llm", "LLM"),
    ("ml", "ML"),
    ("mlops", "MLOps"),
    ("nlp", "NLP"),
    ("qa", "QA"),
    ("sql", "SQL"),
    ("ui", "UI"),
    ("ux", "UX"),
];

/// The slug of a name: `Crème & Co` is `creme-co`. `None` where it has no letters that a slug may
/// have.
pub fn slug_of(name: &str) -> Option<String> {
    let slug = fold(name).replace(' ', "-");
    is_file_name(&slug).then_some(slug)
}

/// Whether a company or role can be called so: a slug can be made of it.
pub fn is_name(text: &str) -> bool {
    slug_of(text).is_some()
}

/// A slug as people would write it: `ml-engineer` is `ML Engineer`.
pub fn name_of(slug: &str) -> String {
    let words: Vec<String> = slug.split('-').map(word).collect();
    words.join(" ")
}

fn word(word: &str) -> String {
    let known = SPELLINGS.iter().find(|(known, _)| *known == word);
    if let Some(spelt) = known.map(|(_, spelt)| *spelt).or_else(|| spelling(word)) {
        return spelt.to_string();
    }
    let mut characters = word.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_slugs() {
        assert_eq!(name_of("ml-ai-engineer"), "ML AI Engineer");
        assert_eq!(name_of("tpm"), "TPM");
        assert_eq!(name_of("3m"), "3m");
        assert_eq!(slug_of("Crème & Co.").as_deref(), Some("creme-co"));
        assert_eq!(
            slug_of("software_engineer").as_deref(),
            Some("software-engineer")
        );
        for name in ["", "東京", "con"] {
            assert_eq!(slug_of(name), None, "{name}");
        }
    }
}
