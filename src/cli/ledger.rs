//! The ledger of decisions, for every command that heeds it, and the day on which they have to hold.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::args::LedgerArgs;
use super::output::{self, Page};
use crate::desk::{Failure, Stand, Store};
use crate::report::counted;
use crate::review::Ledger;

/// The decisions that hold for a check; none where the ledger cannot be used, which is shown. One that is named has to
/// be there.
pub(super) fn read(args: &LedgerArgs, page: &Page) -> Option<Ledger> {
    if let Some(path) = args.reviews.as_ref().filter(|path| !path.exists()) {
        output::complain(&format!("--reviews {}: there is no such file", path.display()));
        return None;
    }
    Some(stand(&Store::new(args.path()), page)?.ledger)
}

/// What a ledger holds now; none where it cannot be used, which is shown.
pub(super) fn stand(store: &Store, page: &Page) -> Option<Stand> {
    store.read().map_err(|failure| tell(store, &failure, page)).ok()
}

/// Shows why a ledger cannot be used.
pub(super) fn tell(store: &Store, failure: &Failure, page: &Page) {
    if let Failure::Broken(problems, text) = failure {
        let path = store.path().display().to_string();
        output::problems(problems, &BTreeMap::from([(path, text.clone())]), page);
        output::complain(&format!("{} in the ledger; nothing was checked", counted(problems.len(), "error")));
    } else {
        output::complain(&failure.sentence());
    }
}

/// The day where the user is.
pub(super) fn today() -> Date {
    jiff::Zoned::now().date()
}
