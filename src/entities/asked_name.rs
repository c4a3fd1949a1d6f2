//! Asked names: targets as users write them, compared with the names of an article.

use std::sync::Arc;

use super::actor::Actor;
use super::gap::plain_gap;
use super::gazetteer::{Gazetteer, classes_of};
use super::name::Name;
use super::name_form::{NameForm, NameMatch};
use super::spelling::spelling_key;
use super::word_class::WordClass;
use crate::analysis::{Analyser, Analysis};
use crate::text::{Article, Language, TermHash};

/// The name of a target, without the titles before it.
pub(super) struct AskedName {
    form: NameForm,
    /// The spelling key of each of its words.
    keys: Vec<TermHash>,
    /// Where its last unit starts among them: the surname, `O'Brien`.
    last: usize,
}

impl AskedName {
    /// The name that a user writes so, in any case, also as `Teller, Anna`; nothing if it has no word.
    pub(super) fn of(name: &str) -> Option<Self> {
        let article = Article::new("", in_order(name));
        let analysis = Analyser::new(Language::English).analyse(&article);
        let end = analysis.words().len();
        let start = titles(&analysis);
        let name = Name { words: start..end, titled: start > 0, opens: false };
        let keys = (start..end).map(|word| spelling_key(analysis.word(word))).collect();
        let last = (start..end).rev().find(|&word| word == start || is_free(&analysis, word))?;
        Some(Self { form: NameForm::of(&analysis, &name), keys, last: last - start })
    }

    /// The spelling keys of all its words.
    pub(super) fn keys(&self) -> &[TermHash] {
        &self.keys
    }

    /// The spelling keys of its last unit.
    pub(super) fn surname(&self) -> &[TermHash] {
        &self.keys[self.last..]
    }

    /// How it calls `actor`, by the whole name or a surname, if it does. Who is named in full is not
    /// called by another full name, whatever the surname.
    pub(super) fn calls(&self, actor: &Actor) -> Option<NameMatch> {
        let forms = || actor.forms.iter();
        if forms().any(|form| form.is_same_alias(&self.form)) {
            return Some(NameMatch::Whole);
        }
        if forms().any(|form| form.contradicts(&self.form)) {
            return None;
        }
        let full = forms().any(|form| form.is_full());
        let compared = forms().filter(|form| form.is_full() || !full);
        let matched = |form: &Arc<NameForm>| {
            let reverse = || form.matches(&self.form).filter(|_| !form.is_full());
            self.form.matches(form).or_else(reverse)
        };
        compared.filter_map(matched).filter(|found| *found != NameMatch::ByFirst).max()
    }
}

/// `Anna Teller`, for what may be written `Teller, Anna` or `anna teller`.
fn in_order(name: &str) -> String {
    let ordered = match name.split_once(", ") {
        Some((last, first)) if !first.contains(',') => format!("{first} {last}"),
        _ => name.to_owned(),
    };
    if ordered.contains(char::is_uppercase) {
        return ordered;
    }
    ordered.split(' ').map(capitalised).collect::<Vec<_>>().join(" ")
}

fn capitalised(word: &str) -> String {
    let small = Gazetteer::get().word_of(word).is(WordClass::Particle);
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if !small && word.len() > 2 => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}

/// How many titles stand before the name; none before an organisation's.
fn titles(analysis: &Analysis<'_>) -> usize {
    let is = |word: usize, class| classes_of(analysis, word).is(class);
    match analysis.words().len().checked_sub(1) {
        Some(last) if !is(last, WordClass::Organisation) => {
            (0..last).take_while(|&word| is(word, WordClass::Title)).count()
        }
        _ => 0,
    }
}

/// Whether neither a hyphen nor an apostrophe joins a word to the one before it.
fn is_free(analysis: &Analysis<'_>, word: usize) -> bool {
    !matches!(plain_gap(analysis, word - 1).as_ref(), "-" | "'")
}
