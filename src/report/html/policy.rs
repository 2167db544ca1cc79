//! The policy of a page: which style and script may act in it, and that nothing else may.

use super::Desk;

/// The content of a `Content-Security-Policy`. With a desk, its parts may act too, and talk to where the page is from.
pub(super) fn policy(style: &str, script: &str, desk: Option<&Desk<'_>>) -> String {
    let added = |part: for<'d> fn(&Desk<'d>) -> &'d str| desk.map(part).filter(|text| !text.is_empty());
    let styles = sources(style, added(|desk| desk.style));
    let scripts = sources(script, added(|desk| desk.script));
    let connect = if desk.is_some() { "; connect-src 'self'" } else { "" };
    format!(
        "default-src 'none'; style-src {styles}; script-src {scripts}; img-src data:; base-uri 'none'; form-action \
         'none'{connect}"
    )
}

fn sources(own: &str, added: Option<&str>) -> String {
    let hashes: Vec<String> = std::iter::once(own).chain(added).map(hash).collect();
    hashes.join(" ")
}

/// `'sha256-…'`, as the policy names a text that may act.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", base64(&hmac_sha256::Hash::hash(text.as_bytes())))
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32| LETTERS.get((bits & 63) as usize).map_or('=', |letter| char::from(*letter));
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        out.extend((0..=three.len()).map(|at| letter(bits >> (18 - 6 * at))));
        out.extend(std::iter::repeat_n('=', 3 - three.len()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_named_by_its_hash() {
        // The digest of the empty text, and the padding of RFC 4648, section 10.
        assert_eq!(hash(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
        assert_eq!(
            ["f", "fo", "foo", "foobar"].map(|text| base64(text.as_bytes())),
            ["Zg==", "Zm8=", "Zm9v", "Zm9vYmFy"]
        );
    }

    #[test]
    fn only_a_desk_may_talk_and_only_to_its_own_server() {
        let own = policy("a", "b", None);
        assert!(own.starts_with("default-src 'none'; ") && !own.contains("connect-src") && !own.contains("unsafe"));
        let desk = policy("a", "b", Some(&Desk { style: "", script: "c" }));
        assert!(desk.ends_with("; connect-src 'self'"), "{desk}");
        assert_eq!(desk.matches("sha256-").count(), 3, "{desk}");
    }
}
