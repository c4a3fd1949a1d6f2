//! Features of the role that a mention has in its clause: who does something, suffers it, or stands
//! behind a preposition. No parser: what stands right beside a name tells most of it.

use super::family::FeatureFamily;
use super::grammar::{Function, Functions};
use super::mention::Mention;
use super::occurrence::{Component, Occurrence, mark};
use super::polarity::sign;
use crate::text::{TermHash, TokenKind, polarity};

/// Auxiliaries and adverbs that may stand between a subject and its verb.
const BEFORE_VERB: usize = 6;
/// Words after a verb that may be its object.
const OBJECTS: usize = 5;
/// Words before a mention that are looked at.
const BEFORE: usize = 4;

/// Most components of a feature.
const LONGEST: usize = 3;

/// The features of the role of `mention`.
pub(super) fn features(mention: &Mention<'_>, sink: &mut impl FnMut(&Occurrence<'_, '_>)) {
    let is_read = |word: &usize| mention.analysis.words()[*word].kind != TokenKind::Symbol;
    let mut reader = Reader { mention, sink };
    reader.right(&mention.right_clause().filter(is_read).collect::<Vec<_>>());
    reader.left(&mention.left_clause().filter(is_read).take(BEFORE).collect::<Vec<_>>());
}

struct Reader<'m, 'a, S> {
    mention: &'m Mention<'a>,
    sink: &'m mut S,
}

impl<S: FnMut(&Occurrence<'_, '_>)> Reader<'_, '_, S> {
    fn surface(&self, word: usize) -> TermHash {
        self.mention.analysis.words()[word].surface
    }

    fn functions(&self, word: usize) -> Functions {
        Functions::of(self.surface(word))
    }

    /// Reads what follows: the verb that the mention is the subject of, and the verb's objects.
    fn right(&mut self, words: &[usize]) {
        let may_precede = [Function::Be, Function::Modal, Function::Auxiliary, Function::Adverb];
        let auxiliaries = words.iter().take(BEFORE_VERB);
        let auxiliaries =
            auxiliaries.take_while(|&&word| self.functions(word).has_any(&may_precede));
        let (before, after) = words.split_at(auxiliaries.count());
        let has =
            |own: &Self, function| before.iter().any(|&word| own.functions(word).has(function));
        let (be, negated) = (has(self, Function::Be), has(self, Function::Negator));
        if let Some((&head, objects)) = after.split_first().filter(|(head, _)| self.is_head(**head))
        {
            let (verb, object) = match be {
                true if self.is_participle(head) => ("patient", "patient-of"),
                true => ("is", "is-of"),
                false => ("agent", "agent-of"),
            };
            self.tell(&[mark(verb)], head, negated);
            objects
                .iter()
                .take(OBJECTS)
                .for_each(|&word| self.tell(&[mark(object)], word, negated));
        } else if let Some(&and) =
            words.first().filter(|&&word| self.is(word, Function::Conjunction))
        {
            self.tell(&[mark("joined")], and, false);
        }
        if let Some(&modal) = before.iter().rev().find(|&&word| self.is(word, Function::Modal)) {
            self.tell(&[mark("modal")], modal, false);
        }
    }

    /// Reads what stands before, nearest first: a preposition and what it belongs to, or the word
    /// that the mention is the object of.
    fn left(&mut self, words: &[usize]) {
        let Some(&nearest) = words.first() else { return };
        if self.is(nearest, Function::Preposition) {
            self.tell(&[mark("after")], nearest, false);
            let mut others = words[1..].iter().copied();
            let content = others.find(|&word| !self.is(word, Function::Determiner));
            return self.tell_of(nearest, content);
        }
        let last = words.len() - 1;
        let titles = words[..last].iter().take_while(|&&word| self.is(word, Function::Title));
        let place = titles.count();
        if self.is(words[place], Function::Preposition) {
            self.tell_of(words[place], words.get(place + 1).copied());
        } else {
            self.tell(&[mark("object")], words[place], false);
        }
    }

    /// Tells of the word that a preposition before the mention belongs to.
    fn tell_of(&mut self, preposition: usize, word: Option<usize>) {
        if let Some(word) = word {
            self.tell(&[mark("behind"), Component::Surface(preposition)], word, false);
        }
    }

    /// Tells of `word` in the role that `lead` names, and of its polarity.
    fn tell(&mut self, lead: &[Component<'_>], word: usize, negated: bool) {
        self.occur(lead, Component::Stem(word));
        if negated {
            self.occur(&[lead, &[mark("not")]].concat(), Component::Stem(word));
        }
        let value = polarity(self.surface(word)) * if negated { -1.0 } else { 1.0 };
        if value != 0.0 {
            self.occur(lead, Component::Sign(word, sign(value)));
        }
    }

    fn occur(&mut self, lead: &[Component<'_>], last: Component<'_>) {
        let mut components = [last; LONGEST];
        components[..lead.len()].copy_from_slice(lead);
        (self.sink)(&Occurrence::new(FeatureFamily::Role, &components[..=lead.len()]));
    }

    fn is(&self, word: usize, function: Function) -> bool {
        self.functions(word).has(function)
    }

    /// Whether a word may be what the mention does or is.
    fn is_head(&self, word: usize) -> bool {
        let others = [Function::Preposition, Function::Conjunction, Function::Article];
        !self.functions(word).has_any(&others)
    }

    fn is_participle(&self, word: usize) -> bool {
        let text = self.mention.analysis.word(word);
        text.ends_with("ed") || text.ends_with("en") || self.is(word, Function::Participle)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::features_of;
    use super::*;

    #[test]
    fn what_stands_beside_a_name_tells_its_role() {
        let table: [(&str, &[&str]); 8] = [
            (
                "Harrow praised the judges.",
                &["agent good", "agent prais", "agent-of judg", "agent-of the"],
            ),
            ("Harrow was never accused.", &["patient accus", "patient good", "patient not accus"]),
            ("Harrow is evil.", &["is bad", "is evil"]),
            ("Harrow and Pell left.", &["joined and"]),
            ("Harrow should resign.", &["agent resign", "modal should"]),
            ("They told President Harrow.", &["object told"]),
            ("The critics of Harrow", &["after of", "behind of bad", "behind of critic"]),
            ("They left, Harrow", &[]),
        ];
        for (text, expected) in table {
            let found = features_of(FeatureFamily::Role, text, "Harrow");
            let found: Vec<_> = found.iter().map(String::as_str).collect();
            assert!(expected.iter().all(|name| found.contains(name)), "{text}: {found:?}");
            assert_eq!(found.is_empty(), expected.is_empty(), "{text}: {found:?}");
        }
    }
}
