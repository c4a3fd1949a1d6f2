//! Pooling: how predictions for single mentions become one for the article.

use serde::{Deserialize, Serialize};

/// Pooling constants of a facet, which were chosen on data and travel with its model.
///
/// The scores of n mentions are averaged, each with the weight `e^(view_weight` · (1 − p)) where p is
/// the probability that it is neutral; the mean counts s · n / (n + s − 1) times, where s is the
/// saturation; and the neutral label gets its bias.
///
/// The default was chosen on the development half of `models/news-en/stance-articles.csv`; facets of
/// models that say nothing of pooling have it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Pooling {
    /// How many times what one mention says alone the mean of many counts, from 1: mentions agree by
    /// more than chance, but each adds less than the one before.
    pub saturation: f32,
    /// How much more a mention counts that surely holds a view than one that surely holds none, as a
    /// power of e: most sentences tell what happened, and a few of them how to take it.
    pub view_weight: f64,
    /// Added to the score of the neutral label: sentences are chosen for training that hold a view,
    /// while most sentences of the news hold none.
    pub neutral_bias: f32,
    /// The data that the constants were chosen on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen_on: Option<String>,
}

/// Pooling as a file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    saturation: f32,
    view_weight: f64,
    neutral_bias: f32,
    chosen_on: Option<String>,
}

impl TryFrom<Unchecked> for Pooling {
    type Error = String;

    fn try_from(unchecked: Unchecked) -> Result<Self, String> {
        let Unchecked { saturation, view_weight, neutral_bias, chosen_on } = unchecked;
        let sound = (1.0..1e3).contains(&saturation)
            && (0.0..1e2).contains(&view_weight)
            && neutral_bias.abs() < 1e3;
        if sound {
            Ok(Self { saturation, view_weight, neutral_bias, chosen_on })
        } else {
            Err("pooling needs a saturation from 1, a view_weight from 0 and below 100, and a \
                 neutral_bias between -1000 and 1000"
                .to_owned())
        }
    }
}

impl Default for Pooling {
    fn default() -> Self {
        Self { saturation: 2.0, view_weight: 2.0, neutral_bias: 0.5, chosen_on: None }
    }
}

impl Pooling {
    /// How many times the mean of so many mentions counts what one counts alone.
    #[must_use]
    pub fn gain(&self, mentions: usize) -> f32 {
        self.saturation * mentions as f32 / (mentions as f32 + self.saturation - 1.0)
    }

    /// Weight of a mention beside the others, by the probability that it is neutral.
    #[must_use]
    pub fn weight(&self, neutral: f64) -> f32 {
        libm::exp(self.view_weight * (1.0 - neutral)) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "what is compared is exact")]
    fn one_mention_counts_as_it_is_and_many_no_more_than_the_saturation() {
        let pooling = Pooling::default();
        assert_eq!(pooling.gain(1), 1.0);
        let gains = [1, 2, 5, 100, 10_000].map(|mentions| pooling.gain(mentions));
        assert!(gains.is_sorted(), "{gains:?}");
        assert!(gains.iter().all(|&gain| gain <= pooling.saturation));
    }
}
