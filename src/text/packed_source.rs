//! Texts that are kept for later and take little room until then.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use lz4_flex::block::{compress_with_dict, decompress_with_dict};

use super::{InvalidUtf8, Source};

/// The most bytes of a dictionary: with a longer one, each text takes longer to pack.
const LONGEST_DICTIONARY: usize = 8 * 1024;

/// The fewest bytes of a dictionary: a shorter text has little in common with others.
const SHORTEST_DICTIONARY: usize = 2 * 1024;

/// The bytes of text that are kept as they are, in all: to pack those of a small project takes longer than it is worth.
const UNCOMPRESSED: usize = 5 << 20;

/// A file's text and name, packed.
#[derive(Clone, Debug)]
pub struct PackedSource {
    path: Box<str>,
    text: PackedText,
    invalid_utf8: Option<InvalidUtf8>,
    /// A hash of the text and its name.
    digest: u128,
}

#[derive(Clone, Debug)]
enum PackedText {
    Uncompressed(Arc<str>),
    Compressed {
        bytes: Box<[u8]>,
        /// How many bytes the text has.
        len: usize,
        /// What the text was packed with, and is unpacked with.
        dictionary: Arc<[u8]>,
    },
}

/// Packs texts, once it has kept `UNCOMPRESSED` bytes of them as they are. The first text that is long enough is the dictionary of all: what
/// others have in common with it takes hardly any room.
#[derive(Debug, Default)]
pub struct SourcePacker {
    /// The bytes of the texts that it has kept as they are.
    uncompressed: AtomicUsize,
    dictionary: OnceLock<Arc<[u8]>>,
}

impl SourcePacker {
    pub fn pack(&self, source: &Source) -> PackedSource {
        PackedSource {
            path: source.path.as_str().into(),
            text: self.text(&source.text),
            invalid_utf8: source.invalid_utf8,
            digest: source.digest(),
        }
    }

    fn text(&self, text: &Arc<str>) -> PackedText {
        let with_text = |bytes: usize| Some(bytes + text.len()).filter(|all| *all <= UNCOMPRESSED);
        let (set, read) = (Ordering::Relaxed, Ordering::Relaxed);
        if self.uncompressed.fetch_update(set, read, with_text).is_ok() {
            return PackedText::Uncompressed(Arc::clone(text));
        }
        let bytes = text.as_bytes();
        let dictionary = if bytes.len() < SHORTEST_DICTIONARY {
            self.dictionary.get().map_or_else(Arc::default, Arc::clone)
        } else {
            let most = bytes.len().min(LONGEST_DICTIONARY);
            Arc::clone(self.dictionary.get_or_init(|| bytes[..most].into()))
        };
        PackedText::Compressed {
            bytes: compress_with_dict(bytes, &dictionary).into(),
            len: bytes.len(),
            dictionary,
        }
    }
}

impl PackedSource {
    /// See [`Source::path`].
    pub fn path(&self) -> &str {
        &self.path
    }

    /// A hash of the text and its name.
    pub fn digest(&self) -> u128 {
        self.digest
    }

    /// The source as it was.
    pub fn source(&self) -> Source {
        let mut source = Source::new(&*self.path, self.text.text());
        source.invalid_utf8 = self.invalid_utf8;
        source
    }
}

impl PackedText {
    fn text(&self) -> Arc<str> {
        match self {
            PackedText::Uncompressed(text) => Arc::clone(text),
            PackedText::Compressed {
                bytes,
                len,
                dictionary,
            } => {
                let text = decompress_with_dict(bytes, *len, dictionary).map(String::from_utf8);
                debug_assert!(matches!(text, Ok(Ok(_))), "a text was packed");
                text.ok().and_then(Result::ok).unwrap_or_default().into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A packer that has had so many texts that it compresses all others.
    fn compressing() -> SourcePacker {
        SourcePacker {
            uncompressed: UNCOMPRESSED.into(),
            ..SourcePacker::default()
        }
    }

    fn compressed_len(packed: &PackedSource) -> Option<usize> {
        match &packed.text {
            PackedText::Uncompressed(_) => None,
            PackedText::Compressed { bytes, .. } => Some(bytes.len()),
        }
    }

    proptest! {
        #[test]
        fn texts_come_back(texts in proptest::collection::vec("[a-c£]{0,40}", 1..6), times in 0..300_usize) {
            let packer = compressing();
            let sources = texts.iter().map(|text| Source::new("g/x.md", text.repeat(times)));
            for source in sources {
                prop_assert_eq!(packer.pack(&source).source().text, source.text);
            }
        }
    }

    #[test]
    fn a_source_comes_back_with_what_is_wrong_with_it() {
        let source = Source::from_bytes("g/x.md", b"caf\xe9 \xff".to_vec());
        for packer in [SourcePacker::default(), compressing()] {
            let again = packer.pack(&source).source();
            assert_eq!((&again.path, &again.text), (&source.path, &source.text));
            assert_eq!(again.invalid_utf8, source.invalid_utf8);
        }
    }

    #[test]
    fn texts_are_compressed_from_some_millions_of_bytes_on() {
        let packer = SourcePacker::default();
        let source = Source::new("g.md", "a".repeat(UNCOMPRESSED / 4));
        let lengths = (0..6).map(|_| compressed_len(&packer.pack(&source)));
        let is_compressed: Vec<bool> = lengths.map(|length| length.is_some()).collect();
        assert_eq!(is_compressed, [false, false, false, false, true, true]);
    }

    #[test]
    fn a_text_takes_less_room_behind_another_one() {
        let line = |at: u32| format!("{} is paid {} in {}\n", at * 7919, at * 104_729, at * 31);
        let text: String = (0..200).map(line).collect();
        let sources = [0, 1].map(|at| Source::new(format!("{at}.md"), text.as_str()));
        let packer = compressing();
        packer.pack(&Source::new("0.md", text.as_str()));
        let after = packer.pack(&sources[1]);
        let alone = compressing();
        alone.pack(&Source::new(
            "0.md",
            "other words\n".repeat(SHORTEST_DICTIONARY),
        ));
        let alone = alone.pack(&sources[1]);
        let [beside, by_itself] = [&after, &alone].map(compressed_len);
        assert!(beside.unwrap() * 10 < by_itself.unwrap());
        assert_eq!(after.digest(), alone.digest());
        assert_ne!(after.digest(), packer.pack(&sources[0]).digest());
    }
}
