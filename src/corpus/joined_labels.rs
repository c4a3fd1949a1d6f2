//! Labels that a table holds joined by `#`, as doccano exports them.

use std::collections::HashSet;

use crate::label::{Facet, Label, LabelId};

/// What stands between two labels of one cell.
const JOINT: char = '#';

/// Parts the labels of `facet` that are others joined by `#`: for each label those that it stands for,
/// and the facet with these alone. `None` where no label is joined: each part must be there, and one
/// of them must be a label by itself somewhere.
pub(super) fn parted(facet: &Facet) -> Option<(Facet, Vec<Vec<LabelId>>)> {
    let names: HashSet<&str> = facet.labels.iter().map(|label| label.name.as_str()).collect();
    let parts = |label: &Label| -> Vec<String> {
        let parts: Vec<&str> = label.name.split(JOINT).map(str::trim).collect();
        let whole = parts.iter().all(|part| !part.is_empty());
        let known = parts.len() > 1 && parts.iter().any(|part| names.contains(part));
        let parts = if whole && known { parts } else { vec![label.name.as_str()] };
        parts.into_iter().map(str::to_owned).collect()
    };
    let parts: Vec<Vec<String>> = facet.labels.iter().map(parts).collect();
    if parts.iter().all(|parts| parts.len() == 1) {
        return None;
    }
    let mut parted = Facet { labels: Vec::new(), ..facet.clone() };
    let mut id = |name: String| {
        parted.label(&name).unwrap_or_else(|| {
            parted.labels.push(Label::new(name));
            LabelId((parted.labels.len() - 1) as u16)
        })
    };
    let ids = parts.into_iter().map(|parts| parts.into_iter().map(&mut id).collect()).collect();
    Some((parted, ids))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Choice;

    fn facet(names: &[&str]) -> Facet {
        Facet {
            name: "topic".to_owned(),
            choice: Choice::One,
            towards_target: false,
            by_mention: false,
            labels: names.iter().map(|&name| Label::new(name)).collect(),
            pooling: None,
            context: None,
            parent: None,
        }
    }

    #[test]
    fn labels_that_are_others_joined_are_parted() {
        let (parted, ids) = parted(&facet(&["sport#local", "sport", "law # sport"])).unwrap();
        let names: Vec<_> = parted.labels.iter().map(|label| label.name.as_str()).collect();
        assert_eq!(names, ["sport", "local", "law"]);
        let ids: Vec<Vec<u16>> =
            ids.iter().map(|ids| ids.iter().map(|id| id.0).collect()).collect();
        assert_eq!(ids, [vec![0, 1], vec![0], vec![2, 0]]);
    }

    #[test]
    fn names_that_hold_the_mark_stay() {
        for names in [["C#", "C"], ["#metoo", "metoo"], ["a#b", "c"], ["a##b", "a"]] {
            assert!(parted(&facet(&names)).is_none(), "{names:?}");
        }
    }
}
