//! The desk: the report as a page on which people decide, served on this machine to one browser. The only room that
//! opens a socket.
//!
//! A request is read with limits (`http.rs`), let in or not (`session.rs`), routed (`server.rs`) and answered from the
//! report and the ledger (`deciding.rs`). The ledger on disk is `store.rs`, which the command line writes with as well.

mod api;
mod deciding;
mod http;
mod memory;
mod page;
mod server;
mod session;
mod store;

pub use deciding::{Desk, Today};
pub use server::Server;
pub use store::{Failure, Stand, Store};
