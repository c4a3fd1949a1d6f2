use std::sync::Arc;

use nutgraf::raw::active_learning::draw;
use nutgraf::raw::corpus::Corpus;
use nutgraf::raw::pipeline::{PoolSampler, Sample, Trainer};
use nutgraf::raw::text::{Article, Language};

use super::learn::tell;
use super::picks::{Picked, Picks};
use super::scores::labelled;
use crate::archive;
use crate::desk::edition::article;
use crate::desk::newsroom::Newsroom;
use crate::listing::Listing;
use crate::output::picks::notes;
use crate::report::{count, grouped};

/// Articles of the archive that are looked at, at most; of more, so many are drawn.
const LOOKED_AT: usize = 5_000;
/// Seed of that draw, so that the same archive gives the same picks.
const SEED: u64 = 8;
/// Articles that are picked.
const PICKED: usize = 50;
/// Between two times that progress is told.
const STEP: usize = 100;

/// Picks which articles of the archive to label next for a facet, keeps them, and says how many they are.
pub(crate) fn pick(room: &Newsroom, facet: &str) -> anyhow::Result<usize> {
    room.training.now("reading the labels", None);
    let corpus = so_far(room)?;
    let listing = room.store.listing()?;
    let keys = looked_at(&listing);
    let articles = read(room, &keys)?;
    room.training.now("learning from the labels so far", None);
    let trainer = &Trainer { language: language(&corpus, &articles), ..Trainer::default() };
    let sampler = PoolSampler { trainer, corpus: &corpus, facet, wanted: PICKED };
    let sample = sampler.sample(&articles, &|progress| tell(room, progress))?;
    let picks = picks(sample, &keys, listing.articles().len());
    let picked = picks.articles.len();
    room.keep_picks(Arc::new(picks));
    Ok(picked)
}

/// The labels so far; none where nobody has labelled anything.
fn so_far(room: &Newsroom) -> anyhow::Result<Corpus> {
    if room.labels()?.articles().next().is_none() { Ok(Corpus::default()) } else { labelled(room) }
}

/// The keys of the articles that are looked at.
fn looked_at(listing: &Listing) -> Vec<i64> {
    let all = listing.articles();
    let key = |place: usize| all[place].article;
    let mut drawn = draw(0..all.len(), |place| key(place).cast_unsigned(), LOOKED_AT, SEED);
    drawn.sort_unstable();
    drawn.into_iter().map(key).collect()
}

fn read(room: &Newsroom, keys: &[i64]) -> anyhow::Result<Vec<Article>> {
    let one = |(place, &key): (usize, &i64)| {
        if place % STEP == 0 {
            let what = format!("looking at article {} of {}", place + 1, keys.len());
            room.training.now(what, Some(place as f64 / keys.len() as f64));
        }
        room.store.ask(|archive| Ok(article(&archive::record(archive, key)?)))
    };
    keys.iter().enumerate().map(one).collect()
}

/// The language of the labelled articles, or else of all.
fn language(corpus: &Corpus, articles: &[Article]) -> Language {
    if corpus.articles.is_empty() {
        Language::of_all(articles.iter().map(|article| article.text.as_str()))
    } else {
        corpus.language()
    }
}

fn picks(sample: Sample, keys: &[i64], all: usize) -> Picks {
    let drawn = (keys.len() < all).then(|| {
        format!(
            "{} of {} were drawn at random and looked at",
            grouped(keys.len()),
            count(all, "article")
        )
    });
    let notes = notes(&sample).into_iter().chain(drawn).collect();
    let picked = sample.picks.into_iter().map(|own| Picked {
        article: keys[own.article],
        id: own.id,
        reason: own.why,
    });
    Picks { facet: sample.facet, articles: picked.collect(), notes }
}
