//! Whatever a file holds, reading it never fails, and every finding is about bytes it has.

use proptest::prelude::*;

use crate::{assert_ranges, check, common};

/// What damages a guide in interesting ways.
const FRAGMENTS: [&str; 32] = [
    "\t",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    ": ",
    ":",
    "- ",
    "-",
    "\n",
    "\r\n",
    "\r",
    "---",
    "--\n",
    "...\n",
    "&a ",
    "*a ",
    "!!str ",
    "<<: ",
    "%YAML 1.2\n",
    "# ",
    "| ",
    "> ",
    "\0",
    "\u{feff}",
    "₹",
    "🙂",
    "null",
    "1e400",
    "<<<<<<< x\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        assert_ranges(&check(bytes));
    }

    #[test]
    fn any_bytes_as_front_matter(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let file = [b"---\n".as_slice(), &bytes, b"\n---\n"].concat();
        assert_ranges(&check(file));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_damaged_guide(
        damages in proptest::collection::vec(
            (any::<prop::sample::Index>(), 0_usize..12, prop::sample::select(&FRAGMENTS[..])),
            1..6,
        ),
    ) {
        let mut bytes = common::sound_guide().into_bytes();
        for (place, deleted, inserted) in damages {
            let at = place.index(bytes.len() + 1);
            let end = (at + deleted).min(bytes.len());
            bytes.splice(at..end, inserted.bytes());
        }
        assert_ranges(&check(bytes));
    }

    #[test]
    fn damaged_front_matter(
        places in proptest::collection::vec(
            (0_usize..500, prop::sample::select(&FRAGMENTS[..])),
            1..4,
        ),
    ) {
        let mut text = common::sound_guide();
        for (at, inserted) in places {
            text.insert_str(text.floor_char_boundary(at), inserted);
        }
        assert_ranges(&check(text));
    }
}
