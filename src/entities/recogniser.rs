//! Name recognition: the names in a context, runs of capitalised words without titles and demonyms.

use std::ops::Range;

use super::common::{is_common, is_own_name, is_written_inside};
use super::context::Context;
use super::gap::plain_gap;
use super::gazetteer::{Gazetteer, classes_of};
use super::name::Name;
use super::runs::runs;
use super::word_class::{WordClass, WordClasses};
use super::word_shape::{is_capitalised, is_upper_case};
use super::written::Written;
use crate::analysis::Analysis;

/// Words of so many letters are seldom acronyms: in capitals they are shouted.
const SHOUT: usize = 4;

/// The names in a context, in order.
pub(super) fn names(written: &Written<'_>, context: &Context) -> Vec<Name> {
    let analysis = written.analysis;
    let first = context.words.start;
    let mut recogniser = Recogniser { analysis, written, first, names: Vec::new() };
    runs(written, context.words.clone()).for_each(|run| recogniser.read(run));
    recogniser.names
}

/// Reads the runs of one context.
struct Recogniser<'a> {
    analysis: &'a Analysis<'a>,
    written: &'a Written<'a>,
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
        while run.start < run.end && self.is_outside(&run) {
            run.start += 1;
        }
        while run.len() > 1 && (self.is_appended(run.end - 1) || self.is_label(&run)) {
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
            || (shouted && self.written.in_lower_case(word))
    }

    /// `Piet Lomax Contact`: a common word that a page put behind a person's name.
    fn is_label(&self, run: &Range<usize>) -> bool {
        run.len() > 2
            && self.is(run.start, WordClass::FirstName)
            && (self.is(run.end - 1, WordClass::Common)
                || self.is(run.end - 1, WordClass::SentenceOpener))
    }

    /// `QUILLON, Feb. 6 (Meridian) –`: where a report was filed.
    fn is_dateline(&self, word: usize) -> bool {
        let after = plain_gap(self.analysis, word);
        is_upper_case(self.analysis, word)
            && self.analysis.words()[word].span.len() >= SHOUT
            && [",", ":", " (", " -", " –", " —"].iter().any(|mark| after.starts_with(mark))
    }

    /// Whether the first word of a run is no part of its name.
    fn is_outside(&self, run: &Range<usize>) -> bool {
        let word = run.start;
        let classes = self.classes(word);
        let from_place = self.opens(word)
            && !classes.is(WordClass::Title)
            && !classes.is(WordClass::FirstName)
            && !classes.is(WordClass::Organisation)
            && !self.is_initial(word)
            && plain_gap(self.analysis, word) != "'"
            && (classes.is(WordClass::SentenceOpener)
                || (run.len() > 1 && self.written.in_lower_case(word))
                || self.is_common_opener(run));
        let ends_phrase = run.len() > 1 && self.ends_phrase(run);
        classes.is(WordClass::NotName) || from_place || ends_phrase
    }

    /// `Secretary of State for Urbanism Ans Persoons`: a common word that a phrase before the name
    /// ends in.
    fn ends_phrase(&self, run: &Range<usize>) -> bool {
        run.start > self.first
            && matches!(self.analysis.word(run.start - 1), "for" | "of" | "and")
            && is_common(self.analysis, run.start)
            && !self.is(run.end - 1, WordClass::Organisation)
    }

    /// `A.`, which stands for a first name.
    fn is_initial(&self, word: usize) -> bool {
        self.analysis.words()[word].span.len() == 1 && self.analysis.gap(word).starts_with('.')
    }

    /// `Make Trump`: a common word before a name, which the article never writes together within a
    /// sentence.
    fn is_common_opener(&self, run: &Range<usize>) -> bool {
        run.len() > 1
            && is_common(self.analysis, run.start)
            && !self.is(run.end - 1, WordClass::Organisation)
            && !is_written_inside(self.written, &(run.start..run.start + 2), 1)
    }

    /// The titles before a person's name within a run; without any, an empty range at its start.
    /// All of the run if it is titles alone.
    fn titles(&self, run: Range<usize>) -> Range<usize> {
        // `Pensioner Dot Averill`: a role that opens the sentence.
        let role = |word: usize| self.is(word, WordClass::Role) && self.opens(word);
        let title = |word: usize| self.is(word, WordClass::Title) || role(word);
        let last = run.end - 1;
        let known = self.is_known(run.clone());
        if !known && run.clone().all(|word| title(word) || self.is(word, WordClass::Demonym)) {
            return run;
        }
        if known || self.is(last, WordClass::Organisation) {
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
        if words.is_empty()
            || self.is_abbreviation(&words)
            || self.is_shouted(&words)
            || self.is_demonym(&words)
        {
            return;
        }
        if self.is_headline(&words) {
            return self.push_parts(words, titled);
        }
        self.push_name(words, titled);
    }

    /// Adds the names between the common words of a headline within a sentence.
    fn push_parts(&mut self, words: Range<usize>, titled: bool) {
        let mut start = words.start;
        for word in words.start..=words.end {
            if word == words.end || self.is(word, WordClass::Common) {
                if start < word {
                    self.push_name(start..word, titled && start == words.start);
                }
                start = word + 1;
            }
        }
    }

    fn push_name(&mut self, words: Range<usize>, titled: bool) {
        if let Some(country) = self.dotted_country(&words) {
            self.push_name(words.start..country, titled);
            return self.push_name(country..words.end, false);
        }
        // `London Marks & Spencer`: what a page glued before a name.
        let known = (words.start + 1..words.end.saturating_sub(1)).find(|&start| {
            plain_gap(self.analysis, start - 1) == " "
                && is_capitalised(self.analysis, start - 1)
                && is_own_name(self.analysis, start..words.end)
        });
        let words = known
            .filter(|_| !is_own_name(self.analysis, words.clone()))
            .unwrap_or(words.start)..words.end;
        let opens = !titled && self.opens(words.start);
        let name = Name { words, titled, opens };
        // `Bungling Piet Lomax`: an adjective that opens the sentence; `3rd Class Piet Lomax`.
        let common = is_common(self.analysis, name.words.start);
        let described = (opens || common) && name.words.len() > 2 && {
            let first_name = |word: usize| self.is(word, WordClass::FirstName);
            plain_gap(self.analysis, name.words.start) == " "
                && !first_name(name.words.start)
                && first_name(name.words.start + 1)
        };
        self.names.push(if described { name.without_first() } else { name });
    }

    /// Whether a table has these words as one name: `North Dakota`, `Islamic State`.
    fn is_known(&self, words: Range<usize>) -> bool {
        let surfaces = self.analysis.words()[words.clone()].iter().map(|word| word.surface);
        words.len() > 1
            && (Gazetteer::get().is_place(surfaces) || is_own_name(self.analysis, words))
    }

    /// A name without the demonyms before it, unless they are an organisation's (`French Senate`) or
    /// what follows is no name (`Black History Month`).
    fn without_demonyms(&self, mut words: Range<usize>) -> Range<usize> {
        let rest = words.start + 1..words.end;
        let common = rest.len() > 1 && rest.clone().all(|word| is_common(self.analysis, word));
        if !words.is_empty() && (common || self.is_known(words.clone())) {
            return words;
        }
        let organisation = !words.is_empty() && self.is(words.end - 1, WordClass::Organisation);
        while !words.is_empty()
            && self.is(words.start, WordClass::Demonym)
            && !(organisation && words.len() > 1)
        {
            words.start += 1;
        }
        words
    }

    /// `South Sudanese`
    fn is_demonym(&self, words: &Range<usize>) -> bool {
        words.len() == 2
            && matches!(self.analysis.word(words.start), "North" | "South" | "East" | "West")
            && self.is(words.end - 1, WordClass::Demonym)
    }

    /// `R-Tenn`: a party and a state; or a letter by itself.
    fn is_abbreviation(&self, words: &Range<usize>) -> bool {
        self.analysis.words()[words.start].span.len() == 1
            && (words.len() == 1 || plain_gap(self.analysis, words.start) == "-")
    }

    /// One past `U.S.` before another name, which may open the next sentence; but `U.S. Army`.
    fn dotted_country(&self, words: &Range<usize>) -> Option<usize> {
        let country = words.start + 2;
        let letter = |word: usize| self.analysis.words()[word].span.len() == 1;
        (words.len() > 2
            && (words.start..country).all(letter)
            && !letter(country)
            && is_own_name(self.analysis, words.start..country)
            && !is_own_name(self.analysis, words.clone())
            && !self.is(words.end - 1, WordClass::Organisation))
        .then_some(country)
    }

    /// `Iran Must Dismantle Nuclear Program`: half of its words are common, and it is no body's name.
    fn is_headline(&self, words: &Range<usize>) -> bool {
        let common = words.clone().filter(|&word| self.is(word, WordClass::Common)).count();
        words.len() > 2
            && 2 * common >= words.len()
            && !self.is(words.start, WordClass::Demonym)
            && !self.is(words.end - 1, WordClass::Organisation)
    }

    /// `KIND OF SCARY`: words in capitals throughout, half of which are common.
    fn is_shouted(&self, words: &Range<usize>) -> bool {
        let length = |word: usize| self.analysis.words()[word].span.len();
        let is_common =
            |word: usize| self.is(word, WordClass::Common) || self.analysis.words()[word].stop;
        let acronym = match words.len() {
            1 => length(words.start) < SHOUT,
            _ => words.clone().all(|word| length(word) == 1),
        };
        let common = words.clone().filter(|&word| is_common(word)).count();
        !acronym
            && 2 * common >= words.len()
            && words.clone().all(|word| is_upper_case(self.analysis, word))
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
