//! `PageRank` over sentences.

use super::vectors::Link;

/// Share of a rating that comes through links (Brin and Page 1998; both papers keep it).
const DAMPING: f32 = 0.85;
/// Change of all ratings together, relative to their sum of 1, at which they count as settled.
const SETTLED: f32 = 1e-4;
/// The error shrinks by the damping at least in each round: 0.85^60 is below the tolerance.
const MOST_ROUNDS: usize = 60;

/// The stationary ratings of `sentences` linked both ways; they sum to 1.
///
/// A sentence without links passes its rating to all alike.
pub(crate) fn page_rank(sentences: usize, links: &[Link]) -> Vec<f32> {
    let mut strength = vec![0.0; sentences];
    for link in links {
        strength[link.later as usize] += link.weight;
        strength[link.earlier as usize] += link.weight;
    }
    let mut ratings = vec![1.0 / sentences as f32; sentences];
    for _ in 0..MOST_ROUNDS {
        let next = step(&ratings, &strength, links);
        let change: f32 = ratings.iter().zip(&next).map(|(old, new)| (old - new).abs()).sum();
        ratings = next;
        if change < SETTLED {
            break;
        }
    }
    ratings
}

fn step(ratings: &[f32], strength: &[f32], links: &[Link]) -> Vec<f32> {
    let alone: f32 =
        ratings.iter().zip(strength).filter(|(_, s)| **s == 0.0).map(|(rating, _)| rating).sum();
    let everyone = (1.0 - DAMPING + DAMPING * alone) / ratings.len() as f32;
    let share: Vec<f32> = ratings
        .iter()
        .zip(strength)
        .map(|(rating, strength)| if *strength == 0.0 { 0.0 } else { DAMPING * rating / strength })
        .collect();
    let mut next = vec![everyone; ratings.len()];
    for link in links {
        let (later, earlier) = (link.later as usize, link.earlier as usize);
        next[later] += share[earlier] * link.weight;
        next[earlier] += share[later] * link.weight;
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_rates_its_centre_as_algebra_does() {
        // Centre c, leaves l: c = .15/4 + .85·3l and 3l = .45/4 + .85·c, so c = .1331250/.2775.
        let star: Vec<Link> = (1..4).map(|later| Link { later, earlier: 0, weight: 2.0 }).collect();
        let ratings = page_rank(4, &star);
        assert!((ratings[0] - 0.133_125 / 0.277_5).abs() < 1e-3, "{ratings:?}");
        assert!((ratings.iter().sum::<f32>() - 1.0).abs() < 1e-4);
    }

    #[test]
    fn without_links_all_are_alike() {
        assert!(page_rank(5, &[]).iter().all(|rating| (rating - 0.2).abs() < 1e-6));
    }
}
