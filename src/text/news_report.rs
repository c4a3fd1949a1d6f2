//! Reports: articles with what is known of their print.

use super::article::Article;
use super::day::day;

/// News report of an event: an article, and where and when it was printed, as far as that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct NewsReport {
    /// The article.
    pub article: Article,
    /// Who printed it: `The Wexmoor Gazette`.
    pub outlet: Option<String>,
    /// When, as its source writes it.
    pub date: Option<String>,
}

impl NewsReport {
    /// The same report, of this outlet.
    #[must_use]
    pub fn with_outlet(self, outlet: impl Into<Option<String>>) -> Self {
        Self { outlet: outlet.into(), ..self }
    }

    /// The same report, of this date.
    #[must_use]
    pub fn with_date(self, date: impl Into<Option<String>>) -> Self {
        Self { date: date.into(), ..self }
    }

    /// The day it was printed, counted so that the next is one more; none where its date cannot be
    /// read.
    #[must_use]
    pub fn day(&self) -> Option<i32> {
        day(self.date.as_deref()?)
    }
}

impl From<Article> for NewsReport {
    fn from(article: Article) -> Self {
        Self { article, ..Self::default() }
    }
}
