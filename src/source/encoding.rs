//! From bytes to Unicode: by their mark, by what they declare, as UTF-8 where they are that, and else by a guess that
//! is told.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::file::place_of;
use super::page::{Decoded, Page};
use crate::model::{Problem, Span};

/// The text of the bytes of one file of at most so many, which problems call `shown`; `declared` finds what they say of themselves.
///
/// # Errors
/// A problem, at its byte, where the bytes are none, are more than an article has, or are no text. A file that is not
/// what it should be and can be read all the same gets a warning among `problems`.
pub(super) fn decode(
    shown: &str,
    bytes: Vec<u8>,
    most: usize,
    declared: fn(&[u8]) -> Option<&'static Encoding>,
    problems: &mut Vec<Problem>,
) -> Result<Page, Problem> {
    if bytes.len() > most {
        return Err(Problem::of_file(shown, format!("has more than {} MB, too long for one article", most >> 20))
            .with_help("give many articles as one JSON record a line, in a .jsonl file"));
    }
    if let Some(kind) = binary(&bytes) {
        return Err(Problem::of_file(shown, format!("is {kind}, expected text")));
    }
    let page = match wide(&bytes) {
        Some((Wide::Four { big }, from)) => four_bytes(&bytes, from, big),
        Some((Wide::Two(encoding), from)) => read(shown, &bytes, from, encoding, problems),
        None => narrow(shown, bytes, declared, problems)?,
    };
    if let Some(at) = page.text.find('\0') {
        let place = page.place(Span::new(at, at + 1));
        return Err(Problem::at(shown, place, format!("is no text: byte {} is NUL", place.span.start)));
    }
    match page.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}') {
        "" if page.text.is_empty() => Err(Problem::of_file(shown, "is empty").as_warning()),
        "" => Err(Problem::of_file(shown, "has nothing but white space").as_warning()),
        _ => Ok(page),
    }
}

/// For files that declare nothing.
pub(super) const fn undeclared(_: &[u8]) -> Option<&'static Encoding> {
    None
}

/// How the files begin that people take for articles and that are none.
const BINARY: [(&[u8], &str); 8] = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
];

fn binary(bytes: &[u8]) -> Option<&'static str> {
    BINARY.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind)
}

/// Encodings in which every character of ASCII has zeros beside it.
#[derive(Clone, Copy)]
enum Wide {
    Two(&'static Encoding),
    Four { big: bool },
}

/// Which of them the bytes are in, by the mark at their head or by where zeros stand, and where the text begins.
fn wide(bytes: &[u8]) -> Option<(Wide, usize)> {
    const MARKS: [(&[u8], Wide); 4] = [
        (&[0xff, 0xfe, 0, 0], Wide::Four { big: false }),
        (&[0, 0, 0xfe, 0xff], Wide::Four { big: true }),
        (&[0xff, 0xfe], Wide::Two(UTF_16LE)),
        (&[0xfe, 0xff], Wide::Two(UTF_16BE)),
    ];
    if let Some((mark, wide)) = MARKS.into_iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Some((wide, mark.len()));
    }
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let zeros = |place: usize| head.iter().skip(place).step_by(4).filter(|byte| **byte == 0).count();
    let quarter = head.len() / 4;
    // Most of a text is letters, digits and spaces of ASCII, whatever its language: there are its marks and its tags.
    let mostly = |place: usize| quarter > 0 && zeros(place) * 10 > quarter * 3;
    let never = |place: usize| zeros(place) == 0;
    let wide = match [0, 1, 2, 3].map(mostly) {
        [false, true, true, true] => Wide::Four { big: false },
        [true, true, true, false] => Wide::Four { big: true },
        [false, true, false, true] if never(0) && never(2) => Wide::Two(UTF_16LE),
        [true, false, true, false] if never(1) && never(3) => Wide::Two(UTF_16BE),
        _ => return None,
    };
    Some((wide, 0))
}

/// Encodings of which ASCII is a part.
fn narrow(
    shown: &str,
    bytes: Vec<u8>,
    declared: fn(&[u8]) -> Option<&'static Encoding>,
    problems: &mut Vec<Problem>,
) -> Result<Page, Problem> {
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Problem::at(shown, place_of(&bytes, at), format!("is no text: byte {at} is NUL")));
    }
    let declared = declared(&bytes);
    // Pages are saved as UTF-8 by programs that leave what they declare as it was. Escapes are ASCII, and no UTF-8.
    let escaped = declared == Some(ISO_2022_JP) && bytes.contains(&0x1b);
    let bytes = if escaped {
        bytes
    } else {
        match String::from_utf8(bytes) {
            Ok(text) => return Ok(Page::same(text)),
            Err(error) => error.into_bytes(),
        }
    };
    if let Some(encoding) = declared.filter(|encoding| *encoding != UTF_8) {
        return Ok(read(shown, &bytes, 0, encoding, problems));
    }
    if declared == Some(UTF_8) || is_mostly_utf8(&bytes) {
        return Ok(read(shown, &bytes, 0, UTF_8, problems));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let at = bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
    let message = format!("is not UTF-8: {}; it is read as {}, a guess", byte_at(&bytes, at), encoding.name());
    let help = format!("convert it, for example with `iconv -f {} -t UTF-8`", encoding.name());
    problems.push(Problem::at(shown, place_of(&bytes, at), message).with_help(help).as_warning());
    Ok(read(shown, &bytes, 0, encoding, problems))
}

/// Whether more of what is not ASCII is UTF-8 than is not: a text with a few broken bytes.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

/// The text of `bytes` from byte `from` on. What is no character of the encoding becomes `�`, and the first such byte is
/// told.
fn read(shown: &str, bytes: &[u8], from: usize, encoding: &'static Encoding, problems: &mut Vec<Problem>) -> Page {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut decoded = Decoded::default();
    let mut broken: Option<usize> = None;
    let mut start = from;
    // A byte at a time, so that it is seen which bytes a character is made of.
    let singles = bytes.get(from..).unwrap_or_default().chunks(1);
    for (at, byte) in singles.chain([&[][..]]).enumerate() {
        let mut out = [0; 64];
        let (_, _, written, had_errors) = decoder.decode_to_utf8(byte, &mut out, byte.is_empty());
        let new = out.get(..written).and_then(|new| str::from_utf8(new).ok()).unwrap_or_default();
        if had_errors {
            broken = broken.or(Some(start));
        }
        let end = from + at + byte.len();
        let mut left = new.chars().count();
        for c in new.chars() {
            left -= 1;
            let taken = (end - start).saturating_sub(left);
            decoded.push(c, start, taken);
            start += taken;
        }
    }
    let page = decoded.into_page();
    if let Some(at) = broken {
        let message = format!("is not {} throughout: {}; it is read as `�`", encoding.name(), byte_at(bytes, at));
        let sign = page.text.find('\u{fffd}').unwrap_or_default();
        problems.push(Problem::at(shown, page.place(Span::new(sign, sign + 3)), message).as_warning());
    }
    page
}

fn byte_at(bytes: &[u8], at: usize) -> String {
    format!("byte {at} is 0x{:02x}", bytes.get(at).copied().unwrap_or_default())
}

/// UTF-32, which the web has given up and JSON has not.
fn four_bytes(bytes: &[u8], from: usize, big: bool) -> Page {
    let mut decoded = Decoded::default();
    for (at, four) in bytes.get(from..).unwrap_or_default().chunks(4).enumerate() {
        let code = four.iter().enumerate().fold(0u32, |code, (place, byte)| {
            let shift = if big { 3usize.saturating_sub(place) } else { place } * 8;
            code | u32::from(*byte) << shift
        });
        let c = char::from_u32(code).filter(|_| four.len() == 4).unwrap_or(char::REPLACEMENT_CHARACTER);
        decoded.push(c, from + at * 4, four.len());
    }
    decoded.into_page()
}

#[cfg(test)]
mod tests {
    use super::super::file::LONGEST;
    use super::*;

    fn check(bytes: &[u8]) -> (Result<Page, Problem>, Vec<Problem>) {
        let mut problems = Vec::new();
        (decode("x.txt", bytes.to_vec(), LONGEST, undeclared, &mut problems), problems)
    }

    #[test]
    fn bytes_that_are_no_text_are_a_problem_at_their_place() {
        for (bytes, place, message) in [
            (&b"a\nb\0 and more of it"[..], Some((2, 2)), "is no text: byte 3 is NUL"),
            (b"%PDF-1.7 \xff\0", None, "is a PDF document, expected text"),
            (b"PK\x03\x04\0\0", None, "is a ZIP archive or an office document, expected text"),
            (b"", None, "is empty"),
            (b" \r\n\t", None, "has nothing but white space"),
            (b"\xff\xfe \0\n\0", None, "has nothing but white space"),
        ] {
            let problem = check(bytes).0.unwrap_err();
            assert_eq!(problem.message, message);
            assert_eq!(problem.place.map(|place| (place.line, place.column)), place, "{message}");
            assert_eq!(problem.warning, message.starts_with("has nothing") || message == "is empty");
        }
        let long = decode("x", vec![b'a'; LONGEST + 1], LONGEST, undeclared, &mut Vec::new()).unwrap_err();
        assert_eq!((long.message.as_str(), long.warning), ("has more than 16 MB, too long for one article", false));
    }

    #[test]
    fn what_is_not_utf8_is_read_and_told_at_its_byte() {
        for (bytes, text, place, message) in [
            (
                &b"one\ntwo caf\xe9 guests"[..],
                "one\ntwo café guests",
                (2, 8),
                "is not UTF-8: byte 11 is 0xe9; it is read as windows-1252, a guess",
            ),
            (
                b"caf\xc3\xa9 and th\xc3\xa9 and \xe9.",
                "café and thé and \u{fffd}.",
                (1, 18),
                "is not UTF-8 throughout: byte 19 is 0xe9; it is read as `�`",
            ),
        ] {
            let (page, problems) = check(bytes);
            assert_eq!(page.unwrap().text, text);
            let [problem] = problems.as_slice() else { panic!("{problems:?}") };
            let at = problem.place.unwrap();
            assert_eq!((at.line, at.column, problem.message.as_str()), (place.0, place.1, message));
            assert_eq!(at.span.len(), 1);
            assert!(problem.warning);
        }
    }

    /// Every character is found at its own bytes, whatever the encoding.
    #[test]
    fn each_character_has_its_bytes() {
        let russian = "Порт был закрыт около девяти часов.\nСорок судов ждали на рейде; пострадавших нет.";
        let japanese = "港は約九時間閉鎖された。\nけが人はいなかった、と当局は述べた。";
        let chinese = "港口关闭了大约九个小时。\n四十艘船在外面等候，无人受伤。";
        let french = "Le port est resté fermé près de neuf heures.\nL’élève a vu l’équipage évacué.";
        for (label, text) in [
            ("windows-1252", french),
            ("koi8-r", russian),
            ("windows-1251", russian),
            ("shift_jis", japanese),
            ("euc-jp", japanese),
            ("iso-2022-jp", japanese),
            ("gb18030", chinese),
            ("big5", "港口關閉了大約九個小時。"),
        ] {
            let encoding = Encoding::for_label(label.as_bytes()).unwrap();
            let (bytes, _, lost) = encoding.encode(text);
            assert!(!lost, "{label}");
            let mut problems = Vec::new();
            let page = read("x", &bytes, 0, encoding, &mut problems);
            assert_eq!((page.text.as_str(), problems.as_slice()), (text, &[][..]), "{label}");
            let places = page.in_file.unwrap();
            let mut last = 0;
            for (at, c) in text.char_indices() {
                let span = places.span(text, Span::new(at, at + c.len_utf8()));
                assert_eq!(span.start, last, "{label} {c}");
                last = span.end;
                // Escapes between characters are of those that follow.
                if encoding != ISO_2022_JP {
                    assert_eq!(encoding.decode(&bytes[span.start..span.end]).0, c.to_string(), "{label}");
                }
            }
            assert_eq!(places.place(text, text.rfind('\n').map_or(0, |at| at + 1)).1, 1);
        }
    }

    #[test]
    fn wide_encodings_are_known_by_their_mark_or_by_their_zeros() {
        let text = "The port was closed for “nine” hours 🚢 or more.";
        let two = |big: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        let four = |big: bool| -> Vec<u8> {
            let bytes = |c: char| if big { (c as u32).to_be_bytes() } else { (c as u32).to_le_bytes() };
            text.chars().flat_map(bytes).collect()
        };
        for (mark, bytes) in [
            (&b"\xff\xfe"[..], two(false)),
            (b"\xfe\xff", two(true)),
            (b"\xff\xfe\0\0", four(false)),
            (b"\0\0\xfe\xff", four(true)),
        ] {
            for mark in [mark, b""] {
                let bytes = [mark, &bytes].concat();
                let (page, problems) = check(&bytes);
                let page = page.unwrap();
                assert_eq!((page.text.as_str(), problems.as_slice()), (text, &[][..]));
                let at = text.find("or more").unwrap();
                let span = page.in_file.unwrap().span(text, Span::new(at, text.len()));
                assert_eq!(span.end, bytes.len());
                assert_eq!(
                    bytes[span.start..].iter().copied().filter(|byte| *byte != 0).collect::<Vec<_>>(),
                    b"or more."
                );
            }
        }
    }
}
