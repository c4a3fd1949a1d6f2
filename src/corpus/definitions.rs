//! Facets that are learnt from the definitions of their labels alone.

use std::path::Path;

use super::error::Error;
use super::facets;
use super::labelled::{Corpus, LabelledFacet, Learning};
use super::left_out::{LeftOut, Reason};
use crate::analysis::Scope;
use crate::label::{Choice, Facet, Label};
use crate::read::Location;

/// Between two labels of a line.
const BETWEEN_LABELS: char = ';';
/// Between a label and its definition.
const BEFORE_DEFINITION: char = ':';
/// Name of the facet that a line defines.
const FACET: &str = "topic";

impl Corpus {
    /// A corpus without an article, of facets that `definitions` define: the path of a `facets.toml`,
    /// or a line such as `strike: workers stop work; merger: two companies join`, whose facet gives
    /// one label to an article and is called `topic`. Labels without a definition are left out, and so
    /// are facets that are asked towards a target.
    ///
    /// # Errors
    /// [`ErrorKind::Corpus`](crate::error::ErrorKind::Corpus) when the file or the line defines no facet of two
    /// labels.
    ///
    /// ```
    /// # #[cfg(feature = "embedded")] {
    /// use nutgraf::{Article, Corpus, Pipeline, Trainer};
    ///
    /// let corpus = Corpus::defined("strike: workers stop work; merger: two companies join")?;
    /// let model = Trainer::default().train(corpus, &|_| ())?;
    /// let article = Article::new("1", "Train drivers walked out on Friday over pay, and their union \
    ///     said that they would not return before wages rise.");
    /// let tags = Pipeline::tagging(model).read(&article).tags.unwrap();
    /// assert_eq!(tags.facets[0].tags[0].label, "strike");
    /// # }
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    pub fn defined(definitions: &str) -> Result<Self, crate::error::Error> {
        let path = Path::new(definitions);
        let facets = if path.is_file() {
            facets::read(path)?.into_iter().map(|declared| declared.facet).collect()
        } else {
            vec![facet(definitions)?]
        };
        let undefined = facets.iter().filter_map(undefined);
        let left_out = undefined.map(|reason| LeftOut::new(Location::file(path), reason)).collect();
        let defined = facets.into_iter().filter(Facet::is_defined);
        let facets: Vec<_> = defined.map(without_examples).collect();
        if facets.is_empty() {
            return Err(Error::Undefined { given: definitions.to_owned() }.into());
        }
        Ok(Self { facets, left_out, scope: Scope::Story, ..Self::default() })
    }
}

/// What of a facet definitions do not teach.
fn undefined(facet: &Facet) -> Option<Reason> {
    if facet.towards_target {
        return Some(Reason::TargetUndefined { facet: facet.name.clone() });
    }
    let taught = |label: &&Label| facet.is_defined() && label.definition.is_some();
    let lacking = facet.labels.iter().filter(|label| !taught(label));
    let labels: Vec<_> = lacking.map(|label| label.name.as_str()).collect();
    (!labels.is_empty())
        .then(|| Reason::Undefined { facet: facet.name.clone(), labels: labels.join("`, `") })
}

fn without_examples(facet: Facet) -> LabelledFacet {
    LabelledFacet { facet, learning: Learning::default(), examples: Vec::new() }
}

/// The facet of a line.
fn facet(line: &str) -> Result<Facet, Error> {
    let undefined = || Error::Undefined { given: line.to_owned() };
    let parts = line.split(BETWEEN_LABELS).map(str::trim).filter(|part| !part.is_empty());
    let labels = parts.map(label).collect::<Option<Vec<_>>>().ok_or_else(undefined)?;
    Ok(Facet {
        name: FACET.to_owned(),
        choice: Choice::One,
        towards_target: false,
        by_mention: false,
        labels,
        pooling: None,
        context: None,
        parent: None,
    })
}

fn label(part: &str) -> Option<Label> {
    let (name, definition) = part.split_once(BEFORE_DEFINITION)?;
    let (name, definition) = (name.trim(), definition.trim());
    let whole = !name.is_empty() && !definition.is_empty();
    whole.then(|| Label { definition: Some(definition.to_owned()), ..Label::new(name) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_labels_and_says_when_they_apply() {
        let corpus =
            Corpus::defined(" strike: workers stop: work ;merger:two companies join;").unwrap();
        let labels = &corpus.facets[0].facet.labels;
        let found: Vec<_> =
            labels.iter().map(|own| (&*own.name, own.definition.as_deref().unwrap())).collect();
        assert_eq!(found, [("strike", "workers stop: work"), ("merger", "two companies join")]);
    }

    #[test]
    fn what_defines_no_two_labels_is_turned_down() {
        for given in
            ["", "strike", "strike: workers stop work", "strike; merger: two join", "a:; b: c"]
        {
            let error = Corpus::defined(given).unwrap_err();
            assert!(error.to_string().contains("facets.toml"), "{given}: {error}");
        }
    }
}
