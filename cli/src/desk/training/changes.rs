use std::collections::BTreeMap;

use nutgraf::raw::pipeline::{FacetTags, Reading};

use super::change::Change;
use crate::archive;
use crate::desk::edition::{Edition, article};
use crate::desk::newsroom::Newsroom;
use crate::record::ArticleRecord;

/// Articles that two models are compared on: the newest.
const COMPARED: usize = 2_000;
/// Changes that are shown.
const SHOWN: usize = 200;
/// Words that are named for a change.
const WORDS: usize = 5;

/// Changes that another model would make, of so many articles.
#[derive(Default)]
pub(super) struct Changes {
    pub(super) compared: usize,
    pub(super) changed: usize,
    pub(super) shown: Vec<Change>,
}

/// What is given in answer to a question.
type Given = BTreeMap<(String, Option<String>), Vec<String>>;

/// What `new` would say otherwise than the model in use of the newest articles.
pub(super) fn changes(room: &Newsroom, new: &Edition) -> anyhow::Result<Changes> {
    let (listing, old) = (room.store.listing()?, room.edition());
    let newest = &listing.articles()[..listing.articles().len().min(COMPARED)];
    let mut changes = Changes { compared: newest.len(), ..Changes::default() };
    for (place, own) in newest.iter().enumerate() {
        room.training.now(
            format!("comparing article {} of {}", place + 1, newest.len()),
            Some(place as f64 / newest.len() as f64),
        );
        let record = room.store.ask(|archive| Ok(archive::record(archive, own.article)?))?;
        let found = of_article(own.article, &record, &old, new);
        changes.changed += usize::from(!found.is_empty());
        let left = SHOWN.saturating_sub(changes.shown.len());
        changes.shown.extend(found.into_iter().take(left));
    }
    Ok(changes)
}

fn of_article(key: i64, record: &ArticleRecord, old: &Edition, new: &Edition) -> Vec<Change> {
    let (article, date) = (&article(record), record.date.as_deref());
    let before = old.read(article, date, false, given);
    let after = new.read(article, date, false, given);
    if before == after {
        return Vec::new();
    }
    new.read(article, date, true, |reading| {
        let title = reading.headline().unwrap_or(&article.id).trim().to_owned();
        let changed = after.iter().filter_map(|(question, after)| {
            let before = before.get(question)?;
            (before != after).then(|| Change {
                article: key,
                title: title.clone(),
                facet: question.0.clone(),
                target: question.1.clone(),
                before: before.clone(),
                after: after.clone(),
                why: why(reading, question, before),
            })
        });
        changed.collect()
    })
}

/// The labels that are given, question by question; those that both models ask can be compared.
fn given(reading: &Reading<'_>) -> Given {
    let facets = reading.tags.iter().flat_map(|tags| &tags.facets);
    let given = |facet: &FacetTags| {
        let mut labels: Vec<String> =
            facet.tags.iter().filter(|tag| tag.given).map(|tag| tag.label.clone()).collect();
        labels.sort();
        ((facet.facet.clone(), facet.target.clone()), labels)
    };
    facets.map(given).collect()
}

/// The words that speak most for the first label that was not given before.
fn why(
    reading: &Reading<'_>,
    question: &(String, Option<String>),
    before: &[String],
) -> Vec<String> {
    let facets = reading.tags.iter().flat_map(|tags| &tags.facets);
    let mut facets = facets.filter(|own| own.facet == question.0 && own.target == question.1);
    let tags = facets.next().map_or(&[][..], |facet| &facet.tags);
    let new = tags.iter().find(|tag| tag.given && !before.contains(&tag.label));
    let words =
        new.and_then(|tag| tag.explanation.as_ref()).map_or(&[][..], |own| &own.contributions);
    let words = words.iter().filter(|word| word.share > 0.0).take(WORDS);
    words.map(|word| word.text.clone()).collect()
}
