//! `facets.toml`: the facets of a labels folder, and their labels.

use std::path::Path;

use indexmap::IndexMap;
use serde::Deserialize;

use super::error::Error;
use super::text_file;
use crate::label::{Choice, Facet, Label, LabelRole, Pooling};

/// A facet as it is declared, with its labels in the order of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Declared {
    #[serde(default)]
    choice: Choice,
    towards: Option<Towards>,
    #[serde(default)]
    labels: IndexMap<String, DeclaredLabel>,
    pooling: Option<Pooling>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Towards {
    Target,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeclaredLabel {
    definition: Option<String>,
    iptc: Option<String>,
    role: Option<LabelRole>,
}

/// Reads the facets that the file at `path` declares, in its order.
pub(super) fn read(path: &Path) -> Result<Vec<Facet>, Error> {
    parse(&text_file::read(path)?, path)
}

fn parse(toml: &str, path: &Path) -> Result<Vec<Facet>, Error> {
    let declared: IndexMap<String, Declared> = toml::from_str(toml)
        .map_err(|source| Error::Facets { path: path.to_path_buf(), source: Box::new(source) })?;
    let facets: Vec<Facet> = declared.into_iter().map(facet).collect();
    if facets.is_empty() {
        return Err(Error::NoFacet { path: path.to_path_buf() });
    }
    match facets.iter().find(|facet| facet.labels.len() < 2) {
        Some(Facet { name, .. }) => {
            Err(Error::FewLabels { path: path.to_path_buf(), facet: name.clone() })
        }
        None => Ok(facets),
    }
}

fn facet((name, declared): (String, Declared)) -> Facet {
    Facet {
        name,
        choice: declared.choice,
        towards_target: matches!(declared.towards, Some(Towards::Target)),
        by_mention: false,
        labels: declared.labels.into_iter().map(label).collect(),
        pooling: declared.pooling,
    }
}

fn label((name, DeclaredLabel { definition, iptc, role }): (String, DeclaredLabel)) -> Label {
    Label { name, definition, iptc, role }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facets_and_labels_keep_the_order_of_the_file() {
        let toml = "
            [topic.labels.sport]
            iptc = '15000000'
            [topic.labels.arts]
            [mood]
            choice = 'any'
            towards = 'target'
            labels = { glad = { definition = 'Smiles.' }, calm = {} }
        ";
        let facets = parse(toml, Path::new("facets.toml")).unwrap();
        let shape: Vec<_> = facets
            .iter()
            .map(|facet| {
                let labels: Vec<_> = facet.labels.iter().map(|label| &*label.name).collect();
                (&*facet.name, facet.choice, facet.towards_target, labels.join(" "))
            })
            .collect();
        assert_eq!(
            shape,
            [
                ("topic", Choice::One, false, "sport arts".to_owned()),
                ("mood", Choice::Any, true, "glad calm".to_owned()),
            ]
        );
        assert_eq!(facets[0].labels[0].iptc.as_deref(), Some("15000000"));
        assert_eq!(facets[1].labels[0].definition.as_deref(), Some("Smiles."));
    }

    #[test]
    fn what_is_no_declaration_is_an_error() {
        let table = [
            ("[topic", "does not describe facets"),
            ("[topic]\nchoice = 'two'", "does not describe facets"),
            ("[topic]\ntoward = 'target'", "does not describe facets"),
            ("[topic]\ntowards = 'nobody'", "does not describe facets"),
            ("[topic.labels.one]\nrole = 'chief'", "does not describe facets"),
            (
                "[topic.pooling]\nsaturation = 0\nview_weight = 1\nneutral_bias = 0",
                "does not describe facets",
            ),
            ("", "declares no facet"),
            ("[topic.labels.one]", "the facet `topic` in f.toml needs two labels"),
        ];
        for (toml, message) in table {
            let error = parse(toml, Path::new("f.toml")).unwrap_err().to_string();
            assert!(error.contains(message), "{toml:?} gave: {error}");
        }
    }
}
