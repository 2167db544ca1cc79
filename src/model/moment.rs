//! When a document was published or a value held: a day, with a clock time and zone where known.

use std::fmt;

use jiff::civil::{Date, DateTime, Time};

/// A day, with the clock time and its distance from UTC where they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The civil day, as written.
    pub date: Date,
    /// The clock time, as written.
    pub time: Option<Time>,
    /// Minutes that the clock is ahead of UTC.
    pub offset: Option<i16>,
}

impl Moment {
    /// A day without a clock time.
    pub const fn day(date: Date) -> Self {
        Self { date, time: None, offset: None }
    }

    /// Reads `2025-03-18`, `2025-03-18T14:00`, `2025-03-18 14:00:05Z` or `…+08:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (day, rest) = text.split_at_checked(10)?;
        let date: Date = day.parse().ok()?;
        let Some(clock) = rest.strip_prefix(['T', 't', ' ']) else {
            return rest.is_empty().then_some(Self::day(date));
        };
        let zone_at = clock.find(['Z', 'z', '+', '-']).unwrap_or(clock.len());
        let (clock, zone) = clock.split_at_checked(zone_at)?;
        let time: Time = clock.trim().parse().ok()?;
        Some(Self { date, time: Some(time), offset: parse_offset(zone)? })
    }

    /// Seconds since 1970 on the clock as written, which orders moments to the second in one zone and
    /// to the day across zones. A day without a time counts from its midnight.
    pub fn seconds(self) -> i64 {
        let time = self.time.unwrap_or(Time::midnight());
        let at = DateTime::from_parts(self.date, time).duration_since(DateTime::constant(1970, 1, 1, 0, 0, 0, 0));
        at.as_secs() - i64::from(self.offset.unwrap_or(0)) * 60
    }

    /// Its day in days since 1970, by the same clock as [`Moment::seconds`].
    pub fn day_number(self) -> i64 {
        self.seconds().div_euclid(86_400)
    }
}

/// `Z`, `+08:00`, `+0800` or nothing; `None` where it is none of these.
#[allow(clippy::option_option)]
fn parse_offset(zone: &str) -> Option<Option<i16>> {
    let Some(sign) = zone.chars().next() else { return Some(None) };
    if matches!(sign, 'Z' | 'z') {
        return (zone.len() == 1).then_some(Some(0));
    }
    let digits: String = zone.chars().skip(1).filter(|c| *c != ':').collect();
    let hours: i16 = digits.get(..2)?.parse().ok()?;
    let minutes: i16 = digits.get(2..).filter(|m| !m.is_empty()).unwrap_or("0").parse().ok()?;
    if !(0..24).contains(&hours) || !(0..60).contains(&minutes) {
        return None;
    }
    let total = hours * 60 + minutes;
    Some(Some(if sign == '-' { -total } else { total }))
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        let Some(time) = self.time else { return Ok(()) };
        write!(f, "T{:02}:{:02}", time.hour(), time.minute())?;
        if time.second() != 0 {
            write!(f, ":{:02}", time.second())?;
        }
        match self.offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        for text in ["2025-03-18", "2025-03-18T14:00", "2025-03-18T14:00Z", "2025-03-18T22:00+08:00"] {
            assert_eq!(Moment::parse(text).map(|m| m.to_string()).as_deref(), Some(text));
        }
        for text in
            ["", "2025", "2025-13-01", "2025-03-18X", "18 March 2025", "é2025-03-18", "2025-03-18T14:00+99:32767"]
        {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
        let utc = Moment::parse("2025-03-18T14:00Z").map(Moment::seconds);
        assert_eq!(Moment::parse("2025-03-18T22:00+08:00").map(Moment::seconds), utc);
    }
}
