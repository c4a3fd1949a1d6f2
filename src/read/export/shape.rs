//! The contract between the reader of exports and the shapes that databases export in.

/// A shape of exports.
pub(super) trait Shape: Sync {
    /// Whether a line that begins or ends an article stands in `head`, the first lines of a file.
    fn recognises(&self, head: &str) -> bool {
        head.lines().any(|line| self.mark(line.trim()) != Mark::Within)
    }

    /// What a line, without spaces around it, is to an article.
    fn mark(&self, line: &str) -> Mark;

    /// Whether an article stands in a run of lines down to a line that ends one: services put other
    /// things between.
    fn holds_article(&self, _run: &str) -> bool {
        true
    }

    /// The article that stands in some lines, its first or last mark among them.
    fn entry(&self, lines: &[&str]) -> Entry;
}

/// What a line is to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Begins,
    Within,
    Ends,
}

/// An article of an export.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) text: String,
    /// What else its lines say, each under a name.
    pub(super) fields: Vec<(String, String)>,
}

impl Entry {
    /// Takes up what a line says under a name.
    pub(super) fn put(&mut self, name: &str, value: &str) {
        if !value.trim().is_empty() {
            self.fields.push((name.to_owned(), value.trim().to_owned()));
        }
    }

    /// Takes up the headline, if none is known yet.
    pub(super) fn head(&mut self, title: &str) {
        let title = Some(title.trim()).filter(|title| !title.is_empty());
        self.title = self.title.take().or_else(|| title.map(str::to_owned));
    }
}
