//! Bytes that are kept for later and take little room until then.

use lz4_flex::block::{compress, decompress};
use serde::{Deserialize, Serialize};

/// What one compressed byte can stand for, by the format of LZ4 blocks: a length grows by up to this much for each
/// byte that it takes.
const LARGEST_RATIO: usize = 255;

/// Compressed bytes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "(Box<[u8]>, usize)")]
pub struct Packed {
    compressed: Box<[u8]>,
    /// How many bytes there are uncompressed.
    len: usize,
}

impl TryFrom<(Box<[u8]>, usize)> for Packed {
    type Error = &'static str;

    fn try_from((compressed, len): (Box<[u8]>, usize)) -> Result<Packed, Self::Error> {
        let packed = Packed::from_parts((&compressed, len));
        packed.ok_or("longer than what is packed can be")
    }
}

impl Packed {
    pub fn of(bytes: &[u8]) -> Packed {
        Packed {
            compressed: compress(bytes).into_boxed_slice(),
            len: bytes.len(),
        }
    }

    /// The compressed bytes, and how many there are uncompressed.
    pub fn parts(&self) -> (&[u8], usize) {
        (&self.compressed, self.len)
    }

    /// What [`Packed::parts`] gave; `None` where that cannot be.
    pub fn from_parts((compressed, len): (&[u8], usize)) -> Option<Packed> {
        let compressed: Box<[u8]> = compressed.into();
        let is_possible = len <= LARGEST_RATIO * compressed.len();
        is_possible.then_some(Packed { compressed, len })
    }

    /// The bytes as they were.
    pub fn bytes(&self) -> Vec<u8> {
        let bytes = decompress(&self.compressed, self.len);
        debug_assert!(
            bytes.is_ok(),
            "what was compressed here can be decompressed"
        );
        bytes.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_packed_comes_back(bytes: Vec<u8>, times in 0..50_usize) {
            let bytes = bytes.repeat(times);
            let packed = Packed::of(&bytes);
            prop_assert_eq!(&packed.bytes(), &bytes);
            prop_assert_eq!(Packed::from_parts(packed.parts()), Some(packed));
        }
    }

    #[test]
    fn sizes_that_nothing_is_packed_from_are_refused() {
        assert_eq!(Packed::from_parts((&[0; 4], usize::MAX >> 8)), None);
    }

    #[test]
    fn repeated_text_takes_little_room() {
        let text = "| London | £85K–£95K |\n".repeat(100);
        assert!(Packed::of(text.as_bytes()).compressed.len() * 10 < text.len());
    }
}
