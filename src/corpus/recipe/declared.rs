//! The recipe file as it is written.

use std::collections::BTreeMap;
use std::path::Path;

use indexmap::IndexMap;
use serde::{Deserialize, Deserializer, de};

use super::super::error::Error;
use super::super::labelled::Learning;
use super::super::text_file;
use crate::analysis::{Domain, Scope};
use crate::features::FeatureFamily;

/// A recipe.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Recipe {
    pub(super) facets: String,
    pub(super) mapping: Option<String>,
    pub(super) mask: Option<String>,
    pub(super) corpora: Option<String>,
    #[serde(default)]
    pub(super) reads: Scope,
    #[serde(default)]
    pub(super) domain: Domain,
    #[serde(default)]
    pub(super) card: IndexMap<String, String>,
    #[serde(default)]
    pub(super) learn: BTreeMap<String, Learn>,
    pub(super) source: Vec<Source>,
}

/// How to learn a facet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Learn {
    #[serde(default, deserialize_with = "bytes")]
    size: Option<usize>,
    features: Option<Vec<FeatureFamily>>,
}

/// Articles of one corpus, and where their labels stand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    #[serde(rename = "facet", deserialize_with = "one_or_many")]
    pub(super) facets: Vec<String>,
    corpus: Option<String>,
    file: Option<String>,
    name: Option<String>,
    pub(super) label: Option<String>,
    pub(super) mapped: Option<String>,
    pub(super) annotations: Option<String>,
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) text: Option<String>,
    pub(super) group: Option<String>,
    #[serde(default, rename = "where")]
    pub(super) conditions: IndexMap<String, String>,
    pub(super) most: Option<usize>,
    #[serde(default = "full", rename = "trust", deserialize_with = "weight")]
    pub(super) weight: f32,
}

/// Where a source lies.
pub(super) enum Where<'s> {
    /// Among the corpora.
    Corpus(&'s str),
    /// Beside the recipe.
    File(&'s str),
}

impl Source {
    /// What it is called: by its name, or else by its file.
    pub(super) fn name(&self) -> &str {
        let names = [&self.name, &self.corpus, &self.file];
        names.into_iter().flatten().next().map_or("", String::as_str)
    }

    /// Where it lies, as the recipe at `path` says.
    pub(super) fn wherefrom(&self, path: &Path) -> Result<Where<'_>, Error> {
        match (&self.corpus, &self.file) {
            (Some(name), None) => Ok(Where::Corpus(name)),
            (None, Some(name)) => Ok(Where::File(name)),
            _ => Err(Error::Nowhere {
                recipe: path.to_path_buf(),
                source_name: self.name().to_owned(),
            }),
        }
    }
}

impl From<&Learn> for Learning {
    fn from(learn: &Learn) -> Self {
        Self { size: learn.size, features: learn.features.clone() }
    }
}

/// Reads the recipe at `path`.
pub(super) fn read(path: &Path) -> Result<Recipe, Error> {
    toml::from_str(&text_file::read(path)?)
        .map_err(|source| Error::Recipe { path: path.to_path_buf(), source: Box::new(source) })
}

const fn full() -> f32 {
    1.0
}

fn weight<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f32, D::Error> {
    let weight = f32::deserialize(deserializer)?;
    if weight > 0.0 && weight <= 1.0 {
        Ok(weight)
    } else {
        Err(de::Error::custom("trust must be above 0 and at most 1"))
    }
}

/// A name, or a list of names.
fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Names {
        One(String),
        Many(Vec<String>),
    }
    Ok(match Names::deserialize(deserializer)? {
        Names::One(name) => vec![name],
        Names::Many(names) => names,
    })
}

/// A size in bytes, or in megabytes as `"3.8MB"`.
fn bytes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<usize>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Size {
        Bytes(usize),
        Megabytes(String),
    }
    let megabytes = |given: &str| given.strip_suffix("MB")?.trim().parse::<f64>().ok();
    match Size::deserialize(deserializer)? {
        Size::Bytes(bytes) => Ok(Some(bytes)),
        Size::Megabytes(given) => megabytes(&given)
            .filter(|number| *number > 0.0)
            .map(|number| Some((number * 1e6) as usize))
            .ok_or_else(|| de::Error::custom("size must be bytes, or megabytes as \"3.8MB\"")),
    }
}
