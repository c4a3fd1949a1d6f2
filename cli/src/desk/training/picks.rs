use nutgraf::raw::active_learning::Reason;

/// Picks: articles to label next for a facet, those first that teach most.
#[derive(Debug)]
pub(crate) struct Picks {
    pub(crate) facet: String,
    pub(crate) articles: Vec<Picked>,
    /// What there is to know beside them.
    pub(crate) notes: Vec<String>,
}

/// An article that was picked, and why.
#[derive(Debug)]
pub(crate) struct Picked {
    /// Its key in the archive, and its id.
    pub(crate) article: i64,
    pub(crate) id: String,
    pub(crate) reason: Reason,
}

impl Picks {
    /// Whether the article was drawn at random to be labelled for the facet of this name.
    pub(crate) fn drew(&self, article: i64, facet: &str) -> bool {
        let drew = |own: &Picked| own.article == article && own.reason == Reason::Random;
        facet == self.facet && self.articles.iter().any(drew)
    }
}
