//! Tally of the articles of a run: how many there were, and how many could not be read.

use nutgraf::raw::read::PassedOver;

use super::exit::Exit;
use super::progress::Counter;
use super::terminal;

/// Counts articles, reports those that cannot be read, and says how the run ends for them.
pub(crate) struct Tally {
    counter: Counter,
    /// Articles, those that could not be read among them.
    articles: usize,
    unreadable: usize,
    has_output: bool,
    passed_over: PassedOver,
}

impl Tally {
    /// A tally that is seen as it grows where results do not run over the same screen; `elsewhere`
    /// says that they go to a file. Reading adds to `passed_over` what it takes for no article.
    pub(crate) fn new(elsewhere: bool, passed_over: &PassedOver) -> Self {
        let (counter, passed_over) = (Counter::new(elsewhere), passed_over.clone());
        Self { counter, articles: 0, unreadable: 0, has_output: false, passed_over }
    }

    /// Counts an article, and reports it if it could not be read.
    pub(crate) fn count<T>(&mut self, article: Result<T, impl Into<anyhow::Error>>) -> Option<T> {
        let readable = self.readable(article);
        if readable.is_some() {
            self.counter.count();
            self.articles += 1;
        }
        readable
    }

    /// Counts and reports an article if it could not be read.
    pub(crate) fn readable<T>(
        &mut self,
        article: Result<T, impl Into<anyhow::Error>>,
    ) -> Option<T> {
        let mut report = |error: anyhow::Error| {
            self.counter.count();
            self.articles += 1;
            self.unreadable += 1;
            self.counter.aside(|| terminal::error(format_args!("{error:#}")));
        };
        article.map_err(|error| report(error.into())).ok()
    }

    /// Notes that something was said of an article, if it was.
    pub(crate) const fn note_output(&mut self, has_output: bool) {
        self.has_output |= has_output;
    }

    /// Says what else there is to know of an article.
    pub(crate) fn say(&self, note: &str) {
        self.counter.aside(|| terminal::note(format_args!("{note}")));
    }

    /// Ends counting, and says what was missed.
    pub(crate) fn end(self) -> Exit {
        let Self { counter, articles, unreadable, has_output, passed_over } = self;
        counter.end();
        let (files, records) = (passed_over.files(), passed_over.records());
        if files > 0 {
            terminal::note(format_args!("files whose names tell no format, passed over: {files}"));
        }
        if records > 0 {
            terminal::note(format_args!("records of archives that hold no article: {records}"));
        }
        if articles == 0 {
            terminal::note(format_args!("there is no article in the input"));
        }
        if unreadable > 0 && articles > 1 {
            terminal::note(format_args!("{unreadable} of {articles} articles could not be read"));
        }
        match (unreadable, has_output) {
            (0, false) => Exit::Nothing,
            (0, true) => Exit::Done,
            _ => Exit::Error,
        }
    }
}
