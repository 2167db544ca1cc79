//! The clock of ISO 8601 right behind a day in figures: "T14:00", "T14:00:05.487Z", "T14:00+08:00".

use super::clock::{self, Clock};
use super::face::Sure;
use super::words::{digits, is_glued};
use crate::value::scan::Scan;
use crate::value::zone;

/// The clock at token `at`.
pub(super) fn read(scan: &Scan<'_, '_>, at: usize) -> Option<Clock> {
    let hour: i16 =
        scan.word(at).strip_prefix('t').filter(|hour| hour.len() == 2 && is_glued(scan, at))?.parse().ok()?;
    let (mut minute, mut second) = (0, None);
    let mut end = at + 1;
    for place in 0..2 {
        let Some((number, 2)) = digits(scan, end + 1).filter(|_| scan.word(end) == ":" && is_glued(scan, end)) else {
            break;
        };
        if place == 0 {
            minute = number;
        } else {
            second = i8::try_from(number).ok();
        }
        end += 2;
    }
    // Parts of a second: "14:00:05.487Z".
    if let (":", Some((whole, _))) = (scan.word(end), scan.word(end + 1).split_once('.'))
        && is_glued(scan, end)
        && is_glued(scan, end + 1)
    {
        second = whole.parse().ok();
        end += 2;
    }
    let minutes = hour * 60 + minute;
    let clock = Clock { minutes, second, half: None, zone: None, needs: Sure::Yes, tokens: at..end };
    let clock = match zone::distance(scan, end) {
        Some((zone, end)) => Clock { zone: Some(zone), tokens: at..end, ..clock },
        None => clock::in_its_zone(scan, clock),
    };
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(clock)
}
