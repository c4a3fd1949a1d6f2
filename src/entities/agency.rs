//! Agency: whether what is named does something, or is only where things happen or what is told of.

use super::actor::ActorKind;
use super::cluster::Cluster;
use super::subject::{precedes_auxiliary, says};
use crate::analysis::Analysis;

/// How often a place must be the subject of a verb, and in one of how many mentions, to
/// be an actor as its people are: `Gaza has refused`.
const ACTS: usize = 2;
const ONE_OF: usize = 4;

/// Whether an actor is one that acts: no city and no river does, unless the article
/// has it do something time and again.
pub(super) fn acts(analysis: &Analysis<'_>, cluster: &Cluster) -> bool {
    let place = cluster.kind() == ActorKind::Place && !cluster.is_country();
    !place || is_often_subject(analysis, cluster)
}

fn is_often_subject(analysis: &Analysis<'_>, cluster: &Cluster) -> bool {
    let named = cluster.occurrences.iter().filter(|occurrence| occurrence.named);
    let last = named.map(|occurrence| occurrence.words.end - 1);
    let (mut times, mut all) = (0, 0);
    for word in last {
        times += usize::from(says(analysis, word) || precedes_auxiliary(analysis, word));
        all += 1;
    }
    times >= ACTS && times * ONE_OF >= all
}
