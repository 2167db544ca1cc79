//! Who is let in: the browser that opened the address that was printed, and nobody else.
//!
//! The address holds a token that opens the desk once. It is exchanged for a cookie, which a page of another site cannot
//! send along, and the page holds a key, which such a page cannot read; a write needs both. A browser sends cookies to every
//! port of a machine, but not to every path: all that is served lies below a path that is a secret as well. A name that somebody
//! points at this machine is refused by the `Host` that it comes with.

use std::io;
use std::sync::{Mutex, PoisonError};

use super::http::{Reply, Request};

/// The header field that holds the key.
pub(super) const KEY: &str = "X-Crosscheck-Key";

/// One run of the desk.
#[derive(Debug)]
pub(super) struct Session {
    port: u16,
    /// The folder of all paths.
    place: String,
    /// Opens the desk; gone once it has.
    token: Mutex<Option<String>>,
    cookie: String,
    key: String,
}

impl Session {
    /// A session with secrets of its own, on a port.
    pub(super) fn new(port: u16) -> io::Result<Self> {
        Ok(Self { port, place: secret()?, token: Mutex::new(Some(secret()?)), cookie: secret()?, key: secret()? })
    }

    /// The address that opens the desk, once.
    pub(super) fn address(&self) -> String {
        let token = self.token.lock().unwrap_or_else(PoisonError::into_inner);
        format!("{}{}?token={}", self.origin(), self.home(), token.as_deref().unwrap_or_default())
    }

    /// What a request asks for below our path, if it does.
    pub(super) fn path<'r>(&self, request: &'r Request) -> Option<&'r str> {
        let (place, path) = request.path.strip_prefix('/')?.split_once('/')?;
        same(place, &self.place).then_some(path)
    }

    /// What a page needs to write.
    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// The answer to whoever is not let in, or is let in by a token; nothing where the request may go on.
    pub(super) fn stop(&self, request: &Request) -> Option<Reply> {
        if !self.is_ours(request) {
            return Some(Reply::empty(403));
        }
        let knows = self.has_cookie(request);
        let token =
            request.query.strip_prefix("token=").filter(|_| self.path(request) == Some("") && request.method == "GET");
        match token {
            // Whoever opens the address a second time in the same browser is in already.
            Some(_) if knows => Some(Reply::empty(303).with("Location", self.home())),
            Some(token) if self.spend(token) => {
                let cookie =
                    format!("{}={}; Path={}; HttpOnly; SameSite=Strict", self.name(), self.cookie, self.home());
                Some(Reply::empty(303).with("Location", self.home()).with("Set-Cookie", cookie))
            }
            _ if knows => None,
            _ => Some(Reply::empty(404)),
        }
    }

    /// The answer to a write that does not come from our page; nothing where it does.
    pub(super) fn stop_write(&self, request: &Request) -> Option<Reply> {
        let from_us = match request.field("origin") {
            Some(origin) => origin == self.origin(),
            None => request.field("sec-fetch-site") == Some("same-origin"),
        };
        let has_key = request.field(KEY).is_some_and(|key| same(key, &self.key));
        let kind = request.field("content-type").and_then(|kind| kind.split(';').next()).map(str::trim);
        match (from_us && has_key, kind) {
            (false, _) => Some(Reply::empty(403)),
            (true, Some(kind)) if kind.eq_ignore_ascii_case("application/json") => None,
            (true, _) => Some(Reply::empty(415)),
        }
    }

    fn is_ours(&self, request: &Request) -> bool {
        let host = request.field("host");
        host == Some(&format!("127.0.0.1:{}", self.port)) || (self.port == 80 && host == Some("127.0.0.1"))
    }

    fn home(&self) -> String {
        format!("/{}/", self.place)
    }

    fn origin(&self) -> String {
        match self.port {
            80 => "http://127.0.0.1".to_owned(),
            port => format!("http://127.0.0.1:{port}"),
        }
    }

    /// Cookies are shared by the ports of a machine.
    fn name(&self) -> String {
        format!("crosscheck-{}", self.port)
    }

    fn has_cookie(&self, request: &Request) -> bool {
        let name = self.name();
        let mut cookies = request.field("cookie").unwrap_or_default().split("; ");
        cookies.any(|cookie| cookie.split_once('=').is_some_and(|(n, value)| n == name && same(value, &self.cookie)))
    }

    fn spend(&self, token: &str) -> bool {
        let mut kept = self.token.lock().unwrap_or_else(PoisonError::into_inner);
        let opens = kept.as_deref().is_some_and(|kept| same(token, kept));
        if opens {
            *kept = None;
        }
        opens
    }
}

/// 256 bits of the system's randomness.
fn secret() -> io::Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
    Ok(blake3::Hash::from(bytes).to_hex().to_string())
}

/// Whether two texts are the same, in a time that does not tell how much of them is: hashes compare so.
fn same(one: &str, other: &str) -> bool {
    blake3::hash(one.as_bytes()) == blake3::hash(other.as_bytes())
}
