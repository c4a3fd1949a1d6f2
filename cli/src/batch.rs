//! Many articles: read, worked on by many threads, written in order.

use std::io;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;

use indexmap::IndexMap;
use nutgraf::pipeline::in_order;
use nutgraf::read::{self, Input, Options, PassedOver, Pending, Record, read};
use nutgraf::text::Article;

use super::exit::Exit;
use super::output::Frame;
use super::progress::Counter;
use super::sink::Sink;
use super::terminal;

/// Articles to work through, and where results go.
pub(crate) struct Batch {
    pub(crate) inputs: Vec<Input>,
    pub(crate) options: Options,
    pub(crate) threads: NonZeroUsize,
    pub(crate) sink: Sink,
}

/// What was made of one article.
pub(crate) struct Rendered {
    /// As the output has it.
    pub(crate) text: String,
    /// Whether it says anything of the article.
    pub(crate) telling: bool,
}

/// Articles that go together.
pub(crate) struct Group {
    /// What they have in common; nothing where all go together.
    pub(crate) name: Option<String>,
    pub(crate) articles: Vec<Article>,
}

impl Batch {
    /// Works on every article on all threads, each with a state of its own, and writes what comes
    /// of it in the order of the input. An article that cannot be read is reported, and the rest
    /// goes on.
    pub(crate) fn run<S>(
        self,
        format: &dyn Frame,
        state: impl Fn() -> S + Sync,
        work: impl Fn(&mut S, Record) -> Rendered + Sync,
    ) -> anyhow::Result<Exit> {
        let mut writer = Writer::new(self.sink, format, &self.options);
        let mut pending = read(self.inputs, &self.options);
        let first = writer.first(&mut pending);
        let items = first.map(Item::Decoded).into_iter().chain(pending.map(Item::Cut));
        let mut written = Ok(());
        in_order(
            items,
            self.threads,
            state,
            |state, item: Item| item.decode().map(|record| work(state, record)),
            |outcome| match writer.count(outcome) {
                Some(rendered) => unless_broken(writer.write(&rendered), &mut written),
                None => ControlFlow::Continue(()),
            },
        );
        written?;
        writer.finish()
    }

    /// Works on the articles of the same key together, group by group in the order of their first.
    /// All articles are held at once, since the last may belong to the first group.
    pub(crate) fn run_groups<S>(
        self,
        format: &dyn Frame,
        key: impl Fn(&Record) -> Option<String>,
        state: impl Fn() -> S + Sync,
        work: impl Fn(&mut S, Group) -> Rendered + Sync,
    ) -> anyhow::Result<Exit> {
        let mut writer = Writer::new(self.sink, format, &self.options);
        let mut groups: IndexMap<Option<String>, Vec<Article>> = IndexMap::new();
        for pending in read(self.inputs, &self.options) {
            if let Some(record) = writer.count(pending.and_then(Pending::decode)) {
                groups.entry(key(&record)).or_default().push(record.article);
            }
        }
        let groups = groups.into_iter().map(|(name, articles)| Group { name, articles });
        let mut written = Ok(());
        in_order(groups, self.threads, state, work, |rendered| {
            unless_broken(writer.write(&rendered), &mut written)
        });
        written?;
        writer.finish()
    }

    /// Keeps what `sketch` makes of each article, and writes what `find` finds in all of them.
    pub(crate) fn run_whole<T: Send>(
        self,
        format: &dyn Frame,
        sketch: impl Fn(Article) -> T + Sync,
        find: impl FnOnce(Vec<T>) -> Vec<Rendered>,
    ) -> anyhow::Result<Exit> {
        let mut writer = Writer::new(self.sink, format, &self.options);
        let mut sketches = Vec::new();
        in_order(
            read(self.inputs, &self.options),
            self.threads,
            || (),
            |(), pending: Result<Pending, read::Error>| {
                pending.and_then(Pending::decode).map(|record| sketch(record.article))
            },
            |outcome| {
                sketches.extend(writer.count(outcome));
                ControlFlow::Continue(())
            },
        );
        for rendered in find(sketches) {
            writer.write(&rendered)?;
        }
        writer.finish()
    }
}

/// A record on its way to a worker.
enum Item {
    Decoded(Record),
    Cut(Result<Pending, read::Error>),
}

impl Item {
    fn decode(self) -> Result<Record, read::Error> {
        match self {
            Self::Decoded(record) => Ok(record),
            Self::Cut(pending) => pending.and_then(Pending::decode),
        }
    }
}

/// Goes on after what was written; breaks off where it could not be, and keeps the error.
fn unless_broken(write: io::Result<()>, written: &mut io::Result<()>) -> ControlFlow<()> {
    match write {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            *written = Err(error);
            ControlFlow::Break(())
        }
    }
}

/// Writes what comes, and counts.
struct Writer<'f> {
    sink: Sink,
    format: &'f dyn Frame,
    counter: Counter,
    /// Articles, those that could not be read among them.
    articles: usize,
    failed: usize,
    /// Whether anything was written, and anything that says something.
    begun: bool,
    telling: bool,
    passed_over: PassedOver,
}

impl<'f> Writer<'f> {
    fn new(sink: Sink, format: &'f dyn Frame, options: &Options) -> Self {
        let counter = Counter::new(!sink.is_stdout());
        let passed_over = options.passed_over.clone();
        let (begun, telling) = (false, false);
        Self { sink, format, counter, articles: 0, failed: 0, begun, telling, passed_over }
    }

    /// The first record that can be read: the form may look at it before it opens.
    fn first(
        &mut self,
        pending: &mut impl Iterator<Item = Result<Pending, read::Error>>,
    ) -> Option<Record> {
        let first = pending.find_map(|pending| self.readable(pending.and_then(Pending::decode)))?;
        self.format.begin(&first);
        Some(first)
    }

    /// Counts an article, and reports it if it could not be read.
    fn count<T>(&mut self, article: Result<T, read::Error>) -> Option<T> {
        let readable = self.readable(article);
        if readable.is_some() {
            self.counter.count();
            self.articles += 1;
        }
        readable
    }

    /// Counts and reports an article if it could not be read.
    fn readable<T>(&mut self, article: Result<T, read::Error>) -> Option<T> {
        let report = |error| {
            self.counter.count();
            self.articles += 1;
            self.failed += 1;
            let error = anyhow::Error::from(error);
            self.counter.aside(|| terminal::error(format_args!("{error:#}")));
        };
        article.map_err(report).ok()
    }

    fn write(&mut self, rendered: &Rendered) -> io::Result<()> {
        let before = if self.begun { self.format.between() } else { self.format.opening() };
        self.begun = true;
        self.telling |= rendered.telling;
        self.sink.write((before + &rendered.text).as_bytes())
    }

    fn finish(self) -> anyhow::Result<Exit> {
        self.counter.end();
        if self.begun {
            self.sink.write(self.format.closing().as_bytes())?;
            self.sink.finish()?;
        }
        let Self { articles, failed, .. } = self;
        let (files, records) = (self.passed_over.files(), self.passed_over.records());
        if files > 0 {
            terminal::note(format_args!("files whose names tell no format, passed over: {files}"));
        }
        if records > 0 {
            terminal::note(format_args!("records of archives that hold no article: {records}"));
        }
        if articles == 0 {
            terminal::note(format_args!("there is no article in the input"));
        }
        if failed > 0 && articles > 1 {
            terminal::note(format_args!("{failed} of {articles} articles could not be read"));
        }
        Ok(match (failed, self.telling) {
            (0, false) => Exit::Nothing,
            (0, true) => Exit::Done,
            _ => Exit::Error,
        })
    }
}
