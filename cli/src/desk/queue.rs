use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use nutgraf::raw::active_learning::Reason;

use super::newsroom::Newsroom;
use super::training::{Picked, Picks};
use crate::listing::Listing;

/// Queue: the articles to label, in order.
pub(super) struct Queue {
    /// What was picked and has no label yet, then all others that nobody has labelled, the least sure
    /// first; as places in the listing.
    pub(super) places: Vec<usize>,
    /// The first of them that were picked, and why each was.
    pub(super) reasons: Vec<Reason>,
    pub(super) picks: Option<Arc<Picks>>,
    /// How many articles nobody has labelled.
    pub(super) unlabelled: usize,
}

impl Queue {
    pub(super) fn of(room: &Newsroom, listing: &Listing) -> anyhow::Result<Self> {
        let picks = room.picks();
        let (mut places, mut reasons) = (Vec::new(), Vec::new());
        for (place, reason) in still_open(room, listing, picks.as_deref())? {
            places.push(place);
            reasons.push(reason);
        }
        let picked: HashSet<usize> = places.iter().copied().collect();
        let least_sure = least_sure(room, listing)?;
        let unlabelled = least_sure.len();
        places.extend(least_sure.into_iter().filter(|place| !picked.contains(place)));
        Ok(Self { places, reasons, picks, unlabelled })
    }
}

/// The picks that nobody has labelled since for their facet, as places in the listing.
fn still_open(
    room: &Newsroom,
    listing: &Listing,
    picks: Option<&Picks>,
) -> anyhow::Result<Vec<(usize, Reason)>> {
    let Some(picks) = picks else { return Ok(Vec::new()) };
    let labels = room.labels()?;
    let is_open = |own: &&Picked| {
        let said = room.folder.said(&labels, &own.id);
        said.iter().all(|(subject, _)| subject.facet != picks.facet)
    };
    let wanted: HashSet<i64> = picks.articles.iter().map(|own| own.article).collect();
    let places = listing.articles().iter().enumerate().map(|(place, own)| (own.article, place));
    let places: HashMap<i64, usize> = places.filter(|(key, _)| wanted.contains(key)).collect();
    let open = picks.articles.iter().filter(is_open);
    Ok(open.filter_map(|own| Some((*places.get(&own.article)?, own.reason))).collect())
}

/// The places of the articles that nobody has labelled, the least sure first.
fn least_sure(room: &Newsroom, listing: &Listing) -> anyhow::Result<Vec<usize>> {
    let labelled = room.labelled()?;
    let articles = listing.articles();
    let open = |place: &usize| !labelled.contains(&articles[*place].article);
    let mut places: Vec<usize> = (0..articles.len()).filter(open).collect();
    places.sort_by(|&a, &b| articles[a].confidence.total_cmp(&articles[b].confidence));
    Ok(places)
}
