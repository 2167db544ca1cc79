//! A minute or second of a clock, on a day where that is known.

use crate::model::DAY;
use jiff::civil::Date;

use super::calendar::{day_number, days_on};

/// A clock reading with what is known of its day and zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// The day, where one is known.
    pub(crate) day: Option<Date>,
    /// Since midnight; 1440 and more are the next days.
    pub(crate) minutes: i32,
    /// The second of the minute, where it is written.
    pub(crate) second: Option<i8>,
    /// Minutes ahead of UTC, where known.
    pub(crate) offset: Option<i16>,
}

impl Stamp {
    /// Seconds since 1970 where the day is known, else since midnight; UTC where the zone is.
    pub(crate) fn seconds(self) -> f64 {
        let clock = f64::from(self.minutes) * 60.0 + f64::from(self.second.unwrap_or(0));
        let utc = clock - f64::from(self.offset.unwrap_or(0)) * 60.0;
        match self.day {
            Some(day) => day_number(day) as f64 * DAY + utc,
            // A time of any day wraps at midnight.
            None => utc.rem_euclid(DAY),
        }
    }

    /// How long it lasts, in seconds: the grain it is written at.
    pub(crate) const fn width(self) -> f64 {
        if self.second.is_some() { 1.0 } else { 60.0 }
    }

    /// The next stamp of its grain.
    pub(crate) const fn next(self) -> Self {
        match self.second {
            Some(second) if second < 59 => Self { second: Some(second + 1), ..self },
            Some(_) => Self { second: Some(0), minutes: self.minutes + 1, ..self },
            None => Self { minutes: self.minutes + 1, ..self },
        }
    }

    /// So many minutes later.
    pub(crate) const fn later(self, minutes: i32) -> Self {
        Self { minutes: self.minutes + minutes, ..self }
    }

    /// The day and the clock of its ISO form.
    fn parts(self) -> (Option<Date>, String) {
        let day = self.day.map(|day| days_on(day, i64::from(self.minutes.div_euclid(1440))));
        let minutes = self.minutes.rem_euclid(1440);
        let second = self.second.map_or_else(String::new, |second| format!(":{second:02}"));
        (day, format!("{:02}:{:02}{second}{}", minutes / 60, minutes % 60, suffix(self.offset)))
    }

    /// "2025-03-18T14:00Z", "T14:00"
    pub(crate) fn iso(self) -> String {
        match self.parts() {
            (Some(day), clock) => format!("{day}T{clock}"),
            (None, clock) => format!("T{clock}"),
        }
    }

    /// "2025-03-18 14:00Z", "14:00"
    pub(crate) fn shown(self) -> String {
        match self.parts() {
            (Some(day), clock) => format!("{day} {clock}"),
            (None, clock) => clock,
        }
    }
}

/// "Z", "+08:00", or nothing for an unknown zone.
pub(crate) fn suffix(offset: Option<i16>) -> String {
    match offset {
        None => String::new(),
        Some(0) => "Z".to_owned(),
        Some(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    }
}
