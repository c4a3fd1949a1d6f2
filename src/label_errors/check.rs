//! Check of the labels of a corpus.

use serde::Serialize;

use super::childless::{Likely, without_child};
use super::copies::disagreeing_copies;
use super::definitions::fit_others;
use super::error::Error;
use super::fault::Fault;
use super::few::few_examples;
use super::finding::{Finding, ranked};
use super::given::{Given, Unchecked};
use super::groups::told_by_groups;
use super::mixture::{agreement, mixture};
use super::shortcuts::told_by_words;
use super::spelling::spelt_alike;
use super::targets::targets_not_named;
use super::twins::twins;
use super::unread::unread;
use super::vectors::ExampleVectors;
use super::views::out_of_fold;
use super::wrong::Viewed;
use crate::corpus::{Corpus, Groups, LabelledFacet};
use crate::label::{Choice, Facet};
use crate::text::Language;

/// Check of labels: its settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelCheck {
    /// The language of the articles; told from them where none is given.
    pub language: Option<Language>,
    /// Probability of being wrong above which a label is named.
    pub least: f64,
    /// The one fault that is looked for in the labels of facets that give any number; of an example that
    /// has both, the likelier hides the other.
    pub fault: Option<Fault>,
}

impl Default for LabelCheck {
    /// Names two of three wrong labels where a tenth are wrong, three of five that it names being so.
    fn default() -> Self {
        Self { language: None, least: 0.1, fault: None }
    }
}

/// What a check found in a corpus.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LabelFindings {
    /// By facet, in the order of the corpus.
    pub facets: Vec<FacetFindings>,
    /// What could not be used at all.
    pub unread: Vec<Finding>,
}

/// What a check found in a facet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FacetFindings {
    /// Name of the facet.
    pub facet: String,
    /// Number of its labels.
    pub labels: usize,
    /// Number of its examples.
    pub examples: usize,
    /// Why its examples were not looked through for wrong labels, where that is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unchecked: Option<Unchecked>,
    /// Share of the examples whose given label the models put first, where each has one; suggestions are
    /// worth little where that is no more than …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement: Option<f64>,
    /// … the share of the commonest label.
    pub commonest: f64,
    /// The findings, ranked by what mending would bring: kind after kind, and in each the likeliest
    /// or largest first.
    pub findings: Vec<Finding>,
}

/// A corpus, and which of its articles are one.
struct Checked<'c> {
    corpus: &'c Corpus,
    language: Language,
    /// By their text, as folds keep them together.
    copies: Groups,
    /// By most of their text.
    near_copies: Groups,
}

impl LabelCheck {
    /// Checks every facet of `corpus`, telling `watch` of each. The same on any number of threads.
    ///
    /// ```
    /// use nutgraf::raw::label_errors::{LabelCheck, Problem};
    /// use nutgraf::{Article, Corpus};
    ///
    /// let mut builder = Corpus::builder();
    /// for n in 0..40 {
    ///     let (text, label) = match n % 2 {
    ///         0 => ("The team won the match and the cup.", "sport"),
    ///         _ => ("The bank raised interest rates on loans.", "economy"),
    ///     };
    ///     let article = builder.article(Article::new(format!("{n}"), format!("{text} Report {n}.")));
    ///     let label = if n == 7 { "sport" } else { label };
    ///     builder.label(article, "topic", &[label])?;
    /// }
    /// let found = LabelCheck::default().run(&builder.build()?, &|_| ())?;
    /// let first = &found.facets[0].findings[0].problem;
    /// assert!(matches!(first, Problem::WrongLabel(wrong) if wrong.example.id == "7"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When nothing can be learnt from the examples of a facet.
    pub fn run(&self, corpus: &Corpus, watch: &dyn Fn(&Facet)) -> Result<LabelFindings, Error> {
        self.run_on(corpus, &[], watch)
    }

    /// Checks the facets that are `named`, or all if none is. A facet can be held against the one that it
    /// stands under, which need not be named.
    ///
    /// # Errors
    /// When nothing can be learnt from the examples of a facet.
    pub fn run_on(
        &self,
        corpus: &Corpus,
        named: &[&str],
        watch: &dyn Fn(&Facet),
    ) -> Result<LabelFindings, Error> {
        let checked = Checked {
            corpus,
            language: self.language.unwrap_or_else(|| corpus.language()),
            copies: Groups::of_copies(corpus),
            near_copies: Groups::of_near_copies(corpus),
        };
        let facet = |labelled: &LabelledFacet| {
            watch(&labelled.facet);
            self.facet(&checked, labelled)
        };
        let is_named = |own: &&LabelledFacet| named.is_empty() || named.contains(&&*own.facet.name);
        let facets = corpus.facets.iter().filter(is_named).map(facet).collect::<Result<_, _>>()?;
        Ok(LabelFindings { facets, unread: unread(corpus) })
    }

    fn facet(
        &self,
        checked: &Checked<'_>,
        labelled: &LabelledFacet,
    ) -> Result<FacetFindings, Error> {
        let corpus = checked.corpus;
        let mut kinds = vec![
            disagreeing_copies(corpus, labelled, &checked.copies, &checked.near_copies),
            few_examples(labelled),
            spelt_alike(labelled),
            told_by_words(corpus, labelled),
            told_by_groups(corpus, labelled),
            targets_not_named(corpus, labelled),
        ];
        let (unchecked, agreement) = match Given::of(labelled) {
            Ok(given) => {
                let (found, agreement) = self.by_views(checked, labelled, &given)?;
                kinds.extend(found);
                (None, agreement)
            }
            Err(unchecked) => {
                kinds.push(without_child(corpus, labelled, None));
                (Some(unchecked), None)
            }
        };
        let examples = labelled.examples.len();
        Ok(FacetFindings {
            facet: labelled.facet.name.clone(),
            labels: labelled.facet.labels.len(),
            examples,
            unchecked,
            agreement,
            commonest: labelled.most_examples() as f64 / examples.max(1) as f64,
            findings: ranked(kinds),
        })
    }

    /// What models say that did not see the examples, and how often that is what was given.
    fn by_views(
        &self,
        &Checked { corpus, language, ref copies, .. }: &Checked<'_>,
        labelled: &LabelledFacet,
        given: &Given,
    ) -> Result<([Vec<Finding>; 4], Option<f64>), Error> {
        let (facet, choice) = (|| labelled.facet.name.clone(), labelled.facet.choice);
        let examples = ExampleVectors::of(corpus, labelled, given, language)
            .map_err(|source| Error::Vocabulary { facet: facet(), source })?;
        let group = |&place: &usize| copies.keys()[labelled.examples[place].article];
        let groups: Vec<u64> = given.examples.iter().map(group).collect();
        let strata = given.strata(labelled);
        let views = out_of_fold(&examples.vectors, &given.matrix, choice, &strata, &groups)
            .map_err(|source| Error::Classifier { facet: facet(), source })?;
        let viewed = Viewed { corpus, labelled, given, examples: &examples, views: &views };
        let (suspected, probabilities) = match choice {
            Choice::One => {
                let probabilities = mixture(&views, &given.matrix);
                (viewed.of_one(&probabilities), probabilities)
            }
            Choice::Any => viewed.of_any(self.fault),
        };
        let (twins, agreement) = match choice {
            Choice::One => (
                twins(corpus, labelled, given, &probabilities),
                Some(agreement(&probabilities, &given.matrix)),
            ),
            Choice::Any => (Vec::new(), None),
        };
        let wrong = viewed.findings(suspected, self.least);
        let likely = Likely { given, probabilities: &probabilities };
        let childless = without_child(corpus, labelled, Some(likely));
        Ok(([wrong, childless, twins, fit_others(labelled, given, &examples)], agreement))
    }
}

#[cfg(test)]
pub(super) mod fixture {
    use crate::corpus::{LabelledExample, LabelledFacet, Learning};
    use crate::label::{Facet, Label, LabelId};
    use crate::read::Location;

    /// A facet of labels with so many examples each, of the articles 0, 1, 2 …
    pub(in crate::label_errors) fn facet(counts: &[(&str, usize)]) -> LabelledFacet {
        let labels = counts.iter().map(|(name, _)| Label::new(*name)).collect();
        let given = counts.iter().zip(0..).flat_map(|(own, label)| vec![LabelId(label); own.1]);
        let example = |(article, label)| {
            LabelledExample::new(article, None, vec![label], Location::file("labels.csv"))
        };
        LabelledFacet {
            facet: Facet { name: "topic".to_owned(), labels, ..Facet::default() },
            learning: Learning::default(),
            examples: given.enumerate().map(example).collect(),
        }
    }
}
