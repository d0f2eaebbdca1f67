//! Labels that join several regions: `Seattle / Bay Area (US)`.

use super::RegionLabel;

impl RegionLabel {
    /// The identities of the regions that the label joins, also in brackets:
    /// `India (Remote/Bangalore)`. None where it joins none.
    pub fn parts(&self) -> Vec<String> {
        let text = self.clean();
        let (outside, inside) = text.split_once('(').unwrap_or((&text, ""));
        let mut found = pieces(outside);
        let inside = pieces(inside.trim_end_matches(')'));
        let is_joined = found.len() > 1 || inside.len() > 1;
        if inside.len() > 1 {
            found.extend(inside);
        }
        found.retain(|_| is_joined);
        found
    }

    /// What two labels share that join the same regions: `SF/NYC` and `New York / San Francisco`.
    pub(super) fn joined_parts(&self) -> Option<String> {
        let mut parts = self.parts();
        parts.sort_unstable();
        (parts.len() > 1).then(|| parts.join(" / "))
    }

    /// Whether this is one of the regions that `joined` joins.
    pub fn is_part_of(&self, joined: &RegionLabel) -> bool {
        joined.parts().iter().any(|part| part == self.identity())
    }
}

fn pieces(text: &str) -> Vec<String> {
    text.split(['/', '&', '+', ';', '|'])
        .flat_map(|piece| piece.split(" and "))
        .flat_map(|piece| piece.split(" or "))
        .map(|piece| RegionLabel::new(piece).identity().to_string())
        .filter(|piece| !piece.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_labels_have_parts() {
        let parts = |label: &str| RegionLabel::new(label).parts();
        assert_eq!(parts("London / Europe (EUR)"), ["london-gb", "europe"]);
        assert_eq!(parts("Seattle & Bay Area (US)").len(), 2);
        assert_eq!(parts("India (Remote/Bangalore)").len(), 3);
        for label in ["Remote US (West)", "London (GBP)", "Andorra", "Portland OR"] {
            assert!(parts(label).is_empty(), "{label}");
        }
        assert!(RegionLabel::new("NYC").is_part_of(&RegionLabel::new("New York / Boston")));
    }
}
