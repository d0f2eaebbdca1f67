//! Whether a text is one of these reports, of this version or another.

use crate::rules;

/// Severities as reports name them.
const SEVERITIES: [&str; 3] = ["error", "warning", "note"];

/// Whether a file that starts with `start` is a report of negguide's, in any of its formats.
pub fn is_report(start: &[u8]) -> bool {
    let text = String::from_utf8_lossy(start).replace("\r\n", "\n");
    is_json(&text)
        || is_sarif(&text)
        || is_gitlab(&text)
        || is_junit(&text)
        || is_stats(&text)
        || text.lines().next().is_some_and(is_finding)
}

fn is_json(text: &str) -> bool {
    text.starts_with("{\n  \"schema_version\": ") && text.contains("\n  \"negguide\": \"")
}

fn is_sarif(text: &str) -> bool {
    text.starts_with("{\n  \"$schema\": \"https://docs.oasis-open.org/sarif/")
        && text.contains("\"name\": \"negguide\"")
}

fn is_gitlab(text: &str) -> bool {
    let named = text.split_once("\"check_name\": \"");
    let is_named = named.is_some_and(|(_, name)| starts_with_rule(name));
    text.trim() == "[]" || (text.starts_with("[\n  {\n    \"description\": ") && is_named)
}

fn is_junit(text: &str) -> bool {
    text.starts_with("<?xml ") && text.contains("\n<testsuites name=\"negguide\"")
}

fn is_stats(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    let is_table = first.starts_with("Rule ") || first.starts_with("Company ");
    let is_counted = first.ends_with("Safe fixes") || first.ends_with("Unsafe");
    (is_table && is_counted) || first.starts_with("Stated totals, by how far ")
}

/// Whether a report of findings for people, editors or GitHub starts with this line.
fn is_finding(line: &str) -> bool {
    if line.starts_with("::") {
        let title = line.split_once(",title=");
        return title.is_some_and(|(_, title)| starts_with_rule(title));
    }
    SEVERITIES.iter().any(|severity| {
        let marked = format!("{severity}[");
        let after = match line.strip_prefix(&marked) {
            Some(after) => Some(after),
            None => line.split_once(&format!(": {marked}")).map(|(_, it)| it),
        };
        after.is_some_and(starts_with_rule)
    })
}

fn starts_with_rule(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    rules::find(&text[..end.unwrap_or(text.len())]).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_looks_like_a_report_is_none() {
        for text in [
            "",
            "---\ncompany: acme\n",
            "{\n  \"version\": 2,\n  \"findings\": []\n}\n",
            "{\n  \"schema_version\": 1,\n  \"name\": \"x\"\n}\n",
            "[\n  {\n    \"description\": \"x\",\n    \"check_name\": \"no-unused-vars\"\n  }\n]\n",
            "<?xml version=\"1.0\"?>\n<testsuites name=\"other\">",
            "error[E0308]: mismatched types\n",
            "error: it failed\n",
            "Rule of thumb\n",
            "notes: error[] \n",
            "\u{1F389}",
        ] {
            assert!(!is_report(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn reports_are_recognised_with_either_line_ending() {
        for text in [
            "a/b.md:1:1: warning[value-lost] gone\n",
            "error[value-lost]: gone\r\n",
            "::notice file=a.md,line=1,endLine=1,title=value-lost (NG302)::gone\n",
            "[]\r\n",
            "{\r\n  \"schema_version\": 1,\r\n  \"negguide\": \"0.1.0\"",
        ] {
            assert!(is_report(text.as_bytes()), "{text}");
        }
    }
}
