use std::sync::Arc;

use nutgraf::raw::label::Facet;
use nutgraf::raw::label_errors::{LabelCheck, LabelFindings, Problem};

use super::scores::labelled;
use super::suspicion::Suspicion;
use crate::desk::newsroom::Newsroom;

/// Checks the labels of the labels folder, keeps what looks wrong, and says how much that is.
pub(crate) fn check(room: &Newsroom) -> anyhow::Result<usize> {
    room.training.now("reading the labels", None);
    let corpus = labelled(room)?;
    let watch = |facet: &Facet| room.training.now(format!("checking {}", facet.name), None);
    let found = suspicions(LabelCheck::default().run(&corpus, &watch)?);
    let count = found.len();
    room.suspect(Arc::new(found));
    Ok(count)
}

/// The suspicions of all facets, the likeliest first.
fn suspicions(findings: LabelFindings) -> Vec<Suspicion> {
    let mut all: Vec<Suspicion> = Vec::new();
    for own in findings.facets {
        let facet = own.facet;
        all.extend(own.findings.into_iter().filter_map(|finding| match finding.problem {
            Problem::WrongLabel(wrong) => Some(Suspicion::of(&facet, wrong)),
            _ => None,
        }));
    }
    all.sort_by(|a, b| b.p_wrong.total_cmp(&a.p_wrong));
    all
}
