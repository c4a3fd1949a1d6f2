//! Tally of the articles of a run: how many there were, and what became of them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use nutgraf::raw::read::{self, Input, PassedOver, ReadOptions};

use super::exit::Exit;
use super::progress::Counter;
use super::record::{ModelId, NUTGRAF};
use super::rendered::{Counted, Rendered};
use super::run_report::{PassedOverCounts, RunReport};
use super::terminal;

/// Reason of an article on which nutgraf itself fails.
const FAILED: &str = "failed";

/// How a run is to be told of.
#[derive(Clone, Debug, Default)]
pub(crate) struct RunOptions {
    /// Whether nothing but errors is said.
    pub(crate) quiet: bool,
    /// Whether a run that leaves an article out has failed.
    pub(crate) strict: bool,
    /// File that the report goes to.
    pub(crate) report: Option<PathBuf>,
    /// Whether the report stands on standard error, too.
    pub(crate) summary: bool,
    /// The model that tags, where one does.
    pub(crate) model: Option<ModelId>,
}

/// Counts articles, reports those that cannot be read, and says how the run ends for them.
pub(crate) struct Tally {
    counter: Counter,
    options: RunOptions,
    begun: Instant,
    /// Articles, those that could not be read among them.
    articles: usize,
    left_out: BTreeMap<&'static str, usize>,
    tagged: usize,
    sure: usize,
    briefs: usize,
    known: usize,
    has_output: bool,
    passed_over: PassedOver,
}

impl Tally {
    /// A tally of what is read of `inputs`, seen as it grows where results do not run over the same
    /// screen; `elsewhere` says that they go to a file.
    pub(crate) fn new(
        elsewhere: bool,
        options: RunOptions,
        inputs: &[Input],
        reading: &ReadOptions,
    ) -> Self {
        let counter = if options.quiet {
            Counter::hidden()
        } else {
            Counter::new(elsewhere, inputs, reading)
        };
        Self {
            counter,
            options,
            begun: Instant::now(),
            articles: 0,
            left_out: BTreeMap::new(),
            tagged: 0,
            sure: 0,
            briefs: 0,
            known: 0,
            has_output: false,
            passed_over: reading.passed_over.clone(),
        }
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
            *self.left_out.entry(reason(&error)).or_default() += 1;
            self.counter.aside(|| terminal::error(format_args!("{error:#}")));
        };
        article.map_err(|error| report(error.into())).ok()
    }

    /// Notes that something was said of an article, if it was.
    pub(crate) const fn note_output(&mut self, has_output: bool) {
        self.has_output |= has_output;
    }

    /// Notes what was made of an article, and says what else there is to know of it.
    pub(crate) fn note_rendered<T>(&mut self, rendered: &Rendered<T>) {
        let Counted { tagged, sure, brief, known } = rendered.counted;
        self.note_output(rendered.has_output);
        self.tagged += usize::from(tagged);
        self.sure += usize::from(sure);
        self.briefs += usize::from(brief);
        self.known += usize::from(known);
        if let Some(note) = &rendered.note {
            self.say(note);
        }
    }

    fn say(&self, note: &str) {
        if !self.options.quiet {
            self.counter.aside(|| terminal::note(format_args!("{note}")));
        }
    }

    /// What is to be reported of the run so far.
    pub(crate) fn report(&self) -> RunReport {
        let left_out = self.left_out.values().sum();
        let read = self.articles - left_out - self.known;
        RunReport {
            nutgraf: NUTGRAF,
            model: self.options.model.clone(),
            articles: self.articles,
            read,
            tagged: self.tagged,
            sure: self.sure,
            abstained: self.options.model.as_ref().map_or(0, |_| read - self.tagged),
            briefs: self.briefs,
            already_there: self.known,
            left_out,
            left_out_by_reason: self.left_out.clone(),
            passed_over: PassedOverCounts {
                files: self.passed_over.files(),
                records: self.passed_over.records(),
            },
            seconds: (self.begun.elapsed().as_secs_f64() * 1e3).round() / 1e3,
            exit: self.exit(left_out).code(),
        }
    }

    fn exit(&self, left_out: usize) -> Exit {
        match left_out {
            0 if self.has_output => Exit::Done,
            0 => Exit::Nothing,
            all if all == self.articles || self.options.strict => Exit::Error,
            _ => Exit::LeftOut,
        }
    }

    /// Ends counting, and says what was missed.
    pub(crate) fn end(self) -> anyhow::Result<Exit> {
        let report = self.report();
        self.end_with(&report)
    }

    /// Ends counting with what is reported, says what was missed, and keeps the report where that is
    /// asked for.
    pub(crate) fn end_with(self, report: &RunReport) -> anyhow::Result<Exit> {
        let exit = self.exit(report.left_out);
        if let Some(path) = &self.options.report {
            report.save(path)?;
        }
        if !self.options.quiet {
            notes(report).for_each(|note| self.say(&note));
            if self.options.summary && report.articles > 1 {
                self.say(&report.to_string());
            }
        }
        self.counter.end();
        Ok(exit)
    }
}

/// What was missed.
fn notes(report: &RunReport) -> impl Iterator<Item = String> {
    let RunReport { articles, left_out, passed_over, .. } = report;
    let PassedOverCounts { files, records } = passed_over;
    [
        (*files > 0, format!("files whose names tell no format, passed over: {files}")),
        (*records > 0, format!("records of archives that hold no article: {records}")),
        (*articles == 0, "there is no article in the input".to_owned()),
        (
            *left_out > 0 && *articles > 1,
            format!("{left_out} of {articles} articles could not be read"),
        ),
    ]
    .into_iter()
    .filter(|(is_so, _)| *is_so)
    .map(|(_, note)| note)
}

/// Why an article is left out.
fn reason(error: &anyhow::Error) -> &'static str {
    error.downcast_ref::<read::Error>().map_or(FAILED, |error| error.kind.name())
}
