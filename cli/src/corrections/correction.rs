use anyhow::{bail, ensure};
use nutgraf::raw::label::{Choice, Facet};
use serde::{Deserialize, Serialize};

/// Correction: the labels that somebody says an article has.
#[derive(Clone, Debug)]
pub(crate) struct Correction {
    pub(crate) article: LabelledArticle,
    pub(crate) subject: Subject,
    /// The labels, all of them; none takes back what was said.
    pub(crate) labels: Vec<String>,
    /// Who says so.
    pub(crate) by: String,
    /// Whether the article was drawn at random to be labelled: only such labels can tell how good a
    /// model is.
    pub(crate) random: bool,
    /// Whether it settles what readers disagree about.
    pub(crate) settles: bool,
}

/// What a correction is about: a facet, and whom or what towards where it asks that.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Subject {
    pub(crate) facet: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) target: Option<String>,
}

/// Article that a correction is about.
#[derive(Clone, Debug)]
pub(crate) struct LabelledArticle {
    pub(crate) id: String,
    pub(crate) title: Option<String>,
    pub(crate) text: String,
    /// Whether a file in the newsroom may be called as it: the id is the archive's, and not a request's.
    pub(crate) archived: bool,
}

impl Correction {
    /// Checks that `facet` can be answered so.
    pub(super) fn check(&self, facet: &Facet) -> anyhow::Result<()> {
        let Subject { target, .. } = &self.subject;
        for label in &self.labels {
            ensure!(
                facet.label(label).is_some(),
                "the facet `{}` has no label `{label}`",
                facet.name
            );
        }
        if facet.choice == Choice::One && self.labels.len() > 1 {
            bail!("the facet `{}` gives one label to an article", facet.name);
        }
        match (facet.towards_target, target.as_deref().is_some_and(|name| !name.trim().is_empty()))
        {
            (true, false) => bail!("the facet `{}` is asked towards a target; name it", facet.name),
            (false, true) => bail!("the facet `{}` is asked towards nobody", facet.name),
            _ => Ok(()),
        }
    }
}

impl LabelledArticle {
    /// The article as a file of a newsroom holds it.
    pub(super) fn file(&self) -> String {
        match &self.title {
            Some(title) => format!("{}\n\n{}\n", title.trim(), self.text.trim_end()),
            None => format!("{}\n", self.text.trim_end()),
        }
    }
}
