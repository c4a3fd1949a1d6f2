//! Check of the labels of a corpus.

use serde::Serialize;

use super::copies::disagreeing_copies;
use super::definitions::fit_others;
use super::error::Error;
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
}

impl Default for LabelCheck {
    /// Names two of three wrong labels where a tenth are wrong, three of five that it names being so.
    fn default() -> Self {
        Self { language: None, least: 0.1 }
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
        let copies = Groups::of_copies(corpus);
        let language = self.language.unwrap_or_else(|| corpus.language());
        let facet = |labelled: &LabelledFacet| {
            watch(&labelled.facet);
            self.facet(corpus, labelled, copies.keys(), language)
        };
        let facets = corpus.facets.iter().map(facet).collect::<Result<_, _>>()?;
        Ok(LabelFindings { facets, unread: unread(corpus) })
    }

    fn facet(
        &self,
        corpus: &Corpus,
        labelled: &LabelledFacet,
        copies: &[u64],
        language: Language,
    ) -> Result<FacetFindings, Error> {
        let mut kinds = vec![
            disagreeing_copies(corpus, labelled, copies),
            few_examples(labelled),
            spelt_alike(labelled),
            told_by_words(corpus, labelled),
            told_by_groups(corpus, labelled),
            targets_not_named(corpus, labelled),
        ];
        let (unchecked, agreement) = match Given::of(labelled) {
            Ok(given) => {
                let (found, agreement) =
                    self.by_views(corpus, labelled, &given, copies, language)?;
                kinds.extend(found);
                (None, agreement)
            }
            Err(unchecked) => (Some(unchecked), None),
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
        corpus: &Corpus,
        labelled: &LabelledFacet,
        given: &Given,
        copies: &[u64],
        language: Language,
    ) -> Result<([Vec<Finding>; 3], Option<f64>), Error> {
        let (facet, choice) = (|| labelled.facet.name.clone(), labelled.facet.choice);
        let examples = ExampleVectors::of(corpus, labelled, given, language)
            .map_err(|source| Error::Vocabulary { facet: facet(), source })?;
        let group = |&place: &usize| copies[labelled.examples[place].article];
        let groups: Vec<u64> = given.examples.iter().map(group).collect();
        let strata = given.strata(labelled);
        let views = out_of_fold(&examples.vectors, &given.matrix, choice, &strata, &groups)
            .map_err(|source| Error::Classifier { facet: facet(), source })?;
        let viewed = Viewed { corpus, labelled, given, examples: &examples, views: &views };
        let (suspected, twins, agreement) = match choice {
            Choice::One => {
                let probabilities = mixture(&views, &given.matrix);
                let twins = twins(corpus, labelled, given, &probabilities);
                let agreement = agreement(&probabilities, &given.matrix);
                (viewed.of_one(&probabilities), twins, Some(agreement))
            }
            Choice::Any => (viewed.of_any(), Vec::new(), None),
        };
        let wrong = viewed.findings(suspected, self.least);
        Ok(([wrong, twins, fit_others(labelled, given, &examples)], agreement))
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
