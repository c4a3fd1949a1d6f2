//! Query: the articles of a pool that are to be labelled next.

use super::draw::draw;
use super::reason::Reason;
use super::space::Space;
use super::typical::typical;
use super::uncertain::uncertain;
use super::unseen::unseen;

/// From so many labels on, uncertain articles teach more than typical ones.
const ENOUGH: usize = 60;
/// Of so many articles one is drawn at random.
const RANDOM: usize = 10;
/// Seed of all that is drawn, so that the same pool and labels give the same query.
const SEED: u64 = 20;

/// Pool of articles: first those without a label, of which more is known, then the labelled ones.
#[derive(Clone, Copy, Debug)]
pub struct Pool<'p> {
    /// What all of them mean.
    pub space: &'p Space,
    /// A key of each without a label, by which it is drawn.
    pub keys: &'p [u64],
    /// How uncertain a model is of each that it can read: by how much its second label is less
    /// probable than its first (0 to 1, the quotient). No such article without a model.
    pub uncertainty: &'p [Option<f32>],
    /// How probable each label is in each article that has no example and is defined.
    pub unseen: &'p [Vec<f32>],
}

/// An article that is to be labelled, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Query {
    /// The article, as a place in the pool.
    pub article: usize,
    /// Why.
    pub reason: Reason,
}

/// At most `wanted` articles to label next, those first that say most: of twenty, two drawn at random;
/// one for each label without an example, but no more than half; the others typical until there are
/// sixty labels, and uncertain from then on.
#[must_use]
pub fn query(pool: Pool<'_>, wanted: usize) -> Vec<Query> {
    let mut known: Vec<bool> = (0..pool.space.len()).map(|own| own >= pool.keys.len()).collect();
    let mut take = |articles: Vec<usize>, reason: Reason| -> Vec<Query> {
        for &article in &articles {
            known[article] = true;
        }
        articles.into_iter().map(|article| Query { article, reason }).collect()
    };
    let random = take(random(pool, wanted), Reason::Random);
    let rest = wanted - random.len();
    let open = |article: usize| random.iter().all(|own| own.article != article);
    let fitting = unseen(pool.unseen, open, rest.div_ceil(2));
    let fitting = take(fitting.into_iter().map(|(_, article)| article).collect(), Reason::Unseen);
    let rest = rest - fitting.len();
    let (reason, telling) = telling(pool, &known, rest);
    let telling = telling.into_iter().map(|article| Query { article, reason });
    fitting.into_iter().chain(telling).chain(random).collect()
}

/// Articles drawn at random among those without a label.
fn random(pool: Pool<'_>, wanted: usize) -> Vec<usize> {
    let key = |article: usize| pool.keys[article];
    draw(0..pool.keys.len(), key, (wanted + RANDOM / 2) / RANDOM, SEED)
}

/// Articles that say most, given how many labels there are.
fn telling(pool: Pool<'_>, known: &[bool], wanted: usize) -> (Reason, Vec<usize>) {
    let labels = pool.space.len() - pool.keys.len();
    let hesitates = |article: usize| {
        let uncertainty = pool.uncertainty[article].filter(|_| !known[article])?;
        Some((article, uncertainty))
    };
    let uncertainty: Vec<_> = (0..pool.keys.len()).filter_map(hesitates).collect();
    if labels < ENOUGH || uncertainty.is_empty() {
        (Reason::Typical, typical(pool.space, known, wanted, SEED))
    } else {
        (Reason::Uncertain, uncertain(pool.space, &uncertainty, wanted, SEED))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    struct Own {
        space: Space,
        keys: Vec<u64>,
        uncertainty: Vec<Option<f32>>,
        unseen: Vec<Vec<f32>>,
    }

    impl Own {
        fn new(articles: usize, labels: usize, modelled: bool, unseen: usize) -> Self {
            let wave = |n: usize, by: usize| ((n * by * 31 % 97) as f32 / 97.0).fract();
            let row = |n: usize| vec![wave(n, 3), wave(n, 7), wave(n, 13)];
            let open = articles.saturating_sub(labels);
            Self {
                space: Space::centred(&(0..articles).map(row).collect::<Vec<_>>()),
                keys: (0..open as u64).collect(),
                uncertainty: (0..open).map(|n| modelled.then(|| wave(n, 5))).collect(),
                unseen: (0..unseen).map(|l| (0..open).map(|n| wave(n, l + 2)).collect()).collect(),
            }
        }

        fn pool(&self) -> Pool<'_> {
            Pool {
                space: &self.space,
                keys: &self.keys,
                uncertainty: &self.uncertainty,
                unseen: &self.unseen,
            }
        }
    }

    /// How many articles are to be labelled for each reason: `typical 18, random 2`.
    fn reasons(own: &Own, wanted: usize) -> String {
        let batch = query(own.pool(), wanted);
        let runs = batch.chunk_by(|a, b| a.reason == b.reason);
        let told = runs.map(|run| format!("{} {}", run[0].reason.name(), run.len()));
        told.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_batch_has_typical_or_uncertain_articles_and_random_ones() {
        for (labels, modelled, wanted, expected) in [
            (0, false, 20, "typical 18, random 2"),
            (59, true, 20, "typical 18, random 2"),
            (60, true, 20, "uncertain 18, random 2"),
            (60, false, 20, "typical 18, random 2"),
            (10, true, 4, "typical 4"),
            (10, true, 5, "typical 4, random 1"),
            (98, true, 20, "random 2"),
        ] {
            let own = Own::new(100, labels, modelled, 0);
            assert_eq!(reasons(&own, wanted), expected, "{labels} labels, {wanted} wanted");
        }
    }

    #[test]
    fn labels_without_an_example_come_first_and_take_half_at_most() {
        for (unseen, expected) in [(3, 3), (30, 9)] {
            let own = Own::new(100, 20, true, unseen);
            let batch = query(own.pool(), 20);
            let fitting = batch.iter().take_while(|own| own.reason == Reason::Unseen).count();
            assert_eq!((fitting, batch.len()), (expected, 20), "{unseen} labels");
        }
    }

    proptest! {
        #[test]
        fn no_article_is_asked_for_twice_or_again(
            articles in 0_usize..90,
            labels in 0_usize..90,
            modelled: bool,
            unseen in 0_usize..4,
            wanted in 0_usize..40,
        ) {
            let own = Own::new(articles, labels, modelled, unseen);
            let batch = query(own.pool(), wanted);
            let mut places: Vec<usize> = batch.iter().map(|own| own.article).collect();
            places.sort_unstable();
            places.dedup();
            prop_assert_eq!(places.len(), batch.len());
            prop_assert!(places.iter().all(|&place| place < own.keys.len()));
            prop_assert_eq!(batch.len(), wanted.min(articles.saturating_sub(labels)));
            prop_assert_eq!(&batch, &query(own.pool(), wanted));
        }
    }
}
