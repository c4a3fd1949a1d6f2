/// Change of what is said of an article.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) article: i64,
    pub(crate) title: String,
    pub(crate) facet: String,
    pub(crate) target: Option<String>,
    pub(crate) before: Vec<String>,
    pub(crate) after: Vec<String>,
    /// The words that speak most for what is new.
    pub(crate) why: Vec<String>,
}
