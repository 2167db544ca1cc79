//! The server: one socket on this machine, and who answers what.

use std::io::{self, Read as _};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use serde::de::DeserializeOwned;

use super::deciding::{Desk, Refusal};
use super::http::{self, Reply, Request};
use super::page;
use super::session::Session;

/// Connections that are answered at one time; a browser opens six.
const CONNECTIONS: usize = 64;

/// A desk on a port of this machine.
#[derive(Debug)]
pub struct Server {
    desk: Desk,
    listener: TcpListener,
    session: Session,
}

/// A way to answer.
type Answer = fn(&Server, &Request, &dyn Fn(&str)) -> Reply;

/// Everything that is answered, by its path below that of the session. What is posted writes.
const ROUTES: [(&str, &str, Answer); 5] = [
    ("GET", "", |server, _, _| server.page()),
    ("GET", "reviews", |server, _, _| server.state(200, None)),
    ("POST", "decide", |server, request, say| server.write(request, say, |asked| server.desk.decide(&asked))),
    ("POST", "reopen", |server, request, say| server.write(request, say, |asked| server.desk.reopen(&asked))),
    ("POST", "undo", |server, request, say| server.write(request, say, |_: super::api::Undo| server.desk.undo())),
];

impl Server {
    /// Opens a port of this machine; 0 is any that is free.
    ///
    /// # Errors
    /// Where the port cannot be had, or the system has no randomness.
    pub fn open(desk: Desk, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let session = Session::new(listener.local_addr()?.port())?;
        Ok(Self { desk, listener, session })
    }

    /// The address that opens the desk in one browser, once.
    pub fn address(&self) -> String {
        self.session.address()
    }

    /// Answers until the process ends; `say` is told of each write.
    pub fn run(&self, say: &(dyn Fn(&str) + Sync)) {
        let busy = AtomicUsize::new(0);
        thread::scope(|scope| {
            for stream in self.listener.incoming() {
                // Whoever cannot be answered now asks again.
                let Ok(stream) = stream else {
                    thread::sleep(Duration::from_millis(50));
                    continue;
                };
                if busy.fetch_add(1, Ordering::SeqCst) >= CONNECTIONS {
                    busy.fetch_sub(1, Ordering::SeqCst);
                    continue;
                }
                let busy = &busy;
                scope.spawn(move || {
                    // A connection that breaks off is its browser's affair.
                    let _ = self.serve(stream, say);
                    busy.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
    }

    fn serve(&self, mut stream: TcpStream, say: &dyn Fn(&str)) -> io::Result<()> {
        stream.set_read_timeout(Some(http::PATIENCE))?;
        stream.set_write_timeout(Some(http::PATIENCE))?;
        let reply = match Request::read(&mut stream) {
            Ok(request) => self.answer(&request, say),
            Err(Some(reply)) => reply,
            Err(None) => return Ok(()),
        };
        reply.write(&mut stream)?;
        stream.shutdown(Shutdown::Write)?;
        // A socket that is closed over bytes that nobody read takes the reply with it.
        stream.set_read_timeout(Some(Duration::from_millis(200)))?;
        let mut rest = [0; 4096];
        for _ in 0..64 {
            if !stream.read(&mut rest).is_ok_and(|length| length > 0) {
                break;
            }
        }
        Ok(())
    }

    fn answer(&self, request: &Request, say: &dyn Fn(&str)) -> Reply {
        if let Some(stop) = self.session.stop(request) {
            return stop;
        }
        let Some(asked) = self.session.path(request) else { return Reply::empty(404) };
        let mut here = ROUTES.iter().filter(|(_, path, _)| *path == asked).peekable();
        let Some((method, ..)) = here.peek() else { return Reply::empty(404) };
        let Some((method, _, answer)) = here.find(|(method, ..)| *method == request.method) else {
            return Reply::empty(405).with("Allow", *method);
        };
        let stop = if *method == "POST" { self.session.stop_write(request) } else { None };
        stop.unwrap_or_else(|| answer(self, request, say))
    }

    fn page(&self) -> Reply {
        let page = page::page(&self.desk, self.session.key());
        Reply::of(200, "text/html", page).with("Content-Security-Policy", page::POLICY)
    }

    fn write<T: DeserializeOwned>(
        &self,
        request: &Request,
        say: &dyn Fn(&str),
        act: impl FnOnce(T) -> Result<String, Refusal>,
    ) -> Reply {
        let asked = match serde_json::from_slice(&request.body) {
            Ok(asked) => asked,
            Err(error) => return self.state(400, Some(format!("this is no request: {error}"))),
        };
        match act(asked) {
            Ok(told) => {
                say(&told);
                self.state(200, Some(told))
            }
            Err(Refusal::Bad(why)) => self.state(400, Some(why)),
            Err(Refusal::Changed(why)) => self.state(409, Some(why)),
            Err(Refusal::Failed(failure)) => self.state(500, Some(failure.sentence())),
        }
    }

    fn state(&self, status: u16, told: Option<String>) -> Reply {
        // Rows have text for their keys, so that nothing here can fail.
        let body = serde_json::to_string(&self.desk.state(told)).unwrap_or_default();
        Reply::of(status, "application/json", body).with("Content-Security-Policy", "default-src 'none'")
    }
}
