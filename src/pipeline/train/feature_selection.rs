//! Feature selection: what of the examples of a facet is looked at.

use std::collections::BTreeSet;

use super::counts::tokens;
use super::facet_trainer::{FacetTrainer, TrainingMatrix, targets_of};
use super::trainer::Progress;
use crate::analysis::Analysers;
use crate::error::Error;
use crate::features::{Embedder, FeatureFamily, FeatureId, Instance, Vectoriser, Vectors, Window};
use crate::label::Choice;
use crate::select::{Algorithm, FEW};
use crate::text::{Article, Language};

/// Articles that must have a feature for it to be kept.
const MIN_DOCUMENT_FREQUENCY: u32 = 2;
/// Groups that must have a feature, where articles come in groups: what one alone says tells only
/// whose it is.
const MIN_GROUPS: u32 = 2;
/// Factor on the TF-IDF weight of stem pairs where articles come in groups ("Outlets that nobody
/// has seen" in `benches/README.md`).
const PAIR_IN_GROUPS: f32 = 1.0;
/// Straight or curly: an outlet's house style.
const QUOTATION_MARKS: [&str; 3] = ["\"", "“", "”"];
/// Below this many tokens an article is so short that its characters are worth counting.
const SHORT: usize = 32;
/// A target that has this many examples on average is a category, fewer make it a name.
const EXAMPLES_PER_CATEGORY: usize = 10;

impl FacetTrainer<'_> {
    /// The training matrix: the features of the examples, and the examples in them, which is all that
    /// is needed of `articles`.
    pub(super) fn matrix(
        &self,
        articles: &[Article],
        watch: &dyn Fn(Progress<'_>),
    ) -> Result<TrainingMatrix, Error> {
        let instances = self.instances(articles);
        watch(Progress::Facet(&self.facet, instances.len()));
        let analysers = Analysers::of(self.trainer.language).with_scope(self.scope);
        if let Some(shared) = self.level.as_ref().and_then(|level| level.shared.as_ref()) {
            return Ok(TrainingMatrix::new(
                (**shared).clone(),
                shared.transform(&instances, &analysers),
            ));
        }
        let families = self.features(self.are_short(&instances));
        let min_df = self.min_document_frequency();
        let (mut vectoriser, mut vectors) =
            Vectoriser::fit(&instances, &analysers, &families, min_df, self.embedder())
                .map_err(|source| self.unlearnt_words(source))?;
        if self.groups.are_grouped()
            && let Ok(common) = self.in_common(&vectoriser, &vectors)
        {
            drop(vectors);
            vectors = common.transform(&instances, &analysers);
            vectoriser = common;
        }
        Ok(TrainingMatrix::new(vectoriser, vectors))
    }

    /// The embedder of the examples, where there are word vectors to learn with.
    fn embedder(&self) -> Option<Embedder> {
        let vectors = self.trainer.word_vectors(self.groups)?;
        let by_mention =
            self.facet.towards_target && self.target_families() == FeatureFamily::OF_MENTION;
        Some(Embedder::new(vectors, if by_mention { Window::OF_MENTION } else { Window::OF_TEXT }))
    }

    /// Articles that must have a feature for it to be kept. Of few articles hardly any word stands in
    /// two, and those of one are kept too ("Few labels" in `benches/README.md`); the generative models,
    /// whose every feature counts, keep to two.
    pub(super) fn min_document_frequency(&self) -> u32 {
        let few = self.labelled.most_examples() <= FEW
            && self.trainer.algorithm == Algorithm::Discriminative;
        if few { 1 } else { MIN_DOCUMENT_FREQUENCY }
    }

    pub(super) fn instances<'a>(&'a self, articles: &'a [Article]) -> Vec<Instance<'a>> {
        let examples = self.labelled.examples.iter();
        let examples = examples.map(|own| (&articles[own.article], own.target.as_ref()));
        examples.chain(self.definitions.instances()).collect()
    }

    /// Of a grouped corpus, the features that can tell something of other groups: those that
    /// several have, and that are not a matter of typesetting. Phrases count as much as words.
    fn in_common(
        &self,
        vectoriser: &Vectoriser,
        vectors: &Vectors,
    ) -> Result<Vectoriser, crate::features::Error> {
        let vocabulary = vectoriser.vocabulary();
        let frequency = self.group_frequency(vectors);
        let keep = |feature: FeatureId| {
            frequency[feature.index()] >= MIN_GROUPS && !is_typesetting(vocabulary.name(feature))
        };
        let weight = |family: FeatureFamily| match family {
            FeatureFamily::StemPair => PAIR_IN_GROUPS,
            family => family.weight(),
        };
        let weighted: Vec<_> =
            vectoriser.families().iter().map(|&family| (family, weight(family))).collect();
        Ok(Vectoriser::new(&weighted, vocabulary.retain(keep)?))
    }

    /// Group frequency of each feature: in how many groups it stands.
    fn group_frequency(&self, vectors: &Vectors) -> Vec<u32> {
        let mut places: Vec<usize> = (0..vectors.articles()).collect();
        places.sort_by_key(|&place| self.group(place));
        let features = vectors.features();
        let (mut frequency, mut last) = (vec![0; features], vec![None; features]);
        for (place, group) in places.into_iter().map(|place| (place, Some(self.group(place)))) {
            for &id in vectors.row(place).0 {
                if std::mem::replace(&mut last[id as usize], group) != group {
                    frequency[id as usize] += 1;
                }
            }
        }
        frequency
    }

    /// Which features to look at: the generative models count stems and their pairs; the
    /// discriminative one takes all that the text, its length and its target offer.
    pub(super) fn features(&self, is_short: bool) -> Vec<FeatureFamily> {
        if let Some(wanted) = &self.labelled.learning.features {
            let mut wanted = wanted.clone();
            wanted.sort_unstable();
            wanted.dedup();
            return wanted;
        }
        let of_text = match self.trainer.algorithm {
            // Pairs of stems blur the cuts of a facet that gives any number of labels.
            Algorithm::Discriminative if self.facet.choice == Choice::Any => {
                &[FeatureFamily::Surface, FeatureFamily::Stem]
            }
            Algorithm::Discriminative => FeatureFamily::OF_TEXT,
            Algorithm::Multinomial | Algorithm::Complement => FeatureFamily::OF_STEMS,
        };
        let of_length: &[FeatureFamily] = if is_short { &[FeatureFamily::CharNgram] } else { &[] };
        let of_target = if self.facet.towards_target { self.target_families() } else { &[] };
        let knows = self.trainer.language == Language::English
            && self.trainer.algorithm == Algorithm::Discriminative
            && of_target == FeatureFamily::OF_MENTION;
        let of_english = if knows { FeatureFamily::OF_MENTION_IN_ENGLISH } else { &[] };
        let mut families = [of_text, of_length, of_target, of_english].concat();
        families.sort_unstable();
        families
    }

    /// Whether the examples are so short that their characters are worth counting.
    pub(super) fn is_short(&self, tokens: usize, articles: usize) -> bool {
        self.trainer.algorithm == Algorithm::Discriminative && tokens < SHORT * articles
    }

    pub(super) fn are_short(&self, instances: &[Instance<'_>]) -> bool {
        // Definitions are, which says nothing of the articles.
        let examples = self.labelled.examples.len();
        let instances = if examples > 0 { &instances[..examples] } else { instances };
        self.is_short(instances.iter().map(|own| tokens(own.0)).sum(), instances.len())
    }

    fn target_families(&self) -> &'static [FeatureFamily] {
        let names: Vec<&str> =
            targets_of(self.labelled).map(|target| target.name.as_str()).collect();
        let distinct: BTreeSet<&str> = names.iter().copied().collect();
        if self.facet.by_mention || distinct.len() * EXAMPLES_PER_CATEGORY > names.len() {
            FeatureFamily::OF_MENTION
        } else {
            FeatureFamily::OF_CATEGORY
        }
    }
}

impl TrainingMatrix {
    /// The matrix of `vectors`, which `vectoriser` made.
    pub(super) fn new(vectoriser: Vectoriser, mut vectors: Vectors) -> Self {
        let weights = vectoriser.family_weights().iter().copied();
        let families = vectoriser.families().iter().copied().zip(weights).collect();
        let (embedder, mean) = (vectoriser.embedder().cloned(), vectors.centre());
        let vocabulary = vectoriser.into_vocabulary();
        Self { families, vocabulary, vectors, embedder, mean }
    }
}

/// Whether a part of a feature is a quotation mark; `<` and `>` are the ends of a word.
fn is_typesetting(name: &str) -> bool {
    name.split(' ').any(|part| QUOTATION_MARKS.contains(&part.trim_matches(['<', '>'])))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{with_groups, with_trainer};
    use super::*;

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
            (
                new,
                one,
                &long,
                &names,
                [text, FeatureFamily::OF_MENTION, FeatureFamily::OF_MENTION_IN_ENGLISH].concat(),
            ),
            (old, one, short, &[], vec![FeatureFamily::Stem, FeatureFamily::StemPair]),
        ];
        for (algorithm, choice, text, targets, expected) in table {
            let look = |trainer: &FacetTrainer<'_>, articles: &[Article]| {
                trainer.features(trainer.are_short(&trainer.instances(articles)))
            };
            let found = with_trainer(algorithm, choice, 12, text, targets, look);
            assert_eq!(found, expected, "{algorithm:?}, {choice:?}, {targets:?}");
        }
    }
}
