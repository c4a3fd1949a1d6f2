//! Recipes: one TOML file that says of which corpora a model is made, and how.
//!
//! ```toml
//! facets = "news-en/facets.toml"      # facets and labels, as in a labels folder
//! mapping = "news-en/mapping.toml"    # what the labels of other schemes say about them
//! mask = "news-en/outlets.txt"        # names to take out of the articles, one a line
//! corpora = "../../shared/corpora"    # where each `corpus` below lies
//! reads = "story"                     # what of an article the model reads; else "whole"
//! domain = "news"                     # it abstains from what is no news; else from nothing
//!
//! [card]                              # what the model says of itself in `model show`
//! for = "English news: articles, teasers and headlines"
//!
//! [learn.topic]                       # how to learn a facet; else as training decides
//! size = "3.8MB"                      # room for its weights in the model file
//! features = ["stem"]                 # kinds of features, by their codes
//!
//! [[source]]
//! facet = "topic"
//! corpus = "topic/bbc/train.jsonl.gz" # or file = "…", beside the recipe
//! label = "label"                     # the field of the labels …
//! mapped = "bbc"                      # … and the table of the mapping that reads them
//! most = 100                          # articles of each combination of labels at most (see below)
//! trust = 0.03                        # how much each counts beside one labelled by hand
//! where = { lang = "en" }             # what records must hold
//!
//! [[source]]
//! facet = ["topic", "subtopic"]       # several facets, where the labels of each are in a table
//! corpus = "summary/cnn-cased/train.jsonl.gz"
//! annotations = "news-en/topics.csv"  # with the columns corpus, id, and one a facet (or `label`)
//! name = "cnn-cased"                  # which of its rows: those of this corpus
//! text = "article"                    # the field of the text (likewise `title`, `id`)
//! group = "source"                    # the field whose value keeps articles together
//! ```
//!
//! `most` counts articles that have the same labels, as the source gives them (before the mapping, and
//! in the order given). Where each article has one label, `most = 100` is at most 100 articles of each
//! label. Where a field holds a list, it is at most 100 of `[health]`, 100 of `[health, politics]`
//! and 100 of `[politics, health]`, so that a label may stand in more. Which articles those are is
//! drawn by a hash of their ids: the same whatever else the source holds.
//!
//! A facet that `facets.toml` puts under another (`parent = "topic"`, and a `parent` for each of its
//! labels) has sources of its own: articles of which only the topic is known teach that alone. What
//! labels of older data are called today stands there too (`[topic.retired]`).
//!
//! Where several sources hold the same article, the first that names it is believed: put those
//! that weigh most at the top.

mod annotations;
mod declared;
mod mapping;
mod mask;
mod source;

use std::path::{Path, PathBuf};

use self::annotations::Annotations;
use self::declared::{Recipe, Where};
use self::mapping::Mapping;
use self::mask::Mask;
use self::source::{Labelling, Source};
use super::builder::{Builder, Slot};
use super::error::Error;
use super::options::CorpusOptions;
use super::{Corpus, Learning, facets};

/// The ending that tells a recipe.
pub(super) const ENDING: &str = "toml";

/// Reads the sources of the recipe at `path`, in its order.
pub(super) fn read(path: &Path, options: &CorpusOptions) -> Result<Corpus, Error> {
    let recipe = declared::read(path)?;
    let parts = Parts::open(path, recipe, options)?;
    let mut builder = Builder::default();
    builder.keep_repeats = options.keep_repeats;
    let slots = parts.slots(&mut builder)?;
    for declared in &parts.recipe.source {
        for facet in &declared.facets {
            parts.source(declared, facet, &slots)?.read(&mut builder)?;
        }
    }
    let mut corpus = builder.finish(path)?;
    // One file may declare the facets of several recipes.
    corpus.facets.retain(|labelled| !labelled.examples.is_empty());
    corpus.scope = parts.recipe.reads;
    corpus.domain = parts.recipe.domain;
    corpus.notes = parts.recipe.card.into_iter().collect();
    Ok(corpus)
}

/// A recipe with all that it refers to, but the corpora.
struct Parts {
    path: PathBuf,
    recipe: Recipe,
    /// Where corpora lie.
    corpora: PathBuf,
    mapping: Mapping,
    mask: Mask,
}

impl Parts {
    fn open(path: &Path, recipe: Recipe, options: &CorpusOptions) -> Result<Self, Error> {
        let beside = |name: &str| beside(path, name);
        let corpora = options.corpora.clone();
        let mapping = recipe.mapping.as_deref().map(|name| Mapping::open(&beside(name)));
        let mask = recipe.mask.as_deref().map(|name| Mask::open(&beside(name)));
        Ok(Self {
            path: path.to_path_buf(),
            corpora: corpora.unwrap_or_else(|| beside(recipe.corpora.as_deref().unwrap_or(""))),
            mapping: mapping.transpose()?.unwrap_or_default(),
            mask: mask.transpose()?.unwrap_or_default(),
            recipe,
        })
    }

    /// The facets of the recipe, each with how to learn it.
    fn slots(&self, builder: &mut Builder) -> Result<Vec<(String, Slot)>, Error> {
        let declared = facets::read(&beside(&self.path, &self.recipe.facets))?;
        let names: Vec<_> = declared.iter().map(|own| own.facet.name.clone()).collect();
        if let Some(stranger) = self.recipe.learn.keys().find(|facet| !names.contains(facet)) {
            return Err(self.strange("learn", stranger));
        }
        let slot = |declared: facets::DeclaredFacet| {
            let name = declared.facet.name.clone();
            let learning = self.recipe.learn.get(&name).map(Learning::from);
            (name, builder.declared(declared, learning.unwrap_or_default()))
        };
        Ok(declared.into_iter().map(slot).collect())
    }

    fn strange(&self, source: &str, facet: &str) -> Error {
        let (recipe, facet) = (self.path.clone(), facet.to_owned());
        let source_name = source.to_owned();
        Error::StrangeFacet { recipe, source_name, facet }
    }

    /// A source of the recipe with its labels of one facet, ready to be read.
    fn source<'p>(
        &'p self,
        declared: &'p declared::Source,
        facet: &'p str,
        slots: &[(String, Slot)],
    ) -> Result<Source<'p>, Error> {
        let slot = slots.iter().find(|(name, _)| name == facet);
        let &(_, slot) = slot.ok_or_else(|| self.strange(declared.name(), facet))?;
        Ok(Source {
            path: self.found(declared)?,
            declared,
            facet,
            slot,
            labelling: self.labelling(declared, facet)?,
            mask: &self.mask,
        })
    }

    /// Where the file of a source is.
    fn found(&self, declared: &declared::Source) -> Result<PathBuf, Error> {
        let path = match declared.wherefrom(&self.path)? {
            Where::Corpus(name) => self.corpora.join(name),
            Where::File(name) => beside(&self.path, name),
        };
        if path.exists() {
            return Ok(path);
        }
        let (recipe, corpora) = (self.path.clone(), self.corpora.clone());
        Err(Error::NoCorpus { path, recipe, corpora })
    }

    fn labelling<'p>(
        &'p self,
        declared: &'p declared::Source,
        facet: &str,
    ) -> Result<Labelling<'p>, Error> {
        match (&declared.label, &declared.mapped, &declared.annotations) {
            (Some(field), None, None) => Ok(Labelling::Named { field }),
            (Some(field), Some(table), None) => {
                Ok(Labelling::Mapped { field, table: self.mapping.table(table)? })
            }
            (None, None, Some(name)) => {
                let table = Annotations::open(&beside(&self.path, name), declared.name(), facet)?;
                Ok(Labelling::Annotated { table })
            }
            _ => Err(Error::Unlabelled {
                recipe: self.path.clone(),
                source_name: declared.name().to_owned(),
            }),
        }
    }
}

/// The file that a recipe at `path` calls `name`.
fn beside(path: &Path, name: &str) -> PathBuf {
    path.parent().unwrap_or(Path::new("")).join(name)
}
