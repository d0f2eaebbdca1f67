//! Bytes that are kept for later and take little room until then.

use lz4_flex::block::{compress, decompress};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// What one compressed byte can stand for, by the format of LZ4 blocks: a length grows by up to this much for each
/// byte that it takes.
const LARGEST_RATIO: usize = 255;

/// Compressed bytes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "(ByteBuf, usize)")]
pub struct Packed {
    #[serde(with = "serde_bytes")]
    compressed: Box<[u8]>,
    /// How many bytes there are uncompressed.
    len: usize,
}

impl TryFrom<(ByteBuf, usize)> for Packed {
    type Error = &'static str;

    fn try_from((compressed, len): (ByteBuf, usize)) -> Result<Packed, Self::Error> {
        let compressed = compressed.into_vec().into_boxed_slice();
        if len > LARGEST_RATIO * compressed.len() {
            return Err("longer than what is packed can be");
        }
        Ok(Packed { compressed, len })
    }
}

impl Packed {
    pub fn of(bytes: &[u8]) -> Packed {
        Packed {
            compressed: compress(bytes).into_boxed_slice(),
            len: bytes.len(),
        }
    }

    /// The compressed bytes. Equal bytes have equal ones.
    pub fn compressed(&self) -> &[u8] {
        &self.compressed
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
            let written = postcard::to_stdvec(&packed).unwrap();
            prop_assert_eq!(postcard::from_bytes::<Packed>(&written), Ok(packed));
        }
    }

    #[test]
    fn sizes_that_nothing_is_packed_from_are_refused() {
        let written = postcard::to_stdvec(&([0_u8; 4].as_slice(), usize::MAX >> 8)).unwrap();
        assert!(postcard::from_bytes::<Packed>(&written).is_err());
    }

    #[test]
    fn repeated_text_takes_little_room() {
        let text = "| London | £85K–£95K |\n".repeat(100);
        assert!(Packed::of(text.as_bytes()).compressed.len() * 10 < text.len());
    }
}
