//! Tabs that separate what is in a block of YAML, which readers of YAML 1.1 refuse.

use super::tree::{NodeValue, Tree};
use crate::text::{RangeSet, TextRange};

/// The tabs in `block` that are neither in a value nor in a remark: runs of them, in order. `text` is the
/// file that `tree` was read from.
pub fn tabs_between_values(tree: &Tree, text: &str, block: TextRange) -> Vec<TextRange> {
    let inside = text.get(block.start()..block.end()).unwrap_or_default();
    if !inside.contains('\t') {
        return Vec::new();
    }
    let nodes = tree.nodes().map(|(_, node)| node);
    let scalars = nodes.filter(|node| matches!(node.value, NodeValue::Scalar(_)));
    let scalars = RangeSet::of(scalars.map(|node| node.range));
    let mut tabs: Vec<TextRange> = Vec::new();
    let mut start = block.start();
    for line in inside.split_inclusive('\n') {
        let mut may_be_remark = true;
        for (offset, character) in line.char_indices() {
            let at = start + offset;
            if scalars.has(at) {
                may_be_remark = false;
            } else if character == '#' && may_be_remark {
                break;
            } else if character == '\t' {
                match tabs.last_mut() {
                    Some(last) if last.end() == at => *last = TextRange::new(last.start(), at + 1),
                    _ => tabs.push(TextRange::new(at, at + 1)),
                }
                may_be_remark = true;
            } else {
                may_be_remark = character == ' ';
            }
        }
        start += line.len();
    }
    tabs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Limits;
    use crate::syntax::yaml::read;

    #[test]
    fn only_tabs_between_values_are_found() {
        let text = "a:\tone\nb: 'x\ty'\t # a\tremark\nc: \"#\"\t\nd: |\n  a\tb\n";
        let block = TextRange::new(0, text.len());
        let tree = read(text, block, &Limits::default());
        let found: Vec<usize> = tabs_between_values(&tree, text, block)
            .iter()
            .map(|tab| tab.start())
            .collect();
        let expected = [text.find("\tone"), text.find("\t #"), text.find("\t\nd")];
        assert_eq!(found, expected.map(|at| at.expect("it is there")));
    }
}
