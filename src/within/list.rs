//! Lists under a count: "the four regions: A, B, C and D".

use super::Fault;
use crate::value::Mention;

/// The fault of a count whose list has another number of entries.
pub(super) fn check(mention: &Mention) -> Option<Fault> {
    let value = &mention.value;
    let entries = value.items.len();
    let number = value.number.filter(|_| value.hedge.is_bare() && value.to.is_none())?;
    if entries < 2 || (number - entries as f64).abs() < 0.5 {
        return None;
    }
    let listed = value.items.join(", ");
    let message = format!("{} are announced and {entries} listed: {listed}.", value.display);
    Some(Fault { message, values: vec![value.clone()] })
}
