//! Closed sets on the wire: each value goes under the name that its own table gives it.

use serde::{Deserialize, Deserializer, Serializer, de::Error};

use crate::model::{Decision, Gap, Hedge, Kind, Section, Severity, Stance, Verdict};

/// A member of a closed set.
pub(super) trait Named: Copy + 'static {
    /// What the set is called where a name is not in it.
    const WHAT: &'static str;

    /// Its name.
    fn name(self) -> &'static str;

    /// The member of that name.
    fn parse(name: &str) -> Option<Self>;
}

/// For `#[serde(with = "names")]`.
pub(super) fn serialize<T: Named, S: Serializer>(member: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(member.name())
}

/// For `#[serde(with = "names")]`.
pub(super) fn deserialize<'de, T: Named, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let name = String::deserialize(deserializer)?;
    T::parse(&name).ok_or_else(|| D::Error::custom(format_args!("unknown {} “{name}”", T::WHAT)))
}

/// For `#[serde(with = "names::maybe")]`: null where there is none.
pub(super) mod maybe {
    use super::{Deserialize, Deserializer, Error, Named, Serializer};

    /// Null where there is none. Serde asks by reference.
    #[allow(clippy::ref_option)]
    pub(in crate::wire) fn serialize<T: Named, S: Serializer>(
        member: &Option<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match member {
            Some(member) => serializer.serialize_str(member.name()),
            None => serializer.serialize_none(),
        }
    }

    /// None where it is null.
    pub(in crate::wire) fn deserialize<'de, T: Named, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<T>, D::Error> {
        let Some(name) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
        T::parse(&name).map(Some).ok_or_else(|| D::Error::custom(format_args!("unknown {} “{name}”", T::WHAT)))
    }
}

macro_rules! named {
    ($($set:ty => $what:literal, $all:expr);* $(;)?) => {$(
        impl Named for $set {
            const WHAT: &'static str = $what;

            fn name(self) -> &'static str {
                Self::name(self)
            }

            fn parse(name: &str) -> Option<Self> {
                Self::parse(name)
            }
        }

        #[cfg(test)]
        impl schemars::JsonSchema for $set {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $what.into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let names: Vec<&str> = $all.into_iter().map(Self::name).collect();
                schemars::json_schema!({"enum": names})
            }
        }
    )*};
}

named!(
    Kind => "kind", Self::all();
    Hedge => "hedge", Self::all();
    Verdict => "verdict", Self::all();
    Decision => "decision", Self::all();
    Section => "section", Self::ALL;
    Stance => "stance", Self::ALL;
    Severity => "severity", Self::ALL;
    Gap => "gap", Self::ALL;
);
