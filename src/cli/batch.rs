//! Many articles: read, worked on by many threads, written in order.

use std::io;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;

use indexmap::IndexMap;
use nutgraf::pipeline::in_order;
use nutgraf::read::{self, Input, Options, PassedOver, Pending, Record, read};
use nutgraf::text::Article;

use super::exit::Exit;
use super::output::Format;
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
        format: &dyn Format,
        state: impl Fn() -> S + Sync,
        work: impl Fn(&mut S, Record) -> Rendered + Sync,
    ) -> anyhow::Result<Exit> {
        let mut writer = Writer::new(self.sink, format, &self.options);
        let mut pending = read(self.inputs, &self.options);
        let first = writer.first(&mut pending)?;
        let items = first.map(Item::Decoded).into_iter().chain(pending.map(Item::Cut));
        let mut written = Ok(());
        in_order(
            items,
            self.threads,
            state,
            |state, item: Item| item.decode().map(|record| work(state, record)),
            |outcome| unless_broken(writer.take(outcome), &mut written),
        );
        written?;
        writer.finish()
    }

    /// Works on the articles of the same key together, group by group in the order of their first.
    /// All articles are held at once, since the last may belong to the first group.
    pub(crate) fn run_groups<S>(
        self,
        format: &dyn Format,
        key: impl Fn(&Record) -> Option<String>,
        state: impl Fn() -> S + Sync,
        work: impl Fn(&mut S, Group) -> Rendered + Sync,
    ) -> anyhow::Result<Exit> {
        let mut writer = Writer::new(self.sink, format, &self.options);
        let mut groups: IndexMap<Option<String>, Vec<Article>> = IndexMap::new();
        for pending in read(self.inputs, &self.options) {
            match pending.and_then(Pending::decode) {
                Ok(record) => groups.entry(key(&record)).or_default().push(record.article),
                Err(error) => writer.take(Err(error))?,
            }
        }
        let groups = groups.into_iter().map(|(name, articles)| Group { name, articles });
        let mut written = Ok(());
        in_order(groups, self.threads, state, work, |rendered| {
            unless_broken(writer.take(Ok(rendered)), &mut written)
        });
        written?;
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
    format: &'f dyn Format,
    counter: Counter,
    done: usize,
    telling: usize,
    failed: usize,
    passed_over: PassedOver,
}

impl<'f> Writer<'f> {
    fn new(sink: Sink, format: &'f dyn Format, options: &Options) -> Self {
        let counter = Counter::new(!sink.is_stdout());
        let passed_over = options.passed_over.clone();
        Self { sink, format, counter, done: 0, telling: 0, failed: 0, passed_over }
    }

    /// The first record that can be read: the form may look at it before it opens.
    fn first(
        &mut self,
        pending: &mut impl Iterator<Item = Result<Pending, read::Error>>,
    ) -> io::Result<Option<Record>> {
        for pending in pending {
            match pending.and_then(Pending::decode) {
                Err(error) => self.take(Err(error))?,
                Ok(record) => {
                    self.format.begin(&record);
                    return Ok(Some(record));
                }
            }
        }
        Ok(None)
    }

    fn take(&mut self, outcome: Result<Rendered, read::Error>) -> io::Result<()> {
        self.counter.count();
        match outcome {
            Err(error) => {
                self.failed += 1;
                let error = anyhow::Error::from(error);
                self.counter.aside(|| terminal::error(format_args!("{error:#}")));
                Ok(())
            }
            Ok(Rendered { text, telling }) => {
                let before =
                    if self.done == 0 { self.format.opening() } else { self.format.between() };
                self.done += 1;
                self.telling += usize::from(telling);
                self.sink.write((before + &text).as_bytes())
            }
        }
    }

    fn finish(self) -> anyhow::Result<Exit> {
        self.counter.end();
        if self.done > 0 {
            self.sink.write(self.format.closing().as_bytes())?;
            self.sink.finish()?;
        }
        let all = self.done + self.failed;
        let passed_over = self.passed_over.so_far();
        if passed_over > 0 {
            terminal::note(format_args!("records of archives that hold no article: {passed_over}"));
        }
        if all == 0 {
            terminal::note(format_args!("there is no article in the input"));
        }
        if self.failed > 0 && all > 1 {
            let failed = self.failed;
            terminal::note(format_args!("{failed} of {all} articles could not be read"));
        }
        Ok(match (self.failed, self.telling) {
            (0, 0) => Exit::Nothing,
            (0, _) => Exit::Done,
            _ => Exit::Error,
        })
    }
}
