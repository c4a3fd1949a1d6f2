//! Labels of a test that a model has under another name.

use std::cmp::Reverse;
use std::fmt;

use serde::Serialize;

use super::report::FacetReport;

/// Labels of the articles that the model does not know while it has others that they never use: one
/// thing under two names, of which figures would say nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LabelMismatch {
    /// The facet.
    pub facet: String,
    /// Labels of the articles, each with the model's that it seems to be, told by the tags that its
    /// articles get; without one where none is told.
    pub labels: Vec<(String, Option<String>)>,
}

impl FacetReport {
    /// The mismatch of labels, if there is one: the model lacks a label of the articles, and has one
    /// that these lack. A model that knows all labels but a new one is only tested on a new one.
    #[must_use]
    pub fn label_mismatch(&self) -> Option<LabelMismatch> {
        let places = 0..self.labels.len();
        let mut unused: Vec<usize> = places
            .clone()
            .filter(|&place| self.labels[place].learnt && self.labels[place].support == 0)
            .collect();
        let mut strange: Vec<usize> = places
            .filter(|&place| !self.labels[place].learnt && self.labels[place].support > 0)
            .collect();
        if unused.is_empty() || strange.is_empty() {
            return None;
        }
        strange.sort_by_key(|&place| Reverse(self.labels[place].support));
        let labels = strange.into_iter().map(|place| {
            let likely = self.likely(place, &mut unused);
            (self.labels[place].label.clone(), likely.map(|own| self.labels[own].label.clone()))
        });
        Some(LabelMismatch { facet: self.facet.clone(), labels: labels.collect() })
    }

    /// Which of the model's labels that are left is given most to the articles of a label; of those
    /// never given, the last that is left.
    fn likely(&self, place: usize, left: &mut Vec<usize>) -> Option<usize> {
        let given = &self.confusion.counts[place];
        let most = left.iter().copied().max_by_key(|&own| (given[own], Reverse(own)))?;
        if given[most] == 0 && left.len() > 1 {
            return None;
        }
        left.retain(|&own| own != most);
        Some(most)
    }
}

impl fmt::Display for LabelMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.labels.iter().map(|own| format!("`{}`", own.0)).collect();
        let flags = self.labels.iter().map(|(from, to)| {
            let to = to.as_deref().unwrap_or("LABEL");
            let pair = format!("{from}={to}");
            if pair.contains(' ') { format!("--map '{pair}'") } else { format!("--map {pair}") }
        });
        let flags: Vec<_> = flags.collect();
        write!(
            f,
            "the model has no {} of the facet `{}`; if it has them under other names, say `{}`, and \
             what is new to it by its own name, as `--map {}={}`",
            names.join(", "),
            self.facet,
            flags.join(" "),
            self.labels[0].0,
            self.labels[0].0
        )
    }
}
