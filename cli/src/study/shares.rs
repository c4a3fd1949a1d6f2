use nutgraf::raw::corpus::Corpus;
use nutgraf::raw::evaluate::{Evaluated, FacetReport};
use nutgraf::raw::label::{Facet, Label};
use nutgraf::raw::pipeline::{self, FacetPrevalence};

/// Label shares of half of the articles, corrected by the other half, facet by facet.
pub(crate) fn halves(corpus: &Corpus, evaluated: &Evaluated) -> Vec<FacetPrevalence> {
    let facets = evaluated.report.facets.iter();
    facets.filter_map(|report| of_facet(corpus, evaluated, report)).collect()
}

/// The same of one facet; none of too few articles.
pub(super) fn of_facet(
    corpus: &Corpus,
    evaluated: &Evaluated,
    report: &FacetReport,
) -> Option<FacetPrevalence> {
    let known = report.labels.iter().filter(|own| own.learnt).map(|own| Label::new(&own.label));
    let facet = &corpus.facet(&report.facet)?.facet;
    let facet = Facet { labels: known.collect(), ..facet.clone() };
    pipeline::halves(&facet, &evaluated.predictions)
}
