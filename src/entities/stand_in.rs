//! What stands for an actor without naming it: `she`, `the minister`, `the trust`.

use super::actor::ActorKind;
use super::group::{Draft, Found};
use super::passage::{Passage, is_capital};
use super::voice::is_within;
use super::words::{Class, Words};
use crate::analysis::Analysis;
use crate::text::{TermHash, TokenKind};

/// How many sentences a pronoun reaches back.
const REACH: usize = 2;

/// Finds what stands for the actors of `drafts` in sentences that do not name them.
///
/// `The minister` is whoever was called so; a pronoun is the person that the sentences before it
/// name first, or stand a pronoun for. What is quoted is left alone: there `he` may be anybody.
pub(super) fn stand_ins(analysis: &Analysis<'_>, passages: &[Passage], drafts: &mut [Draft]) {
    let mut reader = Reader { analysis, subject: None };
    for (number, passage) in passages.iter().enumerate().filter(|(_, p)| !p.headline) {
        let found = reader.read(number, passage, drafts);
        for (draft, word) in found {
            let words = word..word + 1;
            drafts[draft].mentions.push(Found { passage: number, words, named: false });
        }
    }
}

struct Reader<'a> {
    analysis: &'a Analysis<'a>,
    /// Whom a pronoun stands for, and the sentence that says so.
    subject: Option<(usize, usize)>,
}

impl Reader<'_> {
    /// Stand-ins in one sentence: the actor of each, and its word.
    fn read(&mut self, number: usize, passage: &Passage, drafts: &[Draft]) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        let named =
            |draft: usize| drafts[draft].mentions.iter().any(|found| found.passage == number);
        for word in passage.words.clone().filter(|&word| self.may_stand(word)) {
            let draft = self.called(word, drafts).or_else(|| self.pronoun(word, number, drafts));
            if let Some(draft) = draft.filter(|&draft| !named(draft))
                && found.iter().all(|known| known.0 != draft)
            {
                found.push((draft, word));
            }
        }
        if let Some(subject) = first_person(number, drafts, &found) {
            self.subject = Some((subject, number));
        }
        found
    }

    fn may_stand(&self, word: usize) -> bool {
        let token = &self.analysis.words()[word];
        token.kind == TokenKind::Word && !is_within(self.analysis.quotations(), token.span.start)
    }

    /// The actor who is called by the word after `the`: a minister, or what a name ends in.
    fn called(&self, word: usize, drafts: &[Draft]) -> Option<usize> {
        let the = word > 0 && self.analysis.word(word - 1).eq_ignore_ascii_case("the");
        if !the || is_capital(self.analysis, word) {
            return None;
        }
        let surface = self.analysis.words()[word].surface;
        let called = drafts.iter().enumerate().filter(|(_, draft)| draft.is_called(surface));
        // The last of the most mentioned would be found: count down to find the first.
        called.rev().max_by_key(|(_, draft)| draft.mentions.len()).map(|(place, _)| place)
    }

    fn pronoun(&self, word: usize, number: usize, drafts: &[Draft]) -> Option<usize> {
        let (subject, _) = self.subject.filter(|(_, said)| number - said <= REACH)?;
        let other = match self.analysis.word(word).to_ascii_lowercase().as_str() {
            "he" | "him" | "his" => Class::Woman,
            "she" | "her" | "hers" => Class::Man,
            _ => return None,
        };
        (!drafts[subject].is_only(other)).then_some(subject)
    }
}

/// The person whom a sentence names or stands a word for first.
fn first_person(number: usize, drafts: &[Draft], found: &[(usize, usize)]) -> Option<usize> {
    let person = |draft: &usize| drafts[*draft].kind() == ActorKind::Person;
    let named = drafts.iter().enumerate().filter_map(|(place, draft)| {
        let first = draft.mentions.iter().filter(|found| found.passage == number);
        first.map(|found| found.words.start).min().map(|word| (word, place))
    });
    let stood = found.iter().map(|&(draft, word)| (word, draft));
    named.chain(stood).filter(|(_, draft)| person(draft)).min().map(|(_, draft)| draft)
}

/// What a name says of its bearer: the title or role before it, the last word of a body's.
pub(super) fn callings(analysis: &Analysis<'_>, words: &std::ops::Range<usize>) -> Vec<TermHash> {
    let surface = |word: usize| analysis.words()[word].surface;
    let known = |word: usize| Words::get().word(surface(word));
    let mut callings = Vec::new();
    if let Some(before) = words.start.checked_sub(1)
        && analysis.gap(before).trim_matches(['.', ',']) == " "
        && (known(before).is(Class::Title) || known(before).is(Class::Role))
    {
        callings.push(surface(before));
    }
    if words.len() > 1 && known(words.end - 1).is(Class::Organisation) {
        callings.push(surface(words.end - 1));
    }
    callings
}
