//! Levels: facets whose labels stand under the labels of another facet.

use super::facet::{Facet, LabelId};

/// Why the levels of facets do not fit together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LevelError {
    /// The parent of a facet is not there.
    #[error(
        "the facet `{facet}` stands under `{parent}`, which is not there; declare `[{parent}]` too"
    )]
    NoFacet {
        /// The facet.
        facet: String,
        /// Its parent.
        parent: String,
    },
    /// A facet is above itself.
    #[error("the facet `{facet}` stands under itself; take out one of the parents")]
    Cycle {
        /// The facet.
        facet: String,
    },
    /// A facet on a level is asked towards a target.
    #[error("the facet `{facet}` is asked towards a target, and such facets have no levels")]
    Target {
        /// The facet.
        facet: String,
    },
    /// A label of a facet with a parent has none.
    #[error(
        "the label `{label}` of the facet `{facet}` stands under no label of `{above}`; give it a \
         `parent`"
    )]
    NoParent {
        /// The facet.
        facet: String,
        /// The label.
        label: String,
        /// The facet one level up.
        above: String,
    },
    /// The parent of a label is not there.
    #[error(
        "the label `{label}` of the facet `{facet}` stands under `{parent}`, which is no label of \
         `{above}`"
    )]
    NoLabel {
        /// The facet.
        facet: String,
        /// The label.
        label: String,
        /// Its parent.
        parent: String,
        /// The facet one level up.
        above: String,
    },
    /// A label has a parent or leads one, and its facet has none.
    #[error(
        "the label `{label}` of the facet `{facet}` has a parent or leads one, and the facet has none; \
         say `parent = \"…\"` under `[{facet}]`"
    )]
    NoLevel {
        /// The facet.
        facet: String,
        /// The label.
        label: String,
    },
}

impl Facet {
    /// The facet one level up, among `facets`.
    fn above<'f>(&self, facets: &[&'f Facet]) -> Option<&'f Facet> {
        let parent = self.parent.as_ref()?;
        facets.iter().find(|facet| facet.name == *parent).copied()
    }

    /// The parent of each label among those of `above`; none where it is not there.
    #[must_use]
    pub fn parents_in(&self, above: &Self) -> Vec<Option<LabelId>> {
        let parent = |label: &super::Label| above.label(label.parent.as_deref()?);
        self.labels.iter().map(parent).collect()
    }
}

/// Checks that every parent that `facets` and their labels name is there.
///
/// # Errors
/// The first thing that does not fit.
pub fn check_levels(facets: &[&Facet]) -> Result<(), LevelError> {
    facets.iter().try_for_each(|facet| match &facet.parent {
        Some(parent) => check_level(facet, parent, facets),
        None => check_flat(facet),
    })
}

fn check_flat(facet: &Facet) -> Result<(), LevelError> {
    match facet.labels.iter().find(|label| label.parent.is_some() || label.leads) {
        Some(label) => {
            Err(LevelError::NoLevel { facet: facet.name.clone(), label: label.name.clone() })
        }
        None => Ok(()),
    }
}

fn check_level(facet: &Facet, parent: &str, facets: &[&Facet]) -> Result<(), LevelError> {
    let name = || facet.name.clone();
    let above = facet
        .above(facets)
        .ok_or_else(|| LevelError::NoFacet { facet: name(), parent: parent.to_owned() })?;
    if depth(facet, facets).is_none() {
        return Err(LevelError::Cycle { facet: name() });
    }
    if let Some(asked) = [facet, above].into_iter().find(|own| own.towards_target) {
        return Err(LevelError::Target { facet: asked.name.clone() });
    }
    let placed = |label: &super::Label| match &label.parent {
        None => Err(LevelError::NoParent {
            facet: name(),
            label: label.name.clone(),
            above: above.name.clone(),
        }),
        Some(parent) if above.label(parent).is_none() => Err(LevelError::NoLabel {
            facet: name(),
            label: label.name.clone(),
            parent: parent.clone(),
            above: above.name.clone(),
        }),
        Some(_) => Ok(()),
    };
    facet.labels.iter().try_for_each(placed)
}

/// How many of `facets` are above a facet; `None` where it is above itself.
fn depth(facet: &Facet, facets: &[&Facet]) -> Option<usize> {
    let chain = std::iter::successors(Some(facet), |own| own.above(facets));
    let above = chain.take(facets.len() + 1).count() - 1;
    (above < facets.len()).then_some(above)
}

/// The order of `facets` in which each comes after its parent, and all else stays as it is: places,
/// of facets that [`check_levels`] has found to fit.
#[must_use]
pub fn parents_first(facets: &[&Facet]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..facets.len()).collect();
    order.sort_by_key(|&place| depth(facets[place], facets));
    // Only those move that stand before their parent.
    let is_sorted = |facet: &&Facet| {
        let place = |name: &str| facets.iter().position(|own| own.name == name);
        facet.parent.as_deref().is_none_or(|parent| place(parent) < place(&facet.name))
    };
    if facets.iter().all(is_sorted) { (0..facets.len()).collect() } else { order }
}

#[cfg(test)]
mod tests {
    use super::super::facet::Label;
    use super::*;

    fn facet(name: &str, parent: Option<&str>, labels: &[(&str, &str)]) -> Facet {
        let label = |&(name, parent): &(&str, &str)| Label {
            parent: (!parent.is_empty()).then(|| parent.to_owned()),
            ..Label::new(name)
        };
        Facet {
            name: name.to_owned(),
            parent: parent.map(str::to_owned),
            labels: labels.iter().map(label).collect(),
            ..Facet::default()
        }
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let top = facet("topic", None, &[("war", ""), ("sport", "")]);
        let towards = Facet { towards_target: true, ..top.clone() };
        let table = [
            (vec![facet("sub", Some("topic"), &[("truce", "war")]), top.clone()], "fits"),
            (vec![facet("sub", Some("topics"), &[])], "declare `[topics]`"),
            (vec![facet("a", Some("b"), &[]), facet("b", Some("a"), &[])], "under itself"),
            (vec![facet("a", Some("a"), &[])], "under itself"),
            (
                vec![top.clone(), facet("sub", Some("topic"), &[("truce", "")])],
                "give it a `parent`",
            ),
            (vec![top.clone(), facet("sub", Some("topic"), &[("truce", "wars")])], "no label of"),
            (vec![facet("sub", None, &[("truce", "war")])], "`parent = \"…\"` under `[sub]`"),
            (vec![towards, facet("sub", Some("topic"), &[])], "asked towards a target"),
        ];
        for (facets, expected) in table {
            let found = check_levels(&facets.iter().collect::<Vec<_>>());
            let found = found.map_or_else(|error| error.to_string(), |()| "fits".to_owned());
            assert!(found.contains(expected), "{found}");
        }
    }

    #[test]
    fn parents_come_first_and_nothing_else_moves() {
        let (top, other) = (facet("topic", None, &[]), facet("stance", None, &[]));
        let (sub, low) = (facet("sub", Some("topic"), &[]), facet("low", Some("sub"), &[]));
        let table = [
            (vec![&top, &sub, &other], vec![0, 1, 2]),
            (vec![&top, &other, &sub], vec![0, 1, 2]),
            (vec![&low, &sub, &top], vec![2, 1, 0]),
            (vec![&other, &sub, &top], vec![0, 2, 1]),
        ];
        for (facets, expected) in table {
            assert_eq!(parents_first(&facets), expected);
        }
    }
}
