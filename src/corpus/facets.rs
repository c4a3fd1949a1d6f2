//! `facets.toml`: the facets of a labels folder, and their labels.

use std::path::Path;

use indexmap::IndexMap;
use serde::Deserialize;

use super::error::Error;
use super::retired::RetiredLabels;
use super::text_file;
use crate::label::{Choice, Facet, Label, LabelRole, Pooling, check_levels};

/// A facet as a file declares it.
#[derive(Clone, Debug)]
pub(super) struct DeclaredFacet {
    pub(super) facet: Facet,
    /// What labels of older data are called today.
    pub(super) retired: RetiredLabels,
}

/// A facet as it is declared, with its labels in the order of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Declared {
    #[serde(default)]
    choice: Choice,
    towards: Option<Towards>,
    parent: Option<String>,
    context: Option<String>,
    #[serde(default)]
    retired: RetiredLabels,
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
    parent: Option<String>,
    #[serde(default)]
    leads: bool,
}

/// Reads the facets that the file at `path` declares, in its order.
pub(super) fn read(path: &Path) -> Result<Vec<DeclaredFacet>, Error> {
    parse(&text_file::read(path)?, path)
}

fn parse(toml: &str, path: &Path) -> Result<Vec<DeclaredFacet>, Error> {
    let declared: IndexMap<String, Declared> = toml::from_str(toml)
        .map_err(|source| Error::Facets { path: path.to_path_buf(), source: Box::new(source) })?;
    let declared: Vec<DeclaredFacet> = declared.into_iter().map(facet).collect();
    if declared.is_empty() {
        return Err(Error::NoFacet { path: path.to_path_buf() });
    }
    declared.iter().try_for_each(|own| check(own, path))?;
    let facets: Vec<&Facet> = declared.iter().map(|own| &own.facet).collect();
    check_levels(&facets).map_err(|source| Error::Levels { path: path.to_path_buf(), source })?;
    Ok(declared)
}

/// Checks what a facet says of itself alone.
fn check(DeclaredFacet { facet, retired }: &DeclaredFacet, path: &Path) -> Result<(), Error> {
    let (path, name) = (path.to_path_buf(), facet.name.clone());
    if facet.labels.len() < 2 {
        return Err(Error::FewLabels { path, facet: name });
    }
    match retired.without_successor(facet) {
        Some((retired, label)) => Err(Error::Retired { path, facet: name, retired, label }),
        None => Ok(()),
    }
}

fn facet((name, declared): (String, Declared)) -> DeclaredFacet {
    let facet = Facet {
        name,
        choice: declared.choice,
        towards_target: matches!(declared.towards, Some(Towards::Target)),
        by_mention: false,
        labels: declared.labels.into_iter().map(label).collect(),
        pooling: declared.pooling,
        parent: declared.parent,
        context: declared.context,
    };
    DeclaredFacet { facet, retired: declared.retired }
}

fn label((name, declared): (String, DeclaredLabel)) -> Label {
    let DeclaredLabel { definition, iptc, role, parent, leads } = declared;
    Label { name, definition, iptc, role, parent, leads }
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
            .map(|DeclaredFacet { facet, .. }| {
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
        assert_eq!(facets[0].facet.labels[0].iptc.as_deref(), Some("15000000"));
        assert_eq!(facets[1].facet.labels[0].definition.as_deref(), Some("Smiles."));
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
            ("[a]\nparent = 'b'\nlabels = { c = {}, d = {} }", "levels of the facets in f.toml"),
            ("[a]\nlabels = { c = {}, d = { leads = true } }", "levels of the facets in f.toml"),
            (
                "[a]\nlabels = { c = {}, d = {} }\n[a.retired]\nold = 'e'",
                "`old` of the facet `a` in f.toml is retired in favour of `e`",
            ),
        ];
        for (toml, message) in table {
            let error = parse(toml, Path::new("f.toml")).unwrap_err().to_string();
            assert!(error.contains(message), "{toml:?} gave: {error}");
        }
    }
}
