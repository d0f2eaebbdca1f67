//! `[[links]]`: where else a site leads.

use super::fault::ConfigFault;
use super::table::{ConfigTable, range};
use crate::render::SiteLink;

/// Reads `[[links]]`: each with `name` and `url`.
pub(super) fn read_links(
    table: &mut ConfigTable<'_>,
    faults: &mut Vec<ConfigFault>,
) -> Vec<SiteLink> {
    let mut links = Vec::new();
    for (whole, mut item) in table.tables("links", faults) {
        let name = item.text("name", faults).map(str::to_string);
        let url = item.text("url", faults).map(str::to_string);
        for (key, value) in [("name", item.get("name")), ("url", item.get("url"))] {
            if value.is_none() {
                let fault =
                    ConfigFault::new(format!("[[links]] needs `{key}`"), whole, "missing here");
                faults.push(fault.help(
                    "write both: name = \"Handbook\", url = \"https://handbook.example.org/\"",
                ));
            }
        }
        let is_allowed = |url: &String| {
            ["https://", "http://", "mailto:"]
                .iter()
                .any(|start| url.starts_with(start))
        };
        if let Some(value) = item
            .get("url")
            .filter(|_| url.as_ref().is_some_and(|url| !is_allowed(url)))
        {
            let fault = ConfigFault::new(
                "`url` is no address of the web or of mail",
                range(value),
                "refused",
            );
            faults.push(fault.help("begin it with https:// or mailto:"));
        } else if let (Some(name), Some(url)) = (name, url) {
            links.push(SiteLink { name, url });
        }
        item.finish(faults);
    }
    links
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::read::read;

    #[test]
    fn links_have_a_name_and_an_address() {
        let text = "[[links]]\nname = \"Handbook\"\nurl = \"https://x.org/\"\n";
        let (config, faults) = read(text, Path::new(""));
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(config.links[0].name, "Handbook");
        let text =
            "[[links]]\nname = \"x\"\n[[links]]\nname = \"y\"\nurl = \"javascript:x\"\nto = 1\n";
        let (config, faults) = read(text, Path::new(""));
        let messages: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "[[links]] needs `url`",
                "`url` is no address of the web or of mail",
                "unknown key `to` in [[links]]",
            ]
        );
        assert!(config.links.is_empty());
    }
}
