//! Corrections of what a model says: labels of facets that the model declares.

use std::path::{Path, PathBuf};

use super::builder::{Builder, Slot};
use super::corrections;
use super::detect::{self, Shape, shape};
use super::error::Error;
use super::facets::DeclaredFacet;
use super::labelled::{Corpus, LabelledFacet, Learning};
use super::left_out::{LeftOut, Reason};
use super::options::CorpusOptions;
use super::retired::RetiredLabels;
use crate::label::{Facet, LabelId};

/// Reads the corrections at `paths`, whatever their shape, as labels of `facets`. Records name the
/// facets by fields that are called so, or as `options` say.
///
/// # Errors
/// As [`read`](super::read), and when a label is none of `facets`.
pub fn read_corrections(
    paths: &[PathBuf],
    facets: &[Facet],
    options: &CorpusOptions,
) -> Result<Corpus, Error> {
    let first = paths.first().ok_or(Error::NoPath)?;
    let corpus = match shape(first, options) {
        Shape::Records => records(first, paths, facets, options)?,
        _ => onto(facets, detect::read(paths, options)?)?,
    };
    let unknown = |own: &&LeftOut| matches!(own.reason, Reason::UnknownLabel { .. });
    match corpus.left_out.iter().find(unknown) {
        Some(unknown) => Err(Error::NotOfBase { correction: Box::new(unknown.clone()) }),
        None => Ok(corpus),
    }
}

fn records(
    first: &Path,
    paths: &[PathBuf],
    facets: &[Facet],
    options: &CorpusOptions,
) -> Result<Corpus, Error> {
    let mut builder = Builder::default();
    builder.later_holds = true;
    let declared =
        |facet: &Facet| DeclaredFacet { facet: facet.clone(), retired: RetiredLabels::default() };
    let facets = facets.iter().map(declared);
    let slots: Vec<Slot> =
        facets.map(|facet| builder.declared(facet, Learning::default())).collect();
    corrections::take(&mut builder, &slots, paths, options)?;
    let mut corpus = builder.finish(first)?;
    corpus.facets.retain(|own| !own.examples.is_empty());
    Ok(corpus)
}

/// The corpus with the labels of `facets` that are called as its own.
fn onto(facets: &[Facet], corpus: Corpus) -> Result<Corpus, Error> {
    let mut left_out = corpus.left_out;
    let mut moved = Vec::new();
    for own in corpus.facets.into_iter().filter(|own| !own.examples.is_empty()) {
        let named = facets.iter().find(|facet| facet.name == own.facet.name);
        let missing = || Error::NoFacetOfBase { facet: own.facet.name.clone() };
        moved.push(onto_facet(named.ok_or_else(missing)?, own, &mut left_out));
    }
    Ok(Corpus { facets: moved, left_out, ..corpus })
}

fn onto_facet(facet: &Facet, own: LabelledFacet, left_out: &mut Vec<LeftOut>) -> LabelledFacet {
    let name = |label: &LabelId| own.facet.labels[label.index()].name.clone();
    let mut examples = own.examples.clone();
    examples.retain_mut(|example| {
        let unknown = example.labels.iter().map(name).find(|name| facet.label(name).is_none());
        if let Some(label) = unknown {
            let nearest = super::builder::nearest(&label, &facet.labels);
            let reason = Reason::UnknownLabel { facet: facet.name.clone(), label, nearest };
            left_out.push(LeftOut::new(example.location.clone(), reason));
            return false;
        }
        example.labels = example.labels.iter().filter_map(|id| facet.label(&name(id))).collect();
        example.labels.sort_unstable();
        true
    });
    LabelledFacet { facet: facet.clone(), examples, ..own }
}
