use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Context;
use nutgraf::raw::label::{Choice, Facet, Label, LabelRole};

use crate::sink::Sink;

/// Makes a labels folder with the facets of a model, to be filled by corrections.
pub(super) fn make(folder: &Path, facets: &[Facet]) -> anyhow::Result<()> {
    let make = || {
        fs::create_dir_all(folder)?;
        let sink = Sink::create(&folder.join("facets.toml"), false)?;
        sink.write(declared(facets).as_bytes())?;
        sink.finish()
    };
    make().with_context(|| format!("the labels folder {} cannot be made", folder.display()))
}

/// The facets as `facets.toml` declares them.
fn declared(facets: &[Facet]) -> String {
    let mut toml = "# What is asked of every article, and the answers there are.\n".to_owned();
    for own in facets {
        facet(&mut toml, own);
    }
    toml
}

fn facet(toml: &mut String, facet: &Facet) {
    let name = quoted(&facet.name);
    let choice = if facet.choice == Choice::One { "one" } else { "any" };
    let _ = writeln!(toml, "\n[{name}]\nchoice = \"{choice}\"");
    if facet.towards_target {
        toml.push_str("towards = \"target\"\n");
    }
    for (key, other) in [("parent", &facet.parent), ("context", &facet.context)] {
        put(toml, key, other.as_deref());
    }
    facet.labels.iter().for_each(|own| label(toml, &name, own));
}

fn label(toml: &mut String, facet: &str, label: &Label) {
    let _ = writeln!(toml, "\n[{facet}.labels.{}]", quoted(&label.name));
    put(toml, "iptc", label.iptc.as_deref());
    put(toml, "definition", label.definition.as_deref());
    put(toml, "parent", label.parent.as_deref());
    if label.role == Some(LabelRole::Neutral) {
        toml.push_str("role = \"neutral\"\n");
    }
    if label.leads {
        toml.push_str("leads = true\n");
    }
}

fn put(toml: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        let _ = writeln!(toml, "{key} = {}", quoted(value));
    }
}

/// A string of TOML, which a string of JSON is but for one control character.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("strings are JSON").replace('\u{7f}', "\\u007F")
}

#[cfg(test)]
mod tests {
    use nutgraf::raw::corpus::declared_facets;
    use nutgraf::raw::pipeline::embedded_model;

    use super::*;

    #[test]
    fn the_facets_of_a_model_are_declared_as_it_has_them() {
        let room = tempfile::tempdir().unwrap();
        let model = embedded_model();
        let facets: Vec<Facet> = model.facets.iter().map(|own| own.facet.clone()).collect();
        make(room.path(), &facets).unwrap();
        let declared = declared_facets(room.path()).unwrap();
        let labels = |facets: &[Facet]| -> Vec<_> {
            facets.iter().map(|own| (own.name.clone(), own.choice, own.labels.clone())).collect()
        };
        assert_eq!(labels(&declared), labels(&facets));
    }
}
