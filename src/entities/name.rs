//! Names as they stand in a passage: runs of capitalised words, without titles and nationalities.

use std::ops::Range;

use super::passage::{Passage, is_capital};
use super::words::{Class, Known, Words};
use crate::analysis::Analysis;
use crate::text::TokenKind;

/// Words of so many letters are seldom acronyms: in capitals they are shouted.
const SHOUT: usize = 4;

/// So many letters and then a capital make two words that are glued together.
const GLUED: usize = 4;

/// A name where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Its words, as places in [`Analysis::words`].
    pub(super) words: Range<usize>,
    /// Whether a title stands before it.
    pub(super) titled: bool,
    /// Whether its first word may have its capital from where it stands.
    pub(super) opens: bool,
}

impl Name {
    /// Whether it may be no name at all.
    pub(super) fn is_doubtful(&self) -> bool {
        self.opens && self.words.len() == 1
    }

    /// What is left without its first word.
    pub(super) fn without_first(&self) -> Self {
        Self { words: self.words.start + 1..self.words.end, titled: self.titled, opens: false }
    }
}

/// Reads the names of one passage after the other.
pub(super) struct Names<'a> {
    pub(super) analysis: &'a Analysis<'a>,
    pub(super) words: &'static Words,
}

impl Names<'_> {
    /// The names in a passage, in order.
    pub(super) fn of(&self, passage: &Passage) -> Vec<Name> {
        let mut names = Vec::new();
        let mut at = passage.words.start;
        while at < passage.words.end {
            let end = self.run_end(at, passage.words.end);
            if at < end {
                let first = passage.words.start;
                self.read(at..end, first, &mut names);
            }
            at = end.max(at + 1);
        }
        names
    }

    /// One past the last word of the name that may start at `start`; `start` if none does.
    fn run_end(&self, start: usize, limit: usize) -> usize {
        let mut end = start;
        while end < limit && self.may_name(end) && (end == start || self.joins(end - 1)) {
            end += 1;
            // A particle, or `of` in the name of a body, belongs to a name that goes on after it.
            let mut inside = end;
            while inside < limit && self.is_inside(inside, end - 1) && self.joins(inside - 1) {
                inside += 1;
            }
            if inside > end && inside < limit && self.may_name(inside) && self.joins(inside - 1) {
                end = inside;
            }
        }
        end
    }

    fn known(&self, word: usize) -> Known {
        self.words.word(self.analysis.words()[word].surface)
    }

    fn may_name(&self, word: usize) -> bool {
        let token = &self.analysis.words()[word];
        token.kind == TokenKind::Word && is_capital(self.analysis, word) && !self.is_common(word)
    }

    /// Whether it is a stop word; in capitals throughout it stands for something else (`WHO`), and
    /// so does a letter with a full stop (`U.S.`).
    fn is_common(&self, word: usize) -> bool {
        let letter = self.analysis.words()[word].span.len() == 1;
        let dotted = || self.analysis.gap(word).starts_with('.');
        let in_capitals = if letter { dotted() } else { self.is_in_capitals(word) };
        self.analysis.words()[word].stop && !in_capitals
    }

    fn is_in_capitals(&self, word: usize) -> bool {
        self.analysis.word(word).chars().all(char::is_uppercase)
    }

    /// Whether `word`, in lower case, can stand inside a name after the word at `head`.
    fn is_inside(&self, word: usize, head: usize) -> bool {
        match self.analysis.word(word) {
            "of" | "for" | "the" => self.known(head).is(Class::Organisation),
            "s" => self.analysis.word(head) != "s",
            _ => self.known(word).is(Class::Particle) && !is_capital(self.analysis, word),
        }
    }

    /// Whether nothing stands between this word and the next that would part a name.
    fn joins(&self, word: usize) -> bool {
        let short = self.analysis.words()[word].span.len() == 1;
        if is_glued(self.analysis.word(word)) || is_glued(self.analysis.word(word + 1)) {
            return false;
        }
        match self.analysis.gap(word) {
            " " | "-" | " & " => true,
            "." => short,
            ". " => short || self.known(word).is(Class::Title),
            "'" | "’" => short || self.possessive_inside(word),
            _ => false,
        }
    }

    /// `St Orla's Hospital`: a body that is called after somebody.
    fn possessive_inside(&self, word: usize) -> bool {
        let (words, body) = (self.analysis.words().len(), word + 2);
        body < words
            && self.analysis.word(word + 1) == "s"
            && self.analysis.gap(word + 1) == " "
            && is_capital(self.analysis, body)
            && self.known(body).is(Class::Organisation)
    }

    /// Reads a run of capitalised words in a passage that starts at `first`.
    fn read(&self, run: Range<usize>, first: usize, names: &mut Vec<Name>) {
        let Some(run) = self.trim(run, first) else { return };
        let titles = self.titles(run.clone(), first);
        if titles.end < run.end {
            let before = self.without_titles(run.start..titles.start);
            self.push(before, false, first, names);
            self.push(titles.end..run.end, !titles.is_empty(), first, names);
        }
    }

    fn without_titles(&self, mut words: Range<usize>) -> Range<usize> {
        while !words.is_empty() && self.known(words.start).is(Class::Title) {
            words.start += 1;
        }
        words
    }

    /// Takes words off the ends of a run that have their capitals for another reason.
    fn trim(&self, mut run: Range<usize>, first: usize) -> Option<Range<usize>> {
        while run.start < run.end && self.is_outside(run.start, run.len(), first) {
            run.start += 1;
        }
        while run.len() > 1 && self.is_appended(run.end - 1) {
            run.end -= 1;
        }
        let dateline = run.start == first && self.is_dateline(run.end - 1);
        (!run.is_empty() && !dateline).then_some(run)
    }

    /// Whether the last word of a run is no part of its name: a day (but `Theresa May`), or a word
    /// in capitals that a page put behind it.
    fn is_appended(&self, word: usize) -> bool {
        let called = self.known(word - 1).is(Class::FirstName);
        let shouted = self.is_in_capitals(word) && !self.is_in_capitals(word - 1);
        (self.known(word).is(Class::NotName) && !called)
            || (shouted && self.stands_in_lower_case(word))
    }

    /// `QUILLON, Feb. 6 (Meridian) –`: where a report was filed.
    fn is_dateline(&self, word: usize) -> bool {
        let after = self.analysis.gap(word);
        self.is_in_capitals(word)
            && self.analysis.words()[word].span.len() >= SHOUT
            && [",", ":", " (", " -", " –", " —"].iter().any(|mark| after.starts_with(mark))
    }

    /// Whether the first word of a run of `length` words is no part of its name.
    fn is_outside(&self, word: usize, length: usize, first: usize) -> bool {
        let known = self.known(word);
        let from_place = self.opens(word, first)
            && !known.is(Class::Title)
            && !known.is(Class::FirstName)
            && !known.is(Class::Organisation)
            && (known.is(Class::Opener) || (length > 1 && self.stands_in_lower_case(word)));
        known.is(Class::NotName) || from_place
    }

    /// The titles before a person's name within a run; without any, an empty range at its start.
    /// All of the run if it is titles alone.
    fn titles(&self, run: Range<usize>, first: usize) -> Range<usize> {
        // `Pensioner Dot Averill`: a role that opens the sentence.
        let role = |word: usize| self.known(word).is(Class::Role) && self.opens(word, first);
        let title = |word: usize| self.known(word).is(Class::Title) || role(word);
        let last = run.end - 1;
        if run.clone().all(|word| title(word) || self.known(word).is(Class::People)) {
            return run;
        }
        if self.known(last).is(Class::Organisation) {
            return run.start..run.start;
        }
        let Some(end) = (run.start..last).rev().find(|&word| title(word)) else {
            return run.start..run.start;
        };
        // A first name before what looks like a title makes it a surname: `Steve King`.
        if end > run.start && self.known(end - 1).is(Class::FirstName) && !title(end - 1) {
            return run.start..run.start;
        }
        let start = (run.start..end).rev().take_while(|&word| title(word)).last().unwrap_or(end);
        start..end + 1
    }

    /// Adds the name that `words` hold, if they hold one.
    fn push(&self, mut words: Range<usize>, titled: bool, first: usize, names: &mut Vec<Name>) {
        let body = !words.is_empty() && self.known(words.end - 1).is(Class::Organisation);
        while !words.is_empty()
            && self.known(words.start).is(Class::People)
            && !(body && words.len() > 1)
        {
            words.start += 1;
        }
        if words.is_empty() || self.is_abbreviation(&words) {
            return;
        }
        let opens = !titled && self.opens(words.start, first);
        let name = Name { words, titled, opens };
        // `Bungling Piet Lomax`: an adjective that opens the sentence.
        let described = opens && name.words.len() > 2 && {
            let known = |word: usize| self.known(word).is(Class::FirstName);
            !known(name.words.start) && known(name.words.start + 1)
        };
        names.push(if described { name.without_first() } else { name });
    }

    /// `R-Tenn`: a party and a state; or a letter by itself.
    fn is_abbreviation(&self, words: &Range<usize>) -> bool {
        self.analysis.words()[words.start].span.len() == 1
            && (words.len() == 1 || self.analysis.gap(words.start) == "-")
    }

    /// Whether a word has its capital from the place where it stands.
    fn opens(&self, word: usize, first: usize) -> bool {
        word == first || {
            let before = self.analysis.gap(word - 1);
            let after_mark = matches!(self.analysis.word(word - 1), "\"" | "“" | "”" | "!" | "?");
            after_mark || before.contains([':', '‘', '…', '•', '\n']) || before.contains(" '")
        }
    }

    fn stands_in_lower_case(&self, word: usize) -> bool {
        let surface = self.analysis.words()[word].surface;
        let words = self.analysis.words().iter().enumerate();
        let mut same = words.filter(|(_, other)| other.surface == surface);
        same.any(|(place, _)| !is_capital(self.analysis, place))
    }

    /// Whether a doubtful name is none: the article also writes the word without a capital, or it
    /// is a word that opens sentences.
    pub(super) fn is_no_name(&self, name: &Name) -> bool {
        let word = name.words.start;
        self.known(word).is(Class::Opener) || self.stands_in_lower_case(word)
    }
}

/// `PutinDonald`: two words that lost what parted them. Names like `McConnell` have few letters
/// before the second capital.
fn is_glued(word: &str) -> bool {
    let (before, after) = (word.chars().skip(GLUED - 1), word.chars().skip(GLUED));
    before.zip(after).any(|(before, after)| before.is_lowercase() && after.is_uppercase())
}
