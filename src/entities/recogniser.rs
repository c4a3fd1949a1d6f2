//! Name recognition: the names in a context, runs of capitalised words without titles and demonyms.

use std::ops::Range;

use super::context::Context;
use super::gazetteer::classes_of;
use super::name::Name;
use super::runs::runs;
use super::word_class::{WordClass, WordClasses};
use super::word_shape::{is_upper_case, stands_in_lower_case};
use crate::analysis::Analysis;

/// Words of so many letters are seldom acronyms: in capitals they are shouted.
const SHOUT: usize = 4;

/// The names in a context, in order.
pub(super) fn names(analysis: &Analysis<'_>, context: &Context) -> Vec<Name> {
    let mut recogniser = Recogniser { analysis, first: context.words.start, names: Vec::new() };
    runs(analysis, context.words.clone()).for_each(|run| recogniser.read(run));
    recogniser.names
}

/// Whether a doubtful name is none: the article also writes the word without a capital, or it is a
/// word that opens sentences.
pub(super) fn is_no_name(analysis: &Analysis<'_>, name: &Name) -> bool {
    let word = name.words.start;
    classes_of(analysis, word).is(WordClass::SentenceOpener) || stands_in_lower_case(analysis, word)
}

/// Reads the runs of one context.
struct Recogniser<'a> {
    analysis: &'a Analysis<'a>,
    /// The first word of the context.
    first: usize,
    names: Vec<Name>,
}

impl Recogniser<'_> {
    fn classes(&self, word: usize) -> WordClasses {
        classes_of(self.analysis, word)
    }

    fn is(&self, word: usize, class: WordClass) -> bool {
        self.classes(word).is(class)
    }

    /// Adds the names of a run of capitalised words.
    fn read(&mut self, run: Range<usize>) {
        let Some(run) = self.trim(run) else { return };
        let titles = self.titles(run.clone());
        if titles.end < run.end {
            let before = self.without_titles(run.start..titles.start);
            self.push(before, false);
            self.push(titles.end..run.end, !titles.is_empty());
        }
    }

    fn without_titles(&self, mut words: Range<usize>) -> Range<usize> {
        while !words.is_empty() && self.is(words.start, WordClass::Title) {
            words.start += 1;
        }
        words
    }

    /// Takes words off the ends of a run that have their capitals for another reason.
    fn trim(&self, mut run: Range<usize>) -> Option<Range<usize>> {
        while run.start < run.end && self.is_outside(run.start, run.len()) {
            run.start += 1;
        }
        while run.len() > 1 && self.is_appended(run.end - 1) {
            run.end -= 1;
        }
        let dateline = run.start == self.first && self.is_dateline(run.end - 1);
        (!run.is_empty() && !dateline).then_some(run)
    }

    /// Whether the last word of a run is no part of its name: a day (but `Theresa May`), or a word
    /// in capitals that a page put behind it.
    fn is_appended(&self, word: usize) -> bool {
        let upper_case = |word| is_upper_case(self.analysis, word);
        let called = self.is(word - 1, WordClass::FirstName);
        let shouted = upper_case(word) && !upper_case(word - 1);
        (self.is(word, WordClass::NotName) && !called)
            || (shouted && stands_in_lower_case(self.analysis, word))
    }

    /// `QUILLON, Feb. 6 (Meridian) –`: where a report was filed.
    fn is_dateline(&self, word: usize) -> bool {
        let after = self.analysis.gap(word);
        is_upper_case(self.analysis, word)
            && self.analysis.words()[word].span.len() >= SHOUT
            && [",", ":", " (", " -", " –", " —"].iter().any(|mark| after.starts_with(mark))
    }

    /// Whether the first word of a run of `length` words is no part of its name.
    fn is_outside(&self, word: usize, length: usize) -> bool {
        let classes = self.classes(word);
        let from_place = self.opens(word)
            && !classes.is(WordClass::Title)
            && !classes.is(WordClass::FirstName)
            && !classes.is(WordClass::Organisation)
            && (classes.is(WordClass::SentenceOpener)
                || (length > 1 && stands_in_lower_case(self.analysis, word)));
        classes.is(WordClass::NotName) || from_place
    }

    /// The titles before a person's name within a run; without any, an empty range at its start.
    /// All of the run if it is titles alone.
    fn titles(&self, run: Range<usize>) -> Range<usize> {
        // `Pensioner Dot Averill`: a role that opens the sentence.
        let role = |word: usize| self.is(word, WordClass::Role) && self.opens(word);
        let title = |word: usize| self.is(word, WordClass::Title) || role(word);
        let last = run.end - 1;
        if run.clone().all(|word| title(word) || self.is(word, WordClass::Demonym)) {
            return run;
        }
        if self.is(last, WordClass::Organisation) {
            return run.start..run.start;
        }
        let Some(end) = (run.start..last).rev().find(|&word| title(word)) else {
            return run.start..run.start;
        };
        // A first name before what looks like a title makes it a surname: `Steve King`.
        if end > run.start && self.is(end - 1, WordClass::FirstName) && !title(end - 1) {
            return run.start..run.start;
        }
        let start = (run.start..end).rev().take_while(|&word| title(word)).last().unwrap_or(end);
        start..end + 1
    }

    /// Adds the name that `words` hold, if they hold one.
    fn push(&mut self, words: Range<usize>, titled: bool) {
        let words = self.without_demonyms(words);
        if words.is_empty() || self.is_abbreviation(&words) {
            return;
        }
        let opens = !titled && self.opens(words.start);
        let name = Name { words, titled, opens };
        // `Bungling Piet Lomax`: an adjective that opens the sentence.
        let described = opens && name.words.len() > 2 && {
            let first_name = |word: usize| self.is(word, WordClass::FirstName);
            !first_name(name.words.start) && first_name(name.words.start + 1)
        };
        self.names.push(if described { name.without_first() } else { name });
    }

    /// A name without the demonyms before it, unless they are an organisation's: `French Senate`.
    fn without_demonyms(&self, mut words: Range<usize>) -> Range<usize> {
        let organisation = !words.is_empty() && self.is(words.end - 1, WordClass::Organisation);
        while !words.is_empty()
            && self.is(words.start, WordClass::Demonym)
            && !(organisation && words.len() > 1)
        {
            words.start += 1;
        }
        words
    }

    /// `R-Tenn`: a party and a state; or a letter by itself.
    fn is_abbreviation(&self, words: &Range<usize>) -> bool {
        self.analysis.words()[words.start].span.len() == 1
            && (words.len() == 1 || self.analysis.gap(words.start) == "-")
    }

    /// Whether a word may have its capital from the place where it stands.
    fn opens(&self, word: usize) -> bool {
        word == self.first || {
            let before = self.analysis.gap(word - 1);
            let after_mark = matches!(self.analysis.word(word - 1), "\"" | "“" | "”" | "!" | "?");
            after_mark || before.contains([':', '‘', '…', '•', '\n']) || before.contains(" '")
        }
    }
}
