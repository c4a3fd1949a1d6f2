//! How long a brief may be.

/// Length that a brief may have.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Length {
    /// So many sentences, or all of them if there are fewer.
    Sentences(usize),
    /// Sentences that so many words hold; one sentence if none fits.
    Words(usize),
    /// Share of the sentences in per cent, rounded up; beyond 100 all of them.
    Percent(f32),
}

impl Default for Length {
    /// Three sentences.
    fn default() -> Self {
        Self::Sentences(3)
    }
}

impl Length {
    /// Number of sentences to choose of `available`; `None` where the length counts words.
    #[must_use]
    pub fn sentences(self, available: usize) -> Option<usize> {
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
