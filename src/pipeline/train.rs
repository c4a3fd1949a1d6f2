//! Labelled articles in, a model out.

use std::collections::BTreeSet;

use crate::classify::{
    Algorithm, Assurance, Calibration, Choice, Classifier, Facet, Fitted, Label, LabelId, Search,
    Split, Targets, Trial,
};
use crate::corpus::{Corpus, LabelledFacet, fingerprint, folds};
use crate::error::Error;
use crate::features::{Example, Group, Vectoriser, Vectors};
use crate::model::{Card, FacetCard, LabelCount, Model};
use crate::text::{Analyser, Language, Target, Tokeniser};

/// Articles that must have a feature for it to be kept.
const MIN_DOCUMENT_FREQUENCY: u32 = 2;
/// Below this many tokens an article is so short that its characters are worth counting.
const SHORT: usize = 32;
/// A target that has this many examples on average is a category, fewer make it a name.
const EXAMPLES_PER_CATEGORY: usize = 10;
/// Up to this many weights times labels a fit is so cheap that three folds are affordable: those
/// of ten thousand short articles with a handful of labels.
const CHEAP: usize = 30_000_000;
/// Bytes that a facet takes at most, unless told otherwise: a file that can be mailed, and room for
/// all the weights of most corpora.
pub const BUDGET: usize = 6_000_000;
/// Bytes that a name takes in a model file beside its letters: its two lengths and its frequency.
const NAME_BYTES: usize = 6;
/// The shuffle that deals articles into folds.
const SEED: u64 = 0;

/// How to train.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trainer {
    /// How each facet's classifier is fitted.
    pub algorithm: Algorithm,
    /// Bytes that a facet may take in the model file; it keeps the weights that matter most.
    pub budget: usize,
    /// The language of the articles.
    pub language: Language,
}

/// What training tells as it goes.
#[derive(Clone, Copy, Debug)]
pub enum Progress<'t> {
    /// A facet is begun, with so many examples.
    Facet(&'t Facet, usize),
    /// A setting was tried on held-out articles.
    Tried(&'t Trial),
}

impl Default for Trainer {
    fn default() -> Self {
        Self { algorithm: Algorithm::default(), budget: BUDGET, language: Language::English }
    }
}

impl Trainer {
    /// Learns every facet of `corpus`. `watch` is told what happens. The same corpus gives the same
    /// model on any machine and any number of threads.
    ///
    /// # Errors
    /// [`Error::Vocabulary`] or [`Error::Classifier`] when a facet cannot be learnt.
    pub fn train(&self, corpus: &Corpus, watch: &dyn Fn(Progress<'_>)) -> Result<Model, Error> {
        let groups = corpus.article_groups();
        let mut facets = Vec::new();
        let mut cards = Vec::new();
        for labelled in &corpus.facets {
            let (classifier, card) = self.learn(corpus, labelled, &groups, watch)?;
            facets.push(classifier);
            cards.push(card);
        }
        let card = Card {
            nutgraf: env!("CARGO_PKG_VERSION").to_owned(),
            data: fingerprint(corpus).to_string(),
            articles: corpus.articles.len(),
            facets: cards,
        };
        Ok(Model { language: self.language, facets, card })
    }

    /// Learns one facet from its examples in `corpus`, whose articles belong to `groups`.
    pub(super) fn learn(
        &self,
        corpus: &Corpus,
        labelled: &LabelledFacet,
        groups: &[u64],
        watch: &dyn Fn(Progress<'_>),
    ) -> Result<(Classifier, FacetCard), Error> {
        let lesson = Lesson::new(self, corpus, labelled, groups);
        watch(Progress::Facet(&lesson.facet, lesson.examples.len()));
        lesson.learn(watch)
    }
}

/// One facet with all that there is to learn it from.
struct Lesson<'c> {
    trainer: Trainer,
    /// The facet with those labels that have an example.
    facet: Facet,
    examples: Vec<Example<'c>>,
    targets: Targets,
    /// By example: the label by which folds are stratified …
    strata: Vec<Option<LabelId>>,
    /// … and the key of those that stay together.
    groups: Vec<u64>,
}

impl<'c> Lesson<'c> {
    fn new(
        trainer: &Trainer,
        corpus: &'c Corpus,
        labelled: &'c LabelledFacet,
        groups: &[u64],
    ) -> Self {
        let (facet, labels) = with_examples(labelled);
        let examples = labelled.examples.iter();
        let groups: Vec<u64> = examples.clone().map(|example| groups[example.article]).collect();
        Self {
            trainer: *trainer,
            targets: Targets::new(labels.iter().map(Vec::as_slice), facet.labels.len()),
            examples: examples.map(|e| (&corpus.articles[e.article], e.target.as_ref())).collect(),
            strata: labelled.strata(),
            groups,
            facet,
        }
    }

    fn learn(&self, watch: &dyn Fn(Progress<'_>)) -> Result<(Classifier, FacetCard), Error> {
        let analyser = Analyser::new(self.trainer.language);
        let groups = self.groups();
        let (vectoriser, rows) =
            Vectoriser::fit(&self.examples, &analyser, &groups, MIN_DOCUMENT_FREQUENCY)
                .map_err(|source| self.unlearnt_words(source))?;
        let rows = rows.into_iter().map(|row| row.vector);
        let vectors = Vectors::from_rows(rows, vectoriser.vocabulary().len());
        let splits = self.splits(&vectors);
        let names = vectoriser.vocabulary().names().iter();
        let row_bytes: Vec<usize> = names.map(|name| name.len() + NAME_BYTES).collect();
        let fitted = self.search(&vectors, &splits, &row_bytes, watch)?;
        let card = self.card(&vectoriser, &fitted, splits.len());
        let classifier = self.classifier(&vectoriser, fitted)?;
        Ok((classifier, card))
    }

    /// Which features to look at: the generative models count stems and their pairs; the
    /// discriminative one takes all that the text, its length and its target offer.
    fn groups(&self) -> Vec<Group> {
        let of_text = match self.trainer.algorithm {
            // Pairs of stems blur the cuts of a facet that gives any number of labels.
            Algorithm::Discriminative if self.facet.choice == Choice::Any => {
                &[Group::Surface, Group::Stem]
            }
            Algorithm::Discriminative => Group::OF_TEXT,
            Algorithm::Multinomial | Algorithm::Complement => &[Group::Stem, Group::StemPair],
        };
        let of_length: &[Group] = if self.is_short() { &[Group::CharNgram] } else { &[] };
        let of_target = if self.facet.towards_target { self.target_groups() } else { &[] };
        let mut groups = [of_text, of_length, of_target].concat();
        groups.sort_unstable();
        groups
    }

    fn is_short(&self) -> bool {
        let words = |text: &str| Tokeniser::new(text).count();
        let articles = self.examples.iter().map(|(article, _)| article);
        let total: usize = articles
            .map(|article| words(&article.text) + article.title.as_deref().map_or(0, words))
            .sum();
        self.trainer.algorithm == Algorithm::Discriminative && total < SHORT * self.examples.len()
    }

    fn target_groups(&self) -> &'static [Group] {
        let targets: Vec<&Target> = self.examples.iter().filter_map(|example| example.1).collect();
        let names: BTreeSet<&str> = targets.iter().map(|target| target.name.as_str()).collect();
        let mentions = targets.iter().any(|target| target.mention.is_some());
        if mentions || names.len() * EXAMPLES_PER_CATEGORY > targets.len() {
            Group::OF_MENTION
        } else {
            Group::OF_CATEGORY
        }
    }

    /// How to hold examples out: the fewer there are, the more of them each fit must see; where
    /// fits are dear, a quarter held out once is enough.
    fn splits(&self, vectors: &Vectors) -> Vec<Split> {
        let work = vectors.matrix().nnz() * self.facet.labels.len();
        let (dealt, used) = match self.examples.len() {
            0..=1000 => (5, 5),
            // Every label of many needs enough articles to find its cut.
            _ if work <= CHEAP || self.facet.choice == Choice::Any => (3, 3),
            _ => (4, 1),
        };
        let folds = folds(&self.strata, &self.groups, dealt, SEED);
        let split = |fold: u8| {
            let (held_out, fit) = (0..folds.len()).partition(|&example| folds[example] == fold);
            Split { fit, held_out }
        };
        (0..used).map(split).collect()
    }

    fn search(
        &self,
        vectors: &Vectors,
        splits: &[Split],
        row_bytes: &[usize],
        watch: &dyn Fn(Progress<'_>),
    ) -> Result<Fitted, Error> {
        let search = Search {
            algorithm: self.trainer.algorithm,
            choice: self.facet.choice,
            vectors,
            targets: &self.targets,
            splits,
            budget: self.trainer.budget,
            row_bytes,
        };
        search
            .run(&|trial| watch(Progress::Tried(trial)))
            .map_err(|source| Error::Classifier { facet: self.facet.name.clone(), source })
    }

    /// The classifier, over the features that have a weight.
    fn classifier(&self, vectoriser: &Vectoriser, fitted: Fitted) -> Result<Classifier, Error> {
        let out_of_fold = &fitted.out_of_fold;
        let calibration =
            Calibration::learn(self.facet.choice, &out_of_fold.scores, &out_of_fold.targets);
        let assurance = Assurance::learn(out_of_fold.tags(&calibration));
        let vectoriser = vectoriser
            .retain(|feature| fitted.linear.has(feature))
            .map_err(|source| self.unlearnt_words(source))?;
        Ok(Classifier {
            facet: self.facet.clone(),
            vectoriser,
            linear: fitted.linear.without_empty_rows(),
            calibration,
            assurance,
        })
    }

    fn card(&self, vectoriser: &Vectoriser, fitted: &Fitted, splits: usize) -> FacetCard {
        let articles = |label: usize| {
            (0..self.targets.articles()).filter(|&article| self.targets.has(article, label)).count()
        };
        let count = |(place, label): (usize, &Label)| LabelCount {
            label: label.name.clone(),
            articles: articles(place),
        };
        FacetCard {
            algorithm: self.trainer.algorithm,
            setting: fitted.setting,
            labels: self.facet.labels.iter().enumerate().map(count).collect(),
            trials: fitted.trials.clone(),
            kept: fitted.kept,
            unpruned: fitted.unpruned,
            features_seen: vectoriser.vocabulary().len(),
            held_out: fitted.out_of_fold.articles.len(),
            splits,
            accuracy: fitted.outcome.accuracy,
            macro_f1: fitted.outcome.macro_f1,
        }
    }

    fn unlearnt_words(&self, source: crate::features::Error) -> Error {
        Error::Vocabulary { facet: self.facet.name.clone(), source }
    }
}

/// The facet without the labels that no example has, and the labels of each example in it.
fn with_examples(labelled: &LabelledFacet) -> (Facet, Vec<Vec<LabelId>>) {
    let counts = labelled.counts();
    let mut facet = labelled.facet.clone();
    let mut place = 0;
    let places: Vec<u16> = counts
        .iter()
        .map(|&count| {
            place += u16::from(count > 0);
            place.saturating_sub(1)
        })
        .collect();
    let mut counts = counts.into_iter();
    facet.labels.retain(|_| counts.next().is_some_and(|count| count > 0));
    let moved = |label: &LabelId| LabelId(places[label.index()]);
    let labels = labelled.examples.iter().map(|e| e.labels.iter().map(moved).collect()).collect();
    (facet, labels)
}
