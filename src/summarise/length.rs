//! How long a brief may be.

/// How long a brief may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Length {
    /// This many sentences, or all of them if there are fewer.
    Sentences(usize),
    /// As many sentences as this many words hold; one sentence if none fits.
    Words(usize),
    /// This share of the sentences in per cent, rounded up; beyond 100 all of them.
    Percent(f32),
}

impl Default for Length {
    /// Three sentences.
    fn default() -> Self {
        Self::Sentences(3)
    }
}

impl Length {
    /// The number of sentences to choose of `available`, where the length does not count words.
    pub(crate) fn sentences(self, available: usize) -> Option<usize> {
        match self {
            Self::Sentences(count) => Some(count.min(available)),
            Self::Words(_) => None,
            Self::Percent(share) => {
                let count = (f64::from(share.max(0.0)) / 100.0 * available as f64).ceil();
                Some((count as usize).min(available))
            }
        }
    }
}
