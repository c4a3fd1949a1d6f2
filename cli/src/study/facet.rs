use nutgraf::raw::corpus::{Corpus, LabelledFacet};
use nutgraf::raw::evaluate::{
    Agreement, Answer, ArticlePrediction, Evaluated, FacetReport, Headline,
};
use nutgraf::raw::pipeline::FacetPrevalence;
use serde::Serialize;

use super::options::StudyOptions;
use super::second_coder::SecondCoding;
use super::shares;
use super::slices::{Slice, Sources, slices};
use super::splits::Splits;

/// What a study tells of one facet beside the report.
#[derive(Serialize)]
pub(crate) struct FacetStudy {
    /// What the label that most articles have would reach.
    pub(crate) majority: Headline,
    /// The classifier against the people who labelled.
    pub(crate) with_coder: Agreement,
    pub(crate) second: Option<SecondCoding>,
    pub(crate) sources: Sources,
    /// By the time of print.
    pub(crate) periods: Vec<Slice>,
    /// By the outlet.
    pub(crate) outlets: Vec<Slice>,
    pub(crate) splits: Splits,
    /// Label shares of half of the articles, corrected by the other half.
    pub(crate) shares: Option<FacetPrevalence>,
}

impl FacetStudy {
    pub(super) fn of(
        corpus: &Corpus,
        evaluated: &Evaluated,
        report: &FacetReport,
        options: &StudyOptions<'_>,
    ) -> anyhow::Result<Self> {
        let predictions: Vec<&ArticlePrediction> =
            evaluated.predictions.iter().filter(|own| own.facet == report.facet).collect();
        let answers: Vec<Answer<'_>> = predictions.iter().map(|own| own.answer()).collect();
        let labelled = corpus.facet(&report.facet);
        let labelled: &LabelledFacet = labelled.expect("a report is of a facet of the corpus");
        let sources = Sources::of(labelled);
        let coder = options.coders.iter().find(|own| own.is_of(&report.facet));
        let second =
            coder.map(|own| SecondCoding::of(own, labelled, &predictions, options.mappings));
        Ok(Self {
            majority: Headline::of_majority(&answers),
            with_coder: Agreement::of(&answers),
            second: second.transpose()?,
            periods: slices(&predictions, |place| sources.period(place)),
            outlets: slices(&predictions, |place| sources.outlets[place].as_deref()),
            shares: shares::of_facet(corpus, evaluated, report),
            splits: Splits::of(corpus, labelled, &sources, options)?,
            sources,
        })
    }
}
