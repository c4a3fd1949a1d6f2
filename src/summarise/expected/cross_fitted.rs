//! Counts what references keep of the words of their articles.

use std::collections::BTreeMap;

use super::super::encoded::EncodedStory;
use super::reference::Reference;
use super::word_table;
use super::word_table::{WordStatistics, WordTable};

/// Parts of the articles: what references keep of a word is counted on three of them for the fourth, so that
/// no model sees a count that the article's own reference is in.
pub(crate) const FOLDS: usize = 4;
/// Words that the table keeps, the commonest: 7,000 hold all but 0.1 ROUGE of what all give, and
/// leave the file under 150 KB.
const WORDS: usize = 7_000;
/// Articles a word must be in, that its count may tell more than luck.
const RARE: u32 = 5;
/// References of the average word, added to the count of every word.
const PRIOR: f64 = 20.0;
/// Largest log-odds of retention that is kept: beyond it a word's count was small.
const MOST_RETENTION: f64 = 2.0;

/// What is learnt about words: one table for each fold that has not seen it, and one of all.
#[derive(Debug)]
pub(crate) struct CrossFittedTables {
    folds: Vec<WordTable>,
    pub(crate) all: WordTable,
}

/// How many articles hold a word, and how many of them have references that use it, by fold.
type Counts = BTreeMap<u32, [[u32; 2]; FOLDS]>;

impl CrossFittedTables {
    /// Counts over articles and their references.
    pub(crate) fn new<'e>(
        examples: impl Iterator<Item = (&'e EncodedStory, &'e Reference)>,
    ) -> Self {
        let mut counts = Counts::new();
        let mut articles = 0;
        for (index, (story, reference)) in examples.enumerate() {
            articles += 1;
            for (id, word) in (0..).zip(&story.words) {
                let fold =
                    &mut counts.entry(word_table::hash(word.stem)).or_default()[index % FOLDS];
                fold[0] += 1;
                fold[1] += u32::from(reference.has_word(id));
            }
        }
        let kept = commonest(counts);
        let without = |fold: usize| table(&kept, articles, |other| other != fold);
        Self { folds: (0..FOLDS).map(without).collect(), all: table(&kept, articles, |_| true) }
    }

    /// Tables that know no word.
    pub(crate) fn none() -> Self {
        Self { folds: vec![WordTable::default(); FOLDS], all: WordTable::default() }
    }

    /// The table that has not seen the references of an article's fold.
    pub(crate) fn without(&self, article: usize) -> &WordTable {
        &self.folds[article % FOLDS]
    }
}

fn holders(folds: &[[u32; 2]; FOLDS]) -> u32 {
    folds.iter().map(|fold| fold[0]).sum()
}

/// The commonest words; of two in as many articles the one of the smaller hash.
fn commonest(counts: Counts) -> Counts {
    let mut all: Vec<_> = counts.into_iter().filter(|(_, folds)| holders(folds) >= RARE).collect();
    all.sort_by_key(|(_, folds)| std::cmp::Reverse(holders(folds)));
    all.truncate(WORDS);
    all.into_iter().collect()
}

/// Inverse document frequency over all articles, retention over the folds that are `counted`.
fn table(words: &Counts, articles: usize, counted: impl Fn(usize) -> bool) -> WordTable {
    let sum = |folds: &[[u32; 2]; FOLDS]| {
        let mut sum = [0.0; 2];
        for fold in (0..FOLDS).filter(|&fold| counted(fold)) {
            sum[0] += f64::from(folds[fold][0]);
            sum[1] += f64::from(folds[fold][1]);
        }
        sum
    };
    let logit = |p: f64| libm::log(p / (1.0 - p));
    let (held, kept) = words.values().map(sum).fold((0.0, 0.0), |(h, k), s| (h + s[0], k + s[1]));
    let base = (kept + 1.0) / (held + 2.0);
    let idf = |holders: f64| libm::log((articles as f64 + 1.0) / (holders + 1.0));
    let weights = words.values().map(|folds| {
        let [held, kept] = sum(folds);
        let retention = logit((kept + PRIOR * base) / (held + PRIOR)) - logit(base);
        let retention = if held < f64::from(RARE) { 0.0 } else { retention };
        word_table::quantise(WordStatistics {
            idf: idf(f64::from(holders(folds))) as f32,
            retention: retention.clamp(-MOST_RETENTION, MOST_RETENTION) as f32,
        })
    });
    let (idfs, retentions) = weights.unzip();
    // Words outside the table are rarer than its rarest: take them for half as common.
    let rarest = words.values().map(holders).min().unwrap_or(0);
    let unknown = WordStatistics { idf: idf(f64::from(rarest) / 2.0) as f32, retention: 0.0 };
    WordTable::new(
        words.keys().copied().collect(),
        idfs,
        retentions,
        word_table::quantise(unknown).0,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language, TermHash};

    /// Forty articles that say `kept` and `lost`, with references that say `kept` in the first
    /// fold alone.
    fn tables() -> CrossFittedTables {
        let mut analyser = Analyser::new(Language::English);
        let article = Article::from_sentences("a", &["kept lost", "kept lost again"]);
        let tokens = ["kept", "again"].map(|word| analyser.tokens(word));
        let story = EncodedStory::new(&analyser.analyse(&article), 2);
        let references = tokens.map(|tokens| Reference::new(&story, &tokens));
        let of = |index: usize| &references[(index % FOLDS).min(1)];
        CrossFittedTables::new((0..40).map(|index| (&story, of(index))))
    }

    #[test]
    fn a_fold_does_not_see_its_own_references() {
        let tables = tables();
        let retention = |table: &WordTable| table.get(TermHash::of("kept")).retention;
        assert!(retention(tables.without(0)) < retention(&tables.all));
        assert!(retention(tables.without(1)) > retention(&tables.all));
    }

    #[test]
    fn a_word_in_every_article_has_no_idf_and_an_unknown_one_has_most() {
        let all = tables().all;
        assert!(all.get(TermHash::of("lost")).idf.abs() < 0.04);
        assert!(all.get(TermHash::of("unheard")).idf > 0.5);
    }
}
