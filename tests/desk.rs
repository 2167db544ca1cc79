//! The review desk as a browser meets it: the program runs, and requests go over a socket, byte by byte.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crosscheck::review::Ledger;
use serde_json::{Value, json};

const RULES: &str = "tests/cli/rules/good.yaml";
const DAY: &str = "2025-03-20";

/// A folder of its own with two articles, a rule file beside them and no ledger.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("desk").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("news")).unwrap();
    for (paper, text) in [
        ("Harbour Post", "The storm sank nine boats at Alder Bay in winds of 75 mph."),
        ("Town Crier", "The storm sank eleven boats at Alder Bay in winds of 90 mph."),
    ] {
        let article = json!({"id": paper, "publisher": paper, "published": "2025-03-18", "text": text});
        let mut file = fs::OpenOptions::new().create(true).append(true).open(folder.join("news/all.jsonl")).unwrap();
        writeln!(file, "{article}").unwrap();
    }
    folder
}

fn ledger(folder: &Path) -> PathBuf {
    folder.join("reviews.yaml")
}

fn text(folder: &Path) -> String {
    fs::read_to_string(ledger(folder)).unwrap_or_default()
}

/// A desk that runs, and the browser that has opened it.
struct Desk {
    child: Child,
    port: u16,
    /// The path below which everything is served.
    home: String,
    token: String,
    cookie: String,
    key: String,
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What came back.
#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

impl Desk {
    /// The desk before anybody has opened it.
    fn shut(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
            .args(["review", &folder.join("news").display().to_string(), "--rules", RULES, "--by", "A. <b>Holm"])
            .args(["--reviews", &ledger(folder).display().to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        // What it tells is read to the end, or it would wait for a reader.
        std::thread::spawn(move || out.read_to_string(&mut String::new()));
        let (_, address) = line.trim().split_once("http://127.0.0.1:").unwrap();
        let (place, token) = address.split_once("?token=").unwrap();
        let (port, home) = place.split_at(place.find('/').unwrap());
        let (port, home, token) = (port.parse().unwrap(), home.to_owned(), token.to_owned());
        Self { child, port, home, token, cookie: String::new(), key: String::new() }
    }

    /// The desk in a browser.
    fn open(folder: &Path) -> Self {
        let mut desk = Self::shut(folder);
        let entered = desk.send(&desk.get(&format!("?token={}", desk.token)));
        assert_eq!(entered.status, 303, "{entered:?}");
        let cookie = entered.head.split("Set-Cookie: ").nth(1).unwrap().split(';').next().unwrap();
        cookie.clone_into(&mut desk.cookie);
        let page = desk.send(&desk.get(""));
        assert_eq!(page.status, 200);
        let key = page.body.split("\"key\":\"").nth(1).unwrap().split('"').next().unwrap();
        key.clone_into(&mut desk.key);
        desk
    }

    fn get(&self, path: &str) -> String {
        let cookie = if self.cookie.is_empty() { String::new() } else { format!("Cookie: {}\r\n", self.cookie) };
        format!("GET {}{path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{cookie}\r\n", self.home, self.port)
    }

    fn post(&self, path: &str, body: &Value) -> String {
        let body = body.to_string();
        format!(
            "POST {home}{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: other=1; {}\r\nOrigin: http://127.0.0.1:{port}\r\n\
             Content-Type: application/json\r\nX-Crosscheck-Key: {}\r\nContent-Length: {}\r\n\r\n{body}",
            self.cookie,
            self.key,
            body.len(),
            home = self.home,
            port = self.port,
        )
    }

    fn send(&self, request: &str) -> Answer {
        self.try_send(request).unwrap()
    }

    /// What comes back, where the desk is there to answer.
    fn try_send(&self, request: &str) -> Option<Answer> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(request.as_bytes()).ok()?;
        let mut text = String::new();
        stream.read_to_string(&mut text).ok()?;
        let (head, body) = text.split_once("\r\n\r\n")?;
        let status = head.get(9..12)?.parse().ok()?;
        // A desk that is killed while it answers has not answered.
        let length: usize = head.split("Content-Length: ").nth(1)?.split("\r\n").next()?.parse().ok()?;
        if body.len() < length {
            return None;
        }
        Some(Answer { status, head: head.to_owned(), body: body.to_owned() })
    }

    fn state(&self) -> Value {
        self.send(&self.get("reviews")).json()
    }

    /// The fingerprints on the page, in its order.
    fn fingerprints(&self) -> Vec<String> {
        let page = self.send(&self.get("")).body;
        let found = page.split("data-fingerprint=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        found.collect()
    }

    fn decide(&self, fingerprints: &[String], decision: &str, reason: &str, revision: &Value) -> Answer {
        let asked = json!({"fingerprints": fingerprints, "decision": decision, "reason": reason, "by": "M. Berg", "revision": revision});
        self.send(&self.post("decide", &asked))
    }
}

#[test]
fn the_address_opens_once_and_nothing_is_reachable_without_it() {
    let folder = folder("once");
    let desk = Desk::shut(&folder);
    for path in ["", "reviews", "favicon.ico", "desk.js", "?token=", "?token=0", "?x", "..", "decide"] {
        let answer = desk.send(&desk.get(path));
        assert_eq!((answer.status, &*answer.body), (404, ""), "{path}");
    }
    let wrong: String = desk.token.chars().rev().collect();
    assert_eq!(desk.send(&desk.get(&format!("?token={wrong}"))).status, 404);
    let elsewhere = format!("/?token={}", desk.token);
    assert_eq!(desk.send(&desk.get(&elsewhere).replace(&desk.home, "")).status, 404, "without the path");
    let address = desk.get(&format!("?token={}", desk.token));
    let first = desk.send(&address);
    assert_eq!(first.status, 303);
    assert!(
        first.head.contains("HttpOnly; SameSite=Strict")
            && first.head.contains(&format!("Location: {}\r\n", desk.home)),
        "{first:?}"
    );
    assert!(
        first.head.contains(&format!("; Path={}; ", desk.home)),
        "another port of this machine is not sent it: {first:?}"
    );
    assert_eq!(desk.send(&address).status, 404, "the token is spent");
}

#[test]
fn a_page_says_what_it_may_do_and_is_kept_nowhere() {
    let desk = Desk::open(&folder("page"));
    let page = desk.send(&desk.get(""));
    for line in [
        "Cache-Control: no-store",
        "X-Content-Type-Options: nosniff",
        "frame-ancestors 'none'",
        "default-src 'none'",
        "Referrer-Policy: no-referrer",
        "Content-Type: text/html; charset=utf-8",
    ] {
        assert!(page.head.contains(line), "{line}: {}", page.head);
    }
    assert!(page.body.contains(r#""by":"A. \u003cb>Holm""#), "what is given cannot end its script");
    assert!(!page.body.contains(&desk.token), "the token is nowhere but in the address");
    let again = desk.send(&desk.get(&format!("?token={}", desk.token)));
    assert_eq!(again.status, 303, "whoever is in may open the address again");
    assert!(!again.head.contains("Set-Cookie"), "{again:?}");
}

/// Every way in which a request can come from elsewhere, each with what it is answered.
#[test]
fn what_comes_from_elsewhere_is_refused_without_a_word() {
    let folder = folder("elsewhere");
    let desk = Desk::open(&folder);
    let which = desk.fingerprints();
    let revision = desk.state()["revision"].clone();
    let asked = json!({"fingerprints": [which[0]], "decision": "dismissed", "revision": revision});
    let good = desk.post("decide", &asked);
    let port = desk.port;
    let host = format!("Host: 127.0.0.1:{port}");
    let origin = format!("Origin: http://127.0.0.1:{port}\r\n");
    let cookie = format!("Cookie: other=1; {}\r\n", desk.cookie);
    let key = format!("X-Crosscheck-Key: {}\r\n", desk.key);
    let cases = [
        ("another host", good.replace(&host, &format!("Host: evil.example:{port}")), 403),
        ("another port", good.replace(&host, "Host: 127.0.0.1:1"), 403),
        ("another name of this machine", good.replace(&host, &format!("Host: localhost:{port}")), 403),
        ("no host", good.replace(&format!("{host}\r\n"), ""), 403),
        ("two hosts", good.replace(&host, &format!("{host}\r\n{host}")), 403),
        ("no cookie", good.replace(&cookie, ""), 404),
        ("another cookie", good.replace(&cookie, &cookie.replace(&desk.cookie[20..], "0")), 404),
        ("another origin", good.replace(&origin, "Origin: http://evil.example\r\n"), 403),
        ("an origin of no name", good.replace(&origin, "Origin: null\r\n"), 403),
        ("no origin", good.replace(&origin, ""), 403),
        ("no origin, from another site", good.replace(&origin, "Sec-Fetch-Site: cross-site\r\n"), 403),
        ("no origin, from another port", good.replace(&origin, "Sec-Fetch-Site: same-site\r\n"), 403),
        ("no key", good.replace(&key, ""), 403),
        ("another key", good.replace(&key, "X-Crosscheck-Key: 0\r\n"), 403),
        ("a form", good.replace("application/json", "text/plain"), 415),
        ("no type", good.replace("Content-Type: application/json\r\n", ""), 415),
        ("another method", good.replace("POST ", "PUT "), 405),
        ("a write that reads", desk.get("decide"), 405),
        ("a head", desk.get("").replace("GET ", "HEAD "), 405),
        ("another path", good.replace("/decide", "/decided"), 404),
        ("no secret path", good.replace(&desk.home, "/"), 404),
        ("another secret path", good.replace(&desk.home, "/0/"), 404),
        ("the secret path and no more", desk.get("").replace(&desk.home, desk.home.trim_end_matches('/')), 404),
        ("a body that is too long", good.replace("Content-Length: ", "Content-Length: 9999"), 413),
        ("a whole address", good.replace("POST /", "POST http://127.0.0.1/"), 404),
    ];
    for (name, request, status) in cases {
        assert_ne!(request, good, "{name}");
        let answer = desk.send(&request);
        assert_eq!((answer.status, &*answer.body), (status, ""), "{name}");
        assert!(answer.head.contains("Cache-Control: no-store"), "{name}");
    }
    assert_eq!(text(&folder), "", "nothing was written");
    let by_site = good.replace(&origin, "Sec-Fetch-Site: same-origin\r\n");
    assert_eq!(desk.send(&by_site).status, 200, "a browser that names no origin says that it is ours");
}

#[test]
fn a_request_that_makes_no_sense_is_told_why() {
    let folder = folder("sense");
    let desk = Desk::open(&folder);
    let which = desk.fingerprints();
    let revision = desk.state()["revision"].clone();
    let good = json!({"fingerprints": [which[0]], "decision": "dismissed", "revision": revision});
    for (key, value, why) in [
        ("decision", json!("dismiss"), "there is no decision `dismiss`"),
        ("fingerprints", json!([]), "no finding is chosen"),
        ("fingerprints", json!(["none"]), "the report has no finding none"),
        ("fingerprints", json!("x"), "this is no request"),
        ("expires", json!("soon"), "`soon` is no day"),
        ("expires", json!("2001-01-01"), "2001-01-01 is over already"),
        ("colour", json!("red"), "unknown field `colour`"),
    ] {
        let mut asked = good.clone();
        asked[key] = value;
        let answer = desk.send(&desk.post("decide", &asked));
        assert_eq!(answer.status, 400, "{why}");
        assert!(answer.json()["told"].as_str().unwrap().contains(why), "{why}: {}", answer.body);
    }
    assert_eq!(desk.send(&desk.post("undo", &json!({}))).json()["told"], "there is nothing to undo");
    assert_eq!(text(&folder), "");
}

#[test]
fn a_decision_of_one_tab_is_seen_by_the_other_which_cannot_undo_what_it_has_not_seen() {
    let folder = folder("tabs");
    let desk = Desk::open(&folder);
    let which = desk.fingerprints();
    // Both tabs show this.
    let first = desk.state();
    let done = desk.decide(&which[..1], "dismissed", "two counts", &first["revision"]);
    assert_eq!(done.status, 200, "{done:?}");
    let seen = desk.state();
    assert_eq!(seen["reviews"][&which[0]]["decision"], "dismissed");
    assert_eq!(seen["reviews"][&which[0]]["by"], "M. Berg");

    let late = desk.decide(&which[..1], "confirmed", "no", &first["revision"]);
    assert_eq!(late.status, 409);
    let late = late.json();
    assert!(late["told"].as_str().unwrap().contains("it is dismissed by M. Berg; nothing was written"), "{late}");
    assert_eq!(late["reviews"][&which[0]]["decision"], "dismissed", "the page is told what is decided now");

    let other = desk.decide(&which[1..2], "confirmed", "", &first["revision"]);
    assert_eq!(other.status, 200, "another finding is as that tab saw it: {other:?}");
    let bulk = desk.decide(&which[..2], "ask", "", &first["revision"]);
    assert_eq!(bulk.status, 409, "of several, none is written where one has changed");
    let now = desk.decide(&which[..1], "confirmed", "yes", &late["revision"]);
    assert_eq!(now.status, 200, "whoever has seen it may decide otherwise");
    assert_eq!(desk.decide(&which[..1], "ask", "", &json!("another")).status, 409);
}

#[test]
fn many_are_decided_at_once_and_the_last_write_is_taken_back() {
    let folder = folder("bulk");
    let desk = Desk::open(&folder);
    let which = desk.fingerprints();
    assert!(which.len() >= 2, "{which:?}");
    let revision = desk.state()["revision"].clone();
    let done = desk.decide(&which, "confirmed", "both  called\nus", &revision).json();
    assert_eq!(done["undo"], 1);
    let both = text(&folder);
    assert_eq!(both.matches("decision: confirmed").count(), which.len());
    assert_eq!(both.matches("reason: both called us").count(), which.len(), "a reason is one line");

    let reopened = json!({"fingerprints": which[..1], "revision": done["revision"]});
    let reopened = desk.send(&desk.post("reopen", &reopened)).json();
    assert_eq!(reopened["reviews"].as_object().unwrap().len(), which.len() - 1);
    let undone = desk.send(&desk.post("undo", &json!({}))).json();
    assert_eq!((text(&folder), &undone["undo"]), (both, &json!(1)));
    let undone = desk.send(&desk.post("undo", &json!({}))).json();
    assert_eq!((&undone["reviews"], &undone["undo"]), (&json!({}), &json!(0)));
    assert!(text(&folder).ends_with("reviews: []\n"));
}

#[test]
fn what_is_written_by_hand_meanwhile_is_kept() {
    let folder = folder("hand");
    let desk = Desk::open(&folder);
    let which = desk.fingerprints();
    let revision = desk.state()["revision"].clone();
    let own = "reviews:\n  # ours\n  - {fingerprint: b0, fact: ships, decision: ask}\n";
    fs::write(ledger(&folder), own).unwrap();
    let nameless = json!({"fingerprints": which[1..2], "decision": "ask", "by": "", "revision": revision});
    assert_eq!(desk.send(&desk.post("decide", &nameless)).status, 200);
    assert!(!text(&folder).contains("by:"), "whoever empties the name decides without one");
    assert_eq!(desk.decide(&which[..1], "dismissed", "", &revision).status, 200);
    let both = text(&folder);
    assert!(both.contains("  # ours\n  - fingerprint: b0\n") && both.contains("decision: dismissed"), "{both}");
    // The same finding, decided otherwise by hand: what the desk did is not taken back over it.
    fs::write(ledger(&folder), both.replace("decision: dismissed", "decision: confirmed")).unwrap();
    let undo = desk.send(&desk.post("undo", &json!({})));
    assert_eq!(undo.status, 409, "{undo:?}");
    assert!(text(&folder).contains("decision: confirmed"));
    assert!(undo.json()["told"].as_str().unwrap().starts_with("boats was decided on by somebody else"), "{undo:?}");
    assert_eq!(undo.json()["undo"], 1, "it is in the way of no other");
    let undone = desk.send(&desk.post("undo", &json!({})));
    assert_eq!((undone.status, &undone.json()["told"]), (200, &json!("undone: wind")), "{undone:?}");

    fs::write(ledger(&folder), "reviews: [").unwrap();
    let state = desk.state();
    assert!(state["problem"].as_str().unwrap().contains("reviews.yaml:1:"), "{state}");
    let failed = desk.decide(&which[..1], "dismissed", "", &state["revision"]);
    assert_eq!(failed.status, 500, "{failed:?}");
    assert_eq!(text(&folder), "reviews: [", "what cannot be read is not written over");
}

#[test]
#[cfg(unix)]
fn a_link_is_written_through_and_permissions_are_kept() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = folder("link");
    let target = folder.join("shared/ours.yaml");
    fs::create_dir_all(target.parent().unwrap()).unwrap();
    fs::write(&target, "reviews: []\n").unwrap();
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("shared/ours.yaml", ledger(&folder)).unwrap();
    let desk = Desk::open(&folder);
    let which = desk.fingerprints();
    assert_eq!(desk.decide(&which[..1], "dismissed", "", &desk.state()["revision"]).status, 200);
    assert!(fs::symlink_metadata(ledger(&folder)).unwrap().is_symlink());
    assert!(fs::read_to_string(&target).unwrap().contains("decision: dismissed"));
    assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
    let left: Vec<_> =
        fs::read_dir(target.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["ours.yaml"], "nothing is left beside it");

    fs::set_permissions(&target, fs::Permissions::from_mode(0o440)).unwrap();
    let failed = desk.decide(&which[1..2], "dismissed", "", &desk.state()["revision"]);
    assert_eq!(failed.status, 500);
    assert!(failed.json()["told"].as_str().unwrap().contains("reviews.yaml: the file is read-only"), "{failed:?}");
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let folder = folder("nowhere");
    fs::create_dir_all(folder.join("gone")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("gone/reviews.yaml", ledger(&folder)).unwrap();
    let desk = Desk::open(&folder);
    fs::remove_dir(folder.join("gone")).unwrap();
    let failed = desk.decide(&desk.fingerprints()[..1], "dismissed", "", &desk.state()["revision"]);
    if cfg!(unix) {
        assert_eq!(failed.status, 500, "{failed:?}");
        assert!(failed.json()["told"].as_str().unwrap().contains("failed to lock the folder of"), "{failed:?}");
    }
}

/// Two people decide at the same moment, on one finding each: neither is lost.
#[test]
fn of_two_who_write_at_once_none_is_lost() {
    let folder = folder("both");
    let which = Desk::open(&folder).fingerprints();
    let news = folder.join("news").display().to_string();
    let file = ledger(&folder).display().to_string();
    let act = |asked: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
        command.args(["review", &news, "--rules", RULES, "--reviews", &file]).args(asked);
        command.stdout(Stdio::null()).spawn().unwrap()
    };
    for round in 0..8 {
        let asked = |at: usize| act(&["--decide", &which[at], "--as", "dismissed", "--reason", "now"]);
        for mut child in [asked(0), asked(1)] {
            assert!(child.wait().unwrap().success());
        }
        assert_eq!(text(&folder).matches("decision: dismissed").count(), 2, "round {round}");
        assert!(act(&["--reopen", &which.join(",")]).wait().unwrap().success());
    }
}

/// The desk is killed at moments of its writes, and what the file holds is always a whole ledger: the old or the new.
#[test]
fn a_desk_that_is_killed_leaves_a_whole_ledger() {
    let folder = folder("killed");
    let (mut rounds, mut written, mut halfway) = (0, 0, 0);
    let until = Instant::now() + Duration::from_secs(8);
    while rounds < 40 && Instant::now() < until {
        let mut desk = Desk::open(&folder);
        let which = desk.fingerprints();
        let before = text(&folder);
        let stop = AtomicBool::new(false);
        let texts = std::thread::scope(|scope| {
            // Whoever reads meanwhile never sees half of it either.
            let reader = scope.spawn(|| {
                let mut texts = vec![before.clone()];
                while !stop.load(Ordering::SeqCst) && Instant::now() < until + Duration::from_secs(20) {
                    let now = text(&folder);
                    if texts.last() != Some(&now) {
                        texts.push(now);
                    }
                }
                texts
            });
            let id = desk.child.id();
            let killer = scope.spawn(move || {
                std::thread::sleep(Duration::from_micros(2_000 + 2_731 * (rounds * rounds % 29)));
                Command::new("kill").args(["-KILL", &id.to_string()]).status().unwrap()
            });
            for at in 0.. {
                let state = desk.try_send(&desk.get("reviews"));
                let revision = state.filter(|state| state.status == 200).map(|state| state.json()["revision"].clone());
                let Some(revision) = revision else { break };
                let reason = format!("round {rounds}, write {at}, {}", "long ".repeat(300));
                let asked =
                    json!({"fingerprints": which, "decision": "confirmed", "reason": reason, "revision": revision});
                if desk.try_send(&desk.post("decide", &asked)).is_none() {
                    break;
                }
                written += 1;
            }
            killer.join().unwrap();
            let _ = desk.child.wait();
            stop.store(true, Ordering::SeqCst);
            reader.join().unwrap()
        });
        let left = text(&folder);
        for text in texts.iter().chain([&left]) {
            let ledger = Ledger::parse("l.yaml", text);
            assert!(ledger.is_ok(), "{ledger:?}\n{text}");
            let ledger = ledger.unwrap();
            let reasons: Vec<_> = ledger.entries.iter().map(|entry| entry.reason.clone()).collect();
            assert!(reasons.windows(2).all(|two| two[0] == two[1]), "a write is there for all findings or for none");
        }
        let second = folder.join(".reviews.yaml.tmp");
        halfway += usize::from(second.exists());
        rounds += 1;
    }
    assert!(rounds >= 5 && written >= 5, "{rounds} rounds, {written} writes, {halfway} of them cut short");
    let desk = Desk::open(&folder);
    let done = desk.decide(&desk.fingerprints(), "dismissed", DAY, &desk.state()["revision"]);
    assert_eq!(done.status, 200, "what a killed process left is in nobody's way");
    assert!(!folder.join(".reviews.yaml.tmp").exists());
}
