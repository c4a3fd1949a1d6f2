use std::str::FromStr;

use anyhow::bail;
use nutgraf::raw::corpus::{LabelMapping, LabelledFacet};
use nutgraf::raw::evaluate::{Agreement, ArticlePrediction};
use serde::Serialize;

/// A column that holds what a second coder said of a facet: `coder2`, or `topic=coder2` of one.
#[derive(Clone, Debug)]
pub(crate) struct SecondCoder {
    facet: Option<String>,
    pub(crate) column: String,
}

/// What a second coder said, against the first and against the classifier.
#[derive(Serialize)]
pub(crate) struct SecondCoding {
    pub(crate) column: String,
    /// The two coders, on the articles that both labelled: what a classifier can at best be held to.
    pub(crate) coders: Agreement,
    /// The classifier and the second coder, on the same articles.
    pub(crate) with_classifier: Agreement,
}

impl FromStr for SecondCoder {
    type Err = anyhow::Error;

    fn from_str(given: &str) -> anyhow::Result<Self> {
        let (facet, column) = match given.split_once('=') {
            Some((facet, column)) => (Some(facet.to_owned()), column),
            None => (None, given),
        };
        if column.is_empty() {
            bail!("name the column, as coder2 or topic=coder2");
        }
        Ok(Self { facet, column: column.to_owned() })
    }
}

impl SecondCoder {
    pub(super) fn is_of(&self, facet: &str) -> bool {
        self.facet.as_deref().is_none_or(|own| own == facet)
    }
}

impl SecondCoding {
    /// The coding in the column of `coder`, whose labels are called as `mappings` say.
    pub(super) fn of(
        coder: &SecondCoder,
        labelled: &LabelledFacet,
        predictions: &[&ArticlePrediction],
        mappings: &[LabelMapping],
    ) -> anyhow::Result<Self> {
        let column = &coder.column;
        let called = |name: String| {
            let to = mappings.iter().find(|own| own.from == name);
            to.map_or(name, |own| own.to.clone())
        };
        let (mut coders, mut classifier) = (Vec::new(), Vec::new());
        for own in predictions {
            let said = labelled.labels_beside(&labelled.examples[own.example], column);
            let Some(said) = said.filter(|said| said.iter().any(|name| !name.is_empty())) else {
                continue;
            };
            let said: Vec<String> = said.into_iter().map(called).collect();
            let (truth, given) = own.answer();
            let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<Vec<_>>();
            coders.push((owned(truth), said.clone()));
            classifier.push((owned(given), said));
        }
        if coders.is_empty() {
            bail!(
                "the column `{column}` holds no label of a second coder for the facet `{}`",
                labelled.facet.name
            );
        }
        Ok(Self {
            column: column.clone(),
            coders: Agreement::of(&coders),
            with_classifier: Agreement::of(&classifier),
        })
    }
}
