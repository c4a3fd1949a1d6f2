//! Labels of a corpus under the names that a model has for them.

use std::str::FromStr;

use super::error::Error;
use super::facet_field::pair;
use super::labelled::{Corpus, LabelledFacet};
use crate::label::{Label, LabelId};

/// A label and what it is to be called: `positive=supportive`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelMapping {
    /// The label as the corpus has it.
    pub from: String,
    /// What it is to be called. Its own name says that it is meant as it stands.
    pub to: String,
}

impl FromStr for LabelMapping {
    type Err = Error;

    fn from_str(given: &str) -> Result<Self, Error> {
        let (from, to) =
            pair(given, "a label and what it is to be called, as `positive=supportive`")?;
        Ok(Self { from, to })
    }
}

impl Corpus {
    /// The corpus with its labels called as `mappings` say, in every facet that has them. Labels that
    /// get one name become one.
    ///
    /// # Errors
    /// [`ErrorKind::Corpus`](crate::error::ErrorKind::Corpus) when no facet has a label that is to be
    /// mapped.
    pub fn with_labels_mapped(
        mut self,
        mappings: &[LabelMapping],
    ) -> Result<Self, crate::error::Error> {
        let names = self.facets.iter().flat_map(|own| &own.facet.labels).map(|own| &own.name);
        let known: Vec<String> = names.cloned().collect();
        if let Some(strange) = mappings.iter().find(|own| !known.contains(&own.from)) {
            return Err(Error::NothingToMap { label: strange.from.clone(), known }.into());
        }
        self.facets.iter_mut().for_each(|labelled| labelled.map_labels(mappings));
        Ok(self)
    }
}

impl LabelledFacet {
    fn map_labels(&mut self, mappings: &[LabelMapping]) {
        let mut labels: Vec<Label> = Vec::new();
        let ids: Vec<LabelId> =
            self.facet.labels.iter().map(|own| called(own, mappings, &mut labels)).collect();
        self.facet.labels = labels;
        for example in &mut self.examples {
            for own in [&mut example.labels, &mut example.unknown] {
                for label in own.iter_mut() {
                    *label = ids[label.index()];
                }
                own.sort_unstable();
                own.dedup();
            }
            example.unknown.retain(|label| !example.labels.contains(label));
        }
    }
}

/// The place among `labels` of what `label` is to be called, where it is put if it is new.
fn called(label: &Label, mappings: &[LabelMapping], labels: &mut Vec<Label>) -> LabelId {
    let to = mappings.iter().find(|own| own.from == label.name);
    let name = to.map_or(&label.name, |own| &own.to);
    let place = labels.iter().position(|own| own.name == *name).unwrap_or_else(|| {
        labels.push(Label { name: name.clone(), ..label.clone() });
        labels.len() - 1
    });
    LabelId(place as u16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Article;

    fn corpus() -> Corpus {
        let mut corpus = Corpus::builder();
        for (n, label) in ["positive", "negative", "neutral", "glowing"].iter().enumerate() {
            let article = corpus.article(Article::new(n.to_string(), format!("Story {n}.")));
            corpus.label(article, "stance", &[label]).unwrap();
        }
        corpus.build().unwrap()
    }

    fn mapped(mappings: &[&str]) -> Result<Vec<String>, String> {
        let mappings: Vec<LabelMapping> = mappings.iter().map(|own| own.parse().unwrap()).collect();
        let corpus = corpus().with_labels_mapped(&mappings).map_err(|error| error.to_string())?;
        let LabelledFacet { facet, examples, .. } = &corpus.facets[0];
        let name = |label: &LabelId| facet.labels[label.index()].name.clone();
        Ok(examples.iter().flat_map(|example| example.labels.iter().map(name)).collect())
    }

    #[test]
    fn labels_are_called_as_the_mapping_says_and_may_become_one() {
        let mapped_all =
            mapped(&["positive=supportive", "glowing=supportive", "negative=critical"]);
        assert_eq!(mapped_all.unwrap(), ["supportive", "critical", "neutral", "supportive"]);
        assert_eq!(mapped(&["neutral=neutral"]).unwrap()[2], "neutral");
    }

    #[test]
    fn what_is_not_there_cannot_be_mapped() {
        let error = mapped(&["good=supportive"]).unwrap_err();
        assert!(
            error.contains("no label `good`") && error.contains("`glowing`, `negative`"),
            "{error}"
        );
        assert!("positive".parse::<LabelMapping>().is_err());
    }
}
