//! Requests and replies of HTTP/1.1, one a connection: no more of it than a browser on this machine needs, and nothing
//! taken that is long, late or in two minds.

use std::io::{self, Read, Write};
use std::time::{Duration, Instant};

/// Bytes of the longest head.
const HEAD: usize = 16 * 1024;
/// Header fields of the longest head.
const FIELDS: usize = 64;
/// Bytes of the longest body: some thousand fingerprints.
const BODY: usize = 256 * 1024;
/// How long a request may take to arrive.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// A request, as it was sent.
#[derive(Debug, Default)]
pub(super) struct Request {
    pub(super) method: String,
    /// The path, without the query.
    pub(super) path: String,
    /// What stands behind the question mark.
    pub(super) query: String,
    fields: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

/// An answer.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) fields: Vec<(&'static str, String)>,
    pub(super) body: String,
}

impl Request {
    /// The value of a header field that is there once.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        let mut all = self.fields.iter().filter(|(field, _)| field.eq_ignore_ascii_case(name));
        let (_, value) = all.next()?;
        if all.next().is_some() { None } else { Some(value) }
    }

    /// Reads a request.
    ///
    /// # Errors
    /// The reply to what is none, or to one that is too long; nothing where the connection broke off.
    pub(super) fn read(stream: &mut impl Read) -> Result<Self, Option<Reply>> {
        let from = Instant::now();
        let mut bytes = Vec::new();
        let (mut request, start, length) = loop {
            if let Some(head) = parsed(&bytes)? {
                break head;
            }
            if bytes.len() > HEAD {
                return Err(Some(Reply::empty(431)));
            }
            more(stream, &mut bytes, from)?;
        };
        while bytes.len() < start + length {
            more(stream, &mut bytes, from)?;
        }
        request.body = bytes.get(start..start + length).unwrap_or_default().to_vec();
        Ok(request)
    }
}

/// The next bytes of a stream.
fn more(stream: &mut impl Read, bytes: &mut Vec<u8>, from: Instant) -> Result<(), Option<Reply>> {
    let mut part = [0; 4096];
    match stream.read(&mut part) {
        Ok(length) if length > 0 && from.elapsed() < PATIENCE => {
            bytes.extend(part.iter().take(length));
            Ok(())
        }
        _ => Err(None),
    }
}

/// The head of a request, where its body starts and how long it is; nothing where the head has not ended yet.
fn parsed(bytes: &[u8]) -> Result<Option<(Request, usize, usize)>, Option<Reply>> {
    let mut fields = [httparse::EMPTY_HEADER; FIELDS];
    let mut head = httparse::Request::new(&mut fields);
    let bad = |status| Err(Some(Reply::empty(status)));
    let start = match head.parse(bytes) {
        Ok(httparse::Status::Complete(start)) if start <= HEAD => start,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(httparse::Error::TooManyHeaders) | Ok(httparse::Status::Complete(_)) => return bad(431),
        Err(_) => return bad(400),
    };
    let mut request = Request { method: head.method.unwrap_or_default().to_owned(), ..Request::default() };
    let (path, query) = head.path.and_then(|path| path.split_once('?')).unwrap_or((head.path.unwrap_or_default(), ""));
    (request.path, request.query) = (path.to_owned(), query.to_owned());
    for field in head.headers.iter() {
        let Ok(value) = std::str::from_utf8(field.value) else { return bad(400) };
        request.fields.push((field.name.to_owned(), value.trim().to_owned()));
    }
    let is_given = |name: &str| request.fields.iter().any(|(field, _)| field.eq_ignore_ascii_case(name));
    if is_given("transfer-encoding") {
        return bad(501);
    }
    let length = match request.field("content-length") {
        Some(length) if length.bytes().all(|byte| byte.is_ascii_digit()) => length.parse().unwrap_or(usize::MAX),
        None if !is_given("content-length") => 0,
        _ => return bad(400),
    };
    if length > BODY { bad(413) } else { Ok(Some((request, start, length))) }
}

impl Reply {
    /// A reply that says nothing.
    pub(super) const fn empty(status: u16) -> Self {
        Self { status, fields: Vec::new(), body: String::new() }
    }

    /// A reply of a type.
    pub(super) fn of(status: u16, kind: &str, body: String) -> Self {
        Self { status, fields: vec![("Content-Type", format!("{kind}; charset=utf-8"))], body }
    }

    /// The same with another header field.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.fields.push((name, value.into()));
        self
    }

    /// Writes it as the only reply of its connection.
    pub(super) fn write(&self, stream: &mut impl Write) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, phrase(self.status));
        let length = [("Content-Length", self.body.len().to_string())];
        for (name, value) in self.fields.iter().chain(&length) {
            // A line break in a value would begin a field of somebody else's.
            let value: String = value.chars().filter(|c| !c.is_control()).collect();
            head.extend([name, ": ", &value, "\r\n"]);
        }
        head.extend(ALWAYS.iter().flat_map(|(name, value)| [name, ": ", value, "\r\n"]));
        head.push_str("\r\n");
        stream.write_all(head.as_bytes())?;
        stream.write_all(self.body.as_bytes())?;
        stream.flush()
    }
}

/// What every reply says: kept nowhere, taken for nothing but what it is, shown in no frame and to no other site.
const ALWAYS: [(&str, &str); 7] = [
    ("Connection", "close"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
];

const fn phrase(status: u16) -> &'static str {
    match status {
        200 => "OK",
        303 => "See Other",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        431 => "Request Header Fields Too Large",
        501 => "Not Implemented",
        _ => "Internal Server Error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Request, Option<u16>> {
        Request::read(&mut text.as_bytes()).map_err(|reply| reply.map(|reply| reply.status))
    }

    #[test]
    fn a_request_is_read_whole() {
        let request = read("POST /decide?x=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcd").unwrap();
        assert_eq!((&*request.method, &*request.path, &*request.query), ("POST", "/decide", "x=1"));
        assert_eq!((request.field("HOST"), request.body.as_slice()), (Some("a"), &b"abc"[..]));
    }

    #[test]
    fn what_is_long_broken_or_in_two_minds_is_refused() {
        let head = |fields: &str| format!("POST / HTTP/1.1\r\n{fields}\r\n");
        for (text, status) in [
            (head("Content-Length: 4\r\n"), None),
            ("GET / HT".to_owned(), None),
            (String::new(), None),
            ("GET  / HTTP/1.1\r\n\r\n".to_owned(), Some(400)),
            (head("Content-Length: 1\r\nContent-Length: 2\r\n"), Some(400)),
            (head("Content-Length: +1\r\n"), Some(400)),
            (head("Content-Length: 99999999999999999999999\r\n"), Some(413)),
            (head("Content-Length: 300000\r\n"), Some(413)),
            (head("Transfer-Encoding: chunked\r\n"), Some(501)),
            (head(&format!("X: {}\r\n", "x".repeat(20_000))), Some(431)),
            (head(&"X: y\r\n".repeat(65)), Some(431)),
            (format!("GET /{}", "x".repeat(30_000)), Some(431)),
        ] {
            let shown: String = text.chars().take(60).collect();
            assert_eq!(read(&text).map(|_| ()).unwrap_err(), status, "{shown}");
        }
    }

    #[test]
    fn a_value_cannot_begin_another_field() {
        let mut written = Vec::new();
        Reply::empty(200).with("X", "a\r\nSet-Cookie: b").write(&mut written).unwrap();
        let text = String::from_utf8(written).unwrap();
        assert!(text.contains("\r\nX: aSet-Cookie: b\r\n"), "{text}");
    }
}
