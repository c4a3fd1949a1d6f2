//! Families of features: the kinds of evidence a facet may look at.

use serde::{Deserialize, Serialize};

use crate::text::TermHash;

macro_rules! families {
    ($($(#[doc = $doc:literal])* $name:ident $code:literal $weight:literal),* $(,)?) => {
        /// A kind of feature. All families of an article share one vector and one norm; the weight of
        /// a family says how loudly it speaks in it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum FeatureFamily {
            $($(#[doc = $doc])* #[serde(rename = $code)] $name,)*
        }

        impl FeatureFamily {
            /// Every family, in the order in which a vocabulary keeps them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Short name, as the model file writes it.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// Factor on the TF-IDF weight of its features.
            #[must_use]
            pub const fn weight(self) -> f32 {
                match self { $(Self::$name => $weight),* }
            }
        }
    };
}

// The weights are those of the published recipe behind the discriminative classifier, settled by
// cross-validation on short corpora (README, "How it works").
families! {
    /// A word as written, in lower case.
    Surface "word" 1.0,
    /// Its stem.
    Stem "stem" 1.0,
    /// Two neighbouring stems.
    StemPair "pair" 0.5,
    /// Three to five neighbouring characters of `<word>`: for texts so short that words are few.
    CharNgram "char" 0.3,
    /// The target's name, as a category.
    Target "target" 1.0,
    /// A stem, given the target.
    TargetStem "target+stem" 1.0,
    /// A stem pair, given the target.
    TargetPair "target+pair" 0.5,
    /// A character n-gram, given the target.
    TargetNgram "target+char" 0.5,
    /// A stem left or right of the mention of the target.
    Side "side" 0.7,
    /// A stem near the mention: with its side and distance, within ten words, within five.
    Window "window" 1.0,
    /// Two or three neighbouring stems, the mention standing as `<T>`.
    Masked "masked" 1.0,
    /// A stem of the clause that holds the mention.
    Clause "clause" 1.0,
    /// The words of the mention, and where in the text it stands.
    Mention "mention" 1.0,
    /// A good or bad word, by where it stands to the mention, and what all of them come to.
    Polarity "polarity" 1.0,
    /// What the mention does or suffers, and the preposition before it.
    Role "role" 1.0,
}

impl FeatureFamily {
    /// The family with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|family| family.code() == code)
    }

    /// The families for the text itself, whatever is asked of it.
    pub const OF_TEXT: &[Self] = &[Self::Surface, Self::Stem, Self::StemPair];

    /// The families that the generative models count.
    pub const OF_STEMS: &[Self] = &[Self::Stem, Self::StemPair];

    /// The families that condition on a target that is a category.
    pub const OF_CATEGORY: &[Self] =
        &[Self::Target, Self::TargetStem, Self::TargetPair, Self::TargetNgram];

    /// The families that look at where a target is mentioned.
    pub const OF_MENTION: &[Self] =
        &[Self::Side, Self::Window, Self::Masked, Self::Clause, Self::Mention];

    /// The families that look there for what English words say of a target.
    pub const OF_MENTION_IN_ENGLISH: &[Self] = &[Self::Polarity, Self::Role];

    /// Whether a single word of the text decides alone which features of the family it gives, so
    /// that they can be remembered with the word.
    #[must_use]
    pub const fn is_of_word(self) -> bool {
        matches!(self, Self::Surface | Self::Stem | Self::CharNgram)
    }

    /// The key of a feature: its family and its components, in order.
    pub(super) fn key(self, components: impl IntoIterator<Item = TermHash>) -> TermHash {
        // Any odd constant keeps the families apart; this one is the golden ratio's.
        let seed = TermHash((self as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        components.into_iter().fold(seed, TermHash::then)
    }

    /// The key of the feature that is written as `name`: its components with a space between them.
    #[must_use]
    pub fn key_of_name(self, name: &str) -> TermHash {
        self.key(name.as_bytes().split(|&byte| byte == b' ').map(TermHash::of_bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_has_a_code_of_its_own() {
        for &family in FeatureFamily::ALL {
            assert_eq!(FeatureFamily::from_code(family.code()), Some(family));
            let json = serde_json::to_value(family).unwrap();
            assert_eq!(json, family.code(), "the file says what `code` says");
        }
        assert_eq!(FeatureFamily::from_code("words"), None);
    }

    #[test]
    fn the_same_word_is_another_feature_in_another_family() {
        let mut keys: Vec<_> =
            FeatureFamily::ALL.iter().map(|family| family.key_of_name("peac")).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), FeatureFamily::ALL.len());
    }

    #[test]
    fn a_name_leads_back_to_the_key_of_its_components() {
        let components = ["peac", "deal"].map(TermHash::of);
        assert_eq!(
            FeatureFamily::StemPair.key_of_name("peac deal"),
            FeatureFamily::StemPair.key(components)
        );
        assert_ne!(
            FeatureFamily::StemPair.key_of_name("deal peac"),
            FeatureFamily::StemPair.key(components)
        );
    }
}
