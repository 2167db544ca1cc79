//! Which encoding a page says it is in.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes in which a declaration has to stand, as browsers look for it, and some more for those that come late.
const HEAD: usize = 4096;

/// The encoding in the first `<meta charset=…>`, `<meta http-equiv… content="…charset=…">` or `<?xml encoding=…?>`.
pub(in crate::source) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let label = |behind: &str| {
        let behind = behind.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let end = behind.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '>' | '/' | '?'))?;
        Encoding::for_label(behind.get(..end)?.as_bytes())
    };
    let xml = text.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split("?>").next());
    let xml = xml.and_then(|prolog| label(prolog.split_once("encoding")?.1));
    let meta = || {
        text.split("<meta").skip(1).find_map(|tag| {
            label(tag.split('>').next()?.split_once("charset")?.1).or_else(|| {
                // The value may end with the tag.
                label(&format!("{} ", tag.split('>').next()?.split_once("charset")?.1))
            })
        })
    };
    // Bytes in which these letters can be read are not of two bytes each.
    xml.or_else(meta).map(|encoding| if [UTF_16LE, UTF_16BE].contains(&encoding) { UTF_8 } else { encoding })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_is_found_where_browsers_look() {
        for (page, expected) in [
            ("<html><head><meta charset=windows-1252>", Some("windows-1252")),
            ("<META http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>", Some("Shift_JIS")),
            ("<?xml version='1.0' encoding='KOI8-R'?><html>", Some("KOI8-R")),
            ("<meta name=x><meta charset=\"utf-16\">", Some("UTF-8")),
            ("<meta charset=nonsense>", None),
            ("<p>charset=gbk</p>", None),
            ("<meta charset", None),
        ] {
            assert_eq!(declared(page.as_bytes()).map(Encoding::name), expected, "{page}");
        }
    }
}
