//! The front matter of a new guide.

use super::{CompanyDraft, RoleDraft};
use crate::model::{Date, Quarter};
use crate::syntax::yaml::{print_quoted, print_text};

/// Days after which figures are due for a review.
pub const DAYS_TO_REVIEW: i64 = 90;

/// The keys of pay that are left to be filled in.
const PAY: [&str; 9] = [
    "base_low",
    "base_high",
    "stock_low",
    "stock_high",
    "stock_type",
    "bonus_pct_low",
    "bonus_pct_high",
    "total_comp_low",
    "total_comp_high",
];

/// All lines between the fences.
pub(super) fn front_matter(company: &CompanyDraft, role: &RoleDraft) -> String {
    let mut text = String::new();
    let mut add = |key: &str, value: &str| text.push_str(&format!("{key}: {value}\n"));
    add("company", &print_text(&company.slug));
    add("company_display", &print_text(&company.display));
    for (key, value) in &company.facts {
        add(key, &print_text(value));
    }
    add("role", &print_text(&role.slug));
    add("role_display", &print_text(&role.display));
    add("role_type", role.role_type.name());
    add("last_updated", &company.as_of.to_string());
    add("data_quality", "low");
    add(
        "salary_data_quarter",
        &Quarter::of(company.as_of).to_string(),
    );
    add("next_review_due", &review_due(company.as_of).to_string());
    text.push_str("compensation:\n");
    for region in &company.regions {
        text.push_str(&format!(
            "  - region: {}\n    level: null\n",
            print_text(&region.label)
        ));
        for key in PAY {
            text.push_str(&format!("    {key}: null\n"));
        }
        text.push_str(&format!("    currency: {}\n", region.currency));
    }
    let mapping = print_quoted(&super::body::mapping(company));
    text.push_str(&format!(
        "level_mapping:\n  internal: null\n  raw: {mapping}\ndata_sources:\n  - {}\n\
         negotiation_dna_summary: {}\n",
        print_quoted(super::body::SOURCE),
        print_quoted(super::body::SUMMARY)
    ));
    text
}

fn review_due(begun: Date) -> Date {
    let due = begun.checked_add(jiff::Span::new().days(DAYS_TO_REVIEW));
    due.unwrap_or(begun)
}
