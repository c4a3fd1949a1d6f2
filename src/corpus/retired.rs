//! Retired labels: what labels of older data are called today.
//!
//! ```toml
//! [topic.retired]
//! "emergency incident" = "accident"
//! "20000160" = { label = "accident", since = "2015-08-27" }
//! ```

use indexmap::IndexMap;
use serde::Deserialize;

use crate::label::Facet;

/// What stands before a code of the IPTC where it is written as a name of theirs.
const SCHEME: &str = "medtop:";

/// Names and codes that a facet gives no more, each with the label that took its place.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct RetiredLabels(IndexMap<String, Successor>);

/// The label that took the place of another.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "Declared")]
pub(super) struct Successor {
    pub(super) label: String,
    /// The day from which on it did, as the table has it.
    pub(super) since: Option<String>,
}

/// A successor as a file declares it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Declared {
    Label(String),
    Dated(Dated),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dated {
    label: String,
    since: Option<String>,
}

impl From<Declared> for Successor {
    fn from(declared: Declared) -> Self {
        match declared {
            Declared::Label(label) => Self { label, since: None },
            Declared::Dated(Dated { label, since }) => Self { label, since },
        }
    }
}

impl RetiredLabels {
    /// What took the place of a label, by its name or its code.
    pub(super) fn successor(&self, name: &str) -> Option<&Successor> {
        self.0.get(name).or_else(|| self.0.get(code(name)))
    }

    /// The first that is retired in favour of no label of the facet, and what it names.
    pub(super) fn without_successor(&self, facet: &Facet) -> Option<(String, String)> {
        let stray = |own: &(&String, &Successor)| facet.label(&own.1.label).is_none();
        let (name, successor) = self.0.iter().find(stray)?;
        Some((name.clone(), successor.label.clone()))
    }
}

/// The code that a label may be given by: `20000160` of `medtop:20000160`.
pub(super) fn code(name: &str) -> &str {
    name.strip_prefix(SCHEME).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_retired_is_found_by_name_and_by_code() {
        let toml = "
            old = 'new'
            20000160 = { label = 'accident', since = '2015-08-27' }
        ";
        let retired: RetiredLabels = toml::from_str(toml).unwrap();
        let accident =
            Successor { label: "accident".to_owned(), since: Some("2015-08-27".to_owned()) };
        for name in ["20000160", "medtop:20000160"] {
            assert_eq!(retired.successor(name), Some(&accident));
        }
        assert_eq!(retired.successor("old").unwrap().label, "new");
        assert_eq!(retired.successor("new"), None);
        assert!(toml::from_str::<RetiredLabels>("old = { label = 'new', until = 1 }").is_err());
    }
}
