//! Aliases: what public figures and bodies are also called.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use nohash_hasher::NoHashHasher;

use super::spelling::spelling_key;
use super::units::Units;
use crate::text::{TermHash, entries};

const TABLE: &str = include_str!("data/aliases.txt");

/// Aliases by the key of their name.
type Aliases = HashMap<u64, Alias, BuildHasherDefault<NoHashHasher<u64>>>;

/// What an actor is called who has several names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Alias {
    /// The first name on its line.
    pub(super) canonical: &'static str,
    /// Whether it is that name itself.
    pub(super) is_canonical: bool,
    /// Whether others may be called so, too: `Trump`, who is Donald unless the article says who.
    pub(super) is_shared: bool,
}

/// The actor whom the name of these units calls, if the table has it.
pub(super) fn alias(units: &Units<'_>) -> Option<Alias> {
    static ALIASES: OnceLock<Aliases> = OnceLock::new();
    let aliases = ALIASES.get_or_init(read);
    let acronym = units.is_acronym().then(|| aliases.get(&key(units, true))).flatten();
    acronym.or_else(|| aliases.get(&key(units, false))).copied()
}

/// The canonical name of who is called `name`, if the table has it and nobody else is called so.
pub(super) fn canonical_of(name: &str) -> Option<&'static str> {
    alias(&Units::of_text(name)).filter(|alias| !alias.is_shared).map(|alias| alias.canonical)
}

/// What whoever is called `name` is called in other articles too: what the table of public figures
/// and bodies says, or else the name itself.
///
/// ```
/// use nutgraf::raw::entities::canonical_name;
///
/// assert_eq!(canonical_name("MBS"), "Mohammed bin Salman");
/// assert_eq!(canonical_name("Ilse Harrow"), "Ilse Harrow");
/// ```
#[must_use]
pub fn canonical_name(name: &str) -> String {
    let plain = || name.replace('’', "'");
    alias(&Units::of_text(name)).map_or_else(plain, |alias| alias.canonical.to_owned())
}

/// The key of a name; an acronym has another than a word of the same letters (`ICE`, `Ice`).
fn key(units: &Units<'_>, acronym: bool) -> u64 {
    let key = spelling_key(&units.whole());
    if acronym { key.then(TermHash(1)).0 } else { key.0 }
}

fn read() -> Aliases {
    let mut aliases = Aliases::default();
    for line in entries(TABLE) {
        let (own, shared) = line.split_once("; ").unwrap_or((line, ""));
        let canonical = own.split(", ").next().unwrap_or(own);
        let own = own.split(", ").map(|name| (name, false));
        let shared = shared.split(", ").filter(|name| !name.is_empty()).map(|name| (name, true));
        for (name, is_shared) in own.chain(shared) {
            let units = Units::of_text(name);
            let alias = Alias { canonical, is_canonical: name == canonical, is_shared };
            aliases.entry(key(&units, units.is_acronym())).or_insert(alias);
        }
    }
    aliases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_calls_one_actor_in_any_spelling() {
        let table = [
            ("GOP", Some("Republicans")),
            ("MBS", Some("Mohammed bin Salman")),
            ("Mohammad bin Salman", Some("Mohammed bin Salman")),
            ("Volodymyr Zelenskyy", Some("Volodymyr Zelensky")),
            ("RFK Jr.", Some("Robert F. Kennedy Jr.")),
            ("U.N.", Some("United Nations")),
            ("Donald Trump Jr.", Some("Donald Trump Jr.")),
            ("Donald J. Trump", Some("Donald Trump")),
            ("Un", None),
            ("Trump", None),
            ("Ilse Harrow", None),
        ];
        for (name, canonical) in table {
            assert_eq!(canonical_of(name), canonical, "{name}");
        }
    }

    #[test]
    fn every_name_stands_on_one_line() {
        let called = |name: &str| alias(&Units::of_text(name)).map(|alias| alias.canonical);
        for line in entries(TABLE) {
            let canonical = line.split([',', ';']).next();
            for name in line.split([',', ';']).map(str::trim) {
                assert_eq!(called(name), canonical, "{name}");
            }
        }
    }
}
