//! Grammar of English function words: what tells who does something, and to whom.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use nohash_hasher::NoHashHasher;

use crate::text::TermHash;

/// What a function word does in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    /// A form of *be* or *get*: a participle after it is suffered.
    Be,
    Modal,
    Auxiliary,
    /// A word that may stand between a subject and its verb.
    Adverb,
    Preposition,
    Conjunction,
    Article,
    /// A word that stands before a noun, or joins it to another.
    Determiner,
    /// A word that stands before a name and belongs to it.
    Title,
    Negator,
    /// A participle that does not end in -ed or -en.
    Participle,
}

const WORDS: [(Function, &str); 11] = [
    (Function::Be, "is was are were be been being s re got get gets"),
    (Function::Modal, "should must would could may might can will ought shall"),
    (Function::Auxiliary, "has have had do does did ve am"),
    (
        Function::Adverb,
        "also now then just only already still even never not t so once again later recently often \
         always really actually repeatedly reportedly allegedly publicly ever clearly simply who \
         which that himself herself themselves",
    ),
    (
        Function::Preposition,
        "by of to for against with from on at about over in toward towards like under behind than \
         as between among into upon after before",
    ),
    (Function::Conjunction, "and or"),
    (Function::Article, "the a"),
    (Function::Determiner, "the a an his her their of"),
    (
        Function::Title,
        "the a an president mr mrs ms senator sen rep former candidate gop republican democratic \
         nominee secretary attorney general leader minister prime gov governor",
    ),
    (Function::Negator, "not no never without nor neither hardly t cannot none nobody nothing"),
    (Function::Participle, "seen held made found forced told hit put shot caught"),
];

/// What a word may do in a clause: some functions, or none.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Functions(u16);

impl Functions {
    /// Those of the word with this surface form.
    pub(super) fn of(surface: TermHash) -> Self {
        static FUNCTIONS: OnceLock<Table> = OnceLock::new();
        FUNCTIONS.get_or_init(read).get(&surface.0).copied().unwrap_or_default()
    }

    pub(super) const fn has(self, function: Function) -> bool {
        self.0 >> function as u16 & 1 == 1
    }

    pub(super) fn has_any(self, functions: &[Function]) -> bool {
        functions.iter().any(|&function| self.has(function))
    }
}

type Table = HashMap<u64, Functions, BuildHasherDefault<NoHashHasher<u64>>>;

fn read() -> Table {
    let mut table = Table::default();
    for (function, words) in WORDS {
        for word in words.split(' ') {
            table.entry(TermHash::of(word).0).or_default().0 |= 1 << function as u16;
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_have_several_functions() {
        let of = |word| Functions::of(TermHash::of(word));
        assert!(of("not").has(Function::Negator) && of("not").has(Function::Adverb));
        assert!(of("the").has_any(&[Function::Article, Function::Be]));
        assert!(!of("harrow").has_any(&WORDS.map(|(function, _)| function)));
    }
}
