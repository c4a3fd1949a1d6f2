//! Features of words by where they stand to a mention, kept between articles.

use super::position::Position;
use super::sparse::FeatureId;

/// The features that the stem of a word gives by its position, so that each is looked up once. The
/// sentences of one article have most of their words in common.
#[derive(Debug, Default)]
pub(super) struct PositionCache(Vec<[u32; Position::COUNT]>);

/// The feature has not been looked up yet.
const NEW: u32 = u32::MAX;
/// The vocabulary does not know it.
const UNKNOWN: u32 = NEW - 1;

impl PositionCache {
    /// The feature of `word` at `position`, which `look_up` finds the first time.
    #[inline]
    pub(super) fn get(
        &mut self,
        word: u32,
        position: Position,
        look_up: impl FnOnce() -> Option<FeatureId>,
    ) -> Option<FeatureId> {
        if self.0.len() <= word as usize {
            self.0.resize(word as usize + 1, [NEW; Position::COUNT]);
        }
        let cell = &mut self.0[word as usize][position as usize];
        if *cell == NEW {
            *cell = look_up().map_or(UNKNOWN, |id| id.0);
        }
        (*cell != UNKNOWN).then_some(FeatureId(*cell))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_feature_is_looked_up_once() {
        let (mut cache, mut look_ups) = (PositionCache::default(), 0);
        for turn in 0..3 {
            for (word, position, id) in
                [(7, Position::Left, None), (7, Position::Near, Some(4)), (2, Position::Near, None)]
            {
                let found = cache.get(word, position, || {
                    look_ups += 1;
                    id.map(FeatureId)
                });
                assert_eq!(found, id.map(FeatureId), "turn {turn}, {position:?} of {word}");
            }
        }
        assert_eq!(look_ups, 3);
    }
}
