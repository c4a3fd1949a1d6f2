//! One facet with all that there is to learn it from.

use std::collections::{BTreeSet, HashMap};

use super::train::{BUDGET, GENERATIVE_BUDGET, Progress, Trainer};
use crate::classify::{
    Algorithm, Assurance, Calibration, Choice, Classifier, Facet, Fitted, Label, LabelId, Search,
    Split, Targets,
};
use crate::corpus::{self, Groups, LabelledFacet};
use crate::error::Error;
use crate::features::{Example, FeatureId, Group, Vectorised, Vectoriser, Vectors};
use crate::model::{FacetCard, LabelCount};
use crate::text::{Analyser, Article, Target, Tokeniser};

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
/// Articles of a group that are held out: thirty tell its share of hits to a tenth, and groups
/// differ by three; the more, the less the other groups would count.
const OF_GROUP: usize = 30;
/// Below this many tokens an article is so short that its characters are worth counting.
const SHORT: usize = 32;
/// A target that has this many examples on average is a category, fewer make it a name.
const EXAMPLES_PER_CATEGORY: usize = 10;
/// Up to this many weights times labels a fit is so cheap that every article is held out once:
/// those of ten thousand short articles with a handful of labels.
const CHEAP: usize = 30_000_000;
/// As few examples as these are held out in turns, whatever a fit costs.
const FEW: usize = 1000;
/// Bytes that a name takes in a model file beside its letters: its two lengths and its frequency.
const NAME_BYTES: usize = 6;
/// The shuffle that deals articles into folds.
const SEED: u64 = 0;

/// A facet, its examples, and how it is to be learnt.
pub(super) struct Lesson<'c> {
    trainer: Trainer,
    /// The facet with those labels that have an example.
    facet: Facet,
    examples: Vec<Example<'c>>,
    targets: Targets,
    /// The facet as the corpus has it.
    labelled: &'c LabelledFacet,
    /// Which articles stay together.
    groups: &'c Groups,
}

impl<'c> Lesson<'c> {
    pub(super) fn new(
        trainer: &Trainer,
        articles: &'c [Article],
        labelled: &'c LabelledFacet,
        groups: &'c Groups,
    ) -> Self {
        let (mut facet, targets) = with_examples(labelled);
        let example =
            |example: &'c corpus::Example| (&articles[example.article], example.target.as_ref());
        let examples: Vec<Example<'c>> = labelled.examples.iter().map(example).collect();
        let has_mention = |target: &Target| target.mention.is_some();
        facet.by_mention = examples.iter().any(|(_, target)| target.is_some_and(has_mention));
        Self { trainer: *trainer, facet, examples, targets, labelled, groups }
    }

    pub(super) fn learn(
        &self,
        watch: &dyn Fn(Progress<'_>),
    ) -> Result<(Classifier, FacetCard), Error> {
        watch(Progress::Facet(&self.facet, self.examples.len()));
        let (vectoriser, vectors) = self.read()?;
        let splits = self.splits(&vectors);
        let names = vectoriser.vocabulary().names().iter();
        let row_bytes: Vec<usize> = names.map(|name| name.len() + NAME_BYTES).collect();
        let fitted = self.search(&vectors, &splits, &row_bytes, watch)?;
        let card = self.card(&vectoriser, &fitted, splits.len());
        let classifier = self.classifier(&vectoriser, fitted)?;
        Ok((classifier, card))
    }

    /// The features of the examples, and the examples in them.
    fn read(&self) -> Result<(Vectoriser, Vectors), Error> {
        let analyser = Analyser::new(self.trainer.language);
        let groups = self.features();
        let (mut vectoriser, mut rows) =
            Vectoriser::fit(&self.examples, &analyser, &groups, MIN_DOCUMENT_FREQUENCY)
                .map_err(|source| self.unlearnt_words(source))?;
        if self.groups.are_grouped()
            && let Ok(common) = self.in_common(&vectoriser, &rows)
        {
            rows = common.transform(&self.examples, &analyser);
            vectoriser = common;
        }
        let rows = rows.into_iter().map(|row| row.vector);
        let vectors = Vectors::from_rows(rows, vectoriser.vocabulary().len());
        Ok((vectoriser, vectors))
    }

    /// Of a grouped corpus, the features that can tell something of other groups: those that
    /// several have, and that are not a matter of typesetting. Phrases count as much as words.
    fn in_common(
        &self,
        vectoriser: &Vectoriser,
        rows: &[Vectorised],
    ) -> Result<Vectoriser, crate::features::Error> {
        let vocabulary = vectoriser.vocabulary();
        let spread = self.spread(rows, vocabulary.len());
        let keep = |feature: FeatureId| {
            spread[feature.index()] >= MIN_GROUPS && !is_typesetting(vocabulary.name(feature))
        };
        let weight = |group: Group| match group {
            Group::StemPair => PAIR_IN_GROUPS,
            group => group.weight(),
        };
        let weighted: Vec<_> =
            vectoriser.groups().iter().map(|&group| (group, weight(group))).collect();
        Ok(Vectoriser::new(&weighted, vocabulary.retain(keep)?))
    }

    /// The group of an example.
    fn group(&self, place: usize) -> u64 {
        self.groups.keys()[self.labelled.examples[place].article]
    }

    /// In how many groups each feature stands.
    fn spread(&self, rows: &[Vectorised], features: usize) -> Vec<u32> {
        let mut places: Vec<usize> = (0..rows.len()).collect();
        places.sort_by_key(|&place| self.group(place));
        let (mut spread, mut last) = (vec![0; features], vec![None; features]);
        for (place, group) in places.into_iter().map(|place| (place, Some(self.group(place)))) {
            for feature in &rows[place].vector.features {
                if std::mem::replace(&mut last[feature.index()], group) != group {
                    spread[feature.index()] += 1;
                }
            }
        }
        spread
    }

    /// Which features to look at: the generative models count stems and their pairs; the
    /// discriminative one takes all that the text, its length and its target offer.
    fn features(&self) -> Vec<Group> {
        if let Some(wanted) = &self.labelled.learning.features {
            let mut wanted = wanted.clone();
            wanted.sort_unstable();
            wanted.dedup();
            return wanted;
        }
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
        if self.facet.by_mention || names.len() * EXAMPLES_PER_CATEGORY > targets.len() {
            Group::OF_MENTION
        } else {
            Group::OF_CATEGORY
        }
    }

    /// How to hold examples out. The more of them a fit sees, the nearer its scores are to those of
    /// the final fit, which sees all, and the truer what is learnt from them of its certainty; where
    /// fits are dear, a quarter held out once is enough.
    fn splits(&self, vectors: &Vectors) -> Vec<Split> {
        let work = vectors.matrix().nnz() * self.facet.labels.len();
        let trusted = self.labelled.examples.iter().filter(|e| e.is_trusted()).count();
        let affordable = trusted <= FEW || work <= CHEAP;
        let (dealt, used) = match self.facet.choice {
            // Groups differ more than articles do: it takes many to know anything of others.
            _ if affordable || self.groups.are_grouped() => (10, 10),
            // Every label of many needs enough articles to find its cut.
            Choice::Any => (5, 5),
            Choice::One => (4, 1),
        };
        let folds = self.labelled.folds(self.groups.keys(), dealt, SEED);
        let split = |fold: u8| {
            let (mut held_out, fit): (Vec<_>, Vec<_>) =
                (0..folds.len()).partition(|&example| folds[example] == Some(fold));
            held_out.retain(|&example| self.labelled.examples[example].is_trusted());
            if self.groups.are_grouped() {
                held_out = self.some_of_each_group(held_out);
            }
            Split { fit, held_out }
        };
        // Of few groups there may be none for the last folds.
        (0..used).map(split).filter(|split| !split.held_out.is_empty()).collect()
    }

    /// At most [`OF_GROUP`] examples of each group, from all over it.
    fn some_of_each_group(&self, mut examples: Vec<usize>) -> Vec<usize> {
        let mut sizes: HashMap<u64, usize> = HashMap::new();
        for &example in &examples {
            *sizes.entry(self.group(example)).or_default() += 1;
        }
        let mut met: HashMap<u64, usize> = HashMap::new();
        examples.retain(|&example| {
            let group = self.group(example);
            let (size, met) = (sizes[&group], met.entry(group).or_default());
            *met += 1;
            *met * OF_GROUP / size > (*met - 1) * OF_GROUP / size
        });
        examples
    }

    fn search(
        &self,
        vectors: &Vectors,
        splits: &[Split],
        row_bytes: &[usize],
        watch: &dyn Fn(Progress<'_>),
    ) -> Result<Fitted, Error> {
        let groups: Option<Vec<u64>> = self.groups.are_grouped().then(|| {
            let group = |place| self.group(place);
            (0..self.examples.len()).map(group).collect()
        });
        let search = Search {
            algorithm: self.trainer.algorithm,
            choice: self.facet.choice,
            vectors,
            targets: &self.targets,
            splits,
            groups: groups.as_deref(),
            budget: self.budget(),
            row_bytes,
        };
        search
            .run(&|trial| watch(Progress::Tried(trial)))
            .map_err(|source| Error::Classifier { facet: self.facet.name.clone(), source })
    }

    fn budget(&self) -> usize {
        let wanted = self.trainer.budget.or(self.labelled.learning.size);
        wanted.unwrap_or(match self.trainer.algorithm {
            Algorithm::Discriminative => BUDGET,
            Algorithm::Multinomial | Algorithm::Complement => GENERATIVE_BUDGET,
        })
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

/// Whether a part of a feature is a quotation mark; `<` and `>` are the ends of a word.
fn is_typesetting(name: &str) -> bool {
    name.split(' ').any(|part| QUOTATION_MARKS.contains(&part.trim_matches(['<', '>'])))
}

/// The facet without the labels that no example has, and what is known of each example in it.
fn with_examples(labelled: &LabelledFacet) -> (Facet, Targets) {
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
    let moved = |label: &LabelId| LabelId(places[label.index()]);
    let rows = labelled.examples.iter().map(|e| e.labels.iter().map(moved).collect());
    let rows: Vec<Vec<LabelId>> = rows.collect();
    facet.labels = used(facet.labels, &counts);
    let mut targets = Targets::new(rows.iter().map(Vec::as_slice), facet.labels.len());
    for (place, example) in labelled.examples.iter().enumerate() {
        targets.set_trust(place, example.trust);
        for label in example.open.iter().filter(|label| counts[label.index()] > 0) {
            targets.leave_open(place, moved(label));
        }
    }
    (facet, targets)
}

/// Those labels that have an example.
fn used(labels: Vec<Label>, counts: &[usize]) -> Vec<Label> {
    let counted = labels.into_iter().zip(counts);
    counted.filter(|(_, count)| **count > 0).map(|(label, _)| label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Corpus, Learning};
    use crate::features::{FeatureId, SparseVector};
    use crate::read::Place;

    /// What the trainer makes of `examples` examples of two labels: their text, and their targets.
    fn with_lesson<T>(
        algorithm: Algorithm,
        choice: Choice,
        examples: usize,
        text: &str,
        targets: &[&str],
        look: impl Fn(&Lesson<'_>) -> T,
    ) -> T {
        let facet = Facet {
            name: "stance".to_owned(),
            choice,
            towards_target: !targets.is_empty(),
            by_mention: false,
            labels: vec![Label::new("for"), Label::new("against")],
        };
        let example = |n: usize| {
            let target =
                targets.get(n).map(|&name| Target { name: name.to_owned(), mention: None });
            let labels = vec![LabelId((n % 2) as u16)];
            corpus::Example::new(n, target, labels, Place::file("records.jsonl"))
        };
        let labelled = LabelledFacet {
            facet,
            learning: Learning::default(),
            examples: (0..examples).map(example).collect(),
        };
        let articles = vec![Article::new("", text); examples];
        let groups = Corpus { groups: (0..examples as u64).collect(), ..Corpus::default() };
        let trainer = Trainer { algorithm, ..Trainer::default() };
        look(&Lesson::new(&trainer, &articles, &labelled, &groups.article_groups()))
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
            let splits = |lesson: &Lesson<'_>| lesson.splits(&vectors);
            let splits = with_lesson(Algorithm::default(), choice, examples, "", &[], splits);
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

    /// A lesson of two labels, one example an article, each (group, text).
    fn with_groups<T>(articles: &[(u64, String)], look: impl Fn(&Lesson<'_>) -> T) -> T {
        let facet = Facet {
            name: "lean".to_owned(),
            choice: Choice::One,
            towards_target: false,
            by_mention: false,
            labels: vec![Label::new("left"), Label::new("right")],
        };
        let example = |n: usize| {
            let labels = vec![LabelId(u16::from(articles[n].0 % 2 == 1))];
            corpus::Example::new(n, None, labels, Place::file("records.jsonl"))
        };
        let examples = (0..articles.len()).map(example).collect();
        let labelled = LabelledFacet { facet, learning: Learning::default(), examples };
        let groups = articles.iter().map(|article| article.0).collect();
        let groups = Corpus { groups, ..Corpus::default() }.article_groups();
        let articles: Vec<_> = articles.iter().map(|a| Article::new("", a.1.as_str())).collect();
        look(&Lesson::new(&Trainer::default(), &articles, &labelled, &groups))
    }

    #[test]
    fn of_groups_only_what_they_have_in_common_is_learnt() {
        let text = |group| format!("Outlet{group} says \"taxes\" rose again. ").repeat(8);
        let article = |n: u64| (n % 4, text(n % 4));
        let articles: Vec<_> = (0..12).map(article).collect();
        let (names, pairs) = with_groups(&articles, |lesson| {
            let (vectoriser, vectors) = lesson.read().unwrap();
            assert_eq!(vectors.features(), vectoriser.vocabulary().len());
            let weights = vectoriser.groups().iter().zip(vectoriser.group_weights());
            let pairs = weights.filter(|of| *of.0 == Group::StemPair).map(|of| *of.1).collect();
            let names = vectoriser.vocabulary().names().iter().map(str::to_owned).collect();
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
        let (splits, large) = with_groups(&articles, |lesson| {
            let row = SparseVector { features: vec![FeatureId(0)], weights: vec![1.0] };
            let splits = lesson.splits(&Vectors::from_rows(vec![row; 320].into_iter(), 1));
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
        let (text, words) = (Group::OF_TEXT, &[Group::Surface, Group::Stem][..]);
        let table = [
            (new, one, long.as_str(), [].as_slice(), text.to_vec()),
            (new, any, &long, &[], words.to_vec()),
            (new, one, short, &[], [text, &[Group::CharNgram]].concat()),
            (new, one, &long, &tax, [text, Group::OF_CATEGORY].concat()),
            (new, one, &long, &names, [text, Group::OF_MENTION].concat()),
            (old, one, short, &[], vec![Group::Stem, Group::StemPair]),
        ];
        for (algorithm, choice, text, targets, expected) in table {
            let look = |lesson: &Lesson<'_>| lesson.features();
            let found = with_lesson(algorithm, choice, 12, text, targets, look);
            assert_eq!(found, expected, "{algorithm:?}, {choice:?}, {targets:?}");
        }
    }
}
