//! Numbers on the wire: whole ones without a fraction, and none that JSON cannot hold.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Above this a float no longer holds every whole number, and writing it as one would claim digits it does not have.
const WHOLE: f64 = 9_007_199_254_740_992.0;

/// A number as JSON has it: `1300`, not `1300.0`; null where it is not finite.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Number(pub f64);

impl Number {
    /// The end of a range: none where it is open.
    pub(super) fn end(end: f64) -> Option<Self> {
        end.is_finite().then_some(Self(end))
    }
}

impl From<f64> for Number {
    fn from(number: f64) -> Self {
        Self(number)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !self.0.is_finite() {
            serializer.serialize_none()
        } else if self.0.fract() == 0.0 && self.0.abs() < WHOLE {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f64::deserialize(deserializer).map(Self)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Number {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "number".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "number"})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_written_whole() {
        for (number, written) in [
            (1300.0, "1300"),
            (-3.0, "-3"),
            (0.2, "0.2"),
            (1.5e6, "1500000"),
            (1e300, "1e+300"),
            (f64::NAN, "null"),
            (f64::INFINITY, "null"),
        ] {
            assert_eq!(serde_json::to_string(&Number(number)).unwrap(), written);
        }
    }
}
