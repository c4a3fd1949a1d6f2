//! Trainer of one facet: its examples, and the way from their training matrix to a classifier.

<<<<<<< HEAD
use std::sync::Arc;

use super::calibrated::Calibrated;
use super::definitions::Definitions;
use super::error::TrainError;
use super::examples::Examples;
use super::learnt::{self, Learnt};
use super::level::Level;
use super::targets::distinct_targets;
use super::trainer::{BUDGET, GENERATIVE_BUDGET, Progress, Trainer};
use crate::analysis::Scope;
use crate::calibrate::Above;
use crate::classify::{Classifier, Linear};
=======
use std::collections::BTreeSet;

use super::definitions::{self, Definitions};
use super::error::TrainError;
use super::trainer::{BUDGET, GENERATIVE_BUDGET, Progress, Trainer};
use crate::analysis::Scope;
use crate::calibrate::{Calibration, PrecisionThresholds};
use crate::classify::{Classifier, target_key};
>>>>>>> sure
use crate::corpus::{Groups, LabelledFacet};
use crate::error::Error;
use crate::features::{Embedder, FeatureFamily, FeatureId, Vectoriser, Vectors, Vocabulary};
use crate::label::{Facet, LabelId, LabelMatrix};
use crate::model::{FacetCard, LabelCount, NotOffered, WhyNot};
use crate::select::{Algorithm, Fitted, ModelSelection, Split};
use crate::text::Target;

/// Bytes that a name takes in a model file beside its letters: its two lengths and its frequency.
const NAME_BYTES: u32 = 6;

/// Trainer of one facet: the facet, its examples, and how it is to be learnt.
pub(super) struct FacetTrainer<'c> {
    pub(super) trainer: Trainer,
    /// What of an article is read.
    pub(super) scope: Scope,
    /// The facet with those labels that have an example or teach by their definition.
    pub(super) facet: Facet,
    /// Of the examples, and after them of the definitions.
    truth: LabelMatrix,
    pub(super) definitions: Definitions,
    /// By label.
    counts: Vec<LabelCount>,
    not_offered: Vec<NotOffered>,
    /// The level above, where there is one, and the parent of each label there.
    pub(super) level: Option<Level>,
    parents: Vec<LabelId>,
    /// The facet as the corpus has it.
    pub(super) labelled: &'c LabelledFacet,
    /// Which articles stay together.
    pub(super) groups: &'c Groups,
    /// Number of the examples' targets.
    pub(super) distinct_targets: usize,
}

/// Training matrix: the features that were selected, and the examples in them.
pub(super) struct TrainingMatrix {
    /// The families of features, each with its weight.
    pub(super) families: Vec<(FeatureFamily, f32)>,
    pub(super) vocabulary: Vocabulary,
    pub(super) vectors: Vectors,
    /// What embedded the examples, if anything, and the mean embedding, which was taken from each.
    pub(super) embedder: Option<Embedder>,
    pub(super) mean: Vec<f32>,
}

impl<'c> FacetTrainer<'c> {
    pub(super) fn new(
        trainer: &Trainer,
        scope: Scope,
        labelled: &'c LabelledFacet,
        groups: &'c Groups,
        level: Option<Level>,
    ) -> Self {
        let examples = Examples::of(trainer, labelled, groups, level.as_ref());
        let Examples { mut facet, truth, definitions, counts, not_offered } = examples;
        let has_mention = |target: &Target| target.mention.is_some();
        facet.by_mention = targets_of(labelled).any(has_mention);
        facet.complete();
<<<<<<< HEAD
        let parents = level.as_ref().map(|level| facet.parents_in(&level.parent));
        let parents = parents.into_iter().flatten().flatten().collect();
        let names = targets_of(labelled).map(|own| own.name.as_str());
        Self {
            trainer: *trainer,
            scope,
            facet,
            truth,
            definitions,
            counts,
            not_offered,
            level,
            parents,
            distinct_targets: distinct_targets(names),
            labelled,
            groups,
        }
=======
        let definitions = if teaches { Definitions::of(&facet) } else { Definitions::default() };
        truth.extend(definitions.rows(), definitions::WORTH);
        let distinct_targets = distinct_targets(labelled);
        let trainer = *trainer;
        Self { trainer, scope, facet, truth, definitions, labelled, groups, distinct_targets }
>>>>>>> sure
    }

    /// Learns the facet from its training matrix; `keys` has the key of each article.
    pub(super) fn learn(
        mut self,
        TrainingMatrix { families, vocabulary, vectors, embedder, mean }: TrainingMatrix,
        keys: &[u64],
        watch: &dyn Fn(Progress<'_>),
    ) -> Result<Learnt, Error> {
        let splits = self.splits(&vectors);
        let row_bytes = self.row_bytes(&vocabulary);
        let mut fitted = self.select(&vectors, &splits, &row_bytes, watch)?;
        match &embedder {
            // Definitions do not say how common their labels are.
            Some(embedder) if self.labelled.examples.is_empty() => {
                fitted.linear.level_at(embedder.vectors().mean());
            }
            _ => fitted.linear.uncentre(&mean),
        }
        drop((vectors, row_bytes));
        let calibrated = self.calibrate(&mut fitted);
        let card = self.card(&vocabulary, &fitted, splits.len());
        let embedder = embedder.filter(|_| fitted.setting.dense() > 0.0);
        let (vectoriser, linear) = match self.level.as_ref().and_then(|own| own.shared.clone()) {
            Some(shared) => (shared, fitted.linear),
            None => self.own_words(&families, &vocabulary, embedder, &fitted.linear)?,
        };
        let Calibrated { calibration, level, thresholds, above } = calibrated;
        let targets = self.known_targets();
        let facet = self.facet;
        let classifier =
            Classifier { facet, vectoriser, linear, calibration, level, thresholds, targets };
        let articles = fitted.out_of_fold.articles.iter();
        let held_out = articles.map(|&place| keys[self.labelled.examples[place].article]);
        Ok(Learnt {
            said: learnt::said(&classifier, &fitted.out_of_fold, &above, held_out),
            truth: learnt::truth(self.labelled, &classifier, keys),
            most_examples: self.labelled.most_examples(),
            classifier,
            card,
        })
    }

    /// The group of an example.
    pub(super) fn group(&self, place: usize) -> u64 {
        self.groups.keys()[self.labelled.examples[place].article]
    }

    fn select(
        &self,
        vectors: &Vectors,
        splits: &[Split],
        row_bytes: &[u32],
        watch: &dyn Fn(Progress<'_>),
    ) -> Result<Fitted, Error> {
        let groups: Option<Vec<u64>> = self.groups.are_grouped().then(|| {
            let group = |place| self.group(place);
            (0..self.labelled.examples.len()).map(group).collect()
        });
        let selection = ModelSelection {
            algorithm: self.trainer.algorithm,
            choice: self.facet.choice,
            vectors,
            truth: &self.truth,
            most_examples: self.labelled.most_examples(),
            splits,
            groups: groups.as_deref(),
            above: self
                .level
                .as_ref()
                .map(|level| Above { parents: &self.parents, rows: &level.said }),
            shares_words: self.level.as_ref().is_some_and(|level| level.shared.is_some()),
            budget: self.budget(),
            row_bytes,
        };
        selection.run(&|result| watch(Progress::Tried(result))).map_err(|source| {
            TrainError::Classifier { facet: self.facet.name.clone(), source }.into()
        })
    }

    fn budget(&self) -> usize {
        let wanted = self.trainer.budget.or(self.labelled.learning.size);
        wanted.unwrap_or(match self.trainer.algorithm {
            Algorithm::Discriminative => BUDGET,
            Algorithm::Multinomial | Algorithm::Complement => GENERATIVE_BUDGET,
        })
    }

    /// Calibrates what was fitted, and takes out the labels under others that are mostly wrong.
    fn calibrate(&mut self, fitted: &mut Fitted) -> Calibrated {
        let calibrate = |own: &Self, fitted: &Fitted| {
            let level = own.level.as_ref().map(|level| (level, own.parents.as_slice()));
            let cluster = |example: usize| own.cluster(&own.labelled.examples[example]);
            Calibrated::of(own.facet.choice, &fitted.out_of_fold, cluster, level)
        };
        let calibrated = calibrate(self, fitted);
        let offered = calibrated.offered(&fitted.out_of_fold);
        if offered.len() == self.facet.labels.len() {
            return calibrated;
        }
        fitted.linear = fitted.linear.select(&offered);
        fitted.out_of_fold = fitted.out_of_fold.select(&offered);
        self.keep(&offered);
        calibrate(self, fitted)
    }

    /// Keeps some of the labels, which rise.
    fn keep(&mut self, offered: &[LabelId]) {
        let is_kept = |place: usize| offered.binary_search(&LabelId(place as u16)).is_ok();
        let dropped = self.counts.iter().enumerate().filter(|(place, _)| !is_kept(*place));
        let imprecise =
            |count: &LabelCount| NotOffered::new(&count.label, count.articles, WhyNot::Imprecise);
        self.not_offered.extend(dropped.map(|(_, count)| imprecise(count)));
        let kept = |label: &LabelId| label.index();
        self.parents = offered.iter().map(|label| self.parents[kept(label)]).collect();
        self.counts = offered.iter().map(|label| self.counts[kept(label)].clone()).collect();
        let labels = offered.iter().map(|label| self.facet.labels[kept(label)].clone());
        self.facet.labels = labels.collect();
    }

    /// A vectoriser of the features that have a weight, and the weights.
    fn own_words(
        &self,
        families: &[(FeatureFamily, f32)],
        vocabulary: &Vocabulary,
        embedder: Option<Embedder>,
        linear: &Linear,
    ) -> Result<(Arc<Vectoriser>, Linear), Error> {
        let vocabulary = vocabulary
            .retain(|feature| linear.has(feature))
            .map_err(|source| self.unlearnt_words(source))?;
        let vectoriser = Vectoriser::new(families, vocabulary).with_embedder(embedder);
        Ok((Arc::new(vectoriser), linear.without_empty_rows()))
    }

    fn card(&self, vocabulary: &Vocabulary, fitted: &Fitted, splits: usize) -> FacetCard {
        FacetCard {
            algorithm: self.trainer.algorithm,
            setting: fitted.setting,
            labels: self.counts.clone(),
            not_offered: self.not_offered.clone(),
            candidates: fitted.candidates.clone(),
            kept: fitted.kept,
            unpruned: fitted.unpruned,
            features_seen: vocabulary.len(),
            held_out: fitted.out_of_fold.articles.len(),
            splits,
            accuracy: fitted.outcome.accuracy,
            macro_f1: fitted.outcome.macro_f1,
        }
    }

    /// Bytes that the row of each feature takes in a file, without its weights: nothing but them where
    /// the words are those of the level above.
    fn row_bytes(&self, vocabulary: &Vocabulary) -> Vec<u32> {
        if self.level.as_ref().is_some_and(|level| level.shared.is_some()) {
            return vec![0; vocabulary.len()];
        }
        let ids = (0..vocabulary.len() as u32).map(FeatureId);
        ids.map(|id| vocabulary.name(id).len() as u32 + NAME_BYTES).collect()
    }

    pub(super) fn unlearnt_words(&self, source: crate::features::Error) -> Error {
        TrainError::Vocabulary { facet: self.facet.name.clone(), source }.into()
    }
}

/// The targets of the examples that have one.
pub(super) fn targets_of(labelled: &LabelledFacet) -> impl Iterator<Item = &Target> {
    labelled.examples.iter().filter_map(|example| example.target.as_ref())
}
<<<<<<< HEAD
=======

/// Number of the examples' targets.
fn distinct_targets(labelled: &LabelledFacet) -> usize {
    let keys = targets_of(labelled).map(|target| target_key(&target.name));
    keys.collect::<BTreeSet<_>>().len()
}

/// Bytes that the row of each feature takes in a file, without its weights.
fn row_bytes(vocabulary: &Vocabulary) -> Vec<u32> {
    let ids = (0..vocabulary.len() as u32).map(FeatureId);
    ids.map(|id| vocabulary.name(id).len() as u32 + NAME_BYTES).collect()
}

/// The facet without the labels that no example has, nor a definition where `definitions` teach; and
/// what is known of each example in it.
fn with_examples(labelled: &LabelledFacet, definitions: bool) -> (Facet, LabelMatrix) {
    let mut counts = labelled.counts();
    for (count, label) in counts.iter_mut().zip(&labelled.facet.labels) {
        *count += usize::from(definitions && label.definition.is_some());
    }
    let mut facet = labelled.facet.clone();
    let mut place = 0;
    let places: Vec<u16> = counts
        .iter()
        .map(|&count| {
            place += u16::from(count > 0);
            place.saturating_sub(1)
        })
        .collect();
    let moved = |label: &LabelId| LabelId(places[label.index()]);
    let rows = labelled.examples.iter().map(|e| e.labels.iter().map(moved).collect());
    let rows: Vec<Vec<LabelId>> = rows.collect();
    facet.labels = used(facet.labels, &counts);
    let mut truth = LabelMatrix::new(rows.iter().map(Vec::as_slice), facet.labels.len());
    for (place, example) in labelled.examples.iter().enumerate() {
        truth.set_weight(place, example.weight);
        for label in example.unknown.iter().filter(|label| counts[label.index()] > 0) {
            truth.set_unknown(place, moved(label));
        }
    }
    (facet, truth)
}

/// Those labels that are counted.
fn used(labels: Vec<Label>, counts: &[usize]) -> Vec<Label> {
    let counted = labels.into_iter().zip(counts);
    counted.filter(|(_, count)| **count > 0).map(|(label, _)| label).collect()
}

#[cfg(test)]
mod tests {
    use super::super::feature_selection::PAIR_IN_GROUPS;
    use super::super::splits::OF_GROUP;
    use super::*;
    use crate::corpus;
    use crate::corpus::{Corpus, Learning};
    use crate::features::SparseVector;
    use crate::label::Choice;
    use crate::read::Location;
    use crate::text::Article;

    /// What the trainer makes of `examples` examples of two labels: their text, and their targets.
    fn with_trainer<T>(
        algorithm: Algorithm,
        choice: Choice,
        examples: usize,
        text: &str,
        targets: &[&str],
        look: impl Fn(&FacetTrainer<'_>, &[Article]) -> T,
    ) -> T {
        let facet = Facet {
            name: "stance".to_owned(),
            choice,
            towards_target: !targets.is_empty(),
            by_mention: false,
            pooling: None,
            labels: vec![Label::new("for"), Label::new("against")],
        };
        let example = |n: usize| {
            let target =
                targets.get(n).map(|&name| Target { name: name.to_owned(), mention: None });
            let labels = vec![LabelId((n % 2) as u16)];
            corpus::LabelledExample::new(n, target, labels, Location::file("records.jsonl"))
        };
        let labelled = LabelledFacet {
            facet,
            learning: Learning::default(),
            examples: (0..examples).map(example).collect(),
        };
        let articles = vec![Article::new("", text); examples];
        let groups = Corpus { groups: (0..examples as u64).collect(), ..Corpus::default() };
        let trainer = Trainer { algorithm, ..Trainer::default() };
        let groups = groups.article_groups();
        look(&FacetTrainer::new(&trainer, Scope::Whole, &labelled, &groups), &articles)
    }

    #[test]
    fn every_example_is_held_out_once_unless_fits_are_dear() {
        let (one, any) = (Choice::One, Choice::Any);
        // Examples, non-zero weights of each, and what is held out how often.
        let table = [
            (one, 100, 10_000, 10, 100),
            (one, 7, 10, 7, 7),
            (one, 1200, 10, 10, 1200),
            (one, 1200, 20_000, 1, 300),
            (any, 1200, 20_000, 5, 1200),
        ];
        for (choice, examples, weights, parts, held_out) in table {
            let row = SparseVector {
                features: (0..weights).map(FeatureId).collect(),
                weights: vec![1.0; weights as usize],
            };
            let vectors = Vectors::from_rows(vec![row; examples].into_iter(), weights as usize);
            let splits = |trainer: &FacetTrainer<'_>, _: &[Article]| trainer.splits(&vectors);
            let splits = with_trainer(Algorithm::default(), choice, examples, "", &[], splits);
            assert_eq!(splits.len(), parts);
            let mut held: Vec<_> = splits.iter().flat_map(|s| s.held_out.clone()).collect();
            held.sort_unstable();
            held.dedup();
            assert_eq!(held.len(), held_out);
            for Split { fit, held_out } in &splits {
                assert_eq!(fit.len() + held_out.len(), examples);
                assert!(held_out.iter().all(|example| fit.binary_search(example).is_err()));
            }
        }
    }

    /// A trainer of two labels, one example an article, each (group, text).
    fn with_groups<T>(
        articles: &[(u64, String)],
        look: impl Fn(&FacetTrainer<'_>, &[Article]) -> T,
    ) -> T {
        let facet = Facet {
            name: "lean".to_owned(),
            choice: Choice::One,
            towards_target: false,
            by_mention: false,
            pooling: None,
            labels: vec![Label::new("left"), Label::new("right")],
        };
        let example = |n: usize| {
            let labels = vec![LabelId(u16::from(articles[n].0 % 2 == 1))];
            corpus::LabelledExample::new(n, None, labels, Location::file("records.jsonl"))
        };
        let examples = (0..articles.len()).map(example).collect();
        let labelled = LabelledFacet { facet, learning: Learning::default(), examples };
        let groups = articles.iter().map(|article| article.0).collect();
        let groups = Corpus { groups, ..Corpus::default() }.article_groups();
        let articles: Vec<_> = articles.iter().map(|a| Article::new("", a.1.as_str())).collect();
        look(&FacetTrainer::new(&Trainer::default(), Scope::Whole, &labelled, &groups), &articles)
    }

    /// A definition that teaches is no example: what is few is decided alike by all.
    #[cfg(feature = "embedded")]
    #[test]
    fn a_label_of_few_examples_stays_one_when_it_is_defined() {
        let labels = ["sport", "courts"];
        let text = |n: usize| format!("{} Day {n}.", ["The coach won.", "The judge left."][n % 2]);
        let mut corpus = Corpus::builder();
        for n in 0..2 * FEW {
            let article = corpus.article(Article::new("", text(n)));
            corpus.label(article, "desk", &[labels[n % 2]]).unwrap();
        }
        let mut corpus = corpus.build().unwrap();
        for label in &mut corpus.facets[0].facet.labels {
            label.definition = Some(format!("News of {}.", label.name));
        }
        let model = Trainer::default().train(corpus, &|_| ()).unwrap();
        let first = &model.card.facets[0].candidates[0];
        assert!(
            first.setting.dense() > 0.0,
            "{}: the way of many begins with words",
            first.setting
        );
    }

    #[test]
    fn where_labels_have_few_examples_a_word_of_one_article_counts() {
        for (articles, algorithm, rare) in [
            (2 * FEW, Algorithm::Discriminative, true),
            (2 * FEW + 2, Algorithm::Discriminative, false),
            (2 * FEW, Algorithm::Complement, false),
        ] {
            let has_rare = |trainer: &FacetTrainer<'_>, same: &[Article]| {
                let mut articles = same.to_vec();
                articles[0].text.push_str(" Seldom.");
                let TrainingMatrix { vocabulary, .. } = trainer.matrix(&articles, &|_| ()).unwrap();
                vocabulary.names().iter().any(|name| name == "seldom")
            };
            let text = "Taxes rose again.";
            let found = with_trainer(algorithm, Choice::One, articles, text, &[], has_rare);
            assert_eq!(found, rare, "{articles} articles, {algorithm:?}");
        }
    }

    #[test]
    fn of_groups_only_what_they_have_in_common_is_learnt() {
        let text = |group| format!("Outlet{group} says \"taxes\" rose again. ").repeat(8);
        let article = |n: u64| (n % 4, text(n % 4));
        let articles: Vec<_> = (0..12).map(article).collect();
        let (names, pairs) = with_groups(&articles, |trainer, articles| {
            let TrainingMatrix { families, vocabulary, vectors, .. } =
                trainer.matrix(articles, &|_| ()).unwrap();
            assert_eq!(vectors.features(), vocabulary.len());
            let pairs = families
                .iter()
                .filter(|of| of.0 == FeatureFamily::StemPair)
                .map(|of| of.1)
                .collect();
            let names = vocabulary.names().iter().map(str::to_owned).collect();
            (names, pairs)
        });
        let (names, pairs): (Vec<String>, Vec<f32>) = (names, pairs);
        let words = ["again", "rose", "says", "taxes"];
        let stems = ["again", "rose", "say", "tax"];
        assert_eq!(names, [&words[..], &stems[..], &["rose again"]].concat());
        assert_eq!(pairs, [PAIR_IN_GROUPS]);
    }

    #[test]
    fn a_large_group_is_held_out_in_part_and_all_over() {
        // One group of 120 articles in turn with those of a hundred groups of two.
        let article =
            |n: u64| (if n < 240 && n.is_multiple_of(2) { 0 } else { 1 + n % 100 }, String::new());
        let articles: Vec<_> = (0..320).map(article).collect();
        let (splits, large) = with_groups(&articles, |trainer, _| {
            let row = SparseVector { features: vec![FeatureId(0)], weights: vec![1.0] };
            let splits = trainer.splits(&Vectors::from_rows(vec![row; 320].into_iter(), 1));
            let large = |n: &&usize| articles[**n].0 == 0;
            let held: Vec<_> = splits.iter().flat_map(|s| &s.held_out).filter(large).collect();
            (splits.len(), held.into_iter().copied().collect::<Vec<usize>>())
        });
        assert_eq!((splits, large.len()), (10, OF_GROUP));
        assert!(large.windows(2).all(|pair| pair[1] - pair[0] == 8), "{large:?}");
    }

    #[test]
    fn features_suit_the_algorithm_the_choice_the_length_and_the_target() {
        let (new, old) = (Algorithm::Discriminative, Algorithm::Complement);
        let (one, any) = (Choice::One, Choice::Any);
        let (short, long) = ("A short text.", "A long text, word after word. ".repeat(20));
        let (tax, names) = (["Tax"; 12], ["Ash", "Bay", "Cob", "Dun"].repeat(3));
        let (text, words) =
            (FeatureFamily::OF_TEXT, &[FeatureFamily::Surface, FeatureFamily::Stem][..]);
        let table = [
            (new, one, long.as_str(), [].as_slice(), text.to_vec()),
            (new, any, &long, &[], words.to_vec()),
            (new, one, short, &[], [text, &[FeatureFamily::CharNgram]].concat()),
            (new, one, &long, &tax, [text, FeatureFamily::OF_CATEGORY].concat()),
            (new, one, &long, &names, [text, FeatureFamily::OF_MENTION].concat()),
            (old, one, short, &[], vec![FeatureFamily::Stem, FeatureFamily::StemPair]),
        ];
        for (algorithm, choice, text, targets, expected) in table {
            let look = |trainer: &FacetTrainer<'_>, articles: &[Article]| {
                trainer.features(&trainer.instances(articles))
            };
            let found = with_trainer(algorithm, choice, 12, text, targets, look);
            assert_eq!(found, expected, "{algorithm:?}, {choice:?}, {targets:?}");
        }
    }
}
>>>>>>> sure
