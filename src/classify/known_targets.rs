//! Targets that a classifier was learnt towards.

use serde::{Deserialize, Serialize};

use crate::text::{Target, TermHash};

/// The targets that a facet was learnt towards, where they are so few that nothing is known of
/// others: towards those no tag is sure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KnownTargets(Vec<String>);

impl KnownTargets {
    /// The targets of these names, each once.
    #[must_use]
    pub fn new<'t>(names: impl Iterator<Item = &'t str>) -> Self {
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort_by_cached_key(|name| (target_key(name), name.clone()));
        names.dedup_by_key(|name| target_key(name));
        names.sort_unstable();
        Self(names)
    }

    /// Whether a target is one of them, however its name is spaced and capitalised.
    #[must_use]
    pub fn has(&self, target: &Target) -> bool {
        let key = target_key(&target.name);
        self.0.iter().any(|name| target_key(name) == key)
    }

    /// Their names, as they were first met.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.0
    }
}

/// The key of a target's name, whatever its spaces and capitals.
#[must_use]
pub fn target_key(name: &str) -> u64 {
    let words = name.split_whitespace().map(|word| TermHash::of(&word.to_lowercase()));
    words.fold(TermHash(0), TermHash::then).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_known_in_any_dress() {
        let known = KnownTargets::new(["Hillary Clinton", "Atheism", "ATHEISM"].into_iter());
        let target = |name: &str| Target { name: name.to_owned(), mention: None };
        for (name, expected) in [
            ("hillary  CLINTON ", true),
            ("atheism", true),
            ("Clinton", false),
            ("Clinton Hillary", false),
            ("", false),
        ] {
            assert_eq!(known.has(&target(name)), expected, "{name:?}");
        }
        assert_eq!(known.names().len(), 2);
    }
}
