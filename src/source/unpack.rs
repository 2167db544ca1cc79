//! Packed files: gzip and Zstandard, known by their first bytes and read as a stream, so that no more is unpacked than
//! is read.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// What articles are read from.
pub(super) type Reader = Box<dyn BufRead + Send>;

/// How a file may be packed: how it begins, and the extensions it may have.
const TABLE: [(Packing, &[u8], &[&str]); 2] = [
    (Packing::Gzip, &[0x1f, 0x8b], &["gz", "gzip"]),
    (Packing::Zstandard, &[0x28, 0xb5, 0x2f, 0xfd], &["zst", "zstd"]),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Packing {
    Gzip,
    Zstandard,
}

/// The name of a file without the extension of its packing.
pub(super) fn unpacked_name(name: &str) -> &str {
    let of = |(bare, extension): (&'_ str, &'_ str)| {
        let is_packing = TABLE.iter().any(|row| row.2.iter().any(|known| known.eq_ignore_ascii_case(extension)));
        (is_packing && !bare.is_empty() && !bare.ends_with('/')).then_some(bare.len())
    };
    name.rsplit_once('.').and_then(of).and_then(|len| name.get(..len)).unwrap_or(name)
}

/// The stream without its packing, whatever that is.
///
/// # Errors
/// The first bytes cannot be read.
pub(super) fn unpacked(mut reader: Reader) -> io::Result<Reader> {
    let head = peek(&mut reader, 4)?;
    let packing = TABLE.iter().find(|row| head.starts_with(row.1)).map(|row| row.0);
    let whole: Reader = Box::new(Cursor::new(head).chain(reader));
    Ok(match packing {
        None => whole,
        Some(Packing::Gzip) => Box::new(BufReader::new(Unpacking { name: "gzip", stream: MultiGzDecoder::new(whole) })),
        Some(Packing::Zstandard) => {
            let stream = Frames { packed: whole, decoder: FrameDecoder::new(), open: false };
            Box::new(BufReader::new(Unpacking { name: "Zstandard", stream }))
        }
    })
}

/// The first bytes of a stream, which are then gone from it; fewer where it has no more.
fn peek(reader: &mut Reader, count: u64) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    reader.take(count).read_to_end(&mut head)?;
    Ok(head)
}

/// A packed stream, whose errors say that it is one.
struct Unpacking<R> {
    name: &'static str,
    stream: R,
}

impl<R: Read> Read for Unpacking<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.stream.read(buffer).map_err(|error| {
            let message = format!("the {} stream is torn or spoilt ({error})", self.name);
            io::Error::new(io::ErrorKind::InvalidData, message)
        })
    }
}

/// Zstandard is a row of frames, some of which hold nothing to read.
struct Frames {
    packed: Reader,
    decoder: FrameDecoder,
    open: bool,
}

impl Frames {
    /// Opens the next frame; false where there is none.
    fn advance(&mut self) -> io::Result<bool> {
        while !self.packed.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.packed) {
                Ok(()) => {
                    self.open = true;
                    return Ok(true);
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    io::copy(&mut self.packed.by_ref().take(u64::from(length)), &mut io::sink())?;
                }
                Err(error) => return Err(io::Error::other(error)),
            }
        }
        Ok(false)
    }
}

impl Read for Frames {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.open || self.advance()? {
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let one = BlockDecodingStrategy::UptoBlocks(1);
                self.decoder.decode_blocks(&mut self.packed, one).map_err(io::Error::other)?;
            }
            let read = self.decoder.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            self.open = false;
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::*;

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn zstandard(text: &[u8]) -> Vec<u8> {
        compress_to_vec(text, CompressionLevel::Fastest)
    }

    fn read(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        unpacked(Box::new(Cursor::new(bytes)))?.read_to_end(&mut out)?;
        Ok(out)
    }

    #[test]
    fn what_is_packed_is_unpacked_and_the_rest_is_left() {
        let text = "A freighter ran aground. ".repeat(9_000).into_bytes();
        let skipped = [&0x184d_2a50u32.to_le_bytes()[..], &3u32.to_le_bytes(), b"xyz"].concat();
        for packed in [
            text.clone(),
            gzip(&text),
            zstandard(&text),
            [gzip(&text[..100]), gzip(&text[100..])].concat(),
            [zstandard(&text[..100]), skipped, zstandard(&text[100..])].concat(),
        ] {
            assert!(read(packed).unwrap() == text);
        }
        assert_eq!(read(b"ab".to_vec()).unwrap(), b"ab");
        assert_eq!(read(Vec::new()).unwrap(), b"");
    }

    #[test]
    fn a_torn_or_spoilt_stream_is_an_error() {
        let text: Vec<u8> = (0..50_000u32).flat_map(|at| (at * at % 251).to_string().into_bytes()).collect();
        for packed in [gzip(&text), zstandard(&text)] {
            for cut in [5, 9, 40, packed.len() / 2, packed.len() - 1] {
                let whole = read(packed[..cut].to_vec());
                assert!(whole.is_err(), "{cut} of {}", packed.len());
            }
        }
    }

    #[test]
    fn a_packing_is_no_part_of_a_name() {
        for (name, expected) in [
            ("a/story.txt.gz", "a/story.txt"),
            ("story.JSONL.ZST", "story.JSONL"),
            ("story.txt", "story.txt"),
            (".gz", ".gz"),
            ("a/.gz", "a/.gz"),
            ("story.gz", "story"),
        ] {
            assert_eq!(unpacked_name(name), expected);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(head in 0usize..3, bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
            let magic = [&b""[..], TABLE[0].1, TABLE[1].1][head];
            let _ = read([magic, &bytes].concat());
        }
    }
}
